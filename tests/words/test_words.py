from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posecheck.events import Phase
from posecheck.exercises import BUILT_IN
from posecheck.landmarks import Side
from posecheck.verdict import State
from posecheck.words import has, language_of, languages, text
from tests.texts import LANGUAGES, catalogue, fields_of

CUES = [
    f"{check.cue}{direction}"
    for exercise in BUILT_IN
    for check in exercise.checks
    for direction in ((".low", ".high") if check.directional else ("",))
]
# Only a number, a unit, or the same word in both languages.
SAME = {"unit.s", "unit.deg", "count.number", "countdown.number", "session.number", "gesture.pause"}


def test_every_language_has_the_same_ids() -> None:
    assert languages() == ("en", "de")
    assert catalogue("en").keys() == catalogue("de").keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cue_title_phase_and_state_has_a_text(language: str) -> None:
    wanted = [
        *CUES,
        *(f"{exercise.name}.{part}" for exercise in BUILT_IN for part in ("title", "summary")),
        *(f"phase.{phase.value}" for phase in Phase),
        *(f"state.{state.value}" for state in State),
        *(f"side.{side.word}" for side in Side),
    ]
    assert [each for each in wanted if not has(each, language)] == []


def test_languages_agree_on_fields() -> None:
    english, german = catalogue("en"), catalogue("de")
    differ = {each for each in english if fields_of(english[each]) != fields_of(german[each])}
    # German names the side in another place of the sentence, or not at all.
    assert {each for each in differ if "side." not in each} == set()


def test_german_is_not_english() -> None:
    english, german = catalogue("en"), catalogue("de")
    assert {each for each in english if english[each] == german[each]} <= SAME


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
    assert text(cue, "de") == "Beide Schultern zum Boden sinken lassen."


def test_low_and_high_say_different_things() -> None:
    for cue in (each for each in CUES if each.endswith(".low")):
        high = cue.removesuffix(".low") + ".high"
        for language in LANGUAGES:
            assert text(cue, language) != text(high, language)


def test_a_missing_direction_falls_back_to_the_check() -> None:
    assert text("glute_bridge.feet_flat.low") == text("glute_bridge.feet_flat")


def test_an_exercise_speaks_its_own_way_and_otherwise_in_general_words() -> None:
    assert text("attempt.too_small.glute_bridge") == "Not quite high enough to count."
    assert text("attempt.too_small.supine_twist") == text("attempt.too_small")
    assert text("attempt.too_small.hop") == text("attempt.too_small")


@pytest.mark.parametrize("unknown", ["", "hop", "no.such", "no.such.low", "glute_bridge", "{side}"])
def test_an_unknown_id_is_given_back(unknown: str) -> None:
    assert text(unknown, "de", side=Side.LEFT) == unknown


def test_language_tags() -> None:
    assert [language_of(tag) for tag in ("de-AT", "de_DE", "DE", "fr", "")] == [
        *("de", "de", "de"),
        *("en", "en"),
    ]


def test_no_text_is_written_twice() -> None:
    for folder in (Path("posecheck/words") / language for language in LANGUAGES):
        root = Path(__file__).parents[2]
        names = [
            line.split(" = ")[0]
            for file in (root / folder).glob("*.ftl")
            for line in file.read_text().splitlines()
            if " = " in line and line[0] not in "# -"
        ]
        assert len(names) == len(set(names)), folder


@given(st.text(), st.text())
def test_nothing_crashes(text_id: str, language: str) -> None:
    assert isinstance(text(text_id, language), str)
