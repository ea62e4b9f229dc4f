from __future__ import annotations

from pathlib import Path

import av
import numpy as np

from posecheck.feedback.video_writer import VideoWriter


def test_the_first_picture_is_shown_at_its_own_time(tmp_path: Path) -> None:
    """A browser does not take the delay of an encoder off, as posecheck's own reader does."""
    path = tmp_path / "video.mp4"
    noise = np.random.default_rng(1)
    with VideoWriter(path, (64, 48)) as writer:
        for index in range(30):
            writer.write(noise.integers(0, 255, (48, 64, 3), np.uint8), index / 10)
    with av.open(str(path)) as video:
        times = [float(each.pts * each.time_base) for each in video.decode(video=0)]
    assert times == [index / 10 for index in range(30)]
