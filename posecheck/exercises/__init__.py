"""The exercises of the programme, in its order."""

from __future__ import annotations

from typing import Final

from posecheck.exercises.glute_bridge import GLUTE_BRIDGE
from posecheck.exercises.spec import Exercise

__all__ = ["BUILT_IN"]

BUILT_IN: Final[tuple[Exercise, ...]] = (GLUTE_BRIDGE,)
