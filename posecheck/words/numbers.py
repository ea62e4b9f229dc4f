"""Numbers in texts: ``{ WORD($count) }`` for what is heard, ``{ FIXED($s, digits: 1) }``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

__all__ = ["fixed_in", "word_in"]

# Larger numbers are easier to read, and are read out right by every voice.
_LARGEST_WORD: Final = 20


def word_in(language: str) -> Callable[[Any], Any]:
    """Give the function ``WORD`` of a language: 0 to 20 in words, others in digits.

    Examples
    --------
    >>> word_in("de")(7)
    'sieben'
    """

    def word(number: Any) -> str:
        from num2words import num2words

        if isinstance(number, int) and 0 <= number <= _LARGEST_WORD:
            return str(num2words(int(number), lang=language))
        return str(number)

    return word


def fixed_in(language: str) -> Callable[..., str]:
    """Give the function ``FIXED`` of a language: so many decimals, with its own decimal sign.

    Examples
    --------
    >>> fixed_in("de")(2.5, digits=1)
    '2,5'
    """

    def fixed(number: Any, digits: Any = 0) -> str:
        from babel.numbers import format_decimal

        places = "." + "0" * int(digits) if digits else ""
        return str(format_decimal(float(number), f"0{places}", locale=language))

    return fixed
