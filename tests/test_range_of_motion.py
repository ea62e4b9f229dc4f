"""How far a movement goes, and the bound that a therapist sets to it, on the sample clips."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest

from posecheck.app.analyze import Outcome, analyze
from posecheck.app.entries import add_recording
from posecheck.app.plan import plan_for
from posecheck.exercises import BUILT_IN
from posecheck.exercises.range_of_motion import bounded
from posecheck.exercises.registry import find_exercise
from posecheck.history.records import Kind
from posecheck.history.store import History

SAMPLES = Path(__file__).resolve().parents[1] / "sample_videos"


def analysed(clip: str, folder: Path, bound: float | None = None) -> Outcome:
    poses = SAMPLES / f"{clip}.poses.npz"
    exercise = find_exercise(clip.rsplit("_", 1)[0])
    # The samples hold for a few seconds.
    plan = plan_for(poses, exercise, "1x5x3" if exercise.dose.hold_s else None)
    used = exercise if bound is None else bounded(exercise, bound)
    return analyze(replace(plan, exercise=used, folder=folder / f"{clip}-{bound}"))


def test_a_bound_that_is_passed_is_a_fault_and_one_that_is_not_changes_nothing(
    tmp_path: Path,
) -> None:
    free = analysed("glute_bridge_good", tmp_path).result
    high = max(rep.best for rep in free.reps)
    wide = analysed("glute_bridge_good", tmp_path, high + 30.0).result
    assert [rep.faults for rep in wide.reps] == [rep.faults for rep in free.reps]
    narrow = analysed("glute_bridge_good", tmp_path, high - 40.0).result
    assert len(narrow.reps) == len(free.reps)
    assert all("beyond" in rep.faults for rep in narrow.reps)


def test_a_hold_beyond_its_bound_does_not_count(tmp_path: Path) -> None:
    free = analysed("knee_to_chest_good", tmp_path).result
    assert sum(hold.counted for hold in free.holds)
    narrow = analysed("knee_to_chest_good", tmp_path, 100.0).result
    assert not any(hold.counted for hold in narrow.holds)
    assert {fault.check for fault in narrow.faults} >= {"beyond"}


@pytest.mark.parametrize("exercise", BUILT_IN, ids=lambda exercise: exercise.name)
def test_nothing_asks_to_go_further_than_a_bound(exercise: object) -> None:
    found = next(each for each in BUILT_IN if each is exercise)
    assert found.reach is not None
    own = {check.id for check in found.checks}
    assert set(found.reach.asked_by) <= own
    kept = {check.id for check in bounded(found, 50.0).checks}
    assert kept == own - set(found.reach.asked_by) | {"beyond"}
    assert {angle.check for angle in bounded(found, 50.0).angles} <= kept


def test_a_recording_comes_into_the_history_once(tmp_path: Path) -> None:
    outcome = analysed("leg_raise_hold_good", tmp_path)
    result, source = outcome.result, SAMPLES / "leg_raise_hold_good.poses.npz"
    exercise, logs = find_exercise("leg_raise_hold"), tmp_path / "logs"
    assert add_recording(logs, exercise, result, outcome.reaches[0], source, []) is not None
    with History(logs) as history:
        known = history.sessions()
        (told,) = known
        moves = history.movements(told.id)
    assert (told.kind, told.source) == (Kind.RECORDING, source.name)
    assert told.started_s == int(source.stat().st_mtime)
    for done in told.done:
        holds = [h for h in result.holds if h.side is not None and h.side.word == done.side]
        assert done.counted == sum(hold.counted for hold in holds) > 0
        assert done.good_form_s == pytest.approx(sum(h.good_form_s for h in holds), abs=0.01)
        # 45 degrees are asked for.
        assert done.reach is not None and 20.0 < done.reach < 70.0
    assert len(moves) == len(result.holds) + len(result.attempts)
    assert add_recording(logs, exercise, result, outcome.reaches[0], source, known) is None


def test_what_was_not_seen_has_no_reach(tmp_path: Path) -> None:
    outcome = analysed("leg_raise_hold_good", tmp_path)
    hold = replace(outcome.result.holds[0], start_s=1e6, time_s=2e6)
    assert math.isnan(outcome.reaches[0].of(hold))
