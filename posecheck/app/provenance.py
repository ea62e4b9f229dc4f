"""Where a result comes from: source, settings, model and versions."""

from __future__ import annotations

import platform
from importlib.metadata import version
from pathlib import Path

import numpy as np

from posecheck import __version__
from posecheck.app.plan import DEFAULT, Plan
from posecheck.app.poses import Recording, printable
from posecheck.exercises.limits import limit_infos
from posecheck.pose_models import model_name
from posecheck.report.result_json import LimitUsed, Provenance

__all__ = ["provenance_of"]

_PACKAGES = ("mediapipe", "opencv-contrib-python", "av", "numpy")


def provenance_of(plan: Plan, recording: Recording, files: tuple[str, ...] = ()) -> Provenance:
    """Collect what somebody needs to repeat an analysis; `files` are those written with it."""
    return Provenance(
        source=_source(plan, recording),
        dose_from=plan.dose_from,
        limits={
            f"{each.exercise.name}.{info.name}" if plan.candidates else info.name: LimitUsed(
                value=info.value,
                unit=info.unit,
                origin=each.limits_from if info.name in each.changed else DEFAULT,
            )
            for each in plan.candidates or (plan,)
            for info in limit_infos(each.limits)
        },
        model=model_name(recording.track.model_sha256),
        model_sha256=recording.track.model_sha256,
        versions={
            "posecheck": __version__,
            "python": platform.python_version(),
            **{package: version(package) for package in _PACKAGES},
        },
        files=files,
    )


def _source(plan: Plan, recording: Recording) -> dict[str, object]:
    track, health = recording.track, recording.health
    seen = ~np.isnan(track.points_image_px).all(axis=(1, 2))
    return {
        "name": printable(Path(plan.video.name)),
        "kind": "video" if plan.has_pictures else "recorded poses",
        "quality": plan.quality if plan.has_pictures else None,
        "frames": len(track),
        "frames_with_a_person": int(seen.sum()),
        "complete": health.complete,
        "damaged_parts": health.bad_packets,
        "out_of_order": health.out_of_order,
        "size_changes": health.size_changes,
        "detail": health.detail,
    }
