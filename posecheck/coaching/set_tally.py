"""What went well in a set, what comes next, and what could not be seen."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from posecheck.assessment import Assessment
from posecheck.events import FaultRaised, HoldEnded, RepCompleted
from posecheck.exercises.spec import Check, Severity
from posecheck.landmarks import Side
from posecheck.verdict import State, Unknown, Verdict

__all__ = ["SetTally"]

# A longer step is a gap, in which nothing was seen (as in the engine).
_MAX_STEP_S = 0.5
# Praise is for what was seen to be right nearly all the time, and for long enough.
_PRAISE_SHARE = 0.8
_PRAISE_S = 4.0
# Nobody is praised for a height who was asked to come lower.
_OVERDONE = {"high_enough": "not_too_high", "leg_lifted": "too_high"}
# What was told for less of the time than this was not really seen.
_SEEN_SHARE = 0.3
_UNTOLD_S = 3.0
# Reasons of not knowing that a person or a camera could change; "between the limits"
# and "not applicable" are none.
_SIGHT = frozenset({Unknown.NOT_SEEN, Unknown.IMPLAUSIBLE, Unknown.VIEW, Unknown.NO_CONTOUR})


class SetTally:
    """Sums up the verdicts of one set."""

    def __init__(self, checks: Iterable[Check]) -> None:
        self._checks = tuple(sorted(checks, key=lambda check: check.severity))
        self._last_s: float | None = None
        self.begin()

    def begin(self) -> None:
        """Begin a new set."""
        self._seconds: dict[str, dict[State, float]] = defaultdict(lambda: defaultdict(float))
        self._why: dict[str, dict[Unknown, float]] = defaultdict(lambda: defaultdict(float))
        self._faults: Counter[str] = Counter()
        self._raised: dict[str, tuple[str, Side | None]] = {}
        self._completed = 0

    def step(self, now: Assessment) -> None:
        """Add the time since the last step."""
        dt_s = 0.0 if self._last_s is None else now.time_s - self._last_s
        self._last_s = now.time_s
        per_rep = {check.id for check in self._checks if check.per_rep}
        if dt_s <= _MAX_STEP_S:
            for check, verdict in now.verdicts.items():
                if check not in per_rep:
                    self._add(check, verdict, dt_s)
        for event in now.events:
            if isinstance(event, FaultRaised):
                self._raised[event.check] = (event.cue, event.side)
                self._faults[event.check] += 1
            elif isinstance(event, RepCompleted):
                for check in per_rep & now.verdicts.keys():
                    self._add(check, now.verdicts[check], event.time_s - event.start_s)
                self._completed += 1
            elif isinstance(event, HoldEnded):
                self._completed += event.counted

    def _add(self, check: str, verdict: Verdict, seconds: float) -> None:
        self._seconds[check][verdict.state] += seconds
        if verdict.state is State.UNKNOWN:
            self._why[check][verdict.why or Unknown.NOT_SEEN] += seconds

    def well_done(self, avoid: frozenset[str]) -> str | None:
        """Give the most important check that was seen to be right; None if there is none.

        Never one with a fault in this set, nor one that was not seen most of the
        time; one in `avoid` (praised before) only if there is no other.
        """
        right = [check.id for check in self._checks if self._was_right(check.id)]
        return next((check for check in right if check not in avoid), right[0] if right else None)

    def _was_right(self, check: str) -> bool:
        if self._faults[_OVERDONE.get(check, "")]:
            return False
        seconds = self._seconds[check]
        ok_s, total_s = seconds[State.OK], sum(seconds.values())
        return not self._faults[check] and ok_s >= max(_PRAISE_S, _PRAISE_SHARE * total_s)

    def to_improve(self, off: frozenset[str]) -> tuple[str, Side | None] | None:
        """Give the cue, and its side, of what to work on: safety first, then the most often."""
        found = [
            (check.severity != Severity.SAFETY, -self._faults[check.id], check.severity, check.id)
            for check in self._checks
            if self._faults[check.id] and not _is_off(self._raised[check.id][0], off)
        ]
        return self._raised[min(found)[3]] if found else None

    @property
    def spotless(self) -> bool:
        """Everything that matters was seen, and there was no fault at all."""
        watched = [c.id for c in self._checks if self._seconds[c.id]]
        seen = all(self._share_seen(check) >= _PRAISE_SHARE for check in watched)
        return bool(watched) and seen and self._completed > 0 and not self._faults

    def _share_seen(self, check: str) -> float:
        total_s = sum(self._seconds[check].values())
        return 1.0 - self._seconds[check][State.UNKNOWN] / total_s if total_s else 0.0

    def unseen(self) -> list[str]:
        """Checks of weight that could hardly be told because something was hidden."""
        return [check.id for check in self._checks if self._was_unseen(check)]

    def _was_unseen(self, check: Check) -> bool:
        total_s = sum(self._seconds[check.id].values())
        weighty = check.severity == Severity.SAFETY or check.stops_clock
        why = self._why[check.id]
        hidden = bool(why) and max(why, key=why.__getitem__) in _SIGHT
        return (
            weighty and hidden and total_s >= _UNTOLD_S and self._share_seen(check.id) < _SEEN_SHARE
        )


def _is_off(cue: str, off: frozenset[str]) -> bool:
    return any(cue == one or cue.startswith(f"{one}.") for one in off)
