"""A person whom the detector does not find as they lie is found in another way of looking."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest

from posecheck.capture.video_file import VideoFile
from posecheck.estimation.mediapipe_adapter import MediaPipeEstimator
from posecheck.estimation.turned_picture import LOOKS, Look
from posecheck.landmarks import Landmark
from posecheck.pose import Frame, Observation
from posecheck.resources import sample_video

L = Landmark
# Width and height, and a mark in its middle part.
SIZE_PX, MARK_PX = (80, 60), (24, 36)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_what_is_seen_in_a_look_is_told_of_the_picture_as_it_is(look: Look) -> None:
    image = np.zeros((SIZE_PX[1], SIZE_PX[0], 3), np.uint8)
    image[MARK_PX[1] - 4 : MARK_PX[1] + 4, MARK_PX[0] - 4 : MARK_PX[0] + 4] = 255
    seen = look.picture(image)[..., 0]
    assert seen.shape == (SIZE_PX, SIZE_PX[::-1])[1 - look.quarters % 2]
    rows, columns = np.nonzero(seen > 127)
    middle = np.array([[columns.mean() + 0.5, rows.mean() + 0.5]])
    assert look.points_back(middle, SIZE_PX)[0] == pytest.approx(MARK_PX, abs=0.6)
    mask = look.mask_back(np.asarray(seen / 255.0, dtype=np.float32))
    assert mask.shape == SIZE_PX[::-1]
    rows, columns = np.nonzero(mask > 0.5)
    assert (columns.mean() + 0.5, rows.mean() + 0.5) == pytest.approx(MARK_PX, abs=0.6)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_space_turns_with_the_picture(look: Look) -> None:
    seen_px = np.array([[10.0, 5.0], [20.0, 12.0]])
    told_px = look.points_back(seen_px, SIZE_PX)
    share = 0.75 if look.enlarged else 1.0
    seen = np.column_stack([seen_px, [0.3, -0.2]])
    told = look.world_back(seen)
    assert (told[1] - told[0])[:2] * share == pytest.approx(told_px[1] - told_px[0])
    assert told[:, 2] == pytest.approx([0.3, -0.2])


def looks(frames: list[Frame], model: str) -> list[Observation]:
    with MediaPipeEstimator(model) as estimator:
        return [estimator.observe(frame) for frame in frames]


def test_a_person_on_the_stomach_is_found_at_once(model: str) -> None:
    """In the picture as it is not for two seconds and a half."""
    with VideoFile(sample_video("ventral_row_faults_trunk")) as video:
        frames = list(islice(video, 25))
    seen = [now.pose for now in looks(frames, model)]
    assert sum(pose is None for pose in seen) <= 5
    last = seen[-1]
    assert last is not None
    assert last.image_size == (640, 480)
    # Head to foot along the picture, not across it, and on the person.
    head, foot = last.points_image[[L.LEFT_EAR, L.LEFT_ANKLE]]
    assert abs(head[0] - foot[0]) > 5 * abs(head[1] - foot[1])
    assert last.silhouette is not None
    assert last.visibility[[L.LEFT_SHOULDER, L.RIGHT_SHOULDER]].max() > 0.5


def test_nobody_is_found_in_an_empty_room(model: str) -> None:
    with VideoFile(sample_video("ventral_row_faults_trunk")) as video:
        first = next(iter(video))
    corner = np.ascontiguousarray(first.image_bgr[:160, :320])
    frames = [Frame(index, index / 15, corner) for index in range(12)]
    assert all(now.pose is None for now in looks(frames, model))
