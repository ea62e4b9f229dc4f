"""Exercise 6: how high arms and legs are lifted, from the landmarks and the silhouette.

The pose model often draws both legs where one of them is, and a hidden arm beside the
other; its person mask is read from the same look and shows what is off the mat. Measured
on seven made people: at rest the edges move by up to 0.02 T; a lifted limb moves its edge
by 0.2 to 0.4 T.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from posecheck.baseline.body import Body
from posecheck.baseline.edges import edges_t
from posecheck.baseline.survey import lift_t
from posecheck.exercises.measuring import SideMeasure
from posecheck.geometry.angles import angle_of
from posecheck.landmarks import Landmark, Side, of_side
from posecheck.verdict import Measures

__all__ = ["EDGES", "Lifts", "edge_heights", "lifts_of", "pelvis_rise_t", "row_unrest_t"]

EDGES = (
    *("shank_low_t", "shank_high_t", "forearm_low_t", "forearm_high_t", "hand_low_t"),
    *("pelvis_low_t", "pelvis_high_t", "head_high_t"),
)
"""Names of the edges: heights over the mat line; where they rest is measured, too."""

# Lift of a limb and the least that it may be, in T; NaN unknown.
Range = tuple[float, float]
UNKNOWN: Range = (math.nan, math.nan)

_L = Landmark
# Where the edges are read, as a share of the resting leg and arm: at the shank, which a
# raised leg does not leave; at the near forearm, beyond the head; and in the near hand,
# beyond that of the far arm.
SHANK, FOREARM, HAND = 0.85, 0.85, 1.1
# Up to here the lower edge lies on the mat, in T: the near limb is down.
DOWN_T = 0.03
# From here on it does not: the near leg is up. The far one rests higher in the picture by
# 0.03 T (camera at 0.4 m) to 0.15 T (at 0.6 m), and is then the lower edge.
UP_T, FAR_LEG_T = 0.045, 0.16
# Beside a near arm that is up the near leg should be down: up to here it is, and the mask of
# a dark shank frays by as much; from there to `FAR_LEG_T` either leg may be the one that is up.
FRAYED_T = 0.06
# Where the head is, in T beyond the shoulder: thrown back it comes towards it.
HEAD_T = (0.15, 0.30)
# The near forearm is up for certain: the far arm, which rests higher in the picture, shows
# under it.
ARM_UP_T = 0.06
# A raised hand carries its wrist this far up, as a share of the hand's own lift.
WRIST_SHARE = 0.8
# The hand of a straight raised arm is this much higher than its forearm, at least: 1.3 by where
# they are looked at, 1.5 to 2.3 over the mat line that both were measured from.
STRAIGHT_SHARE = 1.15
# Without the hand, a raised near elbow that reads less is bent.
BENT_DEG = 150.0
# Landmarks that have the near leg higher by this, in T, say plainly that it is the one.
PLAINLY_T = 0.12
# A leg that is drawn this far from where it is, in T, tells nothing about its knee.
ASTRAY_T = 0.15
# How high the knee of a straight lifted leg is, as a share of its ankle.
KNEE_SHARE = 0.5
# Less than this at the upper edge is no lifted leg, in T; an arm is thinner and nods.
LEG_LIFT_T, ARM_LIFT_T = 0.08, 0.12
# A near hand that has risen by less lies where it lay; by as much it is the one of a row.
STILL_T, ROW_T = 0.06, 0.08


@dataclass(frozen=True, slots=True)
class Lifts:
    """How high the limbs are in a picture.

    Attributes
    ----------
    wrist, ankle : mapping of Side to (float, float)
        Lift in T, and the least that it may be; NaN unknown.
    edges : mapping of str to float
        By how much the edges of the silhouette have risen, in T; NaN unknown.
    legs_unsure : bool
        The silhouette shows a leg that is up, but not whose it is.
    """

    wrist: Mapping[Side, Range]
    ankle: Mapping[Side, Range]
    edges: Mapping[str, float]
    legs_unsure: bool

    def measure(self, limb: str, *, least: bool = False) -> SideMeasure:
        """Give the measure of a limb, ``"wrist"`` or ``"ankle"``."""
        lifts: Mapping[Side, Range] = getattr(self, limb)
        return lambda body, side: lifts[side][int(least)]

    def knee_deg(self, body: Body, side: Side) -> float:
        """KNEE; NaN where the leg is not where its landmarks are."""
        astray = abs(body.height_t(_L.LEFT_ANKLE, side) - self.ankle[side][0]) > ASTRAY_T
        return math.nan if astray or self.legs_unsure else body.knee_deg(side)

    def elbow_deg(self, body: Body, side: Side) -> float:
        """ELBOW, with the near wrist where the silhouette has the hand.

        The landmarks of a forearm that points up are drawn half way down: a bent elbow
        (134 degrees) reads 143 to 160, and one that is straight 159 to 180; so 129 to 149,
        and 160 and more (seven made people, 2 % to 98 %).
        """
        read_deg = body.elbow_deg(side)
        hand_t, forearm_t = self.edges["hand_low_t"], self.edges["forearm_low_t"]
        lost = body.pose.silhouette is not None and math.isnan(forearm_t)
        hidden = forearm_t <= DOWN_T and hand_t >= ARM_LIFT_T
        if side is body.near and (lost or hidden):
            return math.nan  # the mask has lost the forearm, or something hangs before it
        if side is not body.near or not forearm_t > DOWN_T:
            return read_deg
        if not hand_t >= STRAIGHT_SHARE * forearm_t:
            # The mask has lost the hand, or it is not at the end of a straight arm: what reads
            # straight may be bent.
            return read_deg if read_deg <= BENT_DEG else math.nan
        resting_t = float(body.baseline.resting_t[of_side(_L.LEFT_WRIST, side)])
        along_t, _ = body.point(_L.LEFT_WRIST, side)
        shoulder, elbow = (body.point(left, side) for left in (_L.LEFT_SHOULDER, _L.LEFT_ELBOW))
        return angle_of(shoulder, elbow, (along_t, resting_t + WRIST_SHARE * hand_t))


def edge_heights(body: Body) -> dict[str, float]:
    """Measure where the edges of the silhouette are over the mat line, in T; NaN unknown."""
    leg_t = body.bone_t(_L.LEFT_HIP, _L.LEFT_KNEE, body.near)
    leg_t += body.bone_t(_L.LEFT_KNEE, _L.LEFT_ANKLE, body.near)
    arm_t = body.bone_t(_L.LEFT_SHOULDER, _L.LEFT_ELBOW, body.near)
    arm_t += body.bone_t(_L.LEFT_ELBOW, _L.LEFT_WRIST, body.near)
    hip_t = body.point(_L.LEFT_HIP, body.near)[0]
    shoulder_t = body.point(_L.LEFT_SHOULDER, body.near)[0]
    shank = edges_t(body, hip_t - SHANK * leg_t)
    forearm = edges_t(body, shoulder_t + FOREARM * arm_t)
    hand = edges_t(body, shoulder_t + HAND * arm_t)
    near_t, far_t = (edges_t(body, shoulder_t + along_t)[1] for along_t in HEAD_T)
    heights = (*shank, *forearm, hand[0], *edges_t(body, hip_t), float(np.fmax(near_t, far_t)))
    return dict(zip(EDGES, heights, strict=True))


def row_unrest_t(body: Body) -> float:
    """How far a body is from lying flat, in T: the lower its upper edges, the flatter.

    Landmarks do not tell: the model may draw a lifted leg on the mat. NaN where a mask was
    read and does not show both ends of the body.
    """
    if body.pose.silhouette is None:
        return lift_t(body)
    heights = edge_heights(body)
    return heights["shank_high_t"] + heights["forearm_high_t"]


def pelvis_rise_t(measures: Measures, rest: Measures) -> float:
    """By how much the pelvis has come up, in T: both edges of the silhouette at the hips.

    NaN where the mask does not show them.
    """
    edges = EDGES[5:7]
    return sum(measures[name] - rest[name] for name in edges) / len(edges)


def lifts_of(body: Body, heights: Mapping[str, float]) -> Lifts:
    """Measure the lifts of a body; the silhouette goes before the landmarks.

    Parameters
    ----------
    body : Body
    heights : mapping of str to float
        Of the edges now (`edge_heights`); the baseline knows where they rest.
    """
    edges = {name: height_t - body.baseline.rest[name] for name, height_t in heights.items()}
    near, far = body.near, body.near.other
    wrist, ankle = _landmarks(body, _L.LEFT_WRIST), _landmarks(body, _L.LEFT_ANKLE)
    wrist |= _arms(edges, near, wrist)
    down = wrist[near][0] <= DOWN_T
    # The far arm alone is up: the near leg should be; and the other way round.
    far_row = down and wrist[far][1] >= ARM_LIFT_T
    near_row = wrist[near][1] >= ROW_T
    legs = _legs(edges, near, near_row=near_row, far_row=far_row)
    up = edges["shank_high_t"] >= LEG_LIFT_T
    if up and legs and legs[near][0] <= FRAYED_T and ankle[near][1] - ankle[far][0] >= PLAINLY_T:
        # From low down the far leg on the mat is hardly higher than the near one: a leg of the
        # arm's own side is not to pass for the other.
        legs = dict.fromkeys(Side, UNKNOWN)
    drawn_t = ankle[far][0]
    if math.isnan(drawn_t):
        # A foot that is not seen is no lower than its knee.
        drawn_t = body.height_t(_L.LEFT_KNEE, far) / KNEE_SHARE
    if far in legs and not up and not drawn_t < LEG_LIFT_T:
        # For moments the mask loses a far leg that is up.
        legs[far] = UNKNOWN
    if legs and far not in legs and down:
        # In the row of the far arm the far leg rests, behind the near one: it may be down.
        legs[far] = (ankle[far][0], 0.0)
    return Lifts(wrist, ankle | legs, edges, legs_unsure=up and not legs)


def _landmarks(body: Body, left: Landmark) -> dict[Side, Range]:
    """Lift of a limb's landmarks, rid of the model's bias."""
    calibration = body.baseline.calibration
    lift = {side: calibration.prone_lift_t(left, body.height_t(left, side)) for side in Side}
    return {
        side: (lift[side], calibration.prone_least_t(left, lift[side], lift[side.other]))
        for side in Side
    }


def _sure(lift_t: float) -> Range:
    return max(0.0, lift_t), max(0.0, lift_t)


def _arms(edges: Mapping[str, float], near: Side, drawn: Mapping[Side, Range]) -> dict[Side, Range]:
    """Lifts of the arms that the silhouette tells; `drawn` are those of the landmarks."""
    low_t, high_t, hand_t = (edges[name] for name in EDGES[2:5])
    # A head or a chest that comes up can hang in front of the forearm, never of the hand.
    hand_up = hand_t >= ARM_LIFT_T and high_t >= ARM_LIFT_T
    if low_t <= DOWN_T and not hand_up:
        # Over a near arm that rests, only the far one can be.
        over = {near.other: _sure(high_t / FOREARM)} if high_t >= ARM_LIFT_T else {}
        return {near: _sure(low_t / FOREARM)} | over
    if hand_t < STILL_T and low_t < ARM_LIFT_T and drawn[near][0] >= ARM_LIFT_T:
        # The hand has not risen with what is drawn of the arm.
        return {near: UNKNOWN}
    if not (low_t >= ARM_UP_T or hand_t >= ARM_LIFT_T):
        return {}
    least_t = low_t / FOREARM if math.isnan(hand_t) else hand_t
    most_t = least_t if math.isnan(drawn[near][0]) else max(least_t, drawn[near][0])
    # Beside an arm that is up the model draws the hidden one.
    return {near: (most_t, least_t), near.other: (drawn[near.other][0], 0.0)}


def _legs(
    edges: Mapping[str, float], near: Side, *, near_row: bool, far_row: bool
) -> dict[Side, Range]:
    """Lifts of the legs that the silhouette tells."""
    low_t, high_t = (edges[name] for name in EDGES[:2])
    if math.isnan(low_t) or math.isnan(high_t):
        return {}
    if (low_t <= DOWN_T and not far_row) or (low_t <= UP_T and high_t < LEG_LIFT_T):
        return {near: _sure(low_t / SHANK), near.other: _sure(high_t / SHANK)}
    if near_row and low_t <= FAR_LEG_T:
        frayed = low_t <= FRAYED_T
        far = _sure(high_t / SHANK) if frayed else UNKNOWN
        return {near: (0.0, 0.0) if frayed else UNKNOWN, near.other: far}
    if low_t < UP_T:
        return {}
    if low_t <= FAR_LEG_T:
        # The lower edge is the far leg on the mat.
        return {near: _sure((low_t + high_t) / SHANK), near.other: (0.0, 0.0)}
    return {near: _sure(low_t / SHANK)}
