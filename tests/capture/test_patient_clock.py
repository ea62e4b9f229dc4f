"""The clock of recorded pictures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posecheck.capture.patient_clock import PatientClock
from tests.capture.scripted_source import ScriptClock

SECONDS = st.floats(0.0, 5.0)


@given(speed=st.floats(0.1, 20.0), seconds=SECONDS)
def test_it_runs_at_its_speed_while_nobody_is_waited_for(speed: float, seconds: float) -> None:
    beneath = ScriptClock()
    clock = PatientClock(speed, now=beneath, sleep=beneath.advance)
    began_s = clock()
    beneath.advance(3.0)
    assert clock() == began_s  # nothing has begun
    clock.let_go()
    beneath.advance(seconds)
    assert clock() - began_s == pytest.approx(speed * seconds)


@given(speed=st.floats(0.1, 20.0), steps=st.lists(st.tuples(SECONDS, SECONDS), max_size=20))
def test_it_shows_each_time_waited_for_however_long_one_is_busy_after(
    speed: float, steps: list[tuple[float, float]]
) -> None:
    beneath = ScriptClock()
    clock = PatientClock(speed, now=beneath, sleep=beneath.advance)
    time_s = clock()
    for later_s, busy_s in steps:
        time_s += later_s
        clock.wait_until(time_s)
        assert clock() == pytest.approx(time_s, abs=2e-6)
        beneath.advance(busy_s)
        assert clock() == pytest.approx(time_s, abs=2e-6)
    slept_s = beneath() - sum(busy_s for _, busy_s in steps)
    assert slept_s == pytest.approx(sum(later_s for later_s, _ in steps) / speed, abs=1e-3)


@given(st.lists(st.tuples(st.sampled_from(["wait", "go", "on"]), SECONDS), max_size=30))
def test_it_never_runs_backwards(steps: list[tuple[str, float]]) -> None:
    beneath = ScriptClock()
    clock = PatientClock(now=beneath, sleep=beneath.advance)
    before_s = clock()
    for step, seconds in steps:
        if step == "wait":
            clock.wait_until(before_s + seconds - 2.0)
        elif step == "go":
            clock.let_go()
        beneath.advance(seconds)
        assert clock() >= before_s - 1e-9
        before_s = clock()
