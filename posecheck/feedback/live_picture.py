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
from posecheck.feedback.phrases import DEFAULT_LANGUAGE
from posecheck.feedback.screen import Page, Screen
from posecheck.feedback.session_pages import Pages, Status
from posecheck.feedback.skeleton import Points, draw_skeleton
from posecheck.pose import ImageArray, Pose
from posecheck.setting_up.placement_drawing import placement_drawing

__all__ = ["EMPTY_SIZE_PX", "LivePicture"]

# Size of the picture while there is none from the camera.
EMPTY_SIZE_PX: Final = (1280, 720)
# Share of the picture's width that the drawing of the camera's place takes.
_DRAWING: Final = 0.34
_DRAWING_SHAPE: Final = 282 / 480
_WITH_BODY: Final = frozenset({Page.SETTING_UP, Page.COUNTDOWN, Page.REST})


class LivePicture:
    """Draws what the window shows; called from the window's thread alone.

    Parameters
    ----------
    language : str
    """

    def __init__(self, language: str = DEFAULT_LANGUAGE) -> None:
        self._language = language
        self._pages = Pages(language)
        self._drawings = lru_cache(maxsize=4)(_drawing)
        self._overlay: Overlay | None = None
        self._exercise = ""

    def draw(
        self,
        image_bgr: ImageArray | None,
        pose: Pose | None,
        assessment: Assessment | None,
        screen: Screen,
        status: Status,
    ) -> ImageArray:
        """Give a new picture; the camera's own is not changed.

        Parameters
        ----------
        image_bgr : ndarray of uint8, shape (H, W, 3), or None
            As the camera sees it, not mirrored. None: there is no picture.
        pose : Pose or None
            Of this very picture.
        assessment : Assessment or None
            Of this very picture.
        screen : Screen
        status : Status
        """
        if image_bgr is None:
            width, height = EMPTY_SIZE_PX
            shown: ImageArray = np.full((height, width, 3), palette.PANEL, np.uint8)
        else:
            shown = image_bgr.copy()
            self._body(shown, pose, assessment, screen)
            shown = np.asarray(cv2.flip(shown, 1), np.uint8)
        self._pages.draw(shown, screen, status)
        if screen.placement:
            self._placement(shown, screen)
        return shown

    def _placement(self, image: ImageArray, screen: Screen) -> None:
        """Lay the drawing of where the camera goes into the corner."""
        height, width = image.shape[:2]
        wide = round(width * _DRAWING)
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
