"""Letters as masks, in any script that OpenCV's own font holds.

Drawing text is slow (about 0.3 ms a line), so what is drawn here is cached by
its callers as a part of a whole panel. A character that the font lacks shows
as a question mark; scripts that join or reorder letters are drawn unjoined.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

__all__ = ["BOLD", "CAP_HEIGHT", "REGULAR", "SEMIBOLD", "Line", "Mask", "fit", "line"]

Mask = NDArray[np.uint8]

REGULAR: Final = 450
SEMIBOLD: Final = 600
BOLD: Final = 700

CAP_HEIGHT: Final = 0.76
"""Height of a capital or a digit as a share of the font size, measured on the font."""

_ASCENT: Final = 0.98
_DESCENT: Final = 0.30
_WIDEST: Final = 1.6
"""Room for one character, in font sizes; CJK characters take 1.0, emoji more."""

_SMALLEST_PX: Final = 6
_SHRINK: Final = 0.93
_INK: Final = 20
"""Grey level from which a pixel of a glyph counts as ink."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of letters: `mask` (H, W), 255 where there is ink, and its baseline."""

    mask: Mask
    baseline: int

    @property
    def width(self) -> int:
        """Width in pixels."""
        return int(self.mask.shape[1])

    @property
    def height(self) -> int:
        """Height of the line box in pixels, with ascenders and descenders."""
        return int(self.mask.shape[0])


@lru_cache(maxsize=1)
def _font() -> cv2.FontFace:
    return cv2.FontFace("sans")


def _run(letters: str, size_px: int, weight: int) -> Line:
    """Draw letters as the font has them; the width is the advance."""
    baseline = round(_ASCENT * size_px)
    height = baseline + round(_DESCENT * size_px)
    room = np.zeros((height, round((len(letters) + 1) * _WIDEST * size_px)), np.uint8)
    (end, _), room = cv2.putText(room, letters, (0, baseline), 255, _font(), size_px, weight)
    return Line(room[:, : max(int(end), 1)], baseline)


@lru_cache(maxsize=64)
def _zero(size_px: int, weight: int) -> Line:
    """Make a plain zero: the font's own is slashed, which reads as an 8 from afar.

    The letter O takes its place, squeezed to the width of the digit.
    """
    digit, letter = _run("0", size_px, weight), _run("O", size_px, weight)
    to, of = cv2.boundingRect(_ink(digit)), cv2.boundingRect(_ink(letter))
    glyph = letter.mask[of[1] : of[1] + of[3], of[0] : of[0] + of[2]]
    mask = np.zeros_like(digit.mask)
    mask[to[1] : to[1] + to[3], to[0] : to[0] + to[2]] = cv2.resize(
        glyph, (to[2], to[3]), interpolation=cv2.INTER_AREA
    )
    return Line(mask, digit.baseline)


def _ink(drawn: Line) -> Mask:
    return np.where(drawn.mask > _INK, np.uint8(255), np.uint8(0))


@lru_cache(maxsize=256)
def line(text: str, size_px: int, weight: int = SEMIBOLD) -> Line:
    """Draw one line of text.

    Parameters
    ----------
    size_px : int
        Font size; capitals are `CAP_HEIGHT` of it tall.
    weight : int
        100 (thin) to 900 (black).

    Returns
    -------
    Line
        Read-only; at least one pixel wide.
    """
    size_px = max(size_px, _SMALLEST_PX)
    pieces = [piece for run in text.split("0") for piece in (run, "0")][:-1]
    runs = [
        _zero(size_px, weight) if piece == "0" else _run(piece, size_px, weight)
        for piece in pieces
        if piece
    ] or [_run(" ", size_px, weight)]
    mask = np.hstack([run.mask for run in runs])
    mask.setflags(write=False)
    return Line(mask, runs[0].baseline)


def _wrapped(text: str, size_px: int, weight: int, width_px: int) -> list[str]:
    rows: list[str] = []
    for word in text.split():
        longer = f"{rows[-1]} {word}" if rows else word
        if rows and line(longer, size_px, weight).width <= width_px:
            rows[-1] = longer
        else:
            rows.append(word)
    return rows or [""]


def _balanced(text: str, size_px: int, weight: int, width_px: int) -> list[str]:
    """Wrap into as few rows as fit, then even their lengths out."""
    rows = _wrapped(text, size_px, weight, width_px)
    best = rows
    for share in (0.92, 0.84, 0.76, 0.68, 0.6):
        narrower = _wrapped(text, size_px, weight, round(width_px * share))
        widest = max(line(row, size_px, weight).width for row in narrower)
        if len(narrower) > len(rows) or widest > width_px:
            break
        best = narrower
    return best


def _squeezed(drawn: Line, width_px: int) -> Line:
    size = (max(1, min(drawn.width, width_px)), drawn.height)
    return Line(cv2.resize(drawn.mask, size, interpolation=cv2.INTER_AREA), drawn.baseline)


def fit(
    text: str, size_px: int, weight: int, width_px: int, rows_at_most: int = 1
) -> tuple[Line, ...]:
    """Draw text that fits a width: wrapped first, then smaller.

    Parameters
    ----------
    size_px : int
        The size that is wished for.
    width_px : int
        No row is wider; in a picture too small for letters they are squeezed.

    Returns
    -------
    tuple of Line
        The rows, all in one size.
    """
    size = float(size_px)
    while True:
        rounded = max(round(size), _SMALLEST_PX)
        rows = _balanced(text, rounded, weight, width_px)
        lines = tuple(line(row, rounded, weight) for row in rows)
        fits = len(rows) <= rows_at_most and all(row.width <= width_px for row in lines)
        if fits:
            return lines
        if rounded == _SMALLEST_PX:
            return (_squeezed(line(text, rounded, weight), width_px),)
        size *= _SHRINK
