"""The truth frame by frame, as arrays for ``NAME.truth.npz``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from posecheck.landmarks import Landmark, Side, of_side
from posecheck.pose import Observation, TrunkContour
from posecheck.report.truth import ClipTruth
from posecheck_studio.camera import Camera
from posecheck_studio.exact_poses import exact_observation
from posecheck_studio.filming import Shoot
from posecheck_studio.rotations import Vector

__all__ = ["ANGLES", "exact_track", "truth_arrays"]

_L = Landmark
# The joints whose angles are kept: end, corner, end, by their left landmarks.
ANGLES: dict[str, tuple[Landmark, Landmark, Landmark]] = {
    "knee": (_L.LEFT_HIP, _L.LEFT_KNEE, _L.LEFT_ANKLE),
    "hip": (_L.LEFT_SHOULDER, _L.LEFT_HIP, _L.LEFT_KNEE),
    "elbow": (_L.LEFT_SHOULDER, _L.LEFT_ELBOW, _L.LEFT_WRIST),
    "arm": (_L.LEFT_HIP, _L.LEFT_SHOULDER, _L.LEFT_WRIST),
}
# Kept to a tenth of a millimetre, a sixteenth of a pixel, a hundredth of a degree.
_METRE_STEPS, _PIXEL_STEPS, _DEGREE_STEPS = 10_000.0, 16.0, 100.0


def truth_arrays(found: Shoot) -> dict[str, Any]:
    """Give every array that is written beside a clip; see docs/truth-schema.md."""
    camera = found.recipe.camera
    pixels = camera.project(found.joints_m)
    arrays: dict[str, Any] = {
        "time_s": found.times_s,
        "joints_m": _kept(found.joints_m, _METRE_STEPS),
        "joints_px": _kept(pixels, _PIXEL_STEPS),
        "lumbar_gap_mm": _kept(found.gaps_m * 1000.0, _PIXEL_STEPS),
        **_edges(found.outlines),
        **found.states,
    }
    for name, corners in ANGLES.items():
        for side in Side:
            rows = [of_side(corner, side) for corner in corners]
            true = _angles_deg(found.joints_m[:, rows])
            seen = _angles_deg(pixels[:, rows])
            arrays[f"angle_{side.word}_{name}_deg"] = _kept(true, _DEGREE_STEPS)
            arrays[f"projected_{side.word}_{name}_deg"] = _kept(seen, _DEGREE_STEPS)
    return arrays


def exact_track(truth: ClipTruth, arrays: Mapping[str, NDArray[Any]]) -> list[Observation]:
    """What an exact estimator would see, from the files beside a clip.

    Halfway between every two frames there is one more, so that times are known to a
    thirtieth of a second.
    """
    camera = Camera(**truth.recipe["camera"])
    times = _doubled(arrays["time_s"])
    joints = _doubled(arrays["joints_m"])
    lows, highs = _doubled(arrays["outline_low_px"]), _doubled(arrays["outline_high_px"])
    return [
        exact_observation(float(time_s), points, camera, _contour(low, high))
        for time_s, points, low, high in zip(times, joints, lows, highs, strict=True)
    ]


def _doubled(rows: NDArray[Any]) -> Vector:
    values = rows.astype(np.float64)
    doubled = np.repeat(values, 2, axis=0)[:-1]
    doubled[1::2] = (values[1:] + values[:-1]) / 2.0
    return doubled


def _contour(low: Vector, high: Vector) -> TrunkContour | None:
    return None if np.isnan(low).all() else TrunkContour(low, high)


def _edges(outlines: tuple[TrunkContour | None, ...]) -> dict[str, NDArray[Any]]:
    stations = max((len(o.side_a_px) for o in outlines if o is not None), default=1)
    empty = np.full((stations, 2), np.nan)
    pick: dict[str, Callable[[TrunkContour], Vector]] = {
        "outline_low_px": lambda outline: outline.side_a_px,
        "outline_high_px": lambda outline: outline.side_b_px,
    }
    return {
        name: _kept(
            np.array([empty if outline is None else side(outline) for outline in outlines]),
            _PIXEL_STEPS,
        )
        for name, side in pick.items()
    }


def _kept(values: Vector, steps: float) -> NDArray[np.float32]:
    return (np.round(values * steps) / steps).astype(np.float32)


def _angles_deg(points: Vector) -> Vector:
    """Interior angle at the middle one of three points, shape (frames, 3, dimensions)."""
    u, v = points[:, 0] - points[:, 1], points[:, 2] - points[:, 1]
    lengths = np.linalg.norm(u, axis=1) * np.linalg.norm(v, axis=1)
    cosine = np.sum(u * v, axis=1) / lengths
    sine = np.sqrt(np.clip(1.0 - cosine**2, 0.0, 1.0))
    return np.asarray(np.degrees(np.arctan2(sine, cosine)))
