"""The scores as Markdown for people and as JSON for programs."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from posecheck.app.replay.fault_scores import FaultScore, total
from posecheck.studio.benchmarking.against_specification import CheckAgreement, summed
from posecheck.studio.benchmarking.angle_errors import JOINTS, AngleErrors, AngleKey, pooled
from posecheck.studio.benchmarking.scores import Headline, Scores
from posecheck.studio.benchmarking.sweeps import Sweep

__all__ = ["HEADLINES", "SCHEMA", "json_document", "markdown", "summary_line"]

SCHEMA = "posecheck-benchmark/1"
_DIGITS = 4
# What the numbers that a sweep follows are called.
HEADLINES: Mapping[str, str] = {
    "near_angle_mae_deg": "near angles, MAE (°)",
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


def markdown(scores: Scores, sweeps: Sequence[Sweep] = (), title: str = "Benchmark") -> str:
    """Write every score as Markdown tables."""
    parts = [
        f"# {title}",
        f"{scores.clips} clips, {scores.parts} exercises, {scores.frames} frames, "
        f"{scores.duration_s / 60.0:.1f} minutes. A dash: nothing to score.",
        *_section("In short", _headline(scores)),
        *_section("Against the specification", _agreement(scores), _AGREEMENT_NOTE),
        *_section("Checks", _checks(scores.checks), _CHECKS_NOTE),
        *_section("Angles", _angles(scores.angles), _ANGLES_NOTE),
        *_section("Angles by view", _angles_by_view(scores.angles)),
        *_section("Lower back", _lumbar(scores), "Gap under the back, read against true."),
    ]
    for sweep in sweeps:
        parts += _section(f"Sweep: {sweep.name}", _sweep(sweep), f"Over {sweep.axis}.")
    return "\n\n".join(parts) + "\n"


_AGREEMENT_NOTE = (
    "The truth is told by the limits of EXERCISES alone. Plain: more than two standard "
    "deviations of a reading beyond the limit (they must be told, and never be told ok for "
    "over a second); near: within them (either is right). Open: need not be told from there. "
    "Judged: share of the time in which it is plainly right or wrong and view and occlusion "
    "allow to tell."
)
_CHECKS_NOTE = (
    "Episodes: told and true (TP), told and not true (FP), true and not told (FN), left open "
    "where the camera may (open). Can't tell: share of the time in which the check has "
    "something to say and nothing was told."
)
_ANGLES_NOTE = (
    "Degrees against the true angle in space, over all frames in which the points were seen. "
    "Hip: between the thigh and the long axis of the trunk. Body turned: the twist, in which "
    "a thigh points at the camera and hip and knee in the picture mean nothing. "
    "In picture: against the true angle as it looks from where the camera stands."
)


def _section(title: str, table: str, note: str = "") -> list[str]:
    if not table:
        return []
    return [f"## {title}", *([note] if note else []), table]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], words: int = 1) -> str:
    """Build a Markdown table; columns after the first `words` are flush right."""
    lines = list(rows)
    if not lines:
        return ""
    marks = ["---" if column < words else "---:" for column in range(len(head))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, marks, *lines))


def _number(value: float, digits: int = 2) -> str:
    return "-" if math.isnan(value) else f"{value:.{digits}f}"


def _share(value: float) -> str:
    return "-" if math.isnan(value) else f"{value:.1%}"


def _shown(name: str, value: float) -> str:
    if name in _COUNTS:
        return str(int(value))
    return _share(value) if name in _SHARES else _number(value)


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
            f"{_number(reps.start_mae_s)}, {_number(reps.end_mae_s)}",
        ),
        ("holds seen, true", f"{holds.found}, {holds.true}"),
        (
            "holds told beyond them, of the wrong side, left open",
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
    rows += [(words, _shown(name, said[name])) for name, words in HEADLINES.items()]
    return _table(("", ""), rows)


def _pair(first: float, second: float) -> str:
    return f"{_share(first)}, {_share(second)}"


def _two(first: float, second: float) -> str:
    return f"{_number(first)}, {_number(second)}"


def _agreement(scores: Scores) -> str:
    head = (
        *("exercise", "check", "plain", "told", "near", "told", "false", "open"),
        *("precision", "recall", "of plain", "ok on plain", "judged"),
    )
    found = scores.agreement
    rows = [(exercise, check, *_agreed(row)) for (exercise, check), row in sorted(found.items())]
    if not rows:
        return ""
    rows.append(("**all**", "", *_agreed(summed(found.values()))))
    holds = scores.hold_agreement
    said = (
        f"Holds with both clocks within the tolerance: {holds.right} of {holds.certain} "
        f"({_share(holds.share)}); {holds.open} left open."
    )
    return f"{_table(head, rows, words=2)}\n\n{said}"


def _agreed(row: CheckAgreement) -> tuple[str, ...]:
    counts = (row.plain, row.plain_told, row.near, row.near_told, row.false, row.left_open)
    shares = (_number(row.precision), _number(row.recall), _number(row.plain_recall))
    return (*(str(n) for n in counts), *shares, str(row.plain_oks), _share(row.judged))


def _checks(checks: Mapping[tuple[str, str], FaultScore]) -> str:
    head = (
        "exercise",
        "check",
        "TP",
        "FP",
        "FN",
        "open",
        "precision",
        "recall",
        "F1",
        "can't tell",
    )
    rows = [
        (exercise, check, *_check(score)) for (exercise, check), score in sorted(checks.items())
    ]
    if rows:
        rows.append(("**all**", "", *_check(total(checks.values()))))
    return _table(head, rows, words=2)


def _check(score: FaultScore) -> tuple[str, ...]:
    return (
        str(score.true_positives),
        str(score.false_positives),
        str(score.false_negatives),
        str(score.untold),
        _number(score.precision),
        _number(score.recall),
        _number(score.f1),
        _share(score.cant_tell),
    )


_ANGLE_HEAD = ("frames", "seen", "MAE", "bias", "sd", "95 %", "worst", "in picture")


def _angles(angles: Mapping[AngleKey, AngleErrors]) -> str:
    rows = []
    for joint in JOINTS:
        for side in ("near", "far"):
            mine = [e for key, e in angles.items() if key.joint == joint and key.side == side]
            if mine:
                rows.append((joint, side, *_angle(pooled(mine))))
    return _table(("joint", "side", *_ANGLE_HEAD), rows, words=2)


def _angles_by_view(angles: Mapping[AngleKey, AngleErrors]) -> str:
    order = list(JOINTS)
    keys = sorted(angles, key=lambda k: (order.index(k.joint), not k.near, k.yaw, k.height))
    rows = [(k.joint, k.side, str(k.yaw), str(k.height), *_angle(angles[k])) for k in keys]
    return _table(("joint", "side", "camera", "height", *_ANGLE_HEAD), rows, words=4)


def _angle(errors: AngleErrors) -> tuple[str, ...]:
    score = errors.score()
    return (
        str(score.frames),
        _share(score.seen),
        _number(score.mae_deg, 1),
        "-" if math.isnan(score.bias_deg) else f"{score.bias_deg:+.1f}",
        _number(score.sd_deg, 1),
        _number(score.p95_deg, 1),
        _number(score.worst_deg, 1),
        _number(score.projected_mae_deg, 1),
    )


def _lumbar(scores: Scores) -> str:
    if not scores.lumbar.known:
        return ""
    score = scores.lumbar.score()
    head = ("frames", "read", "r", "bias (mm)", "MAE (mm)")
    row = (
        str(score.frames),
        _share(score.read),
        _number(score.r),
        "-" if math.isnan(score.bias_mm) else f"{score.bias_mm:+.1f}",
        _number(score.mae_mm, 1),
    )
    return _table(head, [row], words=0)


def _sweep(sweep: Sweep) -> str:
    names = [item.name for item in fields(Headline) if _said(sweep, item.name)]
    rows = [
        (point.label, *(_shown(name, getattr(point.scores, name)) for name in names))
        for point in sweep.points
    ]
    return _table((sweep.name, *(HEADLINES[name] for name in names)), rows)


def _said(sweep: Sweep, name: str) -> bool:
    """Whether a number is known at any point."""
    return any(not math.isnan(getattr(point.scores, name)) for point in sweep.points)


def summary_line(scores: Scores) -> str:
    """Say in two lines how well the clips were judged."""
    said = scores.headline()
    agreed, holds = summed(scores.agreement.values()), scores.hold_agreement
    return (
        f"{scores.clips} clips, {scores.parts} exercises: faults told with precision "
        f"{_number(said.precision)} and recall {_number(said.recall)}, "
        f"{_share(said.cant_tell)} can't tell, {said.false_oks} false ok; "
        f"repetitions {scores.reps.counted} of {scores.reps.true}; good-form clock off by "
        f"{_number(said.good_form_mae_s)} s; "
        f"near angles by {_number(said.near_angle_mae_deg, 1)}°\n"
        f"against the specification: precision {_number(agreed.precision)}, recall "
        f"{_number(agreed.recall)}, of what is plain {_number(agreed.plain_recall)} "
        f"({agreed.plain_told} of {agreed.plain}), {agreed.plain_oks} times ok on what is plain, "
        f"{_share(agreed.judged)} judged, holds in time {holds.right} of {holds.certain}"
    )


def json_document(scores: Scores, sweeps: Sequence[Sweep] = ()) -> dict[str, Any]:
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
        "checks": [_check_document(key, score) for key, score in sorted(scores.checks.items())],
        "against_specification": [
            _agreement_document(key, row) for key, row in sorted(scores.agreement.items())
        ],
        "all_against_specification": _agreement_document(
            ("", ""), summed(scores.agreement.values())
        ),
        "holds_in_time": {**asdict(scores.hold_agreement), "share": scores.hold_agreement.share},
        "all_checks": _check_document(("", ""), total(scores.checks.values())),
        "angles": [
            {
                "joint": key.joint,
                "side": key.side,
                "yaw": key.yaw.value,
                "height": key.height.value,
                **asdict(errors.score()),
            }
            for key, errors in scores.angles.items()
        ],
        "lumbar_gap": asdict(scores.lumbar.score()),
        "sweeps": [_sweep_document(sweep) for sweep in sweeps],
    }
    plain: dict[str, Any] = _plain(document)
    return plain


def _check_document(key: tuple[str, str], score: FaultScore) -> dict[str, Any]:
    names = ("precision", "recall", "f1", "cant_tell")
    shares = {name: getattr(score, name) for name in names}
    return {"exercise": key[0], "check": key[1], **asdict(score), **shares}


def _agreement_document(key: tuple[str, str], row: CheckAgreement) -> dict[str, Any]:
    names = ("precision", "recall", "plain_recall", "judged")
    shares = {name: getattr(row, name) for name in names}
    return {"exercise": key[0], "check": key[1], **asdict(row), **shares}


def _sweep_document(sweep: Sweep) -> dict[str, Any]:
    points = [
        {"value": point.value, "label": point.label, **asdict(point.scores)}
        for point in sweep.points
    ]
    return {"name": sweep.name, "axis": sweep.axis, "points": points}


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, _DIGITS) if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
