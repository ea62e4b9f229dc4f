"""From an empty mat to a baseline: the face, lying down, lying still, locked.

The baseline is what the first pass over a recording would find for the same seconds:
it is made by the same `posecheck.baseline.survey.survey`, from the two still seconds.
"""

from __future__ import annotations

import math
from collections import deque

from posecheck.baseline.record import Baseline
from posecheck.baseline.stretches import (
    ROLL_S,
    Stretch,
    apart_t,
    lying_frames,
    same_placement,
)
from posecheck.baseline.survey import rests, survey
from posecheck.exercises.spec import Exercise
from posecheck.geometry.posture import Posture
from posecheck.pose import Observation
from posecheck.preparation.lock_state import STILL_S, LockEvent, LockState, LockTrouble, Stage
from posecheck.preparation.recent import Recent
from posecheck.preparation.resting import limbs_rest
from posecheck.preparation.stillness import Stillness
from posecheck.tracking.calibration import Calibration, calibration_for

__all__ = ["LockOn"]

# Who has rolled onto the stomach still settles hands and feet for this long: those seconds
# are not measured.
SETTLE_S = 0.5
# A person whose feet are never seen on the mat is taken as they lie after this long.
PATIENCE_S = 6.0
# The face is watched for this long.
FACE_S = 1.0
# Out of sight, upright or elsewhere for longer is leaving; shorter is a drop-out (the
# first pass joins lying across gaps of 1 s).
GONE_S = 1.0
# Back in the same place for this long, the exercise goes on.
BACK_S = 0.5
# Head and shoulders this far from where they were locked on (20 cm) are elsewhere.
SHIFTED_T = 0.4
# The first pass takes a few milliseconds for some seconds of poses: not with every frame.
TRY_AGAIN_S = 0.5
# Who has not been still for this long, over and over, is told to be.
RESTLESS_S = 1.0
# Sums of frame times carry rounding of this size.
EPSILON_S = 1e-6
# Trouble is told when it has lasted: lying down takes a moment.
TROUBLE_S = 1.5
_LYING = (Posture.SUPINE, Posture.PRONE)


class LockOn:
    """Follows one person from the chair to lying still, and back after leaving.

    Parameters
    ----------
    exercise : Exercise
        Gives posture, view, start pose, and the measures at rest.
    need_face : bool
        Begin with the face; False where the person has been locked on before.
    calibration : Calibration, optional
        Of the pose model that looks; default: the default model's.

    Notes
    -----
    Same observations, same states, always: time is that of the observations.
    """

    def __init__(
        self, exercise: Exercise, *, need_face: bool = True, calibration: Calibration | None = None
    ) -> None:
        self.exercise, self._calibration = exercise, calibration or calibration_for()
        self.stage = Stage.FACE if need_face else Stage.LIE_DOWN
        self._baseline: Baseline | None = None
        self._locked_as: Stretch = []
        self._recent = Recent()
        self._last_moments: deque[Observation] = deque()
        self._still = Stillness(PATIENCE_S)
        self._try_at_s = -math.inf
        self._trouble: LockTrouble | None = None
        self._since: dict[str, float] = {}

    def step(self, observation: Observation) -> LockState:
        """Take one observation; its time must be later than that of the one before."""
        time_s = observation.time_s
        self._recent.add(observation)
        self._last_moments.append(observation)
        while self._last_moments[0].time_s < time_s - BACK_S:
            self._last_moments.popleft()
        if self.stage is not Stage.LOCKED:
            self._still.add(observation)
        steps = {
            Stage.FACE: self._face,
            Stage.LIE_DOWN: self._lie_down,
            Stage.STILL: self._hold_still,
            Stage.LOCKED: self._watch,
            Stage.AWAY: self._away,
        }
        event, trouble = steps[self.stage](time_s)
        return LockState(
            time_s=time_s,
            stage=self.stage,
            baseline=self._baseline if self.stage is Stage.LOCKED else None,
            still_s=min(STILL_S, self._still.still_s) if self.stage is Stage.STILL else 0.0,
            trouble=self._told(trouble, time_s),
            event=event,
            near=self._recent.near,
        )

    def _lasted_s(self, what: str, time_s: float, *, holds: bool) -> float:
        """How long something has held without a break; 0 if it does not."""
        if not holds:
            self._since.pop(what, None)
            return 0.0
        return time_s - self._since.setdefault(what, time_s)

    def _told(self, trouble: LockTrouble | None, time_s: float) -> LockTrouble | None:
        if trouble is not self._trouble:
            self._trouble = trouble
            self._since.pop("trouble", None)
        lasted_s = self._lasted_s("trouble", time_s, holds=trouble is not None)
        return trouble if lasted_s >= TROUBLE_S else None

    def _enter(self, stage: Stage) -> None:
        self.stage = stage
        self._since.clear()
        if stage in (Stage.LOCKED, Stage.AWAY):
            self._still.clear()

    def _face(self, time_s: float) -> _Outcome:
        """Wait for a face, unless somebody lies there already whose head is seen."""
        recent = self._recent
        if recent.posture in _LYING and recent.full and recent.head:
            self._enter(Stage.LIE_DOWN)
            return self._lie_down(time_s)
        lying = recent.posture in _LYING
        if self._lasted_s("face", time_s, holds=recent.face and not lying) >= FACE_S:
            self._enter(Stage.LIE_DOWN)
            return LockEvent.FACE_SEEN, None
        if recent.posture is None:
            return None, LockTrouble.NOBODY
        hidden = LockTrouble.HEAD_HIDDEN if lying else LockTrouble.FACE_HIDDEN
        return None, None if recent.face else hidden

    def _lie_down(self, time_s: float) -> _Outcome:
        trouble = self._why_not_lying()
        if trouble is not None:
            return None, trouble
        if self._lies_as_locked():
            return self._lock(self._baseline)
        self._enter(Stage.STILL)
        return LockEvent.LYING, None

    def _why_not_lying(self) -> LockTrouble | None:
        """Why the person is not in the exercise's posture, seen from where it can be judged."""
        recent, wanted = self._recent, self.exercise.posture
        if not recent.full:
            return LockTrouble.NOBODY if recent.posture is None else LockTrouble.NOT_LYING
        if recent.posture is not wanted:
            return _TROUBLE_OF.get(recent.posture, _turn(wanted))
        if not recent.yaw_deg <= self.exercise.max_yaw_deg:
            return LockTrouble.VIEW
        if not recent.head:
            return LockTrouble.HEAD_HIDDEN
        return None if recent.trunk else LockTrouble.BODY_HIDDEN

    def _hold_still(self, time_s: float) -> _Outcome:
        trouble = self._why_not_lying()
        if self._lasted_s("gone", time_s, holds=trouble is not None) >= GONE_S:
            self._enter(Stage.LIE_DOWN)
            return None, trouble
        if trouble is not None:
            return None, trouble
        if self._still.still_s < STILL_S + self._settle_s - EPSILON_S:
            return None, LockTrouble.MOVING if self._still.still_s < RESTLESS_S else None
        if time_s < self._try_at_s:
            return None, LockTrouble.START_POSE
        self._try_at_s = time_s + TRY_AGAIN_S
        baseline = self._measured()
        if baseline is None:
            return None, LockTrouble.START_POSE
        return self._lock(baseline)

    @property
    def _settle_s(self) -> float:
        return SETTLE_S if self.exercise.posture is Posture.PRONE else 0.0

    def _measured(self) -> Baseline | None:
        """Make the baseline from the still seconds; None while they show no rest."""
        every = self._still.observations
        seen = [o for o in every if o.time_s >= every[0].time_s + self._settle_s]
        stretch = list(lying_frames(seen))
        patient = self._still.still_s >= PATIENCE_S * 0.95
        if not stretch or not (patient or rests(stretch, self._calibration)):
            return None
        exercise = self.exercise
        found = survey(seen, exercise.measure, exercise.unrest, self._calibration)
        baseline = found.at(seen[-1].time_s)
        if baseline is None or baseline.posture is not exercise.posture or not len(baseline.rest):
            return None
        pose = seen[-1].pose
        return baseline if pose is not None and limbs_rest(pose, baseline) else None

    def _lock(self, baseline: Baseline | None) -> _Outcome:
        """Lock; the baseline of before stays in force where the person lies as before."""
        before = self._baseline
        kept = baseline is before or (before is not None and self._lies_as_locked())
        if not kept:
            self._baseline = baseline
            # The model may take the last moments for those of somebody on the side.
            self._locked_as = self._now() or list(lying_frames(list(self._still.observations)))
        self._enter(Stage.LOCKED)
        if before is None:
            return LockEvent.LOCKED, None
        return LockEvent.RETURNED if kept else LockEvent.MOVED, None

    def _lies_as_locked(self) -> bool:
        """Whether the last moments show the placement that was locked on."""
        now = self._now()
        return bool(self._locked_as and now) and same_placement(self._locked_as, now)

    def _now(self) -> Stretch:
        return list(lying_frames(list(self._last_moments)))

    def _watch(self, time_s: float) -> _Outcome:
        """Notice that the person leaves, gets up, or moves on the mat."""
        posture, nobody = self._recent.posture, self._last_moments[-1].pose is None
        if self._lasted_s("nobody", time_s, holds=nobody) >= GONE_S:
            self._enter(Stage.AWAY)
            return LockEvent.LEFT, None
        upright = posture not in _LYING and not nobody
        if self._lasted_s("upright", time_s, holds=upright) >= GONE_S:
            self._enter(Stage.LIE_DOWN)
            return LockEvent.GOT_UP, None
        elsewhere = self._turned_over(posture, time_s) or self._elsewhere(posture)
        if self._lasted_s("elsewhere", time_s, holds=elsewhere) >= GONE_S:
            self._enter(Stage.LIE_DOWN)
            return LockEvent.SHIFTED, None
        return None, None

    def _turned_over(self, posture: Posture | None, time_s: float) -> bool:
        """Whether the person has rolled over: seen so for as long as `settled` asks for."""
        baseline = self._baseline
        other = posture in _LYING and baseline is not None and posture is not baseline.posture
        return self._lasted_s("turned", time_s, holds=other) >= ROLL_S

    def _elsewhere(self, posture: Posture | None) -> bool:
        """Whether the person lies plainly elsewhere than when locked on."""
        now = self._now()
        if posture not in _LYING or self._baseline is None or not now:
            return False
        if now[len(now) // 2].place.head_left is not self._baseline.head_left:
            return True
        return apart_t(self._locked_as, now) > SHIFTED_T

    def _away(self, time_s: float) -> _Outcome:
        seen = self._last_moments[-1].pose is not None
        if self._lasted_s("back", time_s, holds=seen) < BACK_S:
            return None, None if seen else LockTrouble.NOBODY
        self._enter(Stage.LIE_DOWN)
        return None, None


_Outcome = tuple[LockEvent | None, LockTrouble | None]
_TROUBLE_OF = {
    None: LockTrouble.NOBODY,
    Posture.SIDE: LockTrouble.ON_YOUR_SIDE,
    Posture.UPRIGHT: LockTrouble.NOT_LYING,
}


def _turn(wanted: Posture) -> LockTrouble:
    back = wanted is Posture.SUPINE
    return LockTrouble.TURN_ON_BACK if back else LockTrouble.TURN_ON_STOMACH
