"""What is said of a camera that comes and goes."""

from __future__ import annotations

import math

from posecheck.app.session.records import Camera, Sight, Turn
from posecheck.coaching.utterance import Earcon

__all__ = ["CameraTalk"]

# A lost camera is spoken of once more after this long.
REMIND_S = 20.0


class CameraTalk:
    """Keeps what the camera does; says when it is lost, once more later, and when it is back."""

    def __init__(self) -> None:
        self.camera = Camera(Sight.OPENING)
        self._lost = False
        self._remind_s = math.inf

    def see(self, turn: Turn) -> None:
        """Take it that a picture has come."""
        self.camera = Camera(Sight.RUNNING)
        if self._lost:
            self._lost = False
            turn.urge("session.camera_back", Earcon.CORRECTED)

    def tick(self, camera: Camera, turn: Turn) -> None:
        """Take what it does while no picture comes."""
        self.camera = camera
        if camera.sight is not Sight.LOST:
            return
        if not self._lost:
            self._lost, self._remind_s = True, turn.time_s + REMIND_S
            turn.urge(camera.reason, Earcon.FAULT)
        elif turn.time_s >= self._remind_s:
            self._remind_s = math.inf
            turn.urge("session.still_lost")
