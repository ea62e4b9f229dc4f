"""The outline of a stick figure: what a person mask shows where landmarks are not seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from posecheck.landmarks import Landmark, Side
from posecheck.pose import Observation, Pose, Silhouette
from tests.figures import Script, View

L = Landmark
COLUMNS, HALF_PX = 128, 10.0
BONES = (
    (L.LEFT_EAR, L.LEFT_SHOULDER),
    (L.LEFT_SHOULDER, L.LEFT_HIP),
    (L.LEFT_HIP, L.LEFT_KNEE),
    (L.LEFT_KNEE, L.LEFT_ANKLE),
    (L.LEFT_SHOULDER, L.LEFT_ELBOW),
    (L.LEFT_ELBOW, L.LEFT_WRIST),
    (L.LEFT_WRIST, L.LEFT_INDEX),
)
ARM = (L.LEFT_ELBOW, L.LEFT_WRIST, L.LEFT_INDEX)


def outlined(
    clip: list[Observation],
    drawn: Script,
    view: View | None = None,
    lost: Callable[[float], Side | None] = lambda time_s: None,
) -> list[Observation]:
    """The same clip with the outline of a figure; `lost` says whose arm the mask loses."""
    camera = view or View()
    return [
        Observation(o.time_s, replace(o.pose, silhouette=silhouette(photo, lost(o.time_s))))
        for o in clip
        if o.pose
        for photo in (camera.pose(drawn(o.time_s), o.time_s),)
    ]


def silhouette(pose: Pose, lost_arm: Side | None = None) -> Silhouette:
    """Upper and lower edge of bones 20 pixels thick, column by column."""
    x_px = (np.arange(COLUMNS) + 0.5) * pose.image_size[0] / COLUMNS
    edges = np.full((COLUMNS, 2), np.nan)
    for side in Side:
        for a, b in BONES:
            if side is lost_arm and b in ARM:
                continue
            ends = pose.points_image[[a + side, b + side]]
            (x0, y0), (x1, y1) = ends[ends[:, 0].argsort()]
            within = (x_px >= x0) & (x_px <= x1)
            y_px = np.interp(x_px[within], (x0, x1), (y0, y1))
            edges[within, 0] = np.fmin(edges[within, 0], y_px - HALF_PX)
            edges[within, 1] = np.fmax(edges[within, 1], y_px + HALF_PX)
    return Silhouette(edges)
