"""For every check a movement that fails it by as much as is asked for, of any person."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from posecheck.events import Phase
from posecheck.landmarks import Landmark, Side
from posecheck_studio.arms import Beside
from posecheck_studio.choreography.bridging import BRIDGE_TOP_SLIPS
from posecheck_studio.choreography.holding import LEG_RAISE_SLIPS, leg_raises
from posecheck_studio.choreography.pulling import KNEE_TO_CHEST_SLIPS, knees_to_chest
from posecheck_studio.choreography.rowing import ROW_SLIPS, rows
from posecheck_studio.choreography.steps import Slipping
from posecheck_studio.choreography.stretching import STRETCH_SLIPS, stretches
from posecheck_studio.choreography.twisting import BOUNCE_S, TWIST_SLIPS, twists
from posecheck_studio.figure import landmark_points
from posecheck_studio.legs import Planted
from posecheck_studio.measuring import TrueMoment
from posecheck_studio.performance import Person, resting_heights
from posecheck_studio.posing import Lying
from posecheck_studio.score import Score
from posecheck_studio.trunk import TrunkPose
from posecheck_studio.truths.back import back_of, gap_m
from posecheck_studio.truths.oracle import Context, Oracle
from posecheck_studio.truths.supine import BRIDGE, HOLDING, PULLING, STRETCHING
from posecheck_studio.truths.turning import ROWING, TWISTING

__all__ = ["DIALS", "Dial", "amount_for", "bridge_for", "solved"]

# Halves a range to a ten-thousandth of it.
_BISECTIONS = 14
# A value that is missed by more of its limit's width was out of reach.
_REACHED = 1e-2


@dataclass(frozen=True, slots=True)
class Dial:
    """A slip whose amount makes a check's value.

    Attributes
    ----------
    check, limit : str
        See `posecheck_studio.truths.specification`.
    slip : str
        Of the choreography.
    ends : (float, float)
        Amounts between which the value is looked for, the good one first.
    fixed : bool
        The second end is the only amount: it is done wholly, or not at all.
    """

    check: str
    limit: str
    slip: str
    ends: tuple[float, float] = (0.0, 0.0)
    fixed: bool = False


DIALS: Mapping[str, tuple[Dial, ...]] = {
    "leg_raise_hold": (
        Dial("raised_knee", "knee", "raised_knee", (177.0, 118.0)),
        Dial("support_knee", "low", "support_knee_low", (88.0, 38.0)),
        Dial("support_knee", "high", "support_knee_high", (88.0, 150.0)),
        Dial("support_foot", "foot", "support_foot", (0.0, 0.11)),
        Dial("leg_height", "high", "leg_height_high", (57.0, 100.0)),
        Dial("leg_height", "low", "leg_height_low", (57.0, 9.0)),
        Dial("steady", "drift", "steady", (57.0, 14.0)),
        Dial("head_shoulders", "up", "head_shoulders", (0.0, 48.0)),
        Dial("pelvis", "hip", "pelvis", (0.0, 18.0)),
        Dial("hollow_back", "share", "hollow_back", (0.0, 0.07)),
    ),
    "knee_to_chest": (
        Dial("depth", "hip", "depth", (128.0, 70.0)),
        Dial("knee_folded", "knee", "knee_folded", (52.0, 135.0)),
        Dial("other_leg", "knee", "other_leg", (92.0, 165.0)),
        Dial("other_foot", "foot", "other_foot", (36.0, 75.0)),
        Dial("head_shoulders", "up", "head_shoulders", (0.0, 48.0)),
    ),
    "supine_twist": (
        Dial("shoulders_flat", "up", "shoulders_flat", (0.0, 32.0)),
        Dial("crossed", "short", "crossed", fixed=True),
        Dial("calm", "speed", "bounce", (0.0, 45.0)),
        Dial("twisted", "share", "twisted", (98.0, 20.0)),
        Dial("lower_knee", "knee", "lower_knee", (174.0, 128.0)),
    ),
    "long_stretch": (
        Dial("elbow", "elbow", "elbow", (0.97, 0.75)),
        Dial("arm_overhead", "arm", "arm_overhead", (2.0, 66.0)),
        Dial("knees", "knee", "knees_standing", (174.0, 130.0)),
        Dial("flat", "up", "flat", (0.0, 18.0)),
        Dial("right_pair", "past_head", "right_pair", fixed=True),
        Dial("no_arch", "share", "no_arch", (0.0, 0.07)),
    ),
    "ventral_row": (
        Dial("right_pair", "third", "right_pair", (-4.5, 22.0)),
        Dial("superman", "third", "superman", (-4.5, 9.0)),
        Dial("arm_lifted", "wrist", "arm_lifted", (0.15, 0.0)),
        Dial("leg_lifted", "ankle", "leg_lifted", (9.0, -4.5)),
        Dial("straight_limbs", "elbow", "straight_limbs", (0.97, 0.75)),
        Dial("straight_limbs", "knee", "straight_limbs_knee", (177.0, 125.0)),
        Dial("too_high", "ankle", "too_high", (9.0, 48.0)),
        Dial("head", "ear", "head", (7.0, 70.0)),
        Dial("pelvis_chest", "hip", "pelvis_chest", (0.0, 0.14)),
        Dial("straight_row", "share", "straight_row", (1.5, 40.0)),
    ),
    "glute_bridge": (
        Dial("high_enough", "hip", "high_enough"),
        Dial("not_too_high", "over", "not_too_high"),
        Dial("knees", "top_low", "knees_low"),
        Dial("knees", "top_high", "knees_high"),
        Dial("feet_flat", "foot", "feet_flat", (0.0, 0.11)),
        Dial("shoulders_flat", "up", "shoulders_flat", (0.0, 48.0)),
        Dial("arms", "wrist", "arms", (0.0, 0.30)),
        Dial("slow", "up", "slow"),
        Dial("slow", "down", "slow"),
    ),
}

_TABLES: Mapping[str, tuple[Callable[..., Score], Mapping[str, Slipping], Oracle]] = {
    "leg_raise_hold": (leg_raises, LEG_RAISE_SLIPS, HOLDING),
    "knee_to_chest": (knees_to_chest, KNEE_TO_CHEST_SLIPS, PULLING),
    "supine_twist": (twists, TWIST_SLIPS, TWISTING),
    "long_stretch": (stretches, STRETCH_SLIPS, STRETCHING),
    "ventral_row": (rows, ROW_SLIPS, ROWING),
}
# So long that the middle of the movement is the middle of the hold.
_LONG_S = 60.0


class _Model:
    """Takes poses, and gives what is true of them."""

    def __init__(self, person: Person, *, prone: bool, back: bool = False) -> None:
        self._person, self._back = person, back
        self._torso_m, self._rest_m, self._flat_m = resting_heights(person, prone=prone)

    def moment(self, pose: Lying) -> TrueMoment:
        """Give the pose as the truth sees it."""
        figure = self._person.figure(pose)
        gap = gap_m(back_of(figure)) if self._back else math.nan
        points = landmark_points(figure)
        cranial = self._person.cranial
        return TrueMoment(points, cranial, self._torso_m, self._rest_m, self._flat_m, gap)


def solved(
    value_of: Callable[[float], float], wanted: float, ends: tuple[float, float]
) -> float | None:
    """Give the amount with a wanted value, by bisection; None if it is out of reach."""
    good, bad = ends
    first, last = value_of(good), value_of(bad)
    if (first - wanted) * (last - wanted) > 0.0:
        return None
    rising = last > first
    for _ in range(_BISECTIONS):
        middle = (good + bad) / 2.0
        if (value_of(middle) > wanted) == rising:
            bad = middle
        else:
            good = middle
    missed = abs(value_of(good) - wanted)
    return good if missed <= _REACHED * abs(last - first) else None


def amount_for(
    exercise: str, dial: Dial, person: Person, side: Side, wanted: float
) -> float | None:
    """Give how much of a slip in a hold makes the value of its check the wanted one."""
    if dial.fixed:
        return dial.ends[1]
    choreography, table, oracle = _TABLES[exercise]
    score = choreography([(side, _LONG_S, ())])
    good = score.at(score.end_s - _LONG_S / 2.0 - _after_s(score))
    wants_back = dial.check in ("hollow_back", "no_arch")
    model = _Model(person, prone=good.prone, back=wants_back)
    start = model.moment(good)
    upright_m = _upright_m(model, score, side) if dial.check == "twisted" else math.nan

    def value_of(amount: float) -> float:
        moment = model.moment(table[dial.slip].pose(good, side, amount))
        if dial.check == "calm":
            way_m = _knee_m(moment, side) - _knee_m(start, side)
            return way_m / moment.torso_m / BOUNCE_S
        context = Context(side, start, upright_m, _knee_m(start, side))
        return oracle.checks[dial.check](moment, context).get(dial.limit, math.nan)

    return solved(value_of, wanted, dial.ends)


def _after_s(score: Score) -> float:
    """Time after the middle of a long hold that is not of the hold, about."""
    return max(0.0, (score.end_s - _LONG_S) / 2.0)


def _knee_m(moment: TrueMoment, side: Side) -> float:
    return float(moment.point(Landmark.LEFT_KNEE, side)[2])


def _upright_m(model: _Model, score: Score, side: Side) -> float:
    """Highest the knee is on the way."""
    times = [second / 4.0 for second in range(40)]
    return max(_knee_m(model.moment(score.at(t)), side) for t in times)


# Exercise 4: a repetition is a top, a knee, and how long up and down.


def bridge_for(
    dial: Dial, person: Person, wanted: float, good_hip_deg: float
) -> tuple[float, ...] | None:
    """Give top and knee (in degrees), and the slip's own amount where there is one.

    Parameters
    ----------
    good_hip_deg : float
        HIP at the top of this person's good bridges.
    """
    model = _Model(person, prone=False)
    knee_deg = _HIGH_KNEE_DEG if dial.check == "high_enough" else _KNEE_DEG

    def value_of(top_deg: float, knee: float) -> float:
        moment = model.moment(_bridge(top_deg, knee))
        if dial.check == "high_enough":
            return moment.hip_extension_deg(Side.LEFT)
        context = Context(None, phase=Phase.TOP)
        return BRIDGE.checks[dial.check](moment, context)[dial.limit]

    def top_for(knee: float) -> float:
        found = solved(
            lambda top: model.moment(_bridge(top, knee)).hip_extension_deg(Side.LEFT),
            good_hip_deg,
            _TOPS_DEG,
        )
        return _TOPS_DEG[1] if found is None else found

    if dial.check in ("high_enough", "not_too_high"):
        top = solved(lambda deg: value_of(deg, knee_deg), wanted, _TOPS_DEG)
        return None if top is None else (top, knee_deg)
    if dial.check == "knees":
        ends = (_KNEE_DEG, 34.0 if dial.limit == "top_low" else 140.0)
        knee_found = solved(lambda knee: value_of(top_for(knee), knee), wanted, ends)
        return None if knee_found is None else (top_for(knee_found), knee_found)
    top_deg = top_for(knee_deg)
    if dial.check == "slow":
        return top_deg, knee_deg
    good = _bridge(top_deg, knee_deg)
    pose = BRIDGE_TOP_SLIPS[dial.slip].pose

    def slipped_value(amount: float) -> float:
        moment = model.moment(pose(good, Side.LEFT, amount))
        return BRIDGE.checks[dial.check](moment, Context(None, phase=Phase.TOP))[dial.limit]

    amount = solved(slipped_value, wanted, dial.ends)
    return None if amount is None else (top_deg, knee_deg, amount)


# Knees of good bridges, and of those that stay low: drawn in, so that there is a way to go.
_KNEE_DEG, _HIGH_KNEE_DEG, _TOPS_DEG = 82.0, 74.0, (2.0, 36.0)


def _bridge(top_deg: float, knee_deg: float) -> Lying:
    foot = Planted(knee_deg)
    trunk = TrunkPose(bridge_deg=top_deg)
    return Lying(trunk=trunk, legs=(foot, foot), arms=(Beside(), Beside()))
