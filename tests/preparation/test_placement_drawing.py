"""The drawing of the camera's place: one for each exercise, of the size that was asked for."""

from __future__ import annotations

import numpy as np
import pytest

from posecheck.exercises import BUILT_IN
from posecheck.exercises.spec import PROGRAMME_PLACE, Exercise
from posecheck.preparation.placement_drawing import placement_drawing


@pytest.mark.parametrize(
    "exercise", [None, *BUILT_IN], ids=lambda exercise: exercise.name if exercise else "programme"
)
@pytest.mark.parametrize("size_px", [(480, 282), (320, 188), (1280, 720)])
def test_it_fills_its_paper_and_touches_no_edge_with_the_camera(
    exercise: Exercise | None, size_px: tuple[int, int]
) -> None:
    picture = placement_drawing(exercise, size_px)
    assert picture.shape == (size_px[1], size_px[0], 3)
    yellow = (picture[..., 2] > 200) & (picture[..., 0] < 140)
    rows, columns = np.nonzero(yellow)
    assert len(rows) > 50
    assert rows.min() > 0
    assert rows.max() < size_px[1] - 1
    assert columns.min() > 0
    assert columns.max() < size_px[0] - 1


def test_every_exercise_has_its_own_figure() -> None:
    pictures = {placement_drawing(exercise).tobytes() for exercise in BUILT_IN}
    assert len(pictures) == len(BUILT_IN)


def test_the_lens_is_where_the_exercise_wants_it() -> None:
    heights = {e.name: e.place.height_m for e in BUILT_IN}
    assert heights["long_stretch"][0] > heights["supine_twist"][0] > PROGRAMME_PLACE.height_m[1]
    assert heights["leg_raise_hold"][1] < PROGRAMME_PLACE.height_m[0]
