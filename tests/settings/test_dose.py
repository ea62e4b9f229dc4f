from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posecheck.assessment import Dose
from posecheck.errors import UsageError
from posecheck.settings.dose import parse_dose

HOLD = Dose(1, 10, 10.0)
MOVEMENT = Dose(1, 10, 0.0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5", Dose(1, 5, 10.0)),
        ("2x5", Dose(2, 5, 10.0)),
        ("2x5x20", Dose(2, 5, 20.0)),
        ("2x5x20s", Dose(2, 5, 20.0)),
        ("1 x 5 x 2.5", Dose(1, 5, 2.5)),
        (" 1X5X20 ", Dose(1, 5, 20.0)),
    ],
)
def test_forms_of_a_hold(text: str, expected: Dose) -> None:
    assert parse_dose(text, HOLD) == expected


def test_a_movement_has_no_seconds() -> None:
    assert parse_dose("3x8", MOVEMENT) == Dose(3, 8, 0.0)
    with pytest.raises(UsageError, match="no seconds"):
        parse_dose("3x8x5", MOVEMENT)


@pytest.mark.parametrize(
    "text",
    ["", "ten", "x", "5x", "-5", "0", "0x5", "1x0", "1x5x0", "1x5x0.5", "1x5x301", "1x2x3x4"],
)
def test_what_makes_no_sense_is_one_line(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_dose(text, HOLD)
    assert "\n" not in str(caught.value)
    assert repr(text) in str(caught.value)


@given(st.integers(1, 99), st.integers(1, 999), st.integers(1, 300))
def test_what_is_written_is_read(sets: int, reps: int, hold_s: int) -> None:
    assert parse_dose(f"{sets}x{reps}x{hold_s}", HOLD) == Dose(sets, reps, float(hold_s))


@given(st.text(max_size=12))
def test_any_text_gives_a_dose_or_one_line(text: str) -> None:
    try:
        dose = parse_dose(text, HOLD)
    except UsageError:
        return
    assert dose.sets >= 1
    assert dose.reps >= 1
    assert 1 <= dose.hold_s <= 300
