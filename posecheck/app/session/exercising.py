"""One exercise of a session: set up, lock on, count down, do it, hear how it was."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from posecheck.app.session.back_talk import BackTalk
from posecheck.app.session.countdown import Countdown
from posecheck.app.session.plan import Part, Place
from posecheck.app.session.records import Ended, Moved, Started, Turn
from posecheck.app.session.screens import lost_screen, rest_screen, set_up_screen
from posecheck.app.session.script import Script
from posecheck.app.session.set_up_talk import SetUpTalk, lock_words
from posecheck.app.session.trouble import TroubleTalk
from posecheck.assessment import Assessment, Progress, SessionResult
from posecheck.baseline.back_calibration import Profile
from posecheck.baseline.record import Baseline
from posecheck.coaching.scheduler import CueScheduler
from posecheck.coaching.utterance import Utterance
from posecheck.engine import Engine, LiveEngine
from posecheck.events import AttemptRejected, Event, HoldEnded, HoldStarted, Phase, RepCompleted
from posecheck.exercises.range_of_motion import ReachSeen
from posecheck.feedback.screen import Page, Screen
from posecheck.history.session_record import EndedBecause
from posecheck.pose import Observation
from posecheck.preparation.camera_check import CameraCheck, Finding
from posecheck.preparation.light import Light
from posecheck.preparation.lock_on import LockOn
from posecheck.preparation.lock_state import LockState, Stage
from posecheck.tracking.calibration import Calibration

__all__ = ["Exercising"]

# After the last hold has reached its goal it may be held on for this long before the
# exercise is closed over it.
LINGER_S = 20.0
# The camera stays where it is through a programme: its height is not found fault with
# there for the sake of one exercise.
_OF_ONE_EXERCISE = frozenset({"too_high", "too_low"})


class _Stage(StrEnum):
    SETTING_UP = "setting up"
    COUNTDOWN = "countdown"
    GOING = "going"
    RESTING = "resting"
    OVER = "over"


class _Step(StrEnum):
    READY = "all is said, and the person lies still"
    UNSETTLED = "no longer still, or back from a pause"
    BEGUN = "go, or the movement itself"
    SET_DONE = "the last movement of a set is over"
    RESTED = "the rest between two sets is over"
    ENDED = "done, or stopped"


# What a step leads to; any other changes nothing.
_NEXT = {
    (_Stage.SETTING_UP, _Step.READY): _Stage.COUNTDOWN,
    (_Stage.SETTING_UP, _Step.BEGUN): _Stage.GOING,
    (_Stage.COUNTDOWN, _Step.UNSETTLED): _Stage.SETTING_UP,
    (_Stage.COUNTDOWN, _Step.BEGUN): _Stage.GOING,
    (_Stage.GOING, _Step.SET_DONE): _Stage.RESTING,
    (_Stage.RESTING, _Step.RESTED): _Stage.GOING,
    **{(stage, _Step.ENDED): _Stage.OVER for stage in _Stage},
}
_BEFORE = (_Stage.SETTING_UP, _Stage.COUNTDOWN)


class Exercising:
    """Leads through one exercise; a step of the session.

    From the moment of the lock-on the engine follows every movement. Whoever begins
    before the explanation or the countdown is over is not kept waiting: the talk ends
    and what they do counts.

    Parameters
    ----------
    cues_off : frozenset of str
        Cues that are never said.
    introduction : tuple of Utterance
        What is said before the countdown, in this order.
    lower_back : BackTalk or None
        Learns the person's lower back before the countdown; None: it is not asked for.
    backs : tuple of LowerBackCalibration
        What is known of it already, from some placements.
    calibration : Calibration, optional
        Of the pose model that looks; default: the default model's.
    """

    def __init__(
        self,
        part: Part,
        place: Place,
        *,
        cues_off: frozenset[str] = frozenset(),
        introduction: tuple[Utterance, ...] = (),
        lower_back: BackTalk | None = None,
        backs: Profile = (),
        calibration: Calibration | None = None,
    ) -> None:
        self.part, self.place = part, place
        self.lower_back, self._back_in_use = lower_back, False
        self.result: SessionResult | None = None
        self.assessment: Assessment | None = None
        self.baseline: Baseline | None = None
        name = part.exercise.name
        self._name = name
        self._reach = ReachSeen(part.exercise)
        self._engine = LiveEngine(Engine(part.exercise, part.dose, part.limits, backs))
        self._scheduler = CueScheduler(
            part.exercise, part.dose, goals=part.goals, cues_off=cues_off
        )
        self._sets_left = self._scheduler.sets_left
        self._lock = LockOn(part.exercise, need_face=place.first, calibration=calibration)
        self._trouble = TroubleTalk()
        self._camera = CameraCheck(part.exercise)
        self._findings: tuple[Finding, ...] = ()
        self._script = Script(introduction)
        self._talk = SetUpTalk(
            self._script, part.exercise.posture, self._trouble, first=place.first
        )
        self._stage = _Stage.SETTING_UP
        self._state: LockState | None = None
        self._rest_until_s: float | None = None
        self._countdown = Countdown(0.0)
        self._done_s: float | None = None
        self._now_s = 0.0

    @property
    def over(self) -> bool:
        """Whether there is nothing more to do in it."""
        return self._stage is _Stage.OVER

    @property
    def doing(self) -> bool:
        """Whether it has begun to count."""
        return self._stage in (_Stage.GOING, _Stage.RESTING)

    @property
    def counting_down(self) -> bool:
        """Whether three, two, one is being said."""
        return self._stage is _Stage.COUNTDOWN

    def tick(self, turn: Turn) -> None:
        """Let time pass without a picture."""
        if self._stage is _Stage.SETTING_UP:
            self._script.step(turn)

    def see(self, observation: Observation, turn: Turn, light: Light | None = None) -> None:
        """Take one observation, and the light of its picture where it was measured."""
        self._now_s = turn.time_s
        if self._rest_until_s is None:
            self._rest_until_s = turn.time_s + (0.0 if self.place.first else self.part.rest_s)
        state = self._lock.step(observation)
        self._state, self.baseline = state, state.baseline
        self._follow(observation, state, turn)
        if self._stage in _BEFORE:
            self._check_camera(observation, light)
            self._lead_up(observation, state, turn)
        elif self._stage is not _Stage.OVER:
            self._coach(state, turn)

    def _take(self, step: _Step) -> None:
        self._stage = _NEXT.get((self._stage, step), self._stage)

    def _follow(self, observation: Observation, state: LockState, turn: Turn) -> None:
        """Let the engine follow from the first lock on, whatever is being said."""
        if state.baseline is None and self.assessment is None:
            return
        self.assessment = self._engine.step(observation, state.baseline)
        if self.assessment is None:
            return
        self._reach.step(self.assessment)
        self._keep(self.assessment.events, turn)
        if self._stage in _BEFORE and _begun(self.assessment):
            self._script.clear()
            self._go(turn)

    def _keep(self, events: tuple[Event, ...], turn: Turn) -> None:
        for event in events:
            if isinstance(event, RepCompleted):
                count = event.count + self.part.done.get(event.side, 0)
                turn.records.append(Moved(self._name, replace(event, count=count)))
            elif isinstance(event, HoldEnded):
                turn.records.append(Moved(self._name, event, self._reach.of(event)))
            elif isinstance(event, AttemptRejected):
                turn.records.append(Moved(self._name, event))

    def _lead_up(self, observation: Observation, state: LockState, turn: Turn) -> None:
        """Say what helps until the person lies still, then count down."""
        locked = state.stage is Stage.LOCKED
        self._talk.answer(state, turn)
        if not locked:
            self._take(_Step.UNSETTLED)
            self._talk.advise(state, self._findings, turn)
            self._script.step(turn)
        elif self._stage is _Stage.COUNTDOWN:
            self._count_down(turn)
        elif not self._learns_back(observation, state, turn):
            self._talk.advise(state, self._findings, turn)
            self._script.step(turn)
            rested = turn.time_s >= (self._rest_until_s or 0.0)
            if self._script.empty and turn.free and rested:
                self._take(_Step.READY)
                self._countdown = Countdown(turn.time_s)
                self._count_down(turn)

    def _learns_back(self, observation: Observation, state: LockState, turn: Turn) -> bool:
        """Whether the lower back is being learnt, once all has been explained."""
        if self.lower_back is None or state.baseline is None or not self._script.empty:
            return False
        learning = self.lower_back.step(observation, state.baseline, turn)
        back = self.lower_back.calibration
        if not learning and self.lower_back.learnt and back is not None and not self._back_in_use:
            self._back_in_use = True
            self._engine.engine.learn(back)
        return learning

    def _check_camera(self, observation: Observation, light: Light | None) -> None:
        """Note what is wrong with light, camera and place; one place must serve them all."""
        found = self._camera.step(observation, light)
        several = self.place.total > 1
        self._findings = tuple(f for f in found if not (several and f.id in _OF_ONE_EXERCISE))

    def _count_down(self, turn: Turn) -> None:
        if self._countdown.step(turn):
            self._go(turn)

    def _go(self, turn: Turn) -> None:
        self._take(_Step.BEGUN)
        turn.records.append(Started(self._name, turn.time_s))

    def _coach(self, state: LockState, turn: Turn) -> None:
        """Say what the coach wants said, and notice the end of a set or of the dose."""
        if state.event is not None and state.stage is not Stage.LOCKED:
            turn.urge(f"lock.{state.event}")
        elif state.event is not None:
            turn.says.append(lock_words(state.event, turn.time_s))
            turn.says += self._scheduler.resume(turn.time_s)
        if state.stage is not Stage.LOCKED or self.assessment is None:
            self._trouble.step(state.trouble, turn)
            return
        if self._stage is _Stage.RESTING and self._rests_on(turn):
            return
        self._script.step(turn)
        turn.says += self._scheduler.step(self.assessment, speaking=not turn.free)
        if self._scheduler.finished:
            self._end_when_held(self.assessment, turn)
        elif self._scheduler.sets_left < self._sets_left and self.assessment.clocks is None:
            # The last hold of the set is over, and how the set was has been told.
            self._sets_left = self._scheduler.sets_left
            self._take(_Step.SET_DONE)
            self._rest_until_s = turn.time_s + self.part.rest_s

    def _rests_on(self, turn: Turn) -> bool:
        """Whether the rest between two sets goes on; it ends early when somebody begins."""
        begun = self.assessment is not None and _begun(self.assessment)
        if not begun and turn.time_s < (self._rest_until_s or 0.0):
            return True
        self._take(_Step.RESTED)
        if not begun:
            turn.says += self._scheduler.resume(turn.time_s)
        return False

    def _end_when_held(self, assessment: Assessment, turn: Turn) -> None:
        """Close the exercise once its last hold is over, or has lasted long enough."""
        if self._done_s is None:
            self._done_s = turn.time_s
        if assessment.clocks is None or turn.time_s > self._done_s + LINGER_S:
            self.end(EndedBecause.DONE, turn)

    def resume(self, turn: Turn) -> None:
        """Go on after a pause."""
        if self._stage is _Stage.GOING:
            turn.says += self._scheduler.resume(turn.time_s)
        self._take(_Step.UNSETTLED)

    def end(self, because: EndedBecause, turn: Turn) -> None:
        """End it, at its dose or before; may be called when it is over already."""
        if self.over:
            return
        self._finish(turn)
        if self.doing:
            turn.says += self._scheduler.finish(turn.time_s)
        turn.records.append(Ended(self._name, turn.time_s, because))
        self._take(_Step.ENDED)

    def abandon(self, turn: Turn) -> None:
        """Stop without an end: what is left can be gone on with another time."""
        if not self.over:
            self._finish(turn)
            self._take(_Step.ENDED)

    def shown(self) -> Assessment | None:
        """Give the assessment for the picture, with what was done in an earlier run."""
        if self.assessment is None or not (self.part.done or self.part.by_side):
            return self.assessment
        return replace(self.assessment, progress=self._with_before(self.assessment.progress))

    def _with_before(self, progress: Progress) -> Progress:
        """Count what was done in an earlier run, and nothing for a side that is to rest."""
        goals, done = self.part.planned.goals, self.part.done
        counts = {side: n + done.get(side, 0) for side, n in progress.counts.items()}
        worked = {side: n for side, n in counts.items() if n or goals.get(side, 1)}
        return Progress(worked, progress.goal)

    def _finish(self, turn: Turn) -> None:
        self._keep(self._engine.finish(), turn)
        result = self._engine.engine.result()
        self.result = replace(result, progress=self._with_before(result.progress))

    def screen(self) -> Screen:
        """Give the page of this moment."""
        base = Screen(Page.EXERCISE, self._name, (self.place.number, self.place.total))
        state = self._state
        if self._stage is _Stage.COUNTDOWN:
            return replace(base, page=Page.COUNTDOWN, number=self._countdown.shown)
        if self._stage is _Stage.RESTING:
            return rest_screen(base, "screen.rest", self._seconds_of_rest())
        if self._stage is _Stage.GOING:
            away = state is not None and state.stage is not Stage.LOCKED
            return lost_screen(base, state) if state is not None and away else base
        resting = not self.place.first and (state is None or self._seconds_of_rest() > 0)
        if resting and (state is None or state.trouble is None):
            return rest_screen(base, "screen.next", self._seconds_of_rest())
        return set_up_screen(base, state, self._findings)

    def _seconds_of_rest(self) -> int:
        if self._rest_until_s is None:
            return round(self.part.rest_s)
        return max(0, round(self._rest_until_s - self._now_s))


def _begun(assessment: Assessment) -> bool:
    """Whether the movement itself has plainly begun."""
    held = any(isinstance(event, HoldStarted) for event in assessment.events)
    return held or assessment.phase is Phase.TOP
