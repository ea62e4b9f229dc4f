"""The scores of synthetic clips as Markdown for people and as JSON for programs."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from posecheck.app.benchmark import tables
from posecheck.app.benchmark.tables import number, plain_json, section, sections, share, table
from posecheck.words import text
from posecheck_studio.benchmarking.against_specification import CheckAgreement, summed
from posecheck_studio.benchmarking.angle_errors import JOINTS, AngleErrors, AngleKey, pooled
from posecheck_studio.benchmarking.scores import SyntheticHeadline, SyntheticScores
from posecheck_studio.benchmarking.sweeps import Sweep

__all__ = ["HEADLINES", "json_document", "markdown", "summary_line"]

# What the numbers that a sweep follows are called.
HEADLINES: Mapping[str, str] = {
    **{name: text(f"benchmark.headline.{name}") for name in tables.HEADLINES},
    "near_angle_mae_deg": "near angles, MAE (°)",
}


def markdown(
    scores: SyntheticScores, sweeps: Sequence[Sweep] = (), title: str = "Benchmark"
) -> str:
    """Write every score as Markdown tables."""
    parts = [
        *sections(scores.judging, title),
        *section("Against the specification", _agreement(scores), _AGREEMENT_NOTE),
        *section("Angles", _angles(scores.angles), _ANGLES_NOTE),
        *section("Angles by view", _angles_by_view(scores.angles)),
        *section("Lower back", _lumbar(scores), "Gap under the back, read against true."),
    ]
    for sweep in sweeps:
        parts += section(f"Sweep: {sweep.name}", _sweep(sweep), f"Over {sweep.axis}.")
    return "\n\n".join(parts) + "\n"


_AGREEMENT_NOTE = (
    "The truth is told by the limits of EXERCISES alone. Plain: more than two standard "
    "deviations of a reading beyond the limit (they must be reported, and never be ok for "
    "over a second); near: within them (either is right). Open: need not be told from there. "
    "Judged: share of the time in which it is plainly right or wrong and view and occlusion "
    "allow to tell."
)
_ANGLES_NOTE = (
    "Degrees against the true angle in space, over all frames in which the points were seen. "
    "Hip: between the thigh and the long axis of the trunk. Body turned: the twist, in which "
    "a thigh points at the camera and hip and knee in the picture mean nothing. "
    "In picture: against the true angle as it looks from where the camera stands."
)


def _agreement(scores: SyntheticScores) -> str:
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
        f"({share(holds.share)}); {holds.open} left open."
    )
    return f"{table(head, rows, words=2)}\n\n{said}"


def _agreed(row: CheckAgreement) -> tuple[str, ...]:
    counts = (row.plain, row.plain_reported, row.near, row.near_reported, row.false, row.left_open)
    shares = (number(row.precision), number(row.recall), number(row.plain_recall))
    return (*(str(n) for n in counts), *shares, str(row.plain_oks), share(row.judged))


_ANGLE_HEAD = ("frames", "seen", "MAE", "bias", "sd", "95 %", "worst", "in picture")


def _angles(angles: Mapping[AngleKey, AngleErrors]) -> str:
    rows = []
    for joint in JOINTS:
        for side in ("near", "far"):
            mine = [e for key, e in angles.items() if key.joint == joint and key.side == side]
            if mine:
                rows.append((joint, side, *_angle(pooled(mine))))
    return table(("joint", "side", *_ANGLE_HEAD), rows, words=2)


def _angles_by_view(angles: Mapping[AngleKey, AngleErrors]) -> str:
    order = list(JOINTS)
    keys = sorted(angles, key=lambda k: (order.index(k.joint), not k.near, k.yaw, k.height))
    rows = [(k.joint, k.side, str(k.yaw), str(k.height), *_angle(angles[k])) for k in keys]
    return table(("joint", "side", "camera", "height", *_ANGLE_HEAD), rows, words=4)


def _angle(errors: AngleErrors) -> tuple[str, ...]:
    score = errors.score()
    return (
        str(score.frames),
        share(score.seen),
        number(score.mae_deg, 1),
        "-" if math.isnan(score.bias_deg) else f"{score.bias_deg:+.1f}",
        number(score.sd_deg, 1),
        number(score.p95_deg, 1),
        number(score.worst_deg, 1),
        number(score.projected_mae_deg, 1),
    )


def _lumbar(scores: SyntheticScores) -> str:
    if not scores.lumbar.known:
        return ""
    score = scores.lumbar.score()
    head = ("frames", "read", "r", "bias (mm)", "MAE (mm)")
    row = (
        str(score.frames),
        share(score.read),
        number(score.r),
        "-" if math.isnan(score.bias_mm) else f"{score.bias_mm:+.1f}",
        number(score.mae_mm, 1),
    )
    return table(head, [row], words=0)


def _sweep(sweep: Sweep) -> str:
    names = [item.name for item in fields(SyntheticHeadline) if _said(sweep, item.name)]
    rows = [
        (point.label, *(tables.shown(name, getattr(point.scores, name)) for name in names))
        for point in sweep.points
    ]
    return table((sweep.name, *(HEADLINES[name] for name in names)), rows)


def _said(sweep: Sweep, name: str) -> bool:
    """Whether a number is known at any point."""
    return any(not math.isnan(getattr(point.scores, name)) for point in sweep.points)


def summary_line(scores: SyntheticScores) -> str:
    """Say in two lines how well the clips were judged."""
    agreed, holds = summed(scores.agreement.values()), scores.hold_agreement
    near_deg = scores.headline().near_angle_mae_deg
    return (
        f"{tables.summary_line(scores.judging)}; near angles by {number(near_deg, 1)}°\n"
        f"against the specification: precision {number(agreed.precision)}, recall "
        f"{number(agreed.recall)}, of what is plain {number(agreed.plain_recall)} "
        f"({agreed.plain_reported} of {agreed.plain}), {agreed.plain_oks} times ok on what "
        f"is plain, {share(agreed.judged)} judged, holds in time {holds.right} of {holds.certain}"
    )


def json_document(scores: SyntheticScores, sweeps: Sequence[Sweep] = ()) -> dict[str, Any]:
    """Give every score as JSON values; what is not known is null."""
    more = {
        "headline": asdict(scores.headline()),
        "against_specification": [
            _agreement_document(key, row) for key, row in sorted(scores.agreement.items())
        ],
        "all_against_specification": _agreement_document(
            ("", ""), summed(scores.agreement.values())
        ),
        "holds_in_time": {**asdict(scores.hold_agreement), "share": scores.hold_agreement.share},
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
    return {**tables.json_document(scores.judging), **plain_json(more)}


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
