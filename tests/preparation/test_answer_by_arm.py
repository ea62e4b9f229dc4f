"""A number by arm: the one that was heard, taken back, or not told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from posecheck.pose import Observation
from posecheck.preparation.answer_by_arm import NUMBERS, OFFER_S, NumberByArm, NumberState
from tests.figures import LEFT, Arm, View, with_arm
from tests.hold_scripts import HOOK_LYING

FPS = 10.0
UP = with_arm(HOOK_LYING, LEFT, Arm(raise_deg=88.0))
TOO_LONG_S = 90.0


def asked(up: Callable[[float], bool]) -> list[NumberState]:
    """Ask until it is over; the arm is up at the times that `up` names."""
    view, reader, states = View(), NumberByArm(), []
    for row in range(int(TOO_LONG_S * FPS)):
        time_s = row / FPS
        pose = view.pose(UP if up(time_s) else HOOK_LYING, time_s)
        states.append(reader.step(Observation(time_s, pose), None))
        if states[-1].over:
            return states
    raise AssertionError("it never ends")


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("delay_s", [1.0, 1.5, 2.4])
def test_the_number_that_was_heard_is_the_answer(number: int, delay_s: float) -> None:
    start_s = number * OFFER_S + delay_s
    states = asked(lambda t: start_s <= t < start_s + 1.2)
    assert states[-1].answer == number
    assert next(state.heard for state in states if state.heard is not None) == number


def test_every_number_is_said_once_and_silence_is_no_zero() -> None:
    states = asked(lambda t: False)
    assert [state.say for state in states if state.say is not None] == list(NUMBERS)
    assert states[-1].over
    assert states[-1].answer is None


def test_an_arm_that_was_up_before_the_question_answers_nothing() -> None:
    assert asked(lambda t: t < 8.0)[-1].answer is None


def test_a_short_twitch_answers_nothing() -> None:
    assert asked(lambda t: 6.0 <= t < 6.3)[-1].answer is None


def test_raised_again_the_number_is_taken_back_and_counting_begins_just_below() -> None:
    heard_s = 5 * OFFER_S + 1.5
    again_s = heard_s + 2.5
    states = asked(lambda t: heard_s <= t < heard_s + 1.0 or again_s <= t < again_s + 1.0)
    said = [state.say for state in states if state.say is not None]
    assert said[:9] == [0, 1, 2, 3, 4, 5, 3, 4, 5]
    assert states[-1].answer is None


def test_nobody_in_the_picture_answers_nothing() -> None:
    reader = NumberByArm()
    states = [reader.step(Observation(row / FPS, None), None) for row in range(300)]
    assert states[-1].over
    assert states[-1].answer is None
