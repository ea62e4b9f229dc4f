"""The camera's motion, cuts and still pictures, on textures without a person."""

from __future__ import annotations

import math

import cv2
import numpy as np
import pytest

from posecheck.capture.picture_look import PictureLook
from posecheck.capture.settling import settled_still_s
from posecheck.geometry.steady import steadied
from posecheck.pose import (
    FloatArray,
    Frame,
    ImageArray,
    Observation,
    Picture,
    Pose,
    Silhouette,
    TrunkContour,
)
from posecheck.tracking.stillness import Stillness

SIZE_PX = (640, 480)


def room(seed: int = 1) -> ImageArray:
    rng = np.random.default_rng(seed)
    coarse = rng.integers(40, 216, (24, 32, 3)).astype(np.uint8)
    return np.asarray(cv2.resize(coarse, SIZE_PX, interpolation=cv2.INTER_CUBIC), np.uint8)


def moved(image: ImageArray, x_px: float, y_px: float, turn_deg: float) -> ImageArray:
    matrix = cv2.getRotationMatrix2D((0, 0), -turn_deg, 1.0)
    matrix[:, 2] += (x_px, y_px)
    return np.asarray(cv2.warpAffine(image, matrix, SIZE_PX, borderMode=cv2.BORDER_REFLECT), "u1")


def looked_at(images: list[ImageArray], fps: float = 30.0) -> list[Picture]:
    look = PictureLook()
    return [look.step(Frame(i, i / fps, image), None) for i, image in enumerate(images)]


def test_a_camera_that_stands_stands_exactly() -> None:
    rng = np.random.default_rng(2)
    noisy = [np.clip(room() + rng.normal(0, 4, room().shape), 0, 255).astype("u1") for _ in "12345"]
    pictures = looked_at(noisy)
    assert all(picture.stands for picture in pictures)
    assert pictures[-1].still_s == pytest.approx(0.0, abs=0.2)
    assert pictures[-1].noise == pytest.approx(4.0, abs=1.5)


@pytest.mark.parametrize("turn_deg", [0.0, 2.0, -2.0])
def test_a_pose_is_steadied_to_a_pixel(turn_deg: float) -> None:
    ways = np.linspace(0.0, 1.0, 8)
    images = [moved(room(), 20 * way, -12 * way, turn_deg * way) for way in ways]
    picture = looked_at(images)[-1]
    turn = math.radians(turn_deg)
    there = np.array([[math.cos(turn), -math.sin(turn)], [math.sin(turn), math.cos(turn)]])
    points = np.random.default_rng(5).uniform(50, 400, (33, 2))
    seen = points @ there.T + (20.0, -12.0)
    pose = Pose(0.0, seen, np.zeros((33, 3)), np.ones(33), np.ones(33), SIZE_PX)
    np.testing.assert_allclose(steadied(pose, picture).points_image, points, atol=1.5)


def test_outlines_are_steadied_with_the_pose() -> None:
    edges = np.full((128, 2), np.nan)
    edges[40:80] = (200.0, 260.0)
    side = np.array([[100.0, 200.0], [120.0, 200.0]])
    pose = Pose(
        0.0,
        np.zeros((33, 2)),
        np.zeros((33, 3)),
        np.ones(33),
        np.ones(33),
        SIZE_PX,
        TrunkContour(side, side),
        Silhouette(edges),
    )
    picture = Picture(shift_x_px=10.0, shift_y_px=-20.0, turn_deg=0.0, scale=1.0)
    steady = steadied(pose, picture)
    assert steady.contour is not None and steady.silhouette is not None
    np.testing.assert_allclose(steady.contour.side_a_px, side + (10.0, -20.0))
    inner = steady.silhouette.edges_px[44:80]
    np.testing.assert_allclose(inner, np.tile((180.0, 240.0), (36, 1)))
    assert np.isnan(steady.silhouette.edges_px[:40]).all()
    assert steadied(pose, None) is pose
    assert steadied(pose, Picture()) is pose


def test_another_shot_is_a_cut_and_is_measured_from_its_own_beginning() -> None:
    pictures = looked_at([room(), room(), moved(room(), 9, 0, 0), room(2), room(2)])
    assert [picture.cut for picture in pictures] == [False, False, False, True, False]
    assert pictures[2].shift_x_px == pytest.approx(-9.0, abs=1.0)
    assert pictures[4].stands


def test_nothing_to_go_by_is_unknown_and_not_lost() -> None:
    blank = np.full((480, 640, 3), 200, np.uint8)
    pictures = looked_at([blank] * 3)
    assert all(math.isnan(picture.shift_x_px) and not picture.lost for picture in pictures)


def test_pictures_that_stand_still_for_two_seconds_are_a_gap_from_their_beginning_on() -> None:
    images = [moved(room(), 5.0 * row, 0.0, 0.0) for row in range(5)]
    pictures = looked_at(images + [images[-1]] * 40, fps=15.0)
    stillness, frozen = Stillness(), []
    for row, picture in enumerate(pictures):
        observation = Observation(row / 15.0, None, picture)
        if stillness.step(observation):
            frozen.append(row)
            assert stillness.since_s == pytest.approx(4 / 15.0, abs=1e-3)
    assert frozen == list(range(34, 45))


@pytest.mark.parametrize(("settles_s", "frozen_from_s"), [(0.0, 0.0), (2.8, 0.0), (4.0, 4.0)])
def test_a_photograph_on_which_compression_settles_has_stood_still_from_its_beginning(
    settles_s: float, frozen_from_s: float
) -> None:
    time_s = np.arange(0.0, 10.0, 0.1)
    still_s = np.maximum(0.0, time_s - settles_s).astype(np.float32)
    settled = settled_still_s(time_s, still_s, np.zeros(len(time_s), np.float32))
    assert settled == pytest.approx(np.maximum(0.0, time_s - frozen_from_s), abs=1e-5)


def test_a_shot_that_moves_and_is_then_frozen_keeps_its_movement() -> None:
    time_s = np.arange(0.0, 20.0, 0.1)
    cut = np.zeros(len(time_s), np.float32)
    cut[100] = 1.0
    still_s = np.maximum(0.0, time_s - 5.0)
    still_s[100:] = np.maximum(0.0, time_s[100:] - 11.0)
    settled = settled_still_s(time_s, still_s.astype(np.float32), cut)
    assert settled[:100] == pytest.approx(still_s[:100], abs=1e-5)
    assert settled[100:] == pytest.approx(time_s[100:] - 10.0, abs=1e-5)


def in_front_of(background: ImageArray, swing_px: int) -> tuple[ImageArray, FloatArray]:
    """A body in front, and its landmarks; hair and shadow beside it swing against each other."""
    image = background.copy()
    pattern = room(7)
    image[200:320, 200 + 2 * swing_px : 440 + 2 * swing_px] = pattern[:120, :240]
    image[140 - swing_px : 180 - swing_px, 210:330] = pattern[200:240, :120]
    image[340 + swing_px : 380 + swing_px, 310:430] = pattern[300:340, :120]
    points = np.random.default_rng(3).uniform((210, 210), (430, 310), (33, 2))
    points[[11, 12]], points[[23, 24]] = (240, 260), (300, 260)
    points[0], points[31], points[32] = (300, 260), (180, 120), (450, 400)
    return image, points


def test_a_person_who_moves_does_not_lose_the_camera_on_a_plain_background() -> None:
    background = np.full((480, 640, 3), 245, np.uint8)
    look, person, pictures = PictureLook(), None, []
    for i in range(30):
        image, seen = in_front_of(background, round(20 * math.sin(i / 5.0)))
        pictures.append(look.step(Frame(i, i / 30.0, image), person))
        person = seen
    assert not any(picture.lost for picture in pictures)
