"""What has to be seen of a body for each check: for the share of time that can be judged."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from posecheck.landmarks import Landmark, Side, of_side
from posecheck.report.truth import PartTruth
from posecheck_studio.benchmarking.filmed import Filmed, near_sides
from posecheck_studio.benchmarking.occlusion import visible_joints

__all__ = ["can_be_judged"]

_L = Landmark
_ACTIVE, _OTHER, _NEAR, _BOTH = "active", "other", "near", "both"
_KNEE = (_L.LEFT_KNEE, _L.LEFT_ANKLE)
_FOOT = (_L.LEFT_HEEL, _L.LEFT_FOOT_INDEX)
_ELBOW = (_L.LEFT_ELBOW, _L.LEFT_WRIST)
_HEAD = (_L.LEFT_EAR, _L.LEFT_SHOULDER)
_HIP, _WRIST, _ANKLE = (_L.LEFT_HIP,), (_L.LEFT_WRIST,), (_L.LEFT_ANKLE,)

# By exercise and check: landmarks as left twins, and whose.
_NEEDS: Mapping[tuple[str, str], tuple[tuple[tuple[Landmark, ...], str], ...]] = {
    ("leg_raise_hold", "pelvis"): ((_HIP, _NEAR),),
    ("leg_raise_hold", "head_shoulders"): ((_HEAD, _NEAR),),
    ("leg_raise_hold", "raised_knee"): ((_KNEE, _ACTIVE),),
    ("leg_raise_hold", "support_knee"): ((_KNEE, _OTHER),),
    ("leg_raise_hold", "support_foot"): ((_FOOT, _OTHER),),
    ("leg_raise_hold", "leg_height"): ((_ANKLE, _ACTIVE),),
    ("leg_raise_hold", "steady"): ((_ANKLE, _ACTIVE),),
    ("knee_to_chest", "head_shoulders"): ((_HEAD, _NEAR),),
    ("knee_to_chest", "depth"): (((_L.LEFT_KNEE,), _ACTIVE),),
    ("knee_to_chest", "knee_folded"): ((_KNEE, _ACTIVE),),
    ("knee_to_chest", "other_leg"): ((_KNEE, _OTHER),),
    ("knee_to_chest", "other_foot"): ((_FOOT, _OTHER),),
    ("supine_twist", "shoulders_flat"): (((_L.LEFT_SHOULDER,), _BOTH),),
    ("supine_twist", "crossed"): (((_L.LEFT_KNEE,), _ACTIVE),),
    ("supine_twist", "calm"): (((_L.LEFT_KNEE,), _ACTIVE),),
    ("supine_twist", "twisted"): (((_L.LEFT_KNEE,), _ACTIVE),),
    ("supine_twist", "lower_knee"): ((_KNEE, _OTHER),),
    ("glute_bridge", "high_enough"): ((_HIP, _NEAR), (_HEAD, _NEAR)),
    ("glute_bridge", "not_too_high"): ((_HIP, _NEAR), (_KNEE, _NEAR)),
    ("glute_bridge", "shoulders_flat"): ((_HEAD, _NEAR),),
    ("glute_bridge", "knees"): ((_KNEE, _NEAR),),
    ("glute_bridge", "feet_flat"): ((_FOOT, _NEAR),),
    ("glute_bridge", "slow"): ((_HIP, _NEAR),),
    ("glute_bridge", "arms"): ((_WRIST, _NEAR),),
    ("long_stretch", "flat"): ((_HIP, _NEAR), (_KNEE, _NEAR)),
    ("long_stretch", "knees"): ((_KNEE, _BOTH),),
    ("long_stretch", "right_pair"): ((_WRIST, _BOTH),),
    ("long_stretch", "arm_overhead"): ((_WRIST, _ACTIVE),),
    ("long_stretch", "elbow"): ((_ELBOW, _ACTIVE),),
    ("ventral_row", "superman"): ((_WRIST, _BOTH), (_ANKLE, _BOTH)),
    ("ventral_row", "too_high"): ((_ANKLE, _OTHER),),
    ("ventral_row", "pelvis_chest"): ((_HIP, _NEAR), (_HEAD, _NEAR)),
    ("ventral_row", "head"): ((_HEAD, _NEAR),),
    ("ventral_row", "right_pair"): ((_WRIST, _BOTH), (_ANKLE, _BOTH)),
    ("ventral_row", "leg_lifted"): ((_ANKLE, _OTHER),),
    ("ventral_row", "arm_lifted"): ((_WRIST, _ACTIVE),),
    ("ventral_row", "straight_limbs"): ((_ELBOW, _ACTIVE), (_KNEE, _OTHER)),
}


def can_be_judged(clip: Filmed, part: PartTruth, checks: tuple[str, ...]) -> dict[str, _Rows]:
    """When view and occlusion allow each check to be judged; without joints, the view alone.

    Returns
    -------
    dict of str to ndarray of bool, shape (frames,)
        Of the frames of the truth. Never, for a check that the truth says need not be told
        from there.
    """
    if "joints_m" not in clip.arrays:
        count = len(clip.arrays.get("time_s", ()))
        return {check: np.full(count, check not in part.may_be_unknown) for check in checks}
    seen, near = visible_joints(clip), near_sides(clip)
    active = _active(clip, part)
    rows = np.arange(len(near))
    found = {}
    for check in checks:
        allowed = np.full(len(near), check not in part.may_be_unknown)
        for parts, whose in _NEEDS.get((part.exercise, check), ()):
            for left in parts:
                for sides in _sides(whose, near, active):
                    known = sides >= 0
                    columns = [of_side(left, Side(max(int(side), 0))) for side in sides]
                    allowed &= known & seen[rows, columns]
        found[check] = allowed
    return found


_Rows = NDArray[np.bool_]


def _active(clip: Filmed, part: PartTruth) -> NDArray[np.int8]:
    """The working side of each frame; -1 outside the holds."""
    times = np.asarray(clip.arrays["time_s"], dtype=np.float64)
    sides = np.full(len(times), -1, dtype=np.int8)
    for hold in part.holds:
        if hold.side is not None:
            sides[(times >= hold.start_s) & (times <= hold.end_s)] = hold.side
    return sides


def _sides(whose: str, near: NDArray[np.int8], active: NDArray[np.int8]) -> list[NDArray[np.int8]]:
    if whose == _NEAR:
        return [np.where(near < 0, Side.LEFT, near)]
    if whose == _BOTH:
        return [np.full(len(near), side, dtype=np.int8) for side in Side]
    other = np.where(active < 0, -1, 1 - active)
    return [active if whose == _ACTIVE else other]
