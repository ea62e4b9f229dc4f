"""`metrics.csv`: every measure, phase and verdict of every frame; see docs/metrics-csv.md."""

from __future__ import annotations

import csv
import math
from typing import TextIO

from posecheck.assessment import Assessment
from posecheck.exercises.spec import Exercise
from posecheck.landmarks import Side
from posecheck.report.columns import measure_names
from posecheck.verdict import UNSEEN, State, Verdict

__all__ = ["MetricsWriter"]


class MetricsWriter:
    """Writes one row a frame; the columns depend on the exercises alone.

    Parameters
    ----------
    file : text file
        Opened with ``newline=""``.
    exercises : Exercise
    named : bool
        Add the column ``exercise``: of which one the frame shows a part.
    """

    def __init__(self, file: TextIO, *exercises: Exercise, named: bool = False) -> None:
        self._measures = tuple(dict.fromkeys(n for one in exercises for n in measure_names(one)))
        self._checks = tuple(dict.fromkeys(c.id for one in exercises for c in one.checks))
        self._named = named
        self._rows = csv.writer(file, lineterminator="\n")
        self._rows.writerow(
            (
                "time_s",
                "phase",
                "side",
                "cannot_see",
                "count_left",
                "count_right",
                "count_total",
                "in_position_s",
                "good_form_s",
                "active_cue",
                *(("exercise",) if named else ()),
                *self._measures,
                *(f"verdict.{check}" for check in self._checks),
            )
        )

    def write(self, assessment: Assessment, exercise: str = "") -> None:
        """Add the row of one frame; `exercise` is what its part is named."""
        a = assessment
        counts, clocks = a.progress.counts, a.clocks
        self._rows.writerow(
            (
                f"{a.time_s:.6f}",
                a.phase,
                a.side.word if a.side is not None else "",
                a.cannot_see or "",
                counts.get(Side.LEFT, ""),
                counts.get(Side.RIGHT, ""),
                a.progress.total,
                f"{clocks.in_position_s:.3f}" if clocks else "",
                f"{clocks.good_form_s:.3f}" if clocks else "",
                a.active_faults[0].cue if a.active_faults else "",
                *((exercise,) if self._named else ()),
                *(_number(a.measures.readings.get(name, UNSEEN).value) for name in self._measures),
                *(_verdict(a.verdicts.get(check)) for check in self._checks),
            )
        )


def _number(value: float) -> str:
    return "" if math.isnan(value) else f"{value:.4f}"


def _verdict(verdict: Verdict | None) -> str:
    """Give ok, fault, or unknown with its reason; empty where the check does not apply."""
    if verdict is None:
        return ""
    if verdict.state is State.UNKNOWN and verdict.why is not None:
        return f"{verdict.state}: {verdict.why}"
    return str(verdict.state)
