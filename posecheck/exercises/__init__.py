"""The exercises of the programme, in its order."""

from __future__ import annotations

from typing import Final

from posecheck.exercises.glute_bridge import GLUTE_BRIDGE
from posecheck.exercises.knee_to_chest import KNEE_TO_CHEST
from posecheck.exercises.leg_raise_hold import LEG_RAISE_HOLD
from posecheck.exercises.long_stretch import LONG_STRETCH
from posecheck.exercises.spec import Exercise
from posecheck.exercises.supine_twist import SUPINE_TWIST
from posecheck.exercises.ventral_row import VENTRAL_ROW

__all__ = ["BUILT_IN"]

BUILT_IN: Final[tuple[Exercise, ...]] = (
    LEG_RAISE_HOLD,
    KNEE_TO_CHEST,
    SUPINE_TWIST,
    GLUTE_BRIDGE,
    LONG_STRETCH,
    VENTRAL_ROW,
)
