"""The supine twist: a knee that is across, plainly not, or nobody can say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from posecheck.assessment import Dose, SessionResult
from posecheck.landmarks import Side
from posecheck.pose import Observation
from tests.figures import LEFT, RIGHT, Figure, Leg, View, film, mirrored, ramp, with_leg
from tests.running import fault_names, run

DOSE = Dose(1, 5, 3.0)


def clip(
    side: Side, over_deg: float, lower: Leg | None = None, fps: float = 20.0
) -> list[Observation]:
    """Rest, one knee up and across for 6 s, rest."""

    def script(t: float) -> Figure:
        share = ramp(t, 3, 4) - ramp(t, 10, 11)
        if share <= 0:
            return Figure()
        knee = 180.0 - 90.0 * share
        leg = Leg(thigh_deg=85.0 * share, knee_deg=knee, over_deg=over_deg * share)
        figure = with_leg(Figure(), side, leg)
        return figure if lower is None else with_leg(figure, side.other, lower)

    return film(script, 13.0, fps, View(raised_deg=22.0))


def twisted(side: Side, over_deg: float, lower: Leg | None = None) -> SessionResult:
    return run(clip(side, over_deg, lower), "supine_twist", DOSE)[0]


@pytest.mark.parametrize("side", [LEFT, RIGHT])
def test_a_knee_across_is_a_counted_hold_of_its_side(side: Side) -> None:
    result = twisted(side, 90.0)
    assert [(hold.side, hold.counted) for hold in result.holds] == [(side, True)]
    assert fault_names(result) & {"crossed", "lower_knee", "shoulders_flat"} == set()


def test_a_knee_that_points_up_is_no_hold() -> None:
    assert twisted(LEFT, 10.0).holds == ()


def test_a_knee_on_its_own_side_is_told_and_not_counted() -> None:
    result = twisted(LEFT, -55.0)
    assert "crossed" in fault_names(result)
    assert result.progress.total == 0


def test_a_bent_lower_leg_is_told_and_counts_all_the_same() -> None:
    result = twisted(LEFT, 90.0, lower=Leg(foot_x=0.805))
    assert "lower_knee" in fault_names(result)
    assert result.progress.total == 1


def test_mirrored_and_at_other_rates_it_is_the_same() -> None:
    plain = clip(LEFT, 90.0)
    copy = [Observation(o.time_s, mirrored(o.pose)) for o in plain if o.pose]
    for observations, side in ((copy, RIGHT), (clip(LEFT, 90.0, fps=60.0), LEFT)):
        result, _ = run(observations, "supine_twist", DOSE)
        assert [(hold.side, hold.counted) for hold in result.holds] == [(side, True)]


@pytest.mark.parametrize("lifted", [LEFT, RIGHT])
def test_the_shoulder_that_lifts_is_the_one_that_is_named(lifted: Side) -> None:
    def script(t: float) -> Figure:
        share = ramp(t, 3, 4) - ramp(t, 10, 11)
        if share <= 0:
            return Figure()
        leg = Leg(thigh_deg=85.0 * share, knee_deg=180.0 - 90.0 * share, over_deg=90.0 * share)
        lift = {lifted: 0.09 * ramp(t, 5.5, 6.0)}
        return replace(with_leg(Figure(), LEFT, leg), shoulder_lift_m=lift)

    result, _ = run(film(script, 13.0, 20.0, View(raised_deg=22.0)), "supine_twist", DOSE)
    sides = {fault.side for fault in result.faults if fault.check == "shoulders_flat"}
    assert sides == {lifted}
    assert result.progress.total == 0
