from __future__ import annotations

import pytest

from posecheck.feedback.sight import body_parts, sight_lines
from posecheck.landmarks import Landmark
from posecheck.verdict import Unknown
from posecheck.words import text
from tests.texts import LANGUAGES

L = Landmark


@pytest.mark.parametrize(
    ("missing", "parts"),
    [
        ((), ()),
        ((L.NOSE,), ("part.head",)),
        ((L.RIGHT_EAR, L.LEFT_EAR), ("part.head",)),
        ((L.LEFT_KNEE,), ("part.left_knee",)),
        ((L.LEFT_KNEE, L.RIGHT_KNEE), ("part.knees",)),
        ((L.RIGHT_HIP,), ("part.hips",)),
        ((L.LEFT_HEEL, L.RIGHT_FOOT_INDEX), ("part.feet",)),
        ((L.RIGHT_ANKLE, L.RIGHT_HEEL, L.LEFT_SHOULDER), ("part.left_shoulder", "part.right_foot")),
        ((L.LEFT_WRIST, L.RIGHT_ELBOW), ("part.right_arm", "part.left_hand")),
    ],
)
def test_landmarks_become_parts(missing: tuple[Landmark, ...], parts: tuple[str, ...]) -> None:
    assert body_parts(missing) == parts


def test_missing_feet_are_named() -> None:
    missing = (L.LEFT_HEEL, L.RIGHT_HEEL)
    assert sight_lines(Unknown.NOT_SEEN, missing, "glute_bridge", "en")[0] == (
        "I can't see your feet"
    )
    assert sight_lines(Unknown.NOT_SEEN, missing, "glute_bridge", "de")[0] == (
        "Ich sehe Ihre Füße nicht"
    )


def test_two_parts_are_joined_and_more_are_all_of_you() -> None:
    two = sight_lines(Unknown.NOT_SEEN, (L.NOSE, L.LEFT_KNEE), "glute_bridge", "en")[0]
    assert two == "I can't see your head and your left knee"
    three = (L.NOSE, L.LEFT_KNEE, L.LEFT_HEEL)
    assert sight_lines(Unknown.NOT_SEEN, three, "glute_bridge", "en")[0] == "I can't see all of you"


def test_nobody_wins_over_any_reason() -> None:
    for why in Unknown:
        lines = sight_lines(why, (), "glute_bridge", "en", anybody=False)
        assert lines == ("I can't see you", "Come into the picture.")


def test_posture_depends_on_the_exercise() -> None:
    assert "back" in sight_lines(Unknown.POSTURE, (), "glute_bridge", "en")[1]
    assert "stomach" in sight_lines(Unknown.POSTURE, (), "ventral_row", "en")[1]


def test_a_known_detail_of_the_view_is_the_advice() -> None:
    known = sight_lines(Unknown.VIEW, (), "glute_bridge", "en", detail="glute_bridge.advice")
    assert known[1] == text("glute_bridge.advice")
    other = sight_lines(Unknown.VIEW, (), "glute_bridge", "en", detail="yaw 40")
    assert other[1] == "Put the camera at your side."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("why", Unknown)
def test_every_reason_has_words(why: Unknown, language: str) -> None:
    headline, advice = sight_lines(why, (L.LEFT_HIP,), "ventral_row", language)
    for words in (headline, advice):
        assert words and "{" not in words and not words.startswith("sight.")
    if why is not Unknown.STILL_PICTURE:
        assert "see" in headline or "sehe" in headline or "gesehen" in headline
