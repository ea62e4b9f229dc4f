"""What a person sees: everything the engine knows, drawn into the picture."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Final

from posecheck.assessment import Assessment, CheckedAngle, MatLine
from posecheck.events import ViewSuitable, ViewUnsuitable
from posecheck.feedback import palette
from posecheck.feedback.angle_arcs import Box, angle_tag, draw_arc, place_tag, visible_corner
from posecheck.feedback.banners import banner, caution_frame, sight_panel
from posecheck.feedback.count_panel import count_panel, view_of
from posecheck.feedback.hold_ring import draw_ring_arcs, ring_panel, ring_view
from posecheck.feedback.layout import Layout
from posecheck.feedback.sight import sight_lines
from posecheck.feedback.skeleton import (
    Points,
    bone_states,
    corner_states,
    draw_marks,
    draw_skeleton,
)
from posecheck.feedback.sprites import Sprite
from posecheck.feedback.strokes import strokes
from posecheck.pose import ImageArray, Pose
from posecheck.verdict import State, Unknown
from posecheck.words import text

__all__ = ["Overlay"]

_CACHED_PANELS: Final = 64
"""Panels kept; a whole exercise shows fewer different ones at a time."""

_SIGHT_MARGIN: Final = 0.05
"""Distance of the panel of "I can't see" from the picture's edge, within the frame."""

_ARC_ORDER: Final = {State.FAULT: 0, State.OK: 1, State.UNKNOWN: 2}


class Overlay:
    """Draws one exercise over its pictures.

    Everything scales with the picture; a picture of another size than the last
    one is laid out anew. Panels are drawn once and kept while what they say
    stays the same, so a frame costs a few small blends.

    Parameters
    ----------
    size_px : tuple of int
        Expected width and height of the pictures.
    exercise : str
        Name of the exercise, for its title.
    language : str
        Language tag of the texts.
    mirrored_text : bool
        Draw panels and numbers mirror-inverted, for pictures that are flipped
        left to right afterwards, as in a mirror.
    """

    def __init__(
        self,
        size_px: tuple[int, int],
        exercise: str,
        language: str = "en",
        mirrored_text: bool = False,
    ) -> None:
        self._layout = Layout(*size_px)
        self._exercise = exercise
        self._language = language
        self._mirrored = mirrored_text
        self._view_detail = ""
        self._panels = lru_cache(maxsize=_CACHED_PANELS)(self._make)

    def draw(self, image_bgr: ImageArray, pose: Pose | None, assessment: Assessment) -> None:
        """Draw into a picture, in place.

        Parameters
        ----------
        image_bgr : ndarray of uint8, shape (H, W, 3)
            The upright picture. Must be writeable.
        pose : Pose or None
            The landmarks of this picture; points that are NaN or outside are
            left out. None draws no body. Where the assessment has its own, mended
            pose of this picture, that one is drawn.
        assessment : Assessment
            What is known at this moment.
        """
        height, width = image_bgr.shape[:2]
        if (width, height) != (self._layout.width, self._layout.height):
            self._layout = Layout(width, height)
        self._note_view(assessment)
        unseen = assessment.cannot_see is not None
        taken = self._panel_boxes(assessment, unseen=unseen)
        if assessment.mat_line is not None and not unseen:
            self._mat(image_bgr, assessment.mat_line)
        if pose is not None:
            self._body(image_bgr, assessment.pose or pose, assessment, [box for _, box in taken])
        if unseen:
            for sprite, x, y in caution_frame_of(self._layout):
                sprite.paste(image_bgr, x, y)
        for sprite, box in taken:
            sprite.paste(image_bgr, box[0], box[1])
        self._ring_arcs(image_bgr, assessment, unseen=unseen)
        if assessment.cannot_see is not None:
            self._sight(image_bgr, assessment, assessment.cannot_see, anybody=pose is not None)

    def _note_view(self, assessment: Assessment) -> None:
        for event in assessment.events:
            if isinstance(event, ViewUnsuitable):
                self._view_detail = event.detail
            elif isinstance(event, ViewSuitable):
                self._view_detail = ""

    def _make(self, draw: Callable[..., Sprite], *args: Hashable) -> Sprite:
        sprite = draw(*args)
        return sprite.mirrored() if self._mirrored else sprite

    def _at(self, sprite: Sprite, x: int, y: int) -> tuple[Sprite, Box]:
        """Place a panel; in a picture that will be flipped, on the other side."""
        width, height = sprite.size_px
        left = self._layout.width - x - width if self._mirrored else x
        return sprite, (left, y, width, height)

    def _ring_corner(self) -> tuple[int, int]:
        size = 2 * self._layout.ring_radius + 1
        return self._layout.width - self._layout.margin - size, self._layout.margin

    def _panel_boxes(self, assessment: Assessment, *, unseen: bool) -> list[tuple[Sprite, Box]]:
        """Give the panels of this moment with their places."""
        layout, margin = self._layout, self._layout.margin
        clocks = assessment.clocks
        room = layout.width - 2 * margin
        panels = []
        if clocks is not None:
            ring = self._panels(
                ring_panel, ring_view(clocks, unseen=unseen), layout, self._language
            )
            panels.append(self._at(ring, *self._ring_corner()))
            room = self._ring_corner()[0] - 2 * margin
        view = view_of(
            self._exercise,
            assessment.phase,
            assessment.side,
            assessment.progress,
            dimmed=unseen,
        )
        count = self._panels(count_panel, view, layout, room, self._language)
        panels.append(self._at(count, margin, margin))
        if assessment.active_faults and not unseen:
            worst = assessment.active_faults[0]
            cue = text(worst.cue, self._language, form="shown", side=worst.side)
            sprite = self._panels(banner, layout, cue)
            width, height = sprite.size_px
            panels.append(
                self._at(sprite, (layout.width - width) // 2, layout.height - margin - height)
            )
        return panels

    def _mat(self, image: ImageArray, mat: MatLine) -> None:
        """Draw the mat line across the picture, thin."""
        (x, y), (along_x, along_y) = mat.point_px, mat.along
        reach = math.hypot(self._layout.width, self._layout.height)
        start = (x - reach * along_x, y - reach * along_y)
        end = (x + reach * along_x, y + reach * along_y)
        strokes(image, [(start, end)], palette.MAT, self._layout.px(0.002))

    def _body(
        self, image: ImageArray, pose: Pose, assessment: Assessment, taken: list[Box]
    ) -> None:
        judged = assessment.cannot_see is None
        points = Points.of(pose)
        states = bone_states(assessment.angles)
        arcs = sorted(assessment.angles, key=lambda angle: _ARC_ORDER[angle.verdict.state])
        corners = [visible_corner(points, angle, image, self._layout) for angle in arcs]
        found = [(a, c) for a, c in zip(arcs, corners, strict=True) if c is not None and judged]
        for angle, corner in found:
            draw_arc(image, corner, angle.verdict.state, self._layout)
        draw_skeleton(image, points, states, corner_states(arcs), self._layout, judged=judged)
        if not judged:
            return
        if assessment.active_faults:
            draw_marks(image, points, assessment.active_faults[0].marks, self._layout)
        for angle, corner in found:
            tag = self._tag(angle)
            box = place_tag(corner, tag.size_px, taken, self._layout)
            if box is not None:
                tag.paste(image, box[0], box[1])
                taken.append(box)

    def _tag(self, angle: CheckedAngle) -> Sprite:
        known = math.isfinite(angle.angle_deg)
        whole = round(angle.angle_deg) if known else None
        return self._panels(angle_tag, whole, angle.verdict.state, self._layout, self._language)

    def _ring_arcs(self, image: ImageArray, assessment: Assessment, *, unseen: bool) -> None:
        if assessment.clocks is None:
            return
        radius = self._layout.ring_radius
        x, y = self._ring_corner()
        centre_x = self._layout.width - 1 - x - radius if self._mirrored else x + radius
        view = ring_view(assessment.clocks, unseen=unseen)
        draw_ring_arcs(
            image,
            assessment.clocks,
            view,
            self._layout,
            (centre_x, y + radius),
            mirrored=self._mirrored,
        )

    def _sight(
        self, image: ImageArray, assessment: Assessment, why: Unknown, *, anybody: bool
    ) -> None:
        """Say across the picture what cannot be seen."""
        lines = sight_lines(
            why,
            assessment.missing,
            self._exercise,
            self._language,
            anybody=anybody,
            detail=self._view_detail,
        )
        sprite = self._panels(sight_panel, self._layout, *lines)
        width, height = sprite.size_px
        top = max(self._layout.height - height - self._layout.px(_SIGHT_MARGIN), 0)
        sprite, box = self._at(sprite, (self._layout.width - width) // 2, top)
        sprite.paste(image, box[0], box[1])


caution_frame_of = lru_cache(maxsize=4)(caution_frame)
"""The striped frame, kept for the sizes in use."""
