"""The real model: bundle, damage, picture sizes, outline, quiet and network."""

from __future__ import annotations

import math
import shutil
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path

import cv2
import numpy as np
import pytest

from posecheck import pose_models
from posecheck.app.doctor import missing_libraries, run_doctor
from posecheck.app.models import ModelState, fetch_model, model_statuses
from posecheck.capture.video_file import VideoFile
from posecheck.errors import ModelError, UsageError
from posecheck.estimation.bundle import LANDMARKS_INPUT, assemble, with_metadata
from posecheck.estimation.contour import STATIONS, near_side, trunk_contour
from posecheck.estimation.estimator import make_estimator
from posecheck.estimation.weights import load_bundle, load_weights
from posecheck.landmarks import Landmark, Side
from posecheck.pose import Frame
from posecheck.pose_models import pose_model, read_manifest
from posecheck.resources import sample_video
from posecheck.tracking.calibration import calibration_for
from tests.running import REAL

L = Landmark


def test_the_bundle_is_always_the_same(model: str) -> None:
    assert load_bundle(model) == load_bundle(model)


def test_the_weights_inside_the_bundle_are_untouched(model: str) -> None:
    raw = load_weights(read_manifest()[model])
    assert with_metadata(raw, LANDMARKS_INPUT).endswith(raw)
    assert raw in assemble(load_weights(read_manifest()["detector"]), raw)


def test_what_is_no_model_is_refused() -> None:
    with pytest.raises(ValueError, match="TFLite"):
        with_metadata(b"0123456789abcdef", LANDMARKS_INPUT)


def test_a_damaged_or_missing_model_names_the_command_that_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = bytearray(load_weights(read_manifest()["full"]))
    data[len(data) // 2] ^= 1
    monkeypatch.setattr(pose_models, "weights_file", lambda name: tmp_path / name)
    with pytest.raises(ModelError, match="missing; run: posecheck models fetch"):
        load_bundle("full")
    (tmp_path / "pose_detection.tflite").write_bytes(b"x")
    with pytest.raises(ModelError, match="damaged; run: posecheck models fetch"):
        load_bundle("full")
    entry = read_manifest()["full"]
    (tmp_path / entry.file).write_bytes(data)
    with pytest.raises(ModelError, match="damaged"):
        load_weights(entry)


def test_needed_models_are_here_and_unknown_ones_are_not_fetched(tmp_path: Path) -> None:
    states = {status.entry.name: status.state for status in model_statuses()}
    assert states["full"] is states["detector"] is ModelState.OK
    with pytest.raises(UsageError):
        fetch_model("huge")
    for name in ("huge", "detector"):
        with pytest.raises(UsageError, match="unknown; there are: full, lite, heavy"):
            make_estimator(name)
    with pytest.raises(ModelError, match="cannot be read"):
        fetch_model("lite", tmp_path)
    (tmp_path / "pose_landmark_lite.tflite").write_bytes(b"something else")
    with pytest.raises(ModelError, match="another hash"):
        fetch_model("lite", tmp_path)


def test_the_doctor_finds_this_computer_well_and_names_a_missing_library() -> None:
    assert [line for line in run_doctor() if not line.ok] == []
    if sys.platform == "linux":
        assert missing_libraries(lambda name: None if name == "EGL" else "there") == ["EGL"]


SIZES = [(1, 1), (7, 640), (641, 360), (642, 361), (850, 567), (854, 480), (1366, 768)]


def test_no_picture_size_aborts_with_a_mask_asked_for() -> None:
    script = textwrap.dedent(
        f"""
        import numpy as np
        from posecheck.estimation.mediapipe_adapter import MediaPipeEstimator
        from posecheck.pose import Frame
        from posecheck.resources import sample_video
        from posecheck.capture.video_file import VideoFile
        import cv2
        with VideoFile(sample_video("demo_glute_bridge")) as video:
            person = next(iter(video)).image_bgr
        seen = 0
        for width, height in {SIZES}:
            image = cv2.resize(person, (width, height))
            with MediaPipeEstimator() as estimator:
                for i in range(3):
                    pose = estimator.observe(Frame(i, i / 30, image)).pose
                seen += pose is not None and pose.contour is not None
                assert pose is None or pose.image_size == (width, height)
        print(seen)
        """
    )
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    assert int(done.stdout) >= 4
    assert done.stderr == ""


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_looking_at_pictures_opens_no_internet_socket(tmp_path: Path) -> None:
    script = textwrap.dedent(
        """
        import numpy as np
        from posecheck.estimation.mediapipe_adapter import MediaPipeEstimator
        from posecheck.pose import Frame
        image = np.full((240, 320, 3), 90, dtype=np.uint8)
        with MediaPipeEstimator() as estimator:
            for i in range(5):
                estimator.observe(Frame(i, i / 30, image))
        """
    )
    log = tmp_path / "trace"
    command = ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(log)]
    subprocess.run([*command, sys.executable, "-c", script], check=True, capture_output=True)
    assert "AF_INET" not in log.read_text()


def test_real_landmarks_are_those_measured_before() -> None:
    from posecheck.capture.recorded import PoseTrack
    from posecheck.capture.video_file import VideoFile
    from posecheck.estimation.mediapipe_adapter import MediaPipeEstimator

    clip = REAL / "video" / "bridge_a.mp4"
    if not clip.is_file():
        pytest.skip("the folder of real recordings is not here")
    measured = PoseTrack.load(REAL / "tracks" / "bridge_a.npz")
    with VideoFile(clip) as source, MediaPipeEstimator() as estimator:
        for frame, row in zip(source, range(20), strict=False):
            pose = estimator.observe(frame).pose
            assert pose is not None
            distance = np.abs(pose.points_image - measured.points_image_px[row])
            assert np.median(distance) < 1.0


def test_each_model_gives_what_it_states(model: str) -> None:
    states = pose_model(model)
    with (
        VideoFile(sample_video("demo_glute_bridge")) as video,
        closing(make_estimator(model)) as estimator,
    ):
        pose = estimator.observe(next(iter(video))).pose
    assert estimator.model_sha256 == states.sha256
    assert calibration_for(states.sha256).name.endswith(model)
    assert pose is not None
    assert states.landmarks == "blazepose_33"
    assert pose.points_image.shape == (33, 2)
    head, knee, foot = pose.points_image[[L.RIGHT_EAR, L.RIGHT_KNEE, L.RIGHT_HEEL]]
    assert abs(head[0] - foot[0]) > 200.0
    assert knee[1] < foot[1] - 50.0
    assert (np.ptp(pose.points_world[:, 2]) > 0.1) == states.depth
    assert (pose.silhouette is not None and pose.contour is not None) == states.mask


def test_a_wide_picture_is_looked_at_smaller_and_told_in_its_own_size(model: str) -> None:
    with VideoFile(sample_video("demo_glute_bridge")) as video:
        narrow = next(iter(video)).image_bgr
    sizes, poses = ((640, 480), (1600, 1200)), []
    for size in sizes:
        with closing(make_estimator(model)) as estimator:
            poses.append(estimator.observe(Frame(0, 0.0, cv2.resize(narrow, size))).pose)
    one, other = poses
    assert one is not None
    assert other is not None
    assert (one.image_size, other.image_size) == sizes
    # Small changes of a picture move hidden points most: 3 of 640 pixels.
    apart = np.abs(other.points_image / 2.5 - one.points_image).max(axis=1)
    assert np.median(apart) < 0.5
    assert apart.max() < 6.0
    assert one.silhouette is not None
    assert other.silhouette is not None
    edges_apart = np.abs(other.silhouette.edges_px / 2.5 - one.silhouette.edges_px)
    assert np.nanmedian(edges_apart) <= 1.0
    assert one.contour is not None
    assert other.contour is not None
    assert len(one.contour.side_a_px) == len(other.contour.side_a_px)
    assert np.abs(other.contour.side_a_px / 2.5 - one.contour.side_a_px).max() < 4.0
    for values in (other.points_image, other.silhouette.edges_px, other.contour.side_a_px):
        np.testing.assert_array_equal(values, values.astype(np.float32))


def ellipse_case(near: Side) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A trunk whose outline is 40 px above and 25 px below the shoulder-hip line."""
    mask = np.zeros((300, 500), dtype=np.float32)
    mask[110:175, 60:440] = 1.0
    image = np.full((300, 500, 3), 200, dtype=np.uint8)
    image[110:175, 60:440] = 40
    points = np.full((33, 2), np.nan)
    points[Landmark.LEFT_SHOULDER + near] = (100.0, 150.0)
    points[Landmark.LEFT_HIP + near] = (400.0, 150.0)
    return mask, image, points


@pytest.mark.parametrize("near", list(Side))
def test_the_outline_is_where_the_mask_ends(near: Side) -> None:
    contour = trunk_contour(*ellipse_case(near), near)
    assert contour is not None
    assert contour.side_a_px.shape == (STATIONS, 2)
    np.testing.assert_allclose(contour.side_a_px[:, 1], 174.5, atol=1.0)
    np.testing.assert_allclose(contour.side_b_px[:, 1], 109.5, atol=1.0)
    np.testing.assert_allclose(np.diff(contour.side_a_px[:, 0]), 300 / STATIONS, atol=0.01)


def test_an_outline_that_leaves_the_picture_is_unknown() -> None:
    mask, image, points = ellipse_case(Side.LEFT)
    contour = trunk_contour(mask[:160], image[:160], points, Side.LEFT)
    assert contour is not None
    assert np.isnan(contour.side_a_px).all()
    assert trunk_contour(mask, image, np.full((33, 2), np.nan), Side.LEFT) is None


def test_the_near_side_is_the_one_with_less_depth() -> None:
    world = np.zeros((33, 3))
    world[[Landmark.LEFT_SHOULDER, Landmark.LEFT_HIP], 2] = -0.2
    assert near_side(world) is Side.LEFT
    assert near_side(world * -1) is Side.RIGHT


@pytest.mark.parametrize("time_s", [2.0**58, -(2.0**58), 1e13, math.inf, math.nan])
def test_the_model_is_never_given_an_absurd_time(time_s: float) -> None:
    with pytest.raises(ValueError, match="time_s: expected seconds"):
        Frame(0, time_s, np.zeros((64, 64, 3), np.uint8))
