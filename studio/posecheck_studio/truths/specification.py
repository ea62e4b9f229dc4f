"""The limits of EXERCISES.md, as they stand there: they decide what is true of synthetic people.

They are held here a second time on purpose. The rules have their own copy; a number that is
wrong in one of the two shows as a disagreement, and no rule that is moved moves the truth.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "BACK_RANGE_T",
    "DEFINITION",
    "SPECIFICATION",
    "TRUNK_RANGE_DEG",
    "CheckSpec",
    "Definition",
    "ExerciseSpec",
    "Hold",
    "Limit",
    "Repetition",
    "Unit",
]


class Unit(StrEnum):
    """What a limit is measured in."""

    DEG = "deg"
    T = "t"
    S = "s"
    T_PER_S = "t_per_s"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Limit:
    """Beyond `fault` is a fault; up to `clear` is right; between the two neither."""

    fault: float
    clear: float
    unit: Unit

    @property
    def high(self) -> bool:
        """Whether what is too much is a fault, and not what is too little."""
        return self.fault >= self.clear

    def beyond(self, value: float) -> float:
        """How far a value is beyond the fault limit, in its unit; negative: not at fault."""
        return value - self.fault if self.high else self.fault - value


@dataclass(frozen=True, slots=True)
class CheckSpec:
    """A check.

    Attributes
    ----------
    limits : mapping of str to Limit
        By what is held against them.
    stops_clock : bool
        Whether a fault stops the good-form clock of a hold.
    stopping : mapping of str to Limit
        Where only what is plainly wrong stops it: beyond these.
    dwell_s, clear_dwell_s : float
        How long the fault and the clear zone must last.
    of_rep : bool
        Said of a whole repetition.
    """

    limits: Mapping[str, Limit]
    stops_clock: bool = False
    stopping: Mapping[str, Limit] | None = None
    dwell_s: float = 0.6
    clear_dwell_s: float = 0.3
    of_rep: bool = False


@dataclass(frozen=True, slots=True)
class ExerciseSpec:
    """The checks of an exercise; `back` says whether one of them asks for the lower back."""

    name: str
    checks: Mapping[str, CheckSpec]
    back: bool = False


@dataclass(frozen=True, slots=True)
class Hold:
    """Words and units, "Hold"; all in seconds.

    `enter_s` is how long a position is kept before it was taken; a stay of less than
    `shortest_s` is an attempt.
    """

    enter_s: float = 0.5
    drop_out_s: float = 0.5
    fault_ends_s: float = 2.0
    faults_end_from_s: float = 3.0
    shortest_s: float = 1.0


@dataclass(frozen=True, slots=True)
class Repetition:
    """Glute bridge, "repetition" and "slow"; shares of the range from rest to the own best."""

    up_share: float = 0.8
    down_share: float = 0.2
    slow_from_share: float = 0.05
    slow_to_share: float = 0.95
    straight_deg: float = 180.0
    least_s: float = 0.8


_HIPS_DOWN_T = 0.10


@dataclass(frozen=True, slots=True)
class Definition:
    """What makes a movement the exercise at all.

    Attributes
    ----------
    hips_down_t : float
        1: the pelvis lies on the floor below it; a hold in which it comes higher goes on,
        but no time counts.
    leg_risen_deg, foot_risen_t : float
        1: a leg is up from its own rest. 2: the foot of the drawn-up leg is up.
    plainly_bent_deg : float
        1: below it the raised leg is drawn up and not raised (KNEE).
    drawn_up_deg : float
        2: up to it the thigh is drawn to the trunk (HIP).
    foot_down_t : float
        The foot stands, or the leg lies, below it.
    long_deg : float
        3, 5: a leg is long from it on (KNEE).
    hips_lifted_t : float
        4: hips that have risen from their rest.
    """

    hips_down_t: float = _HIPS_DOWN_T
    leg_risen_deg: float = 8.0
    foot_risen_t: float = 0.15
    plainly_bent_deg: float = 110.0
    drawn_up_deg: float = 100.0
    foot_down_t: float = 0.15
    long_deg: float = 130.0
    hips_lifted_t: float = 0.10


DEFINITION = Definition()
# What the synthetic person can do: the gap under a back arched as far as it goes (6 cm), and the
# turn of the trunk of whoever lifts the chest as far as the exercise's own fault does.
BACK_RANGE_T, TRUNK_RANGE_DEG = 0.12, 23.0

_DEG, _T, _S, _SHARE = Unit.DEG, Unit.T, Unit.S, Unit.SHARE

_LEG_RAISE = ExerciseSpec(
    "leg_raise_hold",
    {
        "hollow_back": CheckSpec({"share": Limit(0.5, 0.3, _SHARE)}, stops_clock=True, dwell_s=0.5),
        "pelvis": CheckSpec(
            {"hip": Limit(0.07, 0.04, _T)},
            stopping={"hip": Limit(_HIPS_DOWN_T, 0.07, _T)},
        ),
        "head_shoulders": CheckSpec({"up": Limit(0.10, 0.06, _T)}),
        "raised_knee": CheckSpec({"knee": Limit(160.0, 165.0, _DEG)}, stops_clock=True),
        "support_knee": CheckSpec(
            {"low": Limit(70.0, 75.0, _DEG), "high": Limit(110.0, 105.0, _DEG)},
            stopping={"low": Limit(55.0, 60.0, _DEG), "high": Limit(125.0, 120.0, _DEG)},
        ),
        "support_foot": CheckSpec({"foot": Limit(0.08, 0.05, _T)}),
        "leg_height": CheckSpec(
            {"low": Limit(20.0, 25.0, _DEG), "high": Limit(70.0, 65.0, _DEG)},
        ),
        "steady": CheckSpec({"drift": Limit(10.0, 6.0, _DEG)}),
    },
    back=True,
)
_KNEE_TO_CHEST = ExerciseSpec(
    "knee_to_chest",
    {
        "head_shoulders": CheckSpec({"up": Limit(0.12, 0.08, _T)}),
        "depth": CheckSpec({"hip": Limit(80.0, 70.0, _DEG)}),
        "other_leg": CheckSpec({"knee": Limit(130.0, 120.0, _DEG)}, stops_clock=True),
        "knee_folded": CheckSpec({"knee": Limit(100.0, 90.0, _DEG)}),
        "other_foot": CheckSpec({"foot": Limit(0.10, 0.06, _T)}, stops_clock=True),
    },
)
_TWIST = ExerciseSpec(
    "supine_twist",
    {
        "shoulders_flat": CheckSpec(
            {"up": Limit(0.08, 0.05, _T), "turn": Limit(10.0, 6.0, _DEG)},
            stops_clock=True,
            dwell_s=0.8,
        ),
        "crossed": CheckSpec({"short": Limit(0.0, 0.0, _T)}, stops_clock=True, dwell_s=0.8),
        "calm": CheckSpec({"speed": Limit(0.08, 0.08, Unit.T_PER_S)}),
        "twisted": CheckSpec({"share": Limit(0.35, 0.45, _SHARE)}),
        "lower_knee": CheckSpec({"knee": Limit(150.0, 158.0, _DEG)}),
    },
)
_BRIDGE = ExerciseSpec(
    "glute_bridge",
    {
        "high_enough": CheckSpec({"hip": Limit(160.0, 165.0, _DEG)}, of_rep=True),
        "not_too_high": CheckSpec({"over": Limit(0.06, 0.03, _T)}),
        "shoulders_flat": CheckSpec({"up": Limit(0.10, 0.07, _T)}),
        "knees": CheckSpec(
            {
                "top_low": Limit(70.0, 75.0, _DEG),
                "top_high": Limit(110.0, 105.0, _DEG),
                "rest_low": Limit(55.0, 60.0, _DEG),
                "rest_high": Limit(125.0, 120.0, _DEG),
            }
        ),
        "feet_flat": CheckSpec({"foot": Limit(0.06, 0.04, _T)}),
        "slow": CheckSpec({"up": Limit(0.9, 1.1, _S), "down": Limit(0.9, 1.1, _S)}, of_rep=True),
        "arms": CheckSpec({"wrist": Limit(0.25, 0.25, _T)}),
    },
)
_STRETCH = ExerciseSpec(
    "long_stretch",
    {
        "no_arch": CheckSpec({"share": Limit(0.6, 0.4, _SHARE)}, dwell_s=1.0),
        "flat": CheckSpec({"up": Limit(0.10, 0.07, _T)}),
        "knees": CheckSpec({"knee": Limit(160.0, 165.0, _DEG)}, stops_clock=True),
        "right_pair": CheckSpec({"past_head": Limit(0.0, 0.0, _T)}, stops_clock=True, dwell_s=0.8),
        "arm_overhead": CheckSpec({"arm": Limit(145.0, 155.0, _DEG)}),
        "elbow": CheckSpec({"elbow": Limit(150.0, 158.0, _DEG)}),
    },
    back=True,
)
_ROW = ExerciseSpec(
    "ventral_row",
    {
        "superman": CheckSpec({"third": Limit(0.10, 0.10, _T)}, stops_clock=True),
        "straight_row": CheckSpec(
            {"share": Limit(0.5, 0.3, _SHARE)}, stops_clock=True, dwell_s=0.8
        ),
        "too_high": CheckSpec({"ankle": Limit(0.6, 0.6, _T), "past": Limit(20.0, 14.0, _DEG)}),
        "pelvis_chest": CheckSpec(
            {"hip": Limit(0.06, 0.04, _T), "shoulder": Limit(0.25, 0.20, _T)},
            stopping={"hip": Limit(_HIPS_DOWN_T, 0.07, _T), "shoulder": Limit(0.25, 0.20, _T)},
        ),
        "head": CheckSpec(
            {"ear": Limit(0.20, 0.15, _T), "neck": Limit(155.0, 160.0, _DEG)}, stops_clock=True
        ),
        "right_pair": CheckSpec({"third": Limit(0.10, 0.10, _T)}, stops_clock=True),
        "leg_lifted": CheckSpec({"ankle": Limit(0.08, 0.12, _T)}, stops_clock=True),
        "arm_lifted": CheckSpec({"wrist": Limit(0.08, 0.12, _T)}, stops_clock=True),
        "straight_limbs": CheckSpec(
            {"knee": Limit(155.0, 162.0, _DEG), "elbow": Limit(155.0, 162.0, _DEG)}
        ),
    },
)

SPECIFICATION: Mapping[str, ExerciseSpec] = {
    spec.name: spec for spec in (_LEG_RAISE, _KNEE_TO_CHEST, _TWIST, _BRIDGE, _STRETCH, _ROW)
}
