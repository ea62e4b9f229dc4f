"""The recipes of the clips in ``sample_videos/``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from posecheck.errors import UsageError
from posecheck_studio.camera import Camera
from posecheck_studio.recipe import Recipe, Sitter, Turn

__all__ = ["SAMPLES", "find_recipe", "placed"]

# Cameras: beside the mat as EXERCISES advises for the whole programme, on the floor (for
# the lower back), raised (for the twist and the long stretch), and poorer ones.
_SIDE = Camera(distance_m=2.75, height_m=0.42, aim_z_m=0.28, hfov_deg=58.0)
_FLOOR = Camera(distance_m=2.6, height_m=0.12, aim_z_m=0.33, hfov_deg=58.0)
_RAISED = Camera(distance_m=2.7, height_m=1.30, aim_z_m=0.12, hfov_deg=58.0)
_LONG = Camera(distance_m=2.9, height_m=1.25, aim_z_m=0.10, hfov_deg=64.0)
_WIDE = Camera(distance_m=2.9, height_m=0.32, aim_z_m=0.28, hfov_deg=64.0, k1=-0.04)
_ROW = replace(_WIDE, height_m=0.5, aim_z_m=0.22)
_ROUND = Camera(distance_m=2.8, height_m=0.95, yaw_deg=18.0, roll_deg=4.0, aim_z_m=0.2, k1=-0.06)

# Body, head to the right or left, look, room: six different people.
_ADA = Sitter(1.66, 1.0, look_seed=11, room_seed=3)
_BEN = Sitter(1.82, 1.08, look_seed=27, room_seed=14)
_CLEO = Sitter(1.72, 0.92, look_seed=35, room_seed=21)
_DEV = Sitter(1.75, 1.0, look_seed=42, room_seed=33)
_EVA = Sitter(1.60, 1.15, look_seed=58, room_seed=46)
_FINN = Sitter(1.88, 0.95, look_seed=64, room_seed=52)

# Nobody is asked to press and to arch the back first; without that it need not be told.
_HOLLOW, _ARCH, _ROW_BACK = ("hollow_back",), ("no_arch",), ("straight_row",)


def _clips() -> Iterator[Recipe]:
    yield from _holding()
    yield from _pulling()
    yield from _twisting()
    yield from _bridging()
    yield from _stretching()
    yield from _rowing()
    yield from _special()


def _holding() -> Iterator[Recipe]:
    name = "leg_raise_hold"
    good = Recipe(
        f"{name}_good",
        name,
        "a full hold of 10 s with one leg, a short one with the other; lower back down",
        (Turn("right", 9.6), Turn("left", 3.5)),
        goal_s=10.0,
        camera=_FLOOR,
        may_be_unknown=_HOLLOW,
        sitter=_ADA,
    )
    yield good
    yield from _holding_badly(name)
    yield Recipe(
        f"{name}_poor_view",
        name,
        "the camera high and round the corner: the lower back cannot be seen",
        (Turn("right", 4.0), Turn("right", 6.5, (("support_knee_high", 2.0, 1.0),))),
        camera=_ROUND,
        may_be_unknown=_HOLLOW,
        sitter=_BEN,
    )
    yield replace(
        good,
        name="lumbar_ramp",
        kind="ramp",
        shows="the lower back leaves the mat slowly and comes back, camera at mat height",
        turns=(),
        camera=replace(_FLOOR, height_m=0.07),
        sitter=_DEV,
    )


def _holding_badly(name: str) -> Iterator[Recipe]:
    yield Recipe(
        f"{name}_faults_back",
        name,
        "hollow back, bent raised knee, support knee too sharp and too wide, pelvis up",
        (
            Turn("right", 10.0, (("hollow_back", 2.0, 1.0), ("support_knee_low", 6.5, 1.0))),
            Turn("left", 10.0, (("support_knee_high", 2.0, 1.0), ("raised_knee", 6.0, 1.0))),
            Turn("right", 6.5, (("pelvis", 2.5, 1.0),)),
        ),
        camera=_FLOOR,
        may_be_unknown=_HOLLOW,
        sitter=_CLEO,
    )
    yield Recipe(
        f"{name}_faults_legs",
        name,
        "foot up, leg too high, too low, drifting, head up; hollow to the end",
        (
            Turn("left", 10.0, (("support_foot", 2.0, 1.0), ("leg_height_high", 6.0, 1.2))),
            Turn("right", 10.5, (("leg_height_low", 3.0, 1.0), ("head_shoulders", 6.8, 1.0))),
            Turn("left", 10.0, (("steady", 3.0, 1.0), ("hollow_back", 6.5, 9.0))),
        ),
        camera=_FLOOR,
        may_be_unknown=_HOLLOW,
        head_right=False,
        sitter=_DEV,
    )


def _pulling() -> Iterator[Recipe]:
    name = "knee_to_chest"
    yield Recipe(
        f"{name}_good",
        name,
        "a hold of 5 s with each knee",
        (Turn("right", 4.6), Turn("left", 4.6)),
        goal_s=5.0,
        camera=_SIDE,
        sitter=_BEN,
    )
    yield Recipe(
        f"{name}_faults",
        name,
        "not deep enough, knee not folded, other leg long, other foot up, head up",
        (
            Turn("left", 10.5, (("depth", 2.0, 1.0), ("other_leg", 6.5, 1.0))),
            Turn("right", 10.5, (("knee_folded", 2.0, 1.0), ("other_foot", 6.5, 1.0))),
            Turn("left", 6.0, (("head_shoulders", 2.0, 1.0),)),
        ),
        camera=_SIDE,
        head_right=False,
        sitter=_EVA,
    )
    yield Recipe(
        f"{name}_poor_view",
        name,
        "the camera high and round the corner",
        (Turn("right", 4.0), Turn("right", 6.5, (("other_leg", 2.0, 1.0),))),
        camera=_ROUND,
        sitter=_ADA,
    )


def _twisting() -> Iterator[Recipe]:
    name = "supine_twist"
    yield Recipe(
        f"{name}_good",
        name,
        "a full hold of 20 s to one side, a short one to the other",
        (Turn("left", 19.6), Turn("right", 4.0)),
        goal_s=20.0,
        camera=_RAISED,
        sitter=_CLEO,
    )
    yield Recipe(
        f"{name}_faults",
        name,
        "shoulder up, lower knee bent, bouncing, not across, knee hardly sunk",
        (
            Turn("left", 11.0, (("shoulders_flat", 2.5, 1.0), ("lower_knee", 7.0, 1.2))),
            Turn("left", 9.0, (("bounce", 3.0, 3.2),)),
            Turn("left", 4.5, (("crossed", 0.0, 0.0),)),
            Turn("left", 9.0, (("twisted", 2.5, 3.4),)),
        ),
        camera=_RAISED,
        sitter=_FINN,
    )
    yield Recipe(
        f"{name}_poor_view",
        name,
        "the camera on the floor: the far shoulder and the knee cannot be judged",
        (Turn("left", 4.0), Turn("left", 7.0, (("shoulders_flat", 2.5, 1.0),))),
        camera=_SIDE,
        may_be_unknown=("shoulders_flat", "crossed", "twisted"),
        sitter=_DEV,
    )


def _bridging() -> Iterator[Recipe]:
    name = "glute_bridge"

    def lifts(*slips: str) -> tuple[Turn, ...]:
        return tuple(Turn("", 0.0, ((slip, 0.0, 0.0),) if slip else ()) for slip in slips)

    yield Recipe(
        "demo_glute_bridge",
        name,
        "for `posecheck demo`: two good, slow bridges and a third that stays too low",
        lifts("", "", "too_small"),
        camera=_WIDE,
        sitter=_DEV,
    )
    yield Recipe(
        f"{name}_good", name, "three slow bridges", lifts("", "", ""), camera=_WIDE, sitter=_FINN
    )
    yield Recipe(
        f"{name}_faults_height",
        name,
        "not high enough, too high, heels too near and too far",
        lifts("high_enough", "", "not_too_high", "knees_low", "knees_high"),
        camera=_WIDE,
        head_right=False,
        sitter=_ADA,
    )
    yield Recipe(
        f"{name}_faults_calm",
        name,
        "heels up, head up, too fast, arms up",
        lifts("feet_flat", "shoulders_flat", "slow", "arms"),
        camera=_WIDE,
        sitter=_EVA,
    )
    yield Recipe(
        f"{name}_poor_view",
        name,
        "the camera high and round the corner",
        lifts("", "slow"),
        camera=_ROUND,
        sitter=_CLEO,
    )


def _stretching() -> Iterator[Recipe]:
    name = "long_stretch"
    yield Recipe(
        f"{name}_good",
        name,
        "a hold of 5 s with each arm",
        (Turn("left", 4.6), Turn("right", 4.6)),
        goal_s=5.0,
        camera=_LONG,
        may_be_unknown=_ARCH,
        sitter=_DEV,
    )
    yield Recipe(
        f"{name}_faults",
        name,
        "elbow bent, arm not overhead, knee bent, hips up, both arms",
        (
            Turn("left", 10.5, (("elbow", 2.0, 1.0), ("arm_overhead", 6.5, 1.0))),
            Turn("left", 10.5, (("knees", 2.0, 1.0), ("flat", 6.5, 1.0))),
            Turn("left", 9.0, (("right_pair", 5.0, 9.0),)),
        ),
        camera=_LONG,
        may_be_unknown=_ARCH,
        sitter=_BEN,
    )
    yield Recipe(
        f"{name}_poor_view",
        name,
        "the camera at mat height: the arch shows, the far side does not",
        (Turn("left", 4.5), Turn("left", 7.0, (("no_arch", 2.0, 1.6),))),
        camera=replace(_FLOOR, distance_m=2.9, hfov_deg=66.0),
        may_be_unknown=("right_pair", "no_arch"),
        sitter=_CLEO,
    )


def _rowing() -> Iterator[Recipe]:
    name = "ventral_row"
    yield Recipe(
        f"{name}_good",
        name,
        "a full hold of 10 s on one side, a short one on the other",
        (Turn("right", 9.8), Turn("left", 4.0)),
        goal_s=10.0,
        camera=_ROW,
        may_be_unknown=_ROW_BACK,
        sitter=_EVA,
    )
    yield Recipe(
        f"{name}_faults_limbs",
        name,
        "a third limb, arm down, leg down, elbow bent, leg too high",
        (
            Turn("right", 10.5, (("right_pair", 2.0, 1.0), ("arm_lifted", 6.5, 1.0))),
            Turn("right", 10.5, (("leg_lifted", 2.0, 1.0), ("straight_limbs", 6.5, 1.0))),
            Turn("left", 6.0, (("too_high", 2.0, 1.0),)),
        ),
        may_be_unknown=("superman", "arm_lifted", "straight_limbs", "straight_row"),
        camera=_ROW,
        sitter=_FINN,
    )
    yield Recipe(
        f"{name}_faults_trunk",
        name,
        "head thrown back, hips up, back arched, arms and legs all up",
        (
            Turn("left", 10.5, (("head", 2.0, 1.0), ("pelvis_chest", 6.5, 1.0))),
            Turn("left", 11.0, (("straight_row", 2.0, 1.2), ("superman", 7.0, 1.0))),
        ),
        camera=_ROW,
        may_be_unknown=("superman", "arm_lifted", "straight_limbs", "straight_row"),
        head_right=False,
        sitter=_ADA,
    )
    yield Recipe(
        f"{name}_poor_view",
        name,
        "the camera high and round the corner",
        (Turn("right", 4.5), Turn("left", 4.5)),
        camera=replace(_ROUND, distance_m=3.1),
        may_be_unknown=_ROW_BACK,
        sitter=_DEV,
    )


def _special() -> Iterator[Recipe]:
    bridge = "glute_bridge"
    yield Recipe(
        "session_all_six",
        "session",
        "a short session that waits for the voice: all six exercises in a row, from sitting;"
        " an arm at the ceiling leaves the rest of the twist and of the stretch out",
        kind="session",
        goal_s=3.0,
        camera=replace(_SIDE, distance_m=3.0, hfov_deg=64.0),
        may_be_unknown=(
            *("hollow_back", "no_arch", "straight_row"),
            *("shoulders_flat", "crossed", "twisted"),
        ),
        sitter=_ADA,
    )
    yield Recipe(
        "person_leaves_and_returns",
        bridge,
        "the person gets up, walks out of the picture, comes back and goes on",
        (Turn(), Turn()),
        kind="leaving",
        camera=replace(_SIDE, distance_m=3.1, aim_z_m=0.45, hfov_deg=66.0),
        sitter=_BEN,
    )
    yield Recipe(
        "second_person_passes",
        bridge,
        "somebody walks through behind the mat",
        (Turn(), Turn()),
        kind="passing",
        camera=_SIDE,
        sitter=_CLEO,
    )


def placed(recipe: Recipe) -> Recipe:
    """Lie so that the whole body is in the middle of the picture."""
    forward = {"long_stretch": 0.16, "ventral_row": 0.14, "session": 0.12}
    shift = forward.get(recipe.exercise, 0.0) * recipe.sitter.height_m / 1.72
    return replace(recipe, at_m=-shift if recipe.head_right else shift)


SAMPLES: tuple[Recipe, ...] = tuple(placed(recipe) for recipe in _clips())


def find_recipe(name: str) -> Recipe:
    """Give the recipe of a sample clip.

    Raises
    ------
    UsageError
        If there is none of that name.
    """
    for recipe in SAMPLES:
        if recipe.name == name:
            return recipe
    names = ", ".join(recipe.name for recipe in SAMPLES)
    raise UsageError(f"{name}: no clip of that name; there are: {names}")
