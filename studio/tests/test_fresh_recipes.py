"""People chosen by lot: how large their faults are, and that they are what was drawn."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from posecheck.landmarks import Side
from posecheck_studio.fault_dials import DIALS, Dial, amount_for, bridge_for
from posecheck_studio.fault_sizes import Nearness, beyond_sd, random_nearness, random_value
from posecheck_studio.figure import Proportions
from posecheck_studio.filming import shoot
from posecheck_studio.fresh_recipes import fresh_recipes
from posecheck_studio.performance import Person
from posecheck_studio.recipe import Recipe, Turn
from posecheck_studio.truths.specification import SPECIFICATION

SEED = 20261220
SOMEBODY = Person(Proportions(1.66, 1.1))


def test_half_of_the_faults_are_near_their_limit() -> None:
    random = np.random.default_rng(1)
    found = Counter(random_nearness(random) for _ in range(4000))
    faults = found[Nearness.NEAR] + found[Nearness.FAR]
    assert found[Nearness.NEAR] / faults == pytest.approx(0.5, abs=0.03)
    assert min(found.values()) > 400


@pytest.mark.parametrize(
    ("nearness", "low", "high"),
    [(Nearness.NEAR, 0.0, 2.0), (Nearness.FAR, 2.0, 4.0), (Nearness.GOOD, -2.0, 0.0)],
)
def test_sizes_are_counted_from_the_limit(nearness: Nearness, low: float, high: float) -> None:
    random = np.random.default_rng(2)
    for exercise in SPECIFICATION.values():
        for check in exercise.checks.values():
            for limit in check.limits.values():
                value = random_value(random, limit, nearness)
                assert low < beyond_sd(limit, value) < high


def test_a_smaller_number_of_clips_is_the_beginning_of_a_larger_one() -> None:
    few, more = fresh_recipes(SEED, 3), fresh_recipes(SEED, 7)
    assert more[:3] == few
    assert sorted(recipe.exercise for recipe in more[:6]) == sorted(DIALS)
    assert fresh_recipes(SEED + 1, 3) != few


HOLD_DIALS = [
    (exercise, dial)
    for exercise, dials in DIALS.items()
    for dial in dials
    if exercise != "glute_bridge"
    and not dial.fixed
    and dial.check not in ("hollow_back", "no_arch", "calm")
]


@pytest.mark.parametrize(("exercise", "dial"), HOLD_DIALS, ids=lambda value: str(value)[:40])
def test_every_hold_can_be_done_a_little_wrong(exercise: str, dial: Dial) -> None:
    limit = SPECIFICATION[exercise].checks[dial.check].limits[dial.limit]
    wanted = random_value(np.random.default_rng(3), limit, Nearness.NEAR)
    assert amount_for(exercise, dial, SOMEBODY, Side.LEFT, wanted) is not None


@pytest.mark.parametrize("dial", DIALS["glute_bridge"], ids=lambda dial: f"{dial.slip}")
def test_every_bridge_can_be_done_a_little_wrong(dial: Dial) -> None:
    limit = SPECIFICATION["glute_bridge"].checks[dial.check].limits[dial.limit]
    wanted = random_value(np.random.default_rng(3), limit, Nearness.NEAR)
    assert bridge_for(dial, SOMEBODY, wanted, 174.0) is not None


@pytest.mark.parametrize(
    ("exercise", "slip", "wanted", "told"),
    [
        ("knee_to_chest", "other_leg", 146.0, "faults"),
        ("knee_to_chest", "other_leg", 136.0, "tolerated"),
        ("knee_to_chest", "other_leg", 126.0, ""),
        # A pelvis over 0.10 T may stop the clock: as that, it may be reported or not.
        ("ventral_row", "pelvis_chest", 0.16, "faults tolerated"),
        ("ventral_row", "pelvis_chest", 0.10, "tolerated"),
        ("ventral_row", "pelvis_chest", 0.03, ""),
    ],
)
def test_what_was_drawn_is_what_is_true(exercise: str, slip: str, wanted: float, told: str) -> None:
    (dial,) = (dial for dial in DIALS[exercise] if dial.slip == slip)
    person = Person(Proportions())
    amount = amount_for(exercise, dial, person, Side.LEFT, wanted)
    assert amount is not None
    turn = Turn("left", 6.0, ((slip, 2.0, 1.5, (amount,)),))
    (part,) = shoot(Recipe("made", exercise, "one hold", (turn,))).truth.parts
    for kind in ("faults", "tolerated"):
        values = [fault.value for fault in getattr(part, kind) if fault.check == dial.check]
        assert values == ([pytest.approx(wanted, rel=0.01)] if kind in told.split() else [])
