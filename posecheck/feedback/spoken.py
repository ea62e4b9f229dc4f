"""Puts an utterance into the words that the voice says."""

from __future__ import annotations

from typing import Any

from posecheck.coaching.utterance import Utterance
from posecheck.feedback.sight import sight_lines
from posecheck.landmarks import Side
from posecheck.words import DEFAULT_LANGUAGE, text

__all__ = ["spoken", "words"]


def words(utterance: Utterance, language: str = DEFAULT_LANGUAGE) -> str:
    """Give the words of an utterance; empty if it is only a sound."""
    if not utterance.id:
        return ""
    values = dict(utterance.values)
    if utterance.id == "sight":
        why, missing = values.pop("why"), values.pop("missing")
        exercise, anybody = str(values.pop("exercise")), bool(values.pop("anybody"))
        lines = sight_lines(why, missing, exercise, language, anybody=anybody)  # type: ignore[arg-type]
        return f"{lines[0]}. {lines[1]}"
    return spoken(utterance.id, language, **values)


def spoken(text_id: str, language: str = DEFAULT_LANGUAGE, **values: object) -> str:
    """Give the words for an id, with its side and other texts put into words.

    Parameters
    ----------
    **values
        ``side`` gives the fields ``this``, ``other`` and ``over`` (the direction of the
        other side) too; ``cue``, ``part`` and ``title`` are ids of other texts.

    Returns
    -------
    str
        A sentence with a capital letter. An unknown id is given back as it is.
    """
    fields: dict[str, Any] = dict(values)
    side = values.get("side")
    if isinstance(side, Side):
        fields["this"], fields["other"] = _of(side, language), _of(side.other, language)
        fields["over"] = text(f"side.{side.other.word}", language).lower()
    if "cue" in values:
        fields["cue"] = text(str(values["cue"]), language, side=side)
    if "part" in values:
        fields["part"] = text(str(values["part"]), language)
    if "title" in values:
        fields["title"] = text(str(values["title"]), language)
    sentence = text(text_id, language, **fields)
    return sentence if sentence == text_id else sentence[:1].upper() + sentence[1:]


def _of(side: Side, language: str) -> str:
    return text(f"side.of.{side.word}", language)
