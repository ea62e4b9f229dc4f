"""The lock-on: the same baseline as the first pass finds, and back after leaving."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import pytest

from posecheck.assessment import Dose
from posecheck.baseline.record import Baseline
from posecheck.baseline.survey import survey
from posecheck.capture.recorded import PoseTrack
from posecheck.engine import Engine
from posecheck.exercises.registry import find_exercise
from posecheck.exercises.spec import Exercise
from posecheck.landmarks import Landmark, Side
from posecheck.pose import Observation, Pose
from posecheck.preparation.lock_on import GONE_S, LockOn
from posecheck.preparation.lock_state import STILL_S, LockEvent, LockState, LockTrouble, Stage
from tests.figures import (
    LEFT,
    RIGHT,
    Figure,
    Leg,
    Script,
    View,
    bridge,
    film,
    mirrored,
    noisy,
    ramp,
    with_leg,
)
from tests.hold_scripts import GOOD, HOOK_LYING, PRONE, SECONDS, raised, row
from tests.preparation.test_gesture import sitting
from tests.running import run, track

FPS = 20.0
FRAME_S = 1.0 / FPS
ALL = {**GOOD, "glute_bridge": bridge(starts=(3.0, 11.0))}


def locked_on(
    observations: Iterable[Observation], exercise: Exercise, *, need_face: bool = True
) -> list[LockState]:
    lock_on = LockOn(exercise, need_face=need_face)
    return [lock_on.step(observation) for observation in observations]


def events(states: Iterable[LockState]) -> list[LockEvent]:
    return [state.event for state in states if state.event is not None]


def first_baseline(states: Iterable[LockState]) -> Baseline:
    return next(state.baseline for state in states if state.baseline is not None)


def still(figure: Figure, seconds: float, start_s: float = 0.0) -> list[Observation]:
    return later(film(lambda _: figure, seconds, FPS), start_s)


def later(observations: Sequence[Observation], start_s: float) -> list[Observation]:
    return [
        Observation(o.time_s + start_s, None if o.pose is None else replace(o.pose, time_s=0.0))
        for o in observations
    ]


def shown(pose: Pose | None, seconds: float, start_s: float = 0.0) -> list[Observation]:
    return [Observation(start_s + row * FRAME_S, pose) for row in range(round(seconds * FPS))]


def assert_same(a: Baseline, b: Baseline, *, mat_deg: float, share: float, rest_t: float) -> None:
    """Same placement, direction, size and resting heights, within the given tolerances."""
    assert (a.near, a.head_left, a.posture, a.view.kind) == (
        b.near,
        b.head_left,
        b.posture,
        b.view.kind,
    )
    turn = np.degrees(np.arccos(np.clip(np.dot(a.mat.along, b.mat.along), -1.0, 1.0)))
    assert turn <= mat_deg
    assert a.mat.torso_px == pytest.approx(b.mat.torso_px, rel=share)
    both = ~(np.isnan(a.resting_t) | np.isnan(b.resting_t))
    assert both.any()
    assert np.abs(a.resting_t - b.resting_t)[both].max() <= rest_t


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("view", [View(), View(roll_deg=10.0), View(raised_deg=20.0)])
def test_the_baseline_is_what_the_first_pass_finds_for_the_whole_clip(
    name: str, view: View
) -> None:
    exercise, clip = find_exercise(name), film(ALL[name], SECONDS, FPS, view)
    states = locked_on(clip, exercise)
    whole = survey(clip, exercise.measure, exercise.unrest).at(SECONDS / 2)
    assert whole is not None
    live = first_baseline(states)
    assert_same(live, whole, mat_deg=0.5, share=0.01, rest_t=0.04)
    for measure, value in whole.rest.items():
        if value.known:
            assert live.rest.value(measure) == pytest.approx(value.value, abs=2.0), measure


@pytest.mark.parametrize("name", ALL)
def test_with_trembling_points_it_is_still_the_same(name: str) -> None:
    rng = np.random.default_rng(5)
    sigma_px = 0.01 * 0.5 * View().px_per_m
    exercise = find_exercise(name)
    clip = [
        Observation(o.time_s, noisy(o.pose, sigma_px, rng))
        for o in film(ALL[name], SECONDS, FPS)
        if o.pose
    ]
    whole = survey(clip, exercise.measure, exercise.unrest).at(SECONDS / 2)
    assert whole is not None
    live = first_baseline(locked_on(clip, exercise))
    assert_same(live, whole, mat_deg=1.0, share=0.02, rest_t=0.05)


@pytest.mark.parametrize("name", ALL)
def test_live_counts_and_judges_as_the_analysis_does(name: str) -> None:
    exercise, clip = find_exercise(name), film(ALL[name], SECONDS, FPS)
    dose = Dose(1, 10, 3.0 if name != "glute_bridge" else 0.0)
    expected, _ = run(clip, name, dose, model="")
    engine, lock_on = Engine(exercise, dose), LockOn(exercise)
    for observation in clip:
        engine.step(observation, lock_on.step(observation).baseline)
    engine.finish()
    result = engine.result()
    assert [rep.faults for rep in result.reps] == [rep.faults for rep in expected.reps]
    assert [(h.side, h.counted, h.faults) for h in result.holds] == [
        (h.side, h.counted, h.faults) for h in expected.holds
    ]
    assert result.progress.total == expected.progress.total > 0
    for one, other in zip(result.holds, expected.holds, strict=True):
        assert one.good_form_s == pytest.approx(other.good_form_s, abs=0.3)


# Moments in which real people rest, read by eye off the clips. None of them rests for two
# seconds, so what is seen there is shown to and fro: real people, real trembling.
REAL_REST = (
    ("bridge_a", "glute_bridge", 2.8, 3.0),
    ("bridge_b", "glute_bridge", 4.0, 4.6),
    ("bridge_c", "glute_bridge", 9.4, 10.4),
    ("lying_transitions_a", "glute_bridge", 14.1, 15.4),
)


@pytest.mark.parametrize(("name", "exercise_name", "start_s", "end_s"), REAL_REST)
def test_for_real_people_it_is_that_of_the_first_pass(
    name: str, exercise_name: str, start_s: float, end_s: float
) -> None:
    exercise, recording = _any_view(find_exercise(exercise_name)), track(name)
    clip = _to_and_fro(recording, start_s, end_s, 3.0)
    states = locked_on(clip, exercise, need_face=False)
    live = first_baseline(states)
    [locked_s] = [state.time_s for state in states if state.event is LockEvent.LOCKED]
    while_still = [o for o in clip if o.time_s <= locked_s]
    same = survey(while_still, exercise.measure, exercise.unrest).at(locked_s)
    whole = survey(recording, exercise.measure, exercise.unrest).at(end_s)
    assert same is not None
    assert whole is not None
    assert_same(live, same, mat_deg=0.3, share=0.01, rest_t=0.02)
    assert_same(live, whole, mat_deg=3.0, share=0.07, rest_t=0.12)


def _to_and_fro(
    recording: PoseTrack, start_s: float, end_s: float, seconds: float
) -> list[Observation]:
    moments = [o for o in recording if start_s <= o.time_s <= end_s]
    loop = moments + moments[-2:0:-1]
    count = round(seconds * 30)
    return [Observation(row / 30, loop[row % len(loop)].pose) for row in range(count)]


def _any_view(exercise: Exercise) -> Exercise:
    return replace(exercise, max_yaw_deg=90.0)


@pytest.mark.parametrize("name", ["twist_moving_a", "sit_up_a", "dead_bug_a", "leg_lower_a"])
def test_nobody_who_moves_all_the_time_is_locked_on(name: str) -> None:
    states = locked_on(track(name), find_exercise("leg_raise_hold"))
    assert all(state.baseline is None for state in states)


def test_from_the_chair_to_the_mat() -> None:
    def lies_down(t: float) -> Figure:
        return replace(HOOK_LYING, trunk_lift_deg=-40.0 * (1 - ramp(t, 0.0, 1.5)))

    clip = shown(sitting(hand_up=False), 3.0) + later(film(lies_down, 5.0, FPS), 3.0)
    states = locked_on(clip, find_exercise("glute_bridge"))
    assert events(states) == [LockEvent.FACE_SEEN, LockEvent.LYING, LockEvent.LOCKED]
    [locked_s] = [s.time_s for s in states if s.event is LockEvent.LOCKED]
    assert locked_s >= 3.0 + 1.5 + STILL_S - 0.5
    assert states[-1].near is LEFT


def test_it_says_what_it_waits_for() -> None:
    bridge_exercise, prone = find_exercise("glute_bridge"), find_exercise("ventral_row")

    def trouble(clip: list[Observation], exercise: Exercise) -> LockTrouble | None:
        return locked_on(clip, exercise, need_face=False)[-1].trouble

    assert trouble(shown(None, 3.0), bridge_exercise) is LockTrouble.NOBODY
    assert trouble(shown(sitting(hand_up=False), 3.0), bridge_exercise) is LockTrouble.NOT_LYING
    assert trouble(still(PRONE, 3.0), bridge_exercise) is LockTrouble.TURN_ON_BACK
    assert trouble(still(Figure(), 3.0), prone) is LockTrouble.TURN_ON_STOMACH
    oblique = film(lambda _: HOOK_LYING, 3.0, FPS, View(yaw_deg=45.0))
    assert trouble(oblique, bridge_exercise) is LockTrouble.VIEW
    # A bridge starts with the feet up, and flat legs are no rest of it.
    assert trouble(still(Figure(), 5.0), bridge_exercise) is LockTrouble.START_POSE
    restless = film(lambda t: _knees(60.0 + 30.0 * math.sin(2.0 * t)), 5.0, FPS)
    assert trouble(restless, find_exercise("knee_to_chest")) is LockTrouble.MOVING


def _knees(thigh_deg: float) -> Figure:
    return with_leg(HOOK_LYING, LEFT, Leg(thigh_deg=thigh_deg, knee_deg=90.0))


@pytest.mark.parametrize("side", [LEFT, RIGHT])
@pytest.mark.parametrize("name", ["leg_raise_hold", "ventral_row"])
def test_who_holds_a_limb_in_the_air_does_not_rest(name: str, side: Side) -> None:
    lifted = raised(side, 1.0) if name == "leg_raise_hold" else row(side, 1.0, leg_deg=14.0)
    states = locked_on(still(lifted, 9.0), find_exercise(name))
    assert states[-1].trouble is LockTrouble.START_POSE
    assert all(state.baseline is None for state in states)


def test_a_face_in_the_chair_that_is_turned_away_is_told() -> None:
    pose = sitting(hand_up=False)
    visibility = pose.visibility.copy()
    visibility[:11] = 0.1
    states = locked_on(
        shown(replace(pose, visibility=visibility), 4.0), find_exercise("long_stretch")
    )
    assert states[-1].stage is Stage.FACE
    assert states[-1].trouble is LockTrouble.FACE_HIDDEN


def _away_and_back(back: list[Observation]) -> tuple[list[LockState], list[LockState]]:
    lock_on = LockOn(find_exercise("glute_bridge"))
    before = [lock_on.step(o) for o in still(HOOK_LYING, 4.0) + shown(None, 4.0, 4.0)]
    return before, [lock_on.step(o) for o in later(back, 8.0)]


def test_leaving_pauses_and_coming_back_to_the_same_place_keeps_the_baseline() -> None:
    before, after = _away_and_back(still(HOOK_LYING, 4.0))
    assert events(before)[-1] is LockEvent.LEFT
    assert before[-1].stage is Stage.AWAY
    [left_s] = [s.time_s for s in before if s.event is LockEvent.LEFT]
    assert left_s == pytest.approx(4.0 + GONE_S, abs=2 * FRAME_S)
    assert events(after) == [LockEvent.RETURNED]
    assert after[-1].baseline is first_baseline(before)


def test_coming_back_elsewhere_makes_a_new_baseline() -> None:
    elsewhere = film(lambda _: HOOK_LYING, 5.0, FPS, View(px_per_m=320.0))
    before, after = _away_and_back(elsewhere)
    assert events(after) == [LockEvent.LYING, LockEvent.MOVED]
    new = after[-1].baseline
    assert new is not None
    assert new is not first_baseline(before)
    assert new.mat.torso_px == pytest.approx(0.8 * first_baseline(before).mat.torso_px, rel=0.02)


def test_who_slides_back_to_the_old_place_before_lying_still_keeps_the_baseline() -> None:
    elsewhere = film(lambda t: HOOK_LYING, 1.5, FPS, View(px_per_m=320.0))
    before, after = _away_and_back(elsewhere + still(HOOK_LYING, 4.0, 1.5))
    assert events(after) == [LockEvent.LYING, LockEvent.RETURNED]
    assert after[-1].baseline is first_baseline(before)


def test_a_short_drop_out_is_no_leaving() -> None:
    lock_on = LockOn(find_exercise("glute_bridge"))
    clip = still(HOOK_LYING, 4.0) + shown(None, 0.8, 4.0) + still(HOOK_LYING, 3.0, 4.8)
    states = [lock_on.step(o) for o in clip]
    assert events(states)[-1] is LockEvent.LOCKED
    assert states[-1].stage is Stage.LOCKED


def test_sitting_up_ends_the_lock_and_lying_down_again_restores_it() -> None:
    lock_on = LockOn(find_exercise("glute_bridge"))
    up_s, down_s = 4.0, 7.0
    clip = [
        *still(HOOK_LYING, up_s),
        *shown(sitting(hand_up=False), down_s - up_s, up_s),
        *still(HOOK_LYING, 3.0, down_s),
    ]
    states = [lock_on.step(o) for o in clip]
    assert events(states)[-2:] == [LockEvent.GOT_UP, LockEvent.RETURNED]
    assert states[-1].baseline is first_baseline(states)


def moved(
    observation: Observation, parts: Sequence[int], by_px: tuple[float, float]
) -> Observation:
    """The same sight with some landmarks elsewhere in the picture."""
    assert observation.pose is not None
    image = observation.pose.points_image.copy()
    image[list(parts)] += by_px
    return Observation(observation.time_s, replace(observation.pose, points_image=image))


def test_sliding_along_the_mat_is_noticed() -> None:
    lock_on = LockOn(find_exercise("glute_bridge"))
    slid = [moved(o, range(33), (120.0, 0.0)) for o in still(HOOK_LYING, 4.0, 4.0)]
    assert LockEvent.SHIFTED in events(lock_on.step(o) for o in still(HOOK_LYING, 4.0) + slid)


def turned_over(lasting_s: float) -> list[Observation]:
    """On the back, for a while on the stomach, and on the back again."""
    prone = later(film(lambda _: PRONE, lasting_s, FPS), 4.0)
    return [*still(HOOK_LYING, 4.0), *prone, *still(HOOK_LYING, 2.0, 4.0 + lasting_s)]


def test_rolling_over_is_noticed_and_a_flip_of_the_models_depth_is_not_believed() -> None:
    for lasting_s, noticed in ((4.0, True), (1.0, False)):
        lock_on = LockOn(find_exercise("glute_bridge"))
        told = events(lock_on.step(o) for o in turned_over(lasting_s))
        assert LockEvent.LOCKED in told
        assert (LockEvent.SHIFTED in told) == noticed


def test_a_gap_in_sight_may_hide_a_roll() -> None:
    lock_on = LockOn(find_exercise("glute_bridge"))
    prone = later(film(lambda _: PRONE, 4.0, FPS), 4.9)
    clip = [*still(HOOK_LYING, 4.0), *shown(None, 0.9, 4.0), *prone]
    assert LockEvent.SHIFTED in events(lock_on.step(o) for o in clip)


def test_an_arched_back_goes_nowhere() -> None:
    head_end = range(Landmark.LEFT_HIP)
    arched = [moved(o, head_end, (0.0, -90.0)) for o in still(PRONE, 3.0, 4.0)]
    lock_on = LockOn(find_exercise("ventral_row"))
    told = events(lock_on.step(o) for o in still(PRONE, 4.0) + arched)
    assert told[-1] is LockEvent.LOCKED


@pytest.mark.parametrize("name", ALL)
def test_no_exercise_is_taken_for_leaving(name: str) -> None:
    exercise = find_exercise(name)
    for clip in (film(ALL[name], SECONDS, FPS), _mirror(film(ALL[name], SECONDS, FPS))):
        assert events(locked_on(clip, exercise))[-1] is LockEvent.LOCKED


def _mirror(clip: list[Observation]) -> list[Observation]:
    return [Observation(o.time_s, mirrored(o.pose)) for o in clip if o.pose]


def test_frame_rate_and_lost_frames_change_nothing() -> None:
    exercise = find_exercise("glute_bridge")
    for fps in (8.0, 15.0, 60.0):
        clip = film(ALL["glute_bridge"], 6.0, fps)
        states = locked_on(clip, exercise)
        [locked_s] = [s.time_s for s in states if s.event is LockEvent.LOCKED]
        assert locked_s == pytest.approx(STILL_S, abs=1.5 / fps)
    thinned = [o for row, o in enumerate(film(ALL["glute_bridge"], 6.0, 30.0)) if row % 3]
    assert events(locked_on(thinned, exercise)) == [LockEvent.LYING, LockEvent.LOCKED]


def test_still_time_fills_while_the_person_lies_still() -> None:
    states = locked_on(still(HOOK_LYING, 3.0), find_exercise("glute_bridge"))
    shares = [state.still_s for state in states if state.stage is Stage.STILL]
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(STILL_S, abs=2 * FRAME_S)


def test_either_leg_may_be_seen(script: Script = ALL["leg_raise_hold"]) -> None:
    view = View(far_visibility=0.1)
    states = locked_on(film(script, SECONDS, FPS, view), find_exercise("leg_raise_hold"))
    assert events(states)[-1] is LockEvent.LOCKED
    assert RIGHT is not states[-1].near


def test_a_lock_on_in_moments_that_look_like_lying_on_the_side() -> None:
    clip = still(PRONE, 6.0)
    states = locked_on(clip, find_exercise("ventral_row"), need_face=False)
    locked_s = next(state.time_s for state in states if state.event is LockEvent.LOCKED)
    seen = [
        replace(o, pose=on_the_side(o.pose)) if locked_s - 0.5 < o.time_s <= locked_s else o
        for o in clip
    ]
    told = locked_on(seen, find_exercise("ventral_row"), need_face=False)
    assert events(told) == [LockEvent.LYING, LockEvent.LOCKED]


def on_the_side(pose: Pose | None) -> Pose | None:
    """A pose whose left points are drawn above the right ones, as deep."""
    if pose is None:
        return None
    world = pose.points_world.copy()
    world[Landmark.LEFT_SHOULDER :, 2] = 0.0
    world[Landmark.LEFT_SHOULDER :: 2, 1] -= 0.3
    return replace(pose, points_world=world)
