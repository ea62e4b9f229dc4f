"""Every text, by language: Fluent files, one folder a language; an exercise brings its own.

The bottom room: whoever has something to say may ask it. `posecheck.words.lookup` says how
an id is found.
"""

from posecheck.words.language import (
    DEFAULT_LANGUAGE,
    current_language,
    language_of,
    system_language,
    use,
)
from posecheck.words.lookup import has, text
from posecheck.words.sources import languages
from posecheck.words.system import why

__all__ = [
    "DEFAULT_LANGUAGE",
    "current_language",
    "has",
    "language_of",
    "languages",
    "system_language",
    "text",
    "use",
    "why",
]
