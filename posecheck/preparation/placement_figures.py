"""The person in the drawing of the camera's place: one figure for each exercise.

Metres: x along the mat towards the head, y towards the camera, z up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["FIGURES", "RESTING", "Figure", "Point3"]

Point3 = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Figure:
    """Trunk, head, and the limbs in the order in which they are drawn."""

    hip: Point3
    shoulder: Point3
    head: Point3
    far: tuple[tuple[Point3, ...], ...]
    near: tuple[tuple[Point3, ...], ...]


_HIP: Final[Point3] = (0.0, 0.0, 0.10)
_SHOULDER: Final[Point3] = (0.48, 0.0, 0.10)
_HEAD: Final[Point3] = (0.74, 0.0, 0.11)
# Half the widths of shoulders and hips.
_S, _H = 0.17, 0.10


def _arm(y: float, elbow: tuple[float, float], hand: tuple[float, float]) -> tuple[Point3, ...]:
    return (0.48, y, 0.10), (elbow[0], y * 1.25, elbow[1]), (hand[0], y * 1.3, hand[1])


def _leg(
    y: float, knee: tuple[float, float], foot: tuple[float, float], hip_z: float = 0.10
) -> tuple[Point3, ...]:
    toe: Point3 = (foot[0] - 0.10, y, foot[1])
    return (0.0, y, hip_z), (knee[0], y, knee[1]), (foot[0], y, foot[1]), toe


def _flat_leg(y: float) -> tuple[Point3, ...]:
    return (0.0, y, 0.10), (-0.42, y, 0.09), (-0.84, y, 0.06), (-0.86, y, 0.20)


def _hook_leg(y: float, hip_z: float = 0.10) -> tuple[Point3, ...]:
    return _leg(y, (-0.27, 0.40), (-0.48, 0.04), hip_z)


def _beside(y: float) -> tuple[Point3, ...]:
    return _arm(y, (0.20, 0.06), (-0.06, 0.05))


def _overhead(y: float, lift: float = 0.0) -> tuple[Point3, ...]:
    return _arm(y, (0.80, 0.08 + lift / 2), (1.06, 0.07 + lift))


def _figure(
    far_arm: tuple[Point3, ...],
    far_leg: tuple[Point3, ...],
    near_arm: tuple[Point3, ...],
    near_leg: tuple[Point3, ...],
    hip: Point3 = _HIP,
    head: Point3 = _HEAD,
) -> Figure:
    return Figure(hip, _SHOULDER, head, (far_arm, far_leg), (near_leg, near_arm))


RESTING: Final = _figure(_beside(-_S), _flat_leg(-_H), _beside(_S), _flat_leg(_H))
_ON_CHEST: Final = _arm(_S, (0.24, 0.16), (0.34, 0.24))
FIGURES: Final = {
    "leg_raise_hold": _figure(
        _ON_CHEST, _hook_leg(-_H), _ON_CHEST, _leg(_H, (-0.30, 0.40), (-0.60, 0.70))
    ),
    "knee_to_chest": _figure(
        _beside(-_S),
        _hook_leg(-_H),
        _arm(_S, (0.30, 0.22), (0.12, 0.42)),
        _leg(_H, (0.16, 0.46), (-0.14, 0.24)),
    ),
    "supine_twist": _figure(
        _beside(-_S),
        _flat_leg(-_H),
        _beside(_S),
        ((0.0, _H, 0.12), (-0.12, -0.30, 0.24), (-0.44, -0.32, 0.12), (-0.52, -0.34, 0.10)),
    ),
    "glute_bridge": _figure(
        _beside(-_S),
        _hook_leg(-_H, 0.30),
        _beside(_S),
        _hook_leg(_H, 0.30),
        hip=(0.02, 0.0, 0.30),
    ),
    "long_stretch": _figure(_beside(-_S), _flat_leg(-_H), _overhead(_S), _flat_leg(_H)),
    "ventral_row": _figure(
        _overhead(-_S),
        ((0.0, -_H, 0.10), (-0.42, -_H, 0.20), (-0.82, -_H, 0.30), (-0.94, -_H, 0.34)),
        _overhead(_S, 0.16),
        ((0.0, _H, 0.10), (-0.42, _H, 0.08), (-0.84, _H, 0.07), (-0.97, _H, 0.06)),
        head=(0.74, 0.0, 0.17),
    ),
}
