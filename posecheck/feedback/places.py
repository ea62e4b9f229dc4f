"""Which part of the body a cue is about, where no checked angle shows it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from posecheck.assessment import ActiveFault
from posecheck.landmarks import Landmark, Side

__all__ = ["landmarks_of"]

_L = Landmark


class _Whose(Enum):
    WORKING = 0
    OTHER = 1
    BOTH = 2


_W, _O, _B = _Whose.WORKING, _Whose.OTHER, _Whose.BOTH
_SHOULDERS: Final = (_B, (_L.LEFT_SHOULDER,))
_HIPS: Final = (_B, (_L.LEFT_HIP,))
_HEAD: Final = (_B, (_L.LEFT_EAR,))

_PLACES: Final[Mapping[str, tuple[_Whose, tuple[Landmark, ...]]]] = {
    "leg_raise_hold.support_foot": (_O, (_L.LEFT_HEEL, _L.LEFT_FOOT_INDEX)),
    "leg_raise_hold.leg_height": (_W, (_L.LEFT_ANKLE,)),
    "leg_raise_hold.steady": (_W, (_L.LEFT_ANKLE,)),
    "leg_raise_hold.head_shoulders": _SHOULDERS,
    "leg_raise_hold.pelvis": _HIPS,
    "knee_to_chest.other_foot": (_O, (_L.LEFT_HEEL, _L.LEFT_FOOT_INDEX)),
    "knee_to_chest.head_shoulders": _SHOULDERS,
    "supine_twist.shoulders_flat": (_W, (_L.LEFT_SHOULDER,)),
    "supine_twist.crossed": (_W, (_L.LEFT_KNEE,)),
    "supine_twist.twisted": (_W, (_L.LEFT_KNEE,)),
    "glute_bridge.not_too_high": _HIPS,
    "glute_bridge.feet_flat": (_B, (_L.LEFT_HEEL,)),
    "glute_bridge.shoulders_flat": _SHOULDERS,
    "glute_bridge.arms": (_B, (_L.LEFT_WRIST,)),
    "long_stretch.flat": _HIPS,
    "ventral_row.arm_lifted": (_W, (_L.LEFT_WRIST,)),
    "ventral_row.leg_lifted": (_O, (_L.LEFT_ANKLE,)),
    "ventral_row.head": _HEAD,
    "ventral_row.too_high": (_O, (_L.LEFT_ANKLE,)),
    "ventral_row.pelvis_chest": _HIPS,
    "ventral_row.superman": (_B, (_L.LEFT_WRIST, _L.LEFT_ANKLE)),
}
"""Cue (without its direction) to whose landmarks, as left ones."""


def landmarks_of(fault: ActiveFault) -> tuple[Landmark, ...]:
    """Give the landmarks to point at; both sides where the side is not known."""
    whose, lefts = _PLACES.get(".".join(fault.cue.split(".")[:2]), (_B, ()))
    sides: tuple[Side, ...] = tuple(Side)
    if fault.side is not None and whose is not _B:
        sides = (fault.side if whose is _W else fault.side.other,)
    return tuple(Landmark(left + side) for left in lefts for side in sides)
