"""The scores as Markdown for people and as JSON for programs."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from posecheck.app.benchmark.scores import Scores
from posecheck.app.replay.documents import score_document
from posecheck.app.replay.fault_scores import FaultScore, total
from posecheck.words import text

__all__ = [
    "HEADLINES",
    "SCHEMA",
    "json_document",
    "number",
    "plain_json",
    "section",
    "sections",
    "share",
    "shown",
    "summary_line",
    "table",
]

SCHEMA = "posecheck-benchmark/1"
_DIGITS = 4
# The numbers of the headline, in order; their words are ``benchmark.headline.<name>``.
HEADLINES = (
    "rep_mae",
    "good_form_mae_s",
    "counted_right",
    "precision",
    "recall",
    "f1",
    "cant_tell",
    "false_cues_per_good",
    "false_oks",
    "coverage",
)
_SHARES = {"counted_right", "precision", "recall", "f1", "cant_tell", "coverage"}
_COUNTS = {"false_oks"}


def sections(scores: Scores, title: str = "") -> list[str]:
    """Give the parts of a Markdown text, to be joined by empty lines."""
    size = text(
        "benchmark.size",
        clips=scores.clips,
        parts=scores.parts,
        frames=scores.frames,
        minutes=scores.duration_s / 60.0,
    )
    return [
        f"# {title or text('benchmark.title')}",
        size,
        *section(text("benchmark.short"), _headline(scores)),
        *section(text("benchmark.checks"), _checks(scores.checks), text("benchmark.checks.note")),
    ]


def section(title: str, body: str, note: str = "") -> list[str]:
    """Give a heading, its note and its table; nothing without a table."""
    if not body:
        return []
    return [f"## {title}", *([note] if note else []), body]


def table(head: Sequence[str], rows: Iterable[Sequence[str]], words: int = 1) -> str:
    """Build a Markdown table; columns after the first `words` are flush right."""
    lines = list(rows)
    if not lines:
        return ""
    marks = ["---" if column < words else "---:" for column in range(len(head))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, marks, *lines))


def number(value: float, digits: int = 2) -> str:
    """Write a number; a dash for NaN."""
    return "-" if math.isnan(value) else f"{value:.{digits}f}"


def share(value: float) -> str:
    """Write a share as a percentage; a dash for NaN."""
    return "-" if math.isnan(value) else f"{value:.1%}"


def shown(name: str, value: float) -> str:
    """Write a number of the headline by its kind."""
    if name in _COUNTS:
        return str(int(value))
    return share(value) if name in _SHARES else number(value)


def _headline(scores: Scores) -> str:
    agreeing, reps, holds = scores.agreeing, scores.reps, scores.holds
    agree, everything = sum(agreeing.agree.values()), sum(agreeing.all.values())
    good_form = _two(holds.good_form_mae_s, holds.good_form_worst_s)
    rows = {
        "clips": text("benchmark.of", count=agreeing.clips_agree, total=agreeing.clips),
        "findings": text("benchmark.of", count=agree, total=everything),
        "reps": f"{reps.counted}, {reps.true}",
        "rep_counts": _pair(reps.exact, reps.off_by_one),
        "rep_ends": _two(reps.start_mae_s, reps.end_mae_s),
        "holds": f"{holds.found}, {holds.true}",
        "other_holds": f"{holds.extra}, {holds.wrong_side}, {holds.left_open}",
        "in_position": _two(holds.in_position_mae_s, holds.in_position_worst_s),
        "good_form": good_form,
        "false_cues": f"{scores.cues.all}, {scores.cues.during_good}",
    }
    said = asdict(scores.headline())
    rows |= {name: shown(name, said[name]) for name in HEADLINES}
    return table(
        ("", ""), [(text(f"benchmark.headline.{name}"), row) for name, row in rows.items()]
    )


def _pair(first: float, second: float) -> str:
    return f"{share(first)}, {share(second)}"


def _two(first: float, second: float) -> str:
    return f"{number(first)}, {number(second)}"


def _checks(checks: Mapping[tuple[str, str], FaultScore]) -> str:
    columns = ("exercise", "check", "tp", "fp", "fn", "open", "precision", "recall", "f1")
    head = [text(f"benchmark.column.{name}") for name in (*columns, "cant_tell")]
    rows = [
        (exercise, check, *_check(score)) for (exercise, check), score in sorted(checks.items())
    ]
    if rows:
        rows.append((f"**{text('benchmark.all')}**", "", *_check(total(checks.values()))))
    return table(head, rows, words=2)


def _check(score: FaultScore) -> tuple[str, ...]:
    return (
        str(score.true_positives),
        str(score.false_positives),
        str(score.false_negatives),
        str(score.untold),
        number(score.precision),
        number(score.recall),
        number(score.f1),
        share(score.cant_tell),
    )


def summary_line(scores: Scores) -> str:
    """Say in one line how well the clips were judged."""
    said = scores.headline()
    return text(
        "benchmark.summary",
        clips=scores.clips,
        parts=scores.parts,
        precision=number(said.precision),
        recall=number(said.recall),
        cant_tell=share(said.cant_tell),
        false_oks=said.false_oks,
        counted=scores.reps.counted,
        true=scores.reps.true,
        off=number(said.good_form_mae_s),
    )


def json_document(scores: Scores) -> dict[str, Any]:
    """Give every score as JSON values; what is not known is null."""
    document = {
        "schema": SCHEMA,
        "clips": scores.clips,
        "parts": scores.parts,
        "frames": scores.frames,
        "duration_s": scores.duration_s,
        "headline": asdict(scores.headline()),
        "findings": {
            kind.value: {"agree": scores.agreeing.agree[kind], "all": count}
            for kind, count in scores.agreeing.all.items()
        },
        "clips_agree": scores.agreeing.clips_agree,
        "repetitions": asdict(scores.reps),
        "holds": asdict(scores.holds),
        "false_cues": {**asdict(scores.cues), "per_good": scores.cues.per_good},
        "checks": [
            {"exercise": exercise, "check": check, **score_document(score)}
            for (exercise, check), score in sorted(scores.checks.items())
        ],
        "all_checks": score_document(total(scores.checks.values())),
    }
    plain: dict[str, Any] = plain_json(document)
    return plain


def plain_json(value: Any) -> Any:
    """Round numbers and give null for those that are not known."""
    if isinstance(value, float):
        return round(value, _DIGITS) if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): plain_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain_json(item) for item in value]
    return value
