from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posecheck.app.session.plan import SessionPlan
from posecheck.app.session.records import Answered, Camera, Ended, Key, Moved, Over, Sight, Started
from posecheck.app.session.session import Choices, Session
from posecheck.events import RepCompleted
from posecheck.feedback.screen import Page
from posecheck.feedback.spoken import words
from posecheck.history.session_record import EndedBecause
from posecheck.landmarks import Side
from posecheck.pose import Observation
from tests.figures import Figure, View, bridge, film
from tests.running import run
from tests.session.play import Played, Player
from tests.session.scenes import FPS, READY_S, arm_up, arm_up_at, bridges, gone, part, session, shot
from tests.texts import LANGUAGES

LOST = Camera(Sight.LOST, "lost.unplugged")


def reps(played: Played) -> list[RepCompleted]:
    return [r.event for r in played.records if isinstance(r, Moved)]  # type: ignore[misc]


def test_the_same_repetitions_as_an_analysis() -> None:
    seen = bridges((READY_S, READY_S + 9), READY_S + 20)
    played = Player(session()).see(seen)
    result, _ = run(seen, "glute_bridge")
    assert reps(played) == list(result.reps)
    assert len(result.reps) == 2


def test_a_session_from_the_welcome_to_the_end() -> None:
    player = Player(session())
    played = player.see(bridges((READY_S, READY_S + 9), READY_S + 60))
    said = played.ids
    order = [
        "session.welcome",
        "place.glute_bridge",
        "care.stop_rule",
        "explain.glute_bridge",
        "session.number",
        "session.go",
        "done.all",
        "session.done",
    ]
    assert [said.index(text_id) for text_id in order] == sorted(map(said.index, order))
    assert said.count("session.number") == 3
    assert played.over
    pages = [page for _, page in played.pages]
    assert pages == [Page.SETTING_UP, Page.COUNTDOWN, Page.EXERCISE, Page.DONE]
    kinds = [type(record) for record in played.records]
    assert kinds == [Started, Moved, Moved, Ended, Over]
    assert played.camera_off_s is not None


def test_nobody_is_asked_to_lie_down_before_the_cameras_place_is_told() -> None:
    sitting = film(lambda time_s: Figure(trunk_lift_deg=80.0), 24.0, FPS)
    lying = shot(bridge(()), 20.0, 24.0)
    said = Player(session()).see([*sitting, *lying]).ids
    order = ["voice.check", "place.glute_bridge", "lock.face_seen.supine", "care.stop_rule"]
    assert [said.index(text_id) for text_id in order] == sorted(map(said.index, order))
    assert "lock.not_lying" not in said
    assert "lock.locked" in said


def test_whoever_lies_down_early_is_not_asked_to() -> None:
    said = Player(session()).see(bridges((), 30.0)).ids
    assert not [text_id for text_id in said if text_id.startswith("lock.face_seen")]


def test_once_is_said_as_once() -> None:
    player = Player(session(part(reps=1)))
    player.see(bridges((), READY_S))
    (dose,) = (u for u in player.played.said if u.id == "session.dose.reps")
    assert words(dose, "en") == "Once, in your own time."


def test_on_the_stomach_a_number_is_given_by_a_foot() -> None:
    player = Player(session(part("ventral_row"), ratings=True), {30.0: Key.SKIP})
    prone = film(lambda time_s: Figure(prone=True), 60.0, FPS)
    said = player.see(prone).ids
    assert "session.number_how.prone" in said
    assert "session.number_how" not in said


def test_whoever_begins_early_is_counted_and_still_hears_the_stop_rule() -> None:
    played = Player(session()).see(bridges((6.0, 15.0), 40))
    assert len(reps(played)) == 2
    assert "explain.glute_bridge" not in played.ids
    assert "session.number" not in played.ids
    assert "care.stop_rule" in played.ids
    assert played.ids.index("care.stop_rule") < played.ids.index("done.all")


def test_a_pause_by_key_counts_nothing() -> None:
    keys = {READY_S + 8: Key.PAUSE, READY_S + 19: Key.PAUSE}
    seen = bridges((READY_S, READY_S + 9, READY_S + 20), READY_S + 40)
    played = Player(session(), keys).see(seen)
    assert Page.PAUSED in [page for _, page in played.pages]
    assert [rep.start_s > READY_S + 18 for rep in reps(played)] == [False, True]
    assert played.ids.index("session.paused") < played.ids.index("session.go_on")


def test_an_arm_at_the_ceiling_pauses_and_goes_on() -> None:
    script = arm_up(arm_up(bridge((READY_S, READY_S + 40)), 90.0, 93.0), 100.0, 103.0)
    played = Player(session()).see(shot(script, READY_S + 60))
    assert len(reps(played)) == 2
    paused = [t for t, page in played.pages if page is Page.PAUSED]
    assert paused == [pytest.approx(91.5, abs=0.3)]
    assert "session.go_on" in played.ids


def test_an_arm_kept_up_skips_to_the_next_exercise() -> None:
    script = arm_up(bridge((200.0,)), 20.0, 26.0)
    player = Player(session(part(), part("knee_to_chest")))
    played = player.see(shot(script, 30))
    assert Ended("glute_bridge", pytest.approx(26.4, abs=0.3), EndedBecause.SKIPPED) in (  # type: ignore[arg-type]
        played.records
    )
    assert player.session.exercise == "knee_to_chest"


def test_an_arm_kept_up_for_long_stops_and_asks_why() -> None:
    script = arm_up(bridge((200.0,)), 20.0, 29.0)
    player = Player(session(), {32.0: Key.ONE})
    played = player.see(shot(script, 60))
    assert "why.ask" in played.ids
    assert "care.stopped.pain" in played.ids
    assert isinstance(played.records[-1], Over)
    assert played.records[-1].because is EndedBecause.PAIN
    assert "session.done" not in played.ids


def test_the_reason_and_the_numbers_are_given_by_arm() -> None:
    # The sign to stop; then at "tired"; then at 3, and at 5.
    script = bridge((400.0,))
    player = Player(session(ratings=True))
    asked: dict[str, float] = {}
    up_s = [(20.0, 29.0)]

    def posed(time_s: float) -> Figure:
        return arm_up_at(script, up_s)(time_s)

    wanted = {"why.tired": 0.9, "session.number:3": 0.9}
    for row in range(int(140 * FPS)):
        # The film is made as it goes: the arm goes up when the word has been heard.
        time_s, before = row / FPS, len(player.played.said)
        player.see([Observation(time_s, View().pose(posed(time_s), time_s))])
        for said in player.played.said[before:]:
            key = ":".join((said.id, *map(str, said.values.values())))
            if key in wanted and key not in asked:
                asked[key] = said.time_s
                up_s.append((said.time_s + wanted[key], said.time_s + wanted[key] + 1.2))
        if player.played.over:
            break
    records = player.played.records
    assert Over in [type(record) for record in records]
    assert [r.because for r in records if isinstance(r, Ended)] == [EndedBecause.TIRED]
    answers = {r.question: r.value for r in records if isinstance(r, Answered)}
    assert answers == {"pain_after": 3, "effort_after": None}


def test_leaving_the_picture_waits_and_coming_back_goes_on() -> None:
    seen = bridges((READY_S, READY_S + 30), READY_S + 45)
    played = Player(session()).see(gone(seen, READY_S + 9, READY_S + 20))
    assert len(reps(played)) == 2
    assert "lock.left" in played.ids
    assert "lock.returned" in played.ids
    assert Page.AWAY in [page for _, page in played.pages]


def test_a_lost_camera_is_said_once_and_once_more() -> None:
    player = Player(session())
    player.see(bridges((), READY_S))
    player.wait(READY_S + 60, LOST)
    assert player.played.ids.count("lost.unplugged") == 1
    assert player.played.ids.count("session.still_lost") == 1
    assert player.played.pages[-1][1] is Page.CAMERA_LOST
    player.see(shot(bridge((READY_S + 70, READY_S + 80)), 40, READY_S + 60))
    assert "session.camera_back" in player.played.ids
    assert len(reps(player.played)) == 2


def test_a_recording_that_ends_ends_the_session_without_praise_for_the_dose() -> None:
    player = Player(session(part(reps=5)))
    player.see(bridges((READY_S,), READY_S + 10))
    played = player.wait(READY_S + 60)
    assert played.over
    assert "session.ended" in played.ids
    assert "session.done" not in played.ids
    assert [r.because for r in played.records if isinstance(r, Ended)] == [EndedBecause.OTHER]


@pytest.mark.parametrize(
    ("keys", "values"),
    [
        ([(0.5, Key.SEVEN), (6.0, Key.TWO)], [7, 2]),
        ([(0.5, Key.ONE), (0.9, Key.ZERO), (6.0, Key.ZERO)], [10, 0]),
        ([(0.5, Key.ONE), (6.0, Key.SKIP)], [1, None]),
        ([(0.5, Key.ZERO), (6.0, Key.FIVE)], [0, 5]),
        ([], [None, None]),
    ],
)
def test_pain_and_effort_by_keys(keys: list[tuple[float, Key]], values: list[int | None]) -> None:
    player = Player(session(ratings=True, pain_before=3))
    player.see(bridges((6.0, 15.0), 23))
    asked_s = player.played.said[player.played.ids.index("care.rate.pain_after")].time_s
    player._keys = [(asked_s + after_s, key) for after_s, key in keys]
    played = player.wait(asked_s + 120)
    answers = [(r.question, r.value) for r in played.records if isinstance(r, Answered)]
    assert answers == [
        ("pain_before", 3),
        ("pain_after", values[0]),
        ("effort_after", values[1]),
    ]
    assert played.over
    # What was not told is never called better.
    told = values[0] is not None
    assert any(text_id.startswith("care.pain.") for text_id in played.ids) is told


def test_what_was_done_before_is_not_asked_for_again() -> None:
    left = replace(part(reps=3), done={None: 2})
    player = Player(session(left))
    played = player.see(bridges((READY_S,), READY_S + 30))
    assert len(reps(played)) == 1
    assert Ended in [type(record) for record in played.records]
    assert [rep.count for rep in reps(played)] == [3]
    assert player.session.results[0].progress.total == 3


def test_the_therapist_is_heard_and_one_side_rests() -> None:
    """What is to be done on one side only is said so, and shown so."""
    one_sided = replace(part("leg_raise_hold", 3), by_side=(3, 0), notes="Slowly, Ada.")
    started = Session(SessionPlan((one_sided,), "Good morning."), Choices(ratings=False))
    assert started.planned[0].goals == {Side.LEFT: 3, Side.RIGHT: 0}
    played = Player(started).see(shot(lambda time_s: Figure(), READY_S))
    notes = [words(each) for each in played.said if each.id == "session.note"]
    assert notes == ["Good morning.", "Slowly, Ada."]
    (dose,) = [each for each in played.said if each.id.startswith("session.dose")]
    assert words(dose) == "Three on the left side only."


def test_whoever_begins_early_still_hears_the_therapist() -> None:
    noted = replace(part(), notes="Slowly, Ada.")
    started = Session(SessionPlan((noted,), "Good morning."), Choices(ratings=False))
    played = Player(started).see(bridges((6.0, 15.0), 40.0))
    assert [words(u) for u in played.said if u.id == "session.note"] == [
        *("Good morning.", "Slowly, Ada."),
    ]
    assert len(reps(played)) == 2


def test_the_next_exercise_follows_after_a_rest() -> None:
    player = Player(session(part(), part("knee_to_chest")))
    played = player.see(bridges((6.0, 15.0), 34))
    assert player.session.exercise == "knee_to_chest"
    assert played.pages[-1][1] in (Page.REST, Page.SETTING_UP)
    assert "session.next" in played.ids
    assert "place.programme" not in played.ids[played.ids.index("session.next") :]


@settings(max_examples=15, deadline=None)
@given(
    keys=st.dictionaries(st.floats(0.5, 30.0), st.sampled_from(list(Key)), max_size=8),
    away=st.tuples(st.floats(0, 30), st.floats(0, 30)),
    lost=st.booleans(),
)
def test_whatever_happens_it_ends_and_every_word_exists(
    keys: dict[float, Key], away: tuple[float, float], lost: bool
) -> None:
    player = Player(session(part(), part("supine_twist"), ratings=True), keys)
    player.see(gone(bridges((6.0, 15.0), 26), *sorted(away)))
    if lost:
        player.wait(29.0, LOST)
    player.see(shot(bridge(()), 6, 30))
    played = player.wait(200.0)
    assert played.over
    assert isinstance(played.records[-1], Over)
    for utterance in played.said:
        for language in LANGUAGES:
            assert words(utterance, language) != utterance.id or not utterance.id
    ended = [record.exercise for record in played.records if isinstance(record, Ended)]
    assert len(ended) == len(set(ended))
