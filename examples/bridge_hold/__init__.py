"""A seventh exercise, as a template: the bridge, held.

Copy this folder, rename it, and announce it in the `pyproject.toml` of your package:

    [project.entry-points."posecheck.exercises"]
    bridge_hold = "bridge_hold:BRIDGE_HOLD"

The name on the left is the name of the exercise; `en.ftl` and `de.ftl` beside this file are its
words. Nothing else is needed: `posecheck exercises bridge_hold` shows it.
"""

from __future__ import annotations

from dataclasses import dataclass

from posecheck.assessment import Dose
from posecheck.baseline.body import Body
from posecheck.exercises.judging import within
from posecheck.exercises.limits import Limits, Range, at_least, at_most, limit
from posecheck.exercises.measuring import collect, heights
from posecheck.exercises.moment import Role
from posecheck.exercises.rules import all_of, compare
from posecheck.exercises.spec import AngleSpec, Check, Exercise, HoldMovement, Marks, Severity
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Landmark

__all__ = ["BRIDGE_HOLD", "BridgeHoldLimits"]

_L = Landmark
_BRIDGE = "EXERCISES, 4. Glute bridge"


@dataclass(frozen=True, slots=True)
class BridgeHoldLimits(Limits):
    """Limits: each with its legal range and its source."""

    # The definition: entered beyond the second value, left short of the first.
    lifted_t: Range = limit(
        at_least(0.10, 0.15),
        (0.02, 0.5),
        "EXERCISES, 1. Definition: from this height of the hip on they are up",
        leave=((0.02, 0.5), "hysteresis of a third"),
    )
    # The checks: at fault beyond the first value, clear short of the second.
    hip_deg: Range = limit(at_least(160.0, 165.0), (120.0, 180.0), _BRIDGE)
    shoulder_t: Range = limit(at_most(0.10, 0.07), (0.0, 0.5), _BRIDGE)


_position = all_of(compare(Role.NEAR, "hip_h_t", to="lifted_t", by=within))
_high_enough = compare(Role.NEAR, "hip_deg", to="hip_deg")
_shoulders = compare(Role.NEAR, "shoulder_h_t", "ear_h_t", to="shoulder_t")

BRIDGE_HOLD = Exercise(
    name="bridge_hold",
    posture=Posture.SUPINE,
    has_sides=False,
    dose=Dose(sets=1, reps=5, hold_s=5.0),
    limits=BridgeHoldLimits(),
    movement=HoldMovement(position=_position),
    measure=collect(
        {
            "hip_deg": Body.hip_extension_deg,
            **heights(hip=_L.LEFT_HIP, shoulder=_L.LEFT_SHOULDER, ear=_L.LEFT_EAR),
        }
    ),
    marks={"shoulders_flat": Marks(None, _L.LEFT_SHOULDER)},
    checks=(
        Check("shoulders_flat", _shoulders, Severity.TRUNK),
        Check("high_enough", _high_enough, Severity.TRUNK, stops_clock=True),
    ),
    angles=(AngleSpec("high_enough", "hip_deg", Role.NEAR),),
)
