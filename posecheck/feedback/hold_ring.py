"""The hold: good-form seconds in a ring, time in position as a thin one inside."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from posecheck.assessment import Clocks
from posecheck.feedback import palette
from posecheck.feedback.layout import Layout
from posecheck.feedback.lettering import BOLD, CAP_HEIGHT, SEMIBOLD, fit
from posecheck.feedback.palette import Colour
from posecheck.feedback.sprites import SUBPIXEL_BITS, Sheet, Sprite, subpixel
from posecheck.pose import ImageArray
from posecheck.words import text

__all__ = ["RingView", "draw_ring_arcs", "ring_panel", "ring_view"]

_OUTER: Final = (0.80, 0.94)
"""Inner and outer radius of the ring of good form, as shares of the panel's radius."""

_INNER: Final = (0.70, 0.745)
_STEPS_PER_TURN: Final = 96


@dataclass(frozen=True, slots=True)
class RingView:
    """What the panel of the ring shows, apart from the arcs."""

    seconds: int
    goal_s: float
    paused: bool
    done: bool


def _whole(seconds: float) -> int:
    """Seconds that are over; never rounded up, so that 10 is only shown when it is 10."""
    return int(seconds) if math.isfinite(seconds) and seconds > 0 else 0


def ring_view(clocks: Clocks, *, unseen: bool) -> RingView:
    """Choose what the ring shows; while nothing is seen the hold is paused."""
    done = clocks.goal_s > 0 and clocks.good_form_s >= clocks.goal_s
    paused = (unseen or not clocks.running) and not done
    return RingView(_whole(clocks.good_form_s), clocks.goal_s, paused, done)


def _sector(
    centre: tuple[float, float], radii: tuple[float, float], share: float, *, mirrored: bool = False
) -> NDArray[np.float64]:
    """Outline of a ring sector that starts at the top and runs clockwise."""
    steps = max(3, round(_STEPS_PER_TURN * share) + 1)
    turn = np.arange(steps) * (2 * np.pi * share / (steps - 1))
    circle = np.stack([-np.sin(turn) if mirrored else np.sin(turn), -np.cos(turn)], axis=1)
    outline = np.vstack([circle * radii[1], circle[::-1] * radii[0]])
    return np.asarray(outline + np.array(centre), np.float64)


def _colour(view: RingView) -> Colour:
    return palette.UNKNOWN if view.paused else palette.OK


def _pause_bars(sheet: Sheet, centre: tuple[float, float], size: float) -> None:
    for side in (-1, 1):
        sheet.box(
            (centre[0] + side * size * 0.45 - size * 0.19, centre[1] - size * 0.5),
            (size * 0.38, size),
            size * 0.1,
            palette.CAUTION,
        )


def ring_panel(view: RingView, layout: Layout, language: str) -> Sprite:
    """Draw the disc with the seconds, the goal and the two empty tracks."""
    radius = layout.ring_radius
    middle = (float(radius), float(radius))
    sheet = Sheet(2 * radius + 1, 2 * radius + 1)
    sheet.disc(middle, radius, palette.PANEL, palette.PANEL_OPACITY)
    for radii in (_OUTER, _INNER):
        scaled = (radii[0] * radius, radii[1] * radius)
        sheet.shape(_sector(middle, scaled, 1.0), palette.TRACK)
    size = round(radius * 0.66)
    (digits,) = fit(str(view.seconds), size, BOLD, round(radius * 1.1))
    base = round(radius + size * CAP_HEIGHT * 0.36)
    colour = palette.DIMMED if view.paused else palette.WHITE
    sheet.text(digits, round(radius - digits.width / 2), base, palette.OK if view.done else colour)
    _goal(sheet, view, radius, base, language)
    if view.paused:
        _pause_bars(sheet, (radius, radius * 0.47), radius * 0.2)
    return sheet.sprite()


def _goal(sheet: Sheet, view: RingView, radius: int, base: int, language: str) -> None:
    """Set the line below the seconds: the goal, or that the hold is paused or done."""
    unit = text("unit.s", language)
    words = f"{text('word.of', language)} {view.goal_s:g} {unit}" if view.goal_s > 0 else unit
    colour = palette.MUTED
    if view.done or view.paused:
        words = text("hold.done" if view.done else "hold.paused", language)
        colour = palette.OK if view.done else palette.CAUTION
    (below,) = fit(words, round(radius * 0.235), SEMIBOLD, round(radius * 1.02))
    sheet.text(below, round(radius - below.width / 2), base + round(radius * 0.3), colour)


def draw_ring_arcs(
    image: ImageArray,
    clocks: Clocks,
    view: RingView,
    layout: Layout,
    centre: tuple[float, float],
    *,
    mirrored: bool = False,
) -> None:
    """Draw how far the two clocks have come, in place, over the panel."""
    if clocks.goal_s <= 0:
        return
    arcs = (
        (_OUTER, clocks.good_form_s, _colour(view)),
        (_INNER, clocks.in_position_s, palette.NEUTRAL),
    )
    for radii, seconds, colour in arcs:
        share = min(seconds / clocks.goal_s, 1.0) if math.isfinite(seconds) else 0.0
        if share > 0:
            scaled = (radii[0] * layout.ring_radius, radii[1] * layout.ring_radius)
            outline = subpixel(_sector(centre, scaled, share, mirrored=mirrored))
            cv2.fillPoly(image, [outline], colour, cv2.LINE_AA, SUBPIXEL_BITS)
