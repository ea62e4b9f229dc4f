"""A clip filmed otherwise: fewer pictures a second, or a camera that is held in the hand."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from posecheck.capture.video_file import VideoFile
from posecheck.feedback.video_writer import VideoWriter
from posecheck.pose import ImageArray
from posecheck.report.truth import read_truth, truth_document
from posecheck_studio.cutting import paths_of, record_poses

__all__ = ["Refilming", "at_ten_a_second", "refilm", "shaken"]

Picture = tuple[float, ImageArray]
Refilming = Callable[[Iterator[Picture]], Iterator[Picture]]

_TEN_PER_S = 10.0
# A hand: turned and shifted by up to this much, the shift of a picture 1280 wide, at the paces
# (in Hz) of breath, of posture and of tremor.
_TURN_DEG, _SHIFT_PX, _OF_PX = 1.7, 30.0, 1280.0
_PACES_HZ, _SHARES = (0.31, 0.83, 2.1), (0.6, 0.3, 0.1)


def at_ten_a_second(pictures: Iterator[Picture]) -> Iterator[Picture]:
    """Keep the picture that was newest at every tenth of a second."""
    index = 0
    newest: Picture | None = None
    for time_s, image in pictures:
        while newest is not None and index / _TEN_PER_S < time_s - 1e-6:
            yield index / _TEN_PER_S, newest[1]
            index += 1
        newest = time_s, image
    if newest is not None:
        yield index / _TEN_PER_S, newest[1]


def shaken(pictures: Iterator[Picture], seed: int = 0) -> Iterator[Picture]:
    """Turn and shift every picture as a hand would; what comes in at the edge is repeated."""
    phases = np.random.default_rng(seed).uniform(0.0, 2.0 * np.pi, (3, len(_PACES_HZ)))
    for time_s, image in pictures:
        height, width = image.shape[:2]
        turn, right, down = _sway(time_s, phases)
        shift_px = _SHIFT_PX * width / _OF_PX
        matrix = cv2.getRotationMatrix2D((width / 2.0, height / 2.0), _TURN_DEG * turn, 1.0)
        matrix[:, 2] += (shift_px * right, shift_px * down)
        moved = cv2.warpAffine(image, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE)
        yield time_s, np.asarray(moved, dtype=np.uint8)


def _sway(time_s: float, phases: NDArray[np.float64]) -> tuple[float, float, float]:
    """Three ways to sway, each from -1 to 1."""
    waves = np.sin(2.0 * np.pi * np.array(_PACES_HZ) * time_s + phases) @ np.array(_SHARES)
    return float(waves[0]), float(waves[1]), float(waves[2])


def refilm(folder: Path, name: str, how: Refilming, ending: str, target: Path) -> None:
    """Make ``NAME_ENDING`` of a clip: its video filmed otherwise, its poses, the same truth.

    Where the joints are in the picture (`joints_px`) stays that of the clip.
    """
    source, new = paths_of(folder, name), paths_of(target, f"{name}_{ending}")
    truth = replace(read_truth(source["truth"]), clip=f"{name}_{ending}")
    with VideoFile(source["video"]) as video, VideoWriter(new["video"], truth.size_px) as out:
        frames = ((frame.time_s, frame.image_bgr) for frame in video)
        for time_s, image in how(frames):
            out.write(image, time_s)
    record_poses(new["video"], new["poses"], truth, lambda stage, share: None)
    shutil.copyfile(source["arrays"], new["arrays"])
    text = json.dumps(truth_document(truth), indent=1, ensure_ascii=False)
    new["truth"].write_text(text + "\n", encoding="utf-8")
