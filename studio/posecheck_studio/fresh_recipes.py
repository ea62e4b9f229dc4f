"""Recipes that nobody has fitted anything on: people, rooms, cameras and faults by lot."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from posecheck.landmarks import Side
from posecheck_studio.fault_dials import DIALS, Dial, amount_for, bridge_for, solved
from posecheck_studio.fault_sizes import Nearness, random_nearness, random_value
from posecheck_studio.figure import Proportions
from posecheck_studio.performance import Person
from posecheck_studio.recipe import Recipe, Sitter, Slip, Turn
from posecheck_studio.samples import SAMPLES, placed
from posecheck_studio.score import ease
from posecheck_studio.truths.specification import SPECIFICATION

__all__ = ["fresh_recipes"]

# People: heights of adults from the 2nd to the 98th percentile, and their girths.
_HEIGHT_M, _GIRTH = (1.50, 1.93), (0.88, 1.25)
# Cameras: the advised range of EXERCISES, round where the sample's camera stands.
_NEARER_M, _HIGHER_M, _YAW_DEG, _ROLL_DEG = (-0.15, 0.25), (-0.04, 0.10), (-8.0, 8.0), (-3.0, 3.0)
# Seeds of looks and rooms start beyond those of the samples.
_FIRST_SEED = 10_000
_LAST_SEED = 1_000_000
# Seconds: the goal of a hold, good form before and after a fault, and faults of the two kinds.
_GOAL_S, _BEFORE_S, _AFTER_S = 4.0, (1.6, 2.4), (1.0, 1.8)
_SHORT_S, _LONG_S, _LONG_SHARE = (1.5, 1.9), (3.2, 4.0), 0.15
# Bridges: HIP at the top of good ones, seconds up and down, how many.
_GOOD_HIP_DEG, _GOOD_LIFT_S, _LIFTS = (168.0, 178.0), (2.4, 3.6), 3
# Turns of a clip; a twist takes longer than the others.
_TURNS, _TWISTS = 2, 1
# How often another size is drawn before the slip is left out.
_TRIES = 8
# A made back is not calibrated in so short a clip.
_UNCALIBRATED = ("hollow_back", "no_arch", "straight_row")


def fresh_recipes(seed: int, n: int) -> tuple[Recipe, ...]:
    """Draw recipes: the six exercises in a mixed order, everything else by lot.

    The first of `n` recipes are those of a smaller number with the same seed.
    """
    random = np.random.default_rng(seed)
    found: list[Recipe] = []
    while len(found) < n:
        for index in random.permutation(len(DIALS)):
            exercise = list(DIALS)[index]
            found.append(_drawn(exercise, len(found), np.random.default_rng([seed, len(found)])))
    return tuple(found[:n])


def _drawn(exercise: str, number: int, random: np.random.Generator) -> Recipe:
    model = next(r for r in SAMPLES if r.name == f"{exercise}_good")
    camera = replace(
        model.camera,
        distance_m=model.camera.distance_m + float(random.uniform(*_NEARER_M)),
        height_m=model.camera.height_m + float(random.uniform(*_HIGHER_M)),
        yaw_deg=float(random.uniform(*_YAW_DEG)),
        roll_deg=float(random.uniform(*_ROLL_DEG)),
    )
    sitter = Sitter(
        height_m=float(random.uniform(*_HEIGHT_M)),
        girth=float(random.uniform(*_GIRTH)),
        look_seed=int(random.integers(_FIRST_SEED, _LAST_SEED)),
        room_seed=int(random.integers(_FIRST_SEED, _LAST_SEED)),
    )
    person = Person(Proportions(sitter.height_m, sitter.girth, sitter.leg_share))
    turns = _bridges if exercise == "glute_bridge" else _holds
    return placed(
        Recipe(
            name=f"fresh_{number:02d}_{exercise}",
            exercise=exercise,
            shows="chosen by lot",
            turns=turns(exercise, person, random),
            goal_s=_GOAL_S,
            camera=camera,
            sitter=sitter,
            head_right=bool(random.random() < 0.5),
            may_be_unknown=tuple(c for c in _UNCALIBRATED if c in SPECIFICATION[exercise].checks),
        )
    )


def _holds(exercise: str, person: Person, random: np.random.Generator) -> tuple[Turn, ...]:
    """Each side once, or one side with two things that may go wrong."""
    count = _TWISTS if exercise == "supine_twist" else _TURNS
    first = Side.LEFT if random.random() < 0.5 else Side.RIGHT
    sides = [first, first.other][:count]
    return tuple(_hold(exercise, person, side, random, 3 - count) for side in sides)


def _hold(
    exercise: str, person: Person, side: Side, random: np.random.Generator, slips: int
) -> Turn:
    found: list[Slip] = []
    end_s = 0.0
    for _ in range(slips):
        slip = _slip(exercise, person, side, random)
        if slip is None:
            continue
        name, for_s, amount = slip
        if name == "crossed":
            return Turn(side.word, 5.0, (("crossed", 0.0, 0.0),))
        after_s = end_s + float(random.uniform(*_BEFORE_S))
        found.append((name, after_s, for_s, (amount,)))
        end_s = after_s + for_s + 0.9
    held_s = max(end_s + float(random.uniform(*_AFTER_S)), _GOAL_S + float(random.uniform(0.5, 1)))
    return Turn(side.word, held_s, tuple(found))


def _slip(
    exercise: str, person: Person, side: Side, random: np.random.Generator
) -> tuple[str, float, float] | None:
    """Give a slip, its seconds and its amount; None for plain good form."""
    nearness = random_nearness(random)
    if nearness is Nearness.NONE:
        return None
    for _ in range(_TRIES):
        dial = _dial(exercise, random)
        if dial.fixed and nearness is not Nearness.FAR:
            continue
        check = SPECIFICATION[exercise].checks[dial.check]
        wanted = random_value(random, check.limits[dial.limit], nearness)
        amount = amount_for(exercise, dial, person, side, wanted)
        if amount is not None:
            long = nearness is Nearness.FAR and random.random() < _LONG_SHARE
            for_s = float(random.uniform(*(_LONG_S if long else _SHORT_S)))
            return dial.slip, for_s, amount
    return None


def _dial(exercise: str, random: np.random.Generator) -> Dial:
    dials = DIALS[exercise]
    return dials[int(random.integers(len(dials)))]


def _bridges(exercise: str, person: Person, random: np.random.Generator) -> tuple[Turn, ...]:
    good_deg = float(random.uniform(*_GOOD_HIP_DEG))
    turns = [_bridge(exercise, person, random, good_deg, number == 0) for number in range(_LIFTS)]
    return tuple(turns)


def _bridge(
    exercise: str, person: Person, random: np.random.Generator, good_deg: float, first: bool
) -> Turn:
    """A repetition; one that stays low comes first, for it is measured by the best so far."""
    up_s, down_s = (float(random.uniform(*_GOOD_LIFT_S)) for _ in range(2))
    nearness = random_nearness(random)
    for _ in range(_TRIES if nearness is not Nearness.NONE else 0):
        dial = _dial(exercise, random)
        if dial.check == "high_enough" and not first:
            continue
        limit = SPECIFICATION[exercise].checks[dial.check].limits[dial.limit]
        wanted = random_value(random, limit, nearness)
        shape = bridge_for(dial, person, wanted, good_deg)
        if shape is None or (dial.check == "slow" and wanted < _FASTEST_S):
            continue
        if dial.check == "slow":
            up_s = wanted / _SMOOTH_SHARE if dial.limit == "up" else up_s
            down_s = wanted / _SMOOTH_SHARE if dial.limit == "down" else down_s
        top_deg, knee_deg, *amount = shape
        return Turn("", 0.0, ((dial.slip, 0.0, 0.0, (top_deg, knee_deg, up_s, down_s, *amount)),))
    plain = bridge_for(_PLAIN, person, 0.0, good_deg)
    if plain is None:
        raise ValueError(f"no bridge of {good_deg:.0f} degrees")
    return Turn("", 0.0, (("good", 0.0, 0.0, (*plain[:2], up_s, down_s)),))


_PLAIN = Dial("slow", "up", "slow")
# Nobody lifts the hips faster.
_FASTEST_S = 0.35


def _smooth_share() -> float:
    """From 0.05 to 0.95 of the way of an eased movement, of its time."""
    ends = [solved(ease, way, (0.0, 1.0)) or 0.0 for way in (0.05, 0.95)]
    return ends[1] - ends[0]


_SMOOTH_SHARE = _smooth_share()
