"""How high the upper and lower edge of a lying person are, along the mat."""

from __future__ import annotations

import math
from statistics import median

import numpy as np

from posecheck.assessment import MatLine
from posecheck.baseline.body import Body
from posecheck.pose import FloatArray, Pose

__all__ = ["edges_t", "reach_t", "sole_t"]

# Half the width of the strip that is looked at, in T: a shank's thickness.
STRIP_T = 0.06
# Edges farther from the mat line belong to somebody, or something, else.
REACH_T = 2.5


def edges_t(body: Body, along_t: float) -> tuple[float, float]:
    """Give the height of the lower and of the upper edge of the person, in T.

    Parameters
    ----------
    body : Body
    along_t : float
        Where along the mat, towards the head, in T.

    Returns
    -------
    tuple of float
        Lower and upper edge over the mat line; NaN where no mask was read, or where the
        mask shows nobody in most of the strip.
    """
    silhouette, mat = body.pose.silhouette, body.baseline.mat
    if silhouette is None or math.isnan(along_t):
        return math.nan, math.nan
    columns = len(silhouette.edges_px)
    column_px = body.pose.image_size[0] / columns
    middle_px = mat.point_px[0] + along_t * mat.torso_px * mat.along[0]
    half_px = max(column_px, STRIP_T * mat.torso_px)
    first = max(0, math.ceil((middle_px - half_px) / column_px - 0.5))
    last = min(columns, math.floor((middle_px + half_px) / column_px - 0.5) + 1)
    shown = [
        ((column + 0.5) * column_px, upper_px, lower_px)
        for column, (upper_px, lower_px) in enumerate(
            silhouette.edges_px[first:last].tolist(), first
        )
        if not math.isnan(upper_px)
    ]
    if not shown or len(shown) * 2 <= last - first:
        return math.nan, math.nan
    (ox, oy), (ux, uy) = mat.point_px, mat.up
    upper, lower = (
        median((seen[0] - ox) * ux + (seen[edge] - oy) * uy for seen in shown) / mat.torso_px
        for edge in (1, 2)
    )
    return (lower, upper) if -REACH_T < lower <= upper < REACH_T else (math.nan, math.nan)


# So many columns may fray at the top and at the bottom.
FRAYED_COLUMNS = 1
# Where the toes end the mask frays along so much, in T, of a sole of about 0.45 T.
FRAYED_T = 0.2


def reach_t(pose: Pose, mat: MatLine, up_to_t: float) -> tuple[float, float]:
    """Give how far down and how far up the person reaches on the feet's side of a place, in T.

    Parameters
    ----------
    pose : Pose
    mat : MatLine
    up_to_t : float
        Where along the mat, towards the head, in T.

    Returns
    -------
    tuple of float
        Over the mat line; NaN where no mask was read, or where it shows hardly anything there.
    """
    lower, upper = _sorted_edges_t(pose, mat, up_to_t)
    if len(lower) <= 2 * FRAYED_COLUMNS + 1:
        return math.nan, math.nan
    return float(lower[FRAYED_COLUMNS]), float(upper[-1 - FRAYED_COLUMNS])


def sole_t(pose: Pose, mat: MatLine, up_to_t: float) -> float:
    """Give the height of the soles that stand on the feet's side of a place, in T.

    Where the toes end the mask frays, by 0.1 T; so the lowest edges, as long as that, are left
    out. Parameters and NaN are those of `reach_t`.
    """
    lower, _ = _sorted_edges_t(pose, mat, up_to_t)
    if pose.silhouette is None or len(lower) == 0:
        return math.nan
    column_t = pose.image_size[0] / len(pose.silhouette.edges_px) / mat.torso_px
    frayed = math.ceil(FRAYED_T / column_t)
    return float(lower[frayed]) if len(lower) > frayed else math.nan


def _sorted_edges_t(pose: Pose, mat: MatLine, up_to_t: float) -> tuple[FloatArray, FloatArray]:
    """Heights of the lower and of the upper edges there, each from the lowest up."""
    silhouette = pose.silhouette
    if silhouette is None or math.isnan(up_to_t):
        return np.empty(0), np.empty(0)
    count = len(silhouette.edges_px)
    x_px = (np.arange(count) + 0.5) * pose.image_size[0] / count
    along = (x_px - mat.point_px[0]) * mat.along[0] / mat.torso_px
    there = (along <= up_to_t) & (along >= up_to_t - REACH_T) & ~np.isnan(silhouette.edges_px[:, 0])
    (ox, oy), (ux, uy) = mat.point_px, mat.up
    upper, lower = (
        np.sort(((x_px - ox) * ux + (edge_px - oy) * uy)[there]) / mat.torso_px
        for edge_px in silhouette.edges_px.T
    )
    return lower, upper
