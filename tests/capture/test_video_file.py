"""Video files: the contract of a source of frames, and the times of the pictures."""

from __future__ import annotations

import itertools
import threading
from pathlib import Path

import pytest

from posecheck.capture.video_file import VideoFile
from posecheck.pose import Frame
from tests.media import cut, is_red, steady, two_pictures, video


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
    ("camera.avi", "mjpeg", "yuvj420p", None),
    ("clip.mov", "libx264", "yuv420p", None),
    ("clip.ts", "libx264", "yuv420p", "mpegts"),
    ("clip.flv", "libx264", "yuv420p", None),
    ("av1.mp4", "libsvtav1", "yuv420p", None),
    ("av1.webm", "libsvtav1", "yuv420p", None),
    ("hevc10.mp4", "libx265", "yuv420p10le", None),
    ("h264_10.mp4", "libx264", "yuv420p10le", None),
]


@pytest.mark.parametrize(("name", "codec", "pix_fmt", "form"), FORMATS, ids=[f[0] for f in FORMATS])
def test_contract_of_a_source(
    tmp_path: Path, name: str, codec: str, pix_fmt: str, form: str | None
) -> None:
    path = video(tmp_path / name, steady(20, 25.0), (320, 240), codec, pix_fmt, form)
    before = threading.active_count()
    source = VideoFile(path)
    assert source.size_px == (320, 240)
    assert source.name == name
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
    assert source.health.detail == ""
    for frame in frames:
        assert frame.image_bgr.shape == (240, 320, 3)
        assert frame.image_bgr.flags["C_CONTIGUOUS"]
        assert frame.image_bgr.flags["WRITEABLE"]
    assert is_red(frames[0].image_bgr[20, 20])
    assert not is_red(frames[0].image_bgr[200, 300])


def test_stopping_early_leaves_no_thread(tmp_path: Path) -> None:
    path = video(tmp_path / "long.mp4", steady(200))
    before = threading.active_count()
    with VideoFile(path) as source:
        next(iter(source))
        assert source.health.frames == 1
        assert source.health.complete
    assert threading.active_count() == before
    assert list(source) == []


def test_closing_before_the_first_frame_is_taken(tmp_path: Path) -> None:
    before = threading.active_count()
    source = VideoFile(video(tmp_path / "long.mp4", steady(200)))
    source.close()
    assert threading.active_count() == before
    assert list(source) == []


def test_a_second_loop_goes_on_and_gives_no_frame_twice(tmp_path: Path) -> None:
    with VideoFile(video(tmp_path / "clip.mp4", steady(12))) as source:
        some = [frame.index for frame in itertools.islice(source, 5)]
        rest = [frame.index for frame in source]
        assert list(source) == []
    assert some + rest == list(range(12))


def test_two_sources_at_once_do_not_meet(tmp_path: Path) -> None:
    path = video(tmp_path / "clip.mp4", steady(20))
    with VideoFile(path) as one, VideoFile(path) as other:
        pairs = list(zip(one, other, strict=True))
    assert len(pairs) == 20
    assert all((a.image_bgr == b.image_bgr).all() for a, b in pairs)


@pytest.mark.parametrize("fps", [15.0, 24.0, 60.0, 120.0, 240.0])
def test_frame_rates(tmp_path: Path, fps: float) -> None:
    path = video(tmp_path / "rate.mp4", steady(30, fps))
    assert times_of(path) == pytest.approx(steady(30, fps), abs=1 / 90_000)


def test_length_and_rate_are_told_where_declared(tmp_path: Path) -> None:
    with VideoFile(video(tmp_path / "clip.mp4", steady(50, 25.0))) as source:
        assert source.duration_s == pytest.approx(2.0, abs=0.05)
        assert source.nominal_fps == pytest.approx(25.0, abs=0.5)


def test_variable_frame_rate_and_a_gap_stay_visible_in_time(tmp_path: Path) -> None:
    times = [0.0, 0.04, 0.1, 0.13, 3.2, 3.25, 3.4]
    assert times_of(video(tmp_path / "vfr.mp4", times)) == pytest.approx(times, abs=1e-3)
    assert times_of(video(tmp_path / "vfr.mkv", times)) == pytest.approx(times, abs=1e-3)


@pytest.mark.parametrize("form", ["mp4", "mkv", "ts"])
def test_a_late_start_begins_at_nought_and_is_complete(tmp_path: Path, form: str) -> None:
    path = video(tmp_path / f"late.{form}", steady(10, 25.0, start_s=5.0))
    with VideoFile(path) as source:
        times = [frame.time_s for frame in source]
        assert times == pytest.approx(steady(10, 25.0), abs=2e-3)
        assert source.duration_s == pytest.approx(0.4, abs=0.06)
        assert source.health.complete


def test_pictures_seconds_apart_are_a_complete_file(tmp_path: Path) -> None:
    for form in ("mp4", "mkv"):
        with VideoFile(video(tmp_path / f"slow.{form}", steady(4, 0.2))) as source:
            assert [frame.time_s for frame in source] == pytest.approx([0, 5, 10, 15], abs=1e-3)
            assert source.health.complete


def test_one_frame(tmp_path: Path) -> None:
    with VideoFile(video(tmp_path / "one.mp4", [0.0])) as source:
        assert [frame.time_s for frame in source] == [0.0]
        assert source.health.complete


@pytest.mark.parametrize("codec", ["libx264", "mpeg4"])
def test_avi_has_no_times_but_its_pictures_come_in_order(tmp_path: Path, codec: str) -> None:
    # With B-frames, the stamps of an AVI are those of decoding.
    path = video(tmp_path / "b.avi", steady(25, 25.0), codec=codec, options={"bf": "2"})
    with VideoFile(path) as source:
        frames = list(source)
        assert source.health.complete
        assert source.health.out_of_order == 0
    assert [frame.time_s for frame in frames] == pytest.approx(steady(25, 25.0), abs=1e-3)
    shades = [int(frame.image_bgr[200, 300, 0]) for frame in frames[:17]]
    assert shades == sorted(shades)


def test_a_picture_given_twice_is_left_out_and_nothing_is_lost(tmp_path: Path) -> None:
    times = [0.0, 0.04, 0.08, 0.08, 0.12, 0.16]
    path = video(tmp_path / "twice.mkv", times, options={"bf": "0"})
    with VideoFile(path) as source:
        assert [frame.time_s for frame in source] == pytest.approx([0.0, 0.04, 0.08, 0.12, 0.16])
        assert source.health.out_of_order == 1
        assert source.health.complete


def test_time_that_runs_backwards_is_said(tmp_path: Path) -> None:
    part = video(tmp_path / "part.ts", steady(20, 25.0), container_format="mpegts")
    path = tmp_path / "twice.ts"
    path.write_bytes(part.read_bytes() * 2)
    with VideoFile(path) as source:
        times = [frame.time_s for frame in source]
        assert times == sorted(set(times))
        assert len(times) + source.health.out_of_order + source.health.bad_packets >= 39
        assert not source.health.complete
        assert "backwards" in source.health.detail


def test_the_largest_of_several_pictures_is_read(tmp_path: Path) -> None:
    with VideoFile(two_pictures(tmp_path / "two.mp4")) as source:
        assert source.size_px == (320, 240)
        assert len(list(source)) == 5


def test_names_that_look_like_addresses_or_options(tmp_path: Path, monkeypatch: object) -> None:
    whole = video(tmp_path / "clip.mkv", steady(3)).read_bytes()
    monkeypatch.chdir(tmp_path)  # type: ignore[attr-defined]
    (tmp_path / "take:").mkdir()
    for name in ("monday:1.mkv", "-i.mkv", "%03d.mkv", "take:/1.mkv", "a b'\"ü.mkv", "no_ending"):
        Path(name).write_bytes(whole)
        assert len(times_of(Path(name))) == 3


def test_a_recording_that_begins_in_the_middle_keeps_its_times(tmp_path: Path) -> None:
    # A transport stream from the middle of a broadcast: no key frame until the 20th.
    options = {"g": "20", "bf": "0", "sc_threshold": "0"}
    whole = video(
        tmp_path / "w.ts", steady(60, 25.0), container_format="mpegts", options=options, noise=True
    )
    late = tmp_path / "late.ts"
    data = whole.read_bytes()
    late.write_bytes(data[len(data) // 10 // 188 * 188 :])
    times = times_of(late)
    assert 20 <= len(times) <= 60
    assert all(b - a == pytest.approx(0.04, abs=1e-3) for a, b in itertools.pairwise(times))
    assert len(times_of(cut(whole, tmp_path / "cut.ts", 0.5))) < 60
