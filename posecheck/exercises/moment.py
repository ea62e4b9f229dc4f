"""What a rule may look at: the measures of one moment and what they are held against."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from posecheck.events import Phase
from posecheck.geometry.posture import View
from posecheck.landmarks import Landmark, Side
from posecheck.tracking.calibration import Calibration
from posecheck.verdict import NO_MEASURES, UNSEEN, Measures, Reading

__all__ = ["BEFORE_S", "Moment", "Reach", "Role", "sided"]

# How far back a moment of a hold looks to see whether a limb is still on its way: longer than
# what the landmarks are smoothed over (0.2 s), and half of a fault's dwell.
BEFORE_S = 0.3


class Role(StrEnum):
    """Whose limb is looked at."""

    ACTIVE = "active"
    OTHER = "other"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Reach:
    """The measure that says how far a movement goes, and whose.

    `asked_by` are the checks that ask to go further.
    """

    measure: str
    role: Role
    downwards: bool = False
    asked_by: tuple[str, ...] = ()


@cache
def sided(name: str, side: Side) -> str:
    """Name of a measure of one side: ``left_knee_deg``."""
    return f"{side.word}_{name}"


def _of(measures: Measures, name: str, side: Side | None) -> Reading:
    return UNSEEN if side is None else measures[sided(name, side)]


@dataclass(frozen=True, slots=True)
class Moment:
    """All that a check may look at.

    Attributes
    ----------
    side : Side or None
        The working side of a sided exercise, once known.
    near : Side
        The side of the body towards the camera.
    measures, rest : Measures
        Smoothed measures of this moment, and those of the person at rest, from the baseline.
    start : Measures
        What a hold or a repetition began with: median of the measures over the first
        moments of the running hold, the last ones at rest before the repetition; empty
        before.
    best : Measures
        For each measure that the exercise tracks (`Exercise.tracked`), the
        largest value so far while this limb was held; NaN before.
    rep : Measures
        Of the repetition just completed; empty except for checks per rep.
    before : Measures
        Of a hold, `BEFORE_S` earlier; empty where nothing was measured then.
    calibration : Calibration or None
        How far the pose model is off.
    """

    time_s: float
    phase: Phase
    side: Side | None
    near: Side
    view: View
    measures: Measures
    rest: Measures = NO_MEASURES
    start: Measures = NO_MEASURES
    best: Measures = NO_MEASURES
    rep: Measures = NO_MEASURES
    before: Measures = NO_MEASURES
    calibration: Calibration | None = None

    def with_side(self, side: Side | None) -> Moment:
        """Give the same moment for another working side."""
        seen = self.time_s, self.phase, side, self.near, self.view, self.measures
        kept = self.rest, self.start, self.best, self.rep, self.before, self.calibration
        return Moment(*seen, *kept)

    def side_of(self, role: Role) -> Side | None:
        """Give whose limb is meant; None while no side works."""
        if role is Role.NEAR:
            return self.near
        return self.side.other if self.side is not None and role is Role.OTHER else self.side

    @property
    def near_first(self) -> tuple[Side, Side]:
        """The side towards the camera, and the far one."""
        return self.near, self.near.other

    def on(self, side: Side | None, name: str) -> Reading:
        """Reading of a sided measure on a side; unknown without one."""
        return _of(self.measures, name, side)

    def active(self, name: str) -> Reading:
        """Reading of a sided measure on the working side; unknown without one."""
        return self.on(self.side, name)

    def other(self, name: str) -> Reading:
        """Reading of a sided measure on the side that does not work."""
        return self.on(self.side_of(Role.OTHER), name)

    def of_near(self, name: str) -> Reading:
        """Reading of a sided measure on the side towards the camera."""
        return self.on(self.near, name)

    def since_start(self, name: str, left: Landmark) -> Reading:
        """How far a landmark of the working side is over where it was at the start.

        Its height over its rest is measured as `name`; the sd is that of so much less of a rise.
        """
        height, began_t = self.active(name), self.at_start(name, self.side)
        if math.isnan(began_t):
            return height
        rises_t, sd_t = (height.value, height.value - began_t), height.sd
        if self.calibration is not None:
            near, rise_sd_t = self.side is self.near, self.calibration.rise_sd_t
            whole_t, since_t = (rise_sd_t(left, rise_t, near=near) for rise_t in rises_t)
            sd_t = math.sqrt(max(0.0, sd_t**2 - whole_t**2) + since_t**2)
        return Reading(rises_t[1], sd_t)

    def change_per_s(self, name: str) -> float:
        """How fast a measure of the working side changes; NaN if unknown."""
        before = _of(self.before, name, self.side).value
        return (self.active(name).value - before) / BEFORE_S

    def at_rest(self, name: str, side: Side | None) -> float:
        """Value of a sided measure at the person's own rest; NaN if unknown."""
        return _of(self.rest, name, side).value

    def at_start(self, name: str, side: Side | None) -> float:
        """Value of a sided measure where the hold or repetition began; NaN if unknown."""
        return _of(self.start, name, side).value
