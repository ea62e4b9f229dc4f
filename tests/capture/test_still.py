"""A picture of each camera, for choosing one."""

from __future__ import annotations

import pytest

from posecheck.capture.live_source import CameraLost, LostReason
from posecheck.capture.still import SETTLE_S, still_of
from tests.capture.scripted_source import Lose, Pictures, RefuseToOpen, ScriptClock, ScriptedSource


def test_picture_is_taken_once_the_camera_has_settled_and_it_is_off_again() -> None:
    clock = ScriptClock()
    dark, bright = Pictures(29, shade=10), Pictures(100, shade=150)
    source = ScriptedSource(clock, [dark, bright])
    assert still_of(source).mean() > 150
    assert clock() == pytest.approx(SETTLE_S, abs=0.1)
    assert not source.is_on


def test_a_short_file_gives_its_last_picture() -> None:
    source = ScriptedSource(ScriptClock(), [Pictures(3, shade=77, living=False)])
    assert still_of(source).mean() == 77


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (RefuseToOpen(LostReason.BUSY), LostReason.BUSY),
        (Lose(LostReason.UNPLUGGED), LostReason.UNPLUGGED),
        (Pictures(0), LostReason.STALLED),
    ],
)
def test_a_camera_without_a_picture_says_why_and_is_off(
    act: Pictures | Lose | RefuseToOpen, reason: LostReason
) -> None:
    source = ScriptedSource(ScriptClock(), [act])
    with pytest.raises(CameraLost) as caught:
        still_of(source)
    assert caught.value.reason is reason
    assert not source.is_on
