"""Single pictures out of the annotated video."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from pathlib import Path

import cv2

from posecheck.capture.video_file import VideoFile
from posecheck.pose import ImageArray

__all__ = ["key_pictures"]

_SIDE_PX = 720
_QUALITY = 80


def key_pictures(video: Path, times_s: Iterable[float]) -> dict[float, str]:
    """Give the picture shown at each time as a JPEG in a ``data:`` address.

    Raises
    ------
    InputError
        If the video cannot be read; a time behind its end has no picture.
    """
    wanted = sorted(set(times_s))
    found: dict[float, str] = {}
    if not wanted:
        return found
    with VideoFile(video, _SIDE_PX) as frames:
        for frame in frames:
            while wanted and frame.time_s >= wanted[0]:
                found[wanted.pop(0)] = _address(frame.image_bgr)
            if not wanted:
                break
    return found


def _address(image: ImageArray) -> str:
    done, data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    return f"data:image/jpeg;base64,{b64encode(data.tobytes()).decode()}" if done else ""
