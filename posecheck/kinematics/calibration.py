"""What a pose model is known to get wrong, as data from the calibration folder."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np

from posecheck.errors import ModelError
from posecheck.kinematics.posture import Posture
from posecheck.landmarks import Landmark
from posecheck.resources import calibration_file

__all__ = ["PERFECT", "Calibration", "calibration_for"]

# What recorded poses call their model when they are the projected truth of a made person.
PERFECT = "truth"


@dataclass(frozen=True, slots=True)
class Calibration:
    """Biases of one pose model; see the comments in ``calibration/*.toml``.

    Attributes
    ----------
    name : str
    resting_height_t : mapping
        For each posture the height over the mat at which landmarks of a resting adult
        are placed, in T.
    trunk_bias_deg : mapping
        For each posture by how much the trunk line of a flat person seems to rise
        towards the head.
    across_read_t, across_true_t : tuple of float
        How far a knee across the midline is read, and truly is, in T; ascending.
    bridge_lift_t, bridge_knee_bias_deg : tuple of float
        By how much the knee of a bridge is read too sharp, by how far the hip is lifted
        (in T); ascending.
    """

    name: str
    resting_height_t: Mapping[Posture, Mapping[Landmark, float]]
    trunk_bias_deg: Mapping[Posture, float]
    across_read_t: tuple[float, ...]
    across_true_t: tuple[float, ...]
    bridge_lift_t: tuple[float, ...]
    bridge_knee_bias_deg: tuple[float, ...]

    def across_t(self, read_t: float) -> float:
        """How far the knee truly is across, from how far it is read; NaN stays NaN."""
        if not self.across_read_t:
            return read_t
        return float(np.interp(read_t, self.across_read_t, self.across_true_t))

    def bridge_knee_deg(self, read_deg: float, lift_t: float) -> float:
        """KNEE in a bridge without the model's bias; what is NaN stays NaN."""
        if not self.bridge_lift_t:
            return read_deg
        return read_deg - float(np.interp(lift_t, self.bridge_lift_t, self.bridge_knee_bias_deg))


def calibration_for(model_sha256: str = "") -> Calibration:
    """Give the calibration of the model that made some poses.

    Every model that is supported is BlazePose; the truth of a made person has no bias
    in depth or angles.

    Raises
    ------
    ModelError
        If the file is missing or damaged.
    """
    known = _load("blazepose_full.toml")
    if model_sha256 == PERFECT:
        return replace(
            known,
            name="projected truth",
            across_read_t=(),
            across_true_t=(),
            bridge_lift_t=(),
            bridge_knee_bias_deg=(),
        )
    return known


@cache
def _load(name: str) -> Calibration:
    path = calibration_file(name)
    try:
        document = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{path}: the calibration of the pose model cannot be read ({error}); "
            "install posecheck again"
        ) from None
    return Calibration(
        name=document["name"],
        resting_height_t={
            Posture(posture): _both_sides(heights)
            for posture, heights in document["resting_height_t"].items()
        },
        trunk_bias_deg={Posture(p): float(deg) for p, deg in document["trunk_bias_deg"].items()},
        across_read_t=tuple(document["knee_across"]["read_t"]),
        across_true_t=tuple(document["knee_across"]["true_t"]),
        bridge_lift_t=tuple(document["bridge_knee"]["lift_t"]),
        bridge_knee_bias_deg=tuple(document["bridge_knee"]["bias_deg"]),
    )


def _both_sides(heights: Mapping[str, Any]) -> dict[Landmark, float]:
    lefts = {Landmark[f"LEFT_{joint.upper()}"]: float(t) for joint, t in heights.items()}
    return lefts | {Landmark(left + 1): height for left, height in lefts.items()}
