"""Whose hold it is, where the model exchanges the names of the limbs."""

from __future__ import annotations

import pytest

from posecheck.engine.checks import Form
from posecheck.engine.holds import Hold
from posecheck.exercises.judging import Zone
from posecheck.exercises.registry import find_exercise
from posecheck.exercises.spec import HoldMovement
from posecheck.landmarks import Side

LEFT, RIGHT = Side.LEFT, Side.RIGHT
STEP_S = 0.1
PASSED = {LEFT: Zone.FAULT, RIGHT: Zone.CLEAR}


def taken(goal_s: float) -> Hold:
    """A hold that was taken as left at 0 s, and known of half a second later."""
    movement = find_exercise("knee_to_chest").movement
    assert isinstance(movement, HoldMovement)
    return Hold(movement, goal_s, LEFT, 0.0, 0.5)


def held(renamed_s: float, end_s: float, goal_s: float = 30.0) -> Hold:
    """Hold from 0 s on as left, from another time on as right."""
    hold = taken(goal_s)
    for step in range(6, round(end_s / STEP_S)):
        time_s = step * STEP_S
        if time_s >= renamed_s and hold.limb is LEFT:
            assert hold.pass_on(time_s, PASSED)
        hold.step(time_s, Zone.CLEAR, Form(), gap=False)
        hold.counted = hold.counts
    hold.end()
    return hold


@pytest.mark.parametrize(
    ("renamed_s", "end_s", "side"),
    [(9.0, 6.0, LEFT), (0.8, 6.0, RIGHT), (5.4, 6.0, LEFT), (3.0, 6.0, None)],
    ids=["never", "on the way in", "at the end", "in the middle"],
)
def test_a_hold_under_two_names_has_the_side_of_the_one_it_was_held_under(
    renamed_s: float, end_s: float, side: Side | None
) -> None:
    ended = held(renamed_s, end_s)
    assert ended.side is side
    assert ended.in_position_s == pytest.approx(end_s - STEP_S)


def test_a_hold_that_has_counted_keeps_its_side() -> None:
    ended = held(3.0, 6.0, goal_s=2.0)
    assert ended.counts
    assert ended.side is LEFT


def test_what_was_let_go_of_for_longer_than_a_drop_out_does_not_pass() -> None:
    hold = taken(3.0)
    hold.step(0.6, Zone.CLEAR, Form(), gap=False)
    assert not hold.pass_on(1.2, PASSED)
    assert hold.limb is LEFT
