"""Every text, by language: Fluent files, one folder a language; an exercise brings its own.

The bottom room: whoever has something to say may ask it. `posecheck.words.lookup` says how
an id is found.
"""

from posecheck.words.lookup import DEFAULT_LANGUAGE, has, language_of, text
from posecheck.words.sources import languages

__all__ = ["DEFAULT_LANGUAGE", "has", "language_of", "languages", "text"]
