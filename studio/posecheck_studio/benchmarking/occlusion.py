"""Which joints of a synthetic person can be seen from where the camera stands."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from posecheck.landmarks import Landmark, Side, of_side
from posecheck_studio.benchmarking.filmed import Filmed, camera_of

__all__ = ["visible_joints"]

_L = Landmark
_LEG = (_L.LEFT_HIP, _L.LEFT_KNEE, _L.LEFT_ANKLE, _L.LEFT_FOOT_INDEX)
_ARM = (_L.LEFT_SHOULDER, _L.LEFT_ELBOW, _L.LEFT_WRIST)
# Half the thickness of each bone's flesh in metres, of an adult of middle size.
_LEG_M, _ARM_M, _TRUNK_M, _HEAD_M = (0.065, 0.045, 0.03), (0.04, 0.03), 0.09, 0.08
# What is no nearer to the lens than the joint itself by this much does not hide it.
_BEFORE_M = 0.03

Bone = tuple[int, int, float]


def _bones() -> tuple[Bone, ...]:
    found: list[Bone] = [(_L.LEFT_EAR, _L.RIGHT_EAR, _HEAD_M)]
    for side in Side:
        found += [
            (of_side(a, side), of_side(b, side), radius_m)
            for chain, radii_m in ((_LEG, _LEG_M), (_ARM, _ARM_M))
            for (a, b), radius_m in zip(pairwise(chain), radii_m, strict=True)
        ]
        found.append((of_side(_L.LEFT_SHOULDER, side), of_side(_L.LEFT_HIP, side), _TRUNK_M))
    return tuple(found)


_BONES = _bones()


def visible_joints(clip: Filmed) -> NDArray[np.bool_]:
    """Whether each true joint is in the picture and nothing of the body is before it.

    Returns
    -------
    ndarray of bool, shape (frames, 33)
        Of the frames of the truth; False while nobody is there.
    """
    joints = np.asarray(clip.arrays["joints_m"], dtype=np.float64)
    camera = camera_of(clip.truth)
    pixels = camera.project(joints)
    size = np.array([camera.width_px, camera.height_px])
    seen = np.all((pixels >= 0.0) & (pixels < size), axis=2)
    lens = np.asarray(camera.position, dtype=np.float64)
    for a, b, radius_m in _BONES:
        hidden = _before(lens, joints, joints[:, None, a], joints[:, None, b], radius_m)
        hidden[:, [a, b]] = False
        seen &= ~hidden
    return np.asarray(seen)


def _before(
    lens: NDArray[np.float64],
    joints: NDArray[np.float64],
    a: NDArray[np.float64],
    b: NDArray[np.float64],
    radius_m: float,
) -> NDArray[np.bool_]:
    """Whether a bone with its flesh is between the lens and a joint."""
    ray, bone, gap = joints - lens, b - a, a - lens
    rr, bb, rb = (np.sum(u * v, axis=-1) for u, v in ((ray, ray), (bone, bone), (ray, bone)))
    rg, bg = np.sum(ray * gap, axis=-1), np.sum(bone * gap, axis=-1)
    det = np.maximum(rr * bb - rb * rb, 1e-12)
    along_bone = np.clip((rb * rg - rr * bg) / det, 0.0, 1.0)
    along_ray = np.clip((rg + along_bone * rb) / np.maximum(rr, 1e-12), 0.0, 1.0)
    apart = along_ray[..., None] * ray - gap - along_bone[..., None] * bone
    distance = np.linalg.norm(apart, axis=-1)
    nearer_m = (1.0 - along_ray) * np.sqrt(rr)
    return np.asarray((distance < radius_m) & (nearer_m > radius_m + _BEFORE_M))
