"""Finds the camera that was asked for."""

from __future__ import annotations

from functools import partial

from posecheck.app.session.pictures import LivePictures
from posecheck.capture.paced_file import PacedFile
from posecheck.errors import CameraError

__all__ = ["open_pictures"]


def open_pictures(camera: str) -> LivePictures:
    """Prepare a camera; it is opened when the session starts."""
    if camera.startswith("file:"):
        path = camera.removeprefix("file:")
        return LivePictures(path, partial(PacedFile, path))
    raise CameraError(camera)
