"""One picture of a camera, to see which one it is."""

from __future__ import annotations

from posecheck.capture.camera_address import WebcamAddress
from posecheck.capture.camera_list import CameraInfo
from posecheck.capture.live_source import CameraLost, LiveSource, LostReason, SessionClock
from posecheck.pose import ImageArray

__all__ = ["still", "still_of"]

# Exposure and white balance settle in this time.
SETTLE_S = 1.0


def still(camera: CameraInfo) -> ImageArray:
    """Turn a camera on for a moment and take a picture; the light is off again after it.

    Raises
    ------
    CameraLost
        If it gives none; one line says why.
    """
    from posecheck.capture.webcam import Webcam

    return still_of(Webcam(WebcamAddress(camera.index), SessionClock()))


def still_of(source: LiveSource) -> ImageArray:
    """Take a picture of any source once it has settled, and let go of it.

    Raises
    ------
    CameraLost
        If it gives none.
    """
    try:
        source.open()
        frame = first = source.read()
        while frame is not None and first is not None and frame.time_s - first.time_s < SETTLE_S:
            newer = source.read()
            if newer is None:
                break
            frame = newer
    finally:
        source.close()
    if frame is None:
        raise CameraLost(LostReason.STALLED, "error.camera.no_picture", name=source.name)
    return frame.image_bgr
