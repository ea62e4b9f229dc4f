"""What a therapist answered in a report, and how far it agrees with the program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from posecheck.capture.names import shown
from posecheck.errors import InputError
from posecheck.report.result_account import read_checked

__all__ = ["BETWEEN_THERAPISTS", "SCHEMA", "Agreement", "Rating", "agreement", "read_ratings"]

SCHEMA = "posecheck.ratings/1"
# Agreement of two physiotherapists on the same exercises (Kaia 2021).
BETWEEN_THERAPISTS = 0.83
# A rating takes 150 bytes.
_MAX_BYTES = 1024 * 1024


class Rating(BaseModel):
    """What the program said of one repetition, hold or fault, and whether that is right."""

    model_config = ConfigDict(frozen=True, strict=True)

    kind: Literal["repetition", "hold", "fault"]
    verdict: Literal["ok", "fault", "unknown"]
    agree: bool


class _Ratings(BaseModel):
    version: Literal["posecheck.ratings/1"] = Field(alias="schema")
    ratings: Annotated[tuple[Rating, ...], Field(max_length=10_000)]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far a therapist and the program agree, by kind.

    `kappa` is Cohen's, -1 to 1, over the repetitions and holds that the program called good or
    faulty; None where it is not defined: nothing rated, or all of one sort.
    """

    agreed: Counter[str]
    rated: Counter[str]
    kappa: float | None

    @property
    def share(self) -> float | None:
        """Share of all that was rated, 0 to 1; None: nothing was."""
        return self.agreed.total() / self.rated.total() if self.rated else None


def read_ratings(path: Path) -> tuple[Rating, ...]:
    """Read a file that a report has saved.

    Raises
    ------
    InputError
        In one line, if it cannot be read or is another file.
    """
    try:
        return read_checked(_Ratings, path, _MAX_BYTES).ratings
    except ValueError as error:
        fields = {"file": shown(path), "schema": SCHEMA, "why": str(error)}
        raise InputError("report.error.ratings", **fields) from None


def agreement(ratings: Iterable[Rating]) -> Agreement:
    """Count how often both say the same, and how far that is beyond chance."""
    every = tuple(ratings)
    judged = [each for each in every if each.kind != "fault" and each.verdict != "unknown"]
    return Agreement(
        Counter(each.kind for each in every if each.agree),
        Counter(each.kind for each in every),
        _kappa([(each.verdict == "ok", each.agree) for each in judged]),
    )


def _kappa(judged: Sequence[tuple[bool, bool]]) -> float | None:
    """Give Cohen's kappa; who disagrees with "good" says "faulty", and the other way round."""
    if not judged:
        return None
    said = sum(good for good, _ in judged) / len(judged)
    thought = sum(good is agree for good, agree in judged) / len(judged)
    by_chance = said * thought + (1.0 - said) * (1.0 - thought)
    observed = sum(agree for _, agree in judged) / len(judged)
    return (observed - by_chance) / (1.0 - by_chance) if by_chance < 1.0 else None
