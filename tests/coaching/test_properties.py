"""Whatever happens on the mat, some things are never said."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from posecheck.assessment import Assessment
from posecheck.coaching.scheduler import CueScheduler, Utterance
from posecheck.events import FaultRaised, HoldStarted, Phase, RepCompleted
from posecheck.exercises.registry import find_exercise
from posecheck.exercises.spec import Exercise
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import Unknown
from tests.coaching.moments import (
    FAULT,
    OK,
    UNKNOWN,
    cleared,
    clocks,
    counts,
    fault,
    moment,
    raised,
)

NAMES = ("glute_bridge", "leg_raise_hold", "ventral_row")
STEP_S = 0.25


@st.composite
def exercises(draw: st.DrawFn) -> tuple[Exercise, list[Assessment], list[bool]]:
    """Random but coherent moments: faults come and go, checks are told or not."""
    exercise = find_exercise(draw(st.sampled_from(NAMES)))
    checks = [check.id for check in exercise.checks]
    blind = draw(st.sets(st.sampled_from(checks)))
    sides: tuple[Side | None, ...] = tuple(Side) if exercise.has_sides else (None,)
    done: dict[Side | None, int] = dict.fromkeys(sides, 0)
    active: dict[str, Any] = {}
    steps = []
    length = draw(st.integers(20, 120))
    moves = draw(st.lists(st.integers(0, 11), min_size=length, max_size=length))
    for index, move in enumerate(moves):
        time_s = index * STEP_S
        events: list[object] = []
        check = checks[move % len(checks)]
        if move < 4 and check not in blind and check not in active:
            active[check] = fault(exercise.name, check, time_s)
            events.append(raised(active[check], time_s))
        elif 4 <= move < 7 and active:
            events.append(cleared(active.pop(next(iter(active))), time_s))
        elif move == 7:
            side = sides[index % len(sides)]
            if exercise.dose.hold_s:
                events.append(HoldStarted(time_s, side))
            else:
                done[side] += 1
                rep = RepCompleted(time_s, 0.0, 0.0, done[side], side, 2, 2, 1, (), None)
                events.append(rep)
        verdicts = {c: UNKNOWN if c in blind else (FAULT if c in active else OK) for c in checks}
        hold = bool(exercise.dose.hold_s) and move > 2
        steps.append(
            moment(
                time_s,
                phase=Phase.HOLD if hold else Phase.TOP,
                verdicts=verdicts,
                active_faults=tuple(sorted(active.values(), key=lambda f: f.severity)),
                events=tuple(events),
                progress=counts(done),
                clocks=clocks(index % 40 * STEP_S) if hold else None,
                cannot_see=Unknown.NOT_SEEN if move == 11 else None,
                missing=(Landmark.LEFT_ANKLE,) if move == 10 else (),
            )
        )
    speaking = draw(st.lists(st.booleans(), min_size=length, max_size=length))
    return exercise, steps, speaking


def run(exercise: Exercise, steps: list[Assessment], speaking: list[bool]) -> list[list[Utterance]]:
    scheduler = CueScheduler(exercise)
    said = [list(scheduler.step(s, speaking=b)) for s, b in zip(steps, speaking, strict=True)]
    return [*said, list(scheduler.finish(steps[-1].time_s + STEP_S))]


@settings(max_examples=80, deadline=None)
@given(exercises())
def test_what_is_never_said(case: tuple[Exercise, list[Assessment], list[bool]]) -> None:
    exercise, steps, speaking = case
    said = run(exercise, steps, speaking)
    told: set[str] = set()
    for step, busy, utterances in zip(steps, speaking, said, strict=False):
        ended = any(u.id.startswith("done.") for u in utterances)
        assert len(utterances) <= 1 or ended  # one thing at a time
        for utterance in utterances:
            assert utterance.time_s == step.time_s
            if busy and utterance.id and not ended:
                assert utterance.interrupts
            if utterance.id in {check.cue for check in exercise.checks}:
                assert utterance.id in {f.cue for f in step.active_faults}  # never a false alarm
                told.add(utterance.id)
            if utterance.id.startswith("corrected"):
                assert told  # never an answer to nothing
    praised = [u.id for utterances in said for u in utterances if u.id.startswith("praise.")]
    never_ok = {c.id for c in exercise.checks} - {
        name for s in steps for name, v in s.verdicts.items() if v is OK
    }
    faulty = {e.check for s in steps for e in s.events if isinstance(e, FaultRaised)}
    for name in praised:
        check = name.removeprefix(f"praise.{exercise.name}.")
        assert check not in never_ok | faulty  # never a false good


@settings(max_examples=20, deadline=None)
@given(exercises())
def test_same_moments_same_words(case: tuple[Exercise, list[Assessment], list[bool]]) -> None:
    exercise, steps, speaking = case
    assert run(exercise, steps, speaking) == run(exercise, steps, speaking)
