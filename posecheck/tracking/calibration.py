"""What a pose model is known to get wrong, as data from the calibration folder."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np

from posecheck.errors import ModelError
from posecheck.geometry.posture import Posture
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
    thigh_over : mapping
        For the near and the far side (``"near"``, ``"far"``) how far a thigh is read, and
        truly is, to lean over to the other side: two ascending rows of degrees; empty
        where there is no bias.
    pulled_hip : mapping
        The same of the hip of a leg whose knee is pulled up, on the back: 180 is straight.
    raised_knee : mapping
        The same of the knee of a leg that is raised beside one that stands.
    prone_lift : mapping
        For each left landmark how high it is read to be lifted on the stomach, and
        truly is, in T; ascending.
    prone_drag : mapping
        For each left landmark up to which share of the other side's lift it is drawn up,
        and by how much whatever that lift is, in T.
    bridge_lift_t, bridge_knee_bias_deg : tuple of float
        By how much the knee of a bridge is read too sharp, by how far the hip is lifted
        (in T); ascending.
    bridge_bent_deg, bridge_bent_share : tuple of float
        Of that bias, the share that a knee has by how sharp it is read; ascending.
    overhead_elbow : pair of tuple of float
        How far the elbow of an arm past the head is read, and truly is, to be bent, in
        degrees, ascending; empty where there is no bias.
    """

    name: str
    resting_height_t: Mapping[Posture, Mapping[Landmark, float]]
    trunk_bias_deg: Mapping[Posture, float]
    thigh_over: Mapping[str, tuple[tuple[float, ...], tuple[float, ...]]]
    pulled_hip: Mapping[str, tuple[tuple[float, ...], tuple[float, ...]]]
    raised_knee: Mapping[str, tuple[tuple[float, ...], tuple[float, ...]]]
    prone_lift: Mapping[Landmark, tuple[tuple[float, ...], tuple[float, ...]]]
    prone_drag: Mapping[Landmark, tuple[float, float]]
    bridge_lift_t: tuple[float, ...]
    bridge_knee_bias_deg: tuple[float, ...]
    bridge_bent_deg: tuple[float, ...]
    bridge_bent_share: tuple[float, ...]
    overhead_elbow: tuple[tuple[float, ...], tuple[float, ...]]

    def overhead_elbow_deg(self, read_deg: float) -> float:
        """ELBOW of an arm past the head without the model's bias; NaN stays NaN."""
        read, true = self.overhead_elbow
        return float(np.interp(read_deg, read, true)) if read else read_deg

    def prone_lift_t(self, left: Landmark, read_t: float) -> float:
        """How high a limb is truly lifted on the stomach; NaN stays NaN.

        Past the last known lift it is as much higher as there; what is read under the
        mat stays as it is.
        """
        read, true = self.prone_lift.get(left, ((), ()))
        if not read or not read_t > read[0]:
            return read_t
        if read_t >= read[-1]:
            return read_t + true[-1] - read[-1]
        return float(np.interp(read_t, read, true))

    def prone_least_t(self, left: Landmark, lift_t: float, other_t: float) -> float:
        """Least height of a limb that the lifted one of the other side may have drawn up.

        Both heights are true ones; NaN where it is lower than one that is not known.
        """
        share, most_t = self.prone_drag.get(left, (0.0, 0.0))
        if share == 0.0 or lift_t >= other_t:
            return lift_t - most_t
        return (lift_t - share * other_t) / (1.0 - share) - most_t

    def thigh_over_deg(self, read_deg: float, *, near: bool) -> float:
        """How far a thigh truly leans over, from how far it is read; NaN stays NaN."""
        return _without_bias(self.thigh_over, read_deg, near=near)

    def pulled_hip_deg(self, read_deg: float, *, near: bool) -> float:
        """HIP of a leg whose knee is pulled up, without the model's bias; NaN stays NaN."""
        return _without_bias(self.pulled_hip, read_deg, near=near)

    def raised_knee_deg(self, read_deg: float, *, near: bool) -> float:
        """KNEE of a raised leg, on the back, without the model's bias; NaN stays NaN."""
        return _without_bias(self.raised_knee, read_deg, near=near)

    def bridge_knee_deg(self, read_deg: float, lift_t: float) -> float:
        """KNEE in a bridge without the model's bias; what is NaN stays NaN."""
        if not self.bridge_lift_t:
            return read_deg
        share = np.interp(read_deg, self.bridge_bent_deg, self.bridge_bent_share)
        bias_deg = np.interp(lift_t, self.bridge_lift_t, self.bridge_knee_bias_deg)
        return read_deg - float(share * bias_deg)


def _without_bias(
    sides: Mapping[str, tuple[tuple[float, ...], tuple[float, ...]]],
    read_deg: float,
    *,
    near: bool,
) -> float:
    rows = sides.get("near" if near else "far")
    return read_deg if rows is None else float(np.interp(read_deg, *rows))


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
            thigh_over={},
            pulled_hip={},
            raised_knee={},
            prone_lift={},
            prone_drag={},
            bridge_lift_t=(),
            bridge_knee_bias_deg=(),
            bridge_bent_deg=(),
            bridge_bent_share=(),
            overhead_elbow=((), ()),
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
        thigh_over=_both_rows(document["thigh_over"]),
        pulled_hip=_both_rows(document["pulled_hip"]),
        raised_knee=_both_rows(document["raised_knee"]),
        prone_lift={
            _left(joint): (tuple(lift["read_t"]), tuple(lift["true_t"]))
            for joint, lift in document["prone_lift"].items()
        },
        prone_drag={
            _left(joint): (float(drag["share"]), float(drag["most_t"]))
            for joint, drag in document["prone_drag"].items()
        },
        bridge_lift_t=tuple(document["bridge_knee"]["lift_t"]),
        bridge_knee_bias_deg=tuple(document["bridge_knee"]["bias_deg"]),
        bridge_bent_deg=tuple(document["bridge_knee"]["bent_deg"]),
        bridge_bent_share=tuple(document["bridge_knee"]["bent_share"]),
        overhead_elbow=(
            tuple(document["overhead_elbow"]["read_deg"]),
            tuple(document["overhead_elbow"]["true_deg"]),
        ),
    )


def _both_rows(
    sides: Mapping[str, Mapping[str, Any]],
) -> dict[str, tuple[tuple[float, ...], tuple[float, ...]]]:
    return {
        side: (tuple(rows["read_deg"]), tuple(rows["true_deg"])) for side, rows in sides.items()
    }


def _both_sides(heights: Mapping[str, Any]) -> dict[Landmark, float]:
    lefts = {_left(joint): float(t) for joint, t in heights.items()}
    return lefts | {Landmark(left + 1): height for left, height in lefts.items()}


def _left(joint: str) -> Landmark:
    return Landmark[f"LEFT_{joint.upper()}"]
