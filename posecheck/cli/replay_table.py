"""What agrees with the truth and what does not, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from rich.markup import escape
from rich.table import Table

from posecheck.app.replay.fault_scores import fault_scores, total
from posecheck.app.replay.findings import Kind
from posecheck.app.replay.replay import ClipReplay, PartReplay, ReplayReport, Through
from posecheck.cli.terminal import make_console

__all__ = ["print_report", "summary_line"]

_COUNTED = {Kind.COUNT: "counts", Kind.REP: "reps", Kind.HOLD: "holds", Kind.FAULT: "faults"}
_WRONG = {Kind.FALSE_FAULT: "false fault", Kind.FALSE_OK: "false ok"}


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
    console.print(f"Clips: {_speed(report)}.")
    if not all(clip.framewise for clip in report.clips):
        console.print("?: the truth is not known frame by frame, so no false ok was looked for.")
    console.print(escape(summary_line(report)), soft_wrap=True)


def summary_line(report: ReplayReport) -> str:
    """Say in one line what agreed."""
    findings = report.findings
    wrong = sum(not finding.agrees for finding in findings)
    clips = sum(clip.agrees for clip in report.clips)
    replayed = [part.replayed for clip in report.clips for part in clip.parts]
    score = total(fault_scores(replayed, report.tolerances).values())
    true = score.true_positives + score.false_negatives
    faults = f"{score.true_positives} of {true} true faults raised"
    extra = f", {score.untold} can't tell" if score.untold else ""
    verdict = "agrees" if report.agrees else "DISAGREES"
    return (
        f"{verdict}: {clips} of {len(report.clips)} clips; {len(findings) - wrong} of "
        f"{len(findings)} findings; {faults}{extra}, {score.false_positives} false"
    )


def _clips(report: ReplayReport) -> Table:
    table = Table(show_edge=False, pad_edge=False)
    table.add_column("clip", overflow="fold")
    for title in (*_COUNTED.values(), *_WRONG.values()):
        table.add_column(title, justify="right")
    table.add_column("agrees")
    for clip in report.clips:
        verdict = "[green]yes[/green]" if clip.agrees else "[bold red]NO[/bold red]"
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
            said.append(f"{len(clips)} from {way}, {sum(clip.frames for clip in clips)} frames")
    frames, took_s = sum(clip.frames for clip in report.clips), report.took_s
    rate = f"{frames / took_s:.0f} frames/s" if took_s > 0 else "at once"
    return f"{'; '.join(said)}, {rate}"


def _details(rows: Iterable[tuple[str, ...]]) -> Table:
    table = Table(show_edge=False, pad_edge=False)
    for column in ("at", "about", "expected", "got", "remarks"):
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(escape(cell) for cell in row))
    return table


def _rows(part: PartReplay, *, everything: bool) -> Iterator[tuple[str, ...]]:
    for finding in part.findings:
        if finding.agrees and not everything:
            continue
        mark = "+ " if finding.agrees else "- "
        about = f"{mark if everything else ''}{finding.kind}: {finding.what}"
        yield f"{finding.time_s:.1f} s", about, finding.expected, finding.got, finding.note
