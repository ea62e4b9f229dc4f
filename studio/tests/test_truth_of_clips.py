"""Truth worked out of a made performance: what was asked for is what is true."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from posecheck.report.truth import truth_document, truth_of
from posecheck_studio.fault_sizes import SD
from posecheck_studio.filming import shoot
from posecheck_studio.recipe import Recipe, Slip, Turn
from posecheck_studio.samples import find_recipe
from posecheck_studio.truths.episodes import episodes, is_plain
from posecheck_studio.truths.judging import Judgement, judge
from posecheck_studio.truths.specification import CheckSpec, Limit, Unit

CHECK = CheckSpec({"hip": Limit(80.0, 70.0, Unit.DEG)})
LIMIT = CHECK.limits["hip"]
# Plainly at fault, near the limit, between the two limits, right.
FAR, NEAR, BAND, CLEAR = 100.0, 85.0, 75.0, 60.0


def readings(*parts: tuple[float, float]) -> tuple[list[float], list[Judgement]]:
    """Thirty judgements a second, each value for its seconds."""
    rows = [value for value, for_s in parts for _ in range(round(for_s * 30))]
    times = [i / 30 for i in range(len(rows))]
    return times, [judge(CHECK.limits, {"hip": value}) for value in rows]


def test_a_fault_lasts_until_the_clear_zone_lasts() -> None:
    times, rows = readings(
        (CLEAR, 1.0), (FAR, 1.0), (BAND, 0.5), (CLEAR, 0.2), (BAND, 0.3), (CLEAR, 2.0)
    )
    (episode,) = episodes(times, rows, CHECK)
    assert (episode.start_s, episode.end_s) == pytest.approx((1.0, 3.0), abs=0.04)
    assert episode.over_s == pytest.approx(3.3, abs=0.04)
    assert episode.raised


@pytest.mark.parametrize(("for_s", "raised"), [(0.3, False), (0.6, False), (1.2, True)])
def test_what_is_about_as_short_as_the_dwell_may_be_raised_or_not(
    for_s: float, raised: bool
) -> None:
    times, rows = readings((CLEAR, 1.0), (FAR, for_s), (CLEAR, 1.0))
    (episode,) = episodes(times, rows, CHECK)
    assert episode.raised is raised


def test_what_is_near_the_limit_may_be_raised_or_not() -> None:
    times, rows = readings((CLEAR, 1.0), (NEAR, 3.0), (CLEAR, 1.0))
    (episode,) = episodes(times, rows, CHECK)
    assert not episode.raised and (episode.value, episode.limit) == (NEAR, 80.0)


@pytest.mark.parametrize(("sd", "plain"), [(1.9, False), (2.1, True)])
def test_plain_is_more_than_two_standard_deviations_beyond(sd: float, plain: bool) -> None:
    judgement = judge(CHECK.limits, {"hip": LIMIT.fault + sd * SD[Unit.DEG]})
    assert is_plain(judgement) is plain


def holding(*slips: Slip, held_s: float = 8.0) -> Recipe:
    return Recipe("made", "knee_to_chest", "one hold", (Turn("right", held_s, slips),), goal_s=4.0)


def test_a_clean_hold_is_counted_with_its_seconds() -> None:
    (hold,) = shoot(holding()).truth.parts[0].holds
    assert hold.counted and not hold.faults
    assert 8.0 < hold.good_form_s == hold.in_position_s < 10.5


def test_a_short_fault_that_stops_the_clock_pauses_it() -> None:
    part = shoot(holding(("other_leg", 3.0, 1.0))).truth.parts[0]
    (hold,), (fault,) = part.holds, part.faults
    assert fault.check == "other_leg" and fault.value > 130.0
    paused_s = hold.in_position_s - hold.good_form_s
    assert paused_s == pytest.approx(fault.end_s - fault.start_s + 0.3, abs=0.02)


def test_a_long_fault_that_stops_the_clock_ends_the_hold() -> None:
    part = shoot(holding(("other_leg", 3.5, 9.0), held_s=9.0)).truth.parts[0]
    (hold,) = part.holds
    assert hold.end_s == pytest.approx(part.faults[0].start_s + 2.0, abs=0.02)


def test_a_long_fault_ends_no_hold_before_five_seconds_of_it() -> None:
    part = shoot(holding(("other_leg", 0.2, 9.0), held_s=9.0)).truth.parts[0]
    (hold,) = part.holds
    assert hold.in_position_s == pytest.approx(5.0, abs=0.02)


def test_a_fault_that_does_not_stop_the_clock_leaves_it_running() -> None:
    (hold,) = shoot(holding(("depth", 3.0, 1.0, (86.0,)))).truth.parts[0].holds
    assert hold.faults == ("depth",)
    assert hold.good_form_s == pytest.approx(hold.in_position_s)


def test_a_fault_near_its_limit_is_open_and_stops_nothing() -> None:
    part = shoot(holding(("other_leg", 3.0, 1.2, (138.0,)))).truth.parts[0]
    assert not part.faults and [fault.check for fault in part.tolerated] == ["other_leg"]
    (hold,) = part.holds
    assert hold.good_form_s == pytest.approx(hold.in_position_s)


def raising(*slips: Slip) -> Recipe:
    return Recipe("made", "leg_raise_hold", "one hold", (Turn("left", 6.0, slips),), goal_s=4.0)


def test_a_leg_that_is_up_but_low_is_a_hold_that_runs() -> None:
    part = shoot(raising(("leg_height_low", 0.0, 9.0, (13.0,)))).truth.parts[0]
    (hold,) = part.holds
    assert hold.counted
    assert [(fault.check, fault.limit) for fault in part.tolerated][-1] == ("leg_height", 20.0)


def test_a_leg_that_hardly_leaves_the_floor_is_no_hold() -> None:
    assert not shoot(raising(("leg_height_low", 0.0, 9.0, (2.0,)))).truth.parts[0].holds[1:]


def test_no_time_of_a_leg_raise_counts_with_the_hips_up() -> None:
    part = shoot(raising(("pelvis", 2.0, 0.8, (14.0,)))).truth.parts[0]
    (hold,) = part.holds
    assert hold.in_position_s - hold.good_form_s == pytest.approx(1.6, abs=0.3)


def test_both_knees_drawn_up_are_no_hold() -> None:
    both = holding(("other_foot", 0.0, 9.0, (100.0,)), held_s=6.0)
    assert all(hold.in_position_s < 1.5 for hold in shoot(both).truth.parts[0].holds)


def test_a_knee_that_falls_to_its_own_side_is_no_good_twist() -> None:
    turn = Turn("left", 5.0, (("crossed", 0.0, 0.0),))
    part = shoot(Recipe("made", "supine_twist", "own side", (turn,))).truth.parts[0]
    (hold,) = part.holds
    assert hold.good_form_s == 0.0 and hold.faults == ("crossed",)


def test_both_arms_overhead_are_no_good_stretch() -> None:
    turn = Turn("left", 6.0, (("right_pair", 0.0, 9.0),))
    part = shoot(Recipe("made", "long_stretch", "both", (turn,))).truth.parts[0]
    (hold,) = part.holds
    assert hold.good_form_s < 1.5 and hold.faults == ("right_pair",)


def test_all_four_limbs_up_are_no_good_row() -> None:
    turn = Turn("left", 6.0, (("superman", 0.0, 9.0),))
    part = shoot(Recipe("made", "ventral_row", "superman", (turn,))).truth.parts[0]
    assert {"superman", "right_pair"} <= {fault.check for fault in part.faults}
    assert sum(hold.good_form_s for hold in part.holds) < 1.5


def test_bridges_are_counted_with_their_faults() -> None:
    (part,) = shoot(find_recipe("glute_bridge_faults_calm")).truth.parts
    assert [rep.faults for rep in part.reps] == [("feet_flat",), (), (), ("arms",)]
    assert [fault.check for fault in part.tolerated] == ["shoulders_flat", "slow"]


def bridging(top_deg: float, up_s: float, down_s: float) -> Recipe:
    slip = ("made", 0.0, 0.0, (top_deg, 82.0, up_s, down_s))
    return Recipe("made", "glute_bridge", "one", (Turn("", 0.0, (slip,)),))


@pytest.mark.parametrize(("lift_s", "blamed"), [(0.8, "faults"), (1.2, "tolerated"), (2.0, "")])
def test_the_tempo_is_from_five_to_ninety_five_percent_of_the_way(
    lift_s: float, blamed: str
) -> None:
    """Of an eased lift that is 0.62 of its time: 0.5 s, 0.74 s and 1.24 s."""
    (part,) = shoot(bridging(19.0, lift_s, 3.0)).truth.parts
    for kind in ("faults", "tolerated"):
        assert ("slow" in [f.check for f in getattr(part, kind)]) is (kind == blamed)


def test_hips_that_hardly_rise_are_no_bridge() -> None:
    assert not shoot(bridging(4.0, 2.0, 2.0)).truth.parts[0].reps


def test_the_same_recipe_gives_the_same_truth_and_it_survives_its_file() -> None:
    one, other = (shoot(holding(("other_leg", 2.0, 1.0))) for _ in range(2))
    assert np.array_equal(one.joints_m, other.joints_m)
    assert truth_document(one.truth) == truth_document(other.truth)
    assert truth_document(truth_of(truth_document(one.truth))) == truth_document(one.truth)


def test_mirrored_room_and_person_change_no_time_and_no_fault() -> None:
    right = shoot(holding(("other_leg", 2.0, 1.0)))
    left = shoot(replace(holding(("other_leg", 2.0, 1.0)), head_right=False))
    assert left.truth.parts[0].holds == right.truth.parts[0].holds
    assert left.truth.parts[0].faults == right.truth.parts[0].faults


def test_frame_rate_does_not_change_the_truth() -> None:
    slow = shoot(holding(("other_leg", 2.0, 1.0)))
    fast = shoot(replace(holding(("other_leg", 2.0, 1.0)), fps=30.0))
    assert slow.truth.parts[0].holds == fast.truth.parts[0].holds


def test_a_frame_rate_that_the_truth_cannot_be_divided_by_is_refused() -> None:
    with pytest.raises(ValueError, match="25"):
        shoot(replace(holding(), fps=25.0))
