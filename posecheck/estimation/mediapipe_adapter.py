"""MediaPipe's pose landmarker behind our protocol: the one file that imports it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from typing import Any

import cv2
import mediapipe as mp
import numpy as np
from mediapipe.tasks.python import BaseOptions, vision

from posecheck.capture.picture_look import PictureLook
from posecheck.errors import ModelError
from posecheck.estimation.downscaled import reduced
from posecheck.estimation.native_log import quiet_stderr
from posecheck.estimation.reading import Looked, Points, rounded
from posecheck.estimation.second_look import LegWatch
from posecheck.estimation.turned_picture import LOOKS, PLAIN, Look
from posecheck.estimation.weights import load_bundle
from posecheck.pose import FloatArray, Frame, ImageArray, Observation, Picture

__all__ = ["MediaPipeEstimator"]

# Reading the mask aborts the process when the width is no multiple of this (0.10.33).
_WIDTH_MULTIPLE = 4
# Smaller pictures show no person, and the library's scaling fails on single pixels.
_MIN_SIDE_PX = 32
# A wider picture is looked at in this width: the landmark model is given 256 pixels of the
# person, and the person mask and its outline are made in the size of the picture, which took
# a quarter of the time at 1280 (medians of 40 and 32 ms, side by side).
_ENOUGH_PX = 640
# The library's defaults. Tracking confidence is a box-overlap threshold in this API.
_CONFIDENCE = 0.5
# It logs while loading and in its first inferences.
_NOISY_FRAMES = 2


class MediaPipeEstimator(AbstractContextManager["MediaPipeEstimator"]):
    """Pose landmarks of one person, tracked through a video.

    Who is not found is looked for in the picture turned, or its middle enlarged: another way
    with every frame. Whoever is found is followed in the whole picture, turned the same way,
    until lost. Where a leg jumps, the detector is asked again (`second_look`). All that is
    ever read from a picture is read from every picture: outline of the trunk, silhouette,
    landmarks that lie where the person mask shows nobody (visibility 0), and what is known
    of the picture itself.

    Parameters
    ----------
    model : str, optional
        ``"full"`` (the default, embedded), ``"lite"`` or ``"heavy"``.
    quality : str
        ``"normal"``, or ``"best"``: look at the mirrored picture too and average,
        at twice the time (on synthetic stills the knee error fell from 6.3 to 5.7
        degrees and the hip's from 5.6 to 4.8).

    Raises
    ------
    UsageError
        If there is no such model.
    ModelError
        If the weights are missing or damaged, or the library cannot start.
    """

    def __init__(self, model: str | None = None, *, quality: str = "normal") -> None:
        self._bundle, self._sha256 = load_bundle(model)
        self._tracker = _open(self._bundle)
        self._mirror = _open(self._bundle, want_mask=False) if quality == "best" else None
        # The second looks ahead, and so is there for recordings only.
        self._detector: Any = None
        self._second: Any = None
        self._way, self._legs = PLAIN, LegWatch()
        # The library runs in one thread, and lets others run meanwhile.
        self._beside = ThreadPoolExecutor(1, "posecheck-picture")
        self._pictures = PictureLook()
        self._person_px: FloatArray | None = None
        self._last_ms = -1
        self._noisy = _NOISY_FRAMES

    @property
    def model_sha256(self) -> str:
        """Hash of the landmark model's weights."""
        return self._sha256

    def observe(self, frame: Frame) -> Observation:
        """Look at one frame; times must increase strictly.

        Landmarks are rounded to float32, so that recorded poses replay exactly.
        """
        return self._step(_Ready.made(frame, self._way))[0].told()

    def observe_all(self, frames: Iterable[Frame]) -> Iterator[Observation]:
        """Look at frames in turn: what `observe` gives, but faster.

        While the model looks at a picture, the next one is made ready and what it gave for the
        one before is read; where tracking rests, the detector is asked about the next one too.
        So an observation comes two pictures late, and the pictures must stay as they are until
        then.
        """
        source = iter(frames)
        first, before = next(source, None), None
        ready = None if first is None else _Ready.made(first, self._way)
        while ready is not None:
            before, told, ready = self._step(ready, before, next(source, None))
            if told is not None:
                yield told
        if before is not None:
            yield before.told()

    def _step(
        self, ready: _Ready, before: Looked | None = None, following: Frame | None = None
    ) -> tuple[Looked, Observation | None, _Ready | None]:
        """Look at one frame; meanwhile read the one before and make the following one ready."""
        frame, small, way, person_px = ready.frame, ready.small, self._way, self._person_px
        looks = ready.looks
        if looks and ready.way != way:
            ready = ready.turned(way)

        second = self._second_for(ready, following)

        def meanwhile() -> tuple[Picture | None, Observation | None, _Ready | None]:
            told = None if before is None else before.told()
            picture = self._pictures.step(small, person_px) if looks else None
            after = None if following is None else _Ready.made(following, way)
            if second is not None and after is not None and after.looks:
                after = replace(after, asked=second.detect(after.image))
            return picture, told, after

        # Not sooner: until the model runs, only one thread of Python can.
        beside = self._beside.submit(meanwhile)
        points = mask = None
        if looks:
            self._last_ms = max(self._last_ms + 1, round(frame.time_s * 1000))
            with quiet_stderr() if self._noisy else nullcontext():
                points, mask = self._look(ready)
            self._noisy = max(0, self._noisy - 1)
            self._person_px = None if points is None else rounded(points.image)
        picture, told, next_ready = beside.result()
        return Looked(frame, small, points, mask, way, picture), told, next_ready

    def close(self) -> None:
        """Let go of the model. Left to the interpreter's exit, it prints a traceback."""
        each_one = (self._tracker, self._mirror, self._detector, self._second)
        opened = [each for each in each_one if each]
        self._tracker = self._mirror = self._detector = self._second = None
        self._beside.shutdown()
        with quiet_stderr():
            for landmarker in opened:
                landmarker.close()

    def __exit__(self, *_: object) -> None:
        self.close()

    def _look(self, ready: _Ready) -> tuple[Points | None, mp.Image | None]:
        """Find the person: the points in pixels of the small frame, and the mask as made."""
        frame, way = ready.small, ready.way
        seen, points = self._seen(ready)
        if points is None:
            self._way = _next_look(way)
            self._legs.lose()
            return None, None
        self._way = way.whole
        self._legs.give(frame.time_s, points.image)
        if self._mirror is not None:
            mirrored = _padded(np.ascontiguousarray(frame.image_bgr[:, ::-1]))
            other = self._mirror.detect_for_video(_image(mirrored), self._last_ms)
            if other.pose_landmarks:
                points = points.mean(Points.of(other, mirrored).mirrored(frame.size_px[0]))
        masks = seen.segmentation_masks
        return points, masks[0] if masks else None

    def _seen(self, ready: _Ready) -> tuple[Any, Points | None]:
        """Look once, and again where a leg jumps; the result and its points, if any."""
        frame, way, looked_at = ready.small, ready.way, ready.looked_at
        size_px = frame.size_px
        rests = self._legs.rests(frame.time_s)
        if rests:
            seen = self._asked(ready)
            # Found by tracking at once, perhaps, where the detector fails.
            rests = bool(seen.pose_landmarks)
        if not rests:
            seen = self._tracker.detect_for_video(ready.image, self._last_ms)
        if not seen.pose_landmarks:
            return seen, None
        points = Points.of(seen, looked_at).back(way, size_px)
        if not self._legs.jumped(frame.time_s, points.image, points.visibility):
            return seen, points
        asked = seen if rests else self._asked(ready)
        other = Points.of(asked, looked_at).back(way, size_px) if asked.pose_landmarks else None
        settled = self._legs.settle(frame.time_s, points.image, other.image if other else None)
        if settled.second and other is not None:
            seen, points = asked, other
        points.visibility[settled.doubtful] = 0.0
        return seen, points

    def _asked(self, ready: _Ready) -> Any:
        """Ask the detector, without what was before."""
        if ready.asked is not None:
            return ready.asked
        if self._detector is None:
            self._detector, asked = _asking(self._bundle, ready.image)
            return asked
        return self._detector.detect(ready.image)

    def _second_for(self, ready: _Ready, following: Frame | None) -> Any:
        """Give a detector to ask about the following frame, where it will be asked; or None."""
        if following is None or not self._legs.rests(following.time_s):
            return None
        if ready.asked is not None or not ready.looks:
            return None
        if self._second is None:
            # Here, for only one thread at a time may silence it.
            self._second, _ = _asking(self._bundle, ready.image)
        return self._second


@dataclass(frozen=True, slots=True)
class _Ready:
    """A picture that the model can look at.

    Attributes
    ----------
    frame, small : Frame
        As it was given, and no larger than is of use.
    way : Look
        How it is looked at.
    looked_at : ndarray of uint8, shape (H, W, 3)
    image : mediapipe.Image
        The same.
    asked : PoseLandmarkerResult or None
        What the detector said to it, if it was asked.
    """

    frame: Frame
    small: Frame
    way: Look
    looked_at: ImageArray
    image: mp.Image
    asked: Any = None

    @property
    def looks(self) -> bool:
        """Whether it is large enough for the model."""
        return min(self.small.size_px) >= _MIN_SIDE_PX

    @classmethod
    def made(cls, frame: Frame, way: Look) -> _Ready:
        width = frame.size_px[0]
        small = frame if width <= _ENOUGH_PX else reduced(frame, _ENOUGH_PX / width)
        return cls.of(frame, small, way)

    @classmethod
    def of(cls, frame: Frame, small: Frame, way: Look) -> _Ready:
        looked_at = _padded(way.picture(small.image_bgr))
        return cls(frame, small, way, looked_at, _image(looked_at))

    def turned(self, way: Look) -> _Ready:
        """Look at it in another way."""
        return _Ready.of(self.frame, self.small, way)


def _asking(bundle: bytes, image: mp.Image) -> tuple[Any, Any]:
    """Open a detector, and ask it about a picture."""
    detector = _open(bundle, vision.RunningMode.IMAGE)
    with quiet_stderr():
        return detector, detector.detect(image)


def _image(image_bgr: ImageArray) -> mp.Image:
    rgb = cv2.cvtColor(image_bgr, cv2.COLOR_BGR2RGB)
    return mp.Image(image_format=mp.ImageFormat.SRGB, data=rgb)


def _open(
    bundle: bytes,
    mode: vision.RunningMode = vision.RunningMode.VIDEO,
    *,
    want_mask: bool = True,
) -> Any:
    options = vision.PoseLandmarkerOptions(
        base_options=BaseOptions(model_asset_buffer=bundle),
        running_mode=mode,
        num_poses=1,
        min_pose_detection_confidence=_CONFIDENCE,
        min_pose_presence_confidence=_CONFIDENCE,
        min_tracking_confidence=_CONFIDENCE,
        output_segmentation_masks=want_mask,
    )
    try:
        with quiet_stderr():
            return vision.PoseLandmarker.create_from_options(options)
    except (RuntimeError, ValueError, OSError) as error:
        first_line = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelError("error.model.no_start", why=first_line) from error


def _next_look(way: Look) -> Look:
    return LOOKS[(LOOKS.index(way) + 1) % len(LOOKS)]


def _padded(image_bgr: ImageArray) -> ImageArray:
    """Widen on the right to a multiple of four; see the abort in the notes above."""
    width = image_bgr.shape[1]
    missing = math.ceil(width / _WIDTH_MULTIPLE) * _WIDTH_MULTIPLE - width
    if not missing:
        return image_bgr
    wide: ImageArray = cv2.copyMakeBorder(image_bgr, 0, 0, 0, missing, cv2.BORDER_REPLICATE)
    return wide
