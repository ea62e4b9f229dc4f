"""Makes the live picture: the camera's, as in a mirror, with overlay and page."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import cv2
import numpy as np

from posecheck.assessment import Assessment
from posecheck.exercises.registry import find_exercise
from posecheck.feedback import palette
from posecheck.feedback.layout import Layout
from posecheck.feedback.overlay import Overlay
from posecheck.feedback.screen import Page, Screen
from posecheck.feedback.session_pages import DRAWING_SHARE, Pages, Status
from posecheck.feedback.skeleton import Points, draw_skeleton
from posecheck.pose import ImageArray, Pose
from posecheck.preparation.placement_drawing import placement_drawing
from posecheck.words import DEFAULT_LANGUAGE

__all__ = ["EMPTY_SIZE_PX", "LivePicture"]

# Size of the picture while there is none from the camera.
EMPTY_SIZE_PX: Final = (1280, 720)
_DRAWING_SHAPE: Final = 282 / 480
_WITH_BODY: Final = frozenset({Page.SETTING_UP, Page.COUNTDOWN, Page.REST})


class LivePicture:
    """Draws what the window shows; called from the window's thread alone."""

    def __init__(self, language: str = DEFAULT_LANGUAGE) -> None:
        self._language = language
        self._pages = Pages(language)
        self._drawings = lru_cache(maxsize=4)(_drawing)
        self._overlay: Overlay | None = None
        self._exercise = ""
        # Kept from picture to picture: memory that is new for each costs more than drawing.
        self._whole: ImageArray = np.empty((0, 0, 3), np.uint8)
        self._seen: ImageArray = np.empty((0, 0, 3), np.uint8)
        self._caption: str | None = None

    def draw(
        self,
        image_bgr: ImageArray | None,
        pose: Pose | None,
        assessment: Assessment | None,
        screen: Screen,
        status: Status,
    ) -> ImageArray:
        """Give a picture, good until the next is drawn; the camera's own is not changed.

        It is higher than the camera's where there is room for what is said.

        Parameters
        ----------
        image_bgr : ndarray of uint8, shape (H, W, 3), or None
            As the camera sees it, not mirrored. None: there is no picture.
        pose : Pose or None
            Of this very picture.
        assessment : Assessment or None
            Of this very picture.
        """
        width, height = EMPTY_SIZE_PX if image_bgr is None else image_bgr.shape[1::-1]
        below = 0 if status.caption is None else self._pages.caption_rows(height)
        self._make_room(width, height, below)
        shown = self._whole[:height]
        if image_bgr is None:
            shown[:] = palette.PANEL
        else:
            np.copyto(self._seen, image_bgr)
            self._body(self._seen, pose, assessment, screen)
            cv2.flip(self._seen, 1, dst=shown)
        self._pages.draw(shown, screen, status)
        if screen.placement:
            self._placement(shown, screen)
        if status.caption is not None and status.caption != self._caption:
            self._caption = status.caption
            self._pages.caption(self._whole[height:], status.caption, height)
        return self._whole

    def _make_room(self, width: int, height: int, below: int) -> None:
        if self._whole.shape == (height + below, width, 3):
            return
        self._whole = np.empty((height + below, width, 3), np.uint8)
        self._seen = np.empty((height, width, 3), np.uint8)
        self._caption = None

    def _placement(self, image: ImageArray, screen: Screen) -> None:
        """Lay the drawing of where the camera goes into the corner."""
        height, width = image.shape[:2]
        wide = round(width * DRAWING_SHARE)
        drawing = self._drawings(screen.exercise if _alone(screen) else "", wide)
        margin = Layout(width, height).margin
        high = min(drawing.shape[0], height - 2 * margin)
        image[margin : margin + high, width - margin - wide : width - margin] = drawing[:high]

    def _body(
        self, image: ImageArray, pose: Pose | None, assessment: Assessment | None, screen: Screen
    ) -> None:
        height, width = image.shape[:2]
        if screen.page is Page.EXERCISE and assessment is not None:
            if self._overlay is None or self._exercise != screen.exercise:
                self._exercise = screen.exercise
                self._overlay = Overlay(
                    (width, height), screen.exercise, self._language, mirrored_text=True
                )
            self._overlay.draw(image, pose, assessment)
        elif screen.page in _WITH_BODY and pose is not None:
            draw_skeleton(image, Points.of(pose), {}, {}, Layout(width, height), judged=False)


def _alone(screen: Screen) -> bool:
    """Whether the session has this one exercise, for which the camera may be moved."""
    return screen.step is not None and screen.step[1] == 1


def _drawing(exercise: str, width: int) -> ImageArray:
    size = (width, round(width * _DRAWING_SHAPE))
    return placement_drawing(find_exercise(exercise) if exercise else None, size)
