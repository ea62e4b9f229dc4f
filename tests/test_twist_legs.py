"""A leg laid over the other one, where the model takes one for the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from posecheck.assessment import Dose, SessionResult
from posecheck.baseline.bent_leg import BentLeg
from posecheck.baseline.record import Baseline
from posecheck.baseline.sanity import Gate
from posecheck.baseline.survey import survey
from posecheck.engine import Engine
from posecheck.events import Phase
from posecheck.exercises.spec import Judgement, Moment, Zone
from posecheck.exercises.supine_twist import SUPINE_TWIST
from posecheck.exercises.twist_measures import measure_twist
from posecheck.geometry.posture import View as View_
from posecheck.geometry.posture import ViewKind
from posecheck.landmarks import Landmark, Side
from posecheck.pose import Observation, Pose
from posecheck.verdict import Measures
from tests.figures import LEFT, RIGHT, Figure, Leg, View, film, mirrored, ramp, with_leg
from tests.running import fault_names, run
from tests.test_row_silhouette import LEGS, masked
from tests.test_twist_figure import outline

L = Landmark
DOSE = Dose(1, 5, 3.0)
ABOVE = View(raised_deg=22.0)
# Of somebody on the back, head right, the left side is the near one.
NEAR, FAR = LEFT, RIGHT
UP_S, LAID_S, BACK_S, END_S = 3.0, 5.0, 12.0, 15.0
Draw = Callable[[Pose], Pose]


def figure(side: Side, t: float, lower: Leg | None = None) -> Figure:
    """One knee is drawn in and stands up, is laid over, and comes back."""
    up = ramp(t, UP_S, UP_S + 0.8) - ramp(t, BACK_S + 1.5, BACK_S + 2.3)
    over = ramp(t, LAID_S - 0.6, LAID_S) - ramp(t, BACK_S, BACK_S + 0.6)
    if up <= 0.0:
        return Figure()
    leg = Leg(thigh_deg=85.0 * up, knee_deg=180.0 - 90.0 * up, over_deg=90.0 * over)
    shown = with_leg(Figure(), side, leg)
    bent = lower is not None and over == 1.0 and 7.0 <= t < 10.0
    return with_leg(shown, side.other, lower) if bent and lower is not None else shown


def clip(
    side: Side,
    draw: Draw | None = None,
    when: tuple[float, float] = (6.0, 11.0),
    lower: Leg | None = None,
) -> list[Observation]:
    """The twist with its outline, drawn wrongly for a time."""
    shown = []
    for now in film(lambda t: figure(side, t, lower), END_S, 15.0, ABOVE):
        assert now.pose is not None
        turned = LAID_S - 0.3 <= now.time_s <= BACK_S + 0.3
        pose = masked(now.pose)
        pose = replace(pose, contour=outline(pose, 0.4 if turned else 0.3))
        wrong = draw is not None and when[0] <= now.time_s < when[1]
        shown.append(Observation(now.time_s, draw(pose) if wrong and draw else pose))
    return shown


def exchanged(pose: Pose) -> Pose:
    """Each leg below the hip has the other one's name."""
    image, world = pose.points_image.copy(), pose.points_world.copy()
    for points in (image, world):
        for left in LEGS:
            points[[left, left + 1]] = points[[left + 1, left]]
    return replace(pose, points_image=image, points_world=world)


def both_drawn_in(pose: Pose) -> Pose:
    """Both legs are drawn along the bent one."""
    image, world = pose.points_image.copy(), pose.points_world.copy()
    bent = max(Side, key=lambda side: -abs(image[L.LEFT_ANKLE + side, 0] - image[L.LEFT_HIP, 0]))
    for points in (image, world):
        for left in LEGS:
            points[left + bent.other] = points[left + bent]
    return replace(pose, points_image=image, points_world=world)


def mixed_up(pose: Pose) -> Pose:
    """First both are drawn along one, then each has the other one's name."""
    return both_drawn_in(pose) if pose.time_s < 6.6 else exchanged(pose)


def judged(observations: list[Observation]) -> SessionResult:
    return run(observations, "supine_twist", DOSE)[0]


@pytest.mark.parametrize("mirror", [False, True])
@pytest.mark.parametrize("side", [LEFT, RIGHT])
def test_a_leg_that_gets_the_others_name_while_it_is_over_is_held_on(
    side: Side, mirror: bool
) -> None:
    plain, mixed = clip(side), clip(side, mixed_up)
    if mirror:
        mixed = [Observation(o.time_s, mirrored(o.pose)) for o in mixed if o.pose]
        side = side.other
    (true,) = judged(plain).holds
    (hold,) = judged(mixed).holds
    assert hold.side is side
    assert hold.start_s == pytest.approx(true.start_s, abs=0.1)
    assert hold.in_position_s == pytest.approx(true.in_position_s, abs=0.1)


def test_without_the_memory_it_would_not_be() -> None:
    mixed = clip(NEAR, mixed_up)
    found = survey(mixed, SUPINE_TWIST.measure)
    gate, kept = Gate(one_bent=False), Gate(one_bent=True)
    now = mixed[round(8.0 * 15)]
    baseline = found.at(now.time_s)
    assert baseline is not None
    shares = []
    for gates in (gate, kept):
        for o in mixed:
            assert o.pose is not None
            body, _ = gates.body(o.pose, baseline)
            if o is now:
                assert body is not None
                shares.append(measure_twist(body)["left_foot_share"])
    assert shares[0] > 0.9
    assert shares[1] < 0.6


def test_while_both_are_drawn_along_one_neither_is_seen_and_the_hold_goes_on() -> None:
    (true,) = judged(clip(NEAR)).holds
    (hold,) = judged(clip(NEAR, both_drawn_in)).holds
    assert hold.in_position_s == pytest.approx(true.in_position_s, abs=0.1)
    assert hold.time_s == pytest.approx(true.time_s, abs=0.1)


@pytest.mark.parametrize("between", ["stretched", "both standing"])
def test_the_other_leg_may_be_bent_next(between: str) -> None:
    def script(t: float) -> Figure:
        if t < 12.0:
            return figure(LEFT, t) if t < BACK_S else Figure()
        if t < 13.5:
            knee = Leg(thigh_deg=80.0, knee_deg=80.0)
            both = with_leg(with_leg(Figure(), LEFT, knee), RIGHT, knee)
            return both if between == "both standing" else Figure()
        return figure(RIGHT, t - 10.5 + (0.8 if between == "both standing" else 0.0))

    shown = []
    for now in film(script, END_S + 10.5, 15.0, ABOVE):
        assert now.pose is not None
        shown.append(Observation(now.time_s, masked(now.pose)))
    holds = [hold for hold in judged(shown).holds if hold.counted]
    assert [hold.side for hold in holds] == [LEFT, RIGHT]


@cache
def resting() -> Baseline:
    baseline = survey(clip(NEAR), SUPINE_TWIST.measure).at(8.0)
    assert baseline is not None
    return baseline


def taught(bent: BentLeg, pose: Pose, time_s: float) -> tuple[list[bool], Side]:
    """What is seen of the legs of a pose then, and whose leg is drawn in."""
    body, _ = Gate().body(pose, resting())
    assert body is not None
    points, seen = list(body.points_mat), list(body.seen)
    bent.mend(time_s, resting(), points, seen, list(range(33)))
    return seen, max(Side, key=lambda side: points[L.LEFT_ANKLE + side][0])


def standing(time_s: float) -> Pose:
    return ABOVE.pose(figure(NEAR, 4.2), time_s)


def laid(time_s: float) -> Pose:
    return ABOVE.pose(figure(NEAR, 8.0), time_s)


def learnt(bent: BentLeg, draw: Callable[[float], Pose], start_s: float, end_s: float) -> None:
    for step in range(round(start_s * 15), round(end_s * 15)):
        taught(bent, draw(step / 15), step / 15)


def test_a_name_learnt_wrongly_is_put_right_by_longer_sight_of_a_standing_knee() -> None:
    bent = BentLeg()
    learnt(bent, lambda t: exchanged(standing(t)), 0.0, 0.6)
    learnt(bent, standing, 0.6, 1.4)
    assert taught(bent, laid(1.4), 1.4)[1] is NEAR


def test_a_knee_that_is_laid_over_teaches_no_other_name() -> None:
    bent = BentLeg()
    learnt(bent, standing, 0.0, 0.6)
    learnt(bent, lambda t: exchanged(laid(t)), 0.6, 5.0)
    assert taught(bent, exchanged(laid(5.0)), 5.0)[1] is NEAR


def test_of_two_legs_that_are_drawn_along_one_neither_is_seen() -> None:
    bent = BentLeg()
    assert all(taught(bent, both_drawn_in(laid(0.0)), 0.0)[0])
    learnt(bent, standing, 0.1, 0.7)
    seen, _ = taught(bent, both_drawn_in(laid(0.7)), 0.7)
    assert not any(seen[left + side] for left in LEGS for side in Side)


def test_a_gap_in_time_forgets_whose_leg_it_was() -> None:
    bent = BentLeg()
    learnt(bent, standing, 0.0, 0.6)
    assert taught(bent, exchanged(laid(0.7)), 0.7)[1] is NEAR
    assert taught(bent, exchanged(laid(9.0)), 9.0)[1] is FAR


@pytest.mark.parametrize("knee_deg", [180.0, 130.0])
def test_the_lower_knee_is_told_by_the_outline_whatever_is_drawn(knee_deg: float) -> None:
    def drawn(pose: Pose) -> Pose:
        flat = ABOVE.pose(figure(NEAR, 8.0), pose.time_s)
        image, world = pose.points_image.copy(), pose.points_world.copy()
        legs = [left + FAR for left in LEGS]
        image[legs], world[legs] = flat.points_image[legs], flat.points_world[legs]
        return replace(pose, points_image=image, points_world=world)

    lower = None if knee_deg == 180.0 else Leg(foot_x=2 * 0.425 * float(np.sin(np.radians(65.0))))
    result = judged(clip(NEAR, drawn, (7.0, 10.0), lower))
    assert ("lower_knee" in fault_names(result)) is (knee_deg < 150.0)


def shoulder_up(pose: Pose) -> Pose:
    """The near shoulder is up by a quarter of the trunk."""
    image = pose.points_image.copy()
    shoulder, hip = image[L.LEFT_SHOULDER + NEAR], image[L.LEFT_HIP + NEAR]
    image[L.LEFT_SHOULDER + NEAR, 1] -= 0.25 * np.linalg.norm(shoulder - hip)
    return replace(pose, points_image=image)


def test_a_shoulder_that_is_drawn_up_over_a_flank_that_lies_is_flat() -> None:
    result = judged(clip(NEAR, shoulder_up, (7.0, 10.0)))
    assert "shoulders_flat" not in fault_names(result)
    assert [hold.counted for hold in result.holds] == [True]


def test_a_shoulder_over_a_flank_that_comes_up_is_lifted_wherever_it_is_drawn() -> None:
    def outlined(pose: Pose) -> Pose:
        image = shoulder_up(pose).points_image.copy()
        for left in (L.LEFT_ELBOW, L.LEFT_WRIST, L.LEFT_INDEX):
            image[left + NEAR] = image[L.LEFT_SHOULDER + NEAR]  # not before the flank
        return replace(pose, silhouette=masked(replace(pose, points_image=image)).silhouette)

    (fault,) = judged(clip(NEAR, outlined, (7.0, 10.0))).faults
    assert (fault.check, fault.side) == ("shoulders_flat", NEAR)
    assert fault.start_s == pytest.approx(7.0, abs=0.3)


def test_the_edge_of_a_near_leg_that_fell_towards_the_camera_is_not_the_lower_one() -> None:
    def seen(over_deg: float) -> Judgement:
        moment = Moment(
            8.0,
            Phase.HOLD,
            NEAR,
            NEAR,
            View_(ViewKind.SIDE, 0.0, 22.0),
            Measures(
                {
                    "far_knee_edge_deg": 175.0,
                    "left_depth_t": 0.3 if over_deg > 0 else -0.3,
                    "left_own_deg": 60.0,
                    "right_knee_deg": 120.0,
                    "right_foot_share": 0.9,
                }
            ),
        )
        return check.judge(moment, SUPINE_TWIST.limits)

    (check,) = (check for check in SUPINE_TWIST.checks if check.id == "lower_knee")
    assert seen(90.0).zone is Zone.CLEAR
    assert seen(-60.0).zone is Zone.FAULT


def test_of_a_hold_that_is_known_late_it_is_known_what_it_began_with() -> None:
    def script(t: float) -> Figure:
        slack = 90.0 - 38.0 * (ramp(t, 8.0, 8.3) - ramp(t, 10.5, 10.8))
        shown = figure(NEAR, t)
        leg = replace(shown.legs.get(NEAR, Leg()), over_deg=slack)
        return with_leg(shown, NEAR, leg) if LAID_S <= t <= BACK_S else shown

    shown = []
    for now in film(script, END_S, 15.0, ABOVE):
        assert now.pose is not None
        t, world = now.time_s, now.pose.points_world.copy()
        if t < 5.8:
            # The model's depth tells nothing yet of the side to which the knee has sunk.
            world[L.LEFT_KNEE, 2] = world[L.LEFT_HIP, 2]
        top_t = 0.34 if 8.0 <= t < 10.8 else 0.37 if LAID_S - 0.3 <= t <= BACK_S + 0.3 else 0.3
        pose = replace(now.pose, points_world=world, contour=outline(now.pose, top_t))
        shown.append(Observation(t, pose))
    (hold,) = judged(shown).holds
    assert hold.start_s < 5.2
    assert hold.time_s > BACK_S


@pytest.mark.parametrize(("turned", "since_s"), [(True, LAID_S), (False, 9.5)])
def test_a_pelvis_that_turns_tells_that_the_knee_went_across(turned: bool, since_s: float) -> None:
    """The model's depth tells nothing of the side at first, and for a while the wrong one."""
    shown = []
    for now in film(lambda t: figure(NEAR, t), END_S, 15.0, ABOVE):
        assert now.pose is not None
        t, world = now.time_s, now.pose.points_world.copy()
        if t < 9.5:
            world[L.LEFT_KNEE, 2] = world[L.LEFT_HIP, 2]
        if turned and 7.0 <= t < 9.0:
            world[L.LEFT_KNEE, 2] = world[L.LEFT_HIP, 2] + 0.2
        up = turned and LAID_S - 0.3 <= t <= BACK_S + 0.3
        pose = replace(now.pose, points_world=world, contour=outline(now.pose, 0.35 if up else 0.3))
        shown.append(Observation(t, pose))
    (hold,) = judged(shown).holds
    assert hold.start_s == pytest.approx(since_s, abs=0.5)
    assert "crossed" not in hold.faults


def test_a_knee_that_lets_up_while_the_pelvis_stays_turned_is_told_and_not_left() -> None:
    def script(t: float) -> Figure:
        slack = 90.0 - 38.0 * (ramp(t, 7.0, 7.3) - ramp(t, 10.5, 10.8))
        shown = figure(NEAR, t)
        leg = shown.legs[NEAR]
        laid = LAID_S <= t <= BACK_S
        return with_leg(shown, NEAR, replace(leg, over_deg=slack)) if laid else shown

    def seen(turned: bool) -> SessionResult:
        shown = []
        for now in film(script, END_S, 15.0, ABOVE):
            assert now.pose is not None
            over = LAID_S - 0.3 <= now.time_s <= BACK_S + 0.3
            up = over and (turned or not 7.0 <= now.time_s < 10.8)
            pose = replace(now.pose, contour=outline(now.pose, 0.4 if up else 0.3))
            shown.append(Observation(now.time_s, pose))
        return judged(shown)

    (hold,) = seen(turned=True).holds
    assert "twisted" in hold.faults
    assert hold.time_s > BACK_S
    assert seen(turned=False).holds[0].time_s < 8.0


def test_the_picture_shows_each_leg_under_the_name_it_is_judged_by() -> None:
    observations = clip(NEAR, exchanged)
    found = survey(observations, SUPINE_TWIST.measure, SUPINE_TWIST.unrest)
    engine, shown = Engine(SUPINE_TWIST, DOSE), 0
    for t, observation in zip(clip(NEAR), observations, strict=True):
        now = engine.step(observation, found.at(observation.time_s))
        if not 7.0 <= now.time_s < 10.5:
            continue
        assert t.pose is not None
        assert observation.pose is not None
        assert now.pose is not None
        knee = L.LEFT_KNEE + NEAR
        assert not np.allclose(observation.pose.points_image[knee], t.pose.points_image[knee])
        assert now.pose.points_image[knee] == pytest.approx(t.pose.points_image[knee])
        shown += 1
    assert shown > 40


def test_what_is_not_believed_is_drawn_as_unseen() -> None:
    gate = Gate(one_bent=True)
    for step in range(12):
        gate.body(standing(step / 15), resting())
    pose = both_drawn_in(laid(12 / 15))
    body, _ = gate.body(pose, resting())
    assert body is not None
    legs = [left + side for left in LEGS for side in Side]
    assert not any(body.seen[row] for row in legs)
    assert all(pose.visibility[row] > 0.5 for row in legs)
    assert all(body.judged_pose.visibility[row] == 0.0 for row in legs)
