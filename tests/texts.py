"""All texts of a language, by the ids that the program asks for."""

from __future__ import annotations

import re
from functools import cache

from posecheck.words.lookup import ids
from posecheck.words.sources import exercise_folders, languages

LANGUAGES = languages()


@cache
def catalogue(language: str) -> dict[str, str]:
    """Id to source; a text of an exercise as ``<exercise>.<id>``."""
    own = {name.replace("-", "."): source for name, source in ids(language).items()}
    for room in exercise_folders():
        for name, source in ids(language, room).items():
            own[f"{room}.{name.replace('-', '.')}"] = source
    return own


def fields_of(source: str) -> set[str]:
    """Names of the fields that a text can be filled with."""
    return set(re.findall(r"\$(\w+)", source))
