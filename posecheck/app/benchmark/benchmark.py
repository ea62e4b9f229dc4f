"""Use case: score clips whose truth is known, and write tables into a folder."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from posecheck.app.benchmark.scores import Scores, score
from posecheck.app.benchmark.tables import json_document, sections
from posecheck.app.folder import results_folder
from posecheck.app.poses import Progress
from posecheck.app.replay.replay import Through, replay
from posecheck.errors import InputError

__all__ = ["Benchmark", "benchmark"]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """The scores of the clips, and the files that were written."""

    scores: Scores
    files: tuple[Path, ...]


def benchmark(
    paths: Sequence[Path],
    folder: Path,
    through: Through | None = None,
    progress: Progress = lambda stage, share: None,
    jobs: int = 1,
    model: str | None = None,
) -> Benchmark:
    """Replay clips, score them, and write ``benchmark.md`` and ``benchmark.json``; both or none.

    Parameters
    ----------
    paths, through, progress, jobs, model
        As of `posecheck.app.replay.replay.replay`.
    folder : Path
        Made if it is not there.

    Raises
    ------
    OutputError
        If the folder cannot be written.
    InputError
        If a clip cannot be read, or its truth is not known frame by frame.
    """
    with results_folder(folder) as staging:
        report = replay(paths, through, progress=progress, jobs=jobs, model=model)
        for clip in report.clips:
            if not clip.framewise:
                raise InputError("error.benchmark.no_arrays", name=clip.name)
        scores = score([[part.replayed for part in clip.parts] for clip in report.clips])
        text = "\n\n".join(sections(scores))
        staging.path("benchmark.md").write_text(f"{text}\n", encoding="utf-8")
        document = json.dumps(json_document(scores), indent=1, allow_nan=False)
        staging.path("benchmark.json").write_text(f"{document}\n", encoding="utf-8")
        return Benchmark(scores, staging.publish())
