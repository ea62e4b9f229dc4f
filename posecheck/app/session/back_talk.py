"""Leads through pressing and arching the lower back before an exercise that looks at it."""

from __future__ import annotations

from posecheck.app.session.records import Turn
from posecheck.baseline.back_calibration import (
    LowerBackCalibration,
    Profile,
    fitting_calibration,
)
from posecheck.baseline.lumbar import pose_readings
from posecheck.baseline.record import Baseline
from posecheck.pose import Observation
from posecheck.preparation.guided_press_arch import GuidedPressArch

__all__ = ["BackTalk"]


class BackTalk:
    """Asks for it once, unless the back is known for how the person lies.

    Parameters
    ----------
    known : tuple of LowerBackCalibration
        The person's profile, and what was learnt in this session.

    Attributes
    ----------
    calibration : LowerBackCalibration or None
        The one in force; None before it was learnt, and where the back is not seen.
    learnt : bool
        Whether `calibration` was learnt here and is new.
    """

    def __init__(self, known: Profile = ()) -> None:
        self._known = known
        self._guide: GuidedPressArch | None = None
        self._over = False
        self.calibration: LowerBackCalibration | None = None
        self.learnt = False

    def step(self, observation: Observation, baseline: Baseline, turn: Turn) -> bool:
        """Take an observation of somebody who is locked on; True while it goes on."""
        pose = observation.pose
        if self._over or (pose is None and self._guide is None):
            return not self._over
        readings = pose_readings(pose, baseline) if pose is not None else None
        if self._guide is None:
            if not turn.free:
                return True
            size = (0, 0) if pose is None else pose.image_size
            placement = baseline.back_placement(size)
            known = fitting_calibration(self._known, placement)
            if known is not None and readings is not None and known.holds_for(readings):
                self.calibration, self._over = known, True
                return False
            self._guide = GuidedPressArch(placement, baseline.view.raised_deg)
        step = self._guide.step(turn.time_s, readings, free=turn.free)
        for text_id in step.says:
            turn.say(text_id)
        if step.over:
            self._over, self.calibration = True, step.calibration
            self.learnt = step.calibration is not None
        return not self._over
