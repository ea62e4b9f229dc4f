"""The angles of an exercise over time, from ``metrics.csv``."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from posecheck.capture.names import shown
from posecheck.errors import InputError
from posecheck.exercises.limits import Range, with_values
from posecheck.exercises.moment import Role, sided
from posecheck.exercises.spec import AngleSpec, Exercise, RepMovement
from posecheck.files import read_bounded
from posecheck.landmarks import Side
from posecheck.report.result_account import SIDES

__all__ = ["Curve", "read_curves"]

# Two hours of 30 pictures a second take 55 MB.
_MAX_BYTES = 128 * 1024 * 1024
# More points than any screen is wide show nothing more, and make the page large.
_MOST_POINTS = 4000
_Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Curve:
    """An angle in degrees over time in seconds, NaN where it was not seen.

    Past its `limits` it is a fault; `counts` says whether repetitions are counted by it.
    """

    measure: str
    role: Role
    counts: bool
    limits: tuple[float, ...]
    time_s: tuple[float, ...]
    angle_deg: tuple[float, ...]


def read_curves(path: Path, exercise: Exercise, limits: Mapping[str, float]) -> tuple[Curve, ...]:
    """Read the angles that are drawn for an exercise, with the limits that were used.

    Raises
    ------
    InputError
        In one line, if the file cannot be read or is another.
    """
    try:
        rows = _rows(read_bounded(path, _MAX_BYTES).decode("utf-8"), exercise)
        return tuple(_curve(rows, spec, exercise, limits) for spec in exercise.angles)
    except OSError as error:
        why = error.strerror or str(error)
    except (ValueError, KeyError, csv.Error) as error:
        why = str(error)
    raise InputError("report.error.metrics", file=shown(path), why=why)


def _rows(content: str, exercise: Exercise) -> list[_Row]:
    """Keep the columns that are wanted."""
    measures = {sided(spec.measure, side) for spec in exercise.angles for side in Side}
    wanted = ("time_s", "side", *sorted(measures))
    return [{name: row[name] or "" for name in wanted} for row in csv.DictReader(StringIO(content))]


def _curve(
    rows: Sequence[_Row], spec: AngleSpec, exercise: Exercise, limits: Mapping[str, float]
) -> Curve:
    used = with_values(exercise.limits, limits)
    allowed = getattr(used, spec.limit, Range()) if spec.limit else Range()
    seen = [sum(bool(row[sided(spec.measure, side)]) for row in rows) for side in Side]
    near = Side.LEFT if seen[Side.LEFT] >= seen[Side.RIGHT] else Side.RIGHT
    times = [float(row["time_s"]) for row in rows]
    if not all(map(math.isfinite, times)):
        raise ValueError("time_s")
    points = _thinned(times, [_value(row, spec, near) for row in rows])
    movement = exercise.movement
    counts = isinstance(movement, RepMovement) and movement.measure == spec.measure
    ends = tuple(end for end in (allowed.low_outer, allowed.high_outer) if math.isfinite(end))
    return Curve(spec.measure, spec.role, counts, ends, *points)


def _value(row: _Row, spec: AngleSpec, near: Side) -> float:
    side: Side | None = near
    if spec.role is not Role.NEAR:
        side = SIDES[row["side"]] if row["side"] else None
        side = side.other if side is not None and spec.role is Role.OTHER else side
    cell = row[sided(spec.measure, side)] if side is not None else ""
    value = float(cell) if cell else math.nan
    return value if math.isfinite(value) else math.nan


def _thinned(
    times: Sequence[float], values: Sequence[float]
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Keep the lowest and the highest point of each stretch, so that no peak is lost."""
    step = math.ceil(2 * len(times) / _MOST_POINTS)
    if step <= 2:
        return tuple(times), tuple(values)
    kept = set()
    for first in range(0, len(times), step):
        stretch = range(first, min(first + step, len(times)))
        known = [i for i in stretch if not math.isnan(values[i])]
        ranked = sorted(known, key=values.__getitem__) or [first]
        kept |= {ranked[0], ranked[-1]}
    return tuple(times[i] for i in sorted(kept)), tuple(values[i] for i in sorted(kept))
