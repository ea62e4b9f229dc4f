"""A near arm on the stomach that the model has lost and draws folded into the shoulder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from posecheck.baseline.sanity import Gate
from posecheck.baseline.survey import survey
from posecheck.landmarks import Side
from posecheck.pose import Observation, Pose
from posecheck.verdict import State
from tests.figures import RIGHT, Arm, Figure, L, film, with_arm
from tests.outlined import judged, told
from tests.running import fault_names
from tests.test_holds_figure import PRONE, row

# The near side of the figure on its stomach, with the head to the right.
NEAR, FAR = RIGHT, RIGHT.other
UP_S, DOWN_S, END_S = 3.0, 14.0, 18.0
LOST_S = (7.0, 10.0)
HAND = (L.LEFT_WRIST, L.LEFT_PINKY, L.LEFT_INDEX, L.LEFT_THUMB)


def folded(pose: Pose, side: Side = NEAR) -> Pose:
    """Elbow and hand in the shoulder, seen as well as ever."""
    points = pose.points_image.copy()
    shoulder = points[L.LEFT_SHOULDER + side]
    points[L.LEFT_ELBOW + side] = shoulder + (20.0, 8.0)
    for left in HAND:
        points[left + side] = shoulder + (35.0, 12.0)
    return replace(pose, points_image=points)


def clip(up: Callable[[float], Figure]) -> list[Observation]:
    """Rest, the row, rest; for three seconds of the row the near arm is drawn folded."""
    shown = []
    for now in film(lambda t: up(t) if UP_S <= t < DOWN_S else PRONE, END_S, 15.0):
        assert now.pose is not None
        lost = LOST_S[0] <= now.time_s < LOST_S[1]
        shown.append(Observation(now.time_s, folded(now.pose) if lost else now.pose))
    return shown


def test_an_arm_that_is_not_where_it_is_drawn_is_neither_good_nor_blamed() -> None:
    result, steps = judged("ventral_row", clip(lambda _: row(NEAR, 1.0)))
    (hold,) = result.holds
    assert (hold.side, hold.counted) == (NEAR, True)
    assert hold.in_position_s == pytest.approx(DOWN_S - UP_S, abs=0.4)
    assert fault_names(result) == set()
    for check in ("arm_lifted", "straight_limbs"):
        assert told(steps, check, LOST_S[0] + 0.7, LOST_S[1] - 0.1) == {State.UNKNOWN}


def test_a_leg_that_is_put_down_beside_it_is_no_end_and_no_fault() -> None:
    def up(t: float) -> Figure:
        whole, arm_only = row(NEAR, 1.0), with_arm(PRONE, NEAR, Arm(162.0))
        return arm_only if 7.5 <= t < 9.0 else whole

    result, steps = judged("ventral_row", clip(up))
    (hold,) = result.holds
    assert (hold.side, hold.counted) == (NEAR, True)
    assert fault_names(result) == set()
    assert told(steps, "leg_lifted", 8.2, 8.9) == {State.UNKNOWN}
    # What was not seen to be held is not counted.
    assert hold.in_position_s == pytest.approx(DOWN_S - UP_S - 1.5, abs=0.4)


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("elbow_deg", [180.0, 90.0, 45.0])
def test_an_arm_that_is_bent_or_far_is_taken_as_it_is_drawn(side: Side, elbow_deg: float) -> None:
    (now,) = film(lambda _: with_arm(PRONE, side, Arm(165.0, elbow_deg)), 0.05, 20.0)
    found = survey(film(lambda _: PRONE, 3.0, 15.0))
    assert now.pose is not None
    for pose, seen in ((now.pose, True), (folded(now.pose, side), side is FAR)):
        body, _ = Gate().body(pose, found.spans[0].baseline)
        assert body is not None
        assert [body.seen[left + side] for left in (L.LEFT_ELBOW, *HAND)] == [seen] * 5
