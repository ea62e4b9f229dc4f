"""Bad input: one line, an exit code, no traceback, nothing left behind."""

from __future__ import annotations

import json
import os
import re
import struct
import sys
import wave
import zipfile
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from posecheck.cli import analyze_command, main
from posecheck.resources import sample_video
from tests.cli.conftest import Posecheck
from tests.clips import nobody, noise_video, pose_file
from tests.media import restamped, steady, video


def sound(path: Path) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(16000))


def picture(path: Path) -> None:
    ok, data = cv2.imencode(".png", np.zeros((48, 64, 3), np.uint8))
    assert ok
    path.write_bytes(data.tobytes())


def header_only(path: Path) -> None:
    noise_video(path, 5)
    path.write_bytes(path.read_bytes()[:900])


MAKERS: dict[str, Callable[[Path], object]] = {
    "missing": lambda path: None,
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("I am no video\n" * 50),
    "noise": lambda path: path.write_bytes(np.random.default_rng(1).bytes(20_000)),
    "picture": picture,
    "sound": sound,
    "folder": lambda path: path.mkdir(),
    "pipe": os.mkfifo,
    "script": lambda path: path.write_text("ffconcat version 1.0\nfile other.mp4\n"),
    "playlist": lambda path: path.write_text("#EXTM3U\nhttp://127.0.0.1/x.ts\n"),
    "header only": header_only,
    "link to itself": lambda path: path.symlink_to(path),
}


@pytest.mark.parametrize("kind", MAKERS)
def test_what_is_no_video_is_one_line(posecheck: Posecheck, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "clip.mp4"
    MAKERS[kind](path)
    line = posecheck("analyze", path, "-e", "glute_bridge").one_line(3)
    assert "clip.mp4" in line
    assert [p.name for p in tmp_path.iterdir() if p != path] == []


@pytest.mark.parametrize("address", ["http://127.0.0.1/x.mp4", "rtsp://h/x", "file:///etc/x.mp4"])
def test_an_address_is_told_to_be_one(posecheck: Posecheck, address: str) -> None:
    line = posecheck("analyze", address, "-e", "glute_bridge").one_line(3)
    assert f"{address}: an address, not a file" in line


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_an_unreadable_file(posecheck: Posecheck, tmp_path: Path) -> None:
    path = noise_video(tmp_path / "clip.mp4", 2)
    path.chmod(0)
    assert "cannot be read" in posecheck("analyze", path, "-e", "glute_bridge").one_line(3)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: b"PK" + data[5:],
        lambda data: b"",
        lambda data: b"\x93NUMPY" + data,
    ],
)
def test_damaged_poses(
    posecheck: Posecheck, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    path = pose_file(tmp_path / "p.npz", nobody())
    path.write_bytes(damage(path.read_bytes()))
    assert "p.npz" in posecheck("analyze", path, "-e", "glute_bridge").one_line(3)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("time_s", np.zeros(60)),
        ("time_s", np.array(["a"] * 60)),
        ("points_image_px", np.zeros((60, 32, 2))),
        ("points_image_px", np.full((60, 33, 2), "x")),
        ("image_size_px", np.zeros(5)),
        ("image_size_px", np.array(["wide", "high"])),
        ("visibility", np.array([{}], dtype=object)),
    ],
)
def test_poses_of_another_form(
    posecheck: Posecheck, tmp_path: Path, key: str, value: np.ndarray
) -> None:
    path = pose_file(tmp_path / "p.npz", nobody())
    with np.load(path) as file:
        arrays = dict(file)
    np.savez(path, **{**arrays, key: value})
    assert "p.npz" in posecheck("analyze", path, "-e", "glute_bridge").one_line(3)


def test_damage_in_the_stream_is_survived(posecheck: Posecheck, clip: Path, tmp_path: Path) -> None:
    data = bytearray(clip.read_bytes())
    rng = np.random.default_rng(3)
    for place in rng.integers(len(data) // 3, len(data), 40):
        data[place] ^= 0xFF
    path = tmp_path / "flipped.mp4"
    path.write_bytes(data)
    said = posecheck("analyze", path, "-e", "glute_bridge", "--json")
    assert said.code in (0, 3)
    assert "Traceback" not in said.err


def test_one_picture_is_no_movement(posecheck: Posecheck, tmp_path: Path) -> None:
    path = noise_video(tmp_path / "one.mp4", 1)
    said = posecheck("analyze", path, "-e", "glute_bridge")
    assert said.code == 0
    assert "one picture is not a movement" in said.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-e", "glute_brigde"], "did you mean glute_bridge?"),
        (["-e", "twist"], "did you mean supine_twist?"),
        (["-e", "swimming"], "there are: leg_raise_hold"),
        (["-e", "glute_bridge", "--dose", "many"], "dose 'many'"),
        (["-e", "glute_bridge", "--quality", "superb"], "normal"),
        (["-e", "glute_bridge", "--speed", "2"], "--speed"),
    ],
)
def test_wrong_use(posecheck: Posecheck, arguments: list[str], words: str) -> None:
    assert words in posecheck("analyze", "x.mp4", *arguments).one_line(2)


def test_an_unknown_command(posecheck: Posecheck) -> None:
    assert "nonsense" in posecheck("nonsense").one_line(2)


def test_a_bad_limits_file_tells_all_its_faults(posecheck: Posecheck, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[glute_bridge]\ntop_hip_fault_deg = 300\nlifted = 1\nknees = 2\n")
    said = posecheck("analyze", "x.mp4", "-e", "glute_bridge", "--limits", path)
    line = said.one_line(5)
    assert "expected 120 to 180 deg, got 300" in line
    assert "did you mean lifted_t?" in line
    assert "glute_bridge.knees: unknown" in line


def test_a_folder_that_cannot_be_written(posecheck: Posecheck, tmp_path: Path) -> None:
    path = pose_file(tmp_path / "p.npz", nobody())
    said = posecheck("analyze", path, "-e", "glute_bridge", "-o", path / "out")
    assert "cannot be written" in said.one_line(6)


def test_a_fault_of_the_program_is_one_line_and_debug_shows_where(
    posecheck: Posecheck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("oh\nno")

    monkeypatch.setattr(analyze_command, "analyze", broken)
    line = posecheck("analyze", "x.mp4", "-e", "glute_bridge").one_line(1)
    assert "ZeroDivisionError: oh no" in line
    assert "--debug" in line
    said = posecheck("analyze", "x.mp4", "-e", "glute_bridge", "--debug")
    assert said.code == 1
    assert "Traceback" in said.err


def test_control_characters_of_a_name_do_not_reach_the_terminal(posecheck: Posecheck) -> None:
    line = posecheck("analyze", "a\x1b[31mb\nc.mp4", "-e", "glute_bridge").one_line(3)
    assert "\x1b" not in line


@pytest.mark.skipif(sys.platform == "win32", reason="a name of raw bytes is Unix")
def test_a_name_of_raw_bytes(posecheck: Posecheck, tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.npz")
    path = pose_file(tmp_path / name, nobody())
    said = posecheck("analyze", path, "-e", "glute_bridge")
    assert said.code == 0
    assert "can't tell" in said.out


@pytest.mark.parametrize("stamp", [2**58, 2**62, 55 * 86_400 * 90_000])
def test_an_absurd_time_in_a_video_is_damage(
    process: Posecheck, tmp_path: Path, stamp: int
) -> None:
    whole = video(tmp_path / "a.ivf", steady(10), codec="libvpx", container_format="ivf")
    path = restamped(whole, tmp_path / "clip.ivf", {5: stamp})
    said = process("analyze", path, "-e", "glute_bridge", "-o", "out", "--json")
    assert (said.code, said.err) == (0, "")
    assert any("1 damaged part" in note for note in json.loads(said.out)["notes"])


@pytest.mark.parametrize("size_px", [(1, 1), (48, 1), (2, 48), (31, 33)])
def test_a_picture_of_a_few_pixels_shows_nobody(
    process: Posecheck, tmp_path: Path, size_px: tuple[int, int]
) -> None:
    path = video(tmp_path / "clip.mkv", steady(5), size_px, codec="ffv1", pix_fmt="bgr0")
    said = process("analyze", path, "-e", "glute_bridge", "-o", "out")
    assert (said.code, said.err) == (0, "")
    assert (tmp_path / "out" / "annotated.mp4").exists()


@pytest.mark.parametrize("header", ["{'descr': '<f8', 'shape': (60,", "'''", "(" * 5000])
def test_poses_whose_header_makes_no_sense(
    posecheck: Posecheck, tmp_path: Path, header: str
) -> None:
    path = pose_file(tmp_path / "p.npz", nobody())
    data = b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode()
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in {**parts, "time_s.npy": data}.items():
            archive.writestr(name, part)
    assert "p.npz" in posecheck("analyze", path, "-e", "glute_bridge").one_line(3)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("value", [np.inf, -np.inf, 1e300, 1e30])
@pytest.mark.parametrize("key", ["time_s", "points_image_px", "visibility", "image_size_px"])
def test_absurd_numbers_in_poses_are_one_line_without_warnings(
    posecheck: Posecheck, tmp_path: Path, key: str, value: float
) -> None:
    path = pose_file(tmp_path / "p.npz", nobody())
    with np.load(path) as file:
        arrays = dict(file)
    arrays[key] = arrays[key].astype(float)
    arrays[key].flat[-1] = value
    np.savez(path, **arrays)
    assert key in posecheck("analyze", path, "-e", "glute_bridge").one_line(3)


def test_a_folder_in_the_way_of_a_result_is_told_at_once(
    posecheck: Posecheck, tmp_path: Path
) -> None:
    path = pose_file(tmp_path / "p.npz", nobody())
    (tmp_path / "out" / "result.json").mkdir(parents=True)
    line = posecheck("analyze", path, "-e", "glute_bridge", "-o", "out").one_line(6)
    assert "a folder is in the way" in line
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["result.json"]


@pytest.mark.parametrize("words", [("-o", ""), ("--output=",), ("--limits", "")])
def test_an_empty_name_is_not_the_present_folder(
    posecheck: Posecheck, tmp_path: Path, words: tuple[str, ...]
) -> None:
    path = pose_file(tmp_path / "p.npz", nobody())
    line = posecheck("analyze", path, "-e", "glute_bridge", *words).one_line(2)
    assert words[0] in line
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("address", ["https://me:secret@host/x.mp4", "http:/me:secret@host/x.mp4"])
def test_a_password_is_not_repeated(posecheck: Posecheck, address: str) -> None:
    line = posecheck("analyze", address, "-e", "glute_bridge").one_line(3)
    assert "secret" not in line
    assert "host/x.mp4: an address" in line


def test_control_characters_of_a_name_do_not_reach_the_terminal_in_results(
    posecheck: Posecheck, tmp_path: Path
) -> None:
    path = pose_file(tmp_path / "a\x1b[31mb\nc\u202e.npz", nobody())
    said = posecheck("analyze", path, "-e", "glute_bridge", "-o", "d\x1b]0;e\nf\x9b")
    assert said.code == 0
    assert "d?]0;e?f?/result.json" in said.out
    assert all(line.isprintable() for line in said.out.splitlines())


def test_a_message_is_of_bounded_length(posecheck: Posecheck, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("".join(f"nothing_{n} = 1\n" for n in range(2000)))
    said = posecheck("analyze", "x.mp4", "-e", "glute_bridge", "--limits", path)
    assert len(said.one_line(5)) < 2100


def test_all_that_is_printed_takes_one_way() -> None:
    folder = Path(main.__file__).parent
    ways = re.compile(r"click\.(echo|secho)\((?!json\.|document|asked)|(?<!\.)\bprint\(|Console\(")
    found = {path.name for path in folder.glob("*.py") if ways.search(path.read_text("utf-8"))}
    assert found == {"terminal.py", "progress.py"}  # the bar has words of its own only


@pytest.mark.parametrize("value", [0.0, -1.0])
def test_a_body_without_any_size_is_not_known(
    posecheck: Posecheck, tmp_path: Path, value: float
) -> None:
    path = tmp_path / "p.npz"
    with np.load(sample_video("demo_glute_bridge").with_suffix(".poses.npz")) as file:
        arrays = dict(file)
    arrays["points_world_m"][:] = value
    np.savez(path, **arrays)
    assert posecheck("analyze", path, "-e", "supine_twist").code == 0
