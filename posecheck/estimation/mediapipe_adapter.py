"""MediaPipe's pose landmarker behind our protocol: the one file that imports it."""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Any, Self

import cv2
import mediapipe as mp
import numpy as np
from mediapipe.tasks.python import BaseOptions, vision

from posecheck.capture.picture_look import PictureLook
from posecheck.errors import ModelError
from posecheck.estimation.contour import near_side, trunk_contour
from posecheck.estimation.looks import LOOKS, PLAIN, Look
from posecheck.estimation.presence import off_person
from posecheck.estimation.quiet import quiet_stderr
from posecheck.estimation.second_look import LegWatch
from posecheck.estimation.silhouette import silhouette
from posecheck.estimation.smaller import enlarged, reduced
from posecheck.estimation.weights import load_bundle
from posecheck.landmarks import LANDMARK_COUNT, MIRROR
from posecheck.pose import FloatArray, Frame, ImageArray, MaskArray, Observation, Pose, TrunkContour

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


class MediaPipeEstimator:
    """Pose landmarks of one person, tracked through a video.

    Who is not found is looked for in the picture turned, or its middle enlarged: another way
    with every frame. Whoever is found is followed in the whole picture, turned the same way,
    until lost. Where a leg jumps, the detector is asked again (`second_look`). All that is
    ever read from a picture is read from every picture: outline of the trunk, silhouette,
    landmarks that lie where the person mask shows nobody (visibility 0), and what is known
    of the picture itself.

    Parameters
    ----------
    model : str
        ``"full"`` (embedded), ``"lite"`` or ``"heavy"``.
    quality : str
        ``"normal"``, or ``"best"``: look at the mirrored picture too and average,
        at twice the time (on synthetic stills the knee error fell from 6.3 to 5.7
        degrees and the hip's from 5.6 to 4.8).

    Raises
    ------
    ModelError
        If the weights are missing or damaged, or the library cannot start.
    """

    def __init__(self, model: str = "full", *, quality: str = "normal") -> None:
        self._bundle, self._sha256 = load_bundle(model)
        self._tracker = _open(self._bundle)
        self._mirror = _open(self._bundle, want_mask=False) if quality == "best" else None
        self._detector: Any = None
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
        width = frame.size_px[0]
        if width > _ENOUGH_PX:
            small = reduced(frame, _ENOUGH_PX / width)
            return enlarged(self._observed(small), frame.size_px, small.size_px)
        return self._observed(frame)

    def _observed(self, frame: Frame) -> Observation:
        if min(frame.size_px) < _MIN_SIDE_PX:
            return Observation(frame.time_s, None)
        self._last_ms = max(self._last_ms + 1, round(frame.time_s * 1000))
        picture = self._beside.submit(self._pictures.step, frame, self._person_px)
        if self._noisy:
            self._noisy -= 1
            with quiet_stderr():
                pose = self._look(frame)
        else:
            pose = self._look(frame)
        self._person_px = None if pose is None else pose.points_image
        return Observation(frame.time_s, pose, picture.result())

    def close(self) -> None:
        """Let go of the model. Left to the interpreter's exit, it prints a traceback."""
        opened = [each for each in (self._tracker, self._mirror, self._detector) if each]
        self._tracker = self._mirror = self._detector = None
        self._beside.shutdown()
        with quiet_stderr():
            for landmarker in opened:
                landmarker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _look(self, frame: Frame) -> Pose | None:
        way = self._way
        looked_at = _padded(way.picture(frame.image_bgr))
        seen, points = self._seen(frame, looked_at)
        if points is None:
            self._way = _next_look(way)
            self._legs.lose()
            return None
        self._way = way.whole
        self._legs.give(frame.time_s, points.image)
        if self._mirror is not None:
            mirrored = _padded(np.ascontiguousarray(frame.image_bgr[:, ::-1]))
            other = _track(self._mirror, mirrored, self._last_ms)
            if other.pose_landmarks:
                points = points.mean(_Points.of(other, mirrored).mirrored(frame.size_px[0]))
        return _pose(frame, points, _mask_of(seen, way, frame.size_px))

    def _seen(self, frame: Frame, looked_at: ImageArray) -> tuple[Any, _Points | None]:
        """Look once, and again where a leg jumps; the result and its points, if any."""
        way, size_px = self._way, frame.size_px
        rests = self._legs.rests(frame.time_s)
        if rests:
            seen = self._asked(looked_at)
            # Found by tracking at once, perhaps, where the detector fails.
            rests = bool(seen.pose_landmarks)
        if not rests:
            seen = _track(self._tracker, looked_at, self._last_ms)
        if not seen.pose_landmarks:
            return seen, None
        points = _Points.of(seen, looked_at).back(way, size_px)
        if not self._legs.jumped(frame.time_s, points.image, points.visibility):
            return seen, points
        asked = seen if rests else self._asked(looked_at)
        other = _Points.of(asked, looked_at).back(way, size_px) if asked.pose_landmarks else None
        settled = self._legs.settle(frame.time_s, points.image, other.image if other else None)
        if settled.second and other is not None:
            seen, points = asked, other
        points.visibility[settled.doubtful] = 0.0
        return seen, points

    def _asked(self, image_bgr: ImageArray) -> Any:
        """Ask the detector, without what was before."""
        if self._detector is None:
            self._detector = _open(self._bundle, vision.RunningMode.IMAGE)
            with quiet_stderr():
                return self._detector.detect(_image(image_bgr))
        return self._detector.detect(_image(image_bgr))


def _image(image_bgr: ImageArray) -> mp.Image:
    rgb = cv2.cvtColor(image_bgr, cv2.COLOR_BGR2RGB)
    return mp.Image(image_format=mp.ImageFormat.SRGB, data=rgb)


def _track(landmarker: Any, image_bgr: ImageArray, time_ms: int) -> Any:
    return landmarker.detect_for_video(_image(image_bgr), time_ms)


def _pose(frame: Frame, points: _Points, mask: MaskArray | None) -> Pose:
    contour = edges = None
    if mask is not None:
        contour = _contour(frame, points, mask)
        edges = silhouette(mask)
        points.visibility[off_person(mask, points.image)] = 0.0
    return Pose(
        time_s=frame.time_s,
        points_image=_float32(points.image),
        points_world=_float32(points.world),
        visibility=_float32(points.visibility),
        presence=_float32(points.presence),
        image_size=frame.size_px,
        contour=contour,
        silhouette=edges,
    )


def _contour(frame: Frame, points: _Points, mask: MaskArray) -> TrunkContour | None:
    near = near_side(points.world)
    contour = trunk_contour(mask, frame.image_bgr, points.image, near)
    if contour is None:
        return None
    return TrunkContour(_float32(contour.side_a_px), _float32(contour.side_b_px))


class _Points:
    """The four arrays of a pose in pixels, metres and shares."""

    def __init__(
        self, image: FloatArray, world: FloatArray, visibility: FloatArray, presence: FloatArray
    ) -> None:
        self.image, self.world = image, world
        self.visibility, self.presence = visibility, presence

    @classmethod
    def of(cls, seen: Any, image_bgr: ImageArray) -> _Points:
        """Read a result; the padded picture's size turns shares into pixels."""
        height, width = image_bgr.shape[:2]
        rows = np.array([(p.x, p.y, p.visibility, p.presence) for p in seen.pose_landmarks[0]])
        world = np.array([(p.x, p.y, p.z) for p in seen.pose_world_landmarks[0]])
        return cls(rows[:, :2] * (width, height), world, rows[:, 2], rows[:, 3])

    def back(self, way: Look, size_px: tuple[int, int]) -> _Points:
        """Undo how a picture of this size was looked at."""
        image = way.points_back(self.image, size_px)
        return _Points(image, way.world_back(self.world), self.visibility, self.presence)

    def mirrored(self, width: int) -> _Points:
        """Undo the mirroring of a picture of this width."""
        order = list(MIRROR)
        image, world = self.image[order], self.world[order]
        image = np.stack([width - image[:, 0], image[:, 1]], axis=1)
        return _Points(
            image, world * (-1.0, 1.0, 1.0), self.visibility[order], self.presence[order]
        )

    def mean(self, other: _Points) -> _Points:
        """Average with another look at the same picture."""
        return _Points(
            (self.image + other.image) / 2,
            (self.world + other.world) / 2,
            (self.visibility + other.visibility) / 2,
            (self.presence + other.presence) / 2,
        )


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
        raise ModelError(
            f"the pose model cannot start ({first_line}); run: posecheck doctor"
        ) from error


def _next_look(way: Look) -> Look:
    return LOOKS[(LOOKS.index(way) + 1) % len(LOOKS)]


def _mask_of(seen: Any, way: Look, size_px: tuple[int, int]) -> MaskArray | None:
    """Give the person mask of the picture as it is, where one was asked for."""
    if not seen.segmentation_masks:
        return None
    width = size_px[way.quarters % 2]
    mask: MaskArray = np.squeeze(seen.segmentation_masks[0].numpy_view())[:, :width]
    return way.mask_back(mask)


def _padded(image_bgr: ImageArray) -> ImageArray:
    """Widen on the right to a multiple of four; see the abort in the notes above."""
    width = image_bgr.shape[1]
    missing = math.ceil(width / _WIDTH_MULTIPLE) * _WIDTH_MULTIPLE - width
    if not missing:
        return image_bgr
    wide: ImageArray = cv2.copyMakeBorder(image_bgr, 0, 0, 0, missing, cv2.BORDER_REPLICATE)
    return wide


def _float32(values: FloatArray) -> FloatArray:
    return values.astype(np.float32).astype(np.float64)


assert len(MIRROR) == LANDMARK_COUNT
