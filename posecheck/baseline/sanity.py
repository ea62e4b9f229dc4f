"""The sanity gate: which landmarks of a pose may be believed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from posecheck.baseline.bent_leg import BentLeg
from posecheck.baseline.body import Body
from posecheck.baseline.hidden_arm import HiddenArm
from posecheck.baseline.leg_names import LegNames
from posecheck.baseline.record import Baseline, to_mat
from posecheck.baseline.still_legs import StillLegs
from posecheck.geometry.angles import Point, turn_deg
from posecheck.geometry.posture import Posture, near_side, placement_of
from posecheck.landmarks import BONES, LANDMARK_COUNT, MIRROR, Landmark, Side, of_side
from posecheck.pose import MIN_VISIBILITY, Pose
from posecheck.verdict import Unknown

__all__ = ["Gate", "seen_landmarks"]

_L = Landmark

# A point this far outside (share of the longer edge) is a guess of the model; a toe
# on the very edge still is not.
EDGE_SHARE = 0.02
# Longest plausible length in T (segment lengths after Drillis and Contini 1966: thigh and
# shank 0.85 T, upper arm 0.65 T, forearm 0.51 T) with half as much again for
# perspective and landmark noise.
LONGEST_T: dict[tuple[Landmark, Landmark], float] = {
    (_L.LEFT_HIP, _L.LEFT_KNEE): 1.30,
    (_L.LEFT_KNEE, _L.LEFT_ANKLE): 1.30,
    (_L.LEFT_SHOULDER, _L.LEFT_ELBOW): 1.00,
    (_L.LEFT_ELBOW, _L.LEFT_WRIST): 0.85,
}
_LONGEST_T = tuple(
    (inner + side, outer + side, longest_t)
    for side in Side
    for (inner, outer), longest_t in LONGEST_T.items()
)
# Somebody on the stomach holds the arms in the plane of the picture: whatever is bent or lifted,
# the bones of an arm keep their length (in 52 clips 0.7 and more of it). The model draws an arm
# that it has lost folded into the shoulder (0.1 to 0.5).
SHORTEST_SHARE = 0.55
# The trunk hardly changes its length in a side view; half or half as much again
# means that shoulders or hips are wrong.
TRUNK_RANGE_T = (0.5, 1.5)
# The ear lies about 0.4 T past the shoulder; behind it by this much, the head end is wrong.
HEAD_BEHIND_T = -0.35
# Past this the trunk does not lie: a bridge turns it by 30 degrees, a chest lift by 25.
LYING_TURN_DEG = 48.0
# Two limbs apart by less are one cluster in the picture: which is which is not certain.
TOGETHER_T = 0.25
# A swap must explain the step between two frames this much better than a movement.
SWAP_RATIO = 0.4
# Limbs hardly move further between two frames than this; longer gaps prove nothing.
SWAP_MAX_GAP_S = 0.3
# Where limbs come out of a cluster, the model often names them wrongly and then corrects
# itself, within 0.3 s on made people: what it said for less long is no reason to mend.
SWAP_TRUST_S = 0.5

_LEG = (_L.LEFT_KNEE, _L.LEFT_ANKLE)
_ARM = (_L.LEFT_ELBOW, _L.LEFT_WRIST)
_ARM_BONES = ((_L.LEFT_SHOULDER, _L.LEFT_ELBOW), (_L.LEFT_ELBOW, _L.LEFT_WRIST))
_LEG_ALL = (_L.LEFT_KNEE, _L.LEFT_ANKLE, _L.LEFT_HEEL, _L.LEFT_FOOT_INDEX)
_ARM_ALL = (_L.LEFT_ELBOW, _L.LEFT_WRIST, _L.LEFT_PINKY, _L.LEFT_INDEX, _L.LEFT_THUMB)


def seen_landmarks(pose: Pose) -> list[bool]:
    """Tell which landmarks are visible and inside the picture.

    Returns
    -------
    list of bool, length 33
        False where visibility or presence is below 0.5, the point is NaN, or it
        lies outside the picture by more than 2 % of the longer edge.
    """
    width, height = pose.image_size
    edge = EDGE_SHARE * max(width, height)
    x_px, y_px = pose.points_image[:, 0], pose.points_image[:, 1]
    inside = (x_px >= -edge) & (x_px <= width + edge) & (y_px >= -edge) & (y_px <= height + edge)
    shown = np.minimum(pose.visibility, pose.presence) >= MIN_VISIBILITY
    seen: list[bool] = (inside & shown).tolist()
    return seen


@dataclass(frozen=True, slots=True)
class _Seen:
    """Where both limbs were drawn at one moment, and whether that was taken for swapped."""

    time_s: float
    left: tuple[Point, ...]
    right: tuple[Point, ...]
    swapped: bool

    def ways(self, left: tuple[Point, ...], right: tuple[Point, ...]) -> tuple[float, float]:
        """Way of both limbs from here: as they are named, and with names exchanged."""
        return (
            _distance(left, self.left) + _distance(right, self.right),
            _distance(left, self.right) + _distance(right, self.left),
        )


@dataclass(slots=True)
class _Pair:
    """Memory of one pair of limbs: where they were, and whether the model swapped them."""

    joints: tuple[Landmark, ...]
    everything: tuple[Landmark, ...]
    time_s: float = -math.inf
    left: tuple[Point, ...] = ()
    right: tuple[Point, ...] = ()
    swapped: bool = False
    straight_s: float = 0.0
    swapped_s: float = 0.0
    before: _Seen | None = None

    def update(self, time_s: float, points: list[Point], seen: list[bool]) -> bool:
        """Say whether left and right of this frame are swapped with certainty."""
        if not all(seen[j] and seen[j + 1] for j in self.joints):
            return self.swapped  # a guessed limb is no witness
        left = tuple(points[j] for j in self.joints)
        right = tuple(points[j + 1] for j in self.joints)
        dt_s = time_s - self.time_s
        if _distance(left, right) < TOGETHER_T * len(self.joints) or dt_s > SWAP_MAX_GAP_S:
            self.swapped, self.straight_s, self.swapped_s = False, 0.0, 0.0
        elif self.left and _distance(self.left, self.right) >= TOGETHER_T * len(self.joints):
            last = _Seen(self.time_s, self.left, self.right, self.swapped)
            stay, cross = last.ways(left, right)
            if cross < SWAP_RATIO * stay:
                self._cross(time_s, left, right)
            self._count(dt_s)
            self.before = last
        self.time_s, self.left, self.right = time_s, left, right
        return self.swapped

    def _cross(self, time_s: float, left: tuple[Point, ...], right: tuple[Point, ...]) -> None:
        """Left and right have changed places in the blink of an eye."""
        before = self.before
        if before is not None and time_s - before.time_s <= SWAP_MAX_GAP_S:
            stay, cross = before.ways(left, right)
            if stay < cross:
                # Named as they were before last: for one look they had changed their names.
                self.swapped = before.swapped
                return
        if not self.swapped and self.straight_s < SWAP_TRUST_S:
            self.straight_s = 0.0
        else:
            self.swapped = not self.swapped

    def steps(self, time_s: float, points: list[Point]) -> tuple[float, float]:
        """Way of both limbs since the last frame: as they are named, and with names exchanged.

        Both 0 where they are too near each other, or the last frame too long ago, to tell.
        """
        left = tuple(points[j] for j in self.joints)
        right = tuple(points[j + 1] for j in self.joints)
        apart = TOGETHER_T * len(self.joints)
        fresh = time_s - self.time_s <= SWAP_MAX_GAP_S
        if not (fresh and min(_distance(left, right), _distance(self.left, self.right)) >= apart):
            return 0.0, 0.0
        return _Seen(self.time_s, self.left, self.right, self.swapped).ways(left, right)

    def _count(self, dt_s: float) -> None:
        """Give up mending once the swapped state has lasted longer than the other."""
        if self.swapped:
            self.swapped_s += dt_s
        else:
            self.straight_s += dt_s
        if self.swapped_s > self.straight_s:
            self.swapped, self.straight_s, self.swapped_s = False, self.swapped_s, 0.0


def _distance(a: tuple[Point, ...], b: tuple[Point, ...]) -> float:
    return sum(math.hypot(p[0] - q[0], p[1] - q[1]) for p, q in zip(a, b, strict=True))


class Gate:
    """Turns poses into bodies, leaving out what cannot be believed.

    Remembers only the last limbs, to notice when the model swaps left and right, where the
    far arm went out of sight, and where the legs are while the outline stays.

    Parameters
    ----------
    mends_legs : bool
        Draw legs where they were while the outline stays.
    one_bent : bool
        One leg is bent at a time, and stretched again before the other is.
    """

    def __init__(self, *, mends_legs: bool = True, one_bent: bool = False) -> None:
        self._pairs = (_Pair(_LEG, _LEG_ALL), _Pair(_ARM, _ARM_ALL))
        self._far_arm = HiddenArm()
        self._legs = StillLegs() if mends_legs else None
        self._names = LegNames()
        self._bent = BentLeg() if one_bent else None

    def body(self, pose: Pose, baseline: Baseline) -> tuple[Body | None, Unknown | None]:
        """Judge one pose.

        Returns
        -------
        body : Body or None
        why : Unknown or None
            Without a body, why: not seen, implausible, or not lying.
        """
        points = to_mat(pose.points_image, baseline.mat)
        seen = seen_landmarks(pose)
        rows = list(range(LANDMARK_COUNT))
        if _turned_over(pose, baseline) and self._exchanged(pose.time_s, points):
            points, seen = [points[row] for row in MIRROR], [seen[row] for row in MIRROR]
            rows = list(MIRROR)
        for pair in self._pairs:
            if pair.update(pose.time_s, points, seen):
                for values in (points, seen, rows):
                    _swap(values, pair.everything)
        self._names.mend(pose, baseline, points, seen, rows)
        if self._bent is not None:
            self._bent.mend(pose.time_s, baseline, points, seen, rows)
        why = _trunk_fault(points, seen, baseline)
        if why is not None:
            return None, why
        reasons = _implausible(points, seen)
        if baseline.posture is Posture.PRONE:
            reasons |= _folded_arm(points, seen, baseline)
        for index in reasons:
            seen[index] = False
        if baseline.posture is Posture.SUPINE:
            if self._legs is not None:
                pose = self._legs.mended(pose, baseline, points, seen, rows)
            self._far_arm.step(pose.time_s, points, seen, baseline.near.other)
        kept_deg = self._far_arm.kept_deg
        return Body(pose.time_s, points, seen, baseline, pose, rows, reasons, kept_deg), None

    def _exchanged(self, time_s: float, points: list[Point]) -> bool:
        """Whether limbs that are apart have changed their names since the last frame.

        Mostly it is the model's depth alone that turns over: in clips of the row the legs
        kept their names in 69 of 77 such frames.
        """
        steps = [pair.steps(time_s, points) for pair in self._pairs]
        stay = sum(ways[0] for ways in steps)
        cross = sum(ways[1] for ways in steps)
        return cross < stay


def _turned_over(pose: Pose, baseline: Baseline) -> bool:
    """Whether the model takes the far side for the near one, and so left for right.

    It does for moments, above all of a person on the stomach; whoever really rolls over
    gets another baseline.
    """
    if near_side(pose) is baseline.near:
        return False
    place = placement_of(pose)
    return (
        place is not None
        and place.posture in (Posture.SUPINE, Posture.PRONE)
        and place.head_left == baseline.head_left
        and place.near is not baseline.near
    )


def _swap(values: list[Any], lefts: tuple[Landmark, ...]) -> None:
    for left in lefts:
        values[left], values[left + 1] = values[left + 1], values[left]


def _trunk_fault(points: list[Point], seen: list[bool], baseline: Baseline) -> Unknown | None:
    near = baseline.near
    shoulder_index, hip_index = _L.LEFT_SHOULDER + near, _L.LEFT_HIP + near
    if not (seen[shoulder_index] and seen[hip_index]):
        return Unknown.NOT_SEEN
    shoulder, hip = points[shoulder_index], points[hip_index]
    trunk = (shoulder[0] - hip[0], shoulder[1] - hip[1])
    if not abs(turn_deg(trunk, (1.0, 0.0))) <= LYING_TURN_DEG:
        return Unknown.POSTURE
    if not TRUNK_RANGE_T[0] <= math.hypot(*trunk) <= TRUNK_RANGE_T[1]:
        return Unknown.IMPLAUSIBLE
    return None


def _folded_arm(points: list[Point], seen: list[bool], baseline: Baseline) -> dict[int, Unknown]:
    """Landmarks of a near arm of which a bone is drawn too short to be there."""
    near = baseline.near
    for left_inner, left_outer in _ARM_BONES:
        bone = of_side(left_inner, near), of_side(left_outer, near)
        shortest_t = SHORTEST_SHARE * baseline.limb_t[BONES.index(bone)]
        if math.dist(points[bone[0]], points[bone[1]]) < shortest_t:
            arm = [left + near for left in _ARM_ALL]
            return {index: Unknown.IMPLAUSIBLE for index in arm if seen[index]}
    return {}


def _implausible(points: list[Point], seen: list[bool]) -> dict[int, Unknown]:
    """Landmarks whose limb is too long, or whose head lies at the wrong end."""
    wrong: dict[int, Unknown] = {}
    for inner, outer, longest_t in _LONGEST_T:
        if math.dist(points[inner], points[outer]) > longest_t:
            wrong[outer] = Unknown.IMPLAUSIBLE
    for side in Side:
        ear, shoulder = points[_L.LEFT_EAR + side], points[_L.LEFT_SHOULDER + side]
        if ear[0] - shoulder[0] < HEAD_BEHIND_T:
            wrong[_L.LEFT_EAR + side] = Unknown.IMPLAUSIBLE
    if not wrong:
        return wrong
    if any(wrong.get(_L.LEFT_EAR + side) for side in Side):
        wrong.update({int(i): Unknown.IMPLAUSIBLE for i in range(_L.LEFT_SHOULDER)})
    for left in (_L.LEFT_HEEL, _L.LEFT_FOOT_INDEX):
        for side in Side:
            if _L.LEFT_ANKLE + side in wrong:
                wrong[left + side] = Unknown.IMPLAUSIBLE
    return {index: why for index, why in wrong.items() if index < LANDMARK_COUNT and seen[index]}
