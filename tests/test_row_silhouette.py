"""The row read from the person's silhouette where the model draws limbs in the wrong place."""

from __future__ import annotations

import math
from dataclasses import replace

import cv2
import numpy as np
import pytest

from posecheck.assessment import Dose, SessionResult
from posecheck.baseline.edges import edges_t
from posecheck.baseline.sanity import Gate
from posecheck.baseline.survey import survey
from posecheck.engine import Engine
from posecheck.estimation.silhouette import COLUMNS, silhouette
from posecheck.estimation.smaller import Smaller
from posecheck.exercises.row_lifts import edge_heights
from posecheck.exercises.ventral_row import VENTRAL_ROW
from posecheck.landmarks import BONES, Landmark, Side
from posecheck.pose import Frame, Observation, Pose, Silhouette
from posecheck.verdict import State
from tests.figures import LEFT, RIGHT, Arm, Figure, Leg, View, film, mirrored

L = Landmark
VIEW = View(raised_deg=10.0)
# As thick as a shank, in pixels of the view.
THICK_PX = 34
ARM_M, LEG_DEG = 0.16, 14.0
LEGS = (L.LEFT_KNEE, L.LEFT_ANKLE, L.LEFT_HEEL, L.LEFT_FOOT_INDEX)
# The far side of the figure on its stomach, head right, is its left one.
NEAR, FAR = RIGHT, LEFT


def row(arm: Side | None, leg: Side | None, both_legs: bool = False) -> Figure:
    """Lie on the stomach with an arm and a leg up."""
    legs = {side: Leg(thigh_deg=LEG_DEG if both_legs or side is leg else 0.0) for side in Side}
    arms = {side: Arm(170.0, lift_m=ARM_M if side is arm else 0.0) for side in Side}
    return Figure(prone=True, legs=legs, arms=arms)


def masked(pose: Pose, *, hanging: bool = False) -> Pose:
    """See the pose with the silhouette of thick limbs; a head may hang before the forearms."""
    width, height = pose.image_size
    mask = np.zeros((height, width), np.float32)
    points = np.rint(pose.points_image).astype(int)
    hands = [(L.LEFT_WRIST + side, L.LEFT_INDEX + side) for side in Side]
    for a, b in (*BONES, *hands):
        cv2.line(mask, points[a].tolist(), points[b].tolist(), 1.0, THICK_PX)
    if hanging:
        elbow, wrist = points[L.LEFT_ELBOW + NEAR], points[L.LEFT_WRIST + NEAR]
        along = int(0.3 * elbow[0] + 0.7 * wrist[0])
        low = int(points[L.LEFT_HIP + NEAR][1])
        cv2.line(mask, (along, int(wrist[1])), (along, low), 1.0, THICK_PX)
    return replace(pose, silhouette=silhouette(mask))


def merged(pose: Pose) -> Pose:
    """Draw both legs between the two, and the far arm beside the near one, as the model does."""
    points = pose.points_image.copy()
    for left in LEGS:
        points[[left, left + 1]] = points[[left, left + 1]].mean(axis=0)
    for left in (L.LEFT_ELBOW, L.LEFT_WRIST):
        points[left + FAR] = points[left + NEAR]
    return replace(pose, points_image=points)


def clip(
    up: Figure, *, drawn_apart: bool = False, seen: bool = True, view: View = VIEW
) -> list[Observation]:
    """Rest, the row for 12 s, rest."""
    shown = []
    for now in film(lambda t: up if 4.0 <= t < 16.0 else row(None, None), 20.0, 15.0, view):
        assert now.pose is not None
        pose = masked(now.pose) if seen else now.pose
        shown.append(Observation(now.time_s, pose if drawn_apart else merged(pose)))
    return shown


def judged(observations: list[Observation]) -> SessionResult:
    """Do what an analysis does."""
    found = survey(observations, VENTRAL_ROW.measure, VENTRAL_ROW.unrest)
    engine = Engine(VENTRAL_ROW, Dose(1, 1, 5.0))
    for observation in observations:
        engine.step(observation, found.at(observation.time_s))
    engine.finish()
    return engine.result()


@pytest.mark.parametrize("arm", Side)
def test_legs_drawn_as_one_are_told_apart_by_the_silhouette(arm: Side) -> None:
    (hold,) = judged(clip(row(arm, arm.other))).holds
    assert (hold.side, hold.counted) == (arm, True)
    assert hold.in_position_s == pytest.approx(12.0, abs=0.3)
    assert "right_pair" not in hold.faults
    assert "leg_lifted" not in hold.faults


def test_without_a_silhouette_they_are_not_taken_for_a_row_well_done() -> None:
    result = judged(clip(row(FAR, NEAR), seen=False))
    assert not any(hold.counted and hold.side is FAR for hold in result.holds)


def test_both_legs_up_are_the_wrong_pair() -> None:
    (hold,) = judged(clip(row(NEAR, FAR, both_legs=True), drawn_apart=True)).holds
    assert hold.side is NEAR
    assert "right_pair" in hold.faults


@pytest.mark.parametrize("raised_deg", [3.0, 5.0, 10.0])
def test_arm_and_leg_of_one_side_are_never_a_row_well_done(raised_deg: float) -> None:
    view = replace(VIEW, raised_deg=raised_deg)
    observations = clip(row(NEAR, NEAR), drawn_apart=True, view=view)
    found = survey(observations, VENTRAL_ROW.measure, VENTRAL_ROW.unrest)
    engine, told = Engine(VENTRAL_ROW, Dose(1, 1, 5.0)), set()
    for observation in observations:
        now = engine.step(observation, found.at(observation.time_s))
        if 6.0 < observation.time_s < 15.0:
            told |= {now.verdicts[check].state for check in ("right_pair", "leg_lifted")}
    assert told
    assert State.OK not in told


def test_a_head_that_hangs_before_the_forearm_does_not_lower_the_arm() -> None:
    """The model draws the near arm down beside it, too; the hand tells."""

    def hung(now: Observation) -> Observation:
        assert now.pose is not None
        points = now.pose.points_image.copy()
        for left in (L.LEFT_ELBOW, L.LEFT_WRIST):
            points[left + NEAR, 1] = points[L.LEFT_HIP + NEAR, 1]
        pose = masked(now.pose, hanging=True)
        return Observation(now.time_s, replace(pose, points_image=points))

    up = film(lambda t: row(NEAR, FAR) if 4.0 <= t < 16.0 else row(None, None), 20.0, 15.0, VIEW)
    seen = clip(row(NEAR, FAR), drawn_apart=True)
    seen = [
        hung(now) if 7.0 <= now.time_s < 10.0 else shown
        for now, shown in zip(up, seen, strict=True)
    ]
    (hold,) = judged(seen).holds
    assert hold.side is NEAR
    assert hold.in_position_s == pytest.approx(12.0, abs=0.3)
    assert "arm_lifted" not in hold.faults


def test_an_arm_drawn_up_while_its_hand_lies_where_it_lay_begins_no_row() -> None:
    """The lower edge goes up a little with a chest that breathes."""

    def drawn_up(pose: Pose) -> Pose:
        assert pose.silhouette is not None
        points, edges = pose.points_image.copy(), pose.silhouette.edges_px.copy()
        hand = int(points[L.LEFT_ELBOW + NEAR, 0] / pose.image_size[0] * len(edges))
        edges[hand:, 1] -= 0.045 * 200.0
        points[[L.LEFT_ELBOW + NEAR, L.LEFT_WRIST + NEAR], 1] -= (20.0, 50.0)
        return replace(pose, points_image=points, silhouette=Silhouette(edges))

    shown = []
    for now in film(lambda _: row(None, None), 20.0, 15.0, VIEW):
        assert now.pose is not None
        pose = masked(now.pose)
        up = 8.0 <= now.time_s < 12.0
        shown.append(Observation(now.time_s, drawn_up(pose) if up else pose))
    assert judged(shown).holds == ()


def test_an_elbow_where_the_mask_shows_no_forearm_is_not_judged() -> None:
    def bent_where_nobody_is(pose: Pose) -> Pose:
        assert pose.silhouette is not None
        points, edges = pose.points_image.copy(), pose.silhouette.edges_px.copy()
        elbow_px = points[L.LEFT_ELBOW + NEAR]
        points[L.LEFT_WRIST + NEAR] = elbow_px + (0.0, -60.0)
        middle_px = (np.arange(len(edges)) + 0.5) * pose.image_size[0] / len(edges)
        edges[middle_px > elbow_px[0] + 5.0] = math.nan
        return replace(pose, points_image=points, silhouette=Silhouette(edges))

    seen = [
        Observation(now.time_s, bent_where_nobody_is(now.pose))
        if now.pose is not None and 7.0 <= now.time_s < 10.0
        else now
        for now in clip(row(NEAR, FAR), drawn_apart=True)
    ]
    assert not any(fault.check == "straight_limbs" for fault in judged(seen).faults)


@pytest.mark.parametrize("arm", Side)
def test_mirrored_the_sides_swap_and_nothing_else(arm: Side) -> None:
    observations = clip(row(arm, arm.other))
    other = [Observation(o.time_s, o.pose and mirrored(o.pose)) for o in observations]
    (hold,), (swapped,) = judged(observations).holds, judged(other).holds
    assert hold.side is not None
    assert swapped.side is hold.side.other
    assert swapped.good_form_s == pytest.approx(hold.good_form_s)
    assert swapped.faults == hold.faults


def test_the_edges_are_as_high_as_the_limbs() -> None:
    observations = clip(row(NEAR, FAR), drawn_apart=True)
    baseline = survey(observations, VENTRAL_ROW.measure, VENTRAL_ROW.unrest).at(10.0)
    up, resting = observations[150].pose, observations[0].pose
    assert baseline is not None and up is not None and resting is not None
    risen = {}
    for name, pose in (("up", up), ("resting", resting)):
        body, why = Gate().body(pose, baseline)
        assert body is not None, why
        risen[name] = {n: h - baseline.rest[n] for n, h in edge_heights(body).items()}
    assert max(abs(height) for height in risen["resting"].values()) < 0.02
    assert abs(risen["up"]["shank_low_t"]) < 0.02
    # 0.84 m of leg at 14 degrees, seen at 0.85 of its length; T is 0.5 m.
    assert risen["up"]["shank_high_t"] == pytest.approx(0.35, abs=0.12)
    # Under the raised hand the far one shows, which rests higher in the picture.
    assert 0.1 < risen["up"]["hand_low_t"] < 0.3


def test_where_nobody_is_no_edge_is_known() -> None:
    observations = clip(row(None, None), drawn_apart=True)
    baseline = survey(observations, VENTRAL_ROW.measure, VENTRAL_ROW.unrest).at(10.0)
    pose = observations[0].pose
    assert baseline is not None and pose is not None
    body, _ = Gate().body(pose, baseline)
    assert body is not None
    for along_t in (4.0, -40.0, math.nan):
        assert all(math.isnan(height) for height in edges_t(body, along_t))


class _Looks:
    """Sees the same person in the size that it is shown."""

    model_sha256 = ""

    def observe(self, frame: Frame) -> Observation:
        width, height = frame.size_px
        view = replace(VIEW, width=width, height=height, px_per_m=width * 0.3125)
        return Observation(frame.time_s, masked(view.pose(row(None, None), frame.time_s)))

    def close(self) -> None:
        """Nothing to let go of."""


def test_the_silhouette_of_a_smaller_picture_is_told_in_the_size_of_the_whole() -> None:
    look, frame = Smaller(_Looks()), Frame(0, 0.0, np.zeros((720, 1280, 3), np.uint8))
    whole = look.observe(frame).pose
    look.scale = 0.5
    half = look.observe(frame).pose
    assert whole is not None and half is not None
    assert whole.silhouette is not None and half.silhouette is not None
    middle = slice(50, 70)
    np.testing.assert_allclose(
        half.silhouette.edges_px[middle].mean(axis=1),
        whole.silhouette.edges_px[middle].mean(axis=1),
        atol=6.0,
    )


def test_a_silhouette_is_the_top_and_the_bottom_of_each_column() -> None:
    mask = np.zeros((90, 2 * COLUMNS), np.float32)
    mask[20:31, : 2 * 10] = 0.9
    mask[50:60, : 2 * 10] = 0.6
    mask[80:, 2 * 10 : 2 * 20] = 0.4
    edges = silhouette(mask).edges_px
    assert edges.shape == (COLUMNS, 2)
    assert (edges[:10] == (20.0, 60.0)).all()
    assert np.isnan(edges[10:]).all()
