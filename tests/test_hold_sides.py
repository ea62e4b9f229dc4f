"""Whose hold it is, where the model exchanges the names of the limbs."""

from __future__ import annotations

import pytest

from posecheck.engine.holds import EndedHold, HoldMachine
from posecheck.events import EndReason
from posecheck.exercises.registry import find_exercise
from posecheck.exercises.spec import HoldMovement, Zone
from posecheck.landmarks import Side

LEFT, RIGHT = Side.LEFT, Side.RIGHT
STEP_S = 0.1


def held(renamed_s: float, end_s: float, goal_s: float = 30.0) -> EndedHold:
    """Hold from 0 s on as left, from another time on as right."""
    movement = find_exercise("knee_to_chest").movement
    assert isinstance(movement, HoldMovement)
    machine = HoldMachine(movement, (LEFT, RIGHT), goal_s)
    for step in range(round(end_s / STEP_S)):
        time_s = step * STEP_S
        if not machine.holding:
            machine.look(time_s, {LEFT: Zone.CLEAR, RIGHT: Zone.FAULT})
            continue
        if time_s >= renamed_s and machine.limb is LEFT:
            assert machine.pass_to(RIGHT, time_s)
        machine.hold(time_s, Zone.CLEAR)
    ended = machine.abort(EndReason.RECORDING_ENDED)
    assert ended is not None
    return ended


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
    assert ended.goal_told
    assert ended.side is LEFT


def test_what_was_let_go_of_for_longer_than_a_drop_out_does_not_pass() -> None:
    movement = find_exercise("knee_to_chest").movement
    assert isinstance(movement, HoldMovement)
    machine = HoldMachine(movement, (LEFT, RIGHT), 3.0)
    for time_s in (0.0, 0.3, 0.6):
        machine.look(time_s, {LEFT: Zone.CLEAR, RIGHT: Zone.FAULT})
    assert machine.holding
    assert not machine.pass_to(RIGHT, 1.2)
    assert machine.limb is LEFT
