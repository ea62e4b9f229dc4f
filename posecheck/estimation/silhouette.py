"""Reads the upper and lower edge of a person from a person mask."""

from __future__ import annotations

import numpy as np

from posecheck.pose import MaskArray, Silhouette

__all__ = ["COLUMNS", "silhouette"]

# A column every 5 pixels of a picture 640 wide; the mask itself is made at 256 across.
COLUMNS = 128
INSIDE = 0.5


def silhouette(mask: MaskArray) -> Silhouette:
    """Find the edges of the person in evenly spaced columns.

    Parameters
    ----------
    mask : ndarray of float32, shape (H, W)
        0 to 1: share of person.
    """
    height, width = mask.shape
    columns = ((np.arange(COLUMNS) + 0.5) * width / COLUMNS).astype(np.intp)
    # Column by column in memory: several times as fast to search.
    inside = np.ascontiguousarray((mask.take(columns, axis=1) > INSIDE).T)
    edges = np.stack(
        [inside.argmax(axis=1), height - inside[:, ::-1].argmax(axis=1)], axis=1
    ).astype(np.float64)
    edges[~inside.any(axis=1)] = np.nan
    return Silhouette(edges)
