"""The summary table that follows an analysis."""

from __future__ import annotations

import math
from collections.abc import Iterator

from rich.markup import escape
from rich.table import Table

from posecheck.app.analyze import Outcome
from posecheck.app.notes import CANT_TELL
from posecheck.assessment import SessionResult
from posecheck.capture.names import cleaned
from posecheck.cli.terminal import make_console
from posecheck.events import HoldEnded
from posecheck.exercises.spec import Exercise
from posecheck.words import text

__all__ = ["print_summary"]


def print_summary(outcome: Outcome, exercise: Exercise) -> None:
    """Print what was counted, what was wrong, what could not be told, and the files."""
    console = make_console()
    result = outcome.result
    console.print(f"\n[bold]{escape(text(f'{exercise.name}.title'))}[/bold]: {_headline(result)}")
    for note in result.notes:
        console.print(escape(note))
    console.print("")
    if result.reps or result.holds or result.attempts or result.open_movements:
        console.print(_movements(result), "")
    if any(c.ok_s + c.fault_s + c.unknown_s > 0 for c in result.checks):
        console.print(_checks(result, exercise), "")
    console.print("Results:")
    for path in sorted(outcome.files, key=lambda path: path.suffix):
        console.print(f"  {escape(cleaned(str(path)))}", soft_wrap=True)


def _headline(result: SessionResult) -> str:
    """Say what was counted; nothing judged is not nothing done."""
    if any(note.startswith(CANT_TELL) for note in result.notes):
        return "can't tell"
    goal = result.progress.goal
    counts = [
        f"{count} of {goal}{f' {side.word}' if side is not None else ''}"
        for side, count in result.progress.counts.items()
    ]
    kind = "repetitions" if result.dose.hold_s == 0 else f"holds of {result.dose.hold_s:g} s"
    return f"{', '.join(counts)} {kind}"


def _movements(result: SessionResult) -> Table:
    table = Table(show_edge=False, pad_edge=False)
    for column in ("at", "what", "measured", "remarks"):
        table.add_column(column)
    for _, row in sorted(_movement_rows(result)):
        table.add_row(*row)
    return table


def _movement_rows(result: SessionResult) -> Iterator[tuple[float, tuple[str, ...]]]:
    for rep in result.reps:
        tempo = f"up {_seconds(rep.up_s)}, down {_seconds(rep.down_s)}"
        remark = ", ".join(rep.faults) or ("good" if rep.clean else "no fault seen, not all told")
        yield rep.start_s, (_clock(rep.start_s), f"repetition {rep.count}", tempo, remark)
    for hold in result.holds:
        side = f" {hold.side.word}" if hold.side is not None else ""
        clocks = f"{hold.good_form_s:.1f} s good of {hold.in_position_s:.1f} s"
        remark = "counted" if hold.counted else f"not counted: {_reason(hold)}"
        if hold.unseen:
            remark += f"; not seen from there: {', '.join(hold.unseen)}"
        if hold.faults:
            remark += f" ({', '.join(hold.faults)})"
        yield hold.start_s, (_clock(hold.start_s), f"hold{side}", clocks, remark)
    for attempt in result.attempts:
        side = f" {attempt.side.word}" if attempt.side is not None else ""
        share = "" if math.isnan(attempt.reached) else f"{attempt.reached:.0%} of what counts"
        row = (_clock(attempt.start_s), f"attempt{side}", share, f"not counted: {attempt.reason}")
        yield attempt.start_s, row
    for movement in result.open_movements:
        row = (_clock(movement.start_s), "unfinished", "", "the recording ends in it")
        yield movement.start_s, row


def _reason(hold: HoldEnded) -> str:
    if hold.stopped_by:
        return f"ended by {hold.stopped_by}"
    long_enough = hold.good_form_s >= hold.goal_s
    return "too little of it was seen" if long_enough else "shorter than the goal"


def _checks(result: SessionResult, exercise: Exercise) -> Table:
    table = Table(show_edge=False, pad_edge=False)
    table.add_column("check")
    for column in ("ok", "fault", "can't tell"):
        table.add_column(column, justify="right")
    table.add_column("what helps")
    cues = {check.id: check.cue for check in exercise.checks}
    for check in result.checks:
        total = check.ok_s + check.fault_s + check.unknown_s
        if total <= 0:
            continue
        shares = (f"{part / total:.0%}" for part in (check.ok_s, check.fault_s, check.unknown_s))
        raised = [e for e in result.events if getattr(e, "check", "") == check.check]
        cue = next((getattr(e, "cue", "") for e in raised if hasattr(e, "cue")), "")
        table.add_row(check.check, *shares, text(cue or cues[check.check]) if raised else "")
    return table


def _seconds(value: float) -> str:
    return "?" if math.isnan(value) else f"{value:.1f} s"


def _clock(time_s: float) -> str:
    return f"{int(time_s // 60)}:{time_s % 60:04.1f}"
