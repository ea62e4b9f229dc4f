"""All texts of a language, by the ids that the program asks for."""

from __future__ import annotations

import re
from functools import cache

from fluent.syntax import parse, serialize
from fluent.syntax.ast import Message, Resource

from posecheck.words.sources import ALONE, exercise_folders, files, languages

LANGUAGES = languages()


@cache
def sources(language: str, room: str) -> dict[str, str]:
    """Name to source of the texts of a room (see `posecheck.words.sources`)."""
    entries = (e for file in files(language, room) for e in parse(file.read_text("utf-8")).body)
    return {e.id.name: serialize(Resource([e])) for e in entries if isinstance(e, Message)}


@cache
def catalogue(language: str) -> dict[str, str]:
    """Id to source of what is said and shown; a text of an exercise as ``<exercise>.<id>``."""
    own = {name.replace("-", "."): source for name, source in sources(language, "").items()}
    for room in exercise_folders():
        for name, source in sources(language, room).items():
            own[f"{room}.{name.replace('-', '.')}"] = source
    return own


@cache
def everything(language: str) -> dict[str, str]:
    """All texts of a language, those of the command line too."""
    alone = {name: text for room in ALONE for name, text in sources(language, room).items()}
    return catalogue(language) | alone


def fields_of(source: str) -> set[str]:
    """Names of the fields that a text can be filled with."""
    return set(re.findall(r"\$(\w+)", source))


_WORD = re.compile(r"(?<![\w./:=*<-])[^\W\d_]{2,}(?![\w/*>-]|\.\w|://)")


def _words(language: str) -> set[str]:
    placed = re.compile(r"\{[^{}]*\}|^[\w-]+ =|^ +(\.\w+ =|\*?\[\w+\])", re.MULTILINE)
    # From the inside outwards: a text may choose within what it chose.
    texts = " ".join(re.sub(r"\{ \$\w+ ->", " ", text) for text in everything(language).values())
    return {word.lower() for word in _WORD.findall(placed.sub(" ", texts))}


@cache
def english_only() -> frozenset[str]:
    """Words of the English texts that no German one has."""
    return frozenset(_words("en") - _words("de"))


def english_in(output: str) -> set[str]:
    """English words of a German output; names of options, files and commands are none."""
    return {word for word in _WORD.findall(output) if word.lower() in english_only()}
