"""What is shown: the window, the keys, and the pictures kept for tests."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import cv2

from posecheck.app.session.records import Key
from posecheck.app.session.watching import View
from posecheck.feedback.live_picture import LivePicture
from posecheck.feedback.screen import Page
from posecheck.feedback.session_pages import Status
from posecheck.feedback.window import Window
from posecheck.files import make_folder, open_own
from posecheck.pose import ImageArray

__all__ = ["KEYS", "Screenshots", "Show"]

KEYS = {
    " ": Key.PAUSE,
    "n": Key.SKIP,
    "q": Key.STOP,
    "esc": Key.STOP,
    "y": Key.YES,
    "j": Key.YES,
    **{digit: Key(digit) for digit in "0123456789"},
}
# A page is kept once it has been there for this long, with its picture.
_SETTLED_S = 0.4
# Weight of the newest delay in the mean that is shown.
_NEWEST = 0.1


class Screenshots:
    """Keeps one picture of every page that is shown, in the order of their coming."""

    def __init__(self, folder: Path, *, shared: bool = False) -> None:
        make_folder(folder, shared=shared)
        self._folder, self._shared = folder, shared
        self._key: tuple[object, ...] = ()
        self._since_s = 0.0
        self._kept = 0

    def look(self, view: View, image_bgr: ImageArray, now_s: float) -> None:
        """Keep the picture if its page is new and has settled."""
        key = _kind(view)
        if key != self._key:
            self._key, self._since_s = key, now_s
        elif self._since_s >= 0 and now_s - self._since_s >= _SETTLED_S:
            self._since_s = -1.0
            self._kept += 1
            words = "-".join(str(part) for part in key if part)
            path = self._folder / f"{self._kept:03d}-{words}.png"
            with open_own(path, "wb", shared=self._shared) as file:
                file.write(cv2.imencode(".png", image_bgr)[1].tobytes())


def _kind(view: View) -> tuple[object, ...]:
    """What makes a page another page: its kind, exercise, words, and the state of a hold."""
    screen, assessment = view.output.screen, view.output.assessment
    words = screen.headline.id if screen.headline is not None else ""
    if screen.page is not Page.EXERCISE or assessment is None:
        return (screen.page, screen.exercise, words, "")
    fault = assessment.active_faults[0].check if assessment.active_faults else ""
    unseen = str(assessment.cannot_see or "").replace(" ", "_")
    return (screen.page, screen.exercise, assessment.phase, fault or unseen)


class Show:
    """Draws every view once; called from the main thread alone.

    Parameters
    ----------
    window : Window or None
        None: nothing is shown, and pictures are drawn only to be kept.
    now : callable
        The steady clock of the pictures, in seconds.

    Attributes
    ----------
    details, muted, recording : bool
        What the small letters say.
    caption : str
        The words that are being said.
    delay_ms : float
        From the arrival of a picture to its being shown, smoothed.
    """

    def __init__(
        self,
        window: Window | None,
        picture: LivePicture,
        screenshots: Screenshots | None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._window, self._picture, self._screenshots = window, picture, screenshots
        self._now = now
        self.details = self.muted = self.recording = False
        self.caption = ""
        self.delay_ms = 0.0
        self._shown_at_s = 0.0

    def draw(self, view: View) -> None:
        """Draw and show a view."""
        if self._window is None and self._screenshots is None:
            return
        output = view.output
        status = Status(
            view.fps,
            self.delay_ms,
            view.drops,
            self.details,
            self.muted,
            self.recording,
            self.caption,
        )
        image = view.frame.image_bgr if view.frame is not None else None
        shown = self._picture.draw(image, view.pose, output.assessment, output.screen, status)
        if self._window is not None:
            self._window.show(shown)
        self._measure(view)
        if self._screenshots is not None:
            self._screenshots.look(view, shown, self._now())

    def key(self) -> str | None:
        """Let the window live; give the key pressed in it."""
        return self._window.key() if self._window is not None else None

    @property
    def windowed(self) -> bool:
        """Whether somebody can see it."""
        return self._window is not None

    @property
    def closed(self) -> bool:
        """Whether somebody has closed the window."""
        return self._window is not None and self._window.closed

    def close(self) -> None:
        """Take the window from the screen."""
        if self._window is not None:
            self._window.close()

    def _measure(self, view: View) -> None:
        if view.arrived_at_s and view.arrived_at_s != self._shown_at_s:
            self._shown_at_s = view.arrived_at_s
            now_ms = (self._now() - view.arrived_at_s) * 1000
            self.delay_ms += _NEWEST * (now_ms - self.delay_ms) if self.delay_ms else now_ms
