"""The panel in the corner: exercise, phase, the count and whose side it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from posecheck.assessment import Progress
from posecheck.events import Phase
from posecheck.feedback import palette
from posecheck.feedback.layout import Layout
from posecheck.feedback.lettering import BOLD, CAP_HEIGHT, REGULAR, SEMIBOLD, Line, fit, line
from posecheck.feedback.palette import Colour
from posecheck.feedback.sprites import Sheet, Sprite
from posecheck.landmarks import Side
from posecheck.words import text

__all__ = ["CountView", "count_panel", "view_of"]

_SHRINK: Final = 0.92

_BEARING: Final = 0.022
"""White space left of a digit, as a share of its line box: taken off to align the edges."""


@dataclass(frozen=True, slots=True)
class CountView:
    """All that the panel shows; equal views look the same.

    `tiles` has one entry for each side (or one with None), with its count.
    """

    exercise: str
    phase: Phase
    tiles: tuple[tuple[Side | None, int], ...]
    goal: int
    active: Side | None
    dimmed: bool


def view_of(
    exercise: str, phase: Phase, side: Side | None, progress: Progress, *, dimmed: bool
) -> CountView:
    """Choose what the panel shows: both sides of an exercise that has sides."""
    sides = any(key is not None for key in progress.counts) or side is not None
    tiles: tuple[tuple[Side | None, int], ...] = (
        tuple((each, progress.counts.get(each, 0)) for each in Side)
        if sides
        else ((None, progress.total),)
    )
    return CountView(exercise, phase, tiles, progress.goal, side, dimmed)


@dataclass(frozen=True, slots=True)
class _Tile:
    count: Line
    goal: Line
    side: Line | None
    active: bool
    gap: int

    @property
    def width(self) -> int:
        label = 0 if self.side is None else self.side.width
        return max(self.count.width + self.gap + self.goal.width, label)


def _tiles(view: CountView, layout: Layout, scale: float, language: str) -> tuple[_Tile, ...]:
    label = round(layout.label_size * scale)
    goal = line(f"/{view.goal}", round(label * 1.5), SEMIBOLD)
    return tuple(
        _Tile(
            count=line(str(count), round(layout.count_size * scale), BOLD),
            goal=goal,
            side=None if side is None else line(text(f"side.{side.word}", language), label),
            active=not view.dimmed and view.active in (None, side),
            gap=round(layout.px(0.008) * scale),
        )
        for side, count in view.tiles
    )


def _fitting(
    view: CountView, layout: Layout, room: int, language: str
) -> tuple[float, tuple[_Tile, ...]]:
    """Give tiles that fit side by side, smaller where they must be."""
    scale = 1.0
    while True:
        tiles = _tiles(view, layout, scale, language)
        width = sum(tile.width for tile in tiles) + layout.px(0.05) * (len(tiles) - 1)
        if width <= room or scale < 0.2:
            return scale, tiles
        scale *= _SHRINK


def _colours(tile: _Tile) -> tuple[Colour, Colour]:
    if tile.active:
        return palette.COUNT, palette.MUTED
    return palette.DIMMED, palette.DIMMED


def count_panel(view: CountView, layout: Layout, room: int, language: str) -> Sprite:
    """Draw the panel.

    Parameters
    ----------
    room : int
        The panel is no wider, in pixels.

    Returns
    -------
    Sprite
    """
    pad, gap = layout.padding, layout.px(0.05)
    scale, tiles = _fitting(view, layout, room - 2 * pad, language)
    tiles_width = sum(tile.width for tile in tiles) + gap * (len(tiles) - 1)
    inner = min(max(tiles_width, layout.px(0.4)), room - 2 * pad)
    title = text(f"{view.exercise}.title", language)
    (title_line,) = fit(title, round(layout.label_size * 0.86), REGULAR, inner)
    (phase_line,) = fit(
        text(f"phase.{view.phase.value}", language), round(layout.label_size * 1.2), SEMIBOLD, inner
    )
    digits = round(layout.count_size * scale * CAP_HEIGHT)
    title_y = pad + round(layout.label_size * 0.75)
    phase_y = title_y + round(layout.label_size * 1.28)
    count_y = phase_y + round(layout.label_size * 0.62) + digits
    side_y = count_y + round(layout.label_size * (1.2 if tiles[0].side else 0))
    sheet = Sheet(inner + 2 * pad, side_y + pad + round(layout.label_size * 0.12))
    sheet.box((0, 0), sheet.size_px, layout.radius, palette.PANEL, palette.PANEL_OPACITY)
    sheet.text(title_line, pad, title_y, palette.MUTED)
    sheet.text(phase_line, pad, phase_y, palette.DIMMED if view.dimmed else palette.WHITE)
    _draw_tiles(sheet, tiles, (pad, gap), (count_y, side_y), view)
    return sheet.sprite()


def _draw_tiles(
    sheet: Sheet,
    tiles: tuple[_Tile, ...],
    spacing: tuple[int, int],
    baselines: tuple[int, int],
    view: CountView,
) -> None:
    (left, gap), (count_y, side_y) = spacing, baselines
    for tile in tiles:
        strong, soft = _colours(tile)
        sheet.text(tile.count, left - round(_BEARING * tile.count.height), count_y, strong)
        sheet.text(tile.goal, left + tile.count.width + tile.gap, count_y, soft)
        if tile.side is not None:
            sheet.text(tile.side, left, side_y, strong)
        left += tile.width + gap
