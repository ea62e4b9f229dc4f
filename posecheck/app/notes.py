"""Plain words on what could not be told, for the end of a result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from posecheck.app.picture_notes import (
    on_pictures,
    stands_still,
    turned,
    unseeable,
    upright,
    upside_down,
)
from posecheck.baseline.survey import Survey, survey
from posecheck.capture.recorded import PoseTrack
from posecheck.capture.source import StreamHealth
from posecheck.engine import Engine
from posecheck.engine.engine import MAX_STEP_S
from posecheck.exercises.spec import Exercise
from posecheck.geometry.posture import SIDE_YAW_DEG, Posture
from posecheck.pose_models import pose_model
from posecheck.recognition.parts import Part
from posecheck.tracking.calibration import calibration_for
from posecheck.words import text

__all__ = ["clock", "notes_on", "notes_on_model", "nothing_judged", "on_others", "on_recording"]

# Below this share of the time, most of the exercise was not followed.
POOR_COVERAGE = 0.5


def notes_on(
    engine: Engine, health: StreamHealth, found: Survey, track: PoseTrack
) -> tuple[str, ...]:
    """Say what a reader of the result must know, most important first."""
    placement = tuple(_on_placement(engine, found, track))
    return (
        *placement,
        *on_pictures(track, judged=not nothing_judged(placement)),
        *_on_file(health),
        *_on_gaps(track),
        *(() if nothing_judged(placement) else notes_on_model(track.model_sha256)),
    )


def nothing_judged(notes: Iterable[str]) -> bool:
    """Whether one of the notes says that nothing could be judged."""
    return any(note.startswith(text("note.cant_tell")) for note in notes)


def on_recording(track: PoseTrack, health: StreamHealth, parts: Sequence[Part]) -> tuple[str, ...]:
    """Say what a reader must know of a recording of which nobody said what it shows."""
    on_file = (*_on_file(health), *_on_gaps(track))
    if any(part.exercise for part in parts):
        return (*on_file, *notes_on_model(track.model_sha256))
    why = unseeable(track) or turned(track)
    if not why:
        why = text("note.none_known") if survey(track).spans else _nobody_lying(track)
    return (text("note.cant_tell.because", why=why), *on_file)


def on_others(exercise: Exercise, parts: Sequence[Part]) -> Iterator[str]:
    """Say which other exercises a recording shows that was judged as one."""
    found = [(part, part.exercise.name) for part in parts if part.exercise is not None]
    others = [(part, name) for part, name in found if name != exercise.name]
    if not others:
        return
    what = ", ".join(
        text(
            "note.other",
            title=text(f"{name}.title"),
            start=clock(part.start_s),
            end=clock(part.end_s),
        )
        for part, name in others
    )
    yield text("note.instead" if len(others) == len(found) else "note.others", what=what)


def clock(time_s: float) -> str:
    """Give minutes and seconds: ``1:05``."""
    return f"{int(time_s // 60)}:{int(time_s % 60):02d}"


def _on_placement(engine: Engine, found: Survey, track: PoseTrack) -> Iterator[str]:
    exercise, spans, result = engine.exercise, found.spans, engine.result()
    advice = text(f"{exercise.name}.advice")
    moved = result.reps or result.holds or result.attempts or result.open_movements
    if not spans or (not moved and stands_still(track)):
        why = unseeable(track) or turned(track) or _nobody_lying(track)
        yield text("note.cant_tell.because", why=why)
        return
    right = [s for s in spans if s.baseline.posture is exercise.posture]
    if not right:
        if upside_down(track):
            yield text("note.cant_tell.because", why=text("note.upside_down"))
            return
        seen = f" {text('word.and')} ".join(sorted({_how(s.baseline.posture) for s in spans}))
        title, how = text(f"{exercise.name}.title"), _how(exercise.posture)
        yield text("note.cant_tell.posture", title=title, how=how, seen=seen)
        return
    usable = [s for s in right if s.baseline.view.yaw_deg <= exercise.max_yaw_deg]
    if not usable:
        yield text("note.cant_tell.from_there", advice=advice)
        return
    coverage = result.coverage
    if coverage == 0:
        yield text("note.cant_tell.too_little", advice=advice)
    elif coverage < POOR_COVERAGE:
        yield text("note.coverage", share=coverage)
    if coverage > 0 and not moved:
        yield text("note.nothing_done", title=text(f"{exercise.name}.title"))
    if any(s.baseline.view.yaw_deg > SIDE_YAW_DEG for s in usable):
        yield text("note.slant", advice=advice)
    if len({id(s.baseline) for s in spans}) > 1:
        yield text("note.moved")


def _how(posture: Posture) -> str:
    return text(f"note.lying.{posture}")


def _nobody_lying(track: PoseTrack) -> str:
    if len(track) < 2:
        return text("note.one_picture") if len(track) else text("note.no_picture")
    if np.isnan(track.points_image_px).all():
        return text("note.nobody")
    return text("note.never_lying.upright" if upright(track) else "note.never_lying")


def notes_on_model(model_sha256: str) -> Iterator[str]:
    """Say what is not known of how the pose model errs."""
    calibration, default = calibration_for(model_sha256), pose_model().name
    if calibration.spread_factor != 1.0:
        yield text(
            "note.model.no_calibration",
            name=calibration.name,
            factor=calibration.spread_factor,
            default=default,
        )
    if not model_sha256:
        yield text("note.model.unnamed", default=default)


def _on_file(health: StreamHealth) -> Iterator[str]:
    if not health.complete:
        yield text("note.incomplete", why=health.detail or "none")
    if health.out_of_order:
        yield text("note.no_time", count=health.out_of_order)
    if health.size_changes:
        yield text("note.size_changed")


def _on_gaps(track: PoseTrack) -> Iterator[str]:
    steps = np.diff(track.time_s)
    lost_s = float(steps[steps > MAX_STEP_S].sum())
    if lost_s > 0:
        yield text("note.gaps", seconds=lost_s)
