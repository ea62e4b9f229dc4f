"""What a camera close by does to a limb that leans towards it or away."""

from __future__ import annotations

import math

__all__ = ["FOCAL_SHARE", "camera_distance_t", "lean_deg"]

# Focal length over the picture's longer edge: 62 degrees across, between the webcams (60 to
# 78) and the phones (60 to 70) of today. A quarter more or less turns a lean by 2 degrees.
FOCAL_SHARE = 0.83


def camera_distance_t(image_size: tuple[int, int], torso_px: float) -> float:
    """How far the camera is from the body, in T, if its lens is an ordinary one."""
    return FOCAL_SHARE * max(image_size) / torso_px


def lean_deg(
    rise: float, closeness: float, over_middle: float = 0.0, *, away: bool = True
) -> float:
    """Angle of a limb from the picture's up, from how high its end is seen over its root.

    Parameters
    ----------
    rise : float
        Height of the end over the root in the picture, of the limb's length at the
        root's distance; NaN stays NaN.
    closeness : float
        Length of the limb over the distance of its root from the camera; 0 is a camera
        far away.
    over_middle : float
        Height of the root over the middle of the picture, of the limb's length.
    away : bool
        Whether it leans away from the camera; else towards it.

    Returns
    -------
    float
        0 points up, 90 straight away (or towards), degrees.

    Notes
    -----
    A limb of length 1 that leans away by ``a`` has its end at the height ``cos(a)`` and
    ``sin(a)`` farther off: ``rise + over_middle = (cos(a) + over_middle) / (1 + k sin(a))``
    with the closeness ``k``, which is solved for ``a``. A limb that leans towards the
    camera by less than about 15 degrees seems as high as one that leans by more: the larger
    of the two angles is given.
    """
    slope = closeness * (rise + over_middle)
    cosine = max(-1.0, min(1.0, rise / math.hypot(1.0, slope)))
    turn_deg = math.degrees(math.atan(slope))
    lean = math.degrees(math.acos(cosine))
    return lean - turn_deg if away else lean + turn_deg
