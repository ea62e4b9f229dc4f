"""Ids to words: the one place where a cue becomes a sentence in a language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from posecheck.assessment import ActiveFault
from posecheck.feedback import (
    catalogue_camera_de,
    catalogue_camera_en,
    catalogue_care_de,
    catalogue_care_en,
    catalogue_coach_de,
    catalogue_coach_en,
    catalogue_de,
    catalogue_en,
    catalogue_session_de,
    catalogue_session_en,
)
from posecheck.landmarks import Side

__all__ = ["DEFAULT_LANGUAGE", "LANGUAGES", "catalogue", "cue_text", "language_of", "text"]

CATALOGUES: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        **catalogue_en.TEXTS,
        **catalogue_coach_en.TEXTS,
        **catalogue_care_en.TEXTS,
        **catalogue_camera_en.TEXTS,
        **catalogue_session_en.TEXTS,
    },
    "de": {
        **catalogue_de.TEXTS,
        **catalogue_coach_de.TEXTS,
        **catalogue_care_de.TEXTS,
        **catalogue_camera_de.TEXTS,
        **catalogue_session_de.TEXTS,
    },
}
LANGUAGES: Final = tuple(CATALOGUES)
DEFAULT_LANGUAGE: Final = "en"


def language_of(tag: str) -> str:
    """Give the catalogue for a language tag: ``de-AT`` reads ``de``; unknown reads English."""
    short = tag.replace("_", "-").split("-")[0].lower()
    return short if short in CATALOGUES else DEFAULT_LANGUAGE


def catalogue(language: str) -> Mapping[str, str]:
    """Give all texts of a language, id to template."""
    return CATALOGUES[language_of(language)]


class _Fields(dict[str, object]):
    """A field that nobody filled in leaves no trace instead of an exception."""

    def __missing__(self, key: str) -> str:
        return ""


def _template(text_id: str, language: str) -> str | None:
    """Look `text_id` up, then its shorter forms, in the language and then in English."""
    parts = text_id.split(".")
    shorter = [".".join(parts[:n]) for n in range(len(parts), 1, -1)]
    for candidate in shorter or [text_id]:
        for texts in (catalogue(language), CATALOGUES[DEFAULT_LANGUAGE]):
            if candidate in texts:
                return texts[candidate]
    return None


def _side_word(side: object, language: str) -> str:
    word = side.word if isinstance(side, Side) else str(side)
    return _template(f"side.of.{word}", language) or word


def text(text_id: str, language: str = DEFAULT_LANGUAGE, **fields: object) -> str:
    """Give the words for an id.

    Parameters
    ----------
    text_id : str
        For a cue ``<exercise>.<check>``, with ``.low`` or ``.high`` where the
        check has a direction.
    language : str
        Language tag; one without a catalogue reads English.
    **fields
        What fills the braces of the text. ``side`` (`Side`, ``"left"`` or
        ``"right"``) is put into words; without it the text that names no side
        is taken.

    Returns
    -------
    str
        The text. An id that no catalogue knows loses its last part
        (``.low``) and is looked up again; one that stays unknown is given back
        as it is, so that a missing text is seen and never stops an exercise.
    """
    template = _template(text_id, language)
    if template is None:
        return text_id
    if "{side}" in template:
        if fields.get("side") is None:
            template = _template(f"{text_id}.any", language) or template
            fields["side"] = ""
        else:
            fields["side"] = _side_word(fields["side"], language)
    return " ".join(template.format_map(_Fields(fields)).split())


def cue_text(fault: ActiveFault, language: str = DEFAULT_LANGUAGE) -> str:
    """Give the sentence that corrects a fault, with its side where the cue names one."""
    return text(fault.cue, language, side=fault.side)
