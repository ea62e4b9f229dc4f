"""The engine: observations in, assessments out. No I/O, no clock, no threads."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace

from posecheck.assessment import Assessment, CheckedAngle, Dose, Progress, SessionResult
from posecheck.baseline.back_calibration import LowerBackCalibration, Profile, fitting_calibration
from posecheck.baseline.body import Body, body_of
from posecheck.baseline.lumbar import pose_readings
from posecheck.baseline.record import Baseline
from posecheck.engine.follower import Follower
from posecheck.engine.hold_follower import HoldFollower
from posecheck.engine.lasting import DROPOUT_S, Lasting
from posecheck.engine.memories import Bounces, HiddenLimbs
from posecheck.engine.rep_follower import RepFollower
from posecheck.engine.tally import Tally, fault_intervals
from posecheck.events import (
    AttemptRejected,
    Event,
    HoldEnded,
    MovementOpen,
    PersonFound,
    PersonLost,
    Phase,
    RepCompleted,
    ViewSuitable,
    ViewUnsuitable,
)
from posecheck.exercises.limits import Limits
from posecheck.exercises.moment import Moment, Role, sided
from posecheck.exercises.spec import Exercise, RepMovement
from posecheck.geometry.posture import View, ViewKind
from posecheck.geometry.steady import steadied_observation
from posecheck.landmarks import Landmark, Side
from posecheck.pose import Observation
from posecheck.tracking.estimate import seen_landmarks
from posecheck.tracking.stillness import Stillness
from posecheck.tracking.tracker import Tracked, Tracker
from posecheck.verdict import NO_MEASURES, Unknown, Verdict

__all__ = ["MAX_STEP_S", "Engine"]

# Time between two observations that is longer is a gap: not judged, not held.
MAX_STEP_S = 0.5
_NO_VIEW = View(math.nan, math.nan)


class Engine:
    """Follows one exercise.

    Parameters
    ----------
    exercise : Exercise
    dose : Dose, optional
        Default: the exercise's own.
    limits : Limits, optional
        Default: the exercise's own.
    backs : tuple of LowerBackCalibration
        The person's own pressed and arched back, as seen from some placements.

    Notes
    -----
    Same observations, baselines and settings, same events, always. Judging lags by the
    tracker's `LAG_S`; `finish` gives the assessments that are left.
    """

    def __init__(
        self,
        exercise: Exercise,
        dose: Dose | None = None,
        limits: Limits | None = None,
        backs: Profile = (),
    ) -> None:
        self.exercise = exercise
        self._backs = backs
        self.dose = dose or exercise.dose
        self._follower = self._make_follower(limits or exercise.limits)
        self._tracker = Tracker()
        self._waiting: deque[Baseline | None] = deque()
        self._own: tuple[Baseline, Baseline] | None = None
        self._stillness = Stillness()
        self._still: list[tuple[Tracked, Baseline | None]] = []
        self._memories = (Bounces(exercise.bounces), HiddenLimbs(exercise.hidden))
        self._tally = Tally(check.id for check in exercise.checks)
        self._events: list[Event] = []
        self._baseline: Baseline | None = None
        self._taken_s = -math.inf
        self._last_s = math.nan
        self._absent = Lasting()
        self._lost = False
        self._view_told = False

    def _make_follower(self, limits: Limits) -> Follower:
        movement = self.exercise.movement
        if isinstance(movement, RepMovement):
            return RepFollower(self.exercise, movement, limits)
        return HoldFollower(self.exercise, movement, limits, self.dose)

    def step(self, observation: Observation, baseline: Baseline | None) -> tuple[Assessment, ...]:
        """Take one observation; give what can be judged now, in order of time.

        Parameters
        ----------
        observation : Observation
            Its time must be later than that of the one before.
        baseline : Baseline or None
            The one in force at this time; None while the person is not lying.

        Raises
        ------
        ValueError
            If time does not increase.
        """
        if not observation.time_s > self._taken_s:
            raise ValueError(f"time must increase: {self._taken_s} s, then {observation.time_s} s")
        self._taken_s = observation.time_s
        known = baseline and self._with_back(baseline, observation)
        moved = bool(self._waiting) and self._waiting[-1] is not known
        # What is kept for later was seen under the baseline that was in force then.
        assessments = self._take(self._tracker.flush()) if moved else []
        self._waiting.append(known)
        torso_px = baseline.mat.torso_px if baseline else math.nan
        assessments += self._take(self._tracker.step(steadied_observation(observation), torso_px))
        return tuple(assessments)

    def learn(self, back: LowerBackCalibration) -> None:
        """Take a lower back that has just been learnt, from the next picture on."""
        self._backs = (*self._backs, back)
        self._own = None

    def _with_back(self, baseline: Baseline, observation: Observation) -> Baseline:
        """Give the baseline with the person's lower back, where it is known from this placement."""
        if self._own is None or self._own[0] is not baseline:
            if observation.pose is None or not self._backs:
                return baseline
            placement = baseline.back_placement(observation.pose.image_size)
            back = fitting_calibration(self._backs, placement)
            holds = back is not None and back.holds_for(pose_readings(observation.pose, baseline))
            self._own = (baseline, replace(baseline, lower_back=back) if holds else baseline)
        return self._own[1]

    def _take(self, ready: Iterable[Tracked]) -> list[Assessment]:
        """Judge what the tracker gives back, but hold back pictures that stand still.

        Whether a picture that does not change is a moment of rest or a frozen stream shows
        when something changes again, or has not for two seconds.
        """
        assessments: list[Assessment] = []
        for tracked in ready:
            self._still.append((tracked, self._waiting.popleft()))
            frozen = self._stillness.step(tracked.observation)
            if frozen or math.isnan(self._stillness.since_s):
                assessments += self._let_go(frozen=frozen)
        return assessments

    def _let_go(self, *, frozen: bool) -> list[Assessment]:
        kept, self._still = self._still, []
        return [self._judge(tracked, baseline, frozen=frozen) for tracked, baseline in kept]

    def _judge(self, tracked: Tracked, baseline: Baseline | None, *, frozen: bool) -> Assessment:
        observation, time_s = tracked.observation, tracked.observation.time_s
        dt_s = 0.0 if math.isnan(self._last_s) else time_s - self._last_s
        gap = dt_s > MAX_STEP_S or frozen
        events = self._presence(observation)
        events += self._use(baseline, gap=gap)
        body, why = (None, Unknown.STILL_PICTURE) if frozen else self._see(tracked, baseline)
        events += self._view_events(time_s, why, baseline)
        measures = NO_MEASURES
        if body is not None:
            measures = self.exercise.measure(body)
            for memory in self._memories:
                measures = memory.step(time_s, measures)
        near, view = (baseline.near, baseline.view) if baseline else (Side.LEFT, _NO_VIEW)
        rest = baseline.rest if baseline else NO_MEASURES
        errors = baseline.calibration if baseline else None
        follower = self._follower
        now = time_s, follower.phase, follower.side, near, view, measures, rest
        moment = Moment(*now, calibration=errors)
        events += follower.step(moment, why, gap=gap)
        self._tally.pass_time(dt_s, followed=why is None and not gap)
        if not gap:
            self._tally.add(dt_s, follower.checks.verdicts(follower.phase))
        self._last_s = time_s
        self._note(events)
        return self._assessment(observation, None if why else body, moment, why, events)

    def _note(self, events: list[Event]) -> None:
        self._events += events
        for event in events:
            if isinstance(event, RepCompleted):
                self._tally.add(event.time_s - event.start_s, self._follower.checks.rep_verdicts())

    def finish(self) -> tuple[Assessment, ...]:
        """End the exercise: judge what has not been judged yet. Call once.

        The last assessment carries the events of the end.
        """
        assessments = self._take(self._tracker.flush()) + self._let_go(frozen=False)
        events = self._follower.finish(self._last_s)
        self._note(events)
        if assessments:
            last = assessments[-1]
            assessments[-1] = replace(last, events=(*last.events, *events), progress=self.progress)
        return tuple(assessments)

    def result(self, notes: Sequence[str] = ()) -> SessionResult:
        """Give the outcome so far."""
        events = tuple(self._events)
        baseline = self._baseline
        return SessionResult(
            exercise=self.exercise.name,
            dose=self.dose,
            duration_s=self._tally.passed_s,
            events=events,
            reps=tuple(e for e in events if isinstance(e, RepCompleted)),
            holds=tuple(e for e in events if isinstance(e, HoldEnded)),
            attempts=tuple(e for e in events if isinstance(e, AttemptRejected)),
            open_movements=tuple(e for e in events if isinstance(e, MovementOpen)),
            faults=fault_intervals(events, self._last_s),
            checks=self._tally.summaries(),
            progress=self.progress,
            coverage=self._tally.coverage,
            view=str(baseline.view.kind) if baseline else "",
            posture=str(baseline.posture) if baseline else "",
            notes=tuple(notes),
        )

    @property
    def progress(self) -> Progress:
        """What has been counted so far."""
        return Progress(dict(self._follower.counts), self.dose.sets * self.dose.reps)

    def _presence(self, observation: Observation) -> list[Event]:
        absent_s = self._absent.step(observation.time_s, lasts=observation.pose is None)
        was_lost = self._lost
        self._lost = self._absent.under_way and (was_lost or absent_s >= DROPOUT_S)
        if self._lost and not was_lost:
            return [PersonLost(self._absent.since_s)]
        return [PersonFound(observation.time_s)] if was_lost and not self._lost else []

    def _use(self, baseline: Baseline | None, *, gap: bool) -> list[Event]:
        """Start anew where the person or the camera has moved."""
        known = baseline is None or baseline is self._baseline
        if gap or not known:
            for memory in self._memories:
                memory.reset()
        if baseline is None or known:
            return []
        moved, self._baseline = self._baseline is not None, baseline
        self._follower.unseen = self.exercise.unseen(baseline)
        return self._follower.interrupt() if moved else []

    def _see(
        self, tracked: Tracked, baseline: Baseline | None
    ) -> tuple[Body | None, Unknown | None]:
        if tracked.estimate is None:
            return None, Unknown.NOT_SEEN
        picture = tracked.observation.picture
        if picture is not None and picture.lost:
            return None, Unknown.CAMERA_MOVES
        if baseline is None:
            lain = self._baseline is not None
            return None, Unknown.POSTURE if lain else Unknown.NO_BASELINE
        slanted = not baseline.view.yaw_deg <= self.exercise.max_yaw_deg
        if baseline.posture is not self.exercise.posture:
            return None, Unknown.VIEW if slanted else Unknown.POSTURE
        if not slanted:
            return body_of(tracked.estimate, baseline)
        # From so far off the side no form is judged, but what is done can still be seen; from
        # the ends of the body the model itself fails.
        from_end = baseline.view.kind is ViewKind.END
        return None if from_end else body_of(tracked.estimate, baseline)[0], Unknown.VIEW

    def _view_events(
        self, time_s: float, why: Unknown | None, baseline: Baseline | None
    ) -> list[Event]:
        unsuitable = why is Unknown.VIEW
        if baseline is None or unsuitable == self._view_told:
            return []
        self._view_told = unsuitable
        if why is not Unknown.VIEW:
            return [ViewSuitable(time_s)]
        return [ViewUnsuitable(time_s, why, f"{self.exercise.name}.advice")]

    def _assessment(
        self,
        observation: Observation,
        body: Body | None,
        moment: Moment,
        why: Unknown | None,
        events: list[Event],
    ) -> Assessment:
        follower, checks = self._follower, self._follower.checks
        verdicts = checks.verdicts(follower.phase) | checks.rep_verdicts()
        faults = sorted(checks.active_faults(), key=lambda f: (f.severity, f.since_s))
        return Assessment(
            time_s=observation.time_s,
            phase=Phase.AWAY if self._lost else follower.phase,
            side=follower.side,
            measures=moment.measures,
            verdicts=verdicts,
            active_faults=tuple(faults),
            progress=self.progress,
            clocks=follower.clocks,
            angles=self._angles(body, moment, verdicts),
            mat_line=self._baseline.mat if self._baseline else None,
            cannot_see=why,
            missing=self._missing(observation, body),
            events=tuple(events),
            pose=body.judged_pose if body is not None else None,
        )

    def _missing(self, observation: Observation, body: Body | None) -> tuple[Landmark, ...]:
        """Landmarks of the near side that the exercise needs and the picture hides."""
        if observation.pose is None or self._baseline is None:
            return ()
        seen = body.seen if body else seen_landmarks(observation.pose)
        near = self._baseline.near
        wanted = (Landmark(left + near) for left in self.exercise.watches)
        return tuple(landmark for landmark in wanted if not seen[landmark])

    def _angles(
        self, body: Body | None, moment: Moment, verdicts: dict[str, Verdict]
    ) -> tuple[CheckedAngle, ...]:
        if body is None:
            return ()
        return tuple(
            CheckedAngle(
                check=spec.check,
                ends=(Landmark(ends[0] + side), Landmark(ends[1] + side)),
                at=Landmark(at + side),
                angle_deg=moment.measures.value(sided(spec.measure, side)),
                verdict=verdicts[spec.check],
            )
            for spec in self.exercise.angles
            if spec.check in verdicts
            for at, ends in (spec.joint,)
            for side in self._sides_of(spec.role, body.near)
        )

    def _sides_of(self, role: Role, near: Side) -> tuple[Side, ...]:
        side = self._follower.side
        sides: dict[Role, tuple[Side, ...]] = {Role.NEAR: (near,)}
        if side is not None:
            sides |= {Role.ACTIVE: (side,), Role.OTHER: (side.other,)}
        return sides.get(role, ())
