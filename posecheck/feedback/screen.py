"""What the window shows apart from the picture: a page, by text ids, without words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

__all__ = ["NOTHING", "Page", "Phrase", "Screen"]

_NO_VALUES: Mapping[str, object] = MappingProxyType({})


class Page(StrEnum):
    """The kinds of page, which are the stages of a session as a person sees them."""

    SETTING_UP = "setting_up"
    REST = "rest"
    COUNTDOWN = "countdown"
    EXERCISE = "exercise"
    AWAY = "away"
    PAUSED = "paused"
    QUESTION = "question"
    CAMERA_LOST = "camera_lost"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Phrase:
    """An id of the catalogues and what fills the text."""

    id: str
    values: Mapping[str, object] = field(default_factory=lambda: _NO_VALUES)


@dataclass(frozen=True, slots=True)
class Screen:
    """One page.

    Attributes
    ----------
    exercise : str
        Name of the present exercise; empty where there is none.
    step : tuple of int or None
        Its number, from 1, and how many there are.
    headline : Phrase or None
        The one thing to read from the mat.
    advice : Phrase or None
        What to do.
    number : int or None
        A large number: the countdown, the seconds of rest, the number asked.
    share : float or None
        Of the way to what is awaited, 0 to 1, drawn as a bar.
    sign : Phrase or None
        What lowering a raised limb would give now.
    placement : bool
        Whether to show where the camera goes.
    lines : tuple of Phrase
        What else is to be read, a row each: the results at the end.
    keys : tuple of str
        Ids of the keys that work here, for whoever sits at the computer.
    """

    page: Page
    exercise: str = ""
    step: tuple[int, int] | None = None
    headline: Phrase | None = None
    advice: Phrase | None = None
    number: int | None = None
    share: float | None = None
    sign: Phrase | None = None
    placement: bool = False
    lines: tuple[Phrase, ...] = ()
    keys: tuple[str, ...] = ()


NOTHING = Screen(Page.SETTING_UP)
