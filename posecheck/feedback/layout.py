"""Where things stand and how big they are, for any size of picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from posecheck.feedback.lettering import CAP_HEIGHT

__all__ = ["Layout"]

_WIDTH_SHARE: Final = 0.75
"""A picture narrower than 4:3 is laid out by its width as if it were 4:3."""

_COUNT_HEIGHT: Final = 1 / 6
"""Height of the digits of the count as a share of the picture."""

_BANNER: Final = 1 / 13
_SIGHT: Final = 1 / 11.5
_ADVICE: Final = 1 / 15
_LABEL: Final = 1 / 19
_ANGLE: Final = 1 / 21


@dataclass(frozen=True, slots=True)
class Layout:
    """Sizes in pixels, derived from the picture's.

    Attributes
    ----------
    width, height : int
        Of the picture.
    unit : float
        Its height, or 3/4 of its width where that is less. All else is a share
        of it, so that a portrait or tiny picture gets the same picture smaller.
    """

    width: int
    height: int

    @property
    def unit(self) -> float:
        """The length that all sizes are shares of."""
        return min(float(self.height), self.width * _WIDTH_SHARE)

    def px(self, share: float) -> int:
        """Give a share of the unit in whole pixels, at least 1."""
        return max(1, round(share * self.unit))

    @property
    def margin(self) -> int:
        """Distance of panels from the picture's edge."""
        return self.px(0.03)

    @property
    def padding(self) -> int:
        """Distance of text from its panel's edge."""
        return self.px(0.028)

    @property
    def radius(self) -> int:
        """Radius of a panel's corners."""
        return self.px(0.03)

    @property
    def count_size(self) -> int:
        """Font size of the count."""
        return self.px(_COUNT_HEIGHT / CAP_HEIGHT)

    @property
    def banner_size(self) -> int:
        """Font size of the cue."""
        return self.px(_BANNER)

    @property
    def sight_size(self) -> int:
        """Font size of what cannot be seen."""
        return self.px(_SIGHT)

    @property
    def advice_size(self) -> int:
        """Font size of what helps."""
        return self.px(_ADVICE)

    @property
    def label_size(self) -> int:
        """Font size of the phase, the sides and the goal."""
        return self.px(_LABEL)

    @property
    def angle_size(self) -> int:
        """Font size of an angle."""
        return self.px(_ANGLE)

    @property
    def ring_radius(self) -> int:
        """Outer radius of the panel of the hold ring."""
        return self.px(0.185)
