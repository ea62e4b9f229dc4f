"""Tells a person who rolls over from one whom the model's depth turns over."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from posecheck.geometry.posture import Posture
from posecheck.landmarks import Landmark, Side
from posecheck.pose import Pose

if TYPE_CHECKING:
    from posecheck.baseline.stretches import Seen

__all__ = ["GAP_S", "ROLL_S", "outvoted", "rolling"]

_L = Landmark
# Who rolls over lies on one side in between: shoulders and hips stand one above the other.
# Measured on made people within a second of the turn: 0.35 T and more where they rolled,
# 0.17 T at most where only the depth flipped.
ROLL_T = 0.25
ROLL_S = 1.0
# A longer gap hides a roll.
GAP_S = 0.5
# Who lies on the stomach is read as lying on the back in up to two thirds of the frames (made
# people, clips of the row), and never the other way round (22 clips of people on the back).
PRONE_SHARE = 0.2

Lie = tuple[Posture, Side]


def outvoted(lying: list[Seen]) -> list[Seen]:
    """Give every frame the posture that the person has between two rolls.

    That is the one of most frames; but a person on the stomach is often taken for one on
    the back, and not the other way round.

    Parameters
    ----------
    lying : list of Seen
        In order of time.
    """
    steady: list[Seen] = []
    begin = 0
    for index in range(1, len(lying) + 1):
        if index == len(lying) or _parts(lying, index):
            steady += _alike(lying[begin:index])
            begin = index
    return steady


def _alike(part: list[Seen]) -> list[Seen]:
    posture, near = _true_lie(Counter(_lie(seen) for seen in part))
    return [
        seen
        if _lie(seen) == (posture, near)
        else replace(seen, place=replace(seen.place, posture=posture, near=near))
        for seen in part
    ]


def _true_lie(counts: Counter[Lie]) -> Lie:
    lie, _ = counts.most_common(1)[0]
    if lie[0] is not Posture.SUPINE:
        return lie
    prone = Counter({other: n for other, n in counts.items() if other[0] is Posture.PRONE})
    return prone.most_common(1)[0][0] if prone.total() >= PRONE_SHARE * counts.total() else lie


def _lie(seen: Seen) -> Lie:
    return seen.place.posture, seen.place.near


def _parts(lying: list[Seen], index: int) -> bool:
    """Whether something else may be shown from this frame on than before it."""
    before, after = lying[index - 1], lying[index]
    if after.time_s - before.time_s > GAP_S or before.place.head_left != after.place.head_left:
        return True
    return _lie(before) != _lie(after) and _rolls(lying, index)


def _rolls(lying: list[Seen], index: int) -> bool:
    """Whether shoulders or hips stand one above the other around a frame."""
    time_s = lying[index].time_s
    first = last = index
    while first > 0 and time_s - lying[first - 1].time_s <= ROLL_S:
        first -= 1
    while last + 1 < len(lying) and lying[last + 1].time_s - time_s <= ROLL_S:
        last += 1
    return any(rolling(lying[i].pose) for i in range(first, last + 1))


def rolling(pose: Pose) -> bool:
    """Whether the person may just be rolling over: shoulders or hips stand one above the other."""
    return not _upright_t(pose) < ROLL_T


def _upright_t(pose: Pose) -> float:
    """How far apart, square to the trunk, the two shoulders or hips are, in T."""
    points = pose.points_image.tolist()
    pairs = [(points[left], points[left + 1]) for left in (_L.LEFT_SHOULDER, _L.LEFT_HIP)]
    (sx, sy), (hx, hy) = (((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in pairs)
    along, down = sx - hx, sy - hy
    torso = math.hypot(along, down)
    if not torso > 0:
        return math.nan
    apart_t: list[float] = [
        abs((b[1] - a[1]) * along - (b[0] - a[0]) * down) / torso**2 for a, b in pairs
    ]
    return max(apart_t)
