"""Scores clips, runs the sweeps, and writes tables and pictures into a folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from posecheck.app.folder import results_folder
from posecheck.app.replay.tolerances import OF_MODEL, Tolerances
from posecheck_studio.benchmarking.filmed import Filmed
from posecheck_studio.benchmarking.plots import draw_plots
from posecheck_studio.benchmarking.scores import SyntheticScores, score_synthetic
from posecheck_studio.benchmarking.sweeps import Plan, Sweep, run_sweep
from posecheck_studio.benchmarking.tables import json_document, markdown

__all__ = ["Benchmark", "benchmark"]

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """The scores of the clips, the sweeps, and the files that were written."""

    scores: SyntheticScores
    sweeps: tuple[Sweep, ...]
    files: tuple[Path, ...]


def benchmark(
    clips: Iterable[Filmed],
    folder: Path,
    plans: Sequence[Plan] = (),
    tolerances: Tolerances = OF_MODEL,
    title: str = "Benchmark",
    progress: Progress = lambda stage, share: None,
) -> Benchmark:
    """Score clips and write ``benchmark.md``, ``benchmark.json`` and plots; all or none.

    Parameters
    ----------
    clips : iterable of Filmed
    folder : Path
        Made if it is not there.
    plans : sequence of Plan
        What to make worse step by step; scored with the tolerances of exact poses.
    tolerances : Tolerances
        Of the clips.
    title : str
        Of the tables.
    progress : callable
        Told the stage and its share done, 0 to 1.

    Raises
    ------
    OutputError
        If the folder cannot be written.
    InputError
        If a clip cannot be read.
    """
    with results_folder(folder) as staging:
        scores = score_synthetic(clips, tolerances, progress)
        sweeps = tuple(run_sweep(plan, OF_MODEL, progress) for plan in plans)
        tables = staging.path("benchmark.md")
        tables.write_text(markdown(scores, sweeps, title), encoding="utf-8")
        for path in draw_plots(scores, sweeps, tables.parent):
            staging.path(path.name)
        document = json.dumps(json_document(scores, sweeps), indent=1, allow_nan=False)
        staging.path("benchmark.json").write_text(f"{document}\n", encoding="utf-8")
        return Benchmark(scores, sweeps, staging.publish())
