"""Truth worked out of a made performance: what was asked for is what is true."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from posecheck.exercises.registry import find_exercise
from posecheck.exercises.spec import Direction, Judgement, Zone
from posecheck.report.truth import truth_document, truth_of
from posecheck.studio.filming import shoot
from posecheck.studio.recipe import Recipe, Sitter, Turn
from posecheck.studio.samples import find_recipe
from posecheck.studio.truths.episodes import episodes

CHECK = next(c for c in find_exercise("knee_to_chest").checks if c.id == "depth")


def zones(*parts: tuple[Zone, float]) -> tuple[list[float], list[Judgement]]:
    """Thirty judgements a second, each part for its seconds."""
    rows = [zone for zone, for_s in parts for _ in range(round(for_s * 30))]
    times = [i / 30 for i in range(len(rows))]
    return times, [Judgement(zone, 1.0, 0.5, Direction.HIGH) for zone in rows]


def test_a_fault_lasts_until_the_clear_zone_lasts() -> None:
    times, rows = zones(
        (Zone.CLEAR, 1.0),
        (Zone.FAULT, 1.0),
        (Zone.BAND, 0.5),
        (Zone.CLEAR, 0.2),
        (Zone.BAND, 0.3),
        (Zone.CLEAR, 2.0),
    )
    (episode,) = episodes(times, rows, CHECK)
    assert (episode.start_s, episode.end_s) == pytest.approx((1.0, 3.0), abs=0.04)
    assert episode.over_s == pytest.approx(3.3, abs=0.04)
    assert episode.raised is True


@pytest.mark.parametrize(("for_s", "raised"), [(0.3, False), (0.6, None), (1.2, True)])
def test_what_is_about_as_short_as_the_dwell_may_be_raised_or_not(
    for_s: float, raised: bool | None
) -> None:
    times, rows = zones((Zone.CLEAR, 1.0), (Zone.FAULT, for_s), (Zone.CLEAR, 1.0))
    (episode,) = episodes(times, rows, CHECK)
    assert episode.raised is raised


def holding(*slips: tuple[str, float, float], held_s: float = 8.0) -> Recipe:
    return Recipe("made", "knee_to_chest", "one hold", (Turn("right", held_s, slips),), goal_s=4.0)


def test_a_clean_hold_is_counted_with_its_seconds() -> None:
    (hold,) = shoot(holding()).truth.parts[0].holds
    assert hold.counted and not hold.faults
    assert 8.0 < hold.good_form_s == hold.in_position_s < 10.5


def test_a_short_fault_that_stops_the_clock_pauses_it() -> None:
    part = shoot(holding(("depth", 3.0, 1.0))).truth.parts[0]
    (hold,), (fault,) = part.holds, part.faults
    assert fault.check == "depth" and fault.value > 80.0
    paused_s = hold.in_position_s - hold.good_form_s
    assert paused_s == pytest.approx(fault.end_s - fault.start_s + CHECK.clear_dwell_s, abs=0.02)


def test_a_long_fault_that_stops_the_clock_ends_the_hold() -> None:
    part = shoot(holding(("depth", 3.0, 9.0))).truth.parts[0]
    (hold,) = part.holds
    assert hold.end_s == pytest.approx(part.faults[0].start_s + 2.0, abs=0.02)


def test_a_fault_that_does_not_stop_the_clock_leaves_it_running() -> None:
    (hold,) = shoot(holding(("knee_folded", 3.0, 1.0))).truth.parts[0].holds
    assert hold.faults == ("knee_folded",)
    assert hold.good_form_s == pytest.approx(hold.in_position_s)


def test_bridges_are_counted_with_their_faults() -> None:
    (part,) = shoot(find_recipe("glute_bridge_faults_calm")).truth.parts
    assert [rep.faults for rep in part.reps] == [
        ("feet_flat",),
        ("shoulders_flat",),
        ("slow",),
        ("arms",),
    ]


def test_a_repetition_between_the_limits_may_be_blamed_or_not() -> None:
    low = replace(find_recipe("glute_bridge_faults_height"), sitter=Sitter(1.6, 1.3, 0.96))
    for girth, faults, tolerated in ((0.9, 1, 0), (1.3, 0, 1)):
        made = replace(low, turns=low.turns[:1], sitter=replace(low.sitter, girth=girth))
        (part,) = shoot(made).truth.parts
        named = [[f.check for f in those] for those in (part.faults, part.tolerated)]
        assert [names.count("high_enough") for names in named] == [faults, tolerated]


def test_the_same_recipe_gives_the_same_truth_and_it_survives_its_file() -> None:
    one, other = (shoot(holding(("depth", 2.0, 1.0))) for _ in range(2))
    assert np.array_equal(one.joints_m, other.joints_m)
    assert truth_document(one.truth) == truth_document(other.truth)
    assert truth_document(truth_of(truth_document(one.truth))) == truth_document(one.truth)


def test_mirrored_room_and_person_change_no_time_and_no_fault() -> None:
    right = shoot(holding(("depth", 2.0, 1.0)))
    left = shoot(replace(holding(("depth", 2.0, 1.0)), head_right=False))
    assert left.truth.parts[0].holds == right.truth.parts[0].holds
    assert left.truth.parts[0].faults == right.truth.parts[0].faults


def test_frame_rate_does_not_change_the_truth() -> None:
    slow = shoot(holding(("depth", 2.0, 1.0)))
    fast = shoot(replace(holding(("depth", 2.0, 1.0)), fps=30.0))
    assert slow.truth.parts[0].holds == fast.truth.parts[0].holds


def test_a_frame_rate_that_the_truth_cannot_be_divided_by_is_refused() -> None:
    with pytest.raises(ValueError, match="25"):
        shoot(replace(holding(), fps=25.0))
