"""The body as lines: what is checked in the colour of its verdict."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from posecheck.assessment import CheckedAngle
from posecheck.feedback import palette
from posecheck.feedback.layout import Layout
from posecheck.feedback.palette import Colour
from posecheck.feedback.strokes import Point, Segment, dashes, dot, inside, ring, strokes
from posecheck.landmarks import BONES, Landmark
from posecheck.pose import ImageArray, Pose
from posecheck.verdict import State

__all__ = [
    "FAINT",
    "SURE",
    "Bone",
    "bone_states",
    "corner_states",
    "draw_marks",
    "draw_skeleton",
]

SURE: Final = 0.5
"""Visibility from which a landmark is drawn as certain; the same share from which it is
judged (0 to 1; MediaPipe's own default for a detection that counts)."""

FAINT: Final = 0.2
"""Visibility below which a landmark is not drawn at all; in between it is drawn dashed."""

Bone = tuple[Landmark, Landmark]

_RANK: Final = {State.OK: 0, State.UNKNOWN: 1, State.FAULT: 2}
"""Which state a bone shows that several checks read: what is not known is never good."""

_CASING: Final = 0.004
"""Dark edge around every line, so that it stands out from any picture."""

_DASH: Final = 0.016
"""Length of a dash and of a gap, as a share of the layout's unit."""


@dataclass(frozen=True, slots=True)
class Points:
    """The landmarks of a pose as plain numbers, which are quicker to look at one by one.

    `at` are pixels (NaN if unknown), `visibility` 0 to 1.
    """

    at: tuple[Point, ...]
    visibility: tuple[float, ...]

    @classmethod
    def of(cls, pose: Pose) -> Points:
        """Read a pose."""
        return cls(tuple(map(tuple, pose.points_image.tolist())), tuple(pose.visibility.tolist()))

    def certain(self, landmarks: Iterable[Landmark], image: ImageArray) -> bool:
        """Whether all of `landmarks` are visible and in the picture."""
        return all(
            self.visibility[each] >= SURE and inside(self.at[each], image) for each in landmarks
        )


@lru_cache(maxsize=256)
def _path(start: Landmark, end: Landmark) -> tuple[Bone, ...]:
    """Give the bones from one landmark to another, the shortest way."""
    queue: deque[tuple[Landmark, tuple[Bone, ...]]] = deque([(start, ())])
    seen = {start}
    while queue:
        here, way = queue.popleft()
        if here == end:
            return way
        for bone in BONES:
            if here in bone:
                there = bone[1] if bone[0] == here else bone[0]
                if there not in seen:
                    seen.add(there)
                    queue.append((there, (*way, bone)))
    return ()


def bone_states(angles: Iterable[CheckedAngle]) -> dict[Bone, State]:
    """Give the state of each bone that a checked angle reads.

    An arm's angle that reaches from the shoulder to the wrist colours the upper
    arm and the forearm. Of several checks on one bone a fault wins, then can't
    tell.
    """
    states: dict[Bone, State] = {}
    for angle in angles:
        for end in angle.ends:
            for bone in _path(angle.at, end):
                before = states.get(bone, angle.verdict.state)
                states[bone] = max(before, angle.verdict.state, key=_RANK.__getitem__)
    return states


def corner_states(angles: Iterable[CheckedAngle]) -> dict[Landmark, State]:
    """Give the state of each joint that is the corner of a checked angle."""
    states: dict[Landmark, State] = {}
    for angle in angles:
        before = states.get(angle.at, angle.verdict.state)
        states[angle.at] = max(before, angle.verdict.state, key=_RANK.__getitem__)
    return states


_ORDER: Final[tuple[State | None, ...]] = (State.UNKNOWN, None, State.OK, State.FAULT)
"""Back to front: what matters most lies on top."""


def _width(state: State | None, layout: Layout) -> int:
    """Line width: a fault is the thickest, what is not judged the thinnest."""
    share = {State.FAULT: 0.014, State.OK: 0.0095, State.UNKNOWN: 0.007, None: 0.0055}
    return layout.px(share[state])


def _colour(state: State | None) -> Colour:
    return palette.NEUTRAL if state is None else palette.of_state(state)


def draw_skeleton(
    image: ImageArray,
    points: Points,
    states: Mapping[Bone, State],
    corners: Mapping[Landmark, State],
    layout: Layout,
    *,
    judged: bool,
) -> None:
    """Draw the bones and joints in place.

    Parameters
    ----------
    image : ndarray of uint8, shape (H, W, 3)
    points : Points
        Unknown points (NaN) and ones of very low visibility are left out, what
        is not certain is dashed.
    states : mapping
        State of each bone that is checked now.
    corners : mapping
        State of each joint that is the corner of a checked angle.
    judged : bool
        False draws everything as can't tell.
    """
    groups: dict[State | None, list[Segment]] = {state: [] for state in _ORDER}
    joints: set[Landmark] = set()
    for bone in BONES:
        if min(points.visibility[bone[0]], points.visibility[bone[1]]) < FAINT:
            continue
        sure = judged and points.certain(bone, image)
        state = states.get(bone) if sure else State.UNKNOWN
        groups[state].append((points.at[bone[0]], points.at[bone[1]]))
        joints |= set(bone) if sure else set()
    for state, segments in groups.items():
        _bones(image, segments, state, layout)
    for joint in sorted(joints):
        _joint(image, points.at[joint], corners.get(joint), layout)


def _bones(image: ImageArray, segments: list[Segment], state: State | None, layout: Layout) -> None:
    width = _width(state, layout)
    lines = segments
    if state is State.UNKNOWN:
        lines = dashes(segments, image, max(2.0, _DASH * layout.unit))
    strokes(image, lines, palette.PANEL, width + layout.px(_CASING))
    strokes(image, lines, _colour(state), width)


def _joint(image: ImageArray, centre: Point, state: State | None, layout: Layout) -> None:
    colour = _colour(state)
    radius = _width(state, layout) * (0.95 if state else 1.2)
    dot(image, centre, radius + layout.px(_CASING) / 2, palette.PANEL)
    dot(image, centre, radius, palette.WHITE if state is State.FAULT else colour)
    if state is State.FAULT:
        dot(image, centre, radius * 0.55, colour)


def draw_marks(
    image: ImageArray, points: Points, landmarks: Iterable[Landmark], layout: Layout
) -> None:
    """Ring the landmarks that the active cue is about, in place."""
    radius, width = 0.034 * layout.unit, layout.px(0.008)
    for landmark in landmarks:
        if points.visibility[landmark] >= SURE:
            ring(image, points.at[landmark], radius, palette.PANEL, width + layout.px(0.005))
            ring(image, points.at[landmark], radius, palette.FAULT, width)
