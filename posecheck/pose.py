"""Frozen records on the way from a picture to the engine.

Arrays are read-only and owned by their record. Image coordinates are pixels,
x to the right and y down, in the upright picture (rotation tag applied).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from posecheck.landmarks import LANDMARK_COUNT

__all__ = [
    "LATEST_S",
    "MIN_VISIBILITY",
    "FloatArray",
    "Frame",
    "ImageArray",
    "MaskArray",
    "Observation",
    "Picture",
    "Pose",
    "Silhouette",
    "TrunkContour",
    "owned",
]

FloatArray = NDArray[np.float64]
ImageArray = NDArray[np.uint8]
MaskArray = NDArray[np.float32]

# The model's own convention: below one half a point is rather hidden than not.
MIN_VISIBILITY = 0.5
# A hundred years from any zero, for clocks that count from 1970; the pose model's clock fails,
# or ends the process, at absurd times.
LATEST_S = 3.2e9


def owned(values: object, shape: tuple[int, ...], name: str) -> FloatArray:
    """Copy `values` into a read-only float64 array of the given shape.

    Parameters
    ----------
    values : array_like
        Numbers; NaN stands for unknown.
    shape : tuple of int
        The expected shape; -1 accepts any length on that axis.
    name : str
        What to call the array in the error message.

    Returns
    -------
    ndarray
        float64, not writeable.

    Raises
    ------
    ValueError
        If the shape differs.
    """
    if isinstance(values, np.ndarray) and values.base is None and not values.flags.writeable:
        array = values.astype(np.float64, copy=False)  # owned already
    else:
        array = np.array(values, dtype=np.float64)
    fits = array.ndim == len(shape) and all(
        want in (-1, have) for want, have in zip(shape, array.shape, strict=True)
    )
    if not fits:
        raise ValueError(f"{name}: expected shape {shape}, got {array.shape}")
    array.setflags(write=False)
    return array


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of a source; borrowed for one step and kept by nobody.

    Attributes
    ----------
    index : int
        Position in decoding order, from 0. Never used as time.
    time_s : float
        Presentation time since the start of the source, in seconds.
    image_bgr : ndarray of uint8, shape (H, W, 3)
        The upright picture.

    Raises
    ------
    ValueError
        If the time is absurd, or NaN.
    """

    index: int
    time_s: float
    image_bgr: ImageArray

    def __post_init__(self) -> None:
        if not abs(self.time_s) <= LATEST_S:  # also for NaN
            raise ValueError(f"time_s: expected seconds up to {LATEST_S:g}, got {self.time_s:g}")

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height."""
        height, width = self.image_bgr.shape[:2]
        return width, height


@dataclass(frozen=True, slots=True)
class TrunkContour:
    """Outline of the trunk between shoulder and hip, read from the person mask.

    Station k of K lies at the fraction (k + 0.5) / K of the way from the near
    shoulder to the near hip. From each, the mask is followed at right angles to
    the shoulder-hip line to its edge on both sides. What the core measures
    from a mask is measured from these points, so that recorded poses replay it.

    Attributes
    ----------
    side_a_px, side_b_px : ndarray, shape (K, 2)
        Edge points in image pixels on either side of the shoulder-hip line
        (a: the side of +90 degrees in image coordinates, x right and y down,
        seen from shoulder to hip; b: the other). NaN where the mask has no
        edge (it leaves the picture or the station is outside the person).
    """

    side_a_px: FloatArray
    side_b_px: FloatArray

    def __post_init__(self) -> None:
        for name in ("side_a_px", "side_b_px"):
            object.__setattr__(self, name, owned(getattr(self, name), (-1, 2), name))


@dataclass(frozen=True, slots=True)
class Silhouette:
    """Upper and lower edge of the person, read from the person mask column by column.

    Column k of K lies at the fraction (k + 0.5) / K of the picture's width. What the
    core measures from a mask is measured from these, so that recorded poses replay it.

    Attributes
    ----------
    edges_px : ndarray, shape (K, 2)
        Image y of the upper and of the lower edge, in pixels; NaN where the column shows
        nobody.
    """

    edges_px: FloatArray

    def __post_init__(self) -> None:
        object.__setattr__(self, "edges_px", owned(self.edges_px, (-1, 2), "edges_px"))


@dataclass(frozen=True, slots=True)
class Pose:
    """The landmarks of one person in one picture.

    Attributes
    ----------
    time_s : float
        Time of the picture, in seconds since the start of the source.
    points_image : ndarray, shape (33, 2)
        Image points in pixels; may lie outside the picture; NaN if unknown.
    points_world : ndarray, shape (33, 3)
        Metres, origin between the hips, x right, y down, z away from the
        camera. Depth is the model's guess.
    visibility, presence : ndarray, shape (33,)
        0 to 1: likelihood that the point is not hidden, and is in the picture.
    image_size : tuple of int
        Width and height of the picture in pixels.
    contour : TrunkContour, optional
        Present where a mask was asked for and could be read.
    silhouette : Silhouette, optional
        Likewise.
    """

    time_s: float
    points_image: FloatArray
    points_world: FloatArray
    visibility: FloatArray
    presence: FloatArray
    image_size: tuple[int, int]
    contour: TrunkContour | None = field(default=None)
    silhouette: Silhouette | None = field(default=None)

    def __post_init__(self) -> None:
        n = LANDMARK_COUNT
        for name, shape in (
            ("points_image", (n, 2)),
            ("points_world", (n, 3)),
            ("visibility", (n,)),
            ("presence", (n,)),
        ):
            object.__setattr__(self, name, owned(getattr(self, name), shape, name))


@dataclass(frozen=True, slots=True)
class Picture:
    """What is known of a picture itself, whoever is in it; NaN where it is not known.

    Attributes
    ----------
    still_s : float
        For how long nothing but compression has changed, in s; 0 where something has.
    cut : bool
        Another shot begins with this picture.
    shift_x_px, shift_y_px, turn_deg, scale : float
        Where the camera points, against the first picture of the shot: a point p of the
        background lay at ``scale * turned(p, turn_deg) + shift`` in it (turned from x to y).
        0, 0, 0 and 1 for a camera that stands; NaN where the background shows too little.
    lost : bool
        The camera moves, and the background cannot be followed.
    brightness : float
        Mean, 0 (black) to 255.
    contrast : float
        Between the darkest and the brightest twentieth, 0 to 255.
    noise : float
        Standard deviation of what changes from picture to picture in most places, 0 to 255.
    """

    still_s: float = math.nan
    cut: bool = False
    shift_x_px: float = math.nan
    shift_y_px: float = math.nan
    turn_deg: float = math.nan
    scale: float = math.nan
    lost: bool = False
    brightness: float = math.nan
    contrast: float = math.nan
    noise: float = math.nan

    @property
    def stands(self) -> bool:
        """Whether the camera points where it did in the first picture of the shot."""
        return (self.shift_x_px, self.shift_y_px, self.turn_deg, self.scale) == (0, 0, 0, 1)


@dataclass(frozen=True, slots=True)
class Observation:
    """What was seen at a moment.

    Attributes
    ----------
    time_s : float
        Seconds since the start of the source; strictly increasing.
    pose : Pose or None
        None: the picture was looked at and shows nobody. A missing picture is
        no observation at all, only a gap in time.
    picture : Picture or None
        None: nothing is known of the picture (recorded by an older version).
    """

    time_s: float
    pose: Pose | None
    picture: Picture | None = None
