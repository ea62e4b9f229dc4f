"""Whether somebody who is still really rests, or holds a limb in the air."""

from __future__ import annotations

import math

from posecheck.baseline.body import Body, body_of
from posecheck.baseline.record import Baseline
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Landmark, Side
from posecheck.pose import Pose
from posecheck.tracking.estimate import estimate_of

__all__ = ["limbs_rest"]

_L = Landmark
# A foot (or, on the stomach, a hand) this far over where an adult's rests is held up: 10 cm.
# The far side is known less well.
HELD_UP_T = 0.20
HELD_UP_FAR_T = 0.25
_FOOT = (_L.LEFT_ANKLE, _L.LEFT_HEEL, _L.LEFT_FOOT_INDEX)
_HAND = (_L.LEFT_WRIST,)
_HEAD = (_L.LEFT_EAR,)


def limbs_rest(pose: Pose, baseline: Baseline) -> bool:
    """Tell whether every foot that is seen is down, and on the stomach every hand.

    On the stomach the head must be down too; on the back it may lie on a pillow and the
    hands anywhere. What is not seen is taken to rest: there is no better to be had.
    """
    body, _ = body_of(estimate_of(pose), baseline)
    if body is None:
        return False
    limbs = (_FOOT, _HAND, _HEAD) if baseline.posture is Posture.PRONE else (_FOOT,)
    return not any(_held_up(body, limb, side) for limb in limbs for side in Side)


def _held_up(body: Body, limb: tuple[Landmark, ...], side: Side) -> bool:
    heights = [body.clearance_t(left, side).value for left in limb]
    known = [height for height in heights if not math.isnan(height)]
    limit_t = HELD_UP_T if side is body.near else HELD_UP_FAR_T
    return bool(known) and min(known) > limit_t
