"""Everything that is no video on this computer is refused at once, in one line."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import av
import cv2
import pytest

from posecheck.capture import bounded_input, video_opening
from posecheck.capture.video_file import VideoFile
from posecheck.errors import InputError
from tests.media import picture, sound, sound_with_cover, steady, video


def refused(path: Path | str) -> str:
    with pytest.raises(InputError) as caught:
        VideoFile(path).close()
    message = str(caught.value)
    assert "\n" not in message
    assert len(message) < 250
    assert "Traceback" not in message
    return message


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "empty.mp4"
    path.touch()
    assert "empty" in refused(path)


@pytest.mark.parametrize("ending", ["mp4", "mkv", "avi", "webm"])
def test_a_text(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"text.{ending}"
    path.write_text("hello, I am not a video\n" * 50)
    assert "not a video" in refused(path)


@pytest.mark.parametrize("kind", [".jpg", ".png", ".bmp", ".webp", ".tiff"])
def test_a_picture_with_the_name_of_a_video(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "photo.mp4"
    path.write_bytes(cv2.imencode(kind, picture(320, 240))[1].tobytes())
    assert "not a video" in refused(path)


def test_sound_without_a_picture(tmp_path: Path) -> None:
    assert "sound" in refused(sound(tmp_path / "sound.m4a"))
    assert "sound" in refused(sound(tmp_path / "sound.mp4"))


def test_a_video_without_a_picture_is_not_called_sound(tmp_path: Path) -> None:
    path = tmp_path / "none.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        container.start_encoding()
    line = refused(path)
    assert "no moving picture" in line
    assert "sound" not in line


def test_sound_with_the_cover_of_an_album(tmp_path: Path) -> None:
    assert "sound" in refused(sound_with_cover(tmp_path / "song.mp4"))


def test_folders_and_missing_files(tmp_path: Path) -> None:
    assert "folder" in refused(tmp_path)
    assert "no such file" in refused(tmp_path / "missing.mp4")
    assert "no such file" in refused(video(tmp_path / "a.mp4", [0.0]) / "b.mp4")
    assert "cannot be opened" in refused(tmp_path / ("x" * 5000 + ".mp4"))


def test_impossible_names(tmp_path: Path) -> None:
    assert "cannot be opened" in refused("a\0b.mp4")
    assert "no such file" in refused(tmp_path / "two\nlines.mp4")


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/video.mp4",
        "http:/example.org/video.mp4",
        "rtsp://example.org/camera",
        "file:///etc/hostname",
        "concat:/etc/hostname",
        Path("https://example.org/video.mp4"),
    ],
)
def test_addresses(address: str | Path) -> None:
    assert "address" in refused(address)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.mp4"
    os.mkfifo(pipe)
    assert "pipe" in refused(pipe)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_a_device_is_refused() -> None:
    assert "not a regular file" in refused("/dev/zero")


@contextmanager
def not_root() -> Iterator[None]:
    """Become somebody who may not read everything."""
    if not hasattr(os, "geteuid"):
        pytest.skip("this system has no permissions of this kind")
    if os.geteuid() != 0:
        yield
        return
    nobody = 65_534
    os.seteuid(nobody)
    try:
        yield
    finally:
        os.seteuid(0)


def test_an_unreadable_file_is_refused() -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        folder.chmod(0o755)
        path = video(folder / "mine.mp4", [0.0])
        path.chmod(0)
        with not_root():
            assert "permissions" in refused(path)
        path.chmod(0o644)
        folder.chmod(0)
        with not_root():
            assert "permissions" in refused(path)
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


class Watch:
    """Tells whether a file has been opened, by inotify."""

    _IN_OPEN = 0x20

    def __init__(self, path: Path) -> None:
        libc = ctypes.CDLL(ctypes.util.find_library("c"), use_errno=True)
        if not hasattr(libc, "inotify_init1"):
            pytest.skip("this system has no inotify")
        self._handle = libc.inotify_init1(os.O_NONBLOCK)
        if self._handle < 0:
            pytest.skip("inotify is not allowed here")
        libc.inotify_add_watch(self._handle, os.fsencode(path), self._IN_OPEN)

    def opened(self) -> bool:
        try:
            return bool(os.read(self._handle, 4096))
        except BlockingIOError:
            return False


LISTS = {
    "concat.mp4": "ffconcat version 1.0\nfile '{name}'\n",
    "concat.ffconcat": "ffconcat version 1.0\nfile '{name}'\n",
    "list.mp4": "#EXTM3U\n#EXTINF:1,\n{name}\n#EXT-X-ENDLIST\n",
    "list.m3u8": "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{name}\n#EXT-X-ENDLIST\n",
    "list.mpd": '<?xml version="1.0"?><MPD><Period><AdaptationSet><Representation>'
    "<BaseURL>{name}</BaseURL></Representation></AdaptationSet></Period></MPD>",
    "list.sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\nm=video 9999 RTP/AVP 96\n",
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_that_name_other_files_are_refused_unopened(tmp_path: Path, name: str) -> None:
    real = video(tmp_path / "real.ts", steady(5), container_format="mpegts")
    path = tmp_path / name
    path.write_text(LISTS[name].format(name=real.name))
    watch = Watch(real)
    assert "not a video" in refused(path)
    assert not watch.opened()
    real.read_bytes()
    assert watch.opened()  # the watch does see it


def test_bare_h264_has_no_times(tmp_path: Path) -> None:
    assert "not a video" in refused(video(tmp_path / "raw.mp4", steady(5), container_format="h264"))


def test_the_limit_of_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = video(tmp_path / "clip.mp4", steady(3), (320, 240))
    monkeypatch.setattr(video_opening, "MAX_PIXELS", 320 * 240)
    VideoFile(path).close()
    monkeypatch.setattr(video_opening, "MAX_PIXELS", 320 * 240 - 1)
    assert "too large (320x240" in refused(path)


BOMB = """
import resource, sys
from fractions import Fraction
from pathlib import Path
import av
path, task = sys.argv[1:]
if task == "make":
    with av.open(path, "w", format="mpegts" if path.endswith("ts") else None) as c:
        s = c.add_stream("libx264", rate=1, options={"preset": "ultrafast"})
        s.width, s.height, s.pix_fmt = 15360, 8640, "yuv420p"
        f = av.VideoFrame(15360, 8640, "yuv420p")
        for plane in f.planes:
            plane.update(bytes(plane.buffer_size))
        f.pts, f.time_base = 100, Fraction(1, 1)
        c.mux(s.encode(f)); c.mux(s.encode(None))
else:
    from posecheck.capture.video_file import VideoFile
    from posecheck.errors import InputError
    try:
        with VideoFile(path) as source:
            print(len(list(source)), source.health.complete)
    except InputError as error:
        print(error)
    status = Path("/proc/self/status")
    if status.exists():
        # Of this program alone: the other number begins with that of whoever started it.
        peak = next(line for line in status.read_text().splitlines() if "VmHWM" in line)
        print(peak.split()[1])
    else:
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def run_bomb(path: Path, task: str) -> list[str]:
    pytest.importorskip("resource")
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(BOMB), str(path), task],
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip().splitlines()


@pytest.fixture(scope="module")
def bombs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bombs")
    run_bomb(folder / "bomb.ts", "make")
    return folder


def test_a_picture_bomb_is_refused_in_little_memory(bombs: Path) -> None:
    import av

    mp4 = bombs / "bomb.mp4"
    with av.open(str(bombs / "bomb.ts")) as source, av.open(str(mp4), "w") as target:
        stream = target.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(video=0):
            if packet.dts is not None:
                packet.stream = stream
                target.mux(packet)
    message, peak_kb = run_bomb(mp4, "read")
    assert "too large (15360x8640" in message
    assert int(peak_kb) < 1_000_000


def test_a_bomb_behind_a_small_picture_stays_in_little_memory(bombs: Path) -> None:
    small = video(bombs / "small.ts", steady(40, 25.0), container_format="mpegts")
    both = bombs / "both.ts"
    both.write_bytes(small.read_bytes() + (bombs / "bomb.ts").read_bytes())
    message, peak_kb = run_bomb(both, "read")
    count, complete = message.split()
    # The decoder holds back two or three pictures, which it loses with the bomb.
    assert 35 <= int(count) <= 40
    assert complete == "False"
    assert int(peak_kb) < 1_000_000


def test_a_packet_that_claims_two_gigabytes_is_refused_in_little_memory(tmp_path: Path) -> None:
    path = video(tmp_path / "clip.avi", steady(12, 25), codec="mpeg4", container_format="avi")
    data = bytearray(path.read_bytes()[: path.read_bytes().rindex(b"idx1")])
    second = data.index(b"00dc", data.index(b"00dc", data.index(b"movi")) + 4)
    struct.pack_into("<I", data, second + 4, 2_000_000_000)
    path.write_bytes(data)
    with path.open("r+b") as file:
        file.truncate(2_100_000_000)
    message, peak_kb = run_bomb(path, "read")
    assert "no picture in it can be decoded" in message
    assert int(peak_kb) < 1_000_000


@pytest.mark.parametrize(("most_bytes", "complete"), [(2_000_000, True), (100_000, False)])
def test_a_packet_may_be_as_large_as_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most_bytes: int, complete: bool
) -> None:
    path = video(tmp_path / "clip.avi", steady(60, 25), (640, 480), codec="mpeg4", noise=True)
    assert path.stat().st_size > 2 * 2_000_000
    monkeypatch.setattr(bounded_input, "MAX_FILE_PACKET_BYTES", most_bytes)
    if complete:
        with VideoFile(path) as source:
            assert len(list(source)) == 60
            assert source.health.complete
    else:
        assert "not a video that can be read" in refused(path)
