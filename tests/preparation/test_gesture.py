"""The held sign: given by who means it, and by nobody who exercises."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posecheck.baseline.record import Baseline
from posecheck.baseline.survey import survey
from posecheck.landmarks import Landmark, Side
from posecheck.pose import Observation, Pose
from posecheck.preparation.gesture import (
    PAUSE_S,
    RELEASE_S,
    SKIP_S,
    STOP_S,
    Command,
    GestureReader,
    GestureState,
)
from posecheck.preparation.sign import Limb, sign_of
from tests.figures import (
    FLAT,
    HOOK,
    LEFT,
    RIGHT,
    Arm,
    Figure,
    Leg,
    Script,
    View,
    bridge,
    film,
    lifted_hook,
    mirrored,
    noisy,
    ramp,
    with_arm,
    with_leg,
)
from tests.hold_scripts import GOOD, HOOK_LYING, PRONE, SECONDS
from tests.running import track
from tests.twist_clips import twist_clip

L = Landmark
UP = Arm(raise_deg=88.0)
FPS = 20.0
MOMENT_S = 3.0 / FPS


def baseline_of(figure: Figure, view: View | None = None) -> Baseline:
    found = survey(film(lambda _: figure, 2.0, FPS, view)).at(1.0)
    assert found is not None
    return found


def read(
    observations: Iterable[Observation], baseline: Baseline | None, *, paused: bool = False
) -> list[GestureState]:
    """Read a clip as a session does: a command changes whether it is paused."""
    reader, states = GestureReader(), []
    for observation in observations:
        state = reader.step(observation, baseline, paused=paused)
        if state.command is Command.PAUSE:
            paused = True
        elif state.command is Command.GO_ON:
            paused = False
        states.append(state)
    return states


def commands(states: Iterable[GestureState]) -> list[tuple[float, Command]]:
    return [(state.time_s, state.command) for state in states if state.command is not None]


def raised_for(seconds: float, start_s: float = 1.0, rest: Figure = HOOK_LYING) -> Script:
    """An arm goes up to the ceiling within half a second and stays there."""

    def script(t: float) -> Figure:
        share = ramp(t, start_s - 0.5, start_s) - ramp(
            t, start_s + seconds, start_s + seconds + 0.5
        )
        return with_arm(rest, LEFT, Arm(raise_deg=88.0 * share))

    return script


@pytest.mark.parametrize("rest", [HOOK_LYING, Figure()])
@pytest.mark.parametrize("view", [View(), View(roll_deg=12.0), View(raised_deg=25.0)])
def test_an_arm_held_at_the_ceiling_pauses_once(rest: Figure, view: View) -> None:
    states = read(film(raised_for(3.0, rest=rest), 6.0, FPS, view), baseline_of(rest, view))
    [(time_s, command)] = commands(states)
    assert command is Command.PAUSE
    assert time_s == pytest.approx(1.0 + PAUSE_S, abs=0.5)


@pytest.mark.parametrize("side", [LEFT, RIGHT])
def test_either_arm_will_do_and_a_mirrored_copy_too(side: Side) -> None:
    plain = film(lambda t: with_arm(HOOK_LYING, side, UP), 3.0, FPS)
    copy = [Observation(o.time_s, mirrored(o.pose)) for o in plain if o.pose]
    for observations in (plain, copy):
        assert [c for _, c in commands(read(observations, None))] == [Command.PAUSE]


@pytest.mark.parametrize(
    ("held_s", "wanted"),
    [
        (PAUSE_S - 0.3, []),
        (PAUSE_S + 1.0, [Command.PAUSE]),
        (SKIP_S - 0.4, [Command.PAUSE]),
        (SKIP_S + 0.4, [Command.PAUSE, Command.SKIP]),
        (STOP_S - 0.4, [Command.PAUSE, Command.SKIP]),
        (STOP_S + 0.4, [Command.PAUSE, Command.STOP]),
        (STOP_S + 20.0, [Command.PAUSE, Command.STOP]),
    ],
)
def test_how_long_it_is_held_says_what_is_meant(held_s: float, wanted: list[Command]) -> None:
    clip = _held_exactly(held_s)
    assert [c for _, c in commands(read(clip, baseline_of(HOOK_LYING)))] == wanted


def _held_exactly(held_s: float, after_s: float = 2.0) -> list[Observation]:
    up, down = with_arm(HOOK_LYING, LEFT, UP), HOOK_LYING
    return film(lambda t: up if 1.0 <= t <= 1.0 + held_s else down, 1.0 + held_s + after_s, FPS)


def test_in_a_pause_it_goes_on_when_lowered_and_not_before() -> None:
    states = read(_held_exactly(2.5), baseline_of(HOOK_LYING), paused=True)
    [(time_s, command)] = commands(states)
    assert command is Command.GO_ON
    assert time_s == pytest.approx(1.0 + 2.5 + RELEASE_S, abs=MOMENT_S)


def test_pausing_and_lowering_does_not_go_on_and_a_second_sign_does() -> None:
    up, down = with_arm(HOOK_LYING, LEFT, UP), HOOK_LYING
    clip = film(lambda t: up if 1 <= t < 3.5 or 6 <= t < 8 else down, 10.0, FPS)
    given_commands = [c for _, c in commands(read(clip, baseline_of(HOOK_LYING)))]
    assert given_commands == [Command.PAUSE, Command.GO_ON]


def test_each_offer_is_made_in_its_turn_and_the_ring_fills() -> None:
    states = read(_held_exactly(STOP_S + 1.0), baseline_of(HOOK_LYING))
    offers = [s.offered for s in states]
    changes = [b for a, b in pairwise(offers) if b is not a]
    assert changes == [Command.SKIP, Command.STOP, None]
    assert all(0.0 <= state.share <= 1.0 for state in states)
    assert max(state.share for state in states) == 1.0


def test_on_the_stomach_a_shank_at_the_ceiling_is_the_sign() -> None:
    up = with_leg(PRONE, LEFT, Leg(knee_deg=90.0))
    clip = film(lambda t: up if t >= 1 else PRONE, 4.0, FPS)
    states = read(clip, baseline_of(PRONE))
    assert [c for _, c in commands(states)] == [Command.PAUSE]
    assert states[-1].limb is Limb.SHANK


def test_an_arm_up_with_a_leg_in_the_air_is_an_exercise_and_no_sign() -> None:
    table_top = Leg(thigh_deg=90.0, knee_deg=90.0)
    figure = with_arm(with_leg(HOOK_LYING, LEFT, table_top), LEFT, UP)
    assert commands(read(film(lambda _: figure, 10.0, FPS), baseline_of(HOOK_LYING))) == []


@pytest.mark.parametrize("over_s", [1.5, 3.0, 5.0])
def test_an_arm_on_its_slow_way_overhead_is_no_sign(over_s: float) -> None:
    def script(t: float) -> Figure:
        return with_arm(Figure(), LEFT, Arm(raise_deg=180.0 * ramp(t, 1.0, 1.0 + over_s)))

    assert commands(read(film(script, over_s + 3.0, FPS), baseline_of(Figure()))) == []


def test_a_far_arm_out_on_the_floor_is_no_sign_for_a_raised_camera() -> None:
    view = View(raised_deg=48.0)
    baseline = baseline_of(Figure(), view)
    far = baseline.near.other
    joints = Figure().joints()
    length_m = 0.56
    for left, share in ((L.LEFT_ELBOW, 0.54), (L.LEFT_WRIST, 1.0)):
        joints[left + far] = joints[L.LEFT_SHOULDER + far] + (0, 0, -length_m * share)

    class OnTheFloor(Figure):
        def joints(self) -> np.ndarray:
            return joints

    assert sign_of(view.pose(OnTheFloor(), 0.0), baseline) is None


def test_short_gaps_lose_nothing_and_a_long_absence_gives_nothing() -> None:
    held = _held_exactly(6.0)
    short = [Observation(o.time_s, None) if 3.0 < o.time_s < 3.5 else o for o in held]
    states = read(short, baseline_of(HOOK_LYING))
    assert [c for _, c in commands(states)] == [Command.PAUSE, Command.SKIP]
    gone = [o if o.time_s < 6.2 else Observation(o.time_s, None) for o in held]
    assert [c for _, c in commands(read(gone, baseline_of(HOOK_LYING)))] == [Command.PAUSE]


def test_reset_forgets_a_sign_that_is_being_made() -> None:
    reader, baseline = GestureReader(), baseline_of(HOOK_LYING)
    for observation in film(lambda _: with_arm(HOOK_LYING, LEFT, UP), 1.4, FPS):
        reader.step(observation, baseline, paused=False)
    reader.reset()
    later = Observation(1.6, View().pose(with_arm(HOOK_LYING, LEFT, UP), 1.6))
    assert reader.step(later, baseline, paused=False).held_s == 0.0


def sitting(hand_up: bool) -> Pose:
    """Somebody who sits upright and faces the camera."""
    points = np.full((33, 2), np.nan)
    world = np.zeros((33, 3))
    middle_px, up = 640.0, {L.LEFT_SHOULDER: 300.0, L.LEFT_HIP: 500.0, L.LEFT_KNEE: 540.0}
    up |= {L.LEFT_EAR: 215.0, L.LEFT_ELBOW: 420.0, L.LEFT_WRIST: 500.0, L.LEFT_ANKLE: 640.0}
    for left, y in up.items():
        for side, sign in ((LEFT, 1.0), (RIGHT, -1.0)):
            points[left + side] = (middle_px + sign * 60.0, y)
            world[left + side] = (sign * 0.15, (y - 500.0) / 400.0, 0.0)
    points[:7] = (middle_px, 220.0)
    points[9:11] = (middle_px, 235.0)
    if hand_up:
        points[L.LEFT_ELBOW], points[L.LEFT_WRIST] = (720.0, 210.0), (700.0, 110.0)
    return Pose(0.0, points, world, np.ones(33), np.ones(33), (1280, 720))


def test_sitting_a_hand_over_the_head_is_the_sign() -> None:
    assert sign_of(sitting(hand_up=False), None) is None
    sign = sign_of(sitting(hand_up=True), None)
    assert sign is not None
    assert (sign.limb, sign.side) == (Limb.ARM, LEFT)


EXERCISES: dict[str, list[Observation]] = {
    **{name: film(script, SECONDS, FPS) for name, script in GOOD.items()},
    "glute_bridge": film(bridge(), 28.0, FPS),
    "supine_twist left": twist_clip(LEFT, 0.30),
    "supine_twist right": twist_clip(RIGHT, 0.30),
    "bridge, arms at the ceiling while lifted": film(
        lambda t: with_arm(lifted_hook(23.0 * ramp(t, 2.5, 5.0)), LEFT, Arm(60.0)), 8.0, FPS
    ),
    "hands to the knee": film(
        lambda t: with_arm(
            with_leg(HOOK_LYING, LEFT, Leg(thigh_deg=100.0, knee_deg=65.0)),
            LEFT,
            Arm(raise_deg=55.0, elbow_deg=160.0),
        ),
        6.0,
        FPS,
    ),
    "arms on the chest": film(
        lambda t: replace(
            Figure(legs={LEFT: FLAT, RIGHT: HOOK}),
            arms={s: Arm(raise_deg=50.0, elbow_deg=60.0) for s in Side},
        ),
        6.0,
        FPS,
    ),
    "heels that swing on the stomach": film(
        lambda t: with_leg(PRONE, LEFT, Leg(knee_deg=130.0 - 40.0 * np.sin(3.0 * t))), 8.0, FPS
    ),
}


@pytest.mark.parametrize("paused", [False, True])
@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("name", EXERCISES)
def test_no_exercise_makes_the_sign(name: str, known: bool, paused: bool) -> None:
    clip = EXERCISES[name]
    found = survey(clip) if known else None
    reader = GestureReader()
    for observation in clip:
        baseline = found.at(observation.time_s) if found else None
        state = reader.step(observation, baseline, paused=paused)
        assert state.command is None, f"{state.command} at {state.time_s} s"


REAL_TRACKS = (
    "bridge_a",
    "bridge_b",
    "bridge_c",
    "dead_bug_a",
    "leg_lower_a",
    "lying_transitions_a",
    "prone_alternate_a",
    "prone_head_on_a",
    "sit_up_a",
    "toe_taps_a",
    "twist_moving_a",
)


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("name", REAL_TRACKS)
def test_no_real_person_makes_the_sign_by_accident(name: str, known: bool) -> None:
    recording = track(name)
    found = survey(recording) if known else None
    reader = GestureReader()
    given_commands = [
        (state.time_s, state.command)
        for observation in recording
        for state in (
            reader.step(observation, found.at(observation.time_s) if found else None, paused=False),
        )
        if state.command is not None
    ]
    assert given_commands == []


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32 - 1), st.floats(0.0, 0.02))
def test_trembling_takes_no_sign_away(seed: int, sigma_t: float) -> None:
    rng = np.random.default_rng(seed)
    sigma_px = sigma_t * 0.5 * View().px_per_m
    clip = [
        Observation(o.time_s, noisy(o.pose, sigma_px, rng)) for o in _held_exactly(3.0) if o.pose
    ]
    assert [c for _, c in commands(read(clip, baseline_of(HOOK_LYING)))] == [Command.PAUSE]
