"""What a therapist answered in a report, and how far it agrees with the program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from posecheck.capture.names import shown
from posecheck.errors import InputError
from posecheck.files import parse_json, read_bounded
from posecheck.words import text

__all__ = ["BETWEEN_THERAPISTS", "SCHEMA", "Agreement", "Rating", "agreement", "read_ratings"]

SCHEMA = "posecheck.ratings/1"
# Agreement of two physiotherapists on the same exercises (Kaia 2021).
BETWEEN_THERAPISTS = 0.83
# A rating takes 150 bytes.
_MAX_BYTES = 1024 * 1024


class Rating(BaseModel):
    """What the program said of one repetition, hold or fault, and whether that is right."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    kind: Literal["repetition", "hold", "fault"]
    verdict: Literal["ok", "fault", "unknown"]
    agree: bool


class _Ratings(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    version: Literal["posecheck.ratings/1"] = Field(alias="schema")
    ratings: Annotated[list[Rating], Field(max_length=10_000)]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far a therapist and the program agree.

    Attributes
    ----------
    agreed, rated : mapping of kind to int
    kappa : float or None
        Cohen's kappa over the repetitions and holds that the program called good or faulty,
        -1 to 1; None where it is not defined: nothing rated, or all of one sort.
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
        data = parse_json(read_bounded(path, _MAX_BYTES))
        return tuple(_Ratings.model_validate(data).ratings)
    except OSError as error:
        why = error.strerror or str(error)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        why = f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}"
    except ValueError as error:
        why = str(error)
    raise InputError(text("report.error.ratings", file=shown(path), schema=SCHEMA, why=why))


def agreement(ratings: Iterable[Rating]) -> Agreement:
    """Count how often both say the same, and how far that is beyond chance."""
    all_of_them = tuple(ratings)
    judged = [each for each in all_of_them if each.kind != "fault" and each.verdict != "unknown"]
    return Agreement(
        Counter(each.kind for each in all_of_them if each.agree),
        Counter(each.kind for each in all_of_them),
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
