"""Adds up, over an exercise, what was judged and what was not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from posecheck.assessment import CheckSummary, FaultInterval
from posecheck.events import Event, FaultCleared, FaultRaised
from posecheck.verdict import State, Unknown, Verdict

__all__ = ["Tally", "fault_intervals"]


class Tally:
    """Seconds of each verdict per check, and of followed movement overall."""

    def __init__(self, checks: Iterable[str]) -> None:
        self._seconds: dict[str, dict[State, float]] = {
            check: dict.fromkeys(State, 0.0) for check in checks
        }
        self._why: dict[str, dict[str, float]] = {
            check: defaultdict(float) for check in self._seconds
        }
        self.followed_s = 0.0
        self.passed_s = 0.0

    def pass_time(self, dt_s: float, *, followed: bool) -> None:
        """Add the time since the last observation to the coverage."""
        self.passed_s += dt_s
        if followed:
            self.followed_s += dt_s

    def add(self, dt_s: float, verdicts: Mapping[str, Verdict]) -> None:
        """Add time in which these verdicts stood."""
        for check, verdict in verdicts.items():
            self._seconds[check][verdict.state] += dt_s
            if verdict.state is State.UNKNOWN:
                self._why[check][verdict.why or Unknown.NOT_SEEN] += dt_s

    @property
    def coverage(self) -> float:
        """Share of the time in which the movement could be followed."""
        return self.followed_s / self.passed_s if self.passed_s else 0.0

    def summaries(self) -> tuple[CheckSummary, ...]:
        """Give the seconds per check."""
        return tuple(
            CheckSummary(
                check,
                seconds[State.OK],
                seconds[State.FAULT],
                seconds[State.UNKNOWN],
                dict(self._why[check]),
            )
            for check, seconds in self._seconds.items()
        )


def fault_intervals(events: Iterable[Event], end_s: float) -> tuple[FaultInterval, ...]:
    """Pair raised and cleared faults; one still raised ends with the recording."""
    open_by_check: dict[str, FaultRaised] = {}
    found: list[FaultInterval] = []
    for event in events:
        if isinstance(event, FaultRaised):
            open_by_check[event.check] = event
        elif isinstance(event, FaultCleared) and event.check in open_by_check:
            found.append(_interval(open_by_check.pop(event.check), event.time_s))
    found += [_interval(raised, end_s) for raised in open_by_check.values()]
    return tuple(sorted(found, key=lambda interval: (interval.start_s, interval.check)))


def _interval(raised: FaultRaised, end_s: float) -> FaultInterval:
    return FaultInterval(
        raised.check, raised.side, raised.since_s, end_s, raised.value, raised.limit
    )
