"""A replay as JSON values."""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import Any

from posecheck.app.replay.fault_scores import FaultScore, fault_scores, total
from posecheck.app.replay.replay import ClipReplay, ReplayReport

__all__ = ["SCHEMA", "replay_document", "score_document"]

SCHEMA = "posecheck-replay/1"
_DIGITS = 4


def replay_document(report: ReplayReport) -> dict[str, Any]:
    """Give everything that was compared, and the scores of the checks.

    Unknown numbers are null; times are in seconds of the clip.
    """
    replayed = [part.replayed for clip in report.clips for part in clip.parts]
    scores = fault_scores(replayed, report.tolerances)
    return {
        "schema": SCHEMA,
        "agrees": report.agrees,
        "tolerances": asdict(report.tolerances),
        "clips": [_clip(clip) for clip in report.clips],
        "checks": [
            {"exercise": exercise, "check": check, **score_document(score)}
            for (exercise, check), score in sorted(scores.items())
        ],
        "all_checks": score_document(total(scores.values())),
    }


def score_document(score: FaultScore) -> dict[str, Any]:
    """Give a score as JSON values."""
    shares = {name: getattr(score, name) for name in ("precision", "recall", "f1", "cant_tell")}
    return {name: _number(value) for name, value in (asdict(score) | shares).items()}


def _number(value: float) -> float | None:
    return round(value, _DIGITS) if math.isfinite(value) else None


def _clip(clip: ClipReplay) -> dict[str, Any]:
    return {
        "clip": clip.name,
        "agrees": clip.agrees,
        "through": clip.through.value,
        "frames": clip.frames,
        "took_s": _number(clip.took_s),
        "frame_by_frame": clip.framewise,
        "parts": [
            {
                "exercise": part.replayed.truth.exercise,
                "start_s": _number(part.replayed.truth.start_s),
                "end_s": _number(part.replayed.truth.end_s),
                "coverage": _number(part.replayed.result.coverage),
                "findings": [
                    {
                        **asdict(finding),
                        "kind": finding.kind.value,
                        "time_s": _number(finding.time_s),
                    }
                    for finding in part.findings
                ],
            }
            for part in clip.parts
        ],
    }
