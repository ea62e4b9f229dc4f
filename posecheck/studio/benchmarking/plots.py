"""The scores as pictures (PNG)."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from posecheck.studio.benchmarking.angle_errors import JOINTS, pooled
from posecheck.studio.benchmarking.scores import Scores
from posecheck.studio.benchmarking.sweeps import Sweep
from posecheck.studio.benchmarking.tables import HEADLINES

__all__ = ["draw_plots"]

_DPI = 110
# Blue and orange, green and purple: told apart by most who are colour-blind (Okabe and Ito 2008).
_BLUE, _ORANGE, _GREEN, _PURPLE, _GREY = "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#8C8C8C"
# The engine's fault limits stand at least this far from the target (EXERCISES, "Words and units").
_MARGIN_DEG = 13.0
_HOLD_MARGIN_S = 0.3
Axes = Any


def draw_plots(scores: Scores, sweeps: Sequence[Sweep], folder: Path) -> tuple[Path, ...]:
    """Draw what there is to see into a folder; give the files.

    Raises
    ------
    OSError
        If the folder cannot be written.
    """
    plots: list[tuple[str, Callable[[Path], bool]]] = [
        ("angles.png", lambda path: _angles(scores, path)),
        ("checks.png", lambda path: _checks(scores, path)),
        ("holds.png", lambda path: _holds(scores, path)),
        ("lumbar_gap.png", lambda path: _lumbar(scores, path)),
    ]
    files = [folder / name for name, draw in plots if draw(folder / name)]
    for sweep in sweeps:
        path = folder / f"sweep_{sweep.name.replace(' ', '_').replace('-', '_')}.png"
        _sweep(sweep, path)
        files.append(path)
    return tuple(files)


def _figure(width: float, height: float, rows: int = 1, columns: int = 1) -> tuple[Any, Any]:
    """Make a figure without a window, whatever back end is set."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), layout="constrained")
    FigureCanvasAgg(figure)
    return figure, figure.subplots(rows, columns, squeeze=False)


def _save(figure: Any, path: Path) -> bool:
    figure.savefig(path, dpi=_DPI, facecolor="white")
    return True


def _tidy(axes: Axes) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(visible=True, axis="both", color="#E5E5E5", linewidth=0.8)
    axes.set_axisbelow(True)


def _angles(scores: Scores, path: Path) -> bool:
    """Errors of each joint, near and far: box of the quartiles, whiskers of 90 %."""
    boxes: list[tuple[float, Any, str]] = []
    ticks = []
    for place, joint in enumerate(JOINTS):
        for shift, side, colour in ((-0.2, "near", _BLUE), (0.2, "far", _ORANGE)):
            rows = [e for k, e in scores.angles.items() if (k.joint, k.side) == (joint, side)]
            errors = pooled(rows).space_deg
            if len(errors):
                boxes.append((place + shift, errors, colour))
        ticks.append(joint)
    if not boxes:
        return False
    figure, grid = _figure(7.5, 4.5)
    axes = grid[0, 0]
    for at, errors, colour in boxes:
        drawn = axes.boxplot(
            [errors],
            positions=[at],
            widths=0.34,
            whis=(5, 95),
            showfliers=False,
            patch_artist=True,
            medianprops={"color": "black"},
        )
        drawn["boxes"][0].set(facecolor=colour, alpha=0.85)
    axes.axhspan(-_MARGIN_DEG, _MARGIN_DEG, color=_GREEN, alpha=0.10, lw=0)
    axes.axhline(0.0, color="black", linewidth=0.8)
    axes.set_xticks(range(len(ticks)), ticks)
    axes.set_xlim(-0.6, len(ticks) - 0.4)
    axes.set_ylabel("read less true, degrees")
    axes.set_title("Angles in the picture against the true ones in space")
    _tidy(axes)
    _legend(
        axes,
        [
            (_BLUE, "near side"),
            (_ORANGE, "far side"),
            ("#DDF0EA", f"margin of the limits, {_MARGIN_DEG:g}°"),
        ],
    )
    return _save(figure, path)


def _legend(axes: Axes, entries: Sequence[tuple[str, str]]) -> None:
    from matplotlib.patches import Patch

    patches = [Patch(facecolor=colour, label=words) for colour, words in entries]
    axes.legend(handles=patches, loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False)


def _checks(scores: Scores, path: Path) -> bool:
    """Precision and recall of every check with faults, and the share of can't tell."""
    rows = [
        (f"{exercise}: {check}", score)
        for (exercise, check), score in sorted(scores.checks.items(), reverse=True)
    ]
    if not rows:
        return False
    figure, grid = _figure(10.0, 1.4 + 0.27 * len(rows), columns=2)
    left, right = grid[0]
    places = np.arange(len(rows))
    recall = [score.recall for _, score in rows]
    precision = [score.precision for _, score in rows]
    for place, low, high in zip(places, recall, precision, strict=True):
        if not math.isnan(low) and not math.isnan(high):
            left.plot([low, high], [place, place], color=_GREY, linewidth=1.2, zorder=1)
    left.scatter(recall, places, s=55, color=_BLUE, label="recall", zorder=2)
    left.scatter(precision, places, s=34, color=_ORANGE, marker="D", label="precision", zorder=3)
    left.set(xlim=(-0.04, 1.04), yticks=places, ylim=(-0.7, len(rows) - 0.3))
    left.set_yticklabels([_with_numbers(name, score) for name, score in rows], fontsize=8)
    left.set_title("Faults told (true; false)", loc="left", fontsize=10)
    left.legend(loc="lower center", bbox_to_anchor=(0.5, 1.03), ncols=2, frameon=False)
    silent = [0.0 if math.isnan(score.cant_tell) else score.cant_tell for _, score in rows]
    right.barh(places, silent, color=_PURPLE, height=0.6)
    right.set(xlim=(0.0, 1.0), yticks=places, ylim=(-0.7, len(rows) - 0.3))
    right.set_yticklabels([])
    right.set_title("Can't tell, share of the time", loc="left", fontsize=10)
    for axes in (left, right):
        _tidy(axes)
    return _save(figure, path)


def _with_numbers(name: str, score: Any) -> str:
    true = score.true_positives + score.false_negatives
    return f"{name} ({true}; {score.false_positives})"


def _holds(scores: Scores, path: Path) -> bool:
    """Both clocks of every hold: read against true, and the errors."""
    pairs = [pair for pair in scores.hold_pairs if pair.found is not None and not pair.left_open]
    if not pairs:
        return False
    figure, grid = _figure(9.5, 4.3, columns=2)
    left, right = grid[0]
    kinds = (
        ("time in position", _BLUE, "in_position_s", 40, "o"),
        ("good form", _ORANGE, "good_form_s", 22, "D"),
    )
    longest = max(pair.true.in_position_s for pair in pairs) * 1.05
    left.plot([0.0, longest], [0.0, longest], color="black", linewidth=0.8)
    limit = 2.0 * _HOLD_MARGIN_S
    for words, colour, field, size, marker in kinds:
        true = [getattr(pair.true, field) for pair in pairs]
        found = [getattr(pair.found, field) for pair in pairs]
        left.scatter(true, found, s=size, color=colour, marker=marker, alpha=0.8, label=words)
        off = np.array([getattr(pair, field) for pair in pairs])
        limit = max(limit, float(np.abs(off).max()) * 1.15)
        right.scatter(true, off, s=size, color=colour, marker=marker, alpha=0.8)
    left.set(xlabel="true, s", ylabel="read, s", title="Clocks of the holds")
    left.legend(loc="upper left", frameon=False)
    right.axhspan(-_HOLD_MARGIN_S, _HOLD_MARGIN_S, color=_GREEN, alpha=0.12, lw=0)
    right.axhline(0.0, color="black", linewidth=0.8)
    right.set(ylim=(-limit, limit), xlabel="true, s", ylabel="read less true, s")
    right.set_title(f"Errors (band: ±{_HOLD_MARGIN_S:g} s)")
    for axes in (left, right):
        _tidy(axes)
    return _save(figure, path)


def _lumbar(scores: Scores, path: Path) -> bool:
    """Read against true gap under the lower back."""
    reading = scores.lumbar
    if not len(reading.true_mm):
        return False
    score = reading.score()
    figure, grid = _figure(5.6, 5.0)
    axes = grid[0, 0]
    top = float(max(reading.true_mm.max(), reading.read_mm.max(), 1.0)) * 1.05
    axes.plot([0.0, top], [0.0, top], color="black", linewidth=0.8)
    axes.scatter(reading.true_mm, reading.read_mm, s=9, alpha=0.35, color=_BLUE, linewidths=0)
    axes.set(xlim=(-0.02 * top, top), ylim=(-0.02 * top, top), aspect="equal")
    axes.set(xlabel="true gap, mm", ylabel="read gap, mm")
    axes.set_title(
        f"Lower back: r {score.r:.2f}, bias {score.bias_mm:+.1f} mm, read {score.read:.0%}",
        fontsize=11,
    )
    _tidy(axes)
    return _save(figure, path)


# What a sweep shows, panel by panel: fields of the headline with their colours.
_PANELS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("faults", (("recall", _BLUE), ("precision", _ORANGE), ("cant_tell", _PURPLE))),
    ("counting", (("counted_right", _BLUE), ("rep_mae", _ORANGE), ("good_form_mae_s", _GREEN))),
    ("wrongly told", (("false_cues_per_good", _ORANGE), ("false_oks", _BLUE))),
    ("angles", (("near_angle_mae_deg", _BLUE),)),
)


def _sweep(sweep: Sweep, path: Path) -> None:
    """Draw the headline numbers over the values of a sweep."""
    panels = [
        (title, [item for item in lines if _known(sweep, item[0])]) for title, lines in _PANELS
    ]
    panels = [(title, lines) for title, lines in panels if lines]
    figure, grid = _figure(
        4.1 * max(1, len(panels)), 4.4 if sweep.named else 3.6, 1, max(1, len(panels))
    )
    values = list(range(len(sweep.points))) if sweep.named else [p.value for p in sweep.points]
    for axes, (title, lines) in zip(grid[0], panels, strict=False):
        for field, colour in lines:
            heights = [getattr(point.scores, field) for point in sweep.points]
            style = "" if sweep.named else "-"
            axes.plot(
                values, heights, marker="o", linestyle=style, color=colour, label=HEADLINES[field]
            )
        _place(axes, sweep, title)
    figure.suptitle(f"Sweep: {sweep.name}")
    _save(figure, path)


def _place(axes: Axes, sweep: Sweep, title: str) -> None:
    axes.set_title(title, fontsize=10)
    axes.set_xlabel(sweep.axis)
    if sweep.named:
        labels = [point.label for point in sweep.points]
        axes.set_xticks(range(len(labels)), labels, rotation=45, ha="right")
    low, high = axes.get_ylim()
    axes.set_ylim(min(0.0, low), max(high, 1.05) if title == "faults" else high)
    axes.legend(frameon=False, fontsize=8)
    _tidy(axes)


def _known(sweep: Sweep, field: str) -> bool:
    return any(not math.isnan(getattr(point.scores, field)) for point in sweep.points)
