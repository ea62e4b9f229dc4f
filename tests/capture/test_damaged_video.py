"""Damaged files give what can be read, say so, and never break anything."""

from __future__ import annotations

import threading
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posecheck.capture.source import StreamHealth
from posecheck.capture.video_file import VideoFile
from posecheck.errors import InputError
from posecheck.pose import Frame
from tests.media import cut, flipped, restamped, steady, video


def read(path: Path) -> tuple[list[Frame], StreamHealth]:
    with VideoFile(path) as source:
        frames = list(source)
        return frames, source.health


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("whole")


@pytest.fixture(scope="module")
def whole_mkv(folder: Path) -> Path:
    return video(folder / "whole.mkv", steady(60), noise=True)


@pytest.fixture(scope="module")
def whole_mp4(folder: Path) -> Path:
    return video(folder / "whole.mp4", steady(60), noise=True)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.85])
@pytest.mark.parametrize("form", ["mkv", "avi"])
def test_a_truncated_file_gives_what_can_be_read(tmp_path: Path, form: str, share: float) -> None:
    codec = "mpeg4" if form == "avi" else "libx264"
    whole = video(tmp_path / f"whole.{form}", steady(60, 25.0), codec=codec, noise=True)
    frames, health = read(cut(whole, tmp_path / f"cut.{form}", share))
    assert 0 < len(frames) <= 60 * share + 5
    assert not health.complete
    assert health.detail


def test_an_mp4_without_its_index_is_refused(tmp_path: Path, whole_mp4: Path) -> None:
    with pytest.raises(InputError, match="not a video that can be read"):
        VideoFile(cut(whole_mp4, tmp_path / "cut.mp4", 0.7)).close()


@pytest.mark.parametrize("flags", ["faststart", "frag_keyframe+empty_moov"])
def test_an_mp4_whose_index_comes_first_gives_what_can_be_read(tmp_path: Path, flags: str) -> None:
    whole = video(
        tmp_path / "fast.mp4", steady(60), noise=True, options={"g": "10"}, movflags=flags
    )
    frames, health = read(cut(whole, tmp_path / "cut.mp4", 0.6))
    assert 20 < len(frames) <= 45
    assert not health.complete


@pytest.mark.parametrize("count", [1, 10, 100])
@pytest.mark.parametrize("form", ["mp4", "mkv"])
def test_flipped_bytes_in_h264_are_noticed(
    tmp_path: Path, whole_mp4: Path, whole_mkv: Path, form: str, count: int
) -> None:
    whole = whole_mp4 if form == "mp4" else whole_mkv
    frames, health = read(flipped(whole, tmp_path / f"bad.{form}", count, seed=count))
    times = [frame.time_s for frame in frames]
    assert times == sorted(set(times))
    assert 0 < len(frames) < 60
    assert not health.complete
    assert health.bad_packets > 0
    assert "damaged" in health.detail


def test_times_stay_right_behind_a_damaged_stretch(tmp_path: Path, whole_mp4: Path) -> None:
    good, _ = read(whole_mp4)
    bad, _ = read(flipped(whole_mp4, tmp_path / "bad.mp4", 10, seed=2))
    grid = [frame.time_s for frame in good]
    assert all(frame.time_s in grid for frame in bad)


def test_pictures_before_the_damage_are_untouched(tmp_path: Path, whole_mkv: Path) -> None:
    good, _ = read(whole_mkv)
    bad, _ = read(flipped(whole_mkv, tmp_path / "bad.mkv", 30, seed=4, after=0.5))
    for a, b in zip(good[:20], bad[:20], strict=True):
        assert a.time_s == b.time_s
        assert (a.image_bgr == b.image_bgr).all()


@pytest.mark.parametrize(
    ("name", "codec"),
    [("a.webm", "libvpx-vp9"), ("b.mp4", "libx265"), ("c.mp4", "libsvtav1"), ("d.avi", "mpeg4")],
)
def test_flipped_bytes_in_other_codings_break_nothing(
    tmp_path: Path, name: str, codec: str
) -> None:
    whole = video(tmp_path / name, steady(30, 25.0), (160, 120), codec, noise=True)
    before = threading.active_count()
    for seed in range(4):
        bad = flipped(whole, tmp_path / f"bad_{name}", 200, seed)
        try:
            frames, health = read(bad)
        except InputError as error:
            assert "\n" not in str(error)
            continue
        times = [frame.time_s for frame in frames]
        assert times == sorted(set(times))
        assert len(frames) <= 30
        assert health.frames == len(frames)
    assert threading.active_count() == before


@pytest.fixture(scope="module")
def small(folder: Path) -> dict[str, bytes]:
    forms = ("mp4", "mkv", "avi", "ts")
    return {
        form: video(
            folder / f"small.{form}",
            steady(8, 25.0),
            (64, 48),
            "mpeg4" if form == "avi" else "libx264",
        ).read_bytes()
        for form in forms
    }


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    form=st.sampled_from(["mp4", "mkv", "avi", "ts"]),
    flips=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), max_size=12),
    end=st.floats(0.01, 1),
)
def test_any_damage_is_a_shorter_film_or_one_line(
    tmp_path: Path,
    small: dict[str, bytes],
    form: str,
    flips: list[tuple[float, int]],
    end: float,
) -> None:
    data = bytearray(small[form])
    for share, value in flips:
        data[int(share * len(data))] ^= value
    path = tmp_path / f"damaged.{form}"
    path.write_bytes(data[: max(1, int(len(data) * end))])
    before = threading.active_count()
    try:
        frames, health = read(path)
    except InputError as error:
        assert "\n" not in str(error)
    else:
        times = [frame.time_s for frame in frames]
        assert times[0] >= 0
        assert times == sorted(set(times))
        assert health.frames == len(frames) > 0
        assert health.complete == (not health.detail)
    assert threading.active_count() == before


@pytest.fixture(scope="module")
def ivf(folder: Path) -> Path:
    return video(folder / "whole.ivf", steady(10), codec="libvpx", container_format="ivf")


@pytest.mark.parametrize(
    ("number", "stamp"),
    [*product([0, 4, 9], [2**58, 2**62, -(2**58)]), *product([4, 9], [2**40, -(2**40)])],
)
def test_a_stamp_outside_a_day_is_damage(
    tmp_path: Path, ivf: Path, number: int, stamp: int
) -> None:
    frames, health = read(restamped(ivf, tmp_path / "bad.ivf", {number: stamp}))
    assert len(frames) == 9
    assert frames[-1].time_s < 1.0
    assert health.bad_packets == 1
    assert not health.complete


@pytest.mark.parametrize("hours", [7, 20, 55 * 24])
def test_behind_a_jump_in_time_nothing_can_be_told(tmp_path: Path, hours: int) -> None:
    times = [*steady(5), *steady(5, start_s=hours * 3600.0)]
    frames, health = read(video(tmp_path / "jump.mkv", times))
    assert len(frames) == 5
    assert health.bad_packets == 5


@pytest.mark.parametrize("share", [0.95, 0.9999, 1.0])
def test_an_ogg_tells_whether_its_end_is_there(tmp_path: Path, share: float) -> None:
    whole = video(
        tmp_path / "whole.ogg", steady(60), codec="libvpx", container_format="ogg", noise=True
    )
    frames, health = read(cut(whole, tmp_path / "cut.ogg", share))
    assert len(frames) > 30
    assert health.complete == (share == 1.0)


def test_an_ogg_cut_between_two_pages_is_incomplete(tmp_path: Path) -> None:
    whole = video(
        tmp_path / "whole.ogg", steady(60), codec="libvpx", container_format="ogg", noise=True
    )
    data = whole.read_bytes()
    whole.write_bytes(data[: data.rindex(b"OggS")])
    assert not read(whole)[1].complete
