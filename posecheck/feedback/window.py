"""The window of a session, and the keys pressed in it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Final

import cv2

from posecheck.pose import ImageArray
from posecheck.words import text

__all__ = ["Window", "window_trouble"]

_TITLE: Final = "posecheck"
_NO_KEY: Final = -1
# The library's window ends the whole process where there is no screen, so that it is
# tried in a process of its own first.
_TRIAL: Final = "import cv2; cv2.namedWindow('posecheck', cv2.WINDOW_GUI_NORMAL); cv2.waitKey(1)"
_TRIAL_S: Final = 20.0


def window_trouble() -> str | None:
    """Say why no window can be shown here; None if one can."""
    if sys.platform != "linux":
        return None
    if not os.environ.get("DISPLAY"):
        return text("terminal.window.no_display")
    try:
        done = subprocess.run(
            [sys.executable, "-c", _TRIAL], check=False, capture_output=True, timeout=_TRIAL_S
        )
    except (OSError, subprocess.TimeoutExpired):
        return text("terminal.window.no_answer")
    return None if done.returncode == 0 else text("terminal.window.unusable")


class Window:
    """One window; all calls from the main thread."""

    def __init__(self) -> None:
        flags = cv2.WINDOW_NORMAL | cv2.WINDOW_GUI_NORMAL | cv2.WINDOW_KEEPRATIO
        cv2.namedWindow(_TITLE, flags)
        self._sized = False

    def show(self, image_bgr: ImageArray) -> None:
        """Show a picture."""
        if not self._sized:
            height, width = image_bgr.shape[:2]
            cv2.resizeWindow(_TITLE, width, height)
            self._sized = True
        cv2.imshow(_TITLE, image_bgr)

    def key(self) -> str | None:
        """Let the window live, and give the key that was pressed; None if there was none."""
        code = cv2.pollKey()
        if code == _NO_KEY:
            return None
        code &= 0xFF
        return "esc" if code == 27 else chr(code).lower()

    @property
    def closed(self) -> bool:
        """Whether somebody has closed it. Known after the first picture."""
        if not self._sized:
            return False
        try:
            return bool(cv2.getWindowProperty(_TITLE, cv2.WND_PROP_VISIBLE) < 1)
        except cv2.error:
            return True

    def close(self) -> None:
        """Take it from the screen; harmless when it is gone."""
        try:
            cv2.destroyWindow(_TITLE)
            cv2.pollKey()
        except cv2.error:
            return
