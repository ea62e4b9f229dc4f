"""Names of limbs, smoothing and lag, on figures whose joints are known."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posecheck.landmarks import MIRROR, Landmark
from posecheck.pose import Observation, Pose
from posecheck.tracking.identity import LEG, Identity
from posecheck.tracking.tracker import HALF_WINDOW_S, LAG_S, Tracked, Tracker
from tests.figures import LEFT, Figure, Leg, Script, View, film, mirrored, ramp, with_leg

L = Landmark
LEGS = (L.LEFT_KNEE, L.LEFT_ANKLE, L.LEFT_HEEL, L.LEFT_FOOT_INDEX)
FPS = 30.0


def raising(t: float) -> Figure:
    """The left leg goes up between 1 and 3 s."""
    return with_leg(Figure(), LEFT, Leg(thigh_deg=45.0 * ramp(t, 1.0, 3.0)))


def exchanged(pose: Pose) -> Pose:
    """The same pose with the legs under each other's names."""
    rows = list(range(33))
    for left in LEGS:
        rows[left], rows[left + 1] = left + 1, left
    return replace(
        pose,
        points_image=pose.points_image[rows],
        points_world=pose.points_world[rows],
        visibility=pose.visibility[rows],
    )


def tracked(observations: list[Observation]) -> list[Tracked]:
    tracker = Tracker()
    done = [each for o in observations for each in tracker.step(o, math.nan)]
    return done + tracker.flush()


def with_swaps(observations: list[Observation], from_s: float, to_s: float) -> list[Observation]:
    return [
        Observation(o.time_s, exchanged(o.pose)) if o.pose and from_s <= o.time_s < to_s else o
        for o in observations
    ]


def ankle_px(each: Tracked) -> tuple[float, float]:
    assert each.estimate is not None
    x, y = each.estimate.points_px[L.LEFT_ANKLE]
    return float(x), float(y)


@pytest.mark.parametrize("lasts_s", [0.04, 0.1, 0.2])
def test_legs_that_change_their_names_for_a_moment_keep_them(lasts_s: float) -> None:
    clip = film(raising, 5.0, FPS)
    plain, swapped = tracked(clip), tracked(with_swaps(clip, 4.0, 4.0 + lasts_s))
    for one, other in zip(plain, swapped, strict=True):
        assert ankle_px(one) == pytest.approx(ankle_px(other), abs=1e-6)


def test_names_that_stay_changed_are_believed_in_the_end() -> None:
    clip = with_swaps(film(raising, 9.0, FPS), 4.0, 9.0)
    last = tracked(clip)[-1]
    assert last.estimate is not None and clip[-1].pose is not None
    assert last.estimate.pose.points_image[L.LEFT_ANKLE] == pytest.approx(
        clip[-1].pose.points_image[L.LEFT_ANKLE]
    )


def test_every_observation_comes_back_once_in_order_and_not_later_than_the_lag() -> None:
    clip = film(raising, 3.0, FPS)
    clip[30] = Observation(clip[30].time_s, None)
    tracker, times = Tracker(), []
    for o in clip:
        for each in tracker.step(o, math.nan):
            assert o.time_s - each.observation.time_s <= LAG_S + 1.5 / FPS
            times.append(each.observation.time_s)
    times += [each.observation.time_s for each in tracker.flush()]
    assert times == [o.time_s for o in clip]


def test_a_gap_lets_go_of_what_was_waited_for() -> None:
    clip = film(raising, 1.0, FPS)
    tracker = Tracker()
    done = [each for o in clip for each in tracker.step(o, math.nan)]
    later = Observation(clip[-1].time_s + 2.0, clip[-1].pose)
    done += tracker.step(later, math.nan)
    assert len(done) == len(clip)


def test_one_picture_that_leaps_moves_nothing_and_is_called_unsteady() -> None:
    clip = film(lambda _: Figure(), 2.0, FPS)
    pose = clip[30].pose
    assert pose is not None
    points = pose.points_image.copy()
    points[L.LEFT_KNEE] += (0.0, -150.0)
    clip[30] = Observation(clip[30].time_s, replace(pose, points_image=points))
    at = tracked(clip)[30]
    assert at.estimate is not None
    assert at.estimate.points_px[L.LEFT_KNEE] == pytest.approx(pose.points_image[L.LEFT_KNEE])
    assert at.estimate.jitter_px[L.LEFT_KNEE] < 1.0  # a single leap is voted down


def test_a_landmark_that_leaps_to_and_fro_is_uncertain_and_one_that_moves_is_not() -> None:
    shaking = film(
        lambda t: with_leg(Figure(), LEFT, Leg(thigh_deg=20.0 * (round(t * FPS) % 2))), 2.0, FPS
    )
    moving = tracked(film(raising, 3.0, FPS))[45]
    shaken = tracked(shaking)[30]
    assert moving.estimate is not None and shaken.estimate is not None
    assert shaken.estimate.jitter_px[L.LEFT_ANKLE] > 30.0
    assert moving.estimate.jitter_px[L.LEFT_ANKLE] < 1.0


def test_what_is_hidden_in_most_pictures_is_not_seen() -> None:
    clip = []
    for index, o in enumerate(film(lambda _: Figure(), 2.0, FPS)):
        assert o.pose is not None
        shown = o.pose.visibility.copy()
        shown[L.LEFT_ANKLE] = 0.9 if index % 4 == 0 else 0.1
        shown[L.LEFT_KNEE] = 0.1 if index % 4 == 0 else 0.9
        clip.append(Observation(o.time_s, replace(o.pose, visibility=shown)))
    at = tracked(clip)[30]
    assert at.estimate is not None
    assert not at.estimate.seen[L.LEFT_ANKLE]
    assert math.isnan(at.estimate.points_px[L.LEFT_ANKLE, 0])
    assert at.estimate.seen[L.LEFT_KNEE]


def swinging(t: float) -> Figure:
    return with_leg(Figure(), LEFT, Leg(thigh_deg=30.0 + 20.0 * math.sin(2.0 * t)))


@settings(max_examples=15, deadline=None)
@given(fps=st.sampled_from([12.0, 15.0, 24.0, 30.0, 60.0]), phase_s=st.floats(0.0, 0.1))
def test_smoothing_does_not_lag_at_any_frame_rate(fps: float, phase_s: float) -> None:
    clip = film(lambda t: swinging(t + phase_s), 3.0, fps)
    for each, o in zip(tracked(clip)[4:-4], clip[4:-4], strict=True):
        assert each.estimate is not None and o.pose is not None
        off = np.abs(each.estimate.points_px - o.pose.points_image)
        # A median of a smooth movement is off by its curvature only.
        assert np.nanmax(off) < 0.5 * 40.0 * 4.0 * HALF_WINDOW_S**2 * View().px_per_m / 100.0 + 1.0


@pytest.mark.parametrize("script", [raising, swinging])
def test_a_mirrored_clip_swaps_sides_and_nothing_else(script: Script) -> None:
    clip = with_swaps(film(script, 5.0, FPS), 4.0, 4.1)
    other = [Observation(o.time_s, mirrored(o.pose)) for o in clip if o.pose]
    for one, two in zip(tracked(clip), tracked(other), strict=True):
        assert one.estimate is not None and two.estimate is not None
        flipped = two.estimate.points_px[list(MIRROR)].copy()
        flipped[:, 0] = one.estimate.pose.image_size[0] - flipped[:, 0]
        assert one.estimate.points_px == pytest.approx(flipped, nan_ok=True)


@settings(max_examples=20, deadline=None)
@given(shift=st.tuples(st.floats(-3, 3), st.floats(-3, 3)), swap_at=st.integers(20, 60))
def test_identity_does_not_depend_on_where_the_person_lies(
    shift: tuple[float, float], swap_at: int
) -> None:
    clip = with_swaps(film(raising, 3.0, FPS), swap_at / FPS, (swap_at + 4) / FPS)
    states = []
    for offset in ((0.0, 0.0), shift):
        identity = Identity(LEG)
        for o in clip:
            assert o.pose is not None
            identity.add(o.time_s, o.pose.points_image / 200.0 + offset, [True] * 33)
        states.append(identity.states())
    assert states[0] == states[1]
