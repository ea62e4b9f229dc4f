"""One cue at a time, the most important first, not over and over, answered when corrected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import pytest

from posecheck.assessment import ActiveFault, Assessment
from posecheck.coaching.scheduler import CueScheduler, Earcon, Utterance
from posecheck.events import Phase
from posecheck.exercises.registry import find_exercise
from tests.coaching.moments import OK, UNKNOWN, cleared, clocks, fault, moment, raised

ROW, BRIDGE = "ventral_row", "glute_bridge"
STEP_S = 0.1


def held(faults: Iterable[ActiveFault], start_s: float, end_s: float) -> Iterator[Assessment]:
    """A hold in which faults are raised at `start_s` and stay."""
    found = tuple(faults)
    steps = round((end_s - start_s) / STEP_S)
    for index in range(steps):
        time_s = start_s + index * STEP_S
        events = tuple(raised(f, time_s) for f in found) if index == 0 else ()
        yield moment(
            time_s,
            phase=Phase.HOLD,
            active_faults=found,
            events=events,
            clocks=clocks(1.0, running=False),
        )


def said(
    scheduler: CueScheduler, steps: Iterable[Assessment], speaks_s: float = 1.0
) -> list[Utterance]:
    """What is said, with every sentence taking as long."""
    found: list[Utterance] = []
    until_s = -1.0
    for step in steps:
        for utterance in scheduler.step(step, speaking=step.time_s < until_s):
            found.append(utterance)
            until_s = step.time_s + speaks_s
    return found


def coach(exercise: str, **settings: frozenset[str]) -> CueScheduler:
    scheduler = CueScheduler(find_exercise(exercise), **settings)
    scheduler.resume(0.0)
    return scheduler


def test_safety_comes_before_trunk_before_legs_before_arms() -> None:
    order = ["superman", "pelvis_chest", "leg_lifted", "arm_lifted"]
    for more, less in pairwise(order):
        faults = [fault(ROW, more), fault(ROW, less)]
        first = said(coach(ROW), held(faults, 1.0, 3.0))[0]
        assert first.id == f"{ROW}.{more}"


def test_a_fault_waits_for_a_dwell_and_safety_does_not() -> None:
    (leg,) = said(coach(ROW), held([fault(ROW, "leg_lifted")], 1.0, 2.0))
    assert leg.time_s == pytest.approx(1.4, abs=0.11)
    (unsafe,) = said(coach(ROW), held([fault(ROW, "superman")], 1.0, 2.0))
    assert unsafe.time_s == pytest.approx(1.0)
    assert unsafe.earcon is Earcon.FAULT


def test_a_fault_that_is_gone_before_its_dwell_is_never_told() -> None:
    leg = fault(ROW, "leg_lifted")
    steps = [*held([leg], 1.0, 1.3), moment(1.4, phase=Phase.HOLD, events=(cleared(leg, 1.4),))]
    later = [moment(1.5 + n * STEP_S, phase=Phase.HOLD) for n in range(20)]
    assert said(coach(ROW), [*steps, *later]) == []


def test_safety_interrupts_and_nothing_else_does() -> None:
    scheduler = coach(ROW)
    legs = said(scheduler, held([fault(ROW, "leg_lifted")], 1.0, 1.8))
    assert [u.interrupts for u in legs] == [False]
    step = next(held([fault(ROW, "superman")], 1.9, 3.0))
    (unsafe,) = scheduler.step(step, speaking=True)
    assert unsafe.interrupts
    trunk = next(held([fault(ROW, "pelvis_chest")], 2.5, 3.0))
    assert scheduler.step(trunk, speaking=True) == ()


def test_a_cue_that_does_not_help_is_said_three_times_and_not_again() -> None:
    words = said(coach(ROW), held([fault(ROW, "too_high")], 1.0, 120.0))
    times = [u.time_s for u in words if u.id == f"{ROW}.too_high"]
    assert len(times) == 3
    assert times[1] - times[0] >= 8.0 and times[2] - times[1] >= 20.0


def test_what_keeps_a_hold_from_counting_goes_on_being_told_at_long_intervals() -> None:
    words = said(coach(ROW), held([fault(ROW, "leg_lifted")], 1.0, 130.0))
    times = [u.time_s for u in words if u.id == f"{ROW}.leg_lifted"]
    assert len(times) >= 4
    assert all(b - a >= 44.0 for a, b in pairwise(times[2:]))


def test_after_three_times_a_safety_cue_offers_a_rest_once() -> None:
    words = said(coach(BRIDGE), held([fault(BRIDGE, "not_too_high")], 1.0, 120.0))
    assert [u.id for u in words] == [f"{BRIDGE}.not_too_high"] * 3 + ["cue.rest"]


def test_while_one_cue_is_followed_no_other_is_said() -> None:
    faults = [fault(ROW, "pelvis_chest"), fault(ROW, "straight_limbs")]
    first, second = said(coach(ROW), held(faults, 1.0, 8.0))
    assert (first.id, second.id) == (f"{ROW}.pelvis_chest", f"{ROW}.straight_limbs")
    assert second.time_s - first.time_s >= 5.0


def test_under_a_safety_fault_nothing_else_is_corrected() -> None:
    faults = [fault(ROW, "superman"), fault(ROW, "leg_lifted"), fault(ROW, "arm_lifted")]
    words = said(coach(ROW), held(faults, 1.0, 60.0))
    assert {u.id for u in words} <= {f"{ROW}.superman", "cue.rest"}


def correct(check: str, *, tell_s: float = 1.0, **after: object) -> list[str]:
    """Tell a fault for `tell_s`, then clear it with another moment; give the ids."""
    trouble = fault(ROW, check)
    end_s = 1.0 + tell_s
    settings = {"phase": Phase.HOLD, "verdicts": {check: OK}, **after}
    clear = moment(end_s, events=(cleared(trouble, end_s),), **settings)
    later = [moment(end_s + n * STEP_S, phase=Phase.HOLD) for n in range(1, 30)]
    return [u.id for u in said(coach(ROW), [*held([trouble], 1.0, end_s), clear, *later])]


def test_a_corrected_fault_is_answered() -> None:
    assert correct("leg_lifted") == [f"{ROW}.leg_lifted", "corrected.1"]


def test_no_answer_to_a_fault_that_was_never_told() -> None:
    assert correct("leg_lifted", tell_s=0.2) == []


def test_no_praise_for_a_fault_that_went_out_of_sight_or_does_not_apply_any_more() -> None:
    assert correct("leg_lifted", verdicts={"leg_lifted": UNKNOWN}) == [f"{ROW}.leg_lifted"]
    assert correct("leg_lifted", verdicts={}) == [f"{ROW}.leg_lifted"]
    assert correct("leg_lifted", phase=Phase.REST) == [f"{ROW}.leg_lifted"]


def test_with_another_fault_left_the_answer_is_only_yes() -> None:
    assert "corrected.more" in correct("leg_lifted", active_faults=(fault(ROW, "arm_lifted"),))


@pytest.mark.parametrize("off", ["glute_bridge.knees", "glute_bridge.knees.high"])
def test_a_cue_that_is_switched_off_is_never_said(off: str) -> None:
    trouble = fault(BRIDGE, "knees")
    high = ActiveFault("knees", "glute_bridge.knees.high", None, 0.0, 2, trouble.verdict)
    assert said(coach(BRIDGE, cues_off=frozenset({off})), held([high], 1.0, 60.0)) == []
    assert said(coach(BRIDGE), held([high], 1.0, 4.0)) != []


def test_a_hold_that_has_reached_its_goal_is_not_corrected_any_more() -> None:
    late = [
        moment(
            1.0 + n * STEP_S,
            phase=Phase.HOLD,
            active_faults=(fault(ROW, "pelvis_chest"),),
            clocks=clocks(10.5),
        )
        for n in range(50)
    ]
    assert [u.id for u in said(coach(ROW), late)] == []
