"""The language of this process: what is meant where no other is named."""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping
from typing import Final

from posecheck.words.sources import languages

__all__ = ["DEFAULT_LANGUAGE", "current_language", "language_of", "system_language", "use"]

DEFAULT_LANGUAGE: Final = "en"
_VARIABLE: Final = "POSECHECK_LANGUAGE"
# In the order in which POSIX has them looked at.
_LOCALE: Final = ("LC_ALL", "LC_MESSAGES", "LANG")

_current = DEFAULT_LANGUAGE


def language_of(tag: str) -> str:
    """Give the language of a tag: ``de-AT`` reads ``de``; unknown reads English."""
    short = tag.replace("_", "-").split("-")[0].split(".")[0].lower()
    return short if short in languages() else DEFAULT_LANGUAGE


def use(tag: str) -> str:
    """Speak this language from now on, wherever none is named; give it."""
    global _current  # noqa: PLW0603 (one process speaks to one person)
    _current = language_of(tag)
    return _current


def current_language() -> str:
    """Give the language that is spoken where none is named; English at first."""
    return _current


def system_language(environment: Mapping[str, str] = os.environ) -> str:
    """Give the language that somebody chose: POSECHECK_LANGUAGE, or that of the system."""
    named = next((environment[name] for name in (_VARIABLE, *_LOCALE) if environment.get(name)), "")
    # Windows sets none of these.
    return language_of(named or locale.getlocale()[0] or "")
