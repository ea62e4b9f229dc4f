"""Limits just in, equal and just out; dwell, hysteresis and drop-outs; data in order."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posecheck.baseline.body import body_of
from posecheck.baseline.survey import survey
from posecheck.engine.monitor import FaultMonitor
from posecheck.events import FaultCleared, FaultRaised, Phase
from posecheck.exercises import BUILT_IN
from posecheck.exercises.judging import Judgement, Zone, judged, unknown, within, worst
from posecheck.exercises.limits import Range, limit_infos
from posecheck.exercises.moment import Moment, Role, sided
from posecheck.exercises.spec import Check, Exercise, Marks, Severity
from posecheck.geometry import posture
from posecheck.geometry.angles import angle_of
from posecheck.landmarks import Landmark, Side
from posecheck.report.columns import measure_names
from posecheck.tracking.estimate import estimate_of
from posecheck.verdict import NO_MEASURES, UNSEEN, Direction, Measures, Reading, State, Unknown
from tests.figures import FLAT, LEFT, RIGHT, Figure, Leg, View, bridge, film
from tests.texts import catalogue

JUST = 1e-9
KNEE = Range(70.0, 75.0, 105.0, 110.0)


@pytest.mark.parametrize(
    ("value", "zone", "direction"),
    [
        (70.0 - JUST, Zone.FAULT, Direction.LOW),
        (70.0, Zone.BAND, Direction.NONE),
        (75.0 - JUST, Zone.BAND, Direction.NONE),
        (75.0, Zone.CLEAR, Direction.NONE),
        (105.0, Zone.CLEAR, Direction.NONE),
        (105.0 + JUST, Zone.BAND, Direction.NONE),
        (110.0, Zone.BAND, Direction.NONE),
        (110.0 + JUST, Zone.FAULT, Direction.HIGH),
        (math.nan, Zone.UNKNOWN, Direction.NONE),
    ],
)
def test_a_value_at_its_limits(value: float, zone: Zone, direction: Direction) -> None:
    judgement = within(Reading(value, 9.0), KNEE)
    assert judgement.zone is zone
    if zone is Zone.FAULT:
        assert judgement.direction is direction


@pytest.mark.parametrize(
    ("value", "sd", "zone", "recovered"),
    [
        (70.0 - JUST, 0.0, Zone.FAULT, False),
        (70.0, 0.0, Zone.CLEAR, False),
        (75.0, 0.0, Zone.CLEAR, True),
        # With an sd of 5 a fault is sure from 6.4 below the limit on, and ok from 6.4 above.
        (63.58, 5.0, Zone.FAULT, False),
        (63.60, 5.0, Zone.BAND, False),
        (76.40, 5.0, Zone.BAND, True),
        (76.42, 5.0, Zone.CLEAR, True),
        (110.0 + JUST, 0.0, Zone.FAULT, False),
        (103.58, 5.0, Zone.CLEAR, True),
        (103.60, 5.0, Zone.BAND, True),
        (116.42, 5.0, Zone.FAULT, False),
        (math.nan, 5.0, Zone.UNKNOWN, False),
    ],
)
def test_a_fault_and_ok_are_told_where_they_are_nine_in_ten_sure(
    value: float, sd: float, zone: Zone, *, recovered: bool
) -> None:
    judgement = judged(Reading(value, sd), KNEE)
    assert (judgement.zone, judgement.recovered) == (zone, recovered)


@given(st.floats(0.0, 180.0), st.floats(0.0, 30.0), st.floats(0.0, 30.0))
def test_more_error_never_makes_a_verdict_surer(value: float, sd: float, more: float) -> None:
    less_sure = judged(Reading(value, sd + more), KNEE).zone
    if less_sure is not Zone.BAND:
        assert judged(Reading(value, sd), KNEE).zone is less_sure


def test_joined_judgements_are_clear_only_if_all_are() -> None:
    clear, band = Judgement(Zone.CLEAR), Judgement(Zone.BAND)
    fault, blind = Judgement(Zone.FAULT), unknown(Unknown.NOT_SEEN)
    assert worst(clear, clear).zone is Zone.CLEAR
    assert worst(clear, band).zone is Zone.BAND
    assert worst(clear, blind).zone is Zone.UNKNOWN
    assert worst(blind, fault, clear).zone is Zone.FAULT


@pytest.mark.parametrize(
    ("values", "zone"),
    [
        # With an sd of 5: past 110 with a probability of 0.7 each, so one of two with 0.91.
        ((112.65, 112.65), Zone.FAULT),
        ((112.35, 112.35), Zone.BAND),
        ((112.65, 90.0), Zone.BAND),
        # Not past it with 0.95 each: both with 0.90.
        ((101.65, 101.65), Zone.CLEAR),
        ((101.95, 101.95), Zone.BAND),
        ((101.95, 90.0), Zone.CLEAR),
    ],
)
def test_what_errs_apart_is_judged_together(values: tuple[float, ...], zone: Zone) -> None:
    each = [judged(Reading(value, 5.0), KNEE) for value in values]
    assert worst(*each).zone is zone
    assert worst(*each, apart=False).zone is max(each, key=lambda one: one.beyond).zone
    if zone is Zone.FAULT:
        assert worst(*each).direction is Direction.HIGH


def test_what_is_unknown_keeps_two_doubts_from_being_ok_but_not_from_being_a_fault() -> None:
    doubtful, blind = judged(Reading(112.65, 5.0), KNEE), unknown(Unknown.NOT_SEEN)
    assert worst(doubtful, blind).zone is Zone.UNKNOWN
    assert worst(doubtful, doubtful, blind).zone is Zone.FAULT


def monitor(**changes: object) -> FaultMonitor:
    check = Check("knees", lambda m, lim: Judgement(Zone.CLEAR), Severity.LEGS)
    return FaultMonitor(replace(check, **changes))


def feed(watch: FaultMonitor, zones: str, dt_s: float = 0.1) -> list[tuple[str, float]]:
    """Feed letters (c, b, f, u; v: not to be judged from there), 0.1 s apart; give the events."""
    unseen = {"u": unknown(Unknown.NOT_SEEN), "v": unknown(Unknown.VIEW)}
    by_letter = {"c": Zone.CLEAR, "b": Zone.BAND, "f": Zone.FAULT}
    told_by = {
        letter: Judgement(zone, 1.0, 2.0, recovered=zone is Zone.CLEAR)
        for letter, zone in by_letter.items()
    } | unseen
    told = []
    for i, letter in enumerate(zones):
        for event in watch.step(i * dt_s, told_by[letter], None):
            assert isinstance(event, FaultRaised | FaultCleared)
            told.append((type(event).__name__, round(event.time_s, 3)))
    return told


def test_a_fault_needs_its_dwell_and_clears_with_its_own() -> None:
    assert feed(monitor(), "c" + "f" * 6 + "c" * 5) == []
    assert feed(monitor(), "c" + "f" * 7 + "c" * 5) == [("FaultRaised", 0.7), ("FaultCleared", 0.8)]
    assert feed(monitor(), "c" + "f" * 7 + "ccfcc" + "f") == [("FaultRaised", 0.7)]


def test_between_the_limits_a_fault_stays_and_none_begins() -> None:
    assert feed(monitor(), "f" * 7 + "b" * 30) == [("FaultRaised", 0.6)]
    assert feed(monitor(), "fffbfffbfff") == []


@pytest.mark.parametrize(
    ("zones", "state"), [("cccb", State.UNKNOWN), ("f" * 7 + "b", State.FAULT)]
)
def test_between_the_limits_nothing_is_good(zones: str, state: State) -> None:
    watch = monitor()
    feed(watch, zones)
    assert watch.verdict.state is state


def test_a_short_drop_out_changes_nothing_and_a_long_one_is_unknown() -> None:
    watch = monitor()
    assert feed(watch, "cccuuuu") == []
    assert watch.verdict.state is State.OK
    watch = monitor()
    feed(watch, "ccc" + "u" * 7)
    assert watch.verdict.state is State.UNKNOWN
    assert feed(monitor(), "f" * 7 + "uu" + "f" * 3) == [("FaultRaised", 0.6)]


def test_what_cannot_be_judged_from_there_ends_a_fault_without_waiting_for_a_drop_out() -> None:
    told = [("FaultRaised", 0.6), ("FaultCleared", 1.0)]
    assert feed(monitor(), "f" * 7 + "v" * 6) == told
    assert feed(monitor(), "f" * 7 + "u" * 4) == told[:1]


def test_in_the_fault_zone_nothing_is_ok_even_before_the_dwell() -> None:
    watch = monitor()
    feed(watch, "cf")
    assert watch.verdict.state is State.UNKNOWN


@pytest.mark.parametrize("exercise", BUILT_IN, ids=lambda e: e.name)
def test_every_exercise_is_in_order(exercise: Exercise) -> None:
    ids = [check.id for check in exercise.checks]
    assert len(set(ids)) == len(ids)
    for info in limit_infos(exercise.limits):
        assert info.low <= info.value <= info.high
        assert info.source
        assert info.name.endswith(
            tuple(f"_{unit}" for unit in ("deg", "t", "s", "share", "t_per_s"))
        )
    for language in ("en", "de"):
        texts = catalogue(language)
        for check in exercise.checks:
            cues = [f"{check.cue}.low", f"{check.cue}.high"] if check.directional else [check.cue]
            assert all(cue in texts for cue in cues), (language, cues)


points = st.tuples(st.floats(-100, 100), st.floats(-100, 100))


@given(a=points, b=points, c=points, dx=st.floats(-50, 50), scale=st.floats(0.1, 10))
def test_angles_do_not_change_with_place_or_size(a, b, c, dx, scale) -> None:  # type: ignore[no-untyped-def]
    plain = angle_of(a, b, c)
    if math.isnan(plain) or min(math.dist(a, b), math.dist(b, c)) < 1e-2:
        return
    moved = [tuple(v * scale + dx for v in p) for p in (a, b, c)]
    assert angle_of(*moved) == pytest.approx(plain, abs=1e-3)  # type: ignore[arg-type]


def test_right_angles_straight_lines_and_missing_points() -> None:
    assert angle_of((1, 0), (0, 0), (0, 1)) == pytest.approx(90)
    assert angle_of((1, 0), (0, 0), (-1, 1e-7)) == pytest.approx(180, abs=1e-5)
    assert math.isnan(angle_of((0, 0), (0, 0), (1, 1)))


@pytest.mark.parametrize("roll_deg", [-15.0, 0.0, 15.0])
def test_the_mat_line_follows_the_roll_of_the_camera(roll_deg: float) -> None:
    found = survey(film(bridge(), 12.0, 10.0, View(roll_deg=roll_deg)))
    baseline = found.spans[0].baseline
    up_deg = math.degrees(math.atan2(baseline.mat.up[0], -baseline.mat.up[1]))
    assert up_deg == pytest.approx(-roll_deg, abs=3.0)
    assert baseline.mat.torso_px == pytest.approx(200, rel=0.03)


def test_known_angles_come_out_of_the_picture() -> None:
    bent = Figure(legs={LEFT: Leg(foot_x=0.42 * math.sqrt(2)), RIGHT: FLAT})
    clip = film(lambda t: bent, 2.0, 10.0)
    baseline = survey(clip).spans[0].baseline
    body, why = body_of(estimate_of(clip[0].pose), baseline)  # type: ignore[arg-type]
    assert why is None and body is not None
    assert body.knee_deg(LEFT).value == pytest.approx(90, abs=3)
    assert body.knee_deg(RIGHT).value == pytest.approx(180, abs=1)


def test_marks_follow_the_side() -> None:
    foot = Marks(Role.OTHER, Landmark.LEFT_HEEL)
    assert foot.of(Side.LEFT) == (Landmark.RIGHT_HEEL,)
    assert foot.of(None) == (Landmark.LEFT_HEEL, Landmark.RIGHT_HEEL)
    assert Marks(Role.ACTIVE, Landmark.LEFT_KNEE).of(Side.RIGHT) == (Landmark.RIGHT_KNEE,)
    head = Marks(None, Landmark.LEFT_EAR)
    assert head.of(Side.LEFT) == (Landmark.LEFT_EAR, Landmark.RIGHT_EAR)


@pytest.mark.parametrize("exercise", BUILT_IN, ids=lambda e: e.name)
def test_marks_are_of_checks_that_exist(exercise: Exercise) -> None:
    assert set(exercise.marks) <= {check.id for check in exercise.checks}
    marked = {check.id for check in exercise.checks if check.marks}
    assert marked == set(exercise.marks)


def test_a_measure_that_is_not_there_is_a_mistake_and_not_unseen() -> None:
    measured = Measures({"left_knee_deg": UNSEEN})
    assert not measured["left_knee_deg"].known
    with pytest.raises(KeyError):
        measured["left_kne_deg"]
    assert not NO_MEASURES["left_knee_deg"].known


@pytest.mark.parametrize("exercise", BUILT_IN, ids=lambda e: e.name)
@pytest.mark.parametrize("value", [math.nan, -1e3, 0.0, 1.0, 1e3])
def test_every_rule_asks_for_measures_that_its_exercise_has(
    exercise: Exercise, value: float
) -> None:
    measures = Measures({name: Reading(value, 0.1) for name in measure_names(exercise)})
    rep = Measures({name: Reading(value, 0.1) for name in ("best", "up_s", "down_s")})
    movement = exercise.movement
    definition = getattr(movement, "position", None) or getattr(movement, "lifted", None)
    rules = [definition, *movement.near_misses.values(), *(c.judge for c in exercise.checks)]
    rules += [check.stops for check in exercise.checks if check.stops]
    for side, phase in product((LEFT, RIGHT, None), Phase):
        at = Moment(0.0, phase, side, LEFT, posture.View(0.0, 30.0), *[measures] * 4, rep, measures)
        for rule in rules:
            rule(at, exercise.limits)
    for angle in exercise.angles:
        assert sided(angle.measure, LEFT) in measures
