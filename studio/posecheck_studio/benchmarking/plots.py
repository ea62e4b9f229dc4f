"""The scores as pictures (PNG)."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from posecheck.app.replay.tolerances import OF_MODEL
from posecheck_studio.benchmarking.angle_errors import JOINTS, pooled
from posecheck_studio.benchmarking.scores import SyntheticScores
from posecheck_studio.benchmarking.sweeps import Sweep
from posecheck_studio.benchmarking.tables import HEADLINES

__all__ = ["draw_plots"]

_DPI = 110
# Blue and orange, green and purple: told apart by most who are colour-blind (Okabe and Ito 2008).
_BLUE, _ORANGE, _GREEN, _PURPLE, _GREY = "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#8C8C8C"
# The engine's fault limits stand at least this far from the target (EXERCISES, "Words and units").
_MARGIN_DEG = 13.0
Axes = Any


def draw_plots(scores: SyntheticScores, sweeps: Sequence[Sweep], folder: Path) -> tuple[Path, ...]:
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


def _angles(scores: SyntheticScores, path: Path) -> bool:
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


def _checks(scores: SyntheticScores, path: Path) -> bool:
    """Precision and recall of every check with faults, and the share of can't tell."""
    rows = [
        (f"{exercise}: {check}", score)
        for (exercise, check), score in sorted(scores.judging.checks.items(), reverse=True)
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
    left.scatter(recall, places, s=90, color=_BLUE, label="recall", zorder=2)
    left.scatter(precision, places, s=26, color=_ORANGE, marker="D", label="precision", zorder=3)
    for place, (_, score) in zip(places, rows, strict=True):
        if math.isnan(score.f1):
            words = f"{score.untold} left open" if score.untold else "no fault, none told"
            left.text(0.0, place, words, color=_GREY, fontsize=7, va="center")
    left.set(xlim=(-0.04, 1.04), yticks=places, ylim=(-0.7, len(rows) - 0.3))
    left.set_yticklabels([_with_numbers(name, score) for name, score in rows], fontsize=8)
    left.set_title("Faults told (in brackets: true ones; false ones)", loc="left", fontsize=10)
    left.legend(loc="lower center", bbox_to_anchor=(0.5, 1.03), ncols=2, frameon=False)
    silent = [0.0 if math.isnan(score.cant_tell) else score.cant_tell for _, score in rows]
    right.barh(places, silent, color=_PURPLE, height=0.6)
    right.set(xlim=(0.0, 1.0), yticks=places, ylim=(-0.7, len(rows) - 0.3))
    right.set_yticklabels([])
    right.set_title("Can't tell, share of the time", loc="left", fontsize=10)
    borders = [i - 0.5 for i in range(1, len(rows)) if _exercise(rows[i]) != _exercise(rows[i - 1])]
    for axes in (left, right):
        _tidy(axes)
        for border in borders:
            axes.axhline(border, color=_GREY, linewidth=0.8)
    return _save(figure, path)


def _exercise(row: tuple[str, Any]) -> str:
    return row[0].partition(":")[0]


def _with_numbers(name: str, score: Any) -> str:
    true = score.true_positives + score.false_negatives
    return f"{name} ({true}; {score.false_positives})"


def _holds(scores: SyntheticScores, path: Path) -> bool:
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
    limit = 2.0 * OF_MODEL.hold_s
    for words, colour, field, size, marker in kinds:
        true = [getattr(pair.true, field) for pair in pairs]
        found = [getattr(pair.found, field) for pair in pairs]
        left.scatter(true, found, s=size, color=colour, marker=marker, alpha=0.8, label=words)
        off = np.array([getattr(pair, field) for pair in pairs])
        limit = max(limit, float(np.abs(off).max()) * 1.15)
        right.scatter(true, off, s=size, color=colour, marker=marker, alpha=0.8)
    left.set(xlabel="true, s", ylabel="read, s", title="Clocks of the holds")
    left.legend(loc="upper left", frameon=False)
    right.axhspan(-OF_MODEL.hold_s, OF_MODEL.hold_s, color=_GREEN, alpha=0.12, lw=0)
    right.axhline(0.0, color="black", linewidth=0.8)
    right.set(ylim=(-limit, limit), xlabel="true, s", ylabel="read less true, s")
    right.set_title(f"Errors (band: ±{OF_MODEL.hold_s:g} s)")
    for axes in (left, right):
        _tidy(axes)
    return _save(figure, path)


def _lumbar(scores: SyntheticScores, path: Path) -> bool:
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


# What a sweep shows, panel by panel: title, least height, fields of the headline.
_PANELS: tuple[tuple[str, float, tuple[str, ...]], ...] = (
    ("Shares", 1.0, ("recall", "precision", "cant_tell", "counted_right")),
    ("Wrong", 1.0, ("false_oks", "rep_mae", "false_cues_per_good")),
    ("Clock", 0.3, ("good_form_mae_s",)),
    ("Angles", 10.0, ("near_angle_mae_deg",)),
)
# Lines of a panel: larger marks first, so that equal ones can be told apart.
_LINES = ((_BLUE, "o", 9.0), (_ORANGE, "D", 6.0), (_PURPLE, "s", 5.0), (_GREEN, "^", 4.5))
_HEADROOM = 1.08


def _sweep(sweep: Sweep, path: Path) -> None:
    """Draw the headline numbers over the values of a sweep."""
    panels = [
        (title, least, [field for field in lines if _known(sweep, field)])
        for title, least, lines in _PANELS
    ]
    panels = [panel for panel in panels if panel[2]]
    rows = -(-len(panels) // 2)
    height = 3.9 if sweep.named else 3.1
    figure, grid = _figure(10.0, 0.4 + height * max(1, rows), max(1, rows), 2)
    for place, axes in enumerate(grid.flat):
        if place < len(panels):
            _panel(axes, sweep, *panels[place])
        else:
            axes.set_axis_off()
    figure.suptitle(f"Sweep: {sweep.name}")
    _save(figure, path)


def _panel(axes: Axes, sweep: Sweep, title: str, least: float, lines: Sequence[str]) -> None:
    top = least
    for number, (field, (colour, marker, size)) in enumerate(zip(lines, _LINES, strict=False)):
        heights = np.array([getattr(point.scores, field) for point in sweep.points], dtype=float)
        top = max(top, float(np.nanmax(heights)))
        if sweep.named:
            _bars(axes, heights, (number, len(lines)), colour, HEADLINES[field])
        else:
            values = [point.value for point in sweep.points]
            axes.plot(values, heights, marker=marker, ms=size, color=colour, label=HEADLINES[field])
    if sweep.named:
        labels = [point.label for point in sweep.points]
        axes.set_xticks(range(len(labels)), labels, rotation=35, ha="right")
    else:
        axes.set_xlabel(sweep.axis)
    axes.set_ylim(-0.03 * top, top * _HEADROOM)
    axes.set_title(title, loc="left", fontsize=10)
    axes.legend(loc="lower right", bbox_to_anchor=(1.0, 1.0), ncols=2, frameon=False, fontsize=7.5)
    _tidy(axes)


def _bars(axes: Axes, heights: Any, place: tuple[int, int], colour: str, label: str) -> None:
    """Draw one of several bars at each place; a value that is not known says so."""
    number, count = place
    width = 0.8 / count
    at = np.arange(len(heights)) + (number - (count - 1) / 2.0) * width
    axes.bar(at, np.nan_to_num(heights), width=width, color=colour, label=label)
    for x in at[np.isnan(heights)]:
        axes.text(x, 0.0, "?", color=colour, ha="center", va="bottom", fontsize=9)


def _known(sweep: Sweep, field: str) -> bool:
    return any(not math.isnan(getattr(point.scores, field)) for point in sweep.points)
