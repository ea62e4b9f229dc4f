"""Finds the text of an id, and fills it in.

An id is words with dots between them: ``hold.reached``. In a file the dots are hyphens:
``hold-reached``. If one of the words is the name of an exercise (``hold.reached.hop``), the
rest is looked for in the file of that exercise first; so an exercise can say anything in its
own way, and one that does not is spoken of in general words. What is not found under a long
id is looked for under a shorter one (``knees.low``, ``knees``), and in English last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from fluent.runtime import FluentBundle, FluentResource

from posecheck.words.numbers import word_in
from posecheck.words.sources import exercise_folders, files, languages

__all__ = ["DEFAULT_LANGUAGE", "has", "ids", "language_of", "text"]

DEFAULT_LANGUAGE: Final = "en"
# An id of the program is not shortened to its first word, which is that of many.
_SHORTEST: Final = 2


def language_of(tag: str) -> str:
    """Give the language of a tag: ``de-AT`` reads ``de``; unknown reads English."""
    short = tag.replace("_", "-").split("-")[0].lower()
    return short if short in languages() else DEFAULT_LANGUAGE


@cache
def _bundle(language: str, room: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False, functions={"WORD": word_in(language)})
    for file in files(language, room):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle


def _places(text_id: str) -> Iterator[tuple[str, str]]:
    """Give the rooms and names under which an id may be found, best first."""
    parts = text_id.split(".")
    room = next((part for part in parts if part in exercise_folders()), "")
    if room:
        parts.remove(room)
        for length in range(len(parts), 0, -1):
            yield room, "-".join(parts[:length])
    for length in range(len(parts), min(_SHORTEST, len(parts)) - 1, -1):
        yield "", "-".join(parts[:length])


def _found(text_id: str, language: str) -> tuple[FluentBundle, str] | None:
    for room, name in _places(text_id):
        for each in dict.fromkeys((language_of(language), DEFAULT_LANGUAGE)):
            bundle = _bundle(each, room)
            if bundle.has_message(name):
                return bundle, name
    return None


def has(text_id: str, language: str = DEFAULT_LANGUAGE) -> bool:
    """Whether there is a text of exactly this id in this language."""
    room, name = next(_places(text_id))
    return _bundle(language_of(language), room).has_message(name)


def ids(language: str, room: str = "") -> Mapping[str, str]:
    """Give the names of all texts of the program, or of an exercise, with their source."""
    found: dict[str, str] = {}
    for file in files(language, room):
        resource = FluentResource(file.read_text(encoding="utf-8"))
        found |= {entry.id.name: str(entry) for entry in resource.body if hasattr(entry, "id")}
    return found


def text(text_id: str, language: str = DEFAULT_LANGUAGE, **fields: object) -> str:
    """Give the words for an id.

    Parameters
    ----------
    text_id : str
        For a cue ``<exercise>.<check>``, with ``.low`` or ``.high`` where the
        check has a direction.
    language : str
        Language tag; one that there is no folder for reads English.
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
    found = _found(text_id, language)
    if found is None:
        return text_id
    bundle, name = found
    pattern = bundle.get_message(name).value
    if pattern is None:
        return text_id
    filled, _ = bundle.format_pattern(pattern, {k: _plain(v) for k, v in fields.items()})
    return " ".join(str(filled).split())


def _plain(value: object) -> object:
    """Give what a text can choose by: ``left`` and ``right`` for a side."""
    word = getattr(value, "word", None)
    return word if isinstance(word, str) else "" if value is None else value
