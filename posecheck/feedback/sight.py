"""What to say while nothing can be judged: what is missing, and what helps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from posecheck.landmarks import Landmark, Side
from posecheck.verdict import Unknown
from posecheck.words import has, text

__all__ = ["body_parts", "sight_lines"]

_L = Landmark
_PARTS: Final[tuple[tuple[str, str, tuple[Landmark, ...]], ...]] = (
    ("shoulders", "shoulder", (_L.LEFT_SHOULDER,)),
    ("arms", "arm", (_L.LEFT_ELBOW,)),
    ("hands", "hand", (_L.LEFT_WRIST, _L.LEFT_PINKY, _L.LEFT_INDEX, _L.LEFT_THUMB)),
    ("hips", "", (_L.LEFT_HIP,)),
    ("knees", "knee", (_L.LEFT_KNEE,)),
    ("feet", "foot", (_L.LEFT_ANKLE, _L.LEFT_HEEL, _L.LEFT_FOOT_INDEX)),
)
"""Plural, singular (empty: has no side) and left landmarks of each part that has a name."""

_NAMED_AT_MOST: Final = 2
"""More parts than this are not listed: "I can't see all of you"."""

_IDS: Final = {
    Unknown.IMPLAUSIBLE: "sight.implausible",
    Unknown.VIEW: "sight.view",
    Unknown.POSTURE: "sight.posture",
    Unknown.NO_BASELINE: "sight.no_baseline",
    Unknown.NO_CONTOUR: "sight.no_contour",
    Unknown.NOT_CALIBRATED: "sight.no_contour",
    Unknown.STILL_PICTURE: "sight.still",
    Unknown.CAMERA_MOVES: "sight.moves",
    Unknown.UNCLEAR: "sight.unclear",
    Unknown.NOT_APPLICABLE: "sight.unclear",
}


def body_parts(missing: Iterable[Landmark]) -> tuple[str, ...]:
    """Group landmarks into the parts of the body that people name.

    Parameters
    ----------
    missing : iterable of Landmark
        Landmarks that are wanted and not seen.

    Returns
    -------
    tuple of str
        Ids ``part.<name>`` from head to foot; a part that is missing on one
        side only is named with its side.
    """
    wanted = frozenset(missing)
    parts = ["part.head"] if any(point < _L.LEFT_SHOULDER for point in wanted) else []
    for plural, singular, lefts in _PARTS:
        sides = [side for side in Side if any(left + side in wanted for left in lefts)]
        if len(sides) == 1 and singular:
            parts.append(f"part.{sides[0].word}_{singular}")
        elif sides:
            parts.append(f"part.{plural}")
    return tuple(parts)


def _missing_line(missing: Iterable[Landmark], language: str) -> str:
    parts = body_parts(missing)
    if not parts or len(parts) > _NAMED_AT_MOST:
        return text("sight.partly", language)
    joint = f" {text('word.and', language)} "
    return text("sight.missing", language, part=joint.join(text(part, language) for part in parts))


def sight_lines(
    why: Unknown,
    missing: Iterable[Landmark],
    exercise: str,
    language: str,
    *,
    anybody: bool = True,
    detail: str = "",
) -> tuple[str, str]:
    """Give the headline and the advice for a moment that cannot be judged.

    Parameters
    ----------
    why : Unknown
        The reason.
    missing : iterable of Landmark
        What is wanted and not seen.
    exercise : str
        Its name, which decides how the person should lie.
    anybody : bool
        False if the picture shows nobody.
    detail : str
        Detail of the unsuitable view; an id of a text (``glute_bridge.advice``)
        is put into words, anything else is left out.

    Returns
    -------
    tuple of str
        Headline and advice.
    """
    if not anybody:
        return text("sight.nobody", language), text("sight.nobody.do", language)
    if why is Unknown.NOT_SEEN:
        return _missing_line(missing, language), text("sight.missing.do", language)
    if why is Unknown.VIEW and has(detail, language):
        return text("sight.view", language), text(detail, language)
    advice = f"{_IDS[why]}.do.{exercise}"
    return text(_IDS[why], language), text(advice, language)
