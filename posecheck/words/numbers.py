"""Numbers as words, for what is heard: ``{ WORD($count) }`` in a text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

__all__ = ["word_in"]

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
