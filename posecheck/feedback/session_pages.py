"""The pages of a session: large words over the picture, to be read from the mat."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import cv2

from posecheck.feedback import palette
from posecheck.feedback.banners import caution_frame
from posecheck.feedback.layout import Layout
from posecheck.feedback.lettering import BOLD, CAP_HEIGHT, SEMIBOLD, Line, fit
from posecheck.feedback.palette import Colour
from posecheck.feedback.screen import Page, Phrase, Screen
from posecheck.feedback.spoken import spoken
from posecheck.feedback.sprites import Sheet, Sprite
from posecheck.pose import ImageArray
from posecheck.words import DEFAULT_LANGUAGE

__all__ = ["DRAWING_SHARE", "Pages", "Status"]

_CACHED: Final = 48
_LEADING: Final = 1.24
# Shares of the picture's height.
_HEAD: Final = 1 / 9.5
_ADVICE: Final = 1 / 16
_SMALL: Final = 1 / 26
# Share of the picture's width that the drawing of the camera's place takes.
DRAWING_SHARE: Final = 0.34
# Two rows of words under the picture.
_CAPTION: Final = 1 / 21
_CAPTION_ROOM: Final = 1 / 7
_NUMBER: Final = 1 / 3.2
_BAR: Final = 0.022
_GAP: Final = 0.022
# Steps in which a bar grows: finer ones are not seen, and every step is a new panel.
_BAR_STEPS: Final = 40
# How much of the picture is left behind a page that is not about it.
_DIM: Final = 0.32
_DARK: Final = 0.12
_COUNTDOWN_RADIUS: Final = 0.2
_SECONDS: Final = 1 / 6
# Room under a panel for the row of small letters.
_BELOW: Final = 0.065

_DIMMED: Final = {Page.PAUSED: _DIM, Page.QUESTION: _DIM, Page.DONE: _DIM, Page.CAMERA_LOST: _DARK}
_CENTRED: Final = frozenset(_DIMMED)
_WARNS: Final = frozenset({Page.CAMERA_LOST, Page.AWAY})


@dataclass(frozen=True, slots=True)
class Status:
    """What is shown in small letters: nothing, unless asked for or unusual.

    `caption` are the words that are being said; None leaves no room for them.
    """

    fps: float = 0.0
    delay_ms: float = 0.0
    drops: int = 0
    details: bool = False
    muted: bool = False
    recording: bool = False
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    """What a panel says, in words; equal ones are drawn once."""

    headline: str = ""
    advice: str = ""
    number: str = ""
    lines: tuple[str, ...] = ()
    steps: int = -1
    keys: str = ""
    warns: bool = False


class Pages:
    """Draws pages over pictures that are shown as in a mirror already."""

    def __init__(self, language: str = DEFAULT_LANGUAGE) -> None:
        self._language = language
        self._layout = Layout(1, 1)
        self._sprites = lru_cache(maxsize=_CACHED)(self._make)
        self._frames = lru_cache(maxsize=2)(caution_frame)

    @staticmethod
    def caption_rows(height: int) -> int:
        """Give how many rows of pixels the words that are said need under a picture."""
        return round(height * _CAPTION_ROOM)

    def caption(self, strip_bgr: ImageArray, words: str, height: int) -> None:
        """Write what is said into the strip under a picture of a height, in place."""
        strip_bgr[:] = palette.PANEL
        rows, width = strip_bgr.shape[:2]
        if not words:
            return
        sprite = self._sprites(_caption, Layout(width, height), words)
        wide, high = sprite.size_px
        sprite.paste(strip_bgr, (width - wide) // 2, (rows - high) // 2)

    def draw(self, image_bgr: ImageArray, screen: Screen, status: Status) -> None:
        """Draw a page into a picture, in place."""
        height, width = image_bgr.shape[:2]
        if (width, height) != (self._layout.width, self._layout.height):
            self._layout = Layout(width, height)
        if screen.page in _DIMMED:
            cv2.convertScaleAbs(image_bgr, dst=image_bgr, alpha=_DIMMED[screen.page])
        if screen.page in _WARNS:
            for sprite, x, y in self._frames(self._layout):
                sprite.paste(image_bgr, x, y)
        if screen.page is Page.COUNTDOWN and screen.number is not None:
            self._centre(image_bgr, self._sprites(_countdown, self._layout, screen.number))
        elif screen.page is not Page.EXERCISE:
            self._panel(image_bgr, screen)
        self._title(image_bgr, screen)
        self._sign(image_bgr, screen)
        self._status(image_bgr, status)

    def _make(self, draw: Callable[..., Sprite], *args: Hashable) -> Sprite:
        return draw(*args)

    def _text(self, phrase: Phrase | None) -> str:
        if phrase is None:
            return ""
        return spoken(phrase.id, self._language, **phrase.values)

    def _panel(self, image: ImageArray, screen: Screen) -> None:
        steps = -1 if screen.share is None else round(min(1.0, screen.share) * _BAR_STEPS)
        words = _Words(
            headline=self._headline(screen),
            advice=self._text(screen.advice),
            number=str(screen.number)
            if screen.page in _CENTRED and screen.number is not None
            else "",
            lines=tuple(self._text(line) for line in screen.lines),
            steps=-1 if screen.sign is not None else steps,
            keys="  ·  ".join(self._text(Phrase(key)) for key in screen.keys),
            warns=screen.page in _WARNS,
        )
        sprite = self._sprites(_panel, self._layout, words)
        if screen.page in _CENTRED:
            self._centre(image, sprite)
            return
        width, height = sprite.size_px
        layout = self._layout
        below = layout.px(_BELOW)
        sprite.paste(image, (layout.width - width) // 2, layout.height - below - height)
        if screen.number is not None:
            seconds = self._sprites(_chip, layout, str(screen.number), _SECONDS, palette.WHITE)
            left = layout.width - layout.margin - seconds.size_px[0]
            seconds.paste(image, left, layout.margin)

    def _headline(self, screen: Screen) -> str:
        words = self._text(screen.headline)
        if screen.page is Page.REST and screen.exercise:
            return f"{words}: {self._text(Phrase(f'{screen.exercise}.title'))}"
        return words

    def _centre(self, image: ImageArray, sprite: Sprite) -> None:
        width, height = sprite.size_px
        layout = self._layout
        sprite.paste(image, (layout.width - width) // 2, (layout.height - height) // 2)

    def _title(self, image: ImageArray, screen: Screen) -> None:
        """Name the exercise, where the overlay does not do it."""
        if not screen.exercise or screen.page in (Page.EXERCISE, Page.AWAY):
            return
        title = self._text(Phrase(f"{screen.exercise}.title"))
        if screen.step is not None and screen.step[1] > 1:
            number, total = screen.step
            title += f"  ·  {number} / {total}"
        margin = self._layout.px(0.05) if screen.page in _WARNS else self._layout.margin
        share = 1.0 - DRAWING_SHARE if screen.placement else 1.0
        self._chip(title, _ADVICE, share=share).paste(image, margin, margin)

    def _chip(
        self, words: str, size: float, colour: Colour = palette.WHITE, *, share: float = 1.0
    ) -> Sprite:
        return self._sprites(_chip, self._layout, words, size, colour, share)

    def _sign(self, image: ImageArray, screen: Screen) -> None:
        """Show what a raised limb would give, and how far it is."""
        if screen.sign is None:
            return
        share = screen.share if screen.share is not None else 0.0
        words = _Words(headline=self._text(screen.sign), steps=round(min(1.0, share) * _BAR_STEPS))
        sprite = self._sprites(_panel, self._layout, words)
        left = (self._layout.width - sprite.size_px[0]) // 2
        sprite.paste(image, left, self._layout.margin)

    def _status(self, image: ImageArray, status: Status) -> None:
        layout, bottom = self._layout, self._layout.height - self._layout.px(0.008)
        chips = []
        if status.details:
            values: dict[str, object] = {
                "fps": f"{status.fps:.0f}",
                "delay": f"{status.delay_ms:.0f}",
                "drops": str(status.drops),
            }
            chips.append((self._text(Phrase("screen.delay", values)), palette.MUTED))
        if status.muted:
            chips.append((self._text(Phrase("screen.muted")), palette.CAUTION))
        if status.recording:
            chips.append((self._text(Phrase("screen.recording")), palette.FAULT))
        right = layout.width - layout.px(0.008)
        for words, colour in chips:
            sprite = self._chip(words, _SMALL, colour)
            right -= sprite.size_px[0]
            sprite.paste(image, right, bottom - sprite.size_px[1])
            right -= layout.px(0.01)


def _chip(layout: Layout, words: str, size: float, colour: Colour, share: float = 1.0) -> Sprite:
    """Draw one row of small words on a panel, in a share of the picture's width."""
    pad = layout.px(size * 0.45)
    room = round(layout.width * share) - 2 * layout.margin - 2 * max(pad, layout.padding)
    (row,) = fit(words, layout.px(size), SEMIBOLD, room)
    sheet = Sheet(row.width + 2 * pad, row.height + pad)
    sheet.box((0, 0), sheet.size_px, layout.radius, palette.PANEL, palette.PANEL_OPACITY)
    sheet.text(row, pad, row.baseline + pad // 2, colour)
    return sheet.sprite()


def _caption(layout: Layout, words: str) -> Sprite:
    """Draw words under each other, centred."""
    room = layout.width - 2 * layout.margin
    rows = fit(words, layout.px(_CAPTION), SEMIBOLD, room, rows_at_most=2)
    wide = max(row.width for row in rows)
    sheet = Sheet(wide, sum(_step(row) for row in rows))
    top = 0
    for row in rows:
        sheet.text(row, (wide - row.width) // 2, top + row.baseline, palette.WHITE)
        top += _step(row)
    return sheet.sprite()


def _countdown(layout: Layout, number: int) -> Sprite:
    """Draw a large number on a disc."""
    radius = layout.px(_COUNTDOWN_RADIUS)
    sheet = Sheet(2 * radius + 1, 2 * radius + 1)
    sheet.disc((radius, radius), radius, palette.PANEL, palette.PANEL_OPACITY)
    (row,) = fit(str(number), layout.px(_NUMBER), BOLD, 2 * radius)
    size = row.height / 1.28
    sheet.text(row, radius - row.width // 2, round(radius + size * CAP_HEIGHT / 2), palette.WHITE)
    return sheet.sprite()


def _panel(layout: Layout, words: _Words) -> Sprite:
    """Draw rows under each other, centred: number, headline, advice, lines, bar, keys."""
    pad = layout.px(0.04)
    room = layout.width - 2 * layout.px(0.05) - 2 * pad
    rows = _rows(layout, words, room)
    gap, bar = layout.px(_GAP), layout.px(_BAR)
    widest = max((row.width for row, _ in rows), default=layout.px(0.5))
    wide = min(room, max(widest, layout.px(0.5)))
    height = sum(_step(row) for row, _ in rows) + 2 * pad
    height += (bar + gap) if words.steps >= 0 else 0
    sheet = Sheet(wide + 2 * pad, height)
    sheet.box((0, 0), sheet.size_px, layout.radius, palette.PANEL, palette.SIGHT_OPACITY)
    top = pad
    for row, colour in rows:
        sheet.text(row, pad + (wide - row.width) // 2, top + row.baseline, colour)
        top += _step(row)
    if words.steps >= 0:
        corner, full = (pad, top + gap), (wide, bar)
        sheet.box(corner, full, bar / 2, palette.TRACK)
        done = round(wide * words.steps / _BAR_STEPS)
        if done >= bar:
            sheet.box(corner, (done, bar), bar / 2, palette.OK)
    return sheet.sprite()


def _step(row: Line) -> int:
    return round(row.height * _LEADING / 1.28)


def _rows(layout: Layout, words: _Words, room: int) -> list[tuple[Line, Colour]]:
    rows: list[tuple[Line, Colour]] = []
    parts: tuple[tuple[str, float, int, Colour, int], ...] = (
        (words.number, _NUMBER, BOLD, palette.WHITE, 1),
        (words.headline, _HEAD, BOLD, palette.CAUTION if words.warns else palette.WHITE, 2),
        (words.advice, _ADVICE, SEMIBOLD, palette.CAUTION, 3),
        *((line, _ADVICE, SEMIBOLD, palette.WHITE, 1) for line in words.lines),
        (words.keys, _SMALL, SEMIBOLD, palette.MUTED, 1),
    )
    for text, size, weight, colour, at_most in parts:
        if text:
            drawn = fit(text, layout.px(size), weight, room, rows_at_most=at_most)
            rows += [(row, colour) for row in drawn]
    return rows
