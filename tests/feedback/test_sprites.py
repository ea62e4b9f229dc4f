from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from overlay_scenes import blank

from posecheck.feedback import palette
from posecheck.feedback.palette import Colour
from posecheck.feedback.sprites import Sheet


def test_an_opaque_box_replaces_and_a_clear_sheet_keeps() -> None:
    sheet = Sheet(20, 10)
    sheet.box((0, 0), (10, 10), 0, Colour(1, 2, 3))
    image = blank((40, 30))
    sheet.sprite().paste(image, 5, 5)
    assert (image[8:12, 6:13] == (1, 2, 3)).all()
    image[5:15, 5:15] = 90
    assert (image == 90).all()


@pytest.mark.parametrize("under", [0, 90, 255])
def test_half_opacity_is_the_mean(under: int) -> None:
    sheet = Sheet(10, 10)
    sheet.box((0, 0), (10, 10), 0, Colour(200, 100, 0), opacity=0.5)
    image = blank((10, 10), under)
    sheet.sprite().paste(image, 0, 0)
    assert np.abs(image[5, 5].astype(int) - (np.array((200, 100, 0)) + under) / 2).max() <= 1


@settings(max_examples=60, deadline=None)
@given(st.integers(-60, 90), st.integers(-60, 90))
def test_paste_is_cut_at_the_edges(x: int, y: int) -> None:
    sheet = Sheet(30, 20)
    sheet.box((0, 0), (30, 20), 0, palette.WHITE)
    image = blank((50, 40), 0)
    sheet.sprite().paste(image, x, y)
    expected = max(0, min(x + 30, 50) - max(x, 0)) * max(0, min(y + 20, 40) - max(y, 0))
    assert int((image[..., 0] == 255).sum()) == expected


def test_mirrored_is_the_picture_flipped() -> None:
    sheet = Sheet(20, 10)
    sheet.disc((4, 4), 3, palette.FAULT, opacity=0.7)
    plain, mirrored = blank((20, 10)), blank((20, 10))
    sheet.sprite().paste(plain, 0, 0)
    sheet.sprite().mirrored().paste(mirrored, 0, 0)
    assert (plain[:, ::-1] == mirrored).all() and not (plain == mirrored).all()


def _luminance(colour: tuple[float, ...]) -> float:
    linear = [
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (value / 255 for value in colour)
    ]
    return 0.0722 * linear[0] + 0.7152 * linear[1] + 0.2126 * linear[2]


@pytest.mark.parametrize(
    ("colour", "ratio"),
    [
        (palette.WHITE, 4.5),
        (palette.MUTED, 4.5),
        (palette.CAUTION, 4.5),
        (palette.OK, 3.0),
        (palette.UNKNOWN, 3.0),
        (palette.DIMMED, 3.0),
    ],
)
def test_text_is_readable_on_a_panel_over_a_white_wall(colour: Colour, ratio: float) -> None:
    share = palette.PANEL_OPACITY
    ground = tuple(255 * (1 - share) + value * share for value in palette.PANEL)
    assert (_luminance(colour) + 0.05) / (_luminance(ground) + 0.05) >= ratio
