"""One estimate in the frame of the mat: lying, plausible, and how sure."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from posecheck.baseline.body import Body, body_of
from posecheck.baseline.record import Baseline
from posecheck.baseline.survey import survey
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Landmark, Side
from posecheck.pose import Observation, Pose
from posecheck.tracking.calibration import PERFECT, Calibration, calibration_for
from posecheck.tracking.estimate import estimate_of
from posecheck.verdict import Unknown
from tests.figures import HOOK, LEFT, RIGHT, Figure, Leg, View, film, mirrored, noisy, with_leg

L = Landmark
HOOKED = Figure(legs={LEFT: HOOK, RIGHT: HOOK})


def baseline_of(figure: Figure, model: str = PERFECT) -> Baseline:
    found = survey(film(lambda _: figure, 3.0, 20.0), calibration=calibration_for(model))
    baseline = found.at(1.0)
    assert baseline is not None
    return baseline


def body(figure: Figure, model: str = "") -> Body:
    found, why = body_of(estimate_of(View().pose(figure, 0.0)), baseline_of(Figure(), model))
    assert found is not None, why
    return found


@pytest.mark.parametrize("knee_deg", [60.0, 90.0, 135.0, 180.0])
def test_angles_are_those_of_the_figure(knee_deg: float) -> None:
    bent = with_leg(Figure(), LEFT, Leg(thigh_deg=60.0, knee_deg=knee_deg))
    assert body(bent, model=PERFECT).knee_deg(LEFT).value == pytest.approx(knee_deg, abs=1.0)
    assert body(bent, model=PERFECT).knee_deg(LEFT).sd == 0.0


def test_the_error_of_an_angle_grows_with_a_bone_that_is_foreshortened() -> None:
    model: Calibration = calibration_for()
    plain = body(with_leg(Figure(), LEFT, Leg(thigh_deg=45.0)))
    assert plain.knee_deg(LEFT).sd == pytest.approx(model.angle_deg("knee", near=True), rel=0.1)
    aside = body(with_leg(Figure(), LEFT, Leg(thigh_deg=80.0, knee_deg=100.0, over_deg=60.0)))
    assert aside.knee_deg(LEFT).sd > 1.5 * plain.knee_deg(LEFT).sd


def test_a_height_over_the_own_rest_is_surer_at_rest_than_lifted() -> None:
    at_rest = body(Figure()).height_t(L.LEFT_ANKLE, LEFT)
    lifted = body(with_leg(Figure(), LEFT, Leg(thigh_deg=30.0))).height_t(L.LEFT_ANKLE, LEFT)
    assert at_rest.value == pytest.approx(0.0, abs=0.01)
    assert lifted.value > 0.5
    assert 0.0 < at_rest.sd < lifted.sd


def test_noise_from_picture_to_picture_widens_every_reading() -> None:
    pose = View().pose(HOOKED, 0.0)
    estimate = estimate_of(pose)
    shaky = replace(estimate, jitter_px=np.full(33, 10.0))
    baseline = baseline_of(HOOKED)
    calm, shaken = body_of(estimate, baseline)[0], body_of(shaky, baseline)[0]
    assert calm is not None and shaken is not None
    assert calm.knee_deg(LEFT).sd == 0.0
    assert shaken.knee_deg(LEFT).sd > 3.0
    assert shaken.height_t(L.LEFT_HIP, LEFT).sd == pytest.approx(10.0 / 200.0, rel=0.05)


def moved(pose: Pose, changes: dict[Landmark, tuple[float, float]]) -> Pose:
    points = pose.points_image.copy()
    for landmark, by_px in changes.items():
        points[landmark] += by_px
    return replace(pose, points_image=points)


@pytest.mark.parametrize("carrier", [L.LEFT_WRIST, L.LEFT_ELBOW, L.LEFT_KNEE, L.RIGHT_WRIST])
def test_nobody_lies_whom_a_hand_or_a_knee_carries(carrier: Landmark) -> None:
    prone = Figure(prone=True)
    baseline = baseline_of(prone)
    pose = View().pose(prone, 0.0)
    place = np.array(pose.points_image[L.LEFT_SHOULDER]) - pose.points_image[carrier]
    for under_t, why in ((0.2, None), (0.9, Unknown.POSTURE)):
        to = moved(pose, {carrier: (float(place[0]), float(place[1]) + under_t * 200.0)})
        # An arm may reach down beside the mat: what is beyond head or feet carries nobody.
        assert body_of(estimate_of(to), baseline)[1] is why


def test_a_hand_far_beyond_the_head_carries_nobody() -> None:
    prone = Figure(prone=True)
    baseline = baseline_of(prone)
    pose = View().pose(prone, 0.0)
    way = np.array(pose.points_image[L.LEFT_SHOULDER]) - pose.points_image[L.LEFT_WRIST]
    to = moved(pose, {L.LEFT_WRIST: (float(way[0]) + 200.0, float(way[1]) + 180.0)})
    assert body_of(estimate_of(to), baseline)[1] is None


@pytest.mark.parametrize("prone", [False, True])
def test_back_and_stomach_are_told_from_head_and_shoulders(prone: bool) -> None:
    wanted = Posture.PRONE if prone else Posture.SUPINE
    for flip in (False, True):
        clip = film(lambda _: Figure(prone=prone), 3.0, 20.0)
        if flip:
            clip = [Observation(o.time_s, mirrored(o.pose)) for o in clip if o.pose]
        baseline = survey(clip).at(1.0)
        assert baseline is not None and baseline.posture is wanted


def test_a_turned_pelvis_is_no_other_posture() -> None:
    """The depth of the hips flips, as in a twist; head and shoulders stay."""
    turned = []
    for o in film(lambda _: Figure(), 3.0, 20.0):
        assert o.pose is not None
        world = o.pose.points_world.copy()
        world[[L.LEFT_HIP, L.RIGHT_HIP], 2] *= -3.0
        turned.append(Observation(o.time_s, replace(o.pose, points_world=world)))
    baseline = survey(turned).at(1.0)
    assert baseline is not None
    assert (baseline.posture, baseline.near) == (Posture.SUPINE, Side.LEFT)


def test_moments_of_the_other_posture_are_outvoted_and_a_real_roll_is_not() -> None:
    back = film(lambda _: Figure(), 9.0, 20.0)
    front = {o.time_s: o for o in film(lambda _: Figure(prone=True), 9.0, 20.0)}
    for until_s, posture in ((4.5, Posture.SUPINE), (9.0, Posture.PRONE)):
        clip = [front[o.time_s] if 4.0 <= o.time_s < until_s else o for o in back]
        found = survey(clip).at(4.25)
        assert found is not None and found.posture is posture


def test_trembling_points_change_no_posture() -> None:
    rng = np.random.default_rng(3)
    clip = [
        Observation(o.time_s, noisy(o.pose, 3.0, rng))
        for o in film(lambda _: HOOKED, 4.0, 20.0)
        if o.pose
    ]
    baseline = survey(clip).at(2.0)
    assert baseline is not None and baseline.posture is Posture.SUPINE


@pytest.mark.parametrize(("shift_t", "known"), [(0.1, True), (0.29, True), (0.31, False)])
def test_from_steeply_above_a_far_foot_has_no_resting_height_but_its_own(
    shift_t: float, known: bool
) -> None:
    resting_t = np.array(baseline_of(Figure()).resting_t)
    resting_t[Landmark.RIGHT_HEEL] = np.nan
    raised = replace(baseline_of(Figure()), far_shift_t=shift_t, resting_t=resting_t)
    seen, _ = body_of(estimate_of(View().pose(Figure(), 0.0)), raised)
    assert seen is not None
    assert seen.risen_t(Landmark.LEFT_HEEL, Side.RIGHT).known is known
    assert seen.risen_t(Landmark.LEFT_HEEL, Side.LEFT).known
    assert seen.risen_t(Landmark.LEFT_ANKLE, Side.RIGHT).known
