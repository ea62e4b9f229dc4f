"""Judges recordings of real people against what was read by eye."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from posecheck.app.poses import find_baselines, load_poses
from posecheck.assessment import SessionResult
from posecheck.engine import Engine, assess
from posecheck.errors import InputError
from posecheck.events import HoldEnded
from posecheck.exercises.registry import find_exercise
from posecheck.files import read_bounded
from posecheck.settings.dose import parse_dose
from posecheck.words import text

__all__ = ["RealScore", "expectations", "score", "shortfalls"]

# A hold is one that was read by eye if they share this part of its time; it may be off by so
# many seconds, or this share of its length.
OVERLAP, TOLERANCE_S, TOLERANCE_SHARE = 0.25, 0.6, 0.1
# What must be a fault or can't tell may be ok for no more of the time than this.
MOST_OK = 0.2
_MOST_BYTES = 16 * 1024 * 1024
_TO_FIND = ("reps", "holds", "told", "attempts")


@dataclass(frozen=True, slots=True)
class RealScore:
    """One recording judged as one exercise.

    `to_find` says whether there is something that must be found; `wrong` is empty where
    everything is as it was read by eye.
    """

    name: str
    exercise: str
    to_find: bool
    wrong: tuple[str, ...]


def expectations(folder: Path) -> list[tuple[str, Mapping[str, Any]]]:
    """Read what is expected: the name of a recording, and a labelled expectation of it.

    Raises
    ------
    InputError
        If the folder has no readable ``labels.json``.
    """
    path = folder / "labels.json"
    try:
        labels = json.loads(read_bounded(path, _MOST_BYTES))
        return [(name, want) for name, label in labels.items() for want in label["expect"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError("error.labels", path=path, why=error) from None


def score(folder: Path, name: str, want: Mapping[str, Any]) -> RealScore:
    """Judge the recorded poses ``NAME.npz`` of a folder.

    Raises
    ------
    InputError
        If there are none.
    """
    track = load_poses(folder / f"{name}.npz")
    exercise = find_exercise(want["exercise"])
    dose = parse_dose(want["dose"], exercise.dose) if "dose" in want else exercise.dose
    found = find_baselines(track, exercise)
    engine = Engine(exercise, dose)
    for _ in assess(engine, track, found.at):
        pass
    wrong = tuple(shortfalls(want, engine.result()))
    return RealScore(name, exercise.name, any(want.get(key) for key in _TO_FIND), wrong)


def shortfalls(want: Mapping[str, Any], result: SessionResult) -> Iterator[str]:
    """Say what is not as it was read by eye."""
    yield from _counts(want, result)
    for start_s, end_s, side in want.get("holds", ()):
        yield from _hold(start_s, end_s, side, want, result.holds)
    if len(result.holds) > want.get("max_holds", len(result.holds)):
        yield text("terminal.real.holds", count=len(result.holds), most=want["max_holds"])
    good_s = sum(hold.good_form_s for hold in result.holds)
    if good_s > want.get("max_good_s", good_s):
        yield text("terminal.real.good_form", seconds=good_s)
    yield from _checks(want, result)


def _counts(want: Mapping[str, Any], result: SessionResult) -> Iterator[str]:
    reps = len(result.reps)
    expected = want.get("reps", reps)
    least, most = expected if isinstance(expected, list) else (expected, expected)
    if not least <= reps <= most:
        yield text("terminal.real.reps", count=reps, expected=expected)
    named = len(result.attempts) + len(result.holds)
    if named < want.get("attempts", 0):
        yield text("terminal.real.named", count=named, expected=want["attempts"])


def _hold(
    start_s: float,
    end_s: float,
    side: str | None,
    want: Mapping[str, Any],
    holds: Sequence[HoldEnded],
) -> Iterator[str]:
    what, long_s = text("terminal.real.hold", start=str(start_s), end=str(end_s)), end_s - start_s
    shared = [
        hold
        for hold in holds
        if min(hold.time_s, end_s) - max(hold.start_s, start_s) > OVERLAP * long_s
    ]
    if not shared:
        yield text("terminal.real.not_seen", what=what)
        return
    best = max(shared, key=lambda hold: hold.time_s - hold.start_s)
    if side and best.side is not None and best.side.word != side:
        yield text("terminal.real.side", what=what, side=best.side.word, expected=side)
    lasted_s = best.time_s - best.start_s
    if abs(lasted_s - long_s) > max(want.get("tolerance_s", TOLERANCE_S), TOLERANCE_SHARE * long_s):
        yield text("terminal.real.lasted", what=what, seconds=lasted_s)


def _checks(want: Mapping[str, Any], result: SessionResult) -> Iterator[str]:
    reported = {fault.check for fault in result.faults}
    reported |= {check for hold in result.holds for check in hold.faults}
    reported |= {check for rep in result.reps for check in rep.faults}
    yield from (
        text("terminal.real.not_reported", check=check)
        for check in want.get("told", ())
        if check not in reported
    )
    yield from (
        text("terminal.real.falsely_reported", check=check)
        for check in want.get("not_told", ())
        if check in reported
    )
    for check in result.checks:
        all_s = check.ok_s + check.fault_s + check.unknown_s
        if check.check in want.get("told_or_unknown", ()) and check.ok_s > MOST_OK * all_s:
            yield text("terminal.real.ok", check=check.check, share=check.ok_s / all_s)
