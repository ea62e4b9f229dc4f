"""The supine twist: a knee that is across, plainly not, or nobody can say."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from posecheck.baseline.sanity import Gate
from posecheck.exercises.twist_measures import measure_twist

from posecheck.assessment import Dose, SessionResult
from posecheck.baseline.survey import survey
from posecheck.landmarks import Landmark, Side
from posecheck.pose import Observation, Pose, TrunkContour
from tests.figures import LEFT, RIGHT, Figure, Leg, View, film, mirrored, ramp, with_leg
from tests.running import fault_names, run

L = Landmark
DOSE = Dose(1, 5, 3.0)
ABOVE = View(raised_deg=22.0)


def clip(
    side: Side, over_deg: float, lower: Leg | None = None, fps: float = 20.0, view: View = ABOVE
) -> list[Observation]:
    """Rest, one knee up and across for 6 s, rest."""

    def script(t: float) -> Figure:
        share = ramp(t, 3, 4) - ramp(t, 10, 11)
        if share <= 0:
            return Figure()
        knee = 180.0 - 90.0 * share
        leg = Leg(thigh_deg=85.0 * share, knee_deg=knee, over_deg=over_deg * share)
        figure = with_leg(Figure(), side, leg)
        return figure if lower is None else with_leg(figure, side.other, lower)

    return film(script, 13.0, fps, view)


def twisted(side: Side, over_deg: float, lower: Leg | None = None) -> SessionResult:
    return run(clip(side, over_deg, lower), "supine_twist", DOSE)[0]


@pytest.mark.parametrize("side", [LEFT, RIGHT])
def test_a_knee_across_is_a_counted_hold_of_its_side(side: Side) -> None:
    result = twisted(side, 90.0)
    assert [(hold.side, hold.counted) for hold in result.holds] == [(side, True)]
    assert fault_names(result) & {"crossed", "lower_knee", "shoulders_flat"} == set()


def test_a_knee_that_points_up_is_no_hold() -> None:
    assert twisted(LEFT, 10.0).holds == ()


def test_a_knee_on_its_own_side_is_told_and_not_counted() -> None:
    result = twisted(LEFT, -55.0)
    assert "crossed" in fault_names(result)
    assert result.progress.total == 0


def test_a_bent_lower_leg_is_told_and_counts_all_the_same() -> None:
    result = twisted(LEFT, 90.0, lower=Leg(foot_x=0.805))
    assert "lower_knee" in fault_names(result)
    assert result.progress.total == 1


def test_mirrored_and_at_other_rates_it_is_the_same() -> None:
    plain = clip(LEFT, 90.0)
    copy = [Observation(o.time_s, mirrored(o.pose)) for o in plain if o.pose]
    for observations, side in ((copy, RIGHT), (clip(LEFT, 90.0, fps=60.0), LEFT)):
        result, _ = run(observations, "supine_twist", DOSE)
        assert [(hold.side, hold.counted) for hold in result.holds] == [(side, True)]


@pytest.mark.parametrize("lifted", [LEFT, RIGHT])
def test_the_shoulder_that_lifts_is_the_one_that_is_named(lifted: Side) -> None:
    def script(t: float) -> Figure:
        share = ramp(t, 3, 4) - ramp(t, 10, 11)
        if share <= 0:
            return Figure()
        leg = Leg(thigh_deg=85.0 * share, knee_deg=180.0 - 90.0 * share, over_deg=90.0 * share)
        lift = {lifted: 0.09 * ramp(t, 5.5, 6.0)}
        return replace(with_leg(Figure(), LEFT, leg), shoulder_lift_m=lift)

    result, _ = run(film(script, 13.0, 20.0, View(raised_deg=22.0)), "supine_twist", DOSE)
    sides = {fault.side for fault in result.faults if fault.check == "shoulders_flat"}
    assert sides == {lifted}
    assert result.progress.total == 0


@pytest.mark.parametrize("raised_deg", [6.0, 22.0])
@pytest.mark.parametrize("side", [LEFT, RIGHT])
def test_a_knee_that_has_fallen_to_its_own_side_never_counts(side: Side, raised_deg: float) -> None:
    fallen = clip(side, -80.0, view=View(raised_deg=raised_deg))
    assert run(fallen, "supine_twist", DOSE)[0].progress.total == 0


@pytest.mark.parametrize("raised_deg", [6.0, 14.0, 24.0])
@pytest.mark.parametrize("side", [LEFT, RIGHT])
def test_it_begins_and_ends_alike_from_low_and_from_above(side: Side, raised_deg: float) -> None:
    (hold,) = run(clip(side, 90.0, view=View(raised_deg=raised_deg)), "supine_twist", DOSE)[0].holds
    # 60 of 90 degrees on the way there, 55 on the way back.
    assert hold.start_s == pytest.approx(3.67, abs=0.15)
    assert hold.time_s == pytest.approx(10.39, abs=0.15)


def low_hip(observation: Observation, low_t: float) -> Observation:
    """The hip of the bent leg drawn lower than it is."""
    pose = observation.pose
    assert pose is not None
    image = pose.points_image.copy()
    torso_px = float(np.hypot(*(image[L.LEFT_SHOULDER] - image[L.LEFT_HIP])))
    image[L.LEFT_HIP, 1] += low_t * torso_px if 2.5 < observation.time_s < 12.0 else 0.0
    return Observation(observation.time_s, replace(pose, points_image=image))


@pytest.mark.parametrize("low_t", [-0.06, 0.0, 0.06])
def test_a_thigh_is_measured_by_what_it_read_when_it_stood_up(low_t: float) -> None:
    def script(t: float) -> Figure:
        up, across = ramp(t, 3, 4) - ramp(t, 11, 12), ramp(t, 4, 6) - ramp(t, 9, 11)
        if up <= 0:
            return Figure()
        leg = Leg(thigh_deg=85.0 * up, knee_deg=180.0 - 90.0 * up, over_deg=90.0 * across)
        return with_leg(Figure(), LEFT, leg)

    seen = [low_hip(o, low_t) for o in film(script, 14.0, 20.0, ABOVE)]
    (hold,) = run(seen, "supine_twist", DOSE)[0].holds
    assert hold.start_s == pytest.approx(5.33, abs=0.13)
    assert hold.time_s == pytest.approx(9.78, abs=0.13)


def drawn_straight(
    observation: Observation, turned_t: float, when: tuple[float, float] = (5.0, 9.0)
) -> Observation:
    """The model draws the leg along the other one; the outline rises over a turned pelvis."""
    pose = observation.pose
    assert pose is not None
    lost = when[0] < observation.time_s < when[1]
    flat = View(raised_deg=22.0).pose(Figure(), observation.time_s) if lost else pose
    legs = [part + LEFT for part in (L.LEFT_KNEE, L.LEFT_ANKLE, L.LEFT_HEEL, L.LEFT_FOOT_INDEX)]
    image, world = pose.points_image.copy(), pose.points_world.copy()
    image[legs], world[legs] = flat.points_image[legs], flat.points_world[legs]
    over = 3.5 < observation.time_s < 10.5
    contour = outline(pose, 0.3 + (turned_t if over else 0.0))
    changed = replace(pose, points_image=image, points_world=world, contour=contour)
    return Observation(observation.time_s, changed)


def outline(pose: Pose, top_t: float) -> TrunkContour:
    """An outline of the trunk that is this high over its axis."""
    shoulder, hip = (pose.points_image[part + LEFT] for part in (L.LEFT_SHOULDER, L.LEFT_HIP))
    shares = (np.arange(24)[:, None] + 0.5) / 24
    axis = shoulder + shares * (hip - shoulder)
    torso_px = float(np.hypot(*(hip - shoulder)))
    return TrunkContour(axis + (0.0, 0.2 * torso_px), axis - (0.0, top_t * torso_px))


def test_a_leg_that_is_lost_from_sight_is_still_across_while_the_pelvis_is_turned() -> None:
    seen = [drawn_straight(o, 0.10) for o in clip(LEFT, 90.0)]
    (hold,) = run(seen, "supine_twist", DOSE)[0].holds
    assert hold.time_s > 10.0


@pytest.mark.parametrize(("turned_t", "start_s"), [(0.10, 3.67), (0.0, 4.05)])
def test_a_leg_drawn_straight_on_its_way_over_a_turned_pelvis_does_not_begin_anew(
    turned_t: float, start_s: float
) -> None:
    seen = [drawn_straight(o, turned_t, (3.79, 4.01)) for o in clip(LEFT, 90.0)]
    (hold,) = run(seen, "supine_twist", DOSE)[0].holds
    assert hold.start_s == pytest.approx(start_s, abs=0.15)


def test_a_leg_that_lies_straight_with_a_flat_pelvis_is_not_across() -> None:
    seen = [drawn_straight(o, 0.0) for o in clip(LEFT, 90.0)]
    first = run(seen, "supine_twist", DOSE)[0].holds[0]
    assert first.time_s < 5.5


def flat_depth(observation: Observation, until_s: float = math.inf) -> Observation:
    """The model does not see to which side the knee has sunk."""
    pose = observation.pose
    assert pose is not None
    world = pose.points_world.copy()
    if observation.time_s < until_s:
        world[L.LEFT_KNEE, 2] = world[L.LEFT_HIP, 2]
    return Observation(observation.time_s, replace(pose, points_world=world))


def test_a_knee_of_which_only_the_height_is_known_begins_no_twist() -> None:
    seen = [flat_depth(o) for o in clip(LEFT, -40.0)]
    assert run(seen, "supine_twist", DOSE)[0].holds == ()


def test_a_knee_whose_side_is_seen_late_has_been_across_since_it_sank() -> None:
    (seen,) = run(clip(LEFT, 90.0), "supine_twist", DOSE)[0].holds
    late = [flat_depth(o, seen.start_s + 1.6) for o in clip(LEFT, 90.0)]
    (hold,) = run(late, "supine_twist", DOSE)[0].holds
    assert hold.start_s == pytest.approx(seen.start_s, abs=0.11)


def test_a_hidden_knee_has_sunk_nowhere() -> None:
    observation = clip(LEFT, 90.0)[120]
    pose = observation.pose
    assert pose is not None
    visibility = pose.visibility.copy()
    visibility[L.LEFT_KNEE] = 0.0
    baseline = survey(clip(LEFT, 90.0)).at(observation.time_s)
    assert baseline is not None
    body, _ = Gate().body(replace(pose, visibility=visibility), baseline)
    assert body is not None
    assert math.isnan(measure_twist(body)["left_sunk"])
