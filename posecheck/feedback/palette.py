"""Colours of the overlay.

The three verdicts use hues that people with red-green or blue-yellow colour
blindness still tell apart (bluish green, orange, grey: after Okabe and Ito,
"Color Universal Design", 2008, lightened to stand out from a dark room), and
never rely on hue alone: a fault is also thicker, a can't tell is dashed.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from posecheck.verdict import State

__all__ = [
    "BLACK",
    "CAUTION",
    "COUNT",
    "DIMMED",
    "FAULT",
    "MAT",
    "MUTED",
    "NEUTRAL",
    "OK",
    "PANEL",
    "PANEL_OPACITY",
    "SIGHT_OPACITY",
    "TRACK",
    "UNKNOWN",
    "WHITE",
    "Colour",
    "of_state",
]


class Colour(NamedTuple):
    """Blue, green, red, 0 to 255: the order of OpenCV."""

    blue: int
    green: int
    red: int


WHITE: Final = Colour(255, 255, 255)
BLACK: Final = Colour(0, 0, 0)
OK: Final = Colour(160, 215, 60)
FAULT: Final = Colour(20, 130, 255)
UNKNOWN: Final = Colour(190, 190, 190)
NEUTRAL: Final = Colour(235, 232, 228)
CAUTION: Final = Colour(80, 220, 250)
MAT: Final = Colour(215, 205, 190)
COUNT: Final = WHITE
MUTED: Final = Colour(205, 198, 190)
DIMMED: Final = Colour(172, 168, 164)
TRACK: Final = Colour(95, 90, 86)
PANEL: Final = Colour(30, 24, 20)

PANEL_OPACITY: Final = 0.78
"""Share of a panel that covers the picture: white text on it keeps a contrast
ratio above 4.5, the other colours one above 3 (WCAG 2.1, AA, normal and large
text), even over a white wall."""

SIGHT_OPACITY: Final = 0.88


def of_state(state: State) -> Colour:
    """Colour of a verdict."""
    return {State.OK: OK, State.FAULT: FAULT, State.UNKNOWN: UNKNOWN}[state]
