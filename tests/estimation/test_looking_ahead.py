"""Looking at a whole recording gives what looking at its pictures one by one gives."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import cv2
import numpy as np
import pytest

from posecheck.app.poses import no_progress, watch
from posecheck.capture.recorded import PoseTrackBuilder
from posecheck.capture.video_file import VideoFile
from posecheck.errors import InputError
from posecheck.estimation.mediapipe_adapter import MediaPipeEstimator
from posecheck.estimation.opencv_threads import one_opencv_thread
from posecheck.pose import Frame, ImageArray, Observation
from posecheck.resources import sample_video


@pytest.fixture(scope="module")
def person() -> list[ImageArray]:
    """Pictures of a movement."""
    with VideoFile(sample_video("demo_glute_bridge")) as video:
        return [frame.image_bgr for frame in islice(video, 8)]


def frames(images: list[ImageArray]) -> list[Frame]:
    return [Frame(row, row / 15, image) for row, image in enumerate(images)]


def arrays(seen: list[Observation]) -> dict[str, np.ndarray]:
    builder = PoseTrackBuilder()
    for each in seen:
        builder.add(each)
    track = builder.build()
    names = (name for name in track.__slots__ if not name.startswith("_"))
    return {name: np.asarray(getattr(track, name)) for name in names}


@pytest.mark.parametrize(
    ("quality", "rests"), [("normal", False), ("normal", True), ("best", True)]
)
def test_it_sees_the_same_in_the_same_order(
    person: list[ImageArray], model: str, quality: str, rests: bool
) -> None:
    # Legs that jump to the other end, until tracking rests.
    turns = [np.ascontiguousarray(image[:, ::-1]) for image in person]
    jumps = [pair[row % 2] for row, pair in enumerate(zip(turns, person, strict=True))]
    empty = [np.full_like(person[0], 90)] * 3
    wide = [cv2.resize(image, (1000, 750)) for image in person[:3]]
    tiny = [np.full((16, 16, 3), 90, np.uint8)]
    begins = jumps if rests else person[:4]
    given = frames([*begins, *person, *empty, *wide, *tiny, *person, *tiny])
    with MediaPipeEstimator(model, quality=quality) as estimator:
        one_by_one = [estimator.observe(frame) for frame in given]
    with MediaPipeEstimator(model, quality=quality) as estimator:
        ahead = list(estimator.observe_all(given))
        assert (estimator._second is not None) == rests
    assert [each.time_s for each in ahead] == [frame.time_s for frame in given]
    assert {each.pose is None for each in ahead} == {True, False}
    want, have = arrays(one_by_one), arrays(ahead)
    for name, values in want.items():
        np.testing.assert_array_equal(have[name], values, err_msg=name)


def test_it_takes_two_pictures_ahead_and_no_more(person: list[ImageArray]) -> None:
    taken = 0

    def source() -> Iterator[Frame]:
        nonlocal taken
        for frame in frames(person):
            taken += 1
            yield frame

    with MediaPipeEstimator() as estimator:
        ahead = []
        for told, _ in enumerate(estimator.observe_all(source()), start=1):
            ahead.append(taken - told)
        assert max(ahead) == 2
        assert list(estimator.observe_all([])) == []
        assert taken == told


def threads() -> list[str]:
    return [each.name for each in threading.enumerate() if each.name.startswith("posecheck")]


class Source:
    """A source of frames that ends with an error, or with Ctrl-C."""

    name, size_px, duration_s, nominal_fps = "source", (640, 480), None, None

    def __init__(self, images: list[ImageArray], ending: Exception | int) -> None:
        self._images, self._ending = images, ending

    def __iter__(self) -> Iterator[Frame]:
        yield from frames(self._images)
        if isinstance(self._ending, int):
            signal.raise_signal(self._ending)
        else:
            raise self._ending


@pytest.mark.parametrize(
    ("ending", "error"),
    [(InputError("too large"), InputError), (signal.SIGINT, KeyboardInterrupt)],
    ids=["error", "ctrl-c"],
)
def test_it_ends_with_what_ends_the_source(
    person: list[ImageArray], ending: Exception | int, error: type[BaseException]
) -> None:
    threads_before = cv2.getNumThreads()
    with pytest.raises(error), MediaPipeEstimator() as estimator:
        watch(Source(person, ending), estimator, no_progress)
    assert threads() == []
    assert cv2.getNumThreads() == threads_before


@pytest.mark.parametrize("row", [0, 3])
def test_a_picture_that_cannot_be_read_fails_as_it_does_alone(
    person: list[ImageArray], row: int
) -> None:
    given = frames(person)
    given[row] = replace(given[row], image_bgr=given[row].image_bgr[..., 0])
    with pytest.raises(cv2.error) as alone, MediaPipeEstimator() as estimator:
        estimator.observe(given[row])
    seen = []
    with pytest.raises(cv2.error) as ahead, MediaPipeEstimator() as estimator:
        for each in estimator.observe_all(given):
            seen.append(each.time_s)
    assert str(ahead.value) == str(alone.value)
    assert seen == [frame.time_s for frame in given[: len(seen)]]
    assert len(seen) < row or row == 0
    assert threads() == []


def test_stopping_midway_leaves_nothing_running(person: list[ImageArray]) -> None:
    with MediaPipeEstimator() as estimator:
        assert next(estimator.observe_all(frames(person))).pose is not None
        assert threads() == ["posecheck-picture_0"]
        # It can be gone on with.
        assert estimator.observe(Frame(9, 9.0, person[0])).pose is not None
    assert threads() == []


def test_opencv_gets_its_threads_back_whoever_leaves_first() -> None:
    before = cv2.getNumThreads()
    cv2.setNumThreads(3)
    first, second = one_opencv_thread(), one_opencv_thread()
    try:
        first.__enter__()
        second.__enter__()
        first.__exit__(None, None, None)
        assert cv2.getNumThreads() == 1
        second.__exit__(None, None, None)
        assert cv2.getNumThreads() == 3
    finally:
        cv2.setNumThreads(before)


def test_a_row_of_recorded_poses_is_made_once(tmp_path: Path, person: list[ImageArray]) -> None:
    builder = PoseTrackBuilder()
    with MediaPipeEstimator() as estimator:
        for each in estimator.observe_all(frames(person)):
            builder.add(each)
    track = builder.build()
    assert track[1] is track[1]
    assert [each.time_s for each in track] == track.time_s.tolist()
    pose = track[1].pose
    assert pose is not None
    with pytest.raises(ValueError, match="read-only"):
        pose.points_image[0] = 0.0
