"""Says what cannot be seen instead of falling silent, and does not go on about it."""

from __future__ import annotations

import math

from posecheck.assessment import Assessment
from posecheck.coaching.offers import Offer
from posecheck.coaching.utterance import Earcon, Urgency, Utterance
from posecheck.events import Phase
from posecheck.verdict import Unknown

__all__ = ["SightTeller"]

# A limb that passes behind another is out of sight for a second.
_DWELL_S = 1.5
# Turning over, or reaching for water, takes a moment in another posture.
_POSTURE_DWELL_S = 3.0
_LONG = frozenset({Unknown.POSTURE, Unknown.NO_BASELINE, Unknown.IMPLAUSIBLE})
# Said once, then again after these times without change, then no more.
_AGAIN_S = (15.0, 40.0)
# Where the camera stands does not change by itself: said once in an exercise.
_ONCE = frozenset({Unknown.VIEW})
# To be seen again counts when it lasts.
_BACK_DWELL_S = 0.5
_BACK_VALID_S = 2.0


class SightTeller:
    """Follows what is hidden; a limb hidden from the start of a hold is the same as in it."""

    def __init__(self, exercise: str) -> None:
        self._exercise = exercise
        self._what: object = None
        self._since_s = self._last_s = self._clear_since_s = math.nan
        self._times = 0
        self._told_once: set[Unknown] = set()

    def step(self, now: Assessment) -> list[Offer]:
        """Follow one assessment; gives "I see you again" where its absence was told."""
        what = _hidden(now)
        if what is not None:
            if what != self._what and self._times == 0:
                self._since_s = now.time_s
            self._what = what
            self._clear_since_s = math.nan
            return []
        if self._what is None:
            return []
        if math.isnan(self._clear_since_s):
            self._clear_since_s = now.time_s
        if now.time_s - self._clear_since_s < _BACK_DWELL_S:
            return []
        told = self._times > 0
        self._what, self._times, self._last_s = None, 0, math.nan
        if not told:
            return []
        back = Utterance("sight.back", time_s=now.time_s, urgency=Urgency.ANSWER)
        return [Offer(back, _BACK_VALID_S, "sight")]

    def wanted(self, now: Assessment) -> Utterance | None:
        """Give the sentence on what is hidden, when it is due."""
        why = now.cannot_see or Unknown.NOT_SEEN
        if self._what is None or not math.isnan(self._clear_since_s) or why in self._told_once:
            return None
        dwell_s = _POSTURE_DWELL_S if why in _LONG else _DWELL_S
        if now.time_s - self._since_s < dwell_s or not self._may_repeat(now.time_s):
            return None
        values = {
            "why": why,
            "missing": now.missing,
            "exercise": self._exercise,
            "anybody": now.phase is not Phase.AWAY,
        }
        return Utterance("sight", values, now.time_s, Urgency.SIGHT, Earcon.FAULT)

    def said(self, now: Assessment) -> None:
        """Remember that it was said."""
        self._last_s, self._times = now.time_s, self._times + 1
        if now.cannot_see in _ONCE and now.cannot_see is not None:
            self._told_once.add(now.cannot_see)

    def _may_repeat(self, time_s: float) -> bool:
        if self._times == 0:
            return True
        return self._times <= len(_AGAIN_S) and time_s - self._last_s >= _AGAIN_S[self._times - 1]


def _hidden(now: Assessment) -> object:
    """Describe what is hidden, to notice a change; None: nothing that matters."""
    if now.cannot_see is not None:
        return now.cannot_see
    return Unknown.NOT_SEEN if now.missing else None
