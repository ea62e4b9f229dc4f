"""What a synthetic person wears and looks like."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Clothes", "Colour", "Fit", "Footwear", "HairStyle", "Length", "Look", "linear"]

# Shares of red, green and blue, as a screen shows them (sRGB, 0 to 1).
Colour = tuple[float, float, float]


class Fit(StrEnum):
    """How clothes sit; loose cloth hangs off the body and hides its outline."""

    TIGHT = "tight"
    LOOSE = "loose"


class Length(StrEnum):
    """Where sleeves and trouser legs end: on the upper arm and thigh, or at wrist and ankle."""

    SHORT = "short"
    LONG = "long"


class Footwear(StrEnum):
    """What is on the feet."""

    BARE = "bare"
    SOCKS = "socks"
    SHOES = "shoes"


class HairStyle(StrEnum):
    """How the hair is worn."""

    BALD = "bald"
    SHORT = "short"
    LONG = "long"
    BUN = "bun"


@dataclass(frozen=True, slots=True)
class Clothes:
    """The cut of the clothes."""

    fit: Fit = Fit.TIGHT
    sleeves: Length = Length.SHORT
    trousers: Length = Length.LONG
    feet: Footwear = Footwear.SHOES


@dataclass(frozen=True, slots=True)
class Look:
    """Colours and hair; each colour is an sRGB triple of shares.

    `shoes` is also the colour of socks.
    """

    skin: Colour = (0.85, 0.65, 0.51)
    hair: Colour = (0.23, 0.15, 0.09)
    hair_style: HairStyle = HairStyle.SHORT
    beard: bool = False
    shirt: Colour = (0.78, 0.25, 0.18)
    trousers: Colour = (0.17, 0.20, 0.31)
    shoes: Colour = (0.91, 0.91, 0.90)


def linear(colour: Colour) -> tuple[float, float, float]:
    """Amounts of light of an sRGB colour (IEC 61966-2-1)."""
    red, green, blue = (
        share / 12.92 if share < 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in colour
    )
    return red, green, blue
