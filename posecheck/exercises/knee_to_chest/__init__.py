"""Exercise 2: knee to chest."""

from __future__ import annotations

from dataclasses import dataclass

from posecheck.assessment import Dose
from posecheck.baseline.body import Body
from posecheck.events import RejectReason
from posecheck.exercises.judging import Judgement, Zone, within
from posecheck.exercises.limits import Limits, Range, at_least, at_most, limit
from posecheck.exercises.measuring import collect, heights, of_foot
from posecheck.exercises.moment import Moment, Reach, Role
from posecheck.exercises.rules import all_of, compare, once_still, sides_where, some_side
from posecheck.exercises.spec import (
    NEVER_WITH,
    AngleSpec,
    Check,
    Exercise,
    HoldMovement,
    Marks,
    Severity,
)
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Landmark

__all__ = ["KNEE_TO_CHEST", "KneeToChestLimits"]

_L = Landmark
_SPEC = "EXERCISES, 2. Knee to chest"
_DEFINITION = "EXERCISES, 2. Definition"


@dataclass(frozen=True, slots=True)
class KneeToChestLimits(Limits):
    """Limits of knee to chest."""

    depth_deg: Range = limit(at_most(80.0, 70.0), (40.0, 110.0), _SPEC)
    moving_deg_s: float = limit(
        10.0, (2.0, 60.0), "definition: from 100 degrees to 60 within 4 s is drawing it in"
    )
    folded_deg: Range = limit(at_most(100.0, 90.0), (60.0, 150.0), _SPEC)
    other_knee_deg: Range = limit(at_most(130.0, 120.0), (90.0, 180.0), _SPEC)
    other_foot_t: Range = limit(at_most(0.10, 0.06), (0.0, 0.5), _SPEC)
    head_t: Range = limit(at_most(0.12, 0.08), (0.0, 0.5), _SPEC)
    pulled_deg: Range = limit(
        at_most(108.0, 100.0),
        (70.0, 120.0),
        _DEFINITION,
        leave=((70.0, 130.0), "hysteresis of 8 degrees"),
    )
    pulled_foot_t: Range = limit(
        at_least(0.10, 0.15), (0.05, 1.0), _DEFINITION, leave=((0.02, 1.0), "hysteresis of a third")
    )
    other_down_leave_t: float = limit(
        0.30, (0.1, 1.0), "definition, the other foot on the floor: twice a risen foot is not"
    )


_drawn = compare(Role.ACTIVE, "hip_deg", to="pulled_deg", by=within)
_foot_up = compare(Role.ACTIVE, "foot_risen_t", to="pulled_foot_t", by=within)
_other_up = compare(Role.OTHER, "foot_risen_t", to="pulled_foot_t", by=within)


def _other_down(moment: Moment, limits: KneeToChestLimits) -> Judgement:
    down = at_most(limits.other_down_leave_t, limits.pulled_foot_t.low_inner)
    return within(moment.other("foot_risen_t"), down)


_pulled = all_of(_drawn, _foot_up)
# One knee pulled up, its foot off the floor, the other foot on it.
_position = all_of(_pulled, _other_down)


def _hardly_pulled(moment: Moment, limits: KneeToChestLimits) -> bool | None:
    """A foot off the floor, its knee folded, but the thigh not drawn to the trunk."""
    return any(
        one.active("knee_deg").value <= limits.folded_deg.high_outer
        and _drawn(one, limits).zone is Zone.FAULT
        for one in sides_where(all_of(_foot_up, _other_down), moment, limits)
    )


_head_shoulders = compare(Role.NEAR, "ear_h_t", "shoulder_h_t", to="head_t")
_knee_folded = compare(Role.ACTIVE, "knee_deg", to="folded_deg")
_other_leg = compare(Role.OTHER, "knee_deg", to="other_knee_deg")
_other_foot = compare(Role.OTHER, "heel_h_t", to="other_foot_t")

KNEE_TO_CHEST = Exercise(
    name="knee_to_chest",
    posture=Posture.SUPINE,
    gentle=True,
    # No hip flexion past 90 degrees in the first weeks of a new hip.
    not_with=NEVER_WITH | {"hip_replacement"},
    # What asks for more bending loads brittle vertebrae at the end of the range.
    cues_not_with={"depth": frozenset({"osteoporosis"})},
    dose=Dose(sets=1, reps=5, hold_s=10.0),
    limits=KneeToChestLimits(),
    movement=HoldMovement(
        position=_position,
        near_misses={
            # Of two knees that are hugged together one mostly hides the other; a foot that is
            # seen in the air does not stand.
            RejectReason.BOTH_LEGS: some_side(_pulled, _other_up, Zone.CLEAR),
            RejectReason.TOO_SMALL: _hardly_pulled,
            RejectReason.NOT_SEEN: some_side(_pulled, _position, Zone.UNKNOWN),
        },
    ),
    measure=collect(
        {
            "hip_deg": Body.hip_deg,
            "knee_deg": Body.knee_deg,
            "foot_risen_t": of_foot(Body.risen_t),
            **heights(heel=_L.LEFT_HEEL, shoulder=_L.LEFT_SHOULDER, ear=_L.LEFT_EAR),
        }
    ),
    marks={
        "other_foot": Marks(Role.OTHER, _L.LEFT_HEEL, _L.LEFT_FOOT_INDEX),
        "head_shoulders": Marks(None, _L.LEFT_SHOULDER),
    },
    reach=Reach("hip_deg", Role.ACTIVE, downwards=True, asked_by=("depth",)),
    checks=(
        Check("head_shoulders", _head_shoulders, Severity.TRUNK),
        Check("depth", once_still("hip_deg", to="depth_deg"), Severity.LEGS),
        Check("other_leg", _other_leg, Severity.LEGS, stops_clock=True),
        Check("knee_folded", _knee_folded, Severity.LEGS),
        Check("other_foot", _other_foot, Severity.LEGS, stops_clock=True),
    ),
    angles=(
        AngleSpec("depth", "hip_deg", Role.ACTIVE, "depth_deg"),
        AngleSpec("other_leg", "knee_deg", Role.OTHER, "other_knee_deg"),
    ),
)
