"""What a person's own pressed and arched lower back look like from where the camera stands."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

import numpy as np

from posecheck.baseline.stretches import SAME_PLACE_T, SAME_SCALE
from posecheck.geometry.angles import Point
from posecheck.geometry.lower_back import SIGNALS, Readings, Signal
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Side

__all__ = [
    "SEEN_D",
    "BackAdvice",
    "BackPlacement",
    "LowerBackCalibration",
    "Profile",
    "SignalCalibration",
    "calibrate",
    "fitting_calibration",
    "what_to_change",
]

# EXERCISES, The lower back: below it the program says that it cannot see the back from here.
SEEN_D = 2.5
# EXERCISES, Verdict: no standard deviation comes from fewer pictures than these.
FEWEST_PICTURES = 5
# A mask's edge is placed between two pixels, no better than this (a uniform error of one
# pixel has a standard deviation of 0.29).
EDGE_SD_PX = 0.29
# A reading one whole range below the pressed back, or two above the gently arched one, is not
# the back: an arm lies there, or is gone from there.
LEAST_SHARE, MOST_SHARE = -1.0, 3.0
# Signals a whole range apart, and three deviations, contradict each other: one of them is not
# the back.
CONTRADICT_SHARE, CONTRADICT_SD = 1.0, 3.0
# EXERCISES, exercise 1: the lens 5 to 20 cm over the mat, 2 to 3.5 m away, looks down by
# 6 degrees at most; the model's depth reads that with an error of about as much again.
LENS_LOW_DEG = 12.0


class BackAdvice(StrEnum):
    """What to change so that the lower back can be seen."""

    NEAR_ARM = "near_arm"
    LENS = "lens"
    SHIRT = "shirt"


@dataclass(frozen=True, slots=True)
class SignalCalibration:
    """One signal while pressed and while arched.

    Attributes
    ----------
    press, arch : float
        Means, in the signal's unit.
    sd : float
        Pooled standard deviation of single pictures, more than 0.
    """

    press: float
    arch: float
    sd: float

    def __post_init__(self) -> None:
        if self.sd <= 0.0:
            raise ValueError(f"sd {self.sd}: expected more than 0")

    @property
    def d_prime(self) -> float:
        """Arched less pressed over the deviation; negative: it went the other way."""
        return (self.arch - self.press) / self.sd

    def share(self, value: float) -> float:
        """Place of a value between pressed (0) and arched (1); NaN far outside of both."""
        share = (value - self.press) / (self.arch - self.press)
        return share if LEAST_SHARE <= share <= MOST_SHARE else math.nan


@dataclass(frozen=True, slots=True)
class BackPlacement:
    """How the person lay before the camera when the back was calibrated.

    Attributes
    ----------
    torso_px : float
        T in pixels, more than 0.
    mat_px : (x, y)
        The mat line's point, in pixels.
    image_size : (width, height)
        In pixels.
    """

    posture: Posture
    near: Side
    head_left: bool
    torso_px: float
    mat_px: Point
    image_size: tuple[int, int]

    def __post_init__(self) -> None:
        if self.torso_px <= 0.0:
            raise ValueError(f"torso_px {self.torso_px}: expected more than 0")

    def same_as(self, other: BackPlacement) -> bool:
        """Whether both are about the same size in the same place of the same picture."""
        if _how_and_where(self) != _how_and_where(other):
            return False
        same_size = abs(other.torso_px / self.torso_px - 1.0) <= SAME_SCALE
        return same_size and math.dist(self.mat_px, other.mat_px) <= SAME_PLACE_T * self.torso_px


_how_and_where = attrgetter("posture", "near", "head_left", "image_size")


@dataclass(frozen=True, slots=True)
class LowerBackCalibration:
    """A person's own range of the lower back.

    Attributes
    ----------
    signals : mapping of Signal to SignalCalibration
        Those that were read while pressed and while arched.
    d_prime : float
        Of the signals combined; 0 where none tells anything.
    placement : BackPlacement
        It holds for this one only.
    """

    signals: Mapping[Signal, SignalCalibration]
    d_prime: float
    placement: BackPlacement

    @property
    def seen(self) -> bool:
        """Whether the lower back can be told from here."""
        return self.d_prime >= SEEN_D

    def share(self, readings: Readings) -> tuple[float, float]:
        """Tell where the lower back is in the person's own range.

        Parameters
        ----------
        readings : dict of Signal to float
            NaN where a signal cannot be read now.

        Returns
        -------
        share, sd : float
            0 pressed, 1 gently arched, and the standard deviation of one picture. NaN where
            what can be read now does not tell the two apart.
        """
        share, independent = _mixed(self.signals, readings)
        d_prime = min(self.d_prime, independent)
        return (share, 1.0 / d_prime) if d_prime >= SEEN_D else (math.nan, math.nan)

    def holds_for(self, rest: Readings) -> bool:
        """Whether a back at rest lies in this range; nothing read is no contradiction.

        The mat line is found anew in every session; where it, or the shirt, is another one,
        a resting back is read outside of what it can do.
        """
        share, sd = self.share(rest)
        if math.isnan(share):
            return all(math.isnan(rest.get(signal, math.nan)) for signal in self.signals)
        return -2.0 * sd <= share <= 1.0 + 2.0 * sd


Profile = tuple[LowerBackCalibration, ...]
"""What is known of a person's lower back in several placements, the newest last."""


def fitting_calibration(profile: Profile, placement: BackPlacement) -> LowerBackCalibration | None:
    """Give the newest calibration that was made with the person lying so."""
    fitting = (kept for kept in reversed(profile) if kept.placement.same_as(placement))
    return next(fitting, None)


def calibrate(
    pressed: Iterable[Sequence[Readings]],
    arched: Iterable[Sequence[Readings]],
    placement: BackPlacement,
) -> LowerBackCalibration:
    """Learn the two ends of the range from what was read at both.

    Parameters
    ----------
    pressed, arched : iterable of sequence of dict
        A sequence of pictures for each time that the back was pressed or arched; a breath
        is part of the deviation where the spans hold one.

    Returns
    -------
    LowerBackCalibration
        Signals are weighted by d' squared, which is best where their errors are independent;
        the combined d' is measured on the same pictures, so that errors they share count.
        A signal that fell where it should rise has no weight.
    """
    ends = [[row for span in spans for row in span] for spans in (pressed, arched)]
    signals: dict[Signal, SignalCalibration] = {}
    for signal in SIGNALS[placement.posture]:
        values = [[row.get(signal, math.nan) for row in rows] for rows in ends]
        found = _apart(values, _least_sd(signal, placement))
        if found is not None:
            signals[signal] = found
    independent = math.sqrt(sum(max(0.0, end.d_prime) ** 2 for end in signals.values()))
    if independent == 0.0:
        return LowerBackCalibration(signals, 0.0, placement)
    shares = [[_mixed(signals, row)[0] for row in rows] for rows in ends]
    # A handful of pictures may agree better than their errors allow.
    together = _apart(shares, 1.0 / independent)
    d_prime = max(0.0, together.d_prime) if together is not None else 0.0
    return LowerBackCalibration(signals, d_prime, placement)


def what_to_change(calibration: LowerBackCalibration, raised_deg: float) -> tuple[BackAdvice, ...]:
    """Tell what may help to see the lower back; nothing where it is seen.

    `raised_deg` is how far the camera looks down (`View.raised_deg`); NaN unknown.
    """
    if calibration.seen:
        return ()
    supine = calibration.placement.posture is Posture.SUPINE
    possible = (
        (BackAdvice.NEAR_ARM, supine and Signal.UNDER_GAP not in calibration.signals),
        (BackAdvice.LENS, not raised_deg <= LENS_LOW_DEG),
        (BackAdvice.SHIRT, True),
    )
    return tuple(advice for advice, helps in possible if helps)


def _apart(ends: Sequence[Sequence[float]], least_sd: float) -> SignalCalibration | None:
    """Means and pooled deviation; None where less than half was read at either end."""
    known = []
    for values in map(np.array, ends):
        known.append(values[~np.isnan(values)])
        if len(known[-1]) < max(FEWEST_PICTURES, len(values) / 2):
            return None
    press, arch = (float(values.mean()) for values in known)
    sd = math.sqrt(sum(float(values.var()) for values in known) / 2.0)
    return SignalCalibration(press, arch, max(sd, least_sd))


def _least_sd(signal: Signal, placement: BackPlacement) -> float:
    edge_t = EDGE_SD_PX / placement.torso_px
    # An angle of a line as long as the trunk.
    return math.degrees(edge_t) if signal is Signal.TRUNK_TURN else edge_t


def _mixed(signals: Mapping[Signal, SignalCalibration], readings: Readings) -> tuple[float, float]:
    """Weigh the shares that are known by d' squared; their d' if errors are independent."""
    shares = [
        (end.share(readings.get(signal, math.nan)), end.d_prime**2)
        for signal, end in signals.items()
        if end.d_prime > 0.0
    ]
    known = [(share, weight) for share, weight in shares if not math.isnan(share)]
    if not known:
        return math.nan, 0.0
    apart = max(known)[0] - min(known)[0]
    if apart > max(CONTRADICT_SHARE, CONTRADICT_SD * math.sqrt(sum(1.0 / w for _, w in known))):
        return math.nan, 0.0
    total = sum(weight for _, weight in known)
    return sum(share * weight for share, weight in known) / total, math.sqrt(total)
