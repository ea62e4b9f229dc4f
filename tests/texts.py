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
