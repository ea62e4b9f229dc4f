"""Finds the text of an id, and fills it in.

An id is words with dots between them: ``hold.reached``. In a file the dots are hyphens:
``hold-reached``. If one of the words is the name of an exercise (``hold.reached.hop``), the
rest is looked for in the file of that exercise first; so an exercise can say anything in its
own way, and one that does not is spoken of in general words. What is not found under a long
id is looked for under a shorter one (``knees.low``, ``knees``), and in English last.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from numbers import Real
from typing import Final

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number

from posecheck.words.language import DEFAULT_LANGUAGE, current_language, language_of
from posecheck.words.numbers import fixed_in, word_in
from posecheck.words.sources import ALONE, exercise_folders, files

__all__ = ["has", "text"]

# An id of the program is not shortened to its first word, which is that of many.
_SHORTEST: Final = 2


@cache
def _bundle(language: str, room: str) -> FluentBundle:
    functions = {"WORD": word_in(language), "FIXED": fixed_in(language), "LOWER": _lower}
    bundle = FluentBundle([language], use_isolating=False, functions=functions)
    for file in files(language, room):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle


def _lower(words: object) -> str:
    return str(words).lower()


def _places(text_id: str) -> Iterator[tuple[str, str]]:
    """Give the rooms and names under which an id may be found, best first."""
    parts = text_id.split(".")
    if parts[0] in ALONE:
        yield parts[0], "-".join(parts)
        return
    room = next((part for part in parts if part in exercise_folders()), "")
    if room:
        parts.remove(room)
        for length in range(len(parts), 0, -1):
            yield room, "-".join(parts[:length])
    for length in range(len(parts), min(_SHORTEST, len(parts)) - 1, -1):
        yield "", "-".join(parts[:length])


def _found(text_id: str, language: str) -> tuple[FluentBundle, str] | None:
    for room, name in _places(text_id):
        for each in dict.fromkeys((language, DEFAULT_LANGUAGE)):
            bundle = _bundle(each, room)
            if bundle.has_message(name):
                return bundle, name
    return None


def has(text_id: str, language: str | None = None) -> bool:
    """Whether there is a text of exactly this id in this language."""
    room, name = next(_places(text_id))
    return _bundle(_language(language), room).has_message(name)


def _language(tag: str | None) -> str:
    return current_language() if tag is None else language_of(tag)


def text(text_id: str, language: str | None = None, *, form: str = "", **fields: object) -> str:
    """Give the words for an id.

    Parameters
    ----------
    text_id : str
        For a cue ``<exercise>.<check>``, with ``.low`` or ``.high`` where the
        check has a direction.
    language : str, optional
        Language tag; one that there is no folder for reads English. Without it, the one
        that `posecheck.words.use` was told, at first English.
    form : str
        Which form of the text: ``shown`` for the short one that a picture has room for.
        Where a text has no such form, its words as they are heard.
    **fields
        What the text names as ``$field``.

    Returns
    -------
    str
        The text. An id that no file knows is given back as it is, so that a missing text
        is seen and never stops an exercise.

    Examples
    --------
    >>> text("glute_bridge.slow")
    'Slower: count to three.'
    >>> text("exercise_that_is_unknown.slow")
    'exercise_that_is_unknown.slow'
    """
    found = _found(text_id, _language(language))
    if found is None:
        return text_id
    bundle, name = found
    message = bundle.get_message(name)
    pattern = message.attributes.get(form) or message.value
    if pattern is None:
        return text_id
    filled, _ = bundle.format_pattern(pattern, {k: _plain(v) for k, v in fields.items()})
    return " ".join(str(filled).split())


def _plain(value: object) -> object:
    """Give what a text can choose by: ``left`` or ``right`` for a side, number, date, or words."""
    word = getattr(value, "word", None)
    if isinstance(word, str):
        return word
    if isinstance(value, Real):
        return fluent_number(value if isinstance(value, int) else float(value), useGrouping=False)
    if hasattr(value, "isoformat"):  # a date, for DATETIME
        return value
    return "" if value is None else str(value)
