"""Adds up, over an exercise, what was judged and what was not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from posecheck.assessment import CheckSummary, FaultInterval
from posecheck.events import Event, FaultCleared, FaultRaised
from posecheck.verdict import State, Unknown, Verdict

__all__ = ["Tally", "fault_intervals"]


class Tally:
    """Seconds of each verdict per check, and of followed movement overall."""

    def __init__(self, checks: Iterable[str]) -> None:
        self._seconds = {check: dict.fromkeys(State, 0.0) for check in checks}
        self._why: dict[str, dict[str, float]] = {c: defaultdict(float) for c in self._seconds}
        self._followed_s = self.passed_s = 0.0

    def pass_time(self, dt_s: float, *, followed: bool) -> None:
        """Add the time since the last observation to the coverage."""
        self.passed_s += dt_s
        self._followed_s += dt_s if followed else 0.0

    def add(self, dt_s: float, verdicts: Mapping[str, Verdict]) -> None:
        """Add time in which these verdicts stood."""
        for check, verdict in verdicts.items():
            self._seconds[check][verdict.state] += dt_s
            if verdict.state is State.UNKNOWN:
                self._why[check][verdict.why or Unknown.NOT_SEEN] += dt_s

    @property
    def coverage(self) -> float:
        """Share of the time in which the movement could be followed."""
        return self._followed_s / self.passed_s if self.passed_s else 0.0

    def summaries(self) -> tuple[CheckSummary, ...]:
        """Give the seconds per check."""
        return tuple(
            CheckSummary(
                check, s[State.OK], s[State.FAULT], s[State.UNKNOWN], dict(self._why[check])
            )
            for check, s in self._seconds.items()
        )


def fault_intervals(events: Sequence[Event], end_s: float) -> tuple[FaultInterval, ...]:
    """Pair raised and cleared faults; one still raised ends with the recording."""
    ends_s = {(e.check, e.since_s): e.time_s for e in events if isinstance(e, FaultCleared)}
    found = [
        FaultInterval(
            raised.check,
            raised.side,
            raised.since_s,
            ends_s.get((raised.check, raised.since_s), end_s),
            raised.value,
            raised.limit,
        )
        for raised in events
        if isinstance(raised, FaultRaised)
    ]
    return tuple(sorted(found, key=lambda interval: (interval.start_s, interval.check)))
