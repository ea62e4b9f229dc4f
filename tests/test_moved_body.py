"""A body that moves as a whole begins anew; one that only works stays where it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from posecheck.baseline.survey import Survey, survey
from posecheck.pose import Observation
from posecheck.tracking.calibration import PERFECT, calibration_for
from tests.figures import LEFT, TORSO_M, Figure, Script, View, bridge, film, ramp, with_leg
from tests.holding import held
from tests.test_leg_raise_figure import raised

T_PX = View().px_per_m * TORSO_M


def shifted(script: Script, seconds: float, shift_t: Callable[[float], float]) -> list[Observation]:
    """Film a script; the whole picture of the person is this far down, in T."""
    found = []
    for seen in film(script, seconds, 20.0):
        assert seen.pose is not None
        down = (0.0, T_PX * shift_t(seen.time_s))
        pose = replace(seen.pose, points_image=seen.pose.points_image + down)
        found.append(Observation(seen.time_s, pose))
    return found


def surveyed(observations: list[Observation]) -> Survey:
    return survey(observations, calibration=calibration_for(PERFECT))


@pytest.mark.parametrize("within_s", [0.0, 0.5, 1.0])
def test_who_has_moved_has_another_mat_from_there_on(within_s: float) -> None:
    def shift_t(t: float) -> float:
        return 0.4 * (float(t >= 6.0) if within_s == 0.0 else ramp(t, 6.0, 6.0 + within_s))

    found = surveyed(shifted(lambda t: Figure(), 12.0, shift_t))
    assert len(found.spans) == 2
    assert found.spans[1].start_s == pytest.approx(6.0 + within_s / 2.0, abs=0.3)
    lower, upper = (span.baseline.mat.point_px[1] for span in found.spans)
    assert upper - lower == pytest.approx(0.4 * T_PX, abs=0.05 * T_PX)


@pytest.mark.parametrize(
    ("script", "seconds"),
    [
        (bridge(), 28.0),
        (held(Figure(), raised), 22.0),
        (
            lambda t: with_leg(
                Figure(), LEFT, raised(LEFT, 0.5 + 0.5 * ramp(t, 2.0, 3.0)).legs[LEFT]
            ),
            8.0,
        ),
    ],
    ids=["bridges", "legs that are raised", "a leg that is up all along"],
)
def test_who_works_has_not_moved(script: Script, seconds: float) -> None:
    assert len(surveyed(film(script, seconds, 20.0)).spans) == 1


def test_a_slow_drift_is_no_move() -> None:
    found = surveyed(shifted(lambda t: Figure(), 20.0, lambda t: 0.01 * t))
    assert len(found.spans) == 1
