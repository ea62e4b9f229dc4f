"""What is shown during an exercise and at the end, from the state of the session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from posecheck.app.session.records import Camera, Sight
from posecheck.app.session.set_up_talk import side_values
from posecheck.assessment import SessionResult
from posecheck.feedback.screen import Page, Phrase, Screen
from posecheck.history.session_record import EndedBecause
from posecheck.landmarks import Side
from posecheck.preparation.camera_check import Finding
from posecheck.preparation.gesture import GestureState
from posecheck.preparation.lock_state import STILL_S, LockState, Stage

__all__ = ["end_screen", "exercise_screen", "lost_screen", "rest_screen", "set_up_screen"]

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
    sign : GestureState
        The sign that is being held, if one is.
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


def rest_screen(base: Screen, headline: str, seconds: int) -> Screen:
    """Give the page of a rest, with the seconds that are left of it."""
    return replace(base, page=Page.REST, headline=Phrase(headline), number=seconds)


def lost_screen(base: Screen, state: LockState) -> Screen:
    """Who is away is waited for; who is seen, but not as before, is told what to do."""
    advice = Phrase("screen.away.do") if state.stage is Stage.AWAY else None
    if state.trouble is not None:
        advice = Phrase(f"lock.{state.trouble}")
    return replace(base, page=Page.AWAY, headline=Phrase(f"screen.{state.stage}"), advice=advice)


def set_up_screen(base: Screen, state: LockState | None, findings: Sequence[Finding]) -> Screen:
    """Give the page on which somebody gets ready: what is wanted, or what is wrong."""
    stage = state.stage if state is not None else Stage.FACE
    advice, share = None, None
    if state is not None and state.trouble is not None:
        advice = Phrase(f"lock.{state.trouble}", side_values(state))
    if findings:
        advice = Phrase(f"camera.{findings[0].id}.do", findings[0].values)
    if state is not None and stage is Stage.STILL:
        share = state.still_s / STILL_S
    return replace(
        base,
        page=Page.SETTING_UP,
        headline=Phrase(f"screen.{stage}"),
        advice=advice,
        share=share,
        placement=stage in (Stage.FACE, Stage.LIE_DOWN, Stage.AWAY),
    )


def _result_line(result: SessionResult) -> Phrase:
    """Say how much of an exercise was done in this run."""
    counts, goal = result.progress.counts, str(result.progress.goal)
    values: dict[str, object] = {"title": f"{result.exercise}.title", "goal": goal}
    if None in counts:
        return Phrase("screen.result", {**values, "count": str(counts[None])})
    sides = {side.word: str(counts[side]) for side in Side}
    return Phrase("screen.result_sides", {**values, **sides})
