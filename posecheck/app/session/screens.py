"""What is shown during an exercise and at the end, from the state of the session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from posecheck.app.session.records import Camera, Sight
from posecheck.assessment import SessionResult
from posecheck.feedback.screen import Page, Phrase, Screen
from posecheck.history.session_record import EndedBecause
from posecheck.landmarks import Side
from posecheck.preparation.gesture import GestureState

__all__ = ["end_screen", "exercise_screen"]

_KEYS_EXERCISE = ("key.pause", "key.skip", "key.stop")
_KEYS_PAUSED = ("key.go_on", "key.skip", "key.stop")


def end_screen(because: EndedBecause | None, results: Sequence[SessionResult]) -> Screen:
    """Give the last page: how much of every exercise was done."""
    done = because is EndedBecause.DONE
    headline = Phrase("screen.done" if done else "screen.ended")
    return Screen(Page.DONE, headline=headline, lines=tuple(map(_result_line, results)))


def exercise_screen(base: Screen, camera: Camera, sign: GestureState, *, paused: bool) -> Screen:
    """Lay the camera's trouble, a pause or a held sign over the page of an exercise.

    Parameters
    ----------
    base : Screen
        Of the exercise itself.
    camera : Camera
    sign : GestureState
        The sign that is being held, if one is.
    paused : bool
    """
    base = replace(base, keys=_KEYS_EXERCISE)
    if camera.sight is Sight.OPENING:
        base = replace(base, headline=Phrase("screen.opening"))
    if camera.sight is Sight.LOST:
        lost, do = Phrase("screen.camera_lost"), Phrase(camera.reason)
        return replace(base, page=Page.CAMERA_LOST, headline=lost, advice=do, number=None)
    offered = Phrase(f"gesture.{sign.offered}") if sign.offered is not None else None
    share = sign.share if sign.limb is not None and sign.held_s > 0 else base.share
    if paused:
        return replace(
            base,
            page=Page.PAUSED,
            headline=Phrase("screen.paused"),
            advice=Phrase("screen.paused.do"),
            number=None,
            sign=offered,
            keys=_KEYS_PAUSED,
        )
    return replace(base, sign=offered, share=share)


def _result_line(result: SessionResult) -> Phrase:
    """Say how much of an exercise was done in this run."""
    counts, goal = result.progress.counts, str(result.progress.goal)
    values: dict[str, object] = {"title": f"{result.exercise}.title", "goal": goal}
    if None in counts:
        return Phrase("screen.result", {**values, "count": str(counts[None])})
    sides = {side.word: str(counts[side]) for side in Side}
    return Phrase("screen.result_sides", {**values, **sides})
