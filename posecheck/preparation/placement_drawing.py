"""A small drawing of where the camera goes: the mat, the person, the lens and two sizes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from posecheck.exercises.spec import PROGRAMME_PLACE, CameraPlace, Exercise
from posecheck.geometry.posture import Posture
from posecheck.pose import ImageArray
from posecheck.words.sources import exercise_folders

__all__ = ["placement_drawing"]


Point3 = tuple[float, float, float]
Limb = tuple[Point3, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """The person in the drawing: trunk, head, and the limbs in the order they are drawn.

    Metres: x along the mat towards the head, y towards the camera, z up.
    """

    hip: Point3
    shoulder: Point3
    head: Point3
    far: tuple[Limb, ...]
    near: tuple[Limb, ...]


@cache
def figure_of(exercise: str) -> Figure:
    """Read the figure of an exercise, or that of somebody who rests."""
    folder = exercise_folders().get(exercise)
    own = folder / "figure.json" if folder else _RESTING
    return Figure(**json.loads((own if own.is_file() else _RESTING).read_text("utf-8")))


_RESTING: Final = Path(__file__).parent / "resting_figure.json"
Colour = tuple[int, int, int]
_PAPER: Final[Colour] = (30, 24, 20)
_FLOOR: Final[Colour] = (48, 41, 36)
_MAT: Final[Colour] = (128, 104, 74)
_SHADE: Final[Colour] = (84, 68, 50)
_BODY: Final[Colour] = (235, 232, 228)
_FAR: Final[Colour] = (178, 172, 168)
_CAMERA: Final[Colour] = (80, 220, 250)
_SIGHT: Final[Colour] = (80, 220, 250)
_SIZE: Final[Colour] = (205, 198, 190)
_SIGHT_SHARE: Final = 0.16

# The drawing is made this many times larger and shrunk, which smooths every edge.
_FINER: Final = 3
# The mat, 1.9 by 0.6 m, and the part of the floor that is drawn; metres.
_MAT_M: Final = (0.95, 0.32)
_FLOOR_M: Final = ((-1.45, 1.75), (-0.6, 3.15))
# How a metre towards the viewer goes in the picture: to the left, and down.
_LEFTWARDS, _DOWNWARDS = 0.50, 0.52
# The part of the world that fills the picture: left, right, top, bottom; metres.
_EXTENT: Final = (-2.75, 1.7, -0.85, 1.75)
_CAMERA_BOX_M: Final = (0.15, 0.10)
_LENS_M: Final = 0.16


def placement_drawing(
    exercise: Exercise | None, size_px: tuple[int, int] = (480, 282)
) -> ImageArray:
    """Draw the mat with a person on it, and the camera at its place beside them.

    Parameters
    ----------
    exercise : Exercise or None
        None draws the one place that serves the whole programme.
    size_px : tuple of int
        Width and height.

    Returns
    -------
    ndarray of uint8, shape (height, width, 3)
        BGR. The head is at the right: on the back, the left side is to the camera.
    """
    width, height = (edge * _FINER for edge in size_px)
    sheet = _Sheet(np.full((height, width, 3), _PAPER, dtype=np.uint8))
    place = PROGRAMME_PLACE if exercise is None else exercise.place
    figure = figure_of("" if exercise is None else exercise.name)
    _ground(sheet)
    _sight(sheet, place)
    _person(sheet, figure, prone=exercise is not None and exercise.posture is Posture.PRONE)
    _camera(sheet, place)
    _sizes(sheet, place)
    small = cv2.resize(sheet.image, size_px, interpolation=cv2.INTER_AREA)
    return np.asarray(small, dtype=np.uint8)


class _Sheet:
    """A picture with a world in it: x along the mat, y towards the viewer, z up."""

    def __init__(self, image: ImageArray) -> None:
        self.image = image
        left, right, top, bottom = _EXTENT
        height, width = image.shape[:2]
        self.px_per_m = min(width / (right - left), height / (bottom - top))
        self._origin = (
            width / 2 - self.px_per_m * (left + right) / 2,
            height / 2 - self.px_per_m * (top + bottom) / 2,
        )

    def at(self, point: Point3) -> tuple[int, int]:
        """Where a point of the world is in the picture."""
        x, y, z = point
        u = self._origin[0] + self.px_per_m * (x - _LEFTWARDS * y)
        v = self._origin[1] + self.px_per_m * (_DOWNWARDS * y - z)
        return round(u), round(v)

    def area(self, points: list[Point3], colour: Colour) -> None:
        """Fill a polygon."""
        cv2.fillPoly(self.image, [np.array([self.at(p) for p in points])], colour, cv2.LINE_AA)

    def line(self, a: Point3, b: Point3, colour: Colour, width_m: float) -> None:
        """Draw a line with round ends."""
        width = max(1, round(width_m * self.px_per_m))
        cv2.line(self.image, self.at(a), self.at(b), colour, width, cv2.LINE_AA)

    def disc(self, centre: Point3, radius_m: float, colour: Colour) -> None:
        """Draw a disc that faces the viewer."""
        radius = max(1, round(radius_m * self.px_per_m))
        cv2.circle(self.image, self.at(centre), radius, colour, -1, cv2.LINE_AA)

    def words(self, text: str, at: tuple[int, int]) -> None:
        """Write centred on a point, on the paper's colour so that lines do not cross it."""
        font, scale, thick = cv2.FONT_HERSHEY_SIMPLEX, self.image.shape[0] / 720, 3
        (w, h), _ = cv2.getTextSize(text, font, scale, thick)
        x, y, pad = at[0] - w // 2, at[1] + h // 2, h // 2
        cv2.rectangle(self.image, (x - pad, y - h - pad), (x + w + pad, y + pad), _PAPER, -1)
        cv2.putText(self.image, text, (x, y), font, scale, _SIZE, thick, cv2.LINE_AA)


def _rectangle(x: tuple[float, float], y: tuple[float, float]) -> list[Point3]:
    return [(x[0], y[0], 0), (x[1], y[0], 0), (x[1], y[1], 0), (x[0], y[1], 0)]


def _ground(sheet: _Sheet) -> None:
    long, broad = _MAT_M
    sheet.area(_rectangle(*_FLOOR_M), _FLOOR)
    sheet.area(_rectangle((-long - 0.02, long + 0.03), (-broad, broad + 0.06)), _SHADE)
    sheet.area(_rectangle((-long, long), (-broad, broad)), _MAT)


def _sight(sheet: _Sheet, place: CameraPlace) -> None:
    """What the lens sees: the mat, and a little more on every side."""
    distance, height = _middle(place)
    lens: Point3 = (0.0, distance, height)
    seen = _rectangle((-_MAT_M[0] - 0.2, _MAT_M[0] + 0.2), (-_MAT_M[1] - 0.1, _MAT_M[1] + 0.25))
    hull = cv2.convexHull(np.array([sheet.at(point) for point in (lens, *seen)]))
    shaded = cv2.fillConvexPoly(sheet.image.copy(), hull, _SIGHT, cv2.LINE_AA)
    cv2.addWeighted(shaded, _SIGHT_SHARE, sheet.image, 1 - _SIGHT_SHARE, 0, sheet.image)
    for corner in seen[2:]:
        sheet.line(lens, corner, _SIGHT, 0.012)


def _person(sheet: _Sheet, figure: Figure, *, prone: bool) -> None:
    for limb in figure.far:
        _limb(sheet, limb, _FAR)
    sheet.line(figure.hip, figure.shoulder, _BODY, 0.19)
    for limb in figure.near:
        _limb(sheet, limb, _BODY)
    sheet.disc(figure.head, 0.115, _BODY)
    x, y, z = figure.head
    nose: Point3 = (x + 0.01, y, z + (-0.12 if prone else 0.12))
    sheet.disc(nose, 0.03, _BODY)


def _limb(sheet: _Sheet, joints: Limb, colour: Colour) -> None:
    for a, b in pairwise(joints):
        sheet.line(a, b, colour, 0.085)


def _camera(sheet: _Sheet, place: CameraPlace) -> None:
    """A box on a stand, seen from behind; its lens points at the mat."""
    distance, height = _middle(place)
    long, tall = _CAMERA_BOX_M
    lifted = max(height, tall)
    slope = lifted / distance
    if height > tall:
        sheet.line((0, distance, 0), (0, distance, height), _CAMERA, 0.03)
    sheet.line((-long, distance, 0), (long, distance, 0), _CAMERA, 0.035)
    front: Point3 = (0.0, distance - _LENS_M, lifted - _LENS_M * slope)
    sheet.line((0.0, distance, lifted), front, _CAMERA, 0.10)
    box = [(-long, -tall), (long, -tall), (long, tall), (-long, tall)]
    sheet.area([(x, distance, lifted + z) for x, z in box], _CAMERA)
    edge = [(x * 0.72, distance, lifted + z * 0.6) for x, z in box]
    sheet.area(edge, _PAPER)


def _sizes(sheet: _Sheet, place: CameraPlace) -> None:
    """The two sizes that matter, each as a line with its ends and its number."""
    distance, height = _middle(place)
    aside = _MAT_M[0] + 0.38
    _size(sheet, (aside, 0, 0), (aside, distance, 0), _metres(place.distance_m), (0.0, 0.0))
    low, high = ((-0.42, distance, z) for z in (0.0, max(height, _CAMERA_BOX_M[1])))
    _size(sheet, low, high, _metres(place.height_m), (-0.40, 0.0))


def _size(sheet: _Sheet, a: Point3, b: Point3, text: str, beside: tuple[float, float]) -> None:
    sheet.line(a, b, _SIZE, 0.014)
    for end in (a, b):
        x, y, z = end
        sheet.line((x - 0.07, y, z), (x + 0.07, y, z), _SIZE, 0.014)
    (ax, ay), (bx, by) = sheet.at(a), sheet.at(b)
    shift_x, shift_y = (round(share * sheet.px_per_m) for share in beside)
    sheet.words(text, ((ax + bx) // 2 + shift_x, (ay + by) // 2 + shift_y))


def _middle(place: CameraPlace) -> tuple[float, float]:
    """Distance and height in the middle of their ranges."""
    return sum(place.distance_m) / 2, sum(place.height_m) / 2


def _metres(span: tuple[float, float]) -> str:
    """``2.5-3 m``, or in centimetres where the metres are small."""
    if span[1] < 1.0:
        return f"{span[0] * 100:.0f}-{span[1] * 100:.0f} cm"
    return f"{span[0]:g}-{span[1]:g} m"
