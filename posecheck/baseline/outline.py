"""What the outline of a person shows of a limb whose landmarks are not seen.

It never overrules a landmark that is seen.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from statistics import median

import numpy as np
from numpy.typing import NDArray

from posecheck.baseline.body import Body
from posecheck.geometry.mat_frame import in_mat_t
from posecheck.landmarks import Landmark
from posecheck.pose import FloatArray, Pose
from posecheck.verdict import UNSEEN, Reading

__all__ = ["has_left", "hidden_rise_t", "joined", "nothing_above", "resting_edges"]

_L = Landmark
UPPER, LOWER = 0, 1  # of `Silhouette.edges_px`
# An edge of the mask is as exact as the mask itself: 256 pixels across a picture that shows a
# body of 5 T, so 0.02 T, and as much again for what it frays.
EDGE_SD_T = 0.03
# A limb under this over its rest has not been lifted (two sd of an edge); one whose edge is
# gone by as much does not lie where it lay.
MOVED_T = 2.0 * EDGE_SD_T
# EXERCISES, 6: from this on a limb is clearly lifted.
LIFTED_T = 0.12
# From the ear to the crown with its hair, and from the wrist to the finger tips (0.108 of the
# height: Drillis and Contini 1966).
CROWN_T, HAND_T = 0.30, 0.38
# Hair that lies loose goes farther.
HAIR_T = 0.2
# The upper edge of an arm that lies on the mat: where its wrist rests, and half its thickness.
ARM_TOP_T = 0.12
# Edges farther from the mat line belong to somebody, or something, else.
FARTHEST_T = 2.5


def resting_edges(poses: Iterable[Pose], least_share: float) -> FloatArray | None:
    """Give the edges of the person at rest, in pixels, shape (K, 2): the median over poses.

    A column is NaN where it shows somebody for less than this share of the poses. None
    where no mask was read.
    """
    edges = [pose.silhouette.edges_px for pose in poses if pose.silhouette is not None]
    if not edges:
        return None
    stack = np.array(edges)
    shown = ~np.isnan(stack[..., 0])
    most = shown.mean(axis=0) > least_share
    resting = np.full(stack.shape[1:], np.nan)
    resting[most] = np.nanmedian(stack[:, most], axis=0)
    return resting


def _edge_rise_t(body: Body, edge: int, inner: Landmark, outer: Landmark) -> float:
    """By how much an edge is higher than at rest along the outer half of a near limb, in T.

    Median over its columns; NaN where most of them show nobody, now or at rest.
    """
    rises_t, _ = _rises_t(body, edge, inner, outer)
    known = rises_t[~np.isnan(rises_t)].tolist()
    return median(known) if len(known) * 2 > len(rises_t) else math.nan


def _rises_t(
    body: Body, edge: int, inner: Landmark, outer: Landmark
) -> tuple[FloatArray, NDArray[np.bool_]]:
    """Rise of an edge over its rest, by column, and which columns show somebody at rest."""
    silhouette, resting = body.pose.silhouette, body.baseline.resting_edges_px
    start_t, end_t = body.point(inner, body.near)[0], body.point(outer, body.near)[0]
    if silhouette is None or resting is None or math.isnan(start_t + end_t):
        return np.empty(0), np.empty(0, dtype=np.bool_)
    mat, count = body.baseline.mat, len(resting)
    first, last = sorted(
        min(max(int(x_px * count / body.pose.image_size[0]), 0), count - 1)
        for along_t in ((start_t + end_t) / 2.0, end_t)
        for x_px in (mat.point_px[0] + along_t * mat.torso_px * mat.along[0],)
    )
    columns = slice(first, last + 1)
    rest_px = resting[columns, edge]
    rises_px = (rest_px - silhouette.edges_px[columns, edge]) * -mat.up[1]
    return rises_px / mat.torso_px, ~np.isnan(rest_px)


def hidden_rise_t(body: Body, inner: Landmark, outer: Landmark) -> Reading:
    """Give how far the hidden limb of a pair has risen, where the outline shows it.

    The limb nearer to the camera is seen. While it lies, what rises over it is the other
    one. While it is up, the lower edge is as at rest only if the other one still lies there.
    A mask loses thin limbs: an edge that is not there says nothing.

    What moves lies between `inner` and `outer`, left landmarks, and towards the outer one. In T;
    unknown where the outline does not show that limb.
    """
    near_t = body.height_t(outer, body.near).value
    if near_t <= MOVED_T:
        rise_t = _edge_rise_t(body, UPPER, inner, outer)
        shown = rise_t > MOVED_T
    else:
        rise_t = _edge_rise_t(body, LOWER, inner, outer)
        shown = near_t > LIFTED_T and abs(rise_t) <= MOVED_T
    return Reading(rise_t, EDGE_SD_T) if shown else UNSEEN


def is_as_at_rest(body: Body, inner: Landmark, outer: Landmark) -> bool:
    """Whether a pair of limbs shows as it does at rest: the near one lies, nothing over it."""
    if not body.height_t(outer, body.near).value <= MOVED_T:
        return False
    return abs(_edge_rise_t(body, UPPER, inner, outer)) <= MOVED_T


def joined(landmark: Reading, outline: Reading) -> Reading:
    """Join what a landmark and the outline say of the same height, each by its certainty.

    Of a landmark that is seen the outline only makes sure: where they differ by more than
    the landmark may be off (two sd), or the landmark is the more certain, it stands alone.
    """
    if not (landmark.known and outline.known):
        return landmark if landmark.known else outline
    apart_t = abs(landmark.value - outline.value)
    if landmark.sd <= outline.sd or apart_t > 2.0 * landmark.sd:
        return landmark
    weights = landmark.sd**-2, outline.sd**-2
    value = landmark.value * weights[0] + outline.value * weights[1]
    return Reading(value / sum(weights), sum(weights) ** -0.5)


def has_left(body: Body, inner: Landmark, outer: Landmark) -> bool:
    """Whether the outline shows that the hidden limb of a pair is not where it rested.

    The near one lies where it lay, and the edge that the other one made over it is gone.
    """
    if not body.height_t(outer, body.near).value <= MOVED_T:
        return False
    rises_t, there = _rises_t(body, UPPER, inner, outer)
    # A column that shows nobody any more has lost its edge, too.
    gone = ~(rises_t[there] >= -MOVED_T)
    return bool(len(gone)) and int(gone.sum()) * 2 > len(gone)


def nothing_above(body: Body, inner: Landmark, outer: Landmark) -> bool:
    """Whether the outline shows nothing over the nearer limb of a pair.

    Its upper edge has risen by no more than that limb has.
    """
    inner_t, outer_t = (body.height_t(left, body.near).value for left in (inner, outer))
    near_t = inner_t if inner_t > outer_t else outer_t  # NaN is not more
    return _edge_rise_t(body, UPPER, inner, outer) <= near_t + MOVED_T


def hidden_past_head_t(body: Body, near_wrist_t: float) -> Reading:
    """Give how far the wrist of the hidden far arm is past the ear, as the outline shows it.

    While the near arm is not past the head, what reaches there, and does not at rest, is the
    other one. While it is, an arm on the far side shows above it.

    Of somebody on the back; `near_wrist_t` is how far the near wrist, which is seen, is past
    the ear. In T, along the mat; unknown where it can't be told.
    """
    ear_t = body.point(_L.LEFT_EAR, body.near)[0]
    silhouette = body.pose.silhouette
    if silhouette is None or math.isnan(ear_t):
        return UNSEEN
    sd_t = math.hypot(body.sd_t[_L.LEFT_EAR + body.near][0], EDGE_SD_T)
    if near_wrist_t > 0.0:
        nothing = _shows_far_arm(body, near_wrist_t) is False
        return Reading(CROWN_T - HAND_T, sd_t) if nothing else UNSEEN
    resting = body.baseline.resting_edges_px
    hair_t = 0.0 if resting is None else max(0.0, _reach_t(body, resting, ear_t) - CROWN_T)
    return Reading(_reach_t(body, silhouette.edges_px, ear_t) - hair_t - HAND_T, sd_t)


def _shows_far_arm(body: Body, near_wrist_t: float) -> bool | None:
    """Whether something shows over the near arm, between the head and its wrist.

    An arm that lies on the far side of the mat is seen higher, by as much as the far shoulder
    is. None where the camera does not look down enough, or no mask was read.
    """
    apart_t, silhouette = body.baseline.far_shift_t, body.pose.silhouette
    if silhouette is None or not apart_t >= 2.0 * MOVED_T:
        return None
    head_end_t = body.point(_L.LEFT_EAR, body.near)[0] + CROWN_T + HAIR_T
    along, upper = _upper_past(body, silhouette.edges_px, head_end_t)
    forearm = upper[along < head_end_t + near_wrist_t - CROWN_T - HAIR_T]
    if not len(forearm):
        return None
    return bool(np.median(forearm) > ARM_TOP_T + apart_t / 2.0)


def _reach_t(body: Body, edges_px: FloatArray, from_t: float) -> float:
    """How far past a place along the mat the person reaches, towards the head; 0 if not at all."""
    along, _ = _upper_past(body, edges_px, from_t)
    return float(along.max()) - from_t if len(along) else 0.0


def _upper_past(body: Body, edges_px: FloatArray, from_t: float) -> tuple[FloatArray, FloatArray]:
    """Where along the mat, past a place towards the head, and how high the upper edge is."""
    mat, count = body.baseline.mat, len(edges_px)
    x_px = (np.arange(count) + 0.5) * body.pose.image_size[0] / count
    along, height = in_mat_t(np.column_stack([x_px, edges_px[:, UPPER]]), mat).T
    with np.errstate(invalid="ignore"):
        past = (along > from_t) & (np.abs(height) < FARTHEST_T)
    return along[past], height[past]
