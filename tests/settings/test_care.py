"""The safety questions: what a yes switches off, what stays, and that it is kept."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from posecheck.errors import OutputError
from posecheck.exercises import BUILT_IN
from posecheck.exercises.registry import find_exercise
from posecheck.exercises.spec import Exercise
from posecheck.settings.care import (
    QUESTIONS,
    Answer,
    Care,
    Rating,
    RatingKind,
    pain_advice,
)
from posecheck.settings.care_file import read_care, write_care

TODAY = "2026-03-01"
NAMES = {exercise.name for exercise in BUILT_IN}
CUES = {check.cue for exercise in BUILT_IN for check in exercise.checks}


def answering(question: str, answer: Answer) -> Care:
    return Care().answered(question, answer, TODAY)


def test_the_questions_are_those_of_the_programme() -> None:
    assert list(QUESTIONS) == [
        "osteoporosis",
        "spinal_stenosis",
        "back_surgery",
        "hip_replacement",
        "pregnancy",
    ]


@pytest.mark.parametrize("exercise", BUILT_IN, ids=lambda e: e.name)
def test_what_an_exercise_may_not_be_done_with_is_asked(exercise: Exercise) -> None:
    assert exercise.not_with <= set(QUESTIONS)
    assert set(exercise.cues_not_with) <= {check.id for check in exercise.checks}
    for questions in exercise.cues_not_with.values():
        assert questions <= set(QUESTIONS)


def off(care: Care) -> set[str]:
    return {exercise.name for exercise in BUILT_IN if care.why_off(exercise)}


def test_nothing_is_off_before_the_answers_and_all_is_to_be_asked() -> None:
    care = Care()
    assert off(care) == set()
    assert care.cues_off(BUILT_IN) == frozenset()
    assert care.may_arch
    assert care.unanswered == QUESTIONS


@pytest.mark.parametrize(
    ("question", "left_out"),
    [
        ("osteoporosis", {"supine_twist"}),
        ("spinal_stenosis", {"ventral_row"}),
        ("back_surgery", NAMES),
        ("hip_replacement", {"knee_to_chest", "supine_twist"}),
        ("pregnancy", NAMES),
    ],
)
def test_a_yes_switches_off_what_it_affects_and_clearing_brings_it_back(
    question: str, left_out: set[str]
) -> None:
    assert off(answering(question, Answer.YES)) == left_out
    assert answering(question, Answer.YES).ask_first
    for answer in (Answer.NO, Answer.CLEARED):
        assert off(answering(question, answer)) == set()
        assert answering(question, answer).ask_first == ()


def test_with_osteoporosis_nobody_is_ever_asked_to_go_further() -> None:
    further = {"supine_twist.twisted", "knee_to_chest.depth"}
    for answer in (Answer.YES, Answer.CLEARED):
        assert answering("osteoporosis", answer).cues_off(BUILT_IN) == further
    assert answering("osteoporosis", Answer.NO).cues_off(BUILT_IN) == frozenset()


def test_nobody_is_asked_to_arch_where_the_canal_is_narrow() -> None:
    care = answering("spinal_stenosis", Answer.YES)
    assert not care.may_arch
    assert care.cues_off(BUILT_IN) == {"glute_bridge.high_enough"}
    assert answering("osteoporosis", Answer.YES).may_arch


def test_why_an_exercise_is_off_is_known() -> None:
    care = answering("hip_replacement", Answer.YES).answered("back_surgery", Answer.YES, TODAY)
    assert care.why_off(find_exercise("supine_twist")) == ("back_surgery", "hip_replacement")
    assert care.why_off(find_exercise("glute_bridge")) == ("back_surgery",)


def test_an_unknown_question_is_an_error() -> None:
    with pytest.raises(KeyError):
        Care().answered("astrology", Answer.YES, TODAY)


def test_answers_are_kept_and_only_for_the_person(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "care.json"
    care = answering("osteoporosis", Answer.YES).answered("pregnancy", Answer.NO, TODAY)
    write_care(path, care)
    read, trouble = read_care(path)
    assert trouble is None
    assert [read.answer(q) for q in QUESTIONS] == [care.answer(q) for q in QUESTIONS]
    assert read.asked_on == TODAY
    assert [p.name for p in path.parent.iterdir()] == ["care.json"]
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o077 == 0


def test_no_file_is_no_trouble(tmp_path: Path) -> None:
    assert read_care(tmp_path / "care.json") == (Care(), None)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no json",
        b"[1]",
        b'{"schema": 2, "answers": {}}',
        b'{"schema": 1, "answers": 5}',
        b"\xff\xfe",
        b"{" * 70_000,
    ],
)
def test_a_damaged_file_is_asked_again_and_never_taken_for_a_no(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "care.json"
    path.write_bytes(content)
    care, trouble = read_care(path)
    assert care.unanswered == QUESTIONS
    assert trouble is not None
    assert "\n" not in trouble


def test_one_bad_answer_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "care.json"
    answers = {"osteoporosis": "maybe", "pregnancy": "yes"}
    path.write_text(json.dumps({"schema": 1, "answers": answers}), "utf-8")
    care, trouble = read_care(path)
    assert trouble is not None
    assert "osteoporosis" in trouble
    assert care.answer("osteoporosis") is Answer.UNANSWERED
    assert care.answer("pregnancy") is Answer.YES


def test_a_folder_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("in the way", "utf-8")
    with pytest.raises(OutputError, match="cannot be kept"):
        write_care(blocked / "care.json", Care())


@pytest.mark.parametrize("value", [None, 0, 10])
def test_a_rating_is_on_the_scale_or_not_told(value: int | None) -> None:
    assert Rating(RatingKind.PAIN_BEFORE, value).value == value


@pytest.mark.parametrize("value", [-1, 11])
def test_a_rating_off_the_scale_is_refused(value: int) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        Rating(RatingKind.EFFORT_AFTER, value)


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        (3, 3, "same"),
        (3, 4, "same"),
        (3, 5, "worse"),
        (5, 3, "better"),
        (5, 4, "same"),
        (None, 3, "unknown"),
        (3, None, "unknown"),
        (None, None, "unknown"),
        (3, 7, "severe"),
        (8, 3, "severe"),
        (7, None, "severe"),
        (None, 10, "severe"),
        (0, 0, "same"),
    ],
)
def test_pain_is_never_called_good_where_it_was_not_told(
    before: int | None, after: int | None, wanted: str
) -> None:
    assert pain_advice(before, after) == f"care.pain.{wanted}"
