"""What the engine needs of whatever follows a movement."""

from __future__ import annotations

from collections import Counter
from typing import Protocol

from posecheck.assessment import ActiveFault, Clocks
from posecheck.events import Event, Phase
from posecheck.exercises.spec import Moment
from posecheck.landmarks import Side
from posecheck.verdict import Unknown, Verdict

__all__ = ["Follower"]


class Follower(Protocol):
    """What the engine needs of a movement."""

    counts: Counter[Side | None]
    phase: Phase
    side: Side | None

    def see(self, unseen: frozenset[str]) -> None:
        """Note which clock-stopping checks the view cannot show at all."""

    def step(self, moment: Moment, why: Unknown | None, *, gap: bool) -> list[Event]:
        """Take one moment; with `why`, nothing could be measured in it."""

    def interrupt(self, time_s: float, why: Unknown) -> list[Event]:
        """The person or the camera moved: give up what is under way."""

    def finish(self, moment: Moment) -> list[Event]:
        """The recording or the exercise is over."""

    def verdicts(self) -> dict[str, Verdict]:
        """Give the verdicts of the checks that apply now."""

    def timed_verdicts(self) -> dict[str, Verdict]:
        """Those of `verdicts` that are about this moment, not a whole repetition."""

    def rep_verdicts(self) -> dict[str, Verdict]:
        """Give the verdicts on the last repetition."""

    def active_faults(self) -> list[ActiveFault]:
        """Raised faults."""

    @property
    def clocks(self) -> Clocks | None:
        """The clocks of a running hold."""
