"""The gap under the lower back, from outlines whose gap is known."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from posecheck.assessment import Dose, SessionResult
from posecheck.baseline.body import body_of
from posecheck.baseline.lumbar import pose_readings, under_gap_t
from posecheck.baseline.survey import survey
from posecheck.capture.recorded import PoseTrack
from posecheck.geometry.lower_back import Signal
from posecheck.landmarks import Landmark, Side
from posecheck.pose import FloatArray, Observation, Pose, TrunkContour
from posecheck.tracking.estimate import estimate_of
from tests.figures import HOOK, LEFT, RIGHT, Arm, Figure, Leg, View, film, mirrored, ramp, with_leg
from tests.running import run

L = Landmark
STATIONS = 24
CHEST = {LEFT: Arm(raise_deg=70.0), RIGHT: Arm(raise_deg=70.0)}
TORSO_PX = 200.0
SAMPLES = Path(__file__).resolve().parents[1] / "sample_videos"


def with_outline(pose: Pose, gap_t: float, near: Side = LEFT, hidden: int = 0) -> Pose:
    """Give a pose an outline that lies on the mat but for a wedge of this height."""
    shoulder = pose.points_image[Landmark.LEFT_SHOULDER + near]
    hip = pose.points_image[Landmark.LEFT_HIP + near]
    shares = (np.arange(STATIONS) + 0.5) / STATIONS
    x = shoulder[0] + shares * (hip[0] - shoulder[0])
    wedge = gap_t * TORSO_PX * np.clip(1.25 - np.abs(shares - 0.6) / 0.16, 0.0, 1.0)
    floor = max(shoulder[1] + 0.12 * TORSO_PX, hip[1] + 0.18 * TORSO_PX)
    lower = np.stack([x, floor - wedge], axis=1)
    upper = np.stack([x, np.full(STATIONS, shoulder[1] - 0.25 * TORSO_PX)], axis=1)
    lower[8 : 8 + hidden] = np.nan
    return replace(pose, contour=TrunkContour(lower, upper))


def gap_of(gap_t: float, figure: Figure, view: View | None = None, hidden: int = 0) -> float:
    clip = film(lambda t: figure, 2.0, 10.0, view)
    baseline = survey(clip).spans[0].baseline
    pose = clip[0].pose
    assert pose is not None
    body, _ = body_of(estimate_of(with_outline(pose, gap_t, hidden=hidden)), baseline)
    assert body is not None
    return under_gap_t(body)


@pytest.mark.parametrize("gap_t", [0.0, 0.02, 0.04, 0.08, 0.12])
def test_the_gap_is_the_height_of_the_wedge(gap_t: float) -> None:
    assert gap_of(gap_t, Figure(arms=CHEST)) == pytest.approx(gap_t, abs=0.01)


def test_what_hides_the_back_is_unknown() -> None:
    assert math.isnan(gap_of(0.1, Figure()))  # an arm along the trunk
    assert math.isnan(gap_of(0.1, Figure(arms=CHEST), View(raised_deg=30.0)))
    assert math.isnan(gap_of(0.1, Figure(arms=CHEST), hidden=12))


@pytest.mark.parametrize(
    ("elbow", "wrist", "hides"),
    [
        ((0.70, 0.20), (0.50, 0.41), False),  # elbow beside the shoulder blades, hand on the chest
        ((0.70, 0.16), (0.50, 0.41), True),  # it lies there
        ((0.70, 0.20), (0.50, 0.20), True),  # the forearm lies along the hollow
        ((0.70, 0.20), (0.20, 0.24), True),  # and rises, too late
        ((0.55, 0.20), (0.45, 0.41), True),  # the elbow itself is before the hollow
    ],
)
def test_an_arm_hides_the_back_where_it_lies_before_the_hollow(
    elbow: tuple[float, float], wrist: tuple[float, float], *, hides: bool
) -> None:
    clip = film(lambda t: Figure(arms=CHEST), 2.0, 10.0)
    pose = clip[0].pose
    assert pose is not None
    points = pose.points_image.copy()
    hip, shoulder = points[L.LEFT_HIP], points[L.LEFT_SHOULDER]
    floor = max(shoulder[1] + 0.12 * TORSO_PX, hip[1] + 0.18 * TORSO_PX)
    for left, (share, over_t) in ((L.LEFT_ELBOW, elbow), (L.LEFT_WRIST, wrist)):
        points[left] = (hip[0] + share * (shoulder[0] - hip[0]), floor - over_t * TORSO_PX)
    shown = with_outline(replace(pose, points_image=points), 0.1)
    body, _ = body_of(estimate_of(shown), survey(clip).spans[0].baseline)
    assert body is not None
    assert math.isnan(under_gap_t(body)) is hides


@pytest.mark.parametrize(("raised_deg", "seen"), [(8.0, True), (18.0, False)])
def test_the_two_sides_of_the_trunk_show_how_high_the_camera_is(
    raised_deg: float, *, seen: bool
) -> None:
    """Also where the model's depth says that it is at mat height."""
    clip = [
        Observation(o.time_s, replace(o.pose, points_world=level(o.pose.points_world)))
        for o in film(lambda t: Figure(arms=CHEST), 2.0, 10.0, View(raised_deg=raised_deg))
        if o.pose is not None
    ]
    baseline = survey(clip).spans[0].baseline
    assert baseline.view.raised_deg < 1.0
    pose = clip[0].pose
    assert pose is not None
    body, _ = body_of(estimate_of(with_outline(pose, 0.1)), baseline)
    assert body is not None
    assert math.isnan(under_gap_t(body)) is not seen


@pytest.mark.parametrize("unknown", ["raised_deg", "across_t"])
def test_from_who_knows_where_no_gap_is_read(unknown: str) -> None:
    clip = film(lambda t: Figure(arms=CHEST), 2.0, 10.0)
    baseline = survey(clip).spans[0].baseline
    view = replace(baseline.view, **{unknown: math.nan})
    pose = clip[0].pose
    assert pose is not None
    body, _ = body_of(estimate_of(with_outline(pose, 0.1)), replace(baseline, view=view))
    assert body is not None
    assert math.isnan(under_gap_t(body))


def test_both_signals_follow_a_back_that_leaves_the_mat_slowly() -> None:
    """The sample clip of a synthetic person, against its truth."""
    track = PoseTrack.load(SAMPLES / "lumbar_ramp.poses.npz")
    truth = np.load(SAMPLES / "lumbar_ramp.truth.npz")
    baseline = survey(track).spans[0].baseline
    rows = [(o.time_s, pose_readings(o.pose, baseline)) for o in track if o.pose is not None]
    gap_mm = np.interp([t for t, _ in rows], truth["time_s"], truth["lumbar_gap_mm"])
    for signal, least in ((Signal.UNDER_GAP, 0.99), (Signal.BELLY_RISE, 0.95)):
        values = np.array([row[signal] for _, row in rows])
        known = ~np.isnan(values)
        assert known.mean() > 0.9
        assert np.corrcoef(gap_mm[known], values[known])[0, 1] >= least


def test_where_the_mask_leaks_beside_a_lifted_leg_it_is_no_belly() -> None:
    clip = film(lambda t: Figure(arms=CHEST), 2.0, 10.0)
    baseline = survey(clip).spans[0].baseline
    pose = clip[0].pose
    assert pose is not None
    shown = with_outline(pose, 0.0)
    contour = shown.contour
    assert contour is not None
    leaked = contour.side_b_px.copy()
    leaked[11:, 1] -= 0.1 * TORSO_PX
    leaks = replace(shown, contour=TrunkContour(contour.side_a_px, leaked))
    assert pose_readings(shown, baseline)[Signal.BELLY_RISE] == pytest.approx(0.38, abs=0.03)
    assert math.isnan(pose_readings(leaks, baseline)[Signal.BELLY_RISE])


def level(points_world: FloatArray) -> FloatArray:
    """Both shoulders at one height, as a model has it that errs in depth."""
    points = points_world.copy()
    pair = [Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER]
    points[pair, 1] = points[pair, 1].mean()
    return points


def held(gap_t: float, *, mirror: bool = False) -> SessionResult:
    def script(t: float) -> Figure:
        share = ramp(t, 3, 4) - ramp(t, 10, 11)
        rest = Figure(arms=CHEST)
        if share <= 0:
            return rest
        return with_leg(with_leg(rest, RIGHT, HOOK), LEFT, Leg(thigh_deg=45.0 * share))

    clip = []
    for observation in film(script, 13.0, 15.0):
        assert observation.pose is not None
        pose = with_outline(observation.pose, gap_t)
        if mirror:
            contour = pose.contour
            assert contour is not None
            width = pose.image_size[0]
            sides = [
                np.stack([width - side[:, 0], side[:, 1]], axis=1)
                for side in (contour.side_b_px, contour.side_a_px)
            ]
            pose = replace(mirrored(pose), contour=TrunkContour(*sides))
        clip.append(Observation(observation.time_s, pose))
    return run(clip, "leg_raise_hold", Dose(1, 5, 3.0))[0]


@pytest.mark.parametrize("mirror", [False, True])
def test_a_plain_hollow_back_is_a_fault_that_stops_the_clock(mirror: bool) -> None:
    result = held(0.09, mirror=mirror)
    assert "hollow_back" in {fault.check for fault in result.faults}
    assert result.progress.total == 0


@pytest.mark.parametrize("gap_t", [0.01, 0.045])
def test_without_a_calibration_no_back_is_ok_and_its_hold_is_not_complete(gap_t: float) -> None:
    result = held(gap_t)
    (check,) = [check for check in result.checks if check.check == "hollow_back"]
    assert check.ok_s == check.fault_s == 0
    assert check.unknown_s > 3.0
    assert result.progress.total == 1
    assert [(hold.unseen, hold.complete) for hold in result.holds] == [(("hollow_back",), False)]
