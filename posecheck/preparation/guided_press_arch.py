"""Leads a person through pressing and arching the lower back, and learns what it looks like.

Pure: time, readings and whether the voice is free go in; what to say comes out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from posecheck.baseline.back_calibration import (
    BackPlacement,
    LowerBackCalibration,
    calibrate,
    what_to_change,
)
from posecheck.geometry.lower_back import Readings
from posecheck.geometry.posture import Posture

__all__ = ["HOLD_S", "GuidedPressArch", "GuidedStep"]

# EXERCISES, The lower back: each is held for 3 s. Twice, so that what differs from one time to
# the next is part of the deviation.
HOLD_S = 3.0
TIMES = 2
# Once more where it was unclear, and no oftener: nobody is kept from training.
ROUNDS = 2
# From the last word to being there: hearing it and moving takes about a second.
REACH_S = 1.0
# Out of sight for longer, nothing is learnt (the lock-on has other things to say).
LOST_S = 2.0
_WORDS = {
    Posture.SUPINE: ("back.begin.supine", "back.press", "back.arch"),
    Posture.PRONE: ("back.begin.prone", "back.relax", "back.lift"),
}


class _Stage(StrEnum):
    SAYING = "saying"
    REACHING = "reaching"
    HOLDING = "holding"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class GuidedStep:
    """What comes of one picture.

    Attributes
    ----------
    says : tuple of str
        Ids of texts, in this order.
    calibration : LowerBackCalibration or None
        Once it is over and the back is seen.
    """

    says: tuple[str, ...] = ()
    over: bool = False
    calibration: LowerBackCalibration | None = None


class GuidedPressArch:
    """Says what to do, waits until it is done, and learns.

    Parameters
    ----------
    placement : BackPlacement
        How the person lies, on the back or on the stomach.
    raised_deg : float
        How far the camera looks down (`View.raised_deg`).
    """

    def __init__(self, placement: BackPlacement, raised_deg: float) -> None:
        self._placement, self._raised_deg = placement, raised_deg
        self._begin, *self._asks = _WORDS[placement.posture]
        self._stage = _Stage.SAYING
        self._asked = self._round = 0
        self._spans: tuple[list[list[Readings]], list[list[Readings]]] = ([], [])
        self._since_s: float | None = None
        self._seen_s: float | None = None
        self._waits = [self._begin, self._asks[0]]

    @property
    def over(self) -> bool:
        """Whether there is nothing more to do."""
        return self._stage is _Stage.OVER

    def step(self, time_s: float, readings: Readings | None, *, free: bool) -> GuidedStep:
        """Take a picture.

        Parameters
        ----------
        readings : dict of Signal to float, or None
            None where nobody is seen lying as before.
        free : bool
            Whether the voice has said everything.
        """
        if self.over:
            return GuidedStep(over=True)
        if readings is not None or self._seen_s is None:
            self._seen_s = time_s
        elif time_s - self._seen_s > LOST_S:
            return self._close("back.lost")
        if self._stage is _Stage.SAYING:
            return self._say(time_s, free=free)
        since_s = time_s if self._since_s is None else self._since_s
        if self._stage is _Stage.REACHING and time_s - since_s >= REACH_S:
            self._enter(_Stage.HOLDING, time_s)
            self._spans[self._asked % 2].append([])
        elif self._stage is _Stage.HOLDING and time_s - since_s >= HOLD_S:
            return self._held(time_s)
        if self._stage is _Stage.HOLDING and readings is not None:
            self._spans[self._asked % 2][-1].append(readings)
        return GuidedStep()

    def _enter(self, stage: _Stage, time_s: float) -> None:
        self._stage, self._since_s = stage, time_s

    def _say(self, time_s: float, *, free: bool) -> GuidedStep:
        """Say what waits; it is being done once the voice has been heard out."""
        if self._waits:
            says = tuple(self._waits)
            self._waits.clear()
            return GuidedStep(says)
        if free:
            self._enter(_Stage.REACHING, time_s)
        return GuidedStep()

    def _held(self, time_s: float) -> GuidedStep:
        """Ask for the next, or learn from what has been shown."""
        self._asked += 1
        self._enter(_Stage.SAYING, time_s)
        if self._asked < 2 * TIMES:
            self._waits = [self._asks[self._asked % 2]]
            return self._say(time_s, free=False)
        calibration = calibrate(*self._spans, self._placement)
        if calibration.seen:
            return self._close("back.learnt", calibration=calibration)
        self._round += 1
        if self._round < ROUNDS:
            self._asked, self._spans = 0, ([], [])
            self._waits = ["back.once_more", self._asks[0]]
            return self._say(time_s, free=False)
        # The first thing that may help: more is not remembered.
        advice = what_to_change(calibration, self._raised_deg)[:1]
        helps = [f"back.change.{first}" for first in advice]
        test = ("back.hand_test",) if self._placement.posture is Posture.SUPINE else ()
        return self._close("back.unseen", *helps, *test)

    def _close(self, *says: str, calibration: LowerBackCalibration | None = None) -> GuidedStep:
        self._stage = _Stage.OVER
        return GuidedStep(says, over=True, calibration=calibration)
