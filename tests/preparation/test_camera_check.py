"""The camera check: each fault of light, place and body alone gives its own finding."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from posecheck.exercises import BUILT_IN
from posecheck.exercises.registry import find_exercise
from posecheck.landmarks import Landmark, Side
from posecheck.pose import ImageArray, Observation, Pose
from posecheck.preparation.camera_check import FINDING_IDS, TOLD_S, CameraCheck, Finding
from posecheck.preparation.light import Light, light_of
from tests.figures import LEFT, Arm, Figure, View, film, lifted_hook, mirrored
from tests.running import track
from tests.texts import LANGUAGES, catalogue

L = Landmark
FPS = 10.0
ARMS_ON_CHEST = Figure(arms={side: Arm(raise_deg=55.0, elbow_deg=35.0) for side in Side})
DAYLIGHT = Light(picture=120.0, person=110.0, around=170.0, burnt=0.0)
GOOD_VIEW = {name: View(raised_deg=20.0) for name in ("supine_twist", "long_stretch")}


def found(
    exercise: str,
    view: View | None = None,
    light: Light | None = DAYLIGHT,
    figure: Figure = ARMS_ON_CHEST,
    wanted_near: Side | None = None,
    mirror: bool = False,
) -> dict[str, Finding]:
    check = CameraCheck(find_exercise(exercise), wanted_near)
    findings: tuple[Finding, ...] = ()
    for observation in film(lambda _: figure, 3.0, FPS, view):
        pose = observation.pose
        assert pose is not None
        shown = Observation(observation.time_s, mirrored(pose) if mirror else pose)
        findings = check.step(shown, light)
    return {finding.id: finding for finding in findings}


@pytest.mark.parametrize("exercise", [e.name for e in BUILT_IN])
def test_a_good_place_in_daylight_finds_nothing(exercise: str) -> None:
    figure = replace(ARMS_ON_CHEST, prone=True) if exercise == "ventral_row" else ARMS_ON_CHEST
    if exercise == "ventral_row":
        figure = replace(figure, arms={side: Arm(180.0) for side in Side})
    assert found(exercise, GOOD_VIEW.get(exercise), figure=figure) == {}


CASES: list[tuple[str, str, View]] = [
    ("tilted", "glute_bridge", View(roll_deg=16.0)),
    ("tilted", "glute_bridge", View(roll_deg=-16.0)),
    ("too_far", "glute_bridge", View(px_per_m=100.0)),
    ("cut_off", "glute_bridge", View(px_per_m=900.0)),
    ("angle", "glute_bridge", View(yaw_deg=25.0)),
    ("end_view", "glute_bridge", View(yaw_deg=70.0)),
    ("too_high", "leg_raise_hold", View(raised_deg=35.0)),
    ("too_low", "supine_twist", View(raised_deg=4.0)),
]


@pytest.mark.parametrize(("wanted", "exercise", "view"), CASES)
def test_each_fault_of_the_place_is_named(wanted: str, exercise: str, view: View) -> None:
    assert set(found(exercise, view)) == {wanted}


@pytest.mark.parametrize(
    ("wanted", "light"),
    [
        ("too_dark", Light(15.0, 12.0, 40.0, 0.0)),
        ("too_dark", Light(15.0, math.nan, 40.0, 0.0)),
        ("back_lit", Light(90.0, 40.0, 250.0, 0.2)),
    ],
)
def test_each_fault_of_the_light_is_named(wanted: str, light: Light) -> None:
    assert set(found("glute_bridge", light=light)) == {wanted}


def test_only_what_cannot_be_judged_at_all_blocks() -> None:
    assert found("glute_bridge", View(yaw_deg=70.0))["end_view"].blocks
    assert found("glute_bridge", View(yaw_deg=40.0))["angle"].blocks
    assert not found("glute_bridge", View(yaw_deg=25.0))["angle"].blocks
    assert not found("glute_bridge", View(roll_deg=16.0))["tilted"].blocks


def test_the_part_that_is_cut_off_is_named() -> None:
    view = View()
    poses = [o.pose for o in film(lambda _: ARMS_ON_CHEST, 3.0, FPS, view)]
    check = CameraCheck(find_exercise("glute_bridge"))
    findings: tuple[Finding, ...] = ()
    for row, pose in enumerate(poses):
        assert pose is not None
        ankle_x = float(pose.points_image[L.LEFT_ANKLE, 0])
        moved = pose.points_image - (ankle_x + 5.0, 0.0)
        findings = check.step(Observation(row / FPS, replace(pose, points_image=moved)), DAYLIGHT)
    assert [(f.id, f.values) for f in findings] == [("cut_off", {"part": "part.feet"})]


def test_the_other_side_is_told_when_one_was_asked_for() -> None:
    assert "wrong_side" in found("supine_twist", GOOD_VIEW["supine_twist"], wanted_near=Side.RIGHT)
    assert found("supine_twist", GOOD_VIEW["supine_twist"], wanted_near=LEFT) == {}
    one = found("supine_twist", GOOD_VIEW["supine_twist"], wanted_near=LEFT, mirror=True)
    assert set(one) == {"wrong_side"}
    assert one["wrong_side"].values == {"side": LEFT}


def test_an_arm_along_the_trunk_hides_the_back_only_where_the_back_is_looked_at() -> None:
    beside = Figure()
    assert set(found("leg_raise_hold", figure=beside)) == {"arm_hides_back"}
    assert found("glute_bridge", figure=beside) == {}


def test_a_lifted_trunk_is_no_tilted_camera() -> None:
    assert found("glute_bridge", figure=lifted_hook(25.0)) == {}


def test_a_finding_is_told_when_it_has_lasted_and_gone_when_mended() -> None:
    check = CameraCheck(find_exercise("glute_bridge"))
    tilted, level = View(roll_deg=16.0), View()

    def step(time_s: float, view: View) -> set[str]:
        observation = Observation(time_s, view.pose(ARMS_ON_CHEST, time_s))
        return {finding.id for finding in check.step(observation, DAYLIGHT)}

    assert step(0.0, tilted) == set()
    assert step(TOLD_S - 0.1, tilted) == set()
    assert step(TOLD_S, tilted) == {"tilted"}
    assert step(TOLD_S + 0.3, level) == {"tilted"}
    assert step(TOLD_S + 1.5, level) == set()


def test_light_that_was_not_measured_changes_nothing() -> None:
    check = CameraCheck(find_exercise("glute_bridge"))
    dark = Light(15.0, 12.0, 40.0, 0.0)
    for row in range(40):
        pose = View().pose(ARMS_ON_CHEST, row / FPS)
        findings = check.step(Observation(row / FPS, pose), dark if row % 10 == 0 else None)
    assert [finding.id for finding in findings] == ["too_dark"]


def picture(person: int, around: int, pose: Pose) -> ImageArray:
    image = np.full((pose.image_size[1], pose.image_size[0], 3), around, dtype=np.uint8)
    x, y = pose.points_image.T.astype(int)
    image[y.min() - 20 : y.max() + 20, x.min() - 20 : x.max() + 20] = person
    return image


def test_light_is_measured_where_it_is() -> None:
    pose = View().pose(ARMS_ON_CHEST, 0.0)
    light = light_of(picture(50, 252, pose), pose)
    assert light.person == pytest.approx(50.0, abs=1.0)
    assert light.around == pytest.approx(252.0, abs=1.0)
    assert light.burnt > 0.5
    assert math.isnan(light_of(picture(50, 252, pose), None).person)


@pytest.mark.parametrize("name", ["bridge_a", "bridge_b", "bridge_c", "toe_taps_a"])
def test_real_people_seen_from_the_side_are_not_told_off(name: str) -> None:
    check = CameraCheck(find_exercise("glute_bridge"))
    for observation in track(name):
        assert check.step(observation) == (), f"at {observation.time_s} s"


def test_a_real_camera_at_the_head_end_blocks() -> None:
    check = CameraCheck(find_exercise("ventral_row"))
    told = {(f.id, f.blocks) for o in track("prone_head_on_a") for f in check.step(o)}
    assert ("end_view", True) in told


def test_every_finding_has_its_words_in_both_languages() -> None:
    wanted = {f"camera.{name}" for name in FINDING_IDS}
    for texts in map(catalogue, LANGUAGES):
        assert wanted | {f"{name}.do" for name in wanted} <= set(texts)
