"""How much is left on each side, in which set, and which side is next."""

from __future__ import annotations

from collections.abc import Mapping

from posecheck.assessment import Dose
from posecheck.landmarks import Side

__all__ = ["SidePlan"]


class SidePlan:
    """Follows the counts against what is to be done.

    Sides alternate, as the programme says ("change legs"). A person who stays on one
    side is followed: the other is asked for once this one is done.

    Parameters
    ----------
    goals : mapping of Side or None to int
        To be done in this run, by side.
    first : Side or None
        Whom to begin with.
    """

    def __init__(self, dose: Dose, goals: Mapping[Side | None, int], first: Side | None) -> None:
        self._dose, self._goals, self._first = dose, dict(goals), first
        self._counts: dict[Side | None, int] = dict.fromkeys(goals, 0)
        self._last: Side | None = None
        self._in_blocks = False

    def count(self, counts: Mapping[Side | None, int]) -> None:
        """Take what has been counted so far."""
        self._counts.update({side: counts.get(side, 0) for side in self._goals})

    def held(self, side: Side | None) -> None:
        """Note that a hold on `side` has counted; None in an exercise with sides: unknown."""
        if side not in self._goals:
            return
        self._in_blocks = side is self._last and side is not None
        self._last = side

    def left(self, side: Side | None) -> int:
        """How many are left on a side in the whole exercise."""
        return max(0, self._goals.get(side, 0) - self._counts.get(side, 0))

    @property
    def sets_left(self) -> int:
        """How many sets are not complete."""
        return max(-(-self.left(side) // self._dose.reps) for side in self._goals)

    @property
    def set_number(self) -> int:
        """The set that is under way, from 1."""
        return min(self._dose.sets, self._dose.sets - self.sets_left + 1)

    def left_in_set(self, side: Side | None) -> int:
        """How many are left on a side in this set."""
        return max(0, self.left(side) - max(0, self.sets_left - 1) * self._dose.reps)

    def surplus(self, side: Side | None) -> bool:
        """Whether more was done on a side than was to be done, or on nobody knows which."""
        return side not in self._goals or self._counts[side] > self._goals[side]

    @property
    def left_in_set_together(self) -> int:
        """How many are left in this set on all sides."""
        return sum(self.left_in_set(side) for side in self._goals)

    @property
    def set_together(self) -> int:
        """How many a set has on all sides."""
        return self._dose.reps * len(self._goals)

    def number(self, side: Side | None) -> int:
        """The number, in its set, of the one just counted on this side."""
        return self._dose.reps - self.left(side) % self._dose.reps

    def next_side(self) -> Side | None:
        """Which side is to be worked on next; None without sides or with nothing left."""
        sides = [side for side in self._goals if side is not None and self.left_in_set(side)]
        if len(sides) != len(Side):
            return sides[0] if sides else None
        if self._last is None:
            return self._first
        return self._last if self._in_blocks else self._last.other

    @property
    def even(self) -> bool:
        """Whether the same is to be done on every side."""
        return len(set(self._goals.values())) == 1

    @property
    def done(self) -> bool:
        """Whether everything is done."""
        return all(self.left(side) == 0 for side in self._goals)

    @property
    def counts(self) -> Mapping[Side | None, int]:
        """What has been counted."""
        return dict(self._counts)
