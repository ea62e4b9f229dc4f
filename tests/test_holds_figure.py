"""The held exercises, done well and badly by a figure whose angles are known."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from posecheck.assessment import Dose, SessionResult
from posecheck.baseline.survey import survey
from posecheck.capture.recorded import PoseTrack
from posecheck.engine import Engine, assess
from posecheck.events import EndReason
from posecheck.exercises.registry import find_exercise
from posecheck.landmarks import Side
from posecheck.pose import Observation
from posecheck.resources import sample_video
from tests.figures import (
    LEFT,
    RIGHT,
    Arm,
    Figure,
    Leg,
    Script,
    View,
    film,
    mirrored,
    noisy,
    ramp,
    with_arm,
    with_leg,
)
from tests.hold_scripts import GOOD, PRONE, SECONDS, held, raised, row, stretched
from tests.running import fault_names, run

DOSE = Dose(1, 10, 3.0)


LEG_RAISE = GOOD["leg_raise_hold"]


def analysed(
    name: str, script: Script, fps: float = 20.0, view: View | None = None
) -> SessionResult:
    return run(film(script, SECONDS, fps, view), name, DOSE)[0]


@pytest.mark.parametrize("name", GOOD)
def test_a_good_hold_on_each_side_counts_once_per_side(name: str) -> None:
    result = analysed(name, GOOD[name])
    assert [(hold.side, hold.counted) for hold in result.holds] == [(LEFT, True), (RIGHT, True)]
    assert fault_names(result) == set()
    for hold in result.holds:
        assert 5.0 <= hold.in_position_s <= 7.0
        # Limbs that are on their way down are not good any more, and not out of position yet.
        assert hold.in_position_s - 0.3 <= hold.good_form_s <= hold.in_position_s
        assert hold.reason is EndReason.LEFT_POSITION


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("fps", [15.0, 24.0, 60.0])
def test_frame_rate_changes_no_hold(name: str, fps: float) -> None:
    holds = analysed(name, GOOD[name], fps).holds
    reference = analysed(name, GOOD[name], 30.0).holds
    assert [(h.side, h.counted) for h in reference] == [(LEFT, True), (RIGHT, True)]
    assert [(h.side, h.counted) for h in holds] == [(h.side, h.counted) for h in reference]
    for one, other in zip(holds, reference, strict=True):
        assert one.good_form_s == pytest.approx(other.good_form_s, abs=0.15)


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize(
    "view",
    [View(roll_deg=15.0), View(roll_deg=-15.0), View(720, 1280, 250.0), View(640, 480, 200.0)],
)
def test_the_picture_changes_no_hold(name: str, view: View) -> None:
    result = analysed(name, GOOD[name], 15.0, view)
    assert [(hold.side, hold.counted) for hold in result.holds] == [(LEFT, True), (RIGHT, True)]


@pytest.mark.parametrize("name", GOOD)
def test_a_mirrored_copy_swaps_the_sides_and_nothing_else(name: str) -> None:
    plain = film(GOOD[name], SECONDS, 20.0)
    copy = [Observation(o.time_s, mirrored(o.pose)) for o in plain if o.pose]
    one, other = run(plain, name, DOSE)[0], run(copy, name, DOSE)[0]
    assert [h.side for h in other.holds] == [h.side.other for h in one.holds if h.side is not None]
    for a, b in zip(one.holds, other.holds, strict=True):
        assert (a.start_s, a.good_form_s) == pytest.approx((b.start_s, b.good_form_s))
        assert a.faults == b.faults
    assert fault_names(one) == fault_names(other)


@pytest.mark.parametrize("name", GOOD)
def test_noise_and_single_lost_frames_cost_no_hold(name: str) -> None:
    rng = np.random.default_rng(7)
    sigma_px = 0.01 * 0.5 * View().px_per_m
    clip = [
        Observation(o.time_s, None if i % 37 == 5 else noisy(o.pose, sigma_px, rng))
        for i, o in enumerate(film(GOOD[name], SECONDS, 24.0))
        if o.pose
    ]
    result, _ = run(clip, name, DOSE)
    assert [(hold.side, hold.counted) for hold in result.holds] == [(LEFT, True), (RIGHT, True)]
    for hold in result.holds:
        assert 5.0 <= hold.good_form_s <= 7.0


BAD: list[tuple[str, str, Script]] = [
    ("long_stretch", "elbow", held(Figure(), lambda s, u: stretched(s, u, elbow_deg=140.0))),
    (
        "long_stretch",
        "knees",
        held(Figure(), lambda s, u: with_leg(stretched(s, u), LEFT, Leg(foot_x=0.81))),
    ),
    ("ventral_row", "right_pair", held(PRONE, lambda s, u: row(s, u, leg_side=s))),
    ("ventral_row", "leg_lifted", held(PRONE, lambda s, u: row(s, u, leg_deg=0.0))),
    ("ventral_row", "too_high", held(PRONE, lambda s, u: row(s, u, leg_deg=30.0))),
]


@pytest.mark.parametrize(("name", "check", "script"), BAD, ids=[f"{n}-{c}" for n, c, _ in BAD])
def test_each_fault_is_found_by_its_check(name: str, check: str, script: Script) -> None:
    assert check in fault_names(analysed(name, script))


STOPPING = [b for b in BAD if b[1] in {"knees", "right_pair", "leg_lifted"}]


@pytest.mark.parametrize(
    ("name", "check", "script"), STOPPING, ids=[f"{n}-{c}" for n, c, _ in STOPPING]
)
def test_a_fault_that_stops_the_clock_ends_the_hold_uncounted(
    name: str, check: str, script: Script
) -> None:
    result = analysed(name, script)
    assert sum(result.progress.counts.values()) == 0
    assert any(hold.stopped_by == check or hold.good_form_s < 3.0 for hold in result.holds)


def test_all_four_limbs_up_is_superman() -> None:
    def script(t: float) -> Figure:
        share = ramp(t, 3, 4) - ramp(t, 9, 10)
        if share <= 0:
            return PRONE
        figure = row(RIGHT, share)
        return with_leg(with_arm(figure, LEFT, Arm(180.0 - 18.0 * share)), RIGHT, Leg(10.0 * share))

    result = run(film(script, 12.0, 20.0), "ventral_row", DOSE)[0]
    assert "superman" in fault_names(result)
    assert result.progress.total == 0


@pytest.mark.parametrize("knee_deg", [90.0, 180.0])
def test_both_legs_in_the_air_are_neither_a_held_leg_nor_a_pulled_knee(
    knee_deg: float,
) -> None:
    def script(t: float) -> Figure:
        share = ramp(t, 3, 4)
        bend = (180.0 - knee_deg) * share
        leg = Leg(thigh_deg=max(0.5, 75.0 * share), knee_deg=180.0 - bend)
        return Figure(legs={LEFT: leg, RIGHT: leg})

    clip = film(script, 12.0, 20.0)
    for name in ("leg_raise_hold", "knee_to_chest", "supine_twist", "long_stretch"):
        assert run(clip, name, DOSE)[0].holds == ()


def test_a_gap_in_time_is_not_held() -> None:
    whole = film(LEG_RAISE, SECONDS, 20.0)
    cut = [o for o in whole if not 5.0 < o.time_s < 7.0]
    (full, *_), (short, *_) = (
        run(whole, "leg_raise_hold", DOSE)[0].holds,
        run(cut, "leg_raise_hold", DOSE)[0].holds,
    )
    assert full.good_form_s - short.good_form_s == pytest.approx(2.0, abs=0.15)


def test_a_short_fault_only_pauses_the_clock() -> None:
    def pose(side: Side, share: float) -> Figure:
        return raised(side, share)

    script = held(Figure(), pose)

    def faulty(t: float) -> Figure:
        return raised(LEFT, 1.0, knee_deg=148.0) if 6.0 <= t < 7.4 else script(t)

    result = run(film(faulty, 12.0, 20.0), "leg_raise_hold", DOSE)[0]
    (hold,) = result.holds
    assert hold.in_position_s - hold.good_form_s == pytest.approx(1.5, abs=0.25)
    assert "raised_knee" in hold.faults
    assert hold.counted


def test_a_leg_that_is_not_seen_is_not_good() -> None:
    def hide(o: Observation) -> Observation:
        assert o.pose is not None
        visibility = np.array(o.pose.visibility)
        visibility[[25, 26, 27, 28, 29, 30, 31, 32]] = 0.2
        return Observation(o.time_s, replace(o.pose, visibility=visibility))

    clip = [hide(o) for o in film(LEG_RAISE, SECONDS, 15.0)]
    result, _ = run(clip, "leg_raise_hold", DOSE)
    assert result.holds == ()
    assert all(check.ok_s == 0 for check in result.checks)


def test_supine_and_prone_are_told_apart() -> None:
    prone_clip = film(GOOD["ventral_row"], SECONDS, 15.0)
    supine_clip = film(LEG_RAISE, SECONDS, 15.0)
    assert run(prone_clip, "leg_raise_hold", DOSE)[0].posture == "prone"
    assert run(prone_clip, "leg_raise_hold", DOSE)[0].holds == ()
    assert run(supine_clip, "ventral_row", DOSE)[0].holds == ()


def test_a_fault_that_ended_a_hold_is_told_until_it_is_corrected() -> None:
    def script(t: float) -> Figure:
        if t < 3:
            return Figure()
        return raised(LEFT, min(1.0, t - 3), knee_deg=145.0 if t < 10 else 180.0)

    result, steps = run(film(script, 16.0, 20.0), "leg_raise_hold", DOSE)
    first, second = result.holds
    assert first.reason is EndReason.FAULT
    assert not first.counted
    told = [s.time_s for s in steps if any(f.check == "raised_knee" for f in s.active_faults)]
    assert min(told) < first.time_s
    assert max(told) == pytest.approx(10.3, abs=0.3)
    assert second.start_s >= 10.0
    assert second.good_form_s <= 16.0 - second.start_s + 1e-6


@pytest.mark.parametrize("name", ["ventral_row_faults_limbs", "leg_raise_hold_faults_legs"])
def test_the_count_is_that_of_the_holds_told_as_counted(name: str) -> None:
    exercise = find_exercise(name.rsplit("_faults", 1)[0])
    track = PoseTrack.load(sample_video(name).with_suffix(".poses.npz"))
    found = survey(track, exercise.measure, exercise.unrest)
    engine = Engine(exercise)
    list(assess(engine, track, found.at))
    result = engine.result()
    counted = Counter(hold.side for hold in result.holds if hold.counted)
    assert {side: n for side, n in result.progress.counts.items() if n} == dict(counted)
    assert counted
