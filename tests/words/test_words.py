from __future__ import annotations

import errno
import pickle
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posecheck.errors import UsageError
from posecheck.events import Phase
from posecheck.exercises import BUILT_IN
from posecheck.landmarks import Side
from posecheck.words import has, language_of, languages, system_language, text, use, why
from tests.texts import LANGUAGES, everything

CUES = [
    f"{check.cue}{direction}"
    for exercise in BUILT_IN
    for check in exercise.checks
    for direction in ((".low", ".high") if check.directional else ("",))
]
# A person lying two metres away reads two rows of this many letters.
SHOWN_WIDTH, SHOWN_ROWS = 22, 2
# The same word in both languages.
SAME = {"gesture.pause", "cli-metavar-text", "terminal-replay-clips", "terminal-doctor-mediapipe"}


def test_languages() -> None:
    assert languages() == ("en", "de")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cue_title_and_phase_has_a_text(language: str) -> None:
    wanted = [
        *CUES,
        *(f"{exercise.name}.{part}" for exercise in BUILT_IN for part in ("title", "summary")),
        *(f"phase.{phase.value}" for phase in Phase),
        *(f"side.{side.word}" for side in Side),
    ]
    assert [each for each in wanted if not has(each, language)] == []


def test_german_is_not_english() -> None:
    english, german = everything("en"), everything("de")
    same = {each for each in english if english[each] == german[each]}
    # Only fields, numbers and units besides.
    words = {each: re.sub(r"\{.*?\}|^.*? =", "", english[each]) for each in same}
    worded = {each for each in same if re.search(r"[a-z]{4}", words[each])}
    assert worded <= SAME


@pytest.mark.parametrize("language", LANGUAGES)
def test_cues_are_short_sentences(language: str) -> None:
    for cue in CUES:
        words = text(cue, language, side="left")
        assert words.endswith(".") and len(words) <= 62, words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("side", ["left", "right", ""])
@pytest.mark.parametrize("cue", CUES)
def test_a_cue_has_a_short_form_for_the_picture(cue: str, side: str, language: str) -> None:
    shown = text(cue, language, form="shown", side=side)
    assert shown != text(cue, language, side=side)
    rows = textwrap.wrap(shown, SHOWN_WIDTH, break_long_words=False, break_on_hyphens=False)
    assert len(rows) <= SHOWN_ROWS and max(map(len, rows)) <= SHOWN_WIDTH, rows


def test_a_text_without_a_short_form_is_shown_as_it_is_said() -> None:
    assert text("care.intro", form="shown") == text("care.intro")


@pytest.mark.parametrize(
    ("sets", "count", "english", "german"),
    [
        (1, 1, "Once on each side, ten seconds", "Auf jeder Seite einmal zehn Sekunden"),
        (1, 5, "five times on each side", "Auf jeder Seite fünf Mal je zehn"),
        (2, 1, "two sets of one on each side", "zwei Sätze: auf jeder Seite einmal je zehn"),
        (2, 5, "two sets of five on each side", "zwei Sätze: auf jeder Seite fünf Mal je zehn"),
    ],
)
def test_a_dose_is_said_as_a_person_would(sets: int, count: int, english: str, german: str) -> None:
    dose = {"sets": sets, "count": count, "seconds": 10}
    assert text("session.dose.hold_sides", "en", **dose).startswith(english)  # type: ignore[arg-type]
    assert text("session.dose.hold_sides", "de", **dose).startswith(german)  # type: ignore[arg-type]


@pytest.fixture
def _english_again() -> Iterator[None]:
    yield
    use("en")


@pytest.mark.usefixtures("_english_again")
def test_the_language_of_the_process_is_the_one_told() -> None:
    error = UsageError("error.exercise.near", name="brdige", near="glute_bridge")
    assert str(error) == "exercise 'brdige': unknown; did you mean glute_bridge?"
    assert use("de-CH") == "de"
    assert str(error) == "Übung 'brdige': unbekannt; meinten Sie glute_bridge?"
    assert text("begin", "en") == "Begin when you are ready."
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"POSECHECK_LANGUAGE": "de", "LANG": "en_GB.UTF-8"}, "de"),
        ({"LC_ALL": "C", "LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
    ],
)
def test_the_language_of_the_system(environment: dict[str, str], language: str) -> None:
    assert system_language(environment) == language


@pytest.mark.usefixtures("_english_again")
def test_what_the_system_says_is_translated_where_it_is_known() -> None:
    assert why(OSError(errno.ENOSPC, "No space left on device")) == "No space left on device"
    assert why(OSError(errno.EFBIG, "far too large")) == "far too large"
    use("de")
    assert why(OSError(errno.ENOSPC, "No space left on device")) == "kein Speicherplatz mehr frei"


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
