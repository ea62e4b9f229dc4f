"""From one whole figure to another: sitting up, standing up, rolling over."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from posecheck.landmarks import Landmark, Side
from posecheck_studio.figure import (
    MAT_TOP_M,
    Arm,
    Figure,
    Leg,
    Segment,
    landmark_points,
    shoulder_of,
)
from posecheck_studio.rotations import (
    Axes,
    Vector,
    axes_between,
    direction_between,
    rotation,
    unit,
)
from posecheck_studio.trunk import (
    BUTTOCK,
    GIVE_M,
    HEAD_ON_NECK,
    NECK_ON_CHEST,
    PELVIS,
    RIBS,
    SKULL,
    UP,
    lowest_m,
)

__all__ = ["morphed", "rolled"]

# How thick the body is at its joints, in metres of the reference person.
_RADIUS_M = {
    Landmark.LEFT_ELBOW: 0.042,
    Landmark.LEFT_WRIST: 0.030,
    Landmark.LEFT_KNEE: 0.055,
    Landmark.LEFT_ANKLE: 0.042,
    Landmark.LEFT_HEEL: 0.018,
    Landmark.LEFT_FOOT_INDEX: 0.022,
}


def morphed(a: Figure, b: Figure, share: float) -> Figure:
    """Turn every part of one figure into the other's by a share, standing on what is lowest."""
    pelvis = Segment(
        a.pelvis.origin + (b.pelvis.origin - a.pelvis.origin) * share,
        axes_between(a.pelvis.axes, b.pelvis.axes, share),
    )
    chest = _hung(pelvis, a.pelvis, a.chest, b.pelvis, b.chest, share)
    head_axes = axes_between(a.head.axes, b.head.axes, share)
    neck = chest.at(a.proportions.of(*NECK_ON_CHEST))
    head = Segment(neck + head_axes @ a.proportions.of(*HEAD_ON_NECK), head_axes)
    bow = a.lumbar_bow_m + (b.lumbar_bow_m - a.lumbar_bow_m) * share
    bare = replace(a, pelvis=pelvis, chest=chest, head=head, lumbar_bow_m=bow)
    legs = [_leg(bare, a, b, side, share) for side in Side]
    arms = [_arm(bare, a, b, side, share) for side in Side]
    return _on_floor(replace(bare, legs=(legs[0], legs[1]), arms=(arms[0], arms[1])))


def rolled(figure: Figure, angle_deg: float) -> Figure:
    """Roll a lying figure about its long axis, the right side going up, and let it lie."""
    axis, centre = figure.pelvis.axes[:, 2], figure.pelvis.origin
    turn = rotation(axis, angle_deg)

    def at(point: Vector) -> Vector:
        return np.asarray(centre + turn @ (point - centre))

    def segment(part: Segment) -> Segment:
        return Segment(at(part.origin), turn @ part.axes)

    arms = tuple(
        Arm(at(arm.elbow), at(arm.wrist), turn @ arm.hand, turn @ arm.back, arm.raised)
        for arm in figure.arms
    )
    legs = tuple(
        Leg(at(leg.knee), at(leg.ankle), turn @ leg.toes, turn @ leg.instep) for leg in figure.legs
    )
    return _on_floor(
        Figure(
            figure.proportions,
            segment(figure.pelvis),
            segment(figure.chest),
            segment(figure.head),
            figure.lumbar_bow_m,
            (arms[0], arms[1]),
            (legs[0], legs[1]),
        )
    )


def _hung(
    pelvis: Segment, pelvis_a: Segment, a: Segment, pelvis_b: Segment, b: Segment, share: float
) -> Segment:
    """The chest, where it is on the pelvis between two figures."""
    offsets = [
        pelvis_a.axes.T @ (a.origin - pelvis_a.origin),
        pelvis_b.axes.T @ (b.origin - pelvis_b.origin),
    ]
    offset = offsets[0] + (offsets[1] - offsets[0]) * share
    return Segment(pelvis.at(offset), _axes(a, b, share))


def _axes(a: Segment, b: Segment, share: float) -> Axes:
    return axes_between(a.axes, b.axes, share)


def _leg(bare: Figure, a: Figure, b: Figure, side: Side, share: float) -> Leg:
    p = bare.proportions

    def parts(figure: Figure) -> tuple[Vector, Vector]:
        leg = figure.legs[side]
        return unit(leg.knee - figure.hip(side)), unit(leg.ankle - leg.knee)

    (upper_a, lower_a), (upper_b, lower_b) = parts(a), parts(b)
    knee = bare.hip(side) + p.thigh_m * direction_between(upper_a, upper_b, share)
    ankle = knee + p.shank_m * direction_between(lower_a, lower_b, share)
    one, other = a.legs[side], b.legs[side]
    return Leg(
        knee,
        ankle,
        direction_between(unit(one.toes), unit(other.toes), share),
        direction_between(unit(one.instep), unit(other.instep), share),
    )


def _arm(bare: Figure, a: Figure, b: Figure, side: Side, share: float) -> Arm:
    p = bare.proportions

    def parts(figure: Figure) -> tuple[Vector, Vector]:
        arm = figure.arms[side]
        return unit(arm.elbow - figure.shoulder(side)), unit(arm.wrist - arm.elbow)

    (upper_a, lower_a), (upper_b, lower_b) = parts(a), parts(b)
    one, other = a.arms[side], b.arms[side]
    raised = one.raised + (other.raised - one.raised) * share
    shoulder = shoulder_of(p, bare.chest, side, raised)
    elbow = shoulder + p.upper_arm_m * direction_between(upper_a, upper_b, share)
    wrist = elbow + p.forearm_m * direction_between(lower_a, lower_b, share)
    return Arm(
        elbow,
        wrist,
        direction_between(unit(one.hand), unit(other.hand), share),
        direction_between(unit(one.back), unit(other.back), share),
        raised,
    )


def _on_floor(figure: Figure) -> Figure:
    """Shift a figure up or down so that its lowest part touches the mat."""
    lowest = min(_lowest_trunk_m(figure), _lowest_limb_m(figure))
    by = (MAT_TOP_M - GIVE_M - lowest) * UP

    def up(part: Segment) -> Segment:
        return Segment(part.origin + by, part.axes)

    arms = [replace(arm, elbow=arm.elbow + by, wrist=arm.wrist + by) for arm in figure.arms]
    legs = [replace(leg, knee=leg.knee + by, ankle=leg.ankle + by) for leg in figure.legs]
    return replace(
        figure,
        pelvis=up(figure.pelvis),
        chest=up(figure.chest),
        head=up(figure.head),
        arms=(arms[0], arms[1]),
        legs=(legs[0], legs[1]),
    )


def _lowest_trunk_m(figure: Figure) -> float:
    p = figure.proportions
    return min(
        lowest_m(p, figure.pelvis, PELVIS),
        lowest_m(p, figure.pelvis, BUTTOCK, 1.0),
        lowest_m(p, figure.pelvis, BUTTOCK, -1.0),
        lowest_m(p, figure.chest, RIBS),
        lowest_m(p, figure.head, SKULL),
    )


def _lowest_limb_m(figure: Figure) -> float:
    points = landmark_points(figure)
    scale = figure.proportions.scale
    return min(
        float(points[left + side, 2]) - radius * scale
        for left, radius in _RADIUS_M.items()
        for side in Side
    )
