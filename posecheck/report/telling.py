"""What a report says in a few lines: done, hard, hurt, to change, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from posecheck.report.account import Account, ExerciseAccount, Kind, Sitting
from posecheck.verdict import State
from posecheck.words import text

__all__ = ["Teller"]

_POOR_COVERAGE, _FEW = 0.5, 3


@dataclass(frozen=True, slots=True)
class Teller:
    """Gives lines in one language."""

    account: Account
    language: str

    def t(self, text_id: str, **fields: object) -> str:
        """Give a text of the report."""
        return text(f"report.{text_id}", self.language, **fields)

    def name_of(self, exercise: str) -> str:
        """Give the title of an exercise; one that is not installed keeps its name."""
        title = text(f"{exercise}.title", self.language)
        return exercise if title == f"{exercise}.title" else title

    def cue(self, cue: str, side: object = None) -> str:
        """Give the words of a correction."""
        return text(cue, self.language, side=side)

    def done(self) -> Iterator[str]:
        """Say what was done of the goal, by exercise and side."""
        if self.account.kind is Kind.SPAN:
            days = {each.started.date() for each in self.account.sittings if each.started}
            yield self.t("short.sessions", count=len(self.account.sittings), days=len(days))
        for part in self.account.exercises:
            yield self.t("short.line", name=self.name_of(part.exercise), what=self.counted(part))

    def counted(self, part: ExerciseAccount) -> str:
        """Say how much of an exercise counts, by side."""
        counts = [
            self.t("short.count", count=each.count, goal=each.goal, side=each.side)
            for each in part.done
        ]
        return self.t("short.holds" if part.hold_s else "short.repetitions", what=", ".join(counts))

    def sitting_done(self, sitting: Sitting) -> str:
        """Say what one session of many had."""
        moved = [part for part in sitting.exercises if any(done.count for done in part.done)]
        lines = (
            self.t("short.line", name=self.name_of(part.exercise), what=self.counted(part))
            for part in moved
        )
        return "; ".join(lines) or self.t("nothing")

    def hard(self) -> Iterator[str]:
        """Say what was an effort, what was left early and where most faults were."""
        efforts = [each.effort for each in self.account.sittings if each.effort is not None]
        if efforts:
            yield self.t(
                "short.effort", least=min(efforts), most=max(efforts), kinds=len(set(efforts))
            )
        for part in self._ended("tired", "skipped", "other"):
            yield self.t(
                f"short.left.{part.ended}", name=self.name_of(part.exercise), day=self._day(part)
            )
        faulty = [(part.with_form(State.FAULT), part) for part in self.account.exercises]
        for count, part in sorted(faulty, key=lambda each: -each[0])[:_FEW]:
            if count:
                kind = "hold" if part.hold_s else "repetition"
                name, moves = self.name_of(part.exercise), len(part.moves)
                yield self.t(f"short.faulty.{kind}", name=name, count=count, moves=moves)
        if not efforts:
            yield self.t(f"short.no_effort.{self.account.kind}")

    def hurt(self) -> Iterator[str]:
        """Say what is known of pain."""
        for part in self._ended("pain"):
            yield self.t("short.pain_in", name=self.name_of(part.exercise), day=self._day(part))
        rated = [
            each
            for each in self.account.sittings
            if each.pain_before is not None or each.pain_after is not None
        ]
        for each in rated if len(rated) <= _FEW else (rated[0], rated[-1]):
            yield self.t(
                "short.pain",
                before=self.rating(each.pain_before),
                after=self.rating(each.pain_after),
                day=self.day(each),
            )
        if len(rated) > _FEW:
            worst = max(max(each.pain_before or 0, each.pain_after or 0) for each in rated)
            yield self.t("short.pain_worst", worst=worst, count=len(rated))
        if not rated:
            yield self.t(f"short.no_pain.{self.account.kind}")

    def change(self) -> Iterator[str]:
        """Say what was wrong most often, in the words of its correction."""
        exercises = self.account.exercises
        found = [(count, part, check) for part in exercises for check, count in part.faults.items()]
        for count, part, check in sorted(found, key=lambda each: -each[0])[:_FEW]:
            cue = self.cue(f"{part.exercise}.{check}")
            said = self.t("short.cue", cue=cue, count=count)
            name = self.name_of(part.exercise)
            yield said if len(exercises) == 1 else self.t("short.line", name=name, what=said)
        if not found:
            moves = [part for part in exercises if part.moves]
            all_told = moves and all(part.with_form(State.OK) == len(part.moves) for part in moves)
            yield self.t("short.spotless" if all_told else "short.untold")

    def sure(self) -> Iterator[str]:
        """Say how sure all this is."""
        recorded = self.account.recorded
        if recorded is None:
            yield self.t("sure.log")
            if damaged := sum(each.damaged for each in self.account.sittings):
                yield self.t("sure.damaged", count=damaged)
        else:
            poor = recorded.coverage < _POOR_COVERAGE
            yield self.t("sure.poor" if poor else "sure.coverage", share=recorded.coverage)
            yield self.t(f"sure.view.{recorded.view or 'none'}")
            if not recorded.complete:
                yield self.t("sure.incomplete")
        unseen = {
            check for part in self.account.exercises for h in part.holds for check in h.unseen
        }
        if unseen:
            yield self.t("sure.unseen", count=len(unseen))
        yield self.t("sure.angles")
        yield self.t("sure.limits")

    def rating(self, value: int | None) -> str:
        """Say a pain or an effort of 0 to 10."""
        return self.t("not_asked") if value is None else self.t("rating", value=value)

    def day(self, sitting: Sitting) -> str:
        """Say when it was; empty for a recording."""
        return self.t("day", date=sitting.started) if sitting.started else ""

    def _ended(self, *why: str) -> Iterator[ExerciseAccount]:
        """Give the exercises that were left for a reason, in every session."""
        parts = (part for each in self.account.sittings for part in each.exercises)
        return (part for part in parts if part.ended in why)

    def _day(self, part: ExerciseAccount) -> str:
        sittings = (each for each in self.account.sittings if part in each.exercises)
        return next((self.day(each) for each in sittings), "")
