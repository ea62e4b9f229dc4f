from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posecheck.feedback.lettering import BOLD, CAP_HEIGHT, Line, fit, line
from tests.texts import LANGUAGES, catalogue

NOT_IN_FONT = "\ue000"


def _ink_box(drawn: Line) -> tuple[int, int, int, int]:
    rows, columns = np.nonzero(drawn.mask > 128)
    return int(columns.min()), int(rows.min()), int(columns.max()), int(rows.max())


def _same(one: Line, two: Line) -> bool:
    return one.mask.shape == two.mask.shape and bool((one.mask == two.mask).all())


@pytest.mark.parametrize("character", "äöüßéÄÖÜñşł中文日한яΩ°\u2013…\u2019")
def test_characters_have_their_own_glyphs(character: str) -> None:
    drawn = line(character, 48)
    assert (drawn.mask > 128).sum() > 40
    assert not _same(drawn, line("?", 48))
    assert not _same(drawn, line(NOT_IN_FONT, 48))


def test_umlauts_differ_from_their_letters_above_only() -> None:
    plain, dotted = line("a", 64), line("ä", 64)
    assert _ink_box(dotted)[1] < _ink_box(plain)[1] - 5
    assert _ink_box(dotted)[3] == pytest.approx(_ink_box(plain)[3], abs=1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_character_of_every_text_is_in_the_font(language: str) -> None:
    question_mark = line("?", 32)
    characters = set("".join(catalogue(language).values())) - set("?{} ")
    assert [each for each in sorted(characters) if _same(line(each, 32), question_mark)] == []


def test_the_zero_has_no_slash_and_digits_are_equally_wide() -> None:
    zero = line("0", 120, BOLD)
    left, top, right, bottom = _ink_box(zero)
    assert zero.mask[(top + bottom) // 2, (left + right) // 2] == 0
    assert len({line(digit, 120, BOLD).width for digit in "0123456789"}) == 1
    assert bottom - top == pytest.approx(CAP_HEIGHT * 120, abs=3)


def test_a_line_is_as_wide_as_its_parts() -> None:
    assert line("100", 40).width == 3 * line("0", 40).width


def test_empty_text_is_drawn_as_nothing() -> None:
    assert line("", 40).mask.max() == 0
    assert fit("", 40, BOLD, 100)[0].mask.max() == 0


def test_lines_are_read_only() -> None:
    with pytest.raises(ValueError, match="read-only"):
        line("Hold", 40).mask[0, 0] = 1


def test_text_wraps_before_it_shrinks() -> None:
    words = "Lift until shoulders, hips and knees make a line."
    full = line(words, 40)
    rows = fit(words, 40, 600, round(full.width * 0.7), rows_at_most=2)
    assert len(rows) == 2
    assert {row.height for row in rows} == {full.height}


def test_rows_are_balanced() -> None:
    rows = fit("one two three four five six seven eight", 30, 600, 500, rows_at_most=2)
    assert len(rows) == 2
    assert min(row.width for row in rows) > 0.6 * max(row.width for row in rows)


def test_one_long_word_shrinks() -> None:
    rows = fit("Donaudampfschifffahrtsgesellschaft", 60, 600, 200, rows_at_most=2)
    assert len(rows) == 1 and rows[0].width <= 200


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(sorted(catalogue("de").values())), st.integers(150, 900))
def test_any_text_fits_any_reasonable_width(words: str, width_px: int) -> None:
    rows = fit(words, 60, 600, width_px, rows_at_most=2)
    assert 1 <= len(rows) <= 2
    assert all(row.width <= width_px for row in rows)
