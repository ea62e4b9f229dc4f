from __future__ import annotations

import pytest

from posecheck.app.session.pace import SCALES, Pace, PaceEvent


def run(pace: Pace, fps: float, seconds: float, *, camera_fps: float = 30.0) -> list[PaceEvent]:
    """Look at pictures at a rate; give what was told."""
    start_s = run.now_s  # type: ignore[attr-defined]
    told = []
    for row in range(int(seconds * fps)):
        time_s = start_s + row / fps
        drops = int((time_s) * max(0.0, camera_fps - fps))
        event = pace.looked(time_s, drops)
        if event is not None:
            told.append(event)
    run.now_s = start_s + seconds  # type: ignore[attr-defined]
    return told


@pytest.fixture(autouse=True)
def _from_zero() -> None:
    run.now_s = 0.0  # type: ignore[attr-defined]


def test_a_computer_that_keeps_up_changes_nothing() -> None:
    pace = Pace()
    assert run(pace, 29.0, 60) == []
    assert pace.scale == 1.0
    assert pace.fps == pytest.approx(29.0, rel=0.05)


def test_a_slow_camera_is_not_a_slow_computer() -> None:
    pace = Pace()
    assert run(pace, 6.0, 60, camera_fps=6.0) == []
    assert pace.scale == 1.0


def test_a_slow_computer_is_told_once_and_gets_smaller_pictures_step_by_step() -> None:
    pace = Pace()
    assert run(pace, 10.0, 60) == [PaceEvent.SLOW]
    assert pace.scale == SCALES[-1]


def test_starting_up_slowly_is_forgiven() -> None:
    pace = Pace()
    assert run(pace, 5.0, 4) == []
    assert run(pace, 25.0, 30) == []
    assert pace.scale == 1.0


def test_one_that_stays_very_slow_is_told_that_it_may_miss_something() -> None:
    assert run(Pace(), 5.0, 60) == [PaceEvent.SLOW, PaceEvent.TOO_SLOW]
