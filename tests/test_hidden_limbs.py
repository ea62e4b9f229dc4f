"""Limbs that hide each other: names that get mixed up, an arm that goes out of sight."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest

from posecheck.baseline.hidden_arm import HiddenArm
from posecheck.engine.entrance import Entrance, Exchange
from posecheck.events import Phase
from posecheck.exercises.registry import find_exercise
from posecheck.exercises.spec import Moment, RepMovement, Zone
from posecheck.geometry.angles import Point
from posecheck.geometry.posture import View, ViewKind
from posecheck.landmarks import LANDMARK_COUNT, Landmark, Side
from posecheck.tracking.calibration import PERFECT, calibration_for
from posecheck.verdict import Measures

FPS = 30
LETTERS = {"f": Zone.FAULT, "b": Zone.BAND, "c": Zone.CLEAR, "?": Zone.UNKNOWN}


def entrance(left: str, right: str, blink_s: float = 0.2, step_s: float = 0.1) -> Entrance:
    """Take moments, one letter each, a tenth of a second apart."""
    way = Entrance(tuple(Side), blink_s)
    for i, (a, b) in enumerate(zip(left, right, strict=True)):
        way.step(i * step_s, {Side.LEFT: LETTERS[a], Side.RIGHT: LETTERS[b]})
    return way


@pytest.mark.parametrize(
    ("left", "right", "since_s"),
    [
        ("fffccc", "ffffff", 0.3),
        ("ff??c", "fffff", 0.3),  # somewhere in a drop-out on the way in
        ("f?????c", "fffffff", 0.6),  # half a second is no drop-out any more
        ("fff?bc", "ffffff", 0.5),  # known not to be there yet
        ("fffffc", "fccccf", 0.1),  # the same leg by another name
        ("fffffc", "fbbbbf", 0.1),  # and mixed up before
        ("ffffffffc", "fccccffff", 0.8),  # a change of legs takes longer
        ("fffccfffc", "ffffffccf", 0.3),  # to and fro
    ],
)
def test_since_when_a_position_is_held(left: str, right: str, since_s: float) -> None:
    assert entrance(left, right).since_s(Side.LEFT) == pytest.approx(since_s)
    assert entrance(right, left).since_s(Side.RIGHT) == pytest.approx(since_s)


def test_without_a_blink_every_side_begins_for_itself() -> None:
    assert entrance("fffffc", "fccccf", blink_s=0.0).since_s(Side.LEFT) == pytest.approx(0.5)


def test_a_name_must_last_before_a_hold_begins_by_it() -> None:
    way = entrance("fffffcc", "fccccff")
    zones = {Side.LEFT: Zone.CLEAR, Side.RIGHT: Zone.FAULT}
    assert way.ready(0.6, zones, 0.5) == []
    assert way.ready(1.0, zones, 0.5) == [Side.LEFT]


def exchanged(held: str, other: str) -> list[bool]:
    exchange = Exchange(0.2)
    return [
        exchange.step(i * 0.1, LETTERS[a], LETTERS[b])
        for i, (a, b) in enumerate(zip(held, other, strict=True))
    ]


def test_a_held_leg_that_changes_its_name_is_still_held() -> None:
    assert exchanged("cccfffc", "fffbcff") == [False, False, False, True, True, False, False]


def test_a_leg_that_comes_down_before_the_other_is_lifted_is_not() -> None:
    assert not any(exchanged("cccffffff", "ffffffccc"))


def arm(degrees: float) -> list[Point]:
    """Points of a lying person whose far (right) arm makes this angle with the trunk."""
    points = [(0.0, 0.0)] * LANDMARK_COUNT
    points[Landmark.RIGHT_HIP], points[Landmark.RIGHT_SHOULDER] = (0.0, 0.2), (1.0, 0.2)
    turn = math.radians(degrees)
    points[Landmark.RIGHT_WRIST] = (1.0 - 1.1 * math.cos(turn), 0.2 + 1.1 * math.sin(turn))
    return points


def follow(angles: Sequence[float]) -> tuple[HiddenArm, list[bool]]:
    """Show an arm picture by picture (NaN: not seen); whether the hand was believed."""
    hidden, believed = HiddenArm(), []
    for i, degrees in enumerate(angles):
        seen = [not math.isnan(degrees)] * LANDMARK_COUNT
        points = arm(0.0 if math.isnan(degrees) else degrees)
        if math.isnan(degrees):
            seen[Landmark.RIGHT_SHOULDER] = seen[Landmark.RIGHT_HIP] = True
        hidden.step(i / FPS, points, seen, Side.RIGHT)
        believed.append(seen[Landmark.RIGHT_WRIST])
    return hidden, believed


UP = [80.0 + 4.0 * i for i in range(23)]
BESIDE, UNSEEN = [8.0] * 15, [math.nan] * 60


@pytest.mark.parametrize(
    "gone",
    [
        BESIDE + UNSEEN,
        [120.0, 60.0, *BESIDE, *UNSEEN],
        [*BESIDE[:5], 150.0, *BESIDE, *UNSEEN],  # drawn past the head once more
        [121.0, UP[-1], *BESIDE, *UNSEEN],  # drawn to and fro past the head
        UNSEEN,
    ],
)
def test_an_arm_that_goes_out_of_sight_past_the_head_is_still_there(gone: list[float]) -> None:
    hidden, believed = follow([*UP, *gone])
    assert hidden.kept_deg == pytest.approx(UP[-1])
    assert not any(believed[len(UP) + 2 :])


def test_an_arm_that_is_drawn_there_after_its_leap_and_lost_again_is_still_there() -> None:
    hidden, believed = follow([*UP, *BESIDE[:8], 152.0, *UNSEEN])
    assert believed[len(UP) + 8]
    assert hidden.kept_deg == pytest.approx(152.0)


@pytest.mark.parametrize(
    "angles",
    [
        UNSEEN,
        UP[:8] + UNSEEN,  # it never was past the head
        UP[13:] + UNSEEN,  # nobody saw it go there
        [*UP, *UP[::-1][:12], *UNSEEN],  # it was on its way back
        [*UP, *UP[::-1], *BESIDE, *UNSEEN],  # it came back
        [*UP, *UNSEEN, *UP[::-1]],  # and is seen again
        [80.0, 170.0, 170.0, *BESIDE],  # a leap past the head is the other hand's
        [*UP, *UNSEEN * 8],  # too long ago
        [*UP, *[8.0] * 60],  # seen there for so long, it is there
    ],
)
def test_no_other_arm_is_taken_for_hidden(angles: list[float]) -> None:
    hidden, _ = follow(angles)
    assert math.isnan(hidden.kept_deg)


def test_whoever_is_nearly_straight_is_at_the_top() -> None:
    movement = find_exercise("glute_bridge").movement
    assert isinstance(movement, RepMovement)
    assert movement.span(180.0, 120.0) == 60.0
    far_feet = 160.0
    assert far_feet + movement.up_share * movement.span(180.0, far_feet) == pytest.approx(172.5)
    assert movement.span(180.0, 175.0) == movement.min_range / 2.0


def test_the_knee_of_a_bridge_is_read_too_sharp_above_all_when_lifted() -> None:
    model, truth = calibration_for(), calibration_for(PERFECT)
    resting, lifted = model.bridge_knee_deg(80.0, 0.0), model.bridge_knee_deg(80.0, 0.3)
    assert 80.0 < resting < lifted < 90.0
    assert model.bridge_knee_deg(60.0, 0.3) - 60.0 == pytest.approx(0.45 * (lifted - 80.0))
    assert truth.bridge_knee_deg(80.0, 0.3) == 80.0
    assert math.isnan(model.bridge_knee_deg(math.nan, 0.3))
    assert math.isnan(model.bridge_knee_deg(80.0, math.nan))


def test_time_out_of_sight_on_the_way_in_is_no_time_in_position() -> None:
    way = entrance("fcc" + "?" * 40 + "c", "f" * 44)
    assert way.since_s(Side.LEFT) == pytest.approx(4.3)
    assert way.ready(4.4, {Side.LEFT: Zone.CLEAR, Side.RIGHT: Zone.FAULT}, 0.5) == []


def test_who_was_nearly_in_position_just_before_has_been_in_it_since() -> None:
    for nearly_s, since_s in ((0.0, 0.5), (0.3, 0.3), (0.1, 0.5)):
        way = Entrance(tuple(Side), 0.0, nearly_s)
        for i, letter in enumerate("fffbbc"):
            way.step(i * 0.1, {Side.LEFT: LETTERS[letter], Side.RIGHT: Zone.FAULT})
        assert way.since_s(Side.LEFT) == pytest.approx(since_s)


def test_who_came_nearly_into_position_out_of_sight_did_so_in_the_middle_of_it() -> None:
    way = Entrance(tuple(Side), 0.0, 0.5)
    for i, letter in enumerate("ff??bc"):
        way.step(i * 0.1, {Side.LEFT: LETTERS[letter], Side.RIGHT: Zone.FAULT})
    assert way.since_s(Side.LEFT) == pytest.approx(0.3)


def test_who_was_nearly_in_position_before_going_out_of_sight_was_in_it_from_there() -> None:
    for letters, since_s in (("ffb??c", 0.3), ("fff??c", 0.4)):
        way = Entrance(tuple(Side), 0.0)
        for i, letter in enumerate(letters):
            way.step(i * 0.1, {Side.LEFT: LETTERS[letter], Side.RIGHT: Zone.FAULT})
        assert way.since_s(Side.LEFT) == pytest.approx(since_s)


def test_of_a_long_time_nearly_in_position_a_new_name_makes_a_second_at_most() -> None:
    way = entrance("f" * 42 + "c", "b" * 41 + "ff")
    assert way.since_s(Side.LEFT) == pytest.approx(4.1 - 1.0)


def test_names_that_stay_mixed_up_are_not_believed_for_long() -> None:
    exchange = Exchange(0.2)
    for i, (held, other) in enumerate(zip("cc" + "f" * 20, "ff" + "c" * 20, strict=True)):
        assert exchange.step(i * 0.1, LETTERS[held], LETTERS[other]) == (i >= 2)
        assert i < 2 or exchange.believed(i * 0.1) == (i < 12)


def test_a_leg_put_down_while_the_other_was_never_out_is_no_exchange() -> None:
    assert not any(exchanged("cccfff", "cccccc"))


def test_a_hand_that_is_seen_is_not_remembered_elsewhere() -> None:
    hidden, _ = follow([*UP, *BESIDE, *UNSEEN[:20]])
    assert not math.isnan(hidden.kept_deg)
    seen = [True] * LANDMARK_COUNT
    seen[Landmark.RIGHT_HIP] = False
    hidden.step((len(UP) + len(BESIDE) + 21) / FPS, arm(10.0), seen, Side.RIGHT)
    assert math.isnan(hidden.kept_deg)


@pytest.mark.parametrize(
    ("apart_t", "zone"), [(0.30, Zone.FAULT), (0.14, Zone.UNKNOWN), (math.nan, Zone.UNKNOWN)]
)
def test_one_arm_that_is_drawn_twice_is_not_both(apart_t: float, zone: Zone) -> None:
    exercise = find_exercise("long_stretch")
    (check,) = (check for check in exercise.checks if check.id == "right_pair")
    measures = Measures({"left_arm_deg": 170.0, "right_arm_deg": 168.0, "hands_apart_t": apart_t})
    view = View(ViewKind.RAISED, 0.0, 22.0)
    now = Moment(1.0, Phase.HOLD, Side.LEFT, Side.LEFT, view, measures)
    assert check.judge(now, exercise.limits).zone is zone
