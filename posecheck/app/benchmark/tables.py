"""The scores as Markdown for people and as JSON for programs."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from posecheck.app.benchmark.scores import Scores
from posecheck.app.replay.documents import score_document
from posecheck.app.replay.fault_scores import FaultScore, total

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
# What the numbers of the headline are called.
HEADLINES: Mapping[str, str] = {
    "rep_mae": "repetitions, MAE",
    "good_form_mae_s": "good-form clock, MAE (s)",
    "counted_right": "holds rightly counted",
    "precision": "precision",
    "recall": "recall",
    "f1": "F1",
    "cant_tell": "can't tell",
    "false_cues_per_good": "false cues per good one",
    "false_oks": "false ok",
    "coverage": "coverage",
}
_SHARES = {"counted_right", "precision", "recall", "f1", "cant_tell", "coverage"}
_COUNTS = {"false_oks"}


_CHECKS_NOTE = (
    "Episodes: reported and true (TP), reported and not true (FP), true and not reported (FN), "
    "left open where the camera may (open). Can't tell: share of the time in which the check "
    "has something to say and nothing was reported."
)


def sections(scores: Scores, title: str = "Benchmark") -> list[str]:
    """Give the parts of a Markdown text, to be joined by empty lines."""
    return [
        f"# {title}",
        f"{scores.clips} clips, {scores.parts} exercises, {scores.frames} frames, "
        f"{scores.duration_s / 60.0:.1f} minutes. A dash: nothing to score.",
        *section("In short", _headline(scores)),
        *section("Checks", _checks(scores.checks), _CHECKS_NOTE),
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
    rows = [
        ("clips that agree in everything", f"{agreeing.clips_agree} of {agreeing.clips}"),
        (
            "findings that agree",
            f"{sum(agreeing.agree.values())} of {sum(agreeing.all.values())}",
        ),
        ("repetitions counted, true", f"{reps.counted}, {reps.true}"),
        ("clips with the right number, one off at most", _pair(reps.exact, reps.off_by_one)),
        (
            "beginning, end of a repetition, MAE (s)",
            f"{number(reps.start_mae_s)}, {number(reps.end_mae_s)}",
        ),
        ("holds seen, true", f"{holds.found}, {holds.true}"),
        (
            "holds reported beyond them, of the wrong side, left open",
            f"{holds.extra}, {holds.wrong_side}, {holds.left_open}",
        ),
        (
            "time in position, MAE, worst (s)",
            _two(holds.in_position_mae_s, holds.in_position_worst_s),
        ),
        ("good-form clock, MAE, worst (s)", _two(holds.good_form_mae_s, holds.good_form_worst_s)),
        ("false cues in all, during good ones", f"{scores.cues.all}, {scores.cues.during_good}"),
    ]
    said = asdict(scores.headline())
    rows += [(words, shown(name, said[name])) for name, words in HEADLINES.items()]
    return table(("", ""), rows)


def _pair(first: float, second: float) -> str:
    return f"{share(first)}, {share(second)}"


def _two(first: float, second: float) -> str:
    return f"{number(first)}, {number(second)}"


def _checks(checks: Mapping[tuple[str, str], FaultScore]) -> str:
    counts, shares = ("TP", "FP", "FN", "open"), ("precision", "recall", "F1", "can't tell")
    head = ("exercise", "check", *counts, *shares)
    rows = [
        (exercise, check, *_check(score)) for (exercise, check), score in sorted(checks.items())
    ]
    if rows:
        rows.append(("**all**", "", *_check(total(checks.values()))))
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
    return (
        f"{scores.clips} clips, {scores.parts} exercises: faults reported with precision "
        f"{number(said.precision)} and recall {number(said.recall)}, "
        f"{share(said.cant_tell)} can't tell, {said.false_oks} false ok; "
        f"repetitions {scores.reps.counted} of {scores.reps.true}; good-form clock off by "
        f"{number(said.good_form_mae_s)} s"
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
