"""How far a pose model is off, as data from the calibration folder."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from posecheck.errors import ModelError
from posecheck.geometry.posture import Posture
from posecheck.landmarks import LANDMARK_COUNT, Landmark, Side
from posecheck.resources import calibration_file

__all__ = ["PERFECT", "Calibration", "Rise", "calibration_for"]

Pair = tuple[float, float]

# What recorded poses call their model when they are the projected truth of a synthetic person.
PERFECT = "truth"


@dataclass(frozen=True, slots=True)
class Rise:
    """Standard deviations of a height over the joint's own rest, in T.

    `resting_sd_t` while it rests (up to `RESTING_T`), `lifted_sd_t` from `LIFTED_T` on.
    """

    resting_sd_t: float
    lifted_sd_t: float

    def sd_t(self, rise_t: float) -> float:
        """Give the standard deviation at a height over the rest."""
        lifted = (abs(rise_t) - RESTING_T) / (LIFTED_T - RESTING_T)
        share = min(1.0, max(0.0, lifted))
        return self.resting_sd_t + share * (self.lifted_sd_t - self.resting_sd_t)


_NO_RISE = Rise(0.0, 0.0)
# From so far off the side view on the camera stands at a slant.
SLANTED_DEG = 10.0
# Between these heights over the rest the error grows from the one to the other.
RESTING_T, LIFTED_T = 0.02, 0.10


@dataclass(frozen=True, slots=True)
class Calibration:
    """Errors of one pose model; see ``calibration/README.md``.

    Attributes
    ----------
    name : str
    resting_height_t : mapping
        For each posture the height over the mat at which landmarks of a resting adult
        are estimated, in T.
    trunk_bias_deg : mapping
        For each posture by how much the trunk line of a flat person seems to rise
        towards the head.
    place_sd_t : mapping
        For each posture and side (``"near"``, ``"far"``) how far each left landmark's
        place is off, as standard deviations along the mat and up from it, in T.
    rise : mapping
        For each side and left landmark the error of its height over its own rest.
    angle_sd_deg : mapping
        For each side the standard deviation of an angle (``"knee"``, ``"hip"``,
        ``"elbow"``, ``"arm"``) between bones seen at full length.
    slanted : float
        By what factor places and angles err more from `SLANTED_DEG` off the side view on.
    """

    name: str
    resting_height_t: Mapping[Posture, Mapping[Landmark, float]]
    trunk_bias_deg: Mapping[Posture, float]
    place_sd_t: Mapping[tuple[Posture, str], Mapping[Landmark, Pair]]
    rise: Mapping[str, Mapping[Landmark, Rise]]
    angle_sd_deg: Mapping[str, Mapping[str, float]]
    slanted: float

    def sd_t(self, posture: Posture, near: Side) -> tuple[Pair, ...]:
        """Standard deviations of each of the 33 landmarks' places, in T."""
        return _by_landmark(self.place_sd_t, posture, near)

    def rise_sd_t(self, left: Landmark, rise_t: float, *, near: bool) -> float:
        """Standard deviation of a landmark's height over its own rest, in T."""
        return self.rise.get("near" if near else "far", {}).get(left, _NO_RISE).sd_t(rise_t)

    def slant(self, yaw_deg: float) -> float:
        """By what factor places and angles err more at a slant."""
        return self.slanted if yaw_deg >= SLANTED_DEG else 1.0

    def angle_deg(self, angle: str, *, near: bool) -> float:
        """Standard deviation of an angle between bones seen at full length."""
        return self.angle_sd_deg.get("near" if near else "far", {}).get(angle, 0.0)


def _by_landmark(
    table: Mapping[tuple[Posture, str], Mapping[Landmark, Pair]], posture: Posture, near: Side
) -> tuple[Pair, ...]:
    sds: list[Pair] = [(0.0, 0.0)] * LANDMARK_COUNT
    for side in Side:
        rows = table.get((posture, "near" if side is near else "far"), {})
        for left, sd in rows.items():
            sds[left + side] = sd
    return tuple(sds)


@cache
def calibration_for(model: str = "") -> Calibration:
    """Give the calibration of a model.

    Parameters
    ----------
    model : str
        Hash of its weights as recorded with poses, or `PERFECT`: no errors.

    Raises
    ------
    ModelError
        If the file is missing or damaged.
    """
    path = calibration_file("blazepose_full.toml")
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        return _from_document(document, perfect=model == PERFECT)
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise ModelError(
            f"{path}: the calibration of the pose model cannot be read ({error}); "
            "install posecheck again"
        ) from None


def _from_document(document: Mapping[str, Any], *, perfect: bool) -> Calibration:
    return Calibration(
        name=PERFECT if perfect else document["name"],
        resting_height_t={
            Posture(posture): _both_sides(heights)
            for posture, heights in document["resting_height_t"].items()
        },
        trunk_bias_deg={Posture(p): float(deg) for p, deg in document["trunk_bias_deg"].items()},
        **(_PERFECT if perfect else _errors(document["error"])),
    )


_PERFECT: Mapping[str, Any] = {"place_sd_t": {}, "rise": {}, "angle_sd_deg": {}, "slanted": 1.0}


def _errors(document: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "place_sd_t": {
            (Posture(posture), side): {
                _left(joint): _pair(row["sd_t"]) for joint, row in rows.items()
            }
            for side in _SIDES
            for posture, rows in document[side].items()
        },
        "rise": {
            side: {
                _left(joint): Rise(float(row["resting_sd_t"]), float(row["lifted_sd_t"]))
                for joint, row in document["over_rest"][side].items()
            }
            for side in _SIDES
        },
        "angle_sd_deg": {
            side: {angle: float(sd) for angle, sd in document["angle_sd_deg"][side].items()}
            for side in _SIDES
        },
        "slanted": float(document["slanted"]["factor"]),
    }


_SIDES = ("near", "far")


def _pair(values: Sequence[float]) -> Pair:
    along, up = values
    return float(along), float(up)


def _both_sides(heights: Mapping[str, Any]) -> dict[Landmark, float]:
    lefts = {_left(joint): float(t) for joint, t in heights.items()}
    return lefts | {Landmark(left + 1): height for left, height in lefts.items()}


def _left(joint: str) -> Landmark:
    return Landmark[f"LEFT_{joint.upper()}"]
