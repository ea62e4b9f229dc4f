"""The 33 landmarks of the pose model: names, bones and symmetries.

The order is that of MediaPipe's pose landmark model (BlazePose, 33 points).
Left and right are always the person's own.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache
from typing import Final

__all__ = ["BONES", "LANDMARK_COUNT", "MIRROR", "Landmark", "Side", "of_side"]


class Landmark(IntEnum):
    """Row of a landmark in every (33, ...) array of the program."""

    NOSE = 0
    LEFT_EYE_INNER = 1
    LEFT_EYE = 2
    LEFT_EYE_OUTER = 3
    RIGHT_EYE_INNER = 4
    RIGHT_EYE = 5
    RIGHT_EYE_OUTER = 6
    LEFT_EAR = 7
    RIGHT_EAR = 8
    MOUTH_LEFT = 9
    MOUTH_RIGHT = 10
    LEFT_SHOULDER = 11
    RIGHT_SHOULDER = 12
    LEFT_ELBOW = 13
    RIGHT_ELBOW = 14
    LEFT_WRIST = 15
    RIGHT_WRIST = 16
    LEFT_PINKY = 17
    RIGHT_PINKY = 18
    LEFT_INDEX = 19
    RIGHT_INDEX = 20
    LEFT_THUMB = 21
    RIGHT_THUMB = 22
    LEFT_HIP = 23
    RIGHT_HIP = 24
    LEFT_KNEE = 25
    RIGHT_KNEE = 26
    LEFT_ANKLE = 27
    RIGHT_ANKLE = 28
    LEFT_HEEL = 29
    RIGHT_HEEL = 30
    LEFT_FOOT_INDEX = 31
    RIGHT_FOOT_INDEX = 32


LANDMARK_COUNT: Final = len(Landmark)


class Side(IntEnum):
    """A side of the person's body. ``int(side)`` is 0 for left, 1 for right."""

    LEFT = 0
    RIGHT = 1

    @classmethod
    def _missing_(cls, value: object) -> Side | None:
        """Read a side's `word`."""
        return next((side for side in cls if side.word == value), None)

    @property
    def other(self) -> Side:
        """The opposite side."""
        return _OTHER[self]

    @property
    def word(self) -> str:
        """``"left"`` or ``"right"``, as written to files."""
        return _WORDS[self]


# An enum looks its members up slowly, and these are asked for 30 times a picture.
_OTHER: Final = (Side.RIGHT, Side.LEFT)
_WORDS: Final = ("left", "right")


@cache
def of_side(left: Landmark, side: Side) -> Landmark:
    """Give the landmark of `side`, named by its left twin.

    Parameters
    ----------
    left : Landmark
        A left landmark from the ear (7) on, for example ``LEFT_HIP``.
    side : Side
        The side that is wanted.

    Returns
    -------
    Landmark
        `left` itself, or its right twin.
    """
    return Landmark(left + side)


def _mirror() -> tuple[int, ...]:
    swapped = {1: 4, 2: 5, 3: 6, 4: 1, 5: 2, 6: 3}
    for left in range(7, LANDMARK_COUNT, 2):
        swapped[left], swapped[left + 1] = left + 1, left
    return tuple(swapped.get(index, index) for index in range(LANDMARK_COUNT))


MIRROR: Final = _mirror()
"""Row that each landmark takes its value from when a picture is mirrored."""

_L = Landmark
BONES: Final[tuple[tuple[Landmark, Landmark], ...]] = (
    (_L.LEFT_SHOULDER, _L.RIGHT_SHOULDER),
    (_L.LEFT_HIP, _L.RIGHT_HIP),
    *(
        (of_side(a, side), of_side(b, side))
        for side in Side
        for a, b in (
            (_L.LEFT_EAR, _L.LEFT_SHOULDER),
            (_L.LEFT_SHOULDER, _L.LEFT_HIP),
            (_L.LEFT_SHOULDER, _L.LEFT_ELBOW),
            (_L.LEFT_ELBOW, _L.LEFT_WRIST),
            (_L.LEFT_HIP, _L.LEFT_KNEE),
            (_L.LEFT_KNEE, _L.LEFT_ANKLE),
            (_L.LEFT_ANKLE, _L.LEFT_HEEL),
            (_L.LEFT_HEEL, _L.LEFT_FOOT_INDEX),
        )
    ),
)
"""The bones that the overlay draws and whose lengths the baseline keeps."""
