"""How far the lock-on is, what has happened, and what keeps it from getting on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from posecheck.baseline.record import Baseline
from posecheck.landmarks import Side

__all__ = ["STILL_S", "LockEvent", "LockState", "LockTrouble", "Stage"]

# EXERCISES, "Baseline": the start pose is held still for this long before anything counts.
STILL_S = 2.0


class Stage(StrEnum):
    """How far the lock-on is."""

    FACE = "face"
    LIE_DOWN = "lie_down"
    STILL = "still"
    LOCKED = "locked"
    AWAY = "away"


class LockEvent(StrEnum):
    """What has just happened, each told once; said as ``lock.<event>``.

    `LOCKED` is the first lock, `RETURNED` one in the same place as before (the
    baseline is the same object), `MOVED` one in another place.
    """

    FACE_SEEN = "face_seen"
    LYING = "lying"
    LOCKED = "locked"
    LEFT = "left"
    GOT_UP = "got_up"
    SHIFTED = "shifted"
    RETURNED = "returned"
    MOVED = "moved"


class LockTrouble(StrEnum):
    """Why it does not get on; said as ``lock.<trouble>``."""

    NOBODY = "nobody"
    FACE_HIDDEN = "face_hidden"
    NOT_LYING = "not_lying"
    ON_YOUR_SIDE = "on_your_side"
    TURN_ON_BACK = "turn_on_back"
    TURN_ON_STOMACH = "turn_on_stomach"
    HEAD_HIDDEN = "head_hidden"
    BODY_HIDDEN = "body_hidden"
    VIEW = "view"
    MOVING = "moving"
    START_POSE = "start_pose"


@dataclass(frozen=True, slots=True)
class LockState:
    """Where the lock-on is at one moment.

    Attributes
    ----------
    baseline : Baseline or None
        In force now; None unless `stage` is LOCKED.
    still_s : float
        How long the person has lain still, 0 to `STILL_S`.
    trouble : LockTrouble or None
        What keeps the stage from being passed, once it has lasted.
    event : LockEvent or None
        What happened at this very step.
    near : Side or None
        The side towards the camera, as far as it is known.
    """

    time_s: float
    stage: Stage
    baseline: Baseline | None = None
    still_s: float = 0.0
    trouble: LockTrouble | None = None
    event: LockEvent | None = None
    near: Side | None = None
