"""Everything that can be said has words in both languages, and they read well."""

from __future__ import annotations

import pytest

from posecheck.coaching.utterance import Utterance
from posecheck.events import RejectReason
from posecheck.exercises import BUILT_IN
from posecheck.exercises.spec import Exercise
from posecheck.feedback.spoken import spoken, words
from posecheck.history.session_record import EndedBecause
from posecheck.landmarks import Landmark, Side
from posecheck.preparation.gesture import Command
from posecheck.preparation.lock_state import LockEvent, LockTrouble
from posecheck.settings.care import QUESTIONS, RatingKind
from posecheck.verdict import Unknown
from posecheck.words import has
from tests.texts import LANGUAGES, catalogue

NAMES = [exercise.name for exercise in BUILT_IN]
HOLDS = [exercise for exercise in BUILT_IN if exercise.dose.hold_s]

FIXED = [
    "count.number",
    "count.good",
    "count.half",
    "count.one_more",
    "countdown.number",
    "countdown.ten",
    "hold.first",
    "hold.start",
    "hold.again",
    "hold.half",
    "hold.last",
    "hold.enough",
    "hold.short",
    "hold.none",
    "hold.longer",
    "hold.stopped",
    "hold.stopped_by",
    "hold.unseen",
    "hold.hard",
    "corrected.1",
    "corrected.2",
    "corrected.3",
    "corrected.more",
    "cue.rest",
    "sight.back",
    "resume",
    "resume.number",
    "improve",
    "praise.put_right",
    "praise.spotless",
    "done.all",
    "done.each_side",
    "done.set",
    "done.part",
    "done.part_sides",
    "done.none",
    "voice.check",
    "voice.none",
    "voice.none.do",
    "voice.broken",
    "voice.broken.do",
    "care.stop_rule",
    "care.emergency",
    "care.sore",
    "care.intro",
    "care.cleared",
    "gesture.how",
    *(f"care.pain.{kind}" for kind in ("severe", "worse", "better", "same", "unknown")),
    *(f"care.stopped.{b}" for b in EndedBecause if b not in ("done", "skipped")),
    *(f"care.rate.{kind}" for kind in RatingKind),
    *(f"care.{part}.{question}" for part in ("ask", "why") for question in QUESTIONS),
    *(f"lock.{each}" for each in (*LockEvent, *LockTrouble)),
    *(f"gesture.{command}" for command in Command),
]
SAID = [
    *(f"praise.{e.name}.{check.id}" for e in BUILT_IN for check in e.checks),
    *(f"hold.reached.{e.name}" for e in HOLDS),
    *(f"breathe.{e.name}" for e in HOLDS),
    *(
        f"{kind}.{e.name}"
        for e in BUILT_IN
        if e.has_sides
        for kind in ("side.first", "side.next", "side.same", "side.full", "hold.side", "idle")
    ),
    "begin.glute_bridge",
    "setup.glute_bridge",
    *(
        f"attempt.{reason.name.lower()}"
        for reason in RejectReason
        if reason is not RejectReason.LEFT_POSTURE
    ),
]


def weighty(exercise: Exercise) -> list[str]:
    return [c.id for c in exercise.checks if c.severity == 0 or c.stops_clock]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_said_has_its_own_words(language: str) -> None:
    untold = [f"untold.{e.name}.{check}" for e in BUILT_IN for check in weighty(e)]
    assert [each for each in (*FIXED, *SAID, *untold) if not has(each, language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("side", Side)
def test_a_sentence_is_whole_with_a_capital_and_a_full_stop(language: str, side: Side) -> None:
    values = {"count": 3, "sets": 2, "seconds": 7, "goal": 10, "left": 1, "right": 0}
    prefixes = ("count", "hold", "side", "idle", "done", "praise", "untold", "breathe", "improve")
    prefixes += ("corrected", "attempt", "resume", "lock", "care", "voice")
    skip = {"side.left", "side.right", "side.of.left", "side.of.right", "hold"}
    skip |= {"hold.paused", "hold.done"}
    for text_id in catalogue(language):
        room, _, own = text_id.partition(".")
        kind = own.split(".")[0] if room in NAMES else room
        if kind not in prefixes or text_id in skip:
            continue
        said = spoken(text_id, language, side=side, cue="glute_bridge.slow", **values)
        assert said[0].isupper() and said[-1] in ".?:!", (text_id, said)
        assert "{" not in said and "  " not in said and said != text_id, (text_id, said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_during_an_exercise_are_short(language: str) -> None:
    values = {"count": 3, "seconds": 7, "goal": 10}
    prefixes = ("count", "hold.start", "hold.first", "hold.side", "corrected", "breathe")
    for text_id in catalogue(language):
        room, _, own = text_id.partition(".")
        if (own if room in NAMES else text_id).startswith(prefixes):
            said = spoken(text_id, language, side=Side.LEFT, **values)
            assert len(said) <= 50, (text_id, said)


def test_sides_and_numbers_are_words() -> None:
    assert spoken("side.first.supine_twist", side=Side.LEFT).endswith("over to the right.")
    assert "nach links" in spoken("side.first.supine_twist", "de", side=Side.RIGHT)
    assert spoken("count.number", count=7) == "Seven."
    assert spoken("count.number", count=21) == "21."
    assert spoken("hold.short", seconds=6, goal=10).startswith("That was six of ten seconds.")


def test_nothing_is_none_where_it_is_counted_and_zero_on_a_scale() -> None:
    said = spoken("done.part_sides", left=2, right=0)
    assert said == "You did two on the left and none on the right."
    assert spoken("count.number", count=0) == "Zero."
    assert spoken("count.number", "de", count=0) == "Null."


def test_the_pair_of_the_second_round_is_that_of_the_same_side() -> None:
    first = spoken("side.next.long_stretch.1", side=Side.LEFT)
    second = spoken("side.next.long_stretch.2", side=Side.LEFT)
    assert first == "Now your left arm and your right leg."
    assert second == "Now your left arm and your left leg."


def test_an_exercise_of_somebody_else_gets_general_words() -> None:
    assert spoken("side.next.hop.1", side=Side.LEFT) == "Now the left side."
    assert spoken("hold.hard.hop") == spoken("hold.hard")


def test_what_is_hidden_is_named() -> None:
    values = {
        "why": Unknown.NOT_SEEN,
        "missing": (Landmark.LEFT_ANKLE, Landmark.RIGHT_ANKLE),
        "exercise": "glute_bridge",
        "anybody": True,
    }
    hidden = words(Utterance("sight", values))
    assert hidden == "I can't see your feet. If you can, lie so that I see all of you."
    assert words(Utterance("sight", {**values, "anybody": False}), "de").startswith("Ich sehe Sie")
    assert words(Utterance("")) == ""


def test_the_next_thing_to_improve_names_the_cue() -> None:
    said = words(Utterance("improve", {"cue": "supine_twist.shoulders_flat", "side": Side.LEFT}))
    assert said == "One thing for next time. Let your left shoulder sink to the floor."
