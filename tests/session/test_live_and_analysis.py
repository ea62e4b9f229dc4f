"""The core of a session and an analysis, on what the model saw of the sample clips.

Only the baseline differs between the two: from the lock-on, or from a first pass. Here the core
alone is asked; in `test_whole_session` it is the program, with its threads and its model.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from posecheck.app.real_people import expectations
from posecheck.app.session.plan import SessionPlan, plan_of
from posecheck.app.session.session import Choices, Session
from posecheck.assessment import SessionResult
from posecheck.baseline.survey import survey
from posecheck.capture.recorded import PoseTrack
from posecheck.engine import Engine, LiveEngine, assess
from posecheck.events import AttemptRejected, HoldEnded, RepCompleted
from posecheck.exercises.registry import find_exercise
from posecheck.feedback.screen import Page
from posecheck.pose import Observation
from posecheck.preparation.lock_on import LockOn
from posecheck.report.truth import PartTruth, read_truth
from posecheck.resources import sample_video
from posecheck.tracking.calibration import calibration_for
from tests.running import REAL
from tests.session.play import Player

SAME_HOLD_S = 0.3
# The clips begin with less rest than a lock-on takes: their first second is shown to and fro.
STILL_S, FIRST_S = 4.0, 1.0
NOT_ONE_EXERCISE = {"session_all_six", "lumbar_ramp"}
TRUTHS = sample_video("glute_bridge_good").parent.glob("*.truth.json")
NAMES = {path.name.removesuffix(".truth.json") for path in TRUTHS}
CLIPS = sorted(NAMES - NOT_ONE_EXERCISE)

Happening = RepCompleted | HoldEnded | AttemptRejected


def at(observation: Observation, time_s: float) -> Observation:
    """Give the same sight at another time."""
    pose = observation.pose
    return Observation(time_s, replace(pose, time_s=time_s) if pose is not None else None)


def begun_in_rest(track: PoseTrack, fps: float) -> list[Observation]:
    """Give a clip with its first moments before it, to and fro."""
    seen = [track.observation(row) for row in range(len(track.time_s))]
    first = seen[: round(FIRST_S * fps)]
    there_and_back = [*first, *first[-2:0:-1]]
    count = round(STILL_S * fps)
    still = [at(there_and_back[i % len(there_and_back)], i / fps) for i in range(count)]
    return [*still, *(at(o, o.time_s + STILL_S - seen[0].time_s) for o in seen)]


def analysed(seen: Sequence[Observation], truth: PartTruth, model: str) -> SessionResult:
    """What a first pass and the engine make of it."""
    exercise = find_exercise(truth.exercise)
    found = survey(seen, exercise.measure, exercise.unrest, calibration_for(model))
    engine = Engine(exercise, truth.dose)
    list(assess(engine, seen, found.at))
    return engine.result()


def led(seen: Sequence[Observation], truth: PartTruth) -> tuple[SessionResult, float]:
    """What a session makes of it, with more to do than there is, and when it began."""
    part = plan_of([find_exercise(truth.exercise)]).parts[0]
    part = replace(part, dose=replace(truth.dose, reps=99))
    session = Session(SessionPlan((part,)), Choices(brief=True, ratings=False))
    pages = Player(session).see(seen).pages
    session.abandon(seen[-1].time_s)
    return session.results[0], next(time_s for time_s, page in pages if page is Page.EXERCISE)


def happenings(result: SessionResult, begun_s: float) -> list[Happening]:
    """What happened since then: a session sees nothing of how somebody gets into position."""
    every = (*result.reps, *result.holds, *result.attempts)
    return sorted((e for e in every if e.start_s >= begun_s), key=lambda e: e.time_s)


@pytest.mark.parametrize("name", CLIPS)
def test_the_same_repetitions_and_holds_from_either_baseline(name: str) -> None:
    clip = sample_video(name)
    track = PoseTrack.load(clip.with_suffix(".poses.npz"))
    truth = read_truth(clip.with_suffix(".truth.json"))
    part = truth.parts[0]
    seen = begun_in_rest(track, truth.fps)
    one = analysed(seen, part, track.model_sha256)
    other, begun_s = led(seen, part)
    found, expected = happenings(other, begun_s), happenings(one, begun_s)
    assert [(type(e), e.side) for e in found] == [(type(e), e.side) for e in expected]
    for event, wanted in zip(found, expected, strict=True):
        assert event.start_s == pytest.approx(wanted.start_s, abs=SAME_HOLD_S)
        assert event.time_s == pytest.approx(wanted.time_s, abs=SAME_HOLD_S)
        poor_view = "poor_view" in name  # what is seen of a hold is near the half that counts
        if isinstance(event, HoldEnded) and isinstance(wanted, HoldEnded) and not poor_view:
            assert event.counted == wanted.counted


@pytest.mark.parametrize("name", CLIPS)
def test_given_the_same_baseline_live_and_file_agree_event_by_event(name: str) -> None:
    clip = sample_video(name)
    track = PoseTrack.load(clip.with_suffix(".poses.npz"))
    truth = read_truth(clip.with_suffix(".truth.json"))
    exercise = find_exercise(truth.parts[0].exercise)
    seen, lock_on = begun_in_rest(track, truth.fps), LockOn(exercise)
    baselines = {o.time_s: lock_on.step(o).baseline for o in seen}
    from_s = next(time_s for time_s, baseline in baselines.items() if baseline is not None)
    engine = Engine(exercise, replace(truth.parts[0].dose, reps=99))
    list(assess(engine, [o for o in seen if o.time_s >= from_s], baselines.__getitem__))
    live, _ = led(seen, truth.parts[0])
    assert repr(live.events) == repr(engine.result().events)
    assert live.events


REAL_POSES = REAL / "poses"
EXPECTED = expectations(REAL_POSES) if (REAL_POSES / "labels.json").is_file() else []


@pytest.mark.skipif(not EXPECTED, reason="the recordings of real people are not here")
@pytest.mark.parametrize(
    ("name", "exercise_name"), sorted({(name, want["exercise"]) for name, want in EXPECTED})
)
def test_real_people_live_and_from_file_agree_event_by_event(name: str, exercise_name: str) -> None:
    track, exercise = PoseTrack.load(REAL_POSES / f"{name}.npz"), find_exercise(exercise_name)
    found = survey(track, exercise.measure, exercise.unrest, calibration_for(track.model_sha256))
    file, live = Engine(exercise), LiveEngine(Engine(exercise))
    list(assess(file, track, found.at))
    events = []
    for observation in track:
        assessment = live.step(observation, found.at(observation.time_s))
        events += assessment.events if assessment is not None else ()
    events += live.finish()
    assert repr(tuple(events)) == repr(file.result().events)
