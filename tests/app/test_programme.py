"""The dose of today, of a prescription and what was done."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from posecheck.app.programme import dose_of_today, plan_of_today
from posecheck.assessment import Dose
from posecheck.exercises import BUILT_IN
from posecheck.history.records import Done, Kind, PastSession
from posecheck.landmarks import Side
from posecheck.settings.prescription import Prescribed, Prescription
from posecheck.settings.schedule import Schedule

BRIDGE = next(each for each in BUILT_IN if each.name == "glute_bridge")
LIFT = next(each for each in BUILT_IN if each.name == "leg_raise_hold")
REPS = Prescribed(BRIDGE, Dose(2, 10, 0.0), None, None, BRIDGE.limits, up_to_reps=12)
HOLDS = Prescribed(LIFT, Dose(1, 5, 10.0), None, None, LIFT.limits, up_to_s=18.0)
GOOD = Done("glute_bridge", None, 20, 0.0, 20, 20, 20, 0, None, 172.0, "done")


def on(day: int, *done: Done, pain: tuple[int | None, int | None] = (3, 4)) -> PastSession:
    at = int((datetime(2027, 3, 1, 12, tzinfo=UTC) + timedelta(days=day)).timestamp())
    return PastSession(str(day), "", Kind.SESSION, "", at, 0, "done", *pain, 5, 0, done)


def bridges(reps: int, **other: int) -> Done:
    whole = {"goal": 2 * reps, "count": 2 * reps, "counted": 2 * reps, "movements": 2 * reps}
    return replace(GOOD, **{**whole, **other})


def grown(*sessions: PastSession, of: Prescribed = REPS) -> Dose:
    return dose_of_today(of, sessions)


def test_after_three_good_times_there_is_one_more() -> None:
    sessions = [on(day, bridges(10)) for day in range(3)]
    assert grown(*sessions[:2]) == Dose(2, 10, 0.0)
    assert grown(*sessions) == Dose(2, 11, 0.0)


def test_it_grows_to_its_ceiling_and_no_further() -> None:
    sessions = [
        on(3 * n + k, bridges(reps)) for n, reps in enumerate((10, 11, 12)) for k in range(3)
    ]
    assert grown(*sessions) == Dose(2, 12, 0.0)
    assert grown(*sessions, of=replace(REPS, up_to_reps=None)) == Dose(2, 10, 0.0)
    assert grown(*sessions, of=replace(REPS, up_to_reps=5)) == Dose(2, 10, 0.0)


@pytest.mark.parametrize(
    "bad",
    [
        on(2, bridges(10), pain=(3, 5)),
        on(2, bridges(10), pain=(None, 3)),
        on(2, bridges(10), pain=(3, None)),
        on(2, bridges(10, faults=1)),
        on(2, bridges(10, counted=19)),
        on(2, bridges(10, movements=21)),
    ],
    ids=["worse", "not told before", "not told after", "a fault", "one short", "a bad one too"],
)
def test_what_was_not_good_begins_anew(bad: PastSession) -> None:
    good = [on(day, bridges(10)) for day in (0, 1, 3, 4, 5)]
    assert grown(*good[:2], bad, *good[2:4]) == Dose(2, 10, 0.0)
    assert grown(*good[:2], bad, *good[2:]) == Dose(2, 11, 0.0)


def test_a_smaller_dose_a_correction_and_another_exercise_are_no_proof() -> None:
    """Only what was seen counts; a session without the exercise says nothing of it."""
    good = [on(day, bridges(10)) for day in range(3)]
    other = on(1, replace(GOOD, exercise="long_stretch"))
    assert grown(good[0], other, *good[1:]) == Dose(2, 11, 0.0)
    stated = replace(bridges(10, counted=10), count=20)
    assert grown(*good[:2], on(2, stated)) == Dose(2, 10, 0.0)
    by_hand = replace(on(2, bridges(10)), kind=Kind.MANUAL)
    assert grown(*good[:2], by_hand) == Dose(2, 10, 0.0)
    assert grown(*good[:2], on(2, bridges(9))) == Dose(2, 10, 0.0)


def test_holds_become_longer_on_both_sides_together() -> None:
    def held(hold_s: float, right: int = 5) -> list[Done]:
        left = Done("leg_raise_hold", "left", 5, hold_s, 5, 5, 5, 0, 50.0, 40.0, "done")
        return [left, replace(left, side="right", count=right, counted=right)]

    sessions = [on(day, *held(10.0)) for day in range(3)]
    assert grown(*sessions, of=HOLDS) == Dose(1, 5, 15.0)
    longer = [on(day, *held(15.0)) for day in range(3, 6)]
    assert grown(*sessions, *longer, of=HOLDS) == Dose(1, 5, 18.0)
    assert grown(*sessions[:2], on(2, *held(10.0, right=4)), of=HOLDS) == Dose(1, 5, 10.0)


def test_the_plan_has_the_sides_notes_and_rests_of_the_prescription() -> None:
    one_sided = replace(HOLDS, by_side=(5, 0), notes="Slowly.", rest_s=40.0)
    prescription = Prescription((one_sided, REPS), Schedule(2), "Good morning.")
    plan = plan_of_today(prescription, [], 7.0)
    first, second = plan.parts
    assert first.goals == {Side.LEFT: 5, Side.RIGHT: 0}
    assert (first.notes, first.rest_s, second.rest_s, plan.notes) == (
        *("Slowly.", 40.0),
        *(7.0, "Good morning."),
    )
    assert plan.planned[0].by_side == (5, 0)


def test_what_was_before_the_prescription_does_not_matter() -> None:
    sessions = [on(day, bridges(10)) for day in range(3)]
    later = Schedule(2, first=sessions[1].day)
    assert plan_of_today(Prescription((REPS,)), sessions).parts[0].dose.reps == 11
    assert plan_of_today(Prescription((REPS,), later), sessions).parts[0].dose.reps == 10
