from __future__ import annotations

import string
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from overlay_scenes import fault

from posecheck import feedback
from posecheck.events import Phase
from posecheck.feedback.phrases import LANGUAGES, catalogue, cue_text, language_of, text
from posecheck.landmarks import Side
from posecheck.verdict import State

EXERCISES = {
    "leg_raise_hold": "raised_knee support_knee.low support_knee.high support_foot leg_height.low "
    "leg_height.high steady head_shoulders pelvis hollow_back",
    "knee_to_chest": "depth knee_folded other_leg other_foot head_shoulders",
    "supine_twist": "shoulders_flat crossed twisted lower_knee calm",
    "glute_bridge": "high_enough not_too_high knees.low knees.high feet_flat shoulders_flat slow "
    "arms",
    "long_stretch": "right_pair arm_overhead elbow knees flat no_arch",
    "ventral_row": "right_pair superman arm_lifted leg_lifted head too_high "
    "straight_limbs pelvis_chest straight_row",
}
CUES = [f"{name}.{check}" for name, checks in EXERCISES.items() for check in checks.split()]
KNOWN_FIELDS = {"side", "part", "this", "other", "over", "cue", "title", "count", "total", "sets"}
KNOWN_FIELDS |= {"seconds", "goal", "left", "right", "fps", "delay", "drops"}
# Only a number, a unit, or the same word in both languages.
SAME = {"unit.s", "unit.deg", "count.number", "countdown.number", "session.number", "gesture.pause"}


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_language_has_the_same_ids() -> None:
    assert LANGUAGES == ("en", "de")
    assert catalogue("en").keys() == catalogue("de").keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cue_title_phase_and_state_has_a_text(language: str) -> None:
    wanted = [
        *CUES,
        *(f"exercise.{name}" for name in EXERCISES),
        *(f"phase.{phase.value}" for phase in Phase),
        *(f"state.{state.value}" for state in State),
        *(f"side.{side.word}" for side in Side),
    ]
    assert [each for each in wanted if each not in catalogue(language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_filled_and_clean(language: str) -> None:
    for text_id, template in catalogue(language).items():
        assert template == " ".join(template.split()) != "", text_id
        assert _fields(template) <= KNOWN_FIELDS, text_id
        if "{side}" in template:
            assert f"{text_id}.any" in catalogue(language), text_id


def test_languages_agree_on_fields() -> None:
    for text_id, template in catalogue("en").items():
        assert _fields(template) == _fields(catalogue("de")[text_id]), text_id


def test_german_is_not_english() -> None:
    same = [each for each in catalogue("en") if catalogue("en")[each] == catalogue("de")[each]]
    assert set(same) <= SAME


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_catalogue_overwrites_a_text_of_another(language: str) -> None:
    folder = Path(feedback.__file__).parent
    names = [path.stem for path in folder.glob(f"catalogue_*{language}.py")]
    parts = [import_module(f"posecheck.feedback.{name}").TEXTS for name in names]
    assert sum(len(part) for part in parts) == len(catalogue(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_cues_are_short_sentences(language: str) -> None:
    for cue in CUES:
        words = text(cue, language, side="left")
        assert words.endswith(".") and len(words) <= 62, words


def test_side_is_put_into_words() -> None:
    cue = "supine_twist.shoulders_flat"
    assert text(cue, side=Side.LEFT) == "Let your left shoulder sink to the floor."
    assert text(cue, "de", side="right") == "Die rechte Schulter zum Boden sinken lassen."
    assert text(cue) == text(cue, side=None) == "Let both shoulders sink to the floor."
    assert cue_text(fault(cue, Side.RIGHT), "en") == text(cue, side=Side.RIGHT)
    assert cue_text(fault(cue), "de") == "Beide Schultern zum Boden sinken lassen."


def test_low_and_high_say_different_things() -> None:
    for cue in (each for each in CUES if each.endswith(".low")):
        high = cue.removesuffix(".low") + ".high"
        for language in LANGUAGES:
            assert text(cue, language) != text(high, language)


def test_a_missing_direction_falls_back_to_the_check() -> None:
    assert text("glute_bridge.feet_flat.low") == text("glute_bridge.feet_flat")


@pytest.mark.parametrize("unknown", ["", "hop", "no.such", "no.such.low", "glute_bridge", "{side}"])
def test_an_unknown_id_is_given_back(unknown: str) -> None:
    assert text(unknown, "de", side=Side.LEFT) == unknown


def test_a_field_that_is_not_given_leaves_nothing_behind() -> None:
    assert "{" not in text("sight.missing")


def test_language_tags() -> None:
    assert [language_of(tag) for tag in ("de-AT", "de_DE", "DE", "fr", "")] == [
        *("de", "de", "de"),
        *("en", "en"),
    ]


@given(st.text(), st.text())
def test_nothing_crashes(text_id: str, language: str) -> None:
    assert isinstance(text(text_id, language), str)
