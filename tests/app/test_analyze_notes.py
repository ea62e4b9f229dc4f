from __future__ import annotations

import numpy as np
import pytest

from posecheck.app.notes import notes_on
from posecheck.baseline.survey import survey
from posecheck.capture.recorded import PoseTrack, PoseTrackBuilder
from posecheck.capture.source import StreamHealth
from posecheck.engine import Engine
from posecheck.exercises.registry import find_exercise
from posecheck.pose import Observation
from posecheck.tracking.calibration import PERFECT
from posecheck.words import text
from tests.clips import nobody
from tests.figures import View, bridge, film
from tests.running import track

WELL = StreamHealth()

CANT_TELL = text("note.cant_tell")


def recorded(observations: list[Observation]) -> PoseTrack:
    builder = PoseTrackBuilder(PERFECT)
    for observation in observations:
        builder.add(observation)
    return builder.build()


def notes(
    poses: PoseTrack, exercise_name: str = "glute_bridge", health: StreamHealth = WELL
) -> tuple[str, ...]:
    exercise = find_exercise(exercise_name)
    found = survey(poses, exercise.measure, exercise.unrest)
    engine = Engine(exercise)
    for observation in poses:
        engine.step(observation, found.at(observation.time_s))
    engine.finish()
    return notes_on(engine, health, found, poses)


def test_a_good_recording_needs_no_note() -> None:
    assert notes(recorded(film(bridge(), 12.0))) == ()


def test_another_exercise_is_told_to_be_none_of_it() -> None:
    assert notes(recorded(film(bridge(), 12.0)), "knee_to_chest") == (
        "No knee to chest was seen, nor an attempt at one.",
    )


@pytest.mark.parametrize(
    ("observations", "words"),
    [
        ([], "there is no picture"),
        (nobody(1), "one picture is not a movement"),
        (nobody(), "nobody was seen"),
    ],
)
def test_nobody_is_cant_tell(observations: list[Observation], words: str) -> None:
    (note,) = notes(recorded(observations))
    assert note.startswith(CANT_TELL)
    assert words in note


def test_somebody_who_never_lies() -> None:
    upright = film(bridge(), 3.0, view=View(roll_deg=80.0))
    (note,) = notes(recorded(upright))
    assert note.startswith(CANT_TELL)
    assert "on its side" in note


def test_the_wrong_posture_is_named() -> None:
    (note,) = notes(recorded(film(bridge(), 5.0)), "ventral_row")
    assert note.startswith(CANT_TELL)
    assert "on the stomach" in note.split(";")[0]
    assert "on the back" in note.split(";")[1]


def test_an_unsuitable_view_says_where_the_camera_should_stand() -> None:
    found = notes(track("prone_head_on_a"), "ventral_row")
    assert found[0].startswith(CANT_TELL)
    assert text("ventral_row.advice") in found[0]


def test_damage_and_changes_of_size_are_told() -> None:
    health = StreamHealth(
        frames=10,
        bad_packets=2,
        out_of_order=3,
        size_changes=1,
        complete=False,
        detail="2 damaged parts",
    )
    found = notes(recorded(film(bridge(), 12.0)), health=health)
    assert found[0].startswith("Incomplete: the file is damaged (2 damaged parts)")
    assert found[1].startswith("3 pictures")
    assert "size" in found[2]


def test_gaps_in_time_are_added_up() -> None:
    observations = [o for o in film(bridge(), 12.0) if not 8.0 < o.time_s < 10.0]
    found = notes(recorded(observations))
    assert any("missing for 2.0 s" in note for note in found)


def test_little_coverage_is_told_as_a_share() -> None:
    lying = film(bridge(), 5.0)
    empty = [Observation(5.0 + o.time_s, None) for o in nobody(30 * 15)]
    found = notes(recorded(lying + empty))
    assert any("25% of the time" in note for note in found)
    assert np.all([not note.startswith(CANT_TELL) for note in found])
