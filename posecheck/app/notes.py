"""Plain words on what could not be told, for the end of a result."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from posecheck.app.picture_notes import (
    TURN_IT,
    UPSIDE_DOWN,
    on_pictures,
    stands_still,
    turned,
    unseeable,
    upright,
    upside_down,
)
from posecheck.baseline.survey import Survey
from posecheck.capture.recorded import PoseTrack
from posecheck.capture.source import StreamHealth
from posecheck.engine import Engine
from posecheck.engine.engine import MAX_STEP_S
from posecheck.geometry.posture import SIDE_YAW_DEG, Posture
from posecheck.pose_models import pose_model
from posecheck.tracking.calibration import calibration_for
from posecheck.words import text

__all__ = ["CANT_TELL", "notes_on", "notes_on_model"]

# How a note begins that says that nothing could be judged.
CANT_TELL = "Can't tell"
# Below this share of the time, most of the exercise was not followed.
POOR_COVERAGE = 0.5
_LYING = {
    Posture.SUPINE: "on the back",
    Posture.PRONE: "on the stomach",
    Posture.SIDE: "on the side",
}


def notes_on(
    engine: Engine, health: StreamHealth, found: Survey, track: PoseTrack
) -> tuple[str, ...]:
    """Say what a reader of the result must know, most important first."""
    placement = tuple(_on_placement(engine, found, track))
    told = any(note.startswith(CANT_TELL) for note in placement)
    return (
        *placement,
        *on_pictures(track, judged=not told),
        *_on_file(health),
        *_on_gaps(track),
        *(() if told else notes_on_model(track.model_sha256)),
    )


def _on_placement(engine: Engine, found: Survey, track: PoseTrack) -> Iterator[str]:
    exercise, spans, result = engine.exercise, found.spans, engine.result()
    advice = text(f"{exercise.name}.advice")
    moved = result.reps or result.holds or result.attempts or result.open_movements
    if not spans or (not moved and stands_still(track)):
        yield f"{CANT_TELL}: {unseeable(track) or turned(track) or _nobody_lying(track)}"
        return
    right = [s for s in spans if s.baseline.posture is exercise.posture]
    if not right:
        if upside_down(track):
            yield f"{CANT_TELL}: {UPSIDE_DOWN}"
            return
        seen = " and ".join(sorted({_how(s.baseline.posture) for s in spans}))
        yield (
            f"{CANT_TELL}: {text(f'{exercise.name}.title')} is done {_how(exercise.posture)}; "
            f"the person lay {seen}."
        )
        return
    usable = [s for s in right if s.baseline.view.yaw_deg <= exercise.max_yaw_deg]
    if not usable:
        yield f"{CANT_TELL} from where the camera stood. {advice}"
        return
    coverage = result.coverage
    if coverage == 0:
        yield f"{CANT_TELL}: too little of the body was seen. {advice}"
    elif coverage < POOR_COVERAGE:
        yield f"Only {coverage:.0%} of the time could be judged."
    if coverage > 0 and not moved:
        yield f"No {text(f'{exercise.name}.title').lower()} was seen, nor an attempt at one."
    if any(s.baseline.view.yaw_deg > SIDE_YAW_DEG for s in usable):
        yield f"The camera stood at a slant; angles are less exact. {advice}"
    if len({id(s.baseline) for s in spans}) > 1:
        yield "The person or the camera moved; each stretch was judged on its own."


def _how(posture: Posture) -> str:
    return _LYING.get(posture, str(posture))


def _nobody_lying(track: PoseTrack) -> str:
    if len(track) < 2:
        return "one picture is not a movement." if len(track) else "there is no picture in it."
    if np.isnan(track.points_image_px).all():
        return "nobody was seen in the picture."
    seen = "a person was seen, but never lying on a mat for a second"
    if upright(track):
        return f"{seen}; if they lie, the picture is on its side: {TURN_IT}"
    return f"{seen}."


def notes_on_model(model_sha256: str) -> Iterator[str]:
    """Say what is not known of how the pose model errs."""
    calibration, default = calibration_for(model_sha256), pose_model().name
    if calibration.spread_factor != 1.0:
        yield (
            f"No calibration for the {calibration.name} model: judged with a wide spread, "
            f"{calibration.spread_factor:g} times that of the {default} model."
        )
    if not model_sha256:
        yield f"The poses name no pose model; judged as if they were of the {default} one."


def _on_file(health: StreamHealth) -> Iterator[str]:
    if not health.complete:
        detail = f" ({health.detail})" if health.detail else ""
        yield f"Incomplete: the file is damaged{detail}; only what could be read was judged."
    if health.out_of_order:
        yield f"{health.out_of_order} pictures had no time of their own and were left out."
    if health.size_changes:
        yield "The size of the picture changed midway; each part was judged in its own size."


def _on_gaps(track: PoseTrack) -> Iterator[str]:
    steps = np.diff(track.time_s)
    lost_s = float(steps[steps > MAX_STEP_S].sum())
    if lost_s > 0:
        yield f"Pictures are missing for {lost_s:.1f} s in all; that time was not judged."
