"""Logs of months of training, made without a camera."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

from posecheck.assessment import Dose
from posecheck.events import EndReason, HoldEnded, RepCompleted
from posecheck.history.session_file import SessionFile
from posecheck.history.session_record import (
    SCHEMA,
    EndedBecause,
    Line,
    PlannedDose,
    dose_entry,
    line_of_event,
)
from posecheck.landmarks import Side

BRIDGE = PlannedDose("glute_bridge", Dose(1, 10, 0.0), has_sides=False)
LIFT = PlannedDose("leg_raise_hold", Dose(1, 10, 10.0), has_sides=True)
PLAN = (LIFT, BRIDGE)


def rep(count: int, *faults: str, best: float = 172.0) -> RepCompleted:
    at = 200.0 + 5.0 * count
    return RepCompleted(at, at - 4, at - 2, count, None, 1.8, 1.9, best, faults, not faults)


def hold(side: Side, good_s: float = 10.5, at_s: float = 20.0) -> HoldEnded:
    counted = good_s >= 10.0
    return HoldEnded(
        *(at_s, at_s - 12.0, side, 12.0, good_s, 10.0, counted),
        *(EndReason.LEFT_POSITION, () if counted else ("raised_knee",)),
    )


def session(
    folder: Path,
    started: str,
    *,
    reps: int = 10,
    pain: tuple[int, int] | None = (3, 2),
    because: EndedBecause | None = EndedBecause.DONE,
    who: str = "",
) -> Path:
    """Write a session as a live one does: two holds a side, and bridges."""
    with SessionFile.create(folder, PLAN, started, who=who) as file:
        if pain is not None:
            file.answer("pain_before", pain[0], 0.0)
        for number, side in enumerate((Side.LEFT, Side.RIGHT, Side.LEFT, Side.RIGHT)):
            good_s = 4.0 if number == 3 else 10.5
            file.event("leg_raise_hold", hold(side, good_s, 20.0 * number), reach=40.0 + number)
        file.exercise_ended("leg_raise_hold", 100.0, EndedBecause.DONE)
        for count in range(1, reps + 1):
            file.event("glute_bridge", rep(count, *(("slow",) if count == 1 else ())))
        if because is not None:
            file.exercise_ended("glute_bridge", 300.0, because)
            if pain is not None:
                file.answer("pain_after", pain[1], 310.0)
                file.answer("effort_after", 5, 312.0)
            file.end(315.0, because)
    return file.path


def years(folder: Path, sessions: int, last: datetime) -> None:
    """Write a session a day, quickly: nothing is synced."""
    folder.mkdir(parents=True, exist_ok=True)
    moves: list[Line] = [
        line_of_event("leg_raise_hold", hold(side, 10.5, 15.0 * n), 40.0)
        for n in range(10)
        for side in Side
    ]
    moves += [line_of_event("glute_bridge", rep(count)) for count in range(1, 11)]
    end: list[Line] = [
        {"type": "answer", "question": "pain_before", "value": 3, "time_s": 0.0},
        {"type": "answer", "question": "pain_after", "value": 2, "time_s": 600.0},
        {"type": "session_ended", "time_s": 600.0, "because": "done"},
    ]
    body = "".join(json.dumps(line) + "\n" for line in (*moves, *end))
    plan = [dose_entry(planned) for planned in PLAN]
    for number in range(sessions):
        started = (last - timedelta(days=number)).isoformat(timespec="seconds")
        header = {"type": "session", "schema": SCHEMA, "started": started, "plan": plan}
        name = "".join(c for c in started if c.isalnum() or c in "+-")
        (folder / f"{name}.jsonl").write_text(json.dumps(header) + "\n" + body, "utf-8")
