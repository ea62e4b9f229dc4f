from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from overlay_scenes import FAULT, OK, UNKNOWN, L, blank, knee, person, with_visibility

from posecheck.assessment import CheckedAngle
from posecheck.feedback import palette
from posecheck.feedback.angle_arcs import angle_tag, draw_arc, place_tag, visible_corner
from posecheck.feedback.layout import Layout
from posecheck.feedback.skeleton import Points, bone_states, corner_states, draw_skeleton
from posecheck.feedback.strokes import clipped, dashes, strokes
from posecheck.pose import ImageArray
from posecheck.verdict import State

SIZE = (1280, 720)
LAYOUT = Layout(*SIZE)
THIGH = (L.LEFT_HIP, L.LEFT_KNEE)
SHANK = (L.LEFT_KNEE, L.LEFT_ANKLE)
TRUNK = (L.LEFT_SHOULDER, L.LEFT_HIP)


def _has(image: ImageArray, colour: palette.Colour) -> int:
    return int((image == np.array(colour, np.uint8)).all(axis=2).sum())


def _hip(verdict: object) -> CheckedAngle:
    return CheckedAngle("hip", (L.LEFT_SHOULDER, L.LEFT_KNEE), L.LEFT_HIP, 120.0, verdict)  # type: ignore[arg-type]


def test_an_angle_colours_its_two_bones() -> None:
    assert bone_states([knee(FAULT)]) == {THIGH: State.FAULT, SHANK: State.FAULT}
    assert corner_states([knee(FAULT)]) == {L.LEFT_KNEE: State.FAULT}


def test_an_angle_over_a_joint_colours_every_bone_on_the_way() -> None:
    arm = CheckedAngle("arm", (L.LEFT_HIP, L.LEFT_WRIST), L.LEFT_SHOULDER, 170.0, OK)
    assert set(bone_states([arm])) == {
        TRUNK,
        (L.LEFT_SHOULDER, L.LEFT_ELBOW),
        (L.LEFT_ELBOW, L.LEFT_WRIST),
    }


@pytest.mark.parametrize(
    ("one", "other", "wins"),
    [
        (OK, FAULT, State.FAULT),
        (FAULT, OK, State.FAULT),
        (UNKNOWN, OK, State.UNKNOWN),
        (OK, UNKNOWN, State.UNKNOWN),
        (UNKNOWN, FAULT, State.FAULT),
    ],
)
def test_a_shared_bone_is_never_better_than_its_worst_check(
    one: object, other: object, wins: State
) -> None:
    assert bone_states([_hip(one), knee(other)])[THIGH] is wins  # type: ignore[arg-type]


def _skeleton(visibility: float, state: State | None, *, judged: bool = True) -> ImageArray:
    image = blank(SIZE)
    states = {} if state is None else {THIGH: state}
    points = Points.of(person(SIZE, visibility))
    draw_skeleton(image, points, states, {}, LAYOUT, judged=judged)
    return image


def test_colours_follow_the_verdict() -> None:
    assert _has(_skeleton(1.0, State.OK), palette.OK) > 100
    assert _has(_skeleton(1.0, State.FAULT), palette.FAULT) > 100
    plain = _skeleton(1.0, None)
    assert _has(plain, palette.OK) == _has(plain, palette.FAULT) == 0
    assert _has(plain, palette.NEUTRAL) > 100


@pytest.mark.parametrize(("visibility", "judged"), [(0.49, True), (0.2, True), (1.0, False)])
def test_what_is_not_certain_is_never_drawn_as_a_verdict(visibility: float, judged: bool) -> None:
    image = _skeleton(visibility, State.OK, judged=judged)
    for colour in (palette.OK, palette.FAULT, palette.NEUTRAL):
        assert _has(image, colour) == 0
    assert _has(image, palette.UNKNOWN) > 50


def test_at_the_limit_of_visibility_a_bone_is_certain() -> None:
    assert _has(_skeleton(0.5, State.OK), palette.OK) > 100


def test_what_is_hardly_visible_is_not_drawn() -> None:
    assert (_skeleton(0.19, State.OK) == 90).all()


def test_cant_tell_is_dashed_and_a_fault_is_thicker() -> None:
    thick = {state: _has(_skeleton(1.0, state), palette.of_state(state)) for state in State}
    assert thick[State.FAULT] > 1.2 * thick[State.OK]
    points = Points.of(person(SIZE))
    hip, knee_at = points.at[L.LEFT_HIP], points.at[L.LEFT_KNEE]
    steps = np.linspace(0.15, 0.85, 60)[:, None]
    along = np.rint(np.array(hip) * (1 - steps) + np.array(knee_at) * steps).astype(int)
    solid, dashed = _skeleton(1.0, State.OK), _skeleton(1.0, State.UNKNOWN)
    assert (solid[along[:, 1], along[:, 0]] == palette.OK).all()
    grey = (dashed[along[:, 1], along[:, 0]] == palette.UNKNOWN).all(axis=1)
    assert 0.3 < grey.mean() < 0.9 and np.abs(np.diff(grey.astype(int))).sum() >= 6


def test_an_arc_needs_three_certain_points() -> None:
    image, body = blank(SIZE), person(SIZE)
    assert visible_corner(Points.of(body), knee(), image, LAYOUT) is not None
    for landmark in (L.LEFT_HIP, L.LEFT_KNEE, L.LEFT_ANKLE):
        unsure = Points.of(with_visibility(body, landmark, 0.4))
        assert visible_corner(unsure, knee(), image, LAYOUT) is None


@pytest.mark.parametrize("state", State)
def test_an_arc_stays_within_its_radius_and_between_its_bones(state: State) -> None:
    image = blank(SIZE)
    corner = visible_corner(Points.of(person(SIZE)), knee(), image, LAYOUT)
    assert corner is not None
    draw_arc(image, corner, state, LAYOUT)
    rows, columns = np.nonzero((image != 90).any(axis=2))
    away = np.hypot(columns - corner.at[0], rows - corner.at[1])
    assert away.size > 20 and away.max() <= corner.radius + 2
    middle = corner.middle
    side = (columns - corner.at[0]) * middle[0] + (rows - corner.at[1]) * middle[1]
    assert side.min() >= -2
    assert abs(math.degrees(corner.sweep_rad)) < 180


def test_a_tag_shows_whole_degrees_and_a_question_mark_for_cant_tell() -> None:
    question = angle_tag(None, State.UNKNOWN, LAYOUT, "en").ink
    assert (angle_tag(92, State.UNKNOWN, LAYOUT, "en").ink == question).all()
    assert angle_tag(92, State.OK, LAYOUT, "en").ink.shape != question.shape


def test_tags_avoid_each_other_and_the_edges() -> None:
    corner = visible_corner(Points.of(person(SIZE)), knee(), blank(SIZE), LAYOUT)
    assert corner is not None
    taken: list[tuple[int, int, int, int]] = []
    while (box := place_tag(corner, (60, 30), taken, LAYOUT)) is not None:
        assert 0 <= box[0] <= SIZE[0] - 60 and 0 <= box[1] <= SIZE[1] - 30
        taken.append(box)
    assert 2 <= len(taken) <= 4
    cover = np.zeros(SIZE, int)
    for left, top, width, height in taken:
        cover[left : left + width, top : top + height] += 1
    assert cover.max() == 1


numbers = st.floats(-1e7, 1e7) | st.sampled_from([math.nan, math.inf, -math.inf])
points = st.tuples(numbers, numbers)


@given(points, points)
def test_clipped_lines_are_inside_and_on_the_line(
    start: tuple[float, float], end: tuple[float, float]
) -> None:
    image = blank((64, 48))
    part = clipped(start, end, image)
    if part is None:
        return
    for x, y in part:
        assert -1e-3 <= x <= 64 and -1e-3 <= y <= 48
        off = (end[0] - start[0]) * (y - start[1]) - (end[1] - start[1]) * (x - start[0])
        assert abs(off) <= 1e-2 * (1 + math.dist(start, end))


@given(points, points)
def test_lines_never_crash(start: tuple[float, float], end: tuple[float, float]) -> None:
    image = blank((64, 48))
    pieces = dashes([(start, end)], image, 4.0)
    strokes(image, [(start, end), *pieces], palette.OK, 3)
    assert image.shape == (48, 64, 3)


def test_a_line_across_the_whole_picture_is_drawn_although_both_ends_are_outside() -> None:
    image = blank((64, 48))
    strokes(image, [((-1e6, 20.0), (1e6, 20.0))], palette.OK, 2)
    assert (image[20] != 90).any(axis=1).all() and (image[:18] == 90).all()
