"""The banner with the one cue, and the panel and frame of "I can't see"."""

from __future__ import annotations

from typing import Final

import numpy as np

from posecheck.feedback import palette
from posecheck.feedback.layout import Layout
from posecheck.feedback.lettering import BOLD, CAP_HEIGHT, SEMIBOLD, Line, fit, line
from posecheck.feedback.palette import Colour
from posecheck.feedback.sprites import Sheet, Sprite

__all__ = ["banner", "caution_frame", "sight_panel"]

_LEADING: Final = 1.22
"""Distance of baselines, in font sizes."""

_ONE_ROW_FROM: Final = 0.8
"""Share of its size that text must keep to be squeezed into one row."""


def _badge(sheet: Sheet, centre: tuple[float, float], radius: float, colour: Colour) -> None:
    """Draw a disc with an exclamation mark."""
    sheet.disc(centre, radius, colour)
    mark = line("!", round(radius * 1.5), BOLD)
    x = round(centre[0] - mark.width / 2)
    sheet.text(mark, x, round(centre[1] + radius * 1.5 * CAP_HEIGHT / 2), palette.PANEL)


def _crossed_eye(sheet: Sheet, centre: tuple[float, float], radius: float) -> None:
    """Draw an eye that is struck through."""
    turn = np.linspace(-1, 1, 24)
    lid = np.stack([turn, 0.66 * (1 - turn**2)], axis=1)
    eye = np.vstack([lid, -lid])
    sheet.shape(eye * radius + centre, palette.CAUTION)
    sheet.shape(eye * radius * 0.76 + centre, palette.PANEL)
    sheet.disc(centre, radius * 0.27, palette.CAUTION)
    along, across = np.array([0.7, 0.7]), np.array([0.055, -0.055])
    for width, colour in ((2.4, palette.PANEL), (1.0, palette.CAUTION)):
        corners = [along + across * width, along - across * width]
        bar = np.array([*corners, *(-corner for corner in corners)])
        sheet.shape(bar * radius + centre, colour)


def _rows(
    sheet: Sheet,
    rows: tuple[Line, ...],
    x: int,
    first: float,
    step: float,
    *,
    colour: Colour = palette.WHITE,
) -> None:
    for index, row in enumerate(rows):
        sheet.text(row, x, round(first + index * step), colour)


def _one_row_or_two(text: str, size_px: int, weight: int, width_px: int) -> tuple[Line, ...]:
    """Keep text in one row if that costs little of its size: it hides less of the body."""
    one = fit(text, size_px, weight, width_px)
    worth = one[0].height >= _ONE_ROW_FROM * line(text, size_px, weight).height
    return one if worth else fit(text, size_px, weight, width_px, rows_at_most=2)


def _size_of(rows: tuple[Line, ...]) -> float:
    """Font size that rows were drawn in, from the height of their line box."""
    return rows[0].height / 1.28


def banner(layout: Layout, text: str) -> Sprite:
    """Draw the cue: an orange badge and up to two rows of white text."""
    pad = layout.padding
    badge = layout.px(0.042)
    indent = pad + 2 * badge + pad
    room = layout.width - 2 * layout.margin - indent - pad
    rows = _one_row_or_two(text, layout.banner_size, SEMIBOLD, room)
    size = _size_of(rows)
    step = size * _LEADING
    height = max(round(step * len(rows) + 1.2 * pad), 2 * (badge + pad // 2))
    width = indent + max(row.width for row in rows) + round(1.3 * pad)
    sheet = Sheet(min(width, layout.width - 2 * layout.margin), height)
    sheet.box((0, 0), sheet.size_px, layout.radius, palette.PANEL, palette.PANEL_OPACITY)
    _badge(sheet, (pad + badge, (height - 1) / 2), badge, palette.FAULT)
    first = height / 2 + size * CAP_HEIGHT / 2 - step * (len(rows) - 1) / 2
    _rows(sheet, rows, indent, first, step)
    return sheet.sprite()


def sight_panel(layout: Layout, headline: str, advice: str) -> Sprite:
    """Draw what cannot be seen, and what helps, beside a struck-through eye."""
    pad, eye = layout.px(0.04), layout.px(0.085)
    indent = 2 * eye + 2 * pad
    room = layout.width - 2 * layout.px(0.05) - indent - pad
    head = _one_row_or_two(headline, layout.sight_size, BOLD, room)
    tail = _one_row_or_two(advice, layout.advice_size, SEMIBOLD, room)
    head_step, tail_step = _size_of(head) * _LEADING, _size_of(tail) * _LEADING
    text_height = head_step * len(head) + tail_step * len(tail)
    height = round(max(text_height + 1.4 * pad, 2 * eye))
    width = indent + max(row.width for row in (*head, *tail)) + pad
    sheet = Sheet(width, height)
    sheet.box((0, 0), sheet.size_px, layout.radius, palette.PANEL, palette.SIGHT_OPACITY)
    _crossed_eye(sheet, (pad + eye, (height - 1) / 2), eye)
    top = (height - text_height) / 2
    _rows(sheet, head, indent, top + head_step * 0.77, head_step)
    first = top + head_step * len(head) + tail_step * 0.77
    _rows(sheet, tail, indent, first, tail_step, colour=palette.CAUTION)
    return sheet.sprite()


def caution_frame(layout: Layout) -> tuple[tuple[Sprite, int, int], ...]:
    """Draw the striped frame around the picture: four strips with their places."""
    thick = layout.px(0.026)
    width, height = layout.width, layout.height
    places = (
        (0, 0, width, thick),
        (0, height - thick, width, thick),
        (0, thick, thick, height - 2 * thick),
        (width - thick, thick, thick, height - 2 * thick),
    )
    return tuple((_stripes(x, y, w, h, thick), x, y) for x, y, w, h in places if w > 0 and h > 0)


def _stripes(x: int, y: int, width: int, height: int, thick: int) -> Sprite:
    """Cut a strip out of a pattern of slanted stripes that covers the picture."""
    sheet = Sheet(width, height)
    columns, rows = np.meshgrid(np.arange(width) + x, np.arange(height) + y)
    period = 4.0 * thick
    into = (columns + rows) % period
    edge = np.clip(np.minimum(into, period / 2 - into) + 0.5, 0, 1)
    everywhere = sheet.blank()
    everywhere[:] = 255
    sheet.fill(everywhere, palette.PANEL, palette.SIGHT_OPACITY)
    sheet.fill(np.rint(edge * 255).astype(np.uint8), palette.CAUTION)
    return sheet.sprite()
