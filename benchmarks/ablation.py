"""What each mechanism from pose to verdict is worth: real people with it switched off.

    python benchmarks/ablation.py FOLDER        # poses of real people with their labels.json

Prints a Markdown table. Whatever changes nothing, on real people or on the sample clips,
can go.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch

from posecheck.app.real_people import expectations, score
from posecheck.app.replay.replay import Through, replay

SAMPLES = Path(__file__).resolve().parents[1] / "sample_videos"


def _switches() -> Iterator[tuple[str, list[object]]]:
    """Name each mechanism, with what to replace so that it does nothing."""
    from posecheck.tracking.calibration import PERFECT, calibration_for
    from posecheck.tracking.identity import Identity

    perfect = calibration_for(PERFECT)
    named = patch.object(Identity, "states", lambda self: [False] * len(self._back))
    yield "nothing", []
    yield "names of limbs over time", [named]
    yield "smoothing", [patch("posecheck.tracking.tracker.HALF_WINDOW_S", 0.0)]
    yield (
        "errors of measurement",
        [
            patch("posecheck.app.poses.calibration_for", lambda model: perfect),
            patch("posecheck.app.replay.part_run.calibration_for", lambda model: perfect),
        ],
    )
    yield "the body lies", [patch("posecheck.baseline.body._is_carried", lambda *_: False)]
    yield "back or stomach over time", [patch("posecheck.baseline.stretches.settled", list)]
    yield "outline of hidden limbs", [patch("posecheck.baseline.survey.resting_edges", _none)]
    yield "memory of hidden limbs", [patch("posecheck.engine.memories.REMEMBERED_S", 0.0)]


def _none(*_: object, **__: object) -> None:
    return None


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("real", type=Path)
    args = parser.parse_args()
    expected = expectations(args.real)
    sys.stdout.write(
        "| switched off | real people right | wrong then | sample clips |\n|---|---|---|---|\n"
    )
    for name, patches in _switches():
        with ExitStack() as stack:
            for each in patches:
                stack.enter_context(each)  # type: ignore[arg-type]
            scores = [score(args.real, recording, want) for recording, want in expected]
            findings = replay([SAMPLES], Through.POSES).findings
        wrong = ", ".join(f"{s.name} ({s.exercise})" for s in scores if s.wrong)
        right = f"{sum(not s.wrong for s in scores)} of {len(scores)}"
        agree = f"{sum(f.agrees for f in findings)} of {len(findings)}"
        sys.stdout.write(f"| {name} | {right} | {wrong} | {agree} |\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
