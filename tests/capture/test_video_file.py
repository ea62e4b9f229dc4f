"""Video files: times, shapes, damage, and everything that is no video."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from posecheck.capture.video_file import MAX_SIDE_PX, VideoFile
from posecheck.errors import InputError
from posecheck.pose import Frame
from tests.media import is_red, picture, sound, steady, tag_rotation, video


def frames_of(path: Path) -> list[Frame]:
    with VideoFile(path) as source:
        return list(source)


def times_of(path: Path) -> list[float]:
    return [frame.time_s for frame in frames_of(path)]


FORMATS = [
    ("clip.mp4", "libx264", "yuv420p", None),
    ("clip.mkv", "libx264", "yuv420p", None),
    ("clip.webm", "libvpx-vp9", "yuv420p", None),
    ("clip.avi", "mpeg4", "yuv420p", None),
    ("clip.mov", "libx264", "yuv420p", None),
    ("clip.ts", "libx264", "yuv420p", "mpegts"),
    ("av1.mp4", "libsvtav1", "yuv420p", None),
    ("hevc10.mp4", "libx265", "yuv420p10le", None),
]


@pytest.mark.parametrize(("name", "codec", "pix_fmt", "form"), FORMATS, ids=[f[0] for f in FORMATS])
def test_contract_of_a_source(
    tmp_path: Path, name: str, codec: str, pix_fmt: str, form: str | None
) -> None:
    path = video(tmp_path / name, steady(20, 25.0), (320, 240), codec, pix_fmt, form)
    before = threading.active_count()
    source = VideoFile(path)
    frames = list(source)
    source.close()
    source.close()
    assert threading.active_count() == before
    times = [frame.time_s for frame in frames]
    assert len(frames) == 20
    assert times == pytest.approx(steady(20, 25.0), abs=2e-3)
    assert all(b > a for a, b in itertools.pairwise(times))
    assert [frame.index for frame in frames] == list(range(20))
    assert source.size_px == (320, 240)
    assert source.health.frames == 20
    assert source.health.complete
    for frame in frames:
        assert frame.image_bgr.shape == (240, 320, 3)
        assert frame.image_bgr.flags["C_CONTIGUOUS"]
    assert is_red(frames[0].image_bgr[20, 20])
    assert not is_red(frames[0].image_bgr[200, 300])


def test_stopping_early_leaves_no_thread(tmp_path: Path) -> None:
    path = video(tmp_path / "long.mp4", steady(200))
    before = threading.active_count()
    with VideoFile(path) as source:
        next(iter(source))
    assert threading.active_count() == before


@pytest.mark.parametrize("fps", [15.0, 24.0, 60.0, 120.0])
def test_frame_rates(tmp_path: Path, fps: float) -> None:
    path = video(tmp_path / "rate.mp4", steady(30, fps))
    assert times_of(path) == pytest.approx(steady(30, fps), abs=1e-3)


def test_variable_frame_rate_and_a_gap_stay_visible_in_time(tmp_path: Path) -> None:
    times = [0.0, 0.04, 0.1, 0.13, 3.2, 3.25, 3.4]
    assert times_of(video(tmp_path / "vfr.mp4", times)) == pytest.approx(times, abs=1e-3)


def test_a_late_start_begins_at_nought(tmp_path: Path) -> None:
    path = video(tmp_path / "late.mkv", steady(10, 25.0, start_s=5.0))
    assert times_of(path) == pytest.approx(steady(10, 25.0), abs=2e-3)


def test_one_frame(tmp_path: Path) -> None:
    assert times_of(video(tmp_path / "one.mp4", [0.0])) == [0.0]


@pytest.mark.parametrize("size", [(322, 242), (250, 130), (240, 426)])
def test_uneven_and_upright_sizes(tmp_path: Path, size: tuple[int, int]) -> None:
    (frame,) = frames_of(video(tmp_path / "odd.mp4", [0.0], size))
    assert frame.size_px == size


def test_odd_sizes(tmp_path: Path) -> None:
    path = video(tmp_path / "odd.mkv", [0.0, 0.1], (321, 241), "ffv1", "bgr0")
    assert frames_of(path)[0].size_px == (321, 241)


CORNERS: dict[int, Callable[[Frame], object]] = {
    0: lambda f: f.image_bgr[10, 10],
    90: lambda f: f.image_bgr[10, -10],
    180: lambda f: f.image_bgr[-10, -10],
    270: lambda f: f.image_bgr[-10, 10],
}


@pytest.mark.parametrize("degrees", CORNERS)
def test_the_rotation_tag_is_applied(tmp_path: Path, degrees: int) -> None:
    path = tag_rotation(video(tmp_path / "turned.mp4", steady(3), (320, 200)), degrees)
    frame = frames_of(path)[0]
    assert frame.size_px == ((320, 200) if degrees % 180 == 0 else (200, 320))
    assert is_red(CORNERS[degrees](frame))
    assert sum(is_red(corner(frame)) for corner in CORNERS.values()) == 1


def test_large_pictures_are_scaled_down(tmp_path: Path) -> None:
    (frame,) = frames_of(video(tmp_path / "big.mp4", [0.0], (2560, 1440)))
    assert frame.size_px == (MAX_SIDE_PX, 1080)


def test_a_size_change_midway_is_not_stretched(tmp_path: Path) -> None:
    parts = [
        video(tmp_path / f"{i}.ts", steady(10, 25.0, start_s=i), size, container_format="mpegts")
        for i, size in enumerate([(320, 240), (480, 270)])
    ]
    path = tmp_path / "both.ts"
    path.write_bytes(b"".join(part.read_bytes() for part in parts))
    with VideoFile(path) as source:
        sizes = [frame.size_px for frame in source]
    assert sizes[0] == (320, 240)
    assert sizes[-1] == (480, 270)
    assert source.health.size_changes == 1


def test_a_truncated_mkv_gives_what_can_be_read(tmp_path: Path) -> None:
    whole = video(tmp_path / "whole.mkv", steady(120))
    cut = tmp_path / "cut.mkv"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    with VideoFile(cut) as source:
        count = sum(1 for _ in source)
    assert 0 < count < 120
    assert not source.health.complete
    assert source.health.detail


def test_flipped_bytes_are_never_a_crash_and_are_marked(tmp_path: Path) -> None:
    whole = video(tmp_path / "whole.mp4", steady(90), options={"bf": "0"})
    data = bytearray(whole.read_bytes())
    rng = np.random.default_rng(3)
    start = data.index(b"mdat") + 2000
    for place in rng.integers(start, start + (len(data) - start) // 2, 200):
        data[place] ^= 0xFF
    bad = tmp_path / "bad.mp4"
    bad.write_bytes(data)
    try:
        with VideoFile(bad) as source:
            times = [frame.time_s for frame in source]
    except InputError:
        return
    assert times == sorted(set(times))
    assert len(times) < 90 or not source.health.complete or len(times) == 90


def refused(path: Path | str) -> str:
    with pytest.raises(InputError) as caught:
        VideoFile(path).close()
    message = str(caught.value)
    assert "\n" not in message
    assert len(message) < 250
    return message


def test_what_is_no_video_is_refused_in_one_line(tmp_path: Path) -> None:
    empty, text, photo = (tmp_path / f"{n}.mp4" for n in ("empty", "text", "photo"))
    empty.touch()
    text.write_text("hello, I am not a video\n" * 50)
    photo.write_bytes(cv2.imencode(".jpg", picture(320, 240))[1].tobytes())
    assert "empty" in refused(empty)
    refused(text)
    refused(photo)
    assert "sound" in refused(sound(tmp_path / "sound.m4a"))
    assert "folder" in refused(tmp_path)
    assert "no such file" in refused(tmp_path / "missing.mp4")
    assert "address" in refused("https://example.org/video.mp4")
    assert "address" in refused("rtsp://example.org/camera")


def test_an_mp4_without_its_index_is_refused(tmp_path: Path) -> None:
    whole = video(tmp_path / "whole.mp4", steady(60))
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    refused(cut)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.mp4"
    os.mkfifo(pipe)
    assert "pipe" in refused(pipe)


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() == 0, reason="root may read everything")
def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    path = video(tmp_path / "mine.mp4", [0.0])
    path.chmod(0)
    refused(path)


def test_lists_that_name_other_files_are_refused_unopened(tmp_path: Path) -> None:
    real = video(tmp_path / "real.mp4", steady(5))
    concat, playlist = tmp_path / "concat.mp4", tmp_path / "list.mp4"
    concat.write_text(f"ffconcat version 1.0\nfile '{real.name}'\n")
    playlist.write_text(f"#EXTM3U\n#EXTINF:1,\n{real.name}\n#EXT-X-ENDLIST\n")
    refused(concat)
    refused(playlist)


def test_a_picture_bomb_is_refused_in_little_memory(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    script = textwrap.dedent(
        """
        import resource, sys, zlib, struct
        from fractions import Fraction
        import av
        path = sys.argv[1]
        if sys.argv[2] == "make":
            with av.open(path, "w") as c:
                s = c.add_stream("libx264", rate=1, options={"preset": "ultrafast"})
                s.width, s.height, s.pix_fmt = 15360, 8640, "yuv420p"
                f = av.VideoFrame(15360, 8640, "yuv420p")
                for plane in f.planes:
                    plane.update(bytes(plane.buffer_size))
                f.pts, f.time_base = 0, Fraction(1, 1)
                c.mux(s.encode(f)); c.mux(s.encode(None))
        else:
            from posecheck.capture.video_file import VideoFile
            from posecheck.errors import InputError
            try:
                VideoFile(path).close()
            except InputError as error:
                print(error)
            print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        """
    )
    bomb = str(tmp_path / "bomb.mp4")
    subprocess.run([sys.executable, "-c", script, bomb, "make"], check=True)
    done = subprocess.run(
        [sys.executable, "-c", script, bomb, "read"], check=True, capture_output=True, text=True
    )
    message, peak_kb = done.stdout.strip().splitlines()
    assert "too large" in message
    assert int(peak_kb) < 1_000_000
