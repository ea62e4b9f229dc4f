"""What agrees with the truth and what does not, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from rich.markup import escape
from rich.table import Table

from posecheck.app.replay.fault_scores import fault_scores, total
from posecheck.app.replay.findings import Kind
from posecheck.app.replay.replay import ClipReplay, PartReplay, ReplayReport, Through
from posecheck.cli.counting import seconds
from posecheck.cli.terminal import make_console
from posecheck.words import text

__all__ = ["print_report", "summary_line"]

_COUNTED = (Kind.COUNT, Kind.REP, Kind.HOLD, Kind.FAULT)
_WRONG = (Kind.FALSE_FAULT, Kind.FALSE_OK)


def print_report(report: ReplayReport, *, everything: bool) -> None:
    """Print a line for each clip, then what disagrees (or everything), then one line."""
    console = make_console()
    console.print(_clips(report), "")
    for clip in report.clips:
        for part in clip.parts:
            rows = list(_rows(part, everything=everything))
            if rows:
                which = f": {part.replayed.truth.exercise}" if len(clip.parts) > 1 else ""
                console.print(f"[bold]{escape(clip.name)}{which}[/bold]", _details(rows), "")
    console.print(text("terminal.replay.clips", what=_speed(report)))
    if not all(clip.framewise for clip in report.clips):
        console.print(text("terminal.replay.not_framewise"))
    console.print(escape(summary_line(report)), soft_wrap=True)


def summary_line(report: ReplayReport) -> str:
    """Say in one line what agreed."""
    findings = report.findings
    wrong = sum(not finding.agrees for finding in findings)
    clips = sum(clip.agrees for clip in report.clips)
    replayed = [part.replayed for clip in report.clips for part in clip.parts]
    score = total(fault_scores(replayed, report.tolerances).values())
    return text(
        "terminal.replay.agrees" if report.agrees else "terminal.replay.disagrees",
        clips=clips,
        all_clips=len(report.clips),
        findings=len(findings) - wrong,
        all_findings=len(findings),
        raised=score.true_positives,
        true=score.true_positives + score.false_negatives,
        untold=score.untold,
        false=score.false_positives,
    )


def _clips(report: ReplayReport) -> Table:
    table = Table(show_edge=False, pad_edge=False)
    table.add_column(text("terminal.column.clip"), overflow="fold")
    for kind in (*_COUNTED, *_WRONG):
        table.add_column(text(f"terminal.column.{kind.name.lower()}"), justify="right")
    table.add_column(text("terminal.column.agrees"))
    for clip in report.clips:
        yes, no = text("terminal.yes"), text("terminal.no").upper()
        verdict = f"[green]{yes}[/green]" if clip.agrees else f"[bold red]{no}[/bold red]"
        table.add_row(escape(clip.name), *_tallies(clip), verdict)
    return table


def _tallies(clip: ClipReplay) -> Iterator[str]:
    """Give how many agree of how many there are, and how many were told falsely."""
    found = [finding for part in clip.parts for finding in part.findings]
    count = Counter(finding.kind for finding in found)
    agree = Counter(finding.kind for finding in found if finding.agrees)
    for kind in _COUNTED:
        yield f"{agree[kind]}/{count[kind]}" if count[kind] else "-"
    for kind in _WRONG:
        looked = kind is Kind.FALSE_FAULT or clip.framewise
        yield str(count[kind] - agree[kind]) if looked else "?"


def _speed(report: ReplayReport) -> str:
    """Say where the poses came from and how fast they were replayed."""
    said = []
    for way in Through:
        clips = [clip for clip in report.clips if clip.through is way]
        if clips:
            frames = sum(clip.frames for clip in clips)
            way_id = f"terminal.replay.from.{way.name.lower()}"
            said.append(text(way_id, count=len(clips), frames=frames))
    frames, took_s = sum(clip.frames for clip in report.clips), report.took_s
    rate = text("terminal.replay.rate", rate=frames / took_s) if took_s > 0 else ""
    return f"{'; '.join(said)}, {rate or text('terminal.replay.at_once')}"


def _details(rows: Iterable[tuple[str, ...]]) -> Table:
    table = Table(show_edge=False, pad_edge=False)
    for column in ("at", "about", "expected", "got", "remarks"):
        table.add_column(text(f"terminal.column.{column}"), overflow="fold")
    for row in rows:
        table.add_row(*(escape(cell) for cell in row))
    return table


def _rows(part: PartReplay, *, everything: bool) -> Iterator[tuple[str, ...]]:
    for finding in part.findings:
        if finding.agrees and not everything:
            continue
        kind = text(f"terminal.kind.{finding.kind.name.lower()}")
        mark = "+ " if finding.agrees else "- "
        about = f"{mark if everything else ''}{kind}: {finding.what}"
        yield seconds(finding.time_s), about, finding.expected, finding.got, finding.note
