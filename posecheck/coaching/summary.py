"""The end of a set in words: how much, one thing done well, the next thing to improve."""

from __future__ import annotations

from posecheck.assessment import Dose
from posecheck.coaching.set_tally import SetTally
from posecheck.coaching.sides import SidePlan
from posecheck.coaching.utterance import Utterance
from posecheck.landmarks import Side

__all__ = ["Summary"]


class Summary:
    """Makes the summaries of one exercise; says what it could not see only once.

    Parameters
    ----------
    cues_off : frozenset of str
        Cues that are never said, here neither.
    unseen_told : set of str
        Checks of which it has been said that they cannot be seen; added to.
    """

    def __init__(
        self, exercise: str, dose: Dose, cues_off: frozenset[str], unseen_told: set[str]
    ) -> None:
        self._exercise, self._dose, self._off = exercise, dose, cues_off
        self._praised: set[str] = set()
        self._unseen_told = unseen_told

    def of_set(
        self, tally: SetTally, sides: SidePlan, put_right: set[str], time_s: float
    ) -> tuple[Utterance, ...]:
        """Give the sentences, in order.

        `put_right` are checks whose fault was told and then corrected. What could
        not be told is never praised.
        """
        found = [self._how_much(sides, time_s)]
        found += self._praise(tally, put_right, time_s)
        found += self._next(tally, time_s)
        found += self._unseen(tally, time_s)
        return tuple(found)

    def _how_much(self, sides: SidePlan, time_s: float) -> Utterance:
        counts, sets_done = sides.counts, self._dose.sets - sides.sets_left
        if not any(counts.values()):
            return Utterance("done.none", {}, time_s)
        if sides.done and sides.even:
            kind = "each_side" if None not in sides.counts else "all"
            return Utterance(f"done.{kind}", {"count": self._dose.reps}, time_s)
        if sets_done and all(sides.left_in_set(side) == self._dose.reps for side in sides.counts):
            values = {"count": sets_done, "sets": self._dose.sets}
            return Utterance("done.set", values, time_s)
        if None in counts:
            return Utterance("done.part", {"count": counts[None]}, time_s)
        values = {"left": counts[Side.LEFT], "right": counts[Side.RIGHT]}
        return Utterance("done.part_sides", values, time_s)

    def _praise(self, tally: SetTally, put_right: set[str], time_s: float) -> list[Utterance]:
        check = tally.well_done(frozenset(self._praised))
        if check is not None:
            self._praised.add(check)
            return [Utterance(f"praise.{self._exercise}.{check}", {}, time_s)]
        return [Utterance("praise.put_right", {}, time_s)] if put_right else []

    def _next(self, tally: SetTally, time_s: float) -> list[Utterance]:
        worst = tally.to_improve(self._off)
        if worst is not None:
            cue, side = worst
            return [Utterance("improve", {"cue": cue, "side": side}, time_s)]
        return [Utterance("praise.spotless", {}, time_s)] if tally.spotless else []

    def _unseen(self, tally: SetTally, time_s: float) -> list[Utterance]:
        new = [check for check in tally.unseen() if check not in self._unseen_told]
        self._unseen_told.update(new)
        return [Utterance(f"untold.{self._exercise}.{check}", {}, time_s) for check in new[:1]]
