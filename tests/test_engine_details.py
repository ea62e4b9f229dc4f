"""Rules of the engine that the made people brought to light."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from posecheck.baseline.sanity import Gate
from posecheck.engine.smoothing import MeasureFilter
from posecheck.exercises.leg_raise_limits import LegRaiseHoldLimits

from posecheck.baseline.body import Body
from posecheck.baseline.survey import survey
from posecheck.engine.checks import CheckRunner, Stopping
from posecheck.engine.holds import HoldMachine
from posecheck.engine.monitor import LEAST_SEEN, FaultMonitor
from posecheck.engine.reps import RestTracker
from posecheck.events import Phase
from posecheck.exercises.registry import find_exercise
from posecheck.exercises.spec import HoldMovement, Judgement, Moment, Zone, in_range, unknown
from posecheck.geometry.posture import View as ViewOf
from posecheck.geometry.posture import ViewKind
from posecheck.landmarks import MIRROR, Landmark, Side
from posecheck.tracking.calibration import PERFECT, calibration_for
from posecheck.verdict import Measures, Unknown
from tests.figures import LEFT, Figure, Leg, View, film, with_leg

EXERCISE = find_exercise("knee_to_chest")
VIEW = ViewOf(ViewKind.SIDE, 0.0, 0.0)
DEPTH = next(c for c in find_exercise("knee_to_chest").checks if c.id == "depth")
FAULT = Judgement(Zone.FAULT, 90.0, 80.0)


@pytest.mark.parametrize("unseen_s", [0.0, 0.1, 0.4])
def test_a_drop_out_does_not_make_a_fault_wait_anew(unseen_s: float) -> None:
    monitor, raised_s = FaultMonitor(DEPTH), None
    for i in range(40):
        time_s = i / 30
        hidden = 0.2 < time_s < 0.2 + unseen_s
        if monitor.step(time_s, unknown(Unknown.NOT_SEEN) if hidden else FAULT, Side.LEFT):
            raised_s = time_s
            break
    # Half of its dwell is seen, though, before it is told.
    known_s = max(DEPTH.dwell_s, DEPTH.dwell_s * LEAST_SEEN + unseen_s)
    assert raised_s == pytest.approx(known_s, abs=0.07)


@pytest.mark.parametrize(("every", "raised_s"), [(3, 0.9), (5, 1.5)])
def test_glimpses_of_a_fault_are_told_once_half_its_dwell_was_seen(
    every: int, raised_s: float
) -> None:
    monitor = FaultMonitor(DEPTH)
    for i in range(90):
        judgement = unknown(Unknown.UNCLEAR) if i % every else FAULT
        if monitor.step(i / 30, judgement, Side.LEFT):
            break
    assert i / 30 == pytest.approx(raised_s, abs=0.07)


@pytest.mark.parametrize("raised", [True, False])
def test_time_in_the_dwell_of_a_fault_is_not_good_before_it_is_known(*, raised: bool) -> None:
    """Seen faulty, lost for a moment, and then seen faulty again, or not."""
    checks = CheckRunner(EXERCISE, EXERCISE.limits)
    holds = HoldMachine(HoldMovement(position=lambda now, limits: in_range(0.0)), (Side.LEFT,), 9.0)
    good: list[float] = []
    for i in range(90):
        time_s = i / 30
        deep = time_s < 1.5 or (time_s >= 1.9 and not raised)
        seen = {"left_hip_deg": 60.0 if deep else 95.0, "right_hip_deg": 130.0}
        measures = {} if 1.7 <= time_s < 1.9 else seen
        now = Moment(time_s, Phase.HOLD, Side.LEFT, Side.LEFT, VIEW, Measures(measures))
        checks.step(now, None)
        if not holds.holding:
            holds.look(time_s, {Side.LEFT: Zone.CLEAR})
            continue
        holds.hold(time_s, Zone.CLEAR, checks.stopping())
        good.append(holds.good_form_s)
        if 1.5 <= time_s < 1.9:
            assert holds.good_form_s == pytest.approx(1.5, abs=0.05)
            assert not holds.running
    assert good == sorted(good)
    assert good[-1] == pytest.approx(1.5 if raised else 3.0, abs=0.06)


@pytest.mark.parametrize("told_s", [0.6, 1.9, 2.6])
def test_a_fault_ends_a_hold_two_seconds_after_it_began_however_late_it_is_told(
    told_s: float,
) -> None:
    holds = HoldMachine(HoldMovement(position=lambda now, limits: in_range(0.0)), (None,), 9.0)
    ended = None
    for i in range(200):
        time_s = i / 30
        if not holds.holding:
            holds.look(time_s, {None: Zone.CLEAR})
            continue
        faulty = "depth" if time_s >= 3.0 + told_s else None
        step = holds.hold(time_s, Zone.CLEAR, Stopping(time_s > 3.0, faulty, 3.0))
        if step.ended:
            ended = step.ended
            break
    assert ended is not None
    assert ended.end_s == pytest.approx(5.0, abs=0.05)
    assert ended.in_position_s == pytest.approx(ended.end_s - ended.start_s, abs=0.01)
    assert ended.good_form_s == pytest.approx(3.0, abs=0.05)


@pytest.mark.parametrize(("lost", "unsure"), [(None, False), ("clear", True), ("hidden", True)])
def test_a_fault_that_is_clear_or_out_of_sight_now_is_not_sure_to_last(
    lost: str | None, *, unsure: bool
) -> None:
    checks = CheckRunner(EXERCISE, EXERCISE.limits)
    for i in range(31):
        hip_deg = 60.0 if lost == "clear" and i == 30 else 95.0
        seen = {"left_hip_deg": hip_deg, "right_hip_deg": 130.0}
        measures = {} if lost == "hidden" and i == 30 else seen
        checks.step(
            Moment(i / 30, Phase.HOLD, Side.LEFT, Side.LEFT, VIEW, Measures(measures)), None
        )
    stop = checks.stopping()
    assert (stop.faulty, stop.since_s, stop.unsure) == ("depth", 0.0, unsure)


@pytest.mark.parametrize(("unseen_s", "end_s"), [(0.0, 3.0), (0.4, 3.2), (0.8, 3.0)])
def test_a_position_left_out_of_sight_was_left_in_the_middle_of_it(
    unseen_s: float, end_s: float
) -> None:
    movement = HoldMovement(position=lambda now, limits: in_range(0.0), leave_s=0.3)
    holds = HoldMachine(movement, (None,), 9.0)
    ended = None
    for i in range(200):
        time_s = i / 30
        zone = Zone.CLEAR if time_s <= 3.0 else Zone.UNKNOWN
        zone = Zone.FAULT if time_s > 3.0 + unseen_s else zone
        if not holds.holding:
            holds.look(time_s, {None: zone})
            continue
        step = holds.hold(time_s, zone)
        if step.ended:
            ended = step.ended
            break
    assert ended is not None
    assert ended.end_s == pytest.approx(end_s, abs=0.05)
    assert ended.in_position_s == pytest.approx(ended.end_s - ended.start_s, abs=0.01)
    assert ended.good_form_s == pytest.approx(ended.in_position_s)


def test_the_rest_follows_the_feet_but_not_the_lift() -> None:
    tracker = RestTracker()
    assert tracker.step(0.0, 120.0, 120.0, resting=True) == 120.0
    moved = [tracker.step(i / 10, 140.0, 120.0, resting=True) for i in range(1, 25)]
    assert moved[-1] == 140.0
    assert tracker.step(3.0, 180.0, 120.0, resting=False) == 140.0
    tracker.reset()
    assert tracker.step(4.0, 180.0, 120.0, resting=False) == 120.0


@pytest.mark.parametrize(
    ("turns", "bounces"), [((0.0, 1.0), False), ((0.0, 1.0, 0.0), False), ((0, 1, 0, 1, 0), True)]
)
def test_one_way_and_one_arc_are_no_bounce(turns: tuple[float, ...], bounces: bool) -> None:
    names = {"bounce": ("x", "y")}
    smooth, most = MeasureFilter(names), 0.0
    span = 1.8 / (len(turns) - 1)
    for i in range(54):
        time_s = i / 30
        leg = min(int(time_s / span), len(turns) - 2)
        share = time_s / span - leg
        value = 0.4 * (turns[leg] * (1 - share) + turns[leg + 1] * share)
        told = smooth.step(time_s, Measures({"x": 0.0, "y": value}))["bounce"]
        most = max(most, 0.0 if math.isnan(told) else told)
    assert (most > 0.08) is bounces


def test_a_landmark_that_jumps_between_two_places_is_no_bounce() -> None:
    smooth = MeasureFilter({"bounce": ("y",)})
    told = [smooth.step(i / 15, Measures({"y": 0.06 * (i % 2)}))["bounce"] for i in range(45)]
    assert not math.isnan(told[-1]) and max(x for x in told if not math.isnan(x)) < 0.06


def turned_and_straight(*, names: bool) -> tuple[Body, Body]:
    """Two frames of a leg in the air: as it is, then turned over for the model's depth.

    With `names`, left and right change places in the picture too.
    """
    clip = film(
        lambda _: with_leg(Figure(prone=True), LEFT, Leg(thigh_deg=12.0)), 3.0, 15.0, View()
    )
    baseline = survey(clip, calibration=calibration_for(PERFECT)).spans[0].baseline
    pose = clip[20].pose
    assert pose is not None
    order = list(MIRROR)
    turned = replace(
        pose,
        time_s=pose.time_s + 1 / 15,
        points_image=pose.points_image[order] if names else pose.points_image,
        points_world=pose.points_world[order],
        visibility=pose.visibility[order],
    )
    gate = Gate()
    straight, _ = gate.body(pose, baseline)
    mended, _ = gate.body(turned, baseline)
    assert straight is not None and mended is not None
    return straight, mended


@pytest.mark.parametrize("names", [True, False])
def test_who_seems_turned_over_keeps_left_and_right(names: bool) -> None:
    straight, mended = turned_and_straight(names=names)
    for side in Side:
        a, b = (body.point(Landmark.LEFT_ANKLE, side) for body in (straight, mended))
        assert a == pytest.approx(b)


@pytest.mark.parametrize("model", ["", PERFECT])
def test_a_pulled_hip_is_read_without_the_bias_of_the_model(model: str) -> None:
    calibration = calibration_for(model)
    clip = film(lambda _: with_leg(Figure(), Side.RIGHT, Leg(foot_x=0.3)), 2.0, 10.0)
    baseline = survey(clip, calibration=calibration).spans[0].baseline
    pose = clip[0].pose
    assert pose is not None
    body, _ = Gate().body(pose, baseline)
    assert body is not None
    read_deg = body.hip_deg(Side.RIGHT)
    expected_deg = read_deg if model == PERFECT else read_deg - 3.6
    assert EXERCISE.measure(body)["right_hip_deg"] == pytest.approx(expected_deg, abs=0.05)
    assert calibration.pulled_hip_deg(60.0, near=True) == pytest.approx(60.0)
    assert math.isnan(calibration.pulled_hip_deg(math.nan, near=False))


def test_a_straight_far_knee_that_a_standing_leg_half_hides_is_not_called_bent() -> None:
    model, truth = calibration_for(), calibration_for(PERFECT)
    limits = LegRaiseHoldLimits()
    low = (limits.raised_knee_fault_deg, limits.raised_knee_clear_deg)
    zones = {
        read_deg: in_range(model.raised_knee_deg(read_deg, near=False), low=low).zone
        for read_deg in (140.0, 152.0, 164.0, 166.0)
    }
    assert list(zones.values()) == [Zone.FAULT, Zone.BAND, Zone.BAND, Zone.CLEAR]
    assert model.raised_knee_deg(152.0, near=True) == 152.0
    assert truth.raised_knee_deg(152.0, near=False) == 152.0


@pytest.mark.parametrize(
    ("near", "read_deg", "share", "zone"),
    [
        (Side.LEFT, 161.0, math.nan, Zone.BAND),
        (Side.LEFT, 152.0, math.nan, Zone.FAULT),
        (Side.RIGHT, 152.0, 0.89, Zone.UNKNOWN),  # as long as it was
        (Side.RIGHT, 161.0, 0.89, Zone.UNKNOWN),
        (Side.RIGHT, 152.0, 0.85, Zone.FAULT),  # its foot has come nearer
        (Side.RIGHT, 161.0, 0.85, Zone.BAND),
        (Side.RIGHT, 125.0, 0.89, Zone.FAULT),  # plainly bent
        (Side.RIGHT, 166.0, 0.85, Zone.CLEAR),
    ],
)
def test_a_far_knee_is_bent_where_its_foot_has_come_nearer_too(
    near: Side, read_deg: float, share: float, zone: Zone
) -> None:
    exercise = find_exercise("leg_raise_hold")
    (check,) = (check for check in exercise.checks if check.id == "raised_knee")
    measures = {"left_knee_deg": 152.0, "left_raised_knee_deg": read_deg, "left_leg_share": share}
    began = Measures({"left_leg_share": 0.89})
    now = Moment(1.0, Phase.HOLD, Side.LEFT, near, VIEW, Measures(measures), start=began)
    assert check.judge(now, exercise.limits).zone is zone


def test_a_far_leg_that_is_short_from_the_beginning_is_bent() -> None:
    exercise = find_exercise("leg_raise_hold")
    (check,) = (check for check in exercise.checks if check.id == "raised_knee")
    for share, zone in ((0.82, Zone.FAULT), (0.86, Zone.UNKNOWN)):
        measures = {"left_raised_knee_deg": 150.0, "left_leg_share": share}
        began = Measures({"left_leg_share": share})
        now = Moment(1.0, Phase.HOLD, Side.LEFT, Side.RIGHT, VIEW, Measures(measures), start=began)
        assert check.judge(now, exercise.limits).zone is zone


@pytest.mark.parametrize(
    ("active_deg", "other_deg", "zone"),
    [(-5.0, 55.0, Zone.UNKNOWN), (55.0, -5.0, Zone.FAULT), (-5.0, -5.0, Zone.FAULT)],
)
def test_legs_drawn_for_each_other_are_judged_for_each_other(
    active_deg: float, other_deg: float, zone: Zone
) -> None:
    """The leg that is drawn standing has a right angle, the other one is straight."""
    exercise = find_exercise("leg_raise_hold")
    (check,) = (check for check in exercise.checks if check.id == "support_knee")
    measures = {
        "left_knee_deg": 90.0,
        "right_knee_deg": 176.0,
        "left_leg_elevation_deg": active_deg,
        "right_leg_elevation_deg": other_deg,
        "left_leg_share": 0.95,
        "right_foot_clearance_t": 0.6 if other_deg > 0.0 else 0.0,
        "legs_low_t": 0.0,
        "legs_top_t": 1.5,
    }
    now = Moment(1.0, Phase.HOLD, Side.LEFT, Side.LEFT, VIEW, Measures(measures))
    assert check.judge(now, exercise.limits).zone is zone


@pytest.mark.parametrize(
    ("drawn_deg", "standing_deg", "zone"),
    [(130.0, 90.0, Zone.FAULT), (150.0, 90.0, Zone.UNKNOWN), (176.0, 90.0, Zone.UNKNOWN)],
)
def test_the_raised_knee_is_the_one_that_is_drawn_raised_while_the_legs_are_exchanged(
    drawn_deg: float, standing_deg: float, zone: Zone
) -> None:
    exercise = find_exercise("leg_raise_hold")
    (check,) = (check for check in exercise.checks if check.id == "raised_knee")
    measures = {
        "left_raised_knee_deg": standing_deg,
        "right_raised_knee_deg": drawn_deg,
        "left_leg_elevation_deg": -5.0,
        "right_leg_elevation_deg": 55.0,
        "right_foot_clearance_t": 1.2,
        "legs_low_t": 0.0,
        "legs_top_t": 1.5,
    }
    now = Moment(1.0, Phase.HOLD, Side.LEFT, Side.LEFT, VIEW, Measures(measures))
    assert check.judge(now, exercise.limits).zone is zone


def test_a_folded_leg_whose_knee_is_hidden_is_not_known_to_lie() -> None:
    exercise = find_exercise("leg_raise_hold")
    assert isinstance(exercise.movement, HoldMovement)
    for share, zone in ((0.80, Zone.UNKNOWN), (0.90, Zone.FAULT)):
        measures = {
            "left_leg_elevation_deg": 4.0,
            "left_leg_share": share,
            "right_foot_clearance_t": 0.0,
            "legs_low_t": 0.0,
            "legs_top_t": 0.3,
        }
        now = Moment(1.0, Phase.REST, Side.LEFT, Side.RIGHT, VIEW, Measures(measures))
        assert exercise.movement.position(now, exercise.limits).zone is zone
