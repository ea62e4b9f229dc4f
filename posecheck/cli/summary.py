"""The summary table that follows an analysis."""

from __future__ import annotations

import math
import shlex
from collections.abc import Iterator

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from posecheck.app.analyze import Outcome
from posecheck.app.notes import clock, nothing_judged
from posecheck.assessment import SessionResult
from posecheck.capture.names import cleaned
from posecheck.cli.counting import counts_in_words, seconds
from posecheck.cli.terminal import make_console
from posecheck.events import FaultRaised, HoldEnded
from posecheck.exercises.spec import Exercise
from posecheck.recognition.parts import Part
from posecheck.words import text

__all__ = ["print_parts", "print_summary"]


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
    _print_files(console, outcome)
    folder = shlex.quote(cleaned(str(outcome.files[0].parent)))
    console.print(escape(text("report.offer", what=folder)), soft_wrap=True)


def print_parts(outcome: Outcome) -> None:
    """Print a row for each part of a recording, what could not be told, and the files."""
    console = make_console()
    console.print("")
    for note in outcome.result.notes:
        console.print(escape(note))
    table = Table(show_edge=False, pad_edge=False)
    for column in ("from", "to", "what", "sure", "counted", "remarks"):
        table.add_column(text(f"terminal.column.{column}"))
    for part in outcome.parts:
        table.add_row(clock(part.start_s), clock(part.end_s), *_shown(part))
    console.print(table, "")
    _print_files(console, outcome)


def _shown(part: Part) -> tuple[str, ...]:
    """Say of a part what it shows, how sure that is, what was counted, and what helps."""
    result = part.result
    if result is None:
        return (text(f"terminal.doing.{part.doing.name.lower()}"),)
    goods = ", ".join(seconds(hold.good_form_s) for hold in result.holds)
    cues = dict.fromkeys(event.cue for event in result.events if isinstance(event, FaultRaised))
    remarks = [note for note in result.notes if nothing_judged([note])]
    remarks += [text("terminal.good_form", times=goods)] if goods else []
    remarks += [text(cue) for cue in cues]
    unseen = [each.check for each in result.checks if each.unknown_s > each.ok_s + each.fault_s]
    remarks += [text("terminal.mostly_unseen", checks=", ".join(unseen))] if unseen else []
    sure = text("terminal.share", share=part.sure)
    title = escape(text(f"{result.exercise}.title"))
    return title, sure, _headline(result), escape(" ".join(remarks))


def _print_files(console: Console, outcome: Outcome) -> None:
    console.print(text("terminal.results"))
    for path in sorted(outcome.files, key=lambda path: path.suffix):
        console.print(f"  {escape(cleaned(str(path)))}", soft_wrap=True)


def _headline(result: SessionResult) -> str:
    """Say what was counted; nothing judged is not nothing done."""
    if nothing_judged(result.notes):
        return text("terminal.cant_tell")
    counts = ", ".join(counts_in_words(result))
    hold_s = result.dose.hold_s
    kind = "holds" if hold_s else "repetitions"
    return text(f"terminal.headline.{kind}", counts=counts, seconds=hold_s)


def _movements(result: SessionResult) -> Table:
    table = Table(show_edge=False, pad_edge=False)
    for column in ("at", "what", "measured", "remarks"):
        table.add_column(text(f"terminal.column.{column}"))
    for _, row in sorted(_movement_rows(result)):
        table.add_row(*row)
    return table


def _movement_rows(result: SessionResult) -> Iterator[tuple[float, tuple[str, ...]]]:
    for rep in result.reps:
        tempo = text("terminal.tempo", up=seconds(rep.up_s), down=seconds(rep.down_s))
        remark = ", ".join(rep.faults) or text("terminal.good" if rep.clean else "terminal.not_all")
        what = text("terminal.repetition", count=rep.count)
        yield rep.start_s, (_clock(rep.start_s), what, tempo, remark)
    for hold in result.holds:
        clocks = text("terminal.clocks", good=hold.good_form_s, in_position=hold.in_position_s)
        what = text("terminal.hold", side=hold.side)
        yield hold.start_s, (_clock(hold.start_s), what, clocks, _remark(hold))
    for attempt in result.attempts:
        known = not math.isnan(attempt.reached)
        share = text("terminal.reached", share=attempt.reached) if known else ""
        reason = text(f"terminal.reason.{attempt.reason.name.lower()}")
        remark = text("terminal.not_counted", why=reason)
        what = text("terminal.attempt", side=attempt.side)
        yield attempt.start_s, (_clock(attempt.start_s), what, share, remark)
    for movement in result.open_movements:
        what, remark = text("terminal.unfinished"), text("terminal.unfinished.why")
        yield movement.start_s, (_clock(movement.start_s), what, "", remark)


def _remark(hold: HoldEnded) -> str:
    counted = hold.counted
    remark = (
        text("terminal.counted") if counted else text("terminal.not_counted", why=_reason(hold))
    )
    if hold.unseen:
        remark += f"; {text('terminal.unseen', checks=', '.join(hold.unseen))}"
    return f"{remark} ({', '.join(hold.faults)})" if hold.faults else remark


def _reason(hold: HoldEnded) -> str:
    if hold.stopped_by:
        return text("terminal.ended_by", check=hold.stopped_by)
    long_enough = hold.good_form_s >= hold.goal_s
    return text("terminal.too_little_seen" if long_enough else "terminal.too_short")


def _checks(result: SessionResult, exercise: Exercise) -> Table:
    table = Table(show_edge=False, pad_edge=False)
    table.add_column(text("terminal.column.check"))
    for column in ("ok", "fault", "cant_tell"):
        table.add_column(text(f"terminal.column.{column}"), justify="right")
    table.add_column(text("terminal.column.helps"))
    cues = {check.id: check.cue for check in exercise.checks}
    for check in result.checks:
        total = check.ok_s + check.fault_s + check.unknown_s
        if total <= 0:
            continue
        parts = (check.ok_s, check.fault_s, check.unknown_s)
        shares = (text("terminal.share", share=part / total) for part in parts)
        raised = [e for e in result.events if getattr(e, "check", "") == check.check]
        cue = next((getattr(e, "cue", "") for e in raised if hasattr(e, "cue")), "")
        table.add_row(check.check, *shares, text(cue or cues[check.check]) if raised else "")
    return table


def _clock(time_s: float) -> str:
    return f"{int(time_s // 60)}:{time_s % 60:04.1f}"
