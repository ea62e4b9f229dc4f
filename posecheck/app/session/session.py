"""The core of a session: inputs in, outputs out. No clock, no thread, no device."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

from posecheck.app.session.asking import AskNumber, AskWhy
from posecheck.app.session.back_talk import BackTalk
from posecheck.app.session.camera_talk import CameraTalk
from posecheck.app.session.exercising import Exercising
from posecheck.app.session.farewell import Farewell
from posecheck.app.session.opening import introduction
from posecheck.app.session.plan import Place, SessionPlan
from posecheck.app.session.records import Answered, Camera, Key, Output, Sight, Turn
from posecheck.app.session.screens import end_screen, exercise_screen
from posecheck.assessment import SessionResult
from posecheck.baseline.back_calibration import Profile
from posecheck.baseline.record import Baseline
from posecheck.feedback.screen import Screen
from posecheck.geometry.posture import Posture
from posecheck.history.session_record import EndedBecause, PlannedDose
from posecheck.pose import Observation
from posecheck.preparation.gesture import Command, GestureReader, GestureState
from posecheck.preparation.light import Light
from posecheck.settings.care import RatingKind
from posecheck.tracking.calibration import Calibration, calibration_for

__all__ = ["Choices", "Session"]

_COMMAND_OF = {Key.PAUSE: Command.PAUSE, Key.SKIP: Command.SKIP, Key.STOP: Command.STOP}


@dataclass(frozen=True, slots=True)
class Choices:
    """How a session is led.

    Attributes
    ----------
    cues_off : frozenset of str
        Cues that are never said.
    brief : bool
        Without explanations.
    ratings : bool
        Ask for pain and effort at the end.
    pain_before : int or None
        Told before the session began; None: not told.
    learn_back : bool
        Learn the person's lower back, by voice, before exercises that look at it.
    profile : tuple of LowerBackCalibration
        What is known of it from before.
    calibration : Calibration
        Of the pose model that looks.
    """

    cues_off: frozenset[str] = frozenset()
    brief: bool = False
    ratings: bool = True
    pain_before: int | None = None
    learn_back: bool = False
    profile: Profile = ()
    calibration: Calibration = field(default_factory=calibration_for)


class Session:
    """Leads through a plan, one exercise after the other.

    Parameters
    ----------
    plan : SessionPlan
        With at least one part.

    Notes
    -----
    Same inputs, same outputs, always. Times of observations must increase.
    """

    def __init__(self, plan: SessionPlan, choices: Choices | None = None) -> None:
        self._plan = plan
        self._choices = choices or Choices()
        self._index = 0
        self._learnt: Profile = ()
        self._current: Exercising | None = self._exercise(0)
        self._asking: list[AskNumber | AskWhy] = []
        self._gesture = GestureReader()
        self._shown_sign = GestureState(0.0)
        before = self._choices.pain_before
        self._farewell = Farewell(ratings=self._choices.ratings, pain_before=before)
        self._paused = False
        self._camera = CameraTalk()
        self._results: list[SessionResult] = []
        self._last_s = -math.inf
        self._baseline: Baseline | None = None
        self._first_turn = True

    @property
    def results(self) -> tuple[SessionResult, ...]:
        """The outcome of every exercise that is over."""
        return tuple(self._results)

    @property
    def learnt(self) -> Profile:
        """What was learnt of the person's lower back in this session."""
        return self._learnt

    @property
    def planned(self) -> tuple[PlannedDose, ...]:
        """The plan, as it is written into the session's file."""
        return self._plan.planned

    @property
    def exercise(self) -> str | None:
        """Name of the present exercise; None before and after."""
        return self._current.part.exercise.name if self._current is not None else None

    @property
    def setting_up(self) -> bool:
        """Whether somebody gets ready, and the camera's place and the light matter."""
        return self._current is not None and not self._current.doing and not self._paused

    @property
    def counting_down(self) -> bool:
        """Whether nothing else is to be said now, so that the count is heard as one."""
        return self._current is not None and self._current.counting_down and not self._paused

    def see(
        self, observation: Observation, *, speaking: bool, light: Light | None = None
    ) -> Output:
        """Take what a picture shows; one that is not later than the last is passed over.

        Parameters
        ----------
        speaking : bool
            Whether the voice is busy.
        light : Light or None
            Of this picture, where it was measured.
        """
        turn = Turn(observation.time_s, speaking)
        if observation.time_s <= self._last_s:
            return self._output(turn)
        self._last_s = observation.time_s
        self._begin(turn)
        self._camera.see(turn)
        self._read_sign(observation, turn)
        if self._asking:
            self._asking[0].see(observation, self._baseline, turn)
        elif self._ending:
            self._farewell.step(turn)
        elif self._current is not None and not self._paused:
            self._current.see(observation, turn, light)
            self._baseline = self._current.baseline or self._baseline
        self._advance(turn)
        return self._output(turn)

    def tick(self, time_s: float, camera: Camera, *, speaking: bool) -> Output:
        """Let time pass without a picture."""
        turn = Turn(max(time_s, self._last_s), speaking)
        self._begin(turn)
        self._camera.tick(camera, turn)
        if camera.sight is Sight.ENDED and not self._ending and not self._asking:
            self._stop(EndedBecause.OTHER, turn)
        if self._asking:
            self._asking[0].tick(turn)
        elif self._ending:
            self._farewell.step(turn)
        elif self._current is not None and not self._paused and camera.sight is not Sight.LOST:
            self._current.tick(turn)
        self._advance(turn)
        return self._output(turn)

    def press(self, key: Key, time_s: float, *, speaking: bool) -> Output:
        """Take a key."""
        turn = Turn(max(time_s, self._last_s), speaking)
        if self._asking:
            self._asking[0].press(key, turn)
        elif not self._ending and key in _COMMAND_OF:
            command = _COMMAND_OF[key]
            paused_already = command is Command.PAUSE and self._paused
            self._obey(Command.GO_ON if paused_already else command, turn)
        elif key is Key.STOP:
            self._farewell.cut_short()
        self._advance(turn)
        return self._output(turn)

    def abandon(self, time_s: float) -> Output:
        """End at once, with nothing asked or said; it can be gone on with another time."""
        turn = Turn(max(time_s, self._last_s))
        if self._current is not None:
            self._current.abandon(turn)
            self._close_current()
        self._current = None
        return replace(self._output(turn), over=True, camera_off=True)

    @property
    def _ending(self) -> bool:
        """Whether nothing is left but questions and good-bye."""
        return self._farewell.because is not None

    def _by_arm(self) -> dict[str, bool]:
        """How a question can be answered: by whom the camera sees, who may lie prone."""
        prone = self._baseline is not None and self._baseline.posture is Posture.PRONE
        return {"by_arm": self._camera.camera.sight is Sight.RUNNING, "prone": prone}

    def _exercise(self, index: int) -> Exercising:
        part, place = self._plan.parts[index], self._place(index)
        said = introduction(part, place, brief=self._choices.brief)
        asks = self._choices.learn_back and part.exercise.shows_back
        backs = (*self._choices.profile, *self._learnt)
        return Exercising(
            part,
            place,
            cues_off=self._choices.cues_off,
            introduction=said,
            lower_back=BackTalk(backs) if asks else None,
            backs=backs,
            calibration=self._choices.calibration,
        )

    def _place(self, index: int) -> Place:
        return Place(index + 1, len(self._plan.parts), self._plan.notes)

    def _begin(self, turn: Turn) -> None:
        if not self._first_turn:
            return
        self._first_turn = False
        if self._choices.pain_before is not None:
            before = Answered(str(RatingKind.PAIN_BEFORE), self._choices.pain_before, turn.time_s)
            turn.records.append(before)

    def _read_sign(self, observation: Observation, turn: Turn) -> None:
        """Read the held sign, unless a raised arm means a number now."""
        if self._asking or self._ending:
            self._gesture.reset()
            self._shown_sign = GestureState(turn.time_s)
            return
        before = self._shown_sign.offered
        state = self._gesture.step(observation, self._baseline, paused=self._paused)
        self._shown_sign = state
        if state.offered is not None and state.offered is not before:
            turn.urge(f"gesture.{state.offered}")
        if state.command is not None:
            self._obey(state.command, turn)

    def _obey(self, command: Command, turn: Turn) -> None:
        if command is Command.PAUSE and not self._paused:
            self._paused = True
            turn.urge("session.paused")
        elif command is Command.GO_ON and self._paused:
            self._go_on(turn)
        elif command is Command.SKIP and self._current is not None:
            self._paused = False
            turn.urge("session.skipped")
            self._current.end(EndedBecause.SKIPPED, turn)
        elif command is Command.STOP:
            self._paused = False
            self._asking.append(AskWhy(**self._by_arm()))

    def _go_on(self, turn: Turn) -> None:
        self._paused = False
        turn.urge("session.go_on")
        if self._current is not None:
            self._current.resume(turn)

    def _advance(self, turn: Turn) -> None:
        """Go on to the next exercise, question or to the end."""
        if self._asking and self._asking[0].over:
            self._answered(self._asking.pop(0), turn)
        if self._current is not None and self._current.over:
            self._close_current()
            self._index += 1
            if self._index < len(self._plan.parts):
                self._current = self._exercise(self._index)
            else:
                self._current = None
                self._wind_up(EndedBecause.DONE)

    def _close_current(self) -> None:
        if self._current is not None and self._current.result is not None:
            self._results.append(self._current.result)
        talk = self._current.lower_back if self._current is not None else None
        if talk is not None and talk.learnt and talk.calibration is not None:
            self._learnt = (*self._learnt, talk.calibration)

    def _answered(self, question: AskNumber | AskWhy, turn: Turn) -> None:
        if isinstance(question, AskWhy):
            self._stop(question.because or EndedBecause.OTHER, turn)
        elif question.kind is RatingKind.PAIN_AFTER:
            self._farewell.pain_after = question.value

    def _stop(self, because: EndedBecause, turn: Turn) -> None:
        if self._current is not None:
            self._current.end(because, turn)
            self._close_current()
            self._current = None
        if because is not EndedBecause.DONE and self._camera.camera.sight is not Sight.ENDED:
            turn.say(f"care.stopped.{because}")
        if because is EndedBecause.PAIN:
            turn.say("care.emergency")
        self._wind_up(because)

    def _wind_up(self, because: EndedBecause) -> None:
        """Ask what is asked at the end, then say good-bye."""
        self._farewell.because = because
        if self._choices.ratings:
            for kind in (RatingKind.PAIN_AFTER, RatingKind.EFFORT_AFTER):
                self._asking.append(AskNumber(kind, **self._by_arm()))

    def _output(self, turn: Turn) -> Output:
        leaving = self._ending and not self._asking
        return Output(
            screen=self._screen(),
            says=tuple(turn.says),
            records=tuple(turn.records),
            assessment=self._current.shown() if self._current is not None else None,
            baseline=self._baseline,
            over=leaving and self._farewell.over(turn),
            camera_off=leaving,
        )

    def _screen(self) -> Screen:
        if self._asking:
            return self._asking[0].screen()
        if self._ending or self._current is None:
            return end_screen(self._farewell.because, self.results)
        base, camera = self._current.screen(), self._camera.camera
        return exercise_screen(base, camera, self._shown_sign, paused=self._paused)
