from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posecheck.exercises import BUILT_IN
from posecheck.recognition.choosing import LEAST_SURE, PAUSE_S, Set, chosen_sets
from posecheck.recognition.evidence import Evidence, Movement

LEG, KNEE, TWIST = BUILT_IN[:3]


def said(
    of: int, *movements: tuple[float, float], near: tuple[tuple[float, float], ...] = ()
) -> Evidence:
    """What speaks for an exercise all the time from one second to another."""
    exercise = BUILT_IN[of]

    def made(times: tuple[tuple[float, float], ...]) -> tuple[Movement, ...]:
        return tuple(Movement(exercise, a, b, b - a) for a, b in times)

    return Evidence(exercise, (), made(movements), made(near))


def shown(sets: list[Set]) -> list[tuple[str, float, float]]:
    return [(one.exercise.name, one.start_s, one.end_s) for one in sets]


def test_a_position_that_is_passed_through_belongs_to_what_is_held() -> None:
    found = [said(1, (3.5, 5.7), (29.0, 31.0)), said(2, (5.3, 29.5))]
    assert shown(chosen_sets(found)) == [("supine_twist", 5.3, 29.5)]


def test_a_near_miss_of_one_is_a_full_match_of_another() -> None:
    found = [said(0, near=((3.0, 4.0), (13.0, 14.0))), said(1, (3.0, 9.0), (13.0, 19.0))]
    assert shown(chosen_sets(found)) == [("knee_to_chest", 3.0, 19.0)]


def test_what_comes_as_near_to_another_exercise_is_something_else() -> None:
    near = tuple((start, start + 1.8) for start in (0.0, 3.0, 6.0))
    found = [said(1, *near), said(0, near=near)]
    assert chosen_sets(found) == []
    assert len(chosen_sets([said(1, *near), said(0)])) == 1


def test_what_goes_along_in_the_middle_does_not_cut_a_set_in_two() -> None:
    found = [said(0, (0.0, 10.0), (20.0, 30.0)), said(1, (14.0, 15.0), near=())]
    assert shown(chosen_sets(found)) == [("leg_raise_hold", 0.0, 30.0)]


@pytest.mark.parametrize(("pause_s", "sets"), [(PAUSE_S, 1), (PAUSE_S + 0.1, 2)])
def test_a_long_pause_separates_two_sets(pause_s: float, sets: int) -> None:
    found = [said(3, (0.0, 10.0), (10.0 + pause_s, 20.0 + pause_s))]
    assert len(chosen_sets(found)) == sets


def test_more_that_speaks_for_it_is_surer() -> None:
    once, twice = (
        chosen_sets([said(0, *((t, t + 5.0) for t in starts))])[0].sure
        for starts in ((0.0,), (0.0, 10.0))
    )
    assert LEAST_SURE < once < twice < 1.0


times = st.tuples(st.integers(0, 100), st.integers(1, 20)).map(lambda t: (t[0], t[0] + t[1]))


@given(st.lists(st.lists(times, max_size=12), min_size=1, max_size=4))
def test_no_time_belongs_to_two_exercises(found: list[list[tuple[float, float]]]) -> None:
    sets = chosen_sets([said(index, *movements) for index, movements in enumerate(found)])
    chosen = [movement for one in sets for movement in one.movements]
    assert all(a.end_s <= b.start_s for a, b in pairwise(chosen))
    assert all(LEAST_SURE < one.sure < 1.0 for one in sets)
    assert all(movement.exercise is one.exercise for one in sets for movement in one.movements)


@given(st.lists(times, min_size=1, max_size=8))
def test_the_movements_that_stay_say_the_most(movements: list[tuple[float, float]]) -> None:
    evidence = said(0, *movements)
    loud = replace(
        evidence, movements=tuple(replace(m, speaks_s=m.speaks_s + 9.0) for m in evidence.movements)
    )
    (one, *more) = chosen_sets([loud])
    kept_s = sum(m.speaks_s for each in (one, *more) for m in each.movements)
    assert kept_s >= max(m.speaks_s for m in loud.movements)
