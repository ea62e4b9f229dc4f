"""How a person is lit, from the numbers of one picture."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from posecheck.landmarks import BONES
from posecheck.pose import FloatArray, ImageArray, Pose
from posecheck.tracking.estimate import seen_landmarks

__all__ = ["Light", "light_of"]

# A picture is looked at in about this many columns: light has no fine detail.
_COLUMNS = 160
# Share of blue, green and red in what an eye calls bright (ITU-R BT.601).
_LUMA = np.array([0.114, 0.587, 0.299])
# From here on a pixel shows no detail any more, in the bright.
BURNT = 245.0
# Points looked at along each bone, from end to end.
_SHARES = np.linspace(0.1, 0.9, 5)


@dataclass(frozen=True, slots=True)
class Light:
    """Brightness, 0 (black) to 255.

    Attributes
    ----------
    picture : float
        Median of the picture.
    person : float
        Median along the person's bones; NaN if nobody is seen.
    around : float
        90th percentile of what is not the person: a window behind, a lamp.
    burnt : float
        Share (0 to 1) of the picture that is white without detail.
    """

    picture: float
    person: float
    around: float
    burnt: float


def light_of(image_bgr: ImageArray, pose: Pose | None) -> Light:
    """Measure the light of a picture; a millisecond, and a few times a second is enough.

    Parameters
    ----------
    image_bgr : ndarray of uint8, shape (H, W, 3)
    pose : Pose or None
        Of the same picture.
    """
    step = max(1, image_bgr.shape[1] // _COLUMNS)
    luma = image_bgr[::step, ::step] @ _LUMA
    away = np.ones(luma.shape, dtype=bool)
    person = math.nan
    if pose is not None:
        points = _on_bones(pose) / step
        inside = (points >= 0).all(axis=1) & (points < luma.shape[::-1]).all(axis=1)
        columns, rows = points[inside].astype(int).T
        if len(rows):
            person = float(np.median(luma[rows, columns]))
            away[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1] = False
    around = luma[away] if away.any() else luma.ravel()
    return Light(
        picture=float(np.median(luma)),
        person=person,
        around=float(np.quantile(around, 0.9)),
        burnt=float((luma >= BURNT).mean()),
    )


def _on_bones(pose: Pose) -> FloatArray:
    """Points along the bones whose two ends are seen, in pixels."""
    seen = seen_landmarks(pose)
    pairs = [(a, b) for a, b in BONES if seen[a] and seen[b]]
    if not pairs:
        return np.empty((0, 2))
    ends = pose.points_image[np.array(pairs)]
    along: FloatArray = (
        ends[:, None, 0] * (1 - _SHARES)[:, None] + ends[:, None, 1] * _SHARES[:, None]
    ).reshape(-1, 2)
    return along
