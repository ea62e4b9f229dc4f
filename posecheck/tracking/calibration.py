"""How far a pose model is off, as data from the calibration folder."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from posecheck.errors import ModelError
from posecheck.geometry.posture import Posture
from posecheck.landmarks import LANDMARK_COUNT, Landmark, Side
from posecheck.resources import calibration_file

__all__ = ["PERFECT", "Calibration", "calibration_for"]

# What recorded poses call their model when they are the projected truth of a synthetic person.
PERFECT = "truth"


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
        place is off, as a standard deviation along each axis, in T.
    rise_sd_t : mapping
        The same of a landmark's height against its own at rest.
    """

    name: str
    resting_height_t: Mapping[Posture, Mapping[Landmark, float]]
    trunk_bias_deg: Mapping[Posture, float]
    place_sd_t: Mapping[tuple[Posture, str], Mapping[Landmark, float]]
    rise_sd_t: Mapping[tuple[Posture, str], Mapping[Landmark, float]]

    def sd_t(self, posture: Posture, near: Side) -> tuple[float, ...]:
        """Standard deviation of each of the 33 landmarks' places, in T."""
        return _by_landmark(self.place_sd_t, posture, near)

    def own_sd_t(self, posture: Posture, left: Landmark, *, near: bool) -> float:
        """Standard deviation of a landmark's height against its own at rest, in T."""
        table = self.rise_sd_t.get((posture, "near" if near else "far"), {})
        return table.get(left, 0.0)


def _by_landmark(
    table: Mapping[tuple[Posture, str], Mapping[Landmark, float]], posture: Posture, near: Side
) -> tuple[float, ...]:
    sds = [0.0] * LANDMARK_COUNT
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
        place_sd_t={} if perfect else _table(document["place_sd_t"]),
        rise_sd_t={} if perfect else _table(document["rise_sd_t"]),
    )


def _table(
    document: Mapping[str, Mapping[str, Mapping[str, float]]],
) -> dict[tuple[Posture, str], dict[Landmark, float]]:
    return {
        (Posture(posture), side): {_left(joint): float(sd) for joint, sd in rows.items()}
        for posture, sides in document.items()
        for side, rows in sides.items()
    }


def _both_sides(heights: Mapping[str, Any]) -> dict[Landmark, float]:
    lefts = {_left(joint): float(t) for joint, t in heights.items()}
    return lefts | {Landmark(left + 1): height for left, height in lefts.items()}


def _left(joint: str) -> Landmark:
    return Landmark[f"LEFT_{joint.upper()}"]
