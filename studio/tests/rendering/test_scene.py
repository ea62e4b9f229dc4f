"""Pictures of synthetic people: where they should be, and repeatable."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from posecheck.landmarks import Landmark, Side
from posecheck_studio.camera import Camera
from posecheck_studio.figure import (
    Arm,
    Figure,
    Leg,
    Proportions,
    Segment,
    landmark_points,
    lateral,
    shoulder_of,
)
from posecheck_studio.rendering.marching import Grid
from posecheck_studio.rendering.outfit import Clothes, Fit, Footwear, HairStyle, Length, Look
from posecheck_studio.rendering.packing import pack
from posecheck_studio.rendering.random_looks import (
    colour_distance,
    random_clothes,
    random_look,
    random_room,
)
from posecheck_studio.rendering.room import Light, Room
from posecheck_studio.rendering.scene import Person, Scene
from posecheck_studio.rendering.surfaces import SKULL

# Columns right, front, cranial: on the back, head towards +x.
LYING = np.array([[0.0, 0.0, 1.0], [-1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
CAMERA = Camera(distance_m=2.6, height_m=0.5, k1=-0.08, width_px=160, height_px=120)
PLAIN_ROOM = Room(light=Light(position_m=(0.0, -1.0, 2.5)))


def lying(y_m: float = 0.0) -> Figure:
    """A person on the back, arms along the trunk, one knee bent."""
    of = Proportions()
    pelvis = Segment(np.array([0.0, y_m, 0.135]), LYING)
    right, front, cranial = LYING.T
    chest = Segment(pelvis.at(of.of(0.0, 0.0, 0.275)), LYING)
    head = Segment(chest.at(of.of(0.0, -0.01, 0.42)), LYING)
    arms, legs = [], []
    for side in Side:
        out = right * lateral(side)
        shoulder = shoulder_of(of, chest, side, 0.0)
        elbow = shoulder - cranial * of.upper_arm_m * 0.98 + out * 0.06
        arms.append(Arm(elbow, elbow - cranial * of.forearm_m, -cranial, front))
        hip = pelvis.at(np.array([of.half_hips_m * lateral(side), 0.0, 0.0]))
        if side is Side.RIGHT:
            knee = hip + (front * 0.8 - cranial * 0.6) * of.thigh_m
            legs.append(
                Leg(knee, knee + (-front * 0.8 - cranial * 0.6) * of.shank_m, -cranial, front)
            )
        else:
            knee = hip - cranial * of.thigh_m
            legs.append(Leg(knee, knee - cranial * of.shank_m, front, cranial))
    return Figure(of, pelvis, chest, head, 0.0, (arms[0], arms[1]), (legs[0], legs[1]))


def seen(scene: Scene, figures: list[Figure]) -> np.ndarray:
    return scene.picture(figures, 0).astype(np.int64)


def test_same_arguments_same_picture_and_only_noise_differs_between_frames() -> None:
    one, two = (Scene([Person()], PLAIN_ROOM, CAMERA, seed=5) for _ in range(2))
    assert np.array_equal(one.picture([lying()], 3), two.picture([lying()], 3))
    first, second = seen(one, [lying()]), one.picture([lying()], 1).astype(np.int64)
    assert not np.array_equal(first, second)
    assert np.abs(first - second).mean() < 4.0


def test_the_mask_covers_the_joints_and_nothing_far_from_them() -> None:
    scene, figure = Scene([Person()], PLAIN_ROOM, CAMERA), lying()
    mask = scene.person_mask([figure])
    points = CAMERA.project(landmark_points(figure))
    for joint in (Landmark.LEFT_HIP, Landmark.LEFT_KNEE, Landmark.LEFT_SHOULDER):
        x, y = points[joint].astype(int)
        assert mask[y, x]
    assert not mask[:40].any()
    rows, columns = np.nonzero(mask)
    assert columns.min() > points[:, 0].min() - 8 and columns.max() < points[:, 0].max() + 12
    assert rows.min() > points[:, 1].min() - 8


def test_a_person_in_front_hides_the_first_one_in_the_mask() -> None:
    scene = Scene([Person(), Person()], PLAIN_ROOM, CAMERA)
    alone = scene.person_mask([lying(0.3)])
    hidden = scene.person_mask([lying(0.3), lying(-0.3)])
    assert np.count_nonzero(hidden) < np.count_nonzero(alone)
    assert not np.any(hidden & ~alone)


def test_a_skull_is_seen_where_the_camera_projects_it() -> None:
    figure = lying()
    camera = replace(CAMERA, width_px=320, height_px=240)
    mask = Scene([Person(look=Look(hair_style=HairStyle.BALD))], PLAIN_ROOM, camera).person_mask(
        [figure]
    )
    top = figure.head.at(np.array([0.0, 0.0, SKULL.centre_m[2] + SKULL.radii_m[2]]))
    assert np.nonzero(mask)[1].max() + 1 == pytest.approx(camera.project(top)[0], abs=1.5)


def test_the_shadow_falls_away_from_the_light_and_goes_with_the_person() -> None:
    room = Room(light=Light(position_m=(0.0, -2.0, 0.9), ambient=0.1))
    above = replace(CAMERA, height_m=1.6)
    scene = Scene([Person()], room, above)
    empty, light = scene.light([]), scene.light([lying()])
    x, y = above.project(np.array([0.3, 0.56, 0.0])).astype(int)
    u, v = above.project(np.array([0.1, -0.7, 0.0])).astype(int)
    assert not scene.person_mask([lying()])[y, x]
    assert light[y, x].sum() < 0.8 * empty[y, x].sum()
    assert light[v, u].sum() == pytest.approx(empty[v, u].sum(), rel=1e-3)


def test_a_point_between_body_and_mat_is_darker_than_the_open_mat() -> None:
    scene = Scene([Person()], PLAIN_ROOM, CAMERA)
    empty, light = scene.light([]), scene.light([lying()])
    x, y = CAMERA.project(np.array([0.1, -0.2, 0.012])).astype(int)
    assert light[y, x].sum() < 0.97 * empty[y, x].sum()


def test_the_grid_holds_the_distance_to_the_skull() -> None:
    figure = replace(lying(), head=Segment(np.array([0.0, 0.0, 1.5]), LYING))
    grid = Grid.round(pack(figure, Clothes(), Look(hair_style=HairStyle.BALD)))
    offset = np.array([0.0, SKULL.centre_m[1], SKULL.centre_m[2] + SKULL.radii_m[2] + 0.03])
    place = (figure.head.at(offset) - grid.box[:3]) / grid.box[6]
    near = grid.values[tuple(np.round(place).astype(int))]
    assert near == pytest.approx(0.03, abs=0.018)
    assert grid.values.max() <= 0.1601


def test_random_looks_keep_off_the_wall_and_the_mat_and_vary() -> None:
    skins, mats = set(), set()
    for seed in range(60):
        room, look = random_room(seed), random_look(seed)
        assert room == random_room(seed) and look == random_look(seed)
        for taken in (room.wall, room.mat.colour):
            assert colour_distance(look.shirt, taken) > 16.0
            assert colour_distance(look.trousers, taken) > 16.0
        skins.add(round(sum(look.skin), 1))
        mats.add(tuple(round(share, 1) for share in room.mat.colour))
    assert min(skins) < 0.8 and max(skins) > 2.2
    assert len(mats) > 25


def test_random_clothes_show_every_kind() -> None:
    drawn = [random_clothes(seed) for seed in range(60)]
    for kinds, seen in (
        (Fit, {clothes.fit for clothes in drawn}),
        (Length, {clothes.sleeves for clothes in drawn}),
        (Length, {clothes.trousers for clothes in drawn}),
        (Footwear, {clothes.feet for clothes in drawn}),
    ):
        assert seen == set(kinds)


def test_random_things_never_stand_on_the_mat_or_before_it() -> None:
    for seed in range(60):
        room = random_room(seed)
        nearest = [block.middle_m[1] - block.half_m[1] for block in room.blocks]
        nearest += [ball.middle_m[1] - ball.radius_m for ball in room.balls]
        assert all(y > room.mat.width_m / 2.0 for y in nearest)
