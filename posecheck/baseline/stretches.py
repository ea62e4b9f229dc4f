"""Cuts a recording into stretches of lying, and says which show the same placement."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from statistics import median
from typing import Protocol

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from posecheck.geometry.posture import Placement, Posture, placement_of
from posecheck.geometry.steady import steadied_observation
from posecheck.landmarks import Landmark, Side
from posecheck.pose import Observation, Pose

__all__ = [
    "Recording",
    "Seen",
    "Stretch",
    "apart_t",
    "lying_frames",
    "placements",
    "same_placement",
    "settled",
]

_L = Landmark
# Shorter stretches of lying are passed through on the way down or up.
MIN_LYING_S = 1.0
# Nobody lies down anew within this time; a shorter gap is a drop-out.
MAX_GAP_S = 1.0
# A body, head, hips, hands and feet, that is so far from where it was half a second before, half a
# second later, in T, has moved or was cut to: no exercise moves all of it. Cuts of real clips
# move it by 0.15 to 0.3, and more.
MOVED_T, HALF_S = 0.15, 0.5
# A model that notices a lifted chest late lets a body leap for so long.
LEAP_S, SHORTEST_FRAME_S = 0.08, 0.01
# Rolling over must be worth so much full evidence: to roll over and back takes a person longer.
ROLL_S = 1.5
# What a plain view of head and shoulders gives (`Placement.supine_evidence`).
FULL_EVIDENCE = 0.5
# The first frame counts as one of 30 a second, and none for more than a drop-out's share.
FRAME_S, LONGEST_FRAME_S = 1.0 / 30.0, 0.2
# Two stretches show the same placement if size, view and place agree so far.
SAME_SCALE = 0.10
SAME_YAW_DEG = 10.0
SAME_PLACE_T = 0.4
# A stretch without rest is judged from the rest of one that is alike within these.
ALIKE_SCALE = 0.30
ALIKE_PLACE_T = 0.8
_HIPS = [_L.LEFT_HIP, _L.RIGHT_HIP]
_HEAD_AND_SHOULDERS = [_L.LEFT_EAR, _L.RIGHT_EAR, _L.LEFT_SHOULDER, _L.RIGHT_SHOULDER]
_PARTS: tuple[list[int], ...] = (
    [*_HEAD_AND_SHOULDERS],
    [*_HIPS],
    *([left + side] for left in (_L.LEFT_ANKLE, _L.LEFT_WRIST) for side in Side),
)


class Recording(Protocol):
    """Observations that can be looked up again, so that none need be kept."""

    def __len__(self) -> int: ...

    def __getitem__(self, row: int, /) -> Observation: ...


@dataclass(frozen=True, slots=True)
class Seen:
    """A row of a recording that shows a lying person, with its placement.

    `cut` says that another shot begins with it.
    """

    recording: Recording
    row: int
    time_s: float
    place: Placement
    cut: bool = False

    @property
    def pose(self) -> Pose:
        """Look the pose up again."""
        pose = steadied_observation(self.recording[self.row]).pose
        assert pose is not None
        return pose


Stretch = list[Seen]


def placements(recording: Recording, rests: Callable[[Stretch], bool]) -> list[list[Stretch]]:
    """Group the stretches of a recording by placement.

    Parameters
    ----------
    recording : sequence of Observation
        In order of time.
    rests : callable
        Whether a stretch shows the person resting. One that does not (only the
        lifted end of a movement) joins the nearest group that does and is alike.
    """
    groups: list[list[Stretch]] = []
    for stretch in _stretches(recording):
        for group in groups:
            if same_placement(group[0], stretch):
                group.append(stretch)
                break
        else:
            groups.append([stretch])
    resting = [group for group in groups if any(rests(stretch) for stretch in group)]
    for group in [group for group in groups if group not in resting]:
        alike = [
            other
            for other in resting
            if _agree(other[0], group[0], ALIKE_SCALE, math.inf, ALIKE_PLACE_T)
        ]
        if alike:
            start_s = group[0][0].time_s
            nearest = min(alike, key=lambda other: abs(other[0][0].time_s - start_s))
            nearest.extend(group)
            groups.remove(group)
    return groups


def _stretches(recording: Recording) -> list[Stretch]:
    """Cut a recording into stretches of one lying placement, at least a second long."""
    lying = lying_frames(recording)
    moves = _moves(lying)
    found: list[Stretch] = []
    current: Stretch = []
    for index, seen in enumerate(lying):
        if current and (_is_break(current[-1], seen) or index in moves):
            found.append(current)
            current = []
        current.append(seen)
    found.append(current)
    return [s for s in found if s and s[-1].time_s - s[0].time_s >= MIN_LYING_S]


def lying_frames(recording: Recording) -> Stretch:
    """Give the frames that show a person lying on the back or the stomach."""
    found: Stretch = []
    for row in range(len(recording)):
        observation = steadied_observation(recording[row])
        place = placement_of(observation.pose) if observation.pose is not None else None
        if place is not None and place.posture is not Posture.UPRIGHT:
            cut = observation.picture is not None and observation.picture.cut
            found.append(Seen(recording, row, observation.time_s, place, cut))
    return [seen for seen in settled(found) if seen.place.posture is not Posture.SIDE]


def settled(lying: Stretch) -> Stretch:
    """Say of every frame whether it shows the back or the stomach, from all around it.

    The likeliest course over time (Viterbi) of two states: the evidence of each frame
    (`Placement.supine_evidence`) for its duration, against `ROLL_S` of full evidence for
    every roll. Head and shoulders of a single frame may be misread; nobody rolls over and
    back within moments.
    """
    steady: Stretch = []
    begin = 0
    for index in range(1, len(lying) + 1):
        if index == len(lying) or _parts(lying[index - 1], lying[index]):
            steady += _likeliest(lying[begin:index])
            begin = index
    return steady


def _parts(before: Seen, after: Seen) -> bool:
    return (
        after.time_s - before.time_s > MAX_GAP_S or before.place.head_left != after.place.head_left
    )


def _likeliest(part: Stretch) -> Stretch:
    costs, backs = (0.0, 0.0), []
    for index, seen in enumerate(part):
        dt_s = min(seen.time_s - part[index - 1].time_s, LONGEST_FRAME_S) if index else FRAME_S
        evidence = max(-1.0, min(1.0, seen.place.supine_evidence / FULL_EVIDENCE)) * dt_s
        rolled = costs[1] + ROLL_S, costs[0] + ROLL_S
        backs.append((int(rolled[0] < costs[0]), int(rolled[1] >= costs[1])))
        costs = min(costs[0], rolled[0]) - evidence, min(costs[1], rolled[1]) + evidence
    state = int(costs[1] < costs[0])
    steady: Stretch = []
    for seen, back in zip(reversed(part), reversed(backs), strict=True):
        steady.append(_lying_so(seen, prone=bool(state)))
        state = back[state]
    return steady[::-1]


def _lying_so(seen: Seen, *, prone: bool) -> Seen:
    place = seen.place
    near = Side.LEFT if prone == place.head_left else Side.RIGHT
    on_side = place.posture is Posture.SIDE
    posture = place.posture if on_side else (Posture.PRONE if prone else Posture.SUPINE)
    return replace(seen, place=replace(place, posture=posture, near=near))


def _is_break(before: Seen, after: Seen) -> bool:
    return after.cut or _parts(before, after) or before.place.near is not after.place.near


def _moves(lying: Stretch) -> set[int]:
    """Give the rows at which the person, or the camera, has moved, or another shot begins."""
    if len(lying) < 2:
        return set()
    times = np.array([seen.time_s for seen in lying])
    points = np.array([seen.pose.points_image for seen in lying])
    before = np.searchsorted(times, times - HALF_S)
    after = np.searchsorted(times, times + HALF_S, side="right") - 1
    sizes = np.array([seen.place.torso_px for seen in lying])[before]
    leap = int(LEAP_S / max(float(np.median(np.diff(times))), SHORTEST_FRAME_S))
    ways = []
    for part in _PARTS:
        wide = np.pad(points[:, part].mean(axis=1), ((leap, leap), (0, 0)), mode="edge")
        middle = np.median(sliding_window_view(wide, 2 * leap + 1, axis=0), axis=-1)
        ways.append(np.linalg.norm(middle[after] - middle[before], axis=1))
    moved = np.flatnonzero(np.min(ways, axis=0) > MOVED_T * sizes)
    runs = np.split(moved, np.flatnonzero(np.diff(moved) > 1) + 1)
    return {int(run[len(run) // 2]) for run in runs if len(run)}


def same_placement(a: Stretch, b: Stretch) -> bool:
    """Whether two stretches show a person who lies alike, at the same place and size."""
    return _agree(a, b, SAME_SCALE, SAME_YAW_DEG, SAME_PLACE_T)


def _agree(a: Stretch, b: Stretch, scale: float, yaw_deg: float, place_t: float) -> bool:
    one, two = a[0].place, b[0].place
    if (one.head_left, one.near) != (two.head_left, two.near):
        return False
    yaws_deg = [median(seen.place.yaw_deg for seen in stretch) for stretch in (a, b)]
    size_px = _size_px(a)
    return (
        abs(size_px - _size_px(b)) <= scale * size_px
        and abs(yaws_deg[0] - yaws_deg[1]) <= yaw_deg
        and _moved_px(a, b, _HEAD_AND_SHOULDERS) <= place_t * size_px
    )


def apart_t(a: Stretch, b: Stretch) -> float:
    """How far the body of `b` lies from that of `a`, in T of `a`.

    Of head and shoulders, and of the hips, whichever have moved less: an arched back
    lifts the ones and a bridge the others, and neither goes anywhere.
    """
    return min(_moved_px(a, b, part) for part in (_HEAD_AND_SHOULDERS, _HIPS)) / _size_px(a)


def _size_px(stretch: Stretch) -> float:
    return median(seen.place.torso_px for seen in stretch)


def _moved_px(a: Stretch, b: Stretch, part: list[Landmark]) -> float:
    """How far the middle of a part of the body is apart in two stretches."""
    middles = []
    for stretch in (a, b):
        points = np.array([seen.pose.points_image for seen in stretch])
        middles.append(np.median(points[:, part].mean(axis=1), axis=0))
    return float(np.hypot(*(middles[1] - middles[0])))
