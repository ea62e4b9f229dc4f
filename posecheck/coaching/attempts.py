"""Says why an attempt does not count, not at every single try."""

from __future__ import annotations

import math

from posecheck.coaching.offers import Offer
from posecheck.coaching.utterance import Urgency, Utterance
from posecheck.events import AttemptRejected, RejectReason

__all__ = ["AttemptTeller"]

_AGAIN_S = 12.0
_VALID_S = 3.0
_NAMES = {
    RejectReason.TOO_SMALL: "attempt.too_small",
    RejectReason.TOO_SHORT: "attempt.too_short",
    RejectReason.NOT_LOWERED: "attempt.not_lowered",
    RejectReason.NOT_SEEN: "attempt.not_seen",
    RejectReason.BOTH_LEGS: "attempt.both_legs",
    RejectReason.BOTH_ARMS: "attempt.both_arms",
    RejectReason.HIPS_UP: "attempt.hips_up",
    RejectReason.FOOT_UP: "attempt.foot_up",
    RejectReason.KNEE_BENT: "attempt.knee_bent",
    RejectReason.ONE_LIMB: "attempt.one_limb",
    RejectReason.NOT_LYING: "attempt.not_lying",
}


class AttemptTeller:
    """Follows the attempts of one exercise."""

    def __init__(self, exercise: str) -> None:
        self._exercise = exercise
        self._told_s = -math.inf

    def offers(self, attempt: AttemptRejected, time_s: float) -> list[Offer]:
        """Give the reason, unless one was given a moment ago."""
        name = _NAMES.get(attempt.reason)
        if name is None or time_s - self._told_s < _AGAIN_S:
            return []
        self._told_s = time_s
        told = Utterance(f"{name}.{self._exercise}", {}, time_s, Urgency.TRUNK)
        return [Offer(told, _VALID_S, "attempt")]
