"""How far a pose model is off, as data from the calibration folder."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from posecheck.errors import ModelError
from posecheck.geometry.posture import Posture
from posecheck.landmarks import LANDMARK_COUNT, Landmark, Side
from posecheck.pose_models import landmark_models, model_name, pose_model
from posecheck.resources import calibration_file

__all__ = ["PERFECT", "Calibration", "calibration_for"]

Pair = tuple[float, float]

# What recorded poses call their model when they are the projected truth of a synthetic person.
PERFECT = "truth"
# From so far off the side view on the camera stands at a slant.
SLANTED_DEG = 10.0
# Between these heights over the rest the error grows from the one to the other.
RESTING_T, LIFTED_T = 0.02, 0.10
_SIDES = (("near", True), ("far", False))


@dataclass(frozen=True, slots=True)
class Calibration:
    """Errors of one pose model; see ``calibration/README.md``.

    Without the four from `place_sd_t` on it makes none. Joints are given by their left
    landmarks, with whether they are on the side towards the camera.

    Attributes
    ----------
    resting_height_t : mapping
        For each posture the height over the mat at which landmarks of a resting adult
        are estimated, in T.
    trunk_bias_deg : mapping
        For each posture by how much the trunk line of a flat person seems to rise
        towards the head.
    place_sd_t : mapping
        For each posture and joint how far its place is off, as standard deviations along the
        mat and up from it, in T.
    rise_sds_t : mapping
        For each joint the standard deviations of its height over its own rest, in T: while it
        rests (up to `RESTING_T`) and from `LIFTED_T` on.
    angle_sd_deg : mapping
        Standard deviation of an angle (``"knee"``, ``"hip"``, ``"elbow"``, ``"arm"``) between
        bones seen at full length.
    slanted : float
        By what factor places and angles err more from `SLANTED_DEG` off the side view on.
    name : str
        Of the model.
    spread_factor : float
        1: measured; else every spread is this many times that of another model.
    """

    resting_height_t: Mapping[Posture, Mapping[Landmark, float]]
    trunk_bias_deg: Mapping[Posture, float]
    place_sd_t: Mapping[tuple[Posture, Landmark, bool], Pair] = field(default_factory=dict)
    rise_sds_t: Mapping[tuple[Landmark, bool], Pair] = field(default_factory=dict)
    angle_sd_deg: Mapping[tuple[str, bool], float] = field(default_factory=dict)
    slanted: float = 1.0
    name: str = ""
    spread_factor: float = 1.0

    def sd_t(self, posture: Posture, near: Side) -> list[Pair]:
        """Standard deviations of each of the 33 landmarks' places, in T."""
        sds: list[Pair] = [(0.0, 0.0)] * LANDMARK_COUNT
        for (lying, left, is_near), sd in self.place_sd_t.items():
            if lying is posture:
                sds[left + (near if is_near else near.other)] = sd
        return sds

    def rise_sd_t(self, left: Landmark, rise_t: float, *, near: bool) -> float:
        """Standard deviation of a landmark's height over its own rest, in T."""
        resting, lifted = self.rise_sds_t.get((left, near), (0.0, 0.0))
        share = min(1.0, max(0.0, (abs(rise_t) - RESTING_T) / (LIFTED_T - RESTING_T)))
        return resting + share * (lifted - resting)

    def slant(self, yaw_deg: float) -> float:
        """By what factor places and angles err more at a slant."""
        return self.slanted if yaw_deg >= SLANTED_DEG else 1.0

    def angle_deg(self, angle: str, *, near: bool) -> float:
        """Standard deviation of an angle between bones seen at full length."""
        return self.angle_sd_deg.get((angle, near), 0.0)


@cache
def calibration_for(model: str = "") -> Calibration:
    """Give the calibration of a model.

    Parameters
    ----------
    model : str
        Hash of its weights as recorded with poses, or `PERFECT`: no errors. Empty: the
        poses do not say, and are taken for those of the default model.

    Raises
    ------
    ModelError
        If there is no such model, or the file is missing or damaged.
    """
    name = None if model in ("", PERFECT) else model_name(model)
    if name == "":
        raise ModelError(
            "error.poses.unknown_model", sha256=model[:12], known=", ".join(landmark_models())
        )
    path = calibration_file(pose_model(name).calibration)
    try:
        document = _document(path)
        heights = {
            Posture(posture): _both_sides(rows)
            for posture, rows in document["resting_height_t"].items()
        }
        bias_deg = {Posture(p): float(deg) for p, deg in document["trunk_bias_deg"].items()}
        factor = float(document.get("spread_factor", 1.0))
        errors = {} if model == PERFECT else _errors(document["error"], factor)
        return Calibration(heights, bias_deg, **errors, name=str(document["name"]))
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise ModelError("error.calibration", path=path, why=error) from None


def _document(path: Path) -> dict[str, Any]:
    """Read a calibration, over that of the model it is `like`."""
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    if "like" not in document:
        return document
    return _document(path.with_name(document.pop("like"))) | document


def _errors(document: Mapping[str, Any], factor: float) -> dict[str, Any]:
    return {
        "spread_factor": factor,
        "place_sd_t": {
            (Posture(posture), _left(joint), near): _pair(row["sd_t"], factor)
            for side, near in _SIDES
            for posture, rows in document[side].items()
            for joint, row in rows.items()
        },
        "rise_sds_t": {
            (_left(joint), near): _pair((row["resting_sd_t"], row["lifted_sd_t"]), factor)
            for side, near in _SIDES
            for joint, row in document["over_rest"][side].items()
        },
        "angle_sd_deg": {
            (angle, near): factor * float(sd)
            for side, near in _SIDES
            for angle, sd in document["angle_sd_deg"][side].items()
        },
        "slanted": float(document["slanted"]["factor"]),
    }


def _pair(values: tuple[Any, Any], factor: float) -> Pair:
    first, second = values
    return factor * float(first), factor * float(second)


def _both_sides(heights: Mapping[str, Any]) -> dict[Landmark, float]:
    lefts = {_left(joint): float(t) for joint, t in heights.items()}
    return lefts | {Landmark(left + 1): height for left, height in lefts.items()}


def _left(joint: str) -> Landmark:
    return Landmark[f"LEFT_{joint.upper()}"]
