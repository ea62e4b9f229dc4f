"""What the last second of observations says of a person: how they lie, what is seen."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass

from posecheck.geometry.posture import Placement, Posture, placement_of
from posecheck.landmarks import Landmark, Side
from posecheck.pose import Observation, Pose
from posecheck.tracking.estimate import seen_landmarks

__all__ = ["WINDOW_S", "Recent"]

_L = Landmark
# One frame proves nothing: the model's depth flips now and then.
WINDOW_S = 1.0
# A share of the window in which something must hold to be taken for true.
MOST = 0.6
# The ear lies about 0.4 T past the shoulder; behind it by this much, the head end is wrong.
HEAD_BEHIND_T = -0.35
_LYING = (Posture.SUPINE, Posture.PRONE)


@dataclass(frozen=True, slots=True)
class _Sample:
    time_s: float
    place: Placement | None
    face: bool
    head: bool
    trunk: bool


class Recent:
    """What was seen in the last second. Memory is bounded by it."""

    def __init__(self) -> None:
        self._samples: deque[_Sample] = deque()
        self._began_s = 0.0

    def add(self, observation: Observation) -> None:
        """Take one observation; the time before the window is forgotten."""
        time_s = observation.time_s
        if not self._samples:
            self._began_s = time_s
        self._samples.append(_sample(observation))
        while self._samples[0].time_s < time_s - WINDOW_S:
            self._samples.popleft()

    @property
    def full(self) -> bool:
        """Whether a whole second has been watched."""
        return bool(self._samples) and self._samples[-1].time_s - self._began_s >= WINDOW_S * 0.9

    @property
    def posture(self) -> Posture | None:
        """The posture of most samples; None if mostly nobody was seen."""
        seen = Counter(sample.place.posture for sample in self._samples if sample.place is not None)
        if sum(seen.values()) < (1 - MOST) * len(self._samples) or not seen:
            return None
        return seen.most_common(1)[0][0]

    @property
    def near(self) -> Side | None:
        """The side towards the camera in most samples of a lying person."""
        sides = Counter(
            sample.place.near
            for sample in self._samples
            if sample.place is not None and sample.place.posture in _LYING
        )
        return sides.most_common(1)[0][0] if sides else None

    @property
    def yaw_deg(self) -> float:
        """Median turn of the body out of the picture plane; NaN where nobody was seen."""
        yaws = sorted(sample.place.yaw_deg for sample in self._samples if sample.place is not None)
        return yaws[len(yaws) // 2] if yaws else float("nan")

    @property
    def face(self) -> bool:
        """Whether the face was seen most of the time."""
        return self._mostly("face")

    @property
    def head(self) -> bool:
        """Whether the head was seen most of the time, at its end of the body."""
        return self._mostly("head")

    @property
    def trunk(self) -> bool:
        """Whether near shoulder and hip were seen most of the time."""
        return self._mostly("trunk")

    def _mostly(self, name: str) -> bool:
        samples = self._samples
        return bool(samples) and sum(getattr(sample, name) for sample in samples) >= MOST * len(
            samples
        )


def _sample(observation: Observation) -> _Sample:
    pose = observation.pose
    place = placement_of(pose) if pose is not None else None
    if pose is None or place is None:
        return _Sample(observation.time_s, None, False, False, False)
    seen = seen_landmarks(pose)
    face = seen[_L.NOSE] and (seen[_L.LEFT_EYE] or seen[_L.RIGHT_EYE])
    trunk = seen[_L.LEFT_SHOULDER + place.near] and seen[_L.LEFT_HIP + place.near]
    return _Sample(observation.time_s, place, face, _head_at_its_end(pose, seen, place), trunk)


def _head_at_its_end(pose: Pose, seen: list[bool], place: Placement) -> bool:
    """Whether an ear or the nose is seen, past the shoulders rather than towards the feet."""
    shoulder_x = pose.points_image[[_L.LEFT_SHOULDER, _L.RIGHT_SHOULDER], 0].mean()
    toward_head = -1.0 if place.head_left else 1.0
    heads = [index for index in (_L.LEFT_EAR, _L.RIGHT_EAR, _L.NOSE) if seen[index]]
    past_px = [(pose.points_image[index, 0] - shoulder_x) * toward_head for index in heads]
    return any(past >= HEAD_BEHIND_T * place.torso_px for past in past_px)
