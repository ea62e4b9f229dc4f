"""Opens the window before anything else of a session is loaded.

PyAV and OpenCV both bring X11 libraries along. Where PyAV's are loaded first, OpenCV's
window never appears and the process hangs (seen with av 17 and OpenCV 5.0 on Linux).
"""

from __future__ import annotations

from posecheck.cli.terminal import say
from posecheck.feedback.window import Window, window_trouble
from posecheck.words import text

__all__ = ["open_window"]


def open_window(*, wanted: bool) -> Window | None:
    """Open the window, or say why there is none."""
    if not wanted:
        return None
    trouble = window_trouble()
    if trouble is not None:
        say(text("terminal.no_window", why=trouble), err=True)
        return None
    return Window()
