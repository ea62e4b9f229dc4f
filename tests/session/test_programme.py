"""All six exercises one after the other, from the welcome to the end, without a touch."""

from __future__ import annotations

from dataclasses import replace

from posecheck.app.session.plan import SessionPlan, plan_of
from posecheck.app.session.records import Ended, Moved, Over, Started
from posecheck.app.session.session import Choices, Session
from posecheck.events import HoldEnded, RepCompleted
from posecheck.exercises import BUILT_IN
from posecheck.feedback.spoken import words
from posecheck.history.session_record import EndedBecause
from posecheck.pose import Observation
from tests.coaching.programme import FPS, PROGRAMME, Scene
from tests.running import run
from tests.session.play import Player
from tests.texts import LANGUAGES


def play(player: Player, scenes: list[Scene]) -> None:
    """Show each scene until its exercise is over, as somebody does who listens."""
    start_s = time_s = 0.0
    for scene in scenes:
        for seen in scene.observations:
            if player.session.exercise != scene.exercise:
                break
            time_s = start_s + seen.time_s
            pose = replace(seen.pose, time_s=time_s) if seen.pose is not None else None
            player.see([Observation(time_s, pose)])
        start_s = time_s + 1 / FPS


def test_the_whole_programme_runs_through_unattended() -> None:
    scenes = [PROGRAMME[exercise.name]() for exercise in BUILT_IN]
    plan = plan_of(BUILT_IN, rest_s=0.0)
    parts = tuple(replace(p, dose=s.dose) for p, s in zip(plan.parts, scenes, strict=True))
    player = Player(Session(SessionPlan(parts), Choices(brief=True, ratings=False)))
    play(player, scenes)
    played = player.played
    player.wait(played.now_s + 120)
    names = [exercise.name for exercise in BUILT_IN]
    assert [r.exercise for r in played.records if isinstance(r, Started)] == names
    ended = [(r.exercise, r.because) for r in played.records if isinstance(r, Ended)]
    assert ended == [(name, EndedBecause.DONE) for name in names]
    assert isinstance(played.records[-1], Over)
    assert played.records[-1].because is EndedBecause.DONE
    for part, scene in zip(parts, scenes, strict=True):
        kept = [
            r.event
            for r in played.records
            if isinstance(r, Moved) and r.exercise == part.exercise.name
        ]
        counted = [e for e in kept if isinstance(e, RepCompleted) or _held(e)]
        for side, goal in part.goals.items():
            assert sum(e.side is side for e in counted) >= goal, (part.exercise.name, side)
        result, _ = run(scene.observations, scene.exercise, scene.dose)
        known = {e.faults for e in (*result.reps, *result.holds)}
        assert {e.faults for e in counted} <= known
    said = played.ids
    assert sum(text_id.startswith("done.") for text_id in said) == len(names) + 1  # two sets
    assert said.index("done.set") < said.index("resume")
    assert said.index("session.done") == len(said) - 1
    for language in LANGUAGES:
        assert all(words(u, language) != u.id for u in played.said if u.id)


def _held(event: object) -> bool:
    return isinstance(event, HoldEnded) and event.counted
