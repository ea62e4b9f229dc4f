"""How low the parts of a made body reach, with answers known by construction."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posecheck.landmarks import Side
from posecheck_studio.figure import Arm, Figure, Leg, Proportions, Segment, shoulder_of
from posecheck_studio.rendering.outfit import Clothes, Fit, Footwear, HairStyle
from posecheck_studio.rendering.surfaces import CHEST, SKULL, Part, lowest_m, primitives
from posecheck_studio.rotations import rotation

UP = np.array([0.0, 0.0, 1.0])
# Columns right, front, cranial of a person who stands and looks towards the camera.
STANDING = np.array([[-1.0, 0.0, 0.0], [0.0, -1.0, 0.0], [0.0, 0.0, 1.0]])


def standing(height_m: float = 1.72, ankle_z_m: float = 0.08) -> Figure:
    """A person who stands upright with hanging arms."""
    of = Proportions(height_m)
    pelvis = Segment(UP * (ankle_z_m + of.shank_m + of.thigh_m), STANDING)
    chest = Segment(pelvis.origin + UP * of.lumbar_m, STANDING)
    skull = Segment(chest.at(of.of(0.0, -0.003, 0.42)), STANDING)
    arms, legs = [], []
    for side in Side:
        shoulder = shoulder_of(of, chest, side, 0.0)
        elbow = shoulder - UP * of.upper_arm_m
        outwards = STANDING[:, 0] * (1.0 if side is Side.RIGHT else -1.0)
        arms.append(Arm(elbow, elbow - UP * of.forearm_m, -UP, outwards))
        hip = pelvis.origin + outwards * of.half_hips_m
        knee = hip - UP * of.thigh_m
        legs.append(Leg(knee, knee - UP * of.shank_m, STANDING[:, 1], UP))
    return Figure(of, pelvis, chest, skull, 0.0, (arms[0], arms[1]), (legs[0], legs[1]))


def test_upright_skull_and_chest_end_below_their_middle_by_their_upright_radius() -> None:
    figure = standing()
    chest = figure.chest.origin[2] + CHEST.centre_m[2] - CHEST.radii_m[2]
    assert lowest_m(figure, Part.CHEST) == pytest.approx(chest, abs=1e-9)
    chin = figure.head.origin[2] - 0.035 - 0.076
    assert lowest_m(figure, Part.HEAD) == pytest.approx(chin, abs=1e-3)


def test_a_skull_on_its_back_rests_on_its_back_radius() -> None:
    lying = Segment(np.array([0.0, 0.0, 0.5]), rotation([1.0, 0.0, 0.0], -90.0) @ STANDING)
    assert lying.axes[:, 1] @ UP == pytest.approx(1.0)
    figure = replace(standing(), head=lying)
    expected = 0.5 + SKULL.centre_m[1] - SKULL.radii_m[1]
    assert lowest_m(figure, Part.HEAD) == pytest.approx(expected, abs=1e-9)


@given(st.floats(-0.5, 0.5), st.sampled_from(list(Part)))
def test_a_body_that_goes_up_takes_every_part_with_it(rise_m: float, part: Part) -> None:
    low, high = standing(), standing(ankle_z_m=0.08 + rise_m)
    assert lowest_m(high, part) - lowest_m(low, part) == pytest.approx(rise_m, abs=1e-9)


@given(st.floats(1.4, 2.1))
def test_feet_grow_with_the_person(height_m: float) -> None:
    depth = 0.08 - lowest_m(standing(height_m), Part.LEFT_FOOT)
    assert depth == pytest.approx((0.08 - lowest_m(standing(), Part.LEFT_FOOT)) * height_m / 1.72)


def test_a_shoe_has_a_sole_and_loose_cloth_is_not_stood_on() -> None:
    figure = standing()
    shod = lowest_m(figure, Part.RIGHT_FOOT)
    bare = lowest_m(figure, Part.RIGHT_FOOT, Clothes(feet=Footwear.BARE))
    assert 0.004 < bare - shod < 0.02
    loose = Clothes(fit=Fit.LOOSE)
    for part in Part:
        assert lowest_m(figure, part, loose) == lowest_m(figure, part)


def test_every_piece_is_inside_its_ball_and_reaches_no_lower() -> None:
    for hair in HairStyle:
        body = primitives(standing(), Clothes(fit=Fit.LOOSE), hair)
        centre, radius = body.bounds()
        assert np.all(body.lowest() >= centre[:, 2] - radius - 1e-9)


def test_left_and_right_of_a_symmetric_person_reach_equally_low() -> None:
    figure = standing()
    for left in (Part.LEFT_ARM, Part.LEFT_HAND, Part.LEFT_LEG, Part.LEFT_FOOT):
        assert lowest_m(figure, left) == pytest.approx(lowest_m(figure, Part(left + 1)))
