"""What is followed without an arm for a while is looked for anew."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest

from posecheck.capture.video_file import VideoFile
from posecheck.estimation.doubt import Doubt
from posecheck.estimation.looks import PLAIN
from posecheck.estimation.mediapipe_adapter import MediaPipeEstimator
from posecheck.landmarks import LANDMARK_COUNT, Landmark
from posecheck.pose import FloatArray
from posecheck.resources import sample_video

L = Landmark
ARMS = [L.LEFT_ELBOW, L.RIGHT_ELBOW, L.LEFT_WRIST, L.RIGHT_WRIST]


def seen(arm: float) -> FloatArray:
    visibility = np.ones(LANDMARK_COUNT)
    visibility[ARMS] = (0.0, 0.1, arm, 0.0)
    return visibility


def doubts(arms: list[float | None], fps: float = 15.0) -> list[float]:
    doubt = Doubt()
    return [
        round(i / fps, 2)
        for i, arm in enumerate(arms)
        if doubt.step(i / fps, None if arm is None else seen(arm))
    ]


@pytest.mark.parametrize("fps", [5.0, 15.0, 60.0])
def test_without_an_arm_it_is_looked_for_after_two_seconds_and_then_less_often(fps: float) -> None:
    told = doubts([0.1] * round(100 * fps), fps)
    assert told == pytest.approx([2.0, 6.0, 14.0, 30.0, 62.0, 94.0], abs=0.5 / fps)


@pytest.mark.parametrize("between", [0.6, None])
def test_an_arm_that_is_seen_once_or_nobody_begins_the_wait_anew(between: float | None) -> None:
    assert doubts([0.1] * 29 + [between] + [0.1] * 29) == []
    assert doubts([0.1] * 40 + [between] + [0.1] * 40) == [2.0, round(41 / 15 + 2.0, 2)]


class Once(Doubt):
    """Doubts one picture."""

    def __init__(self, doubted: int) -> None:
        super().__init__()
        self.left = doubted

    def step(self, time_s: float, visibility: FloatArray | None) -> bool:
        self.left -= 1
        return self.left == 0


def test_who_is_doubted_is_found_again_where_they_are() -> None:
    with VideoFile(sample_video("glute_bridge_good")) as video:
        frames = list(islice(video, 40))
    with MediaPipeEstimator(want_mask=True) as estimator:
        estimator._doubt = Once(20)
        poses = [estimator.observe(frame).pose for frame in frames]
        assert estimator._way != PLAIN
    before, after = poses[19], poses[-1]
    assert before is not None and after is not None
    assert sum(pose is None for pose in poses[20:]) <= 4
    trunk = [L.LEFT_SHOULDER, L.RIGHT_SHOULDER, L.LEFT_HIP, L.RIGHT_HIP]
    moved_px = np.abs(after.points_image[trunk] - before.points_image[trunk])
    assert moved_px.max() < 12.0
