"""What the fuzzer feeds: good files of every kind, made here, and damage done to them."""

from __future__ import annotations

import io
import re
import struct
import tempfile
import zipfile
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import av
import cv2
import numpy as np

from posecheck.assessment import Dose
from posecheck.baseline.back_calibration import (
    BackPlacement,
    LowerBackCalibration,
    SignalCalibration,
)
from posecheck.capture.recorded import PoseTrack, PoseTrackBuilder
from posecheck.capture.video_file import VideoFile
from posecheck.exercises import BUILT_IN
from posecheck.exercises.limits import limit_infos
from posecheck.geometry.lower_back import Signal
from posecheck.geometry.posture import Posture
from posecheck.history.session_file import SessionFile
from posecheck.history.session_record import EndedBecause, PlannedDose
from posecheck.landmarks import Side
from posecheck.resources import sample_video
from posecheck.settings.care import QUESTIONS, Answer, Care
from posecheck.settings.care_file import write_care
from posecheck.settings.profile_file import write_profile

__all__ = ["SUFFIXES", "damaged"]

SUFFIXES = {
    "poses": ".npz",
    "limits": ".toml",
    "prescription": ".toml",
    "session": ".jsonl",
    "care": ".json",
    "profile": ".json",
    "truth": ".json",
    "video": ".mkv",
    "analysis": ".mkv",
    "stream": ".http",
    "planted": ".bin",
}
_FORMS = {
    "mp4": "libx264",
    "matroska": "libx264",
    "mpegts": "libx264",
    "avi": "mpeg4",
    "webm": "libvpx",
    "ivf": "libvpx",
    "ogg": "libvpx",
}
_CLIP = sample_video("demo_glute_bridge")
_HEAD = "HTTP/1.1 200 OK\r\nContent-Type: {}\r\n\r\n"
_PART = "--p\r\nContent-Type: image/jpeg\r\nContent-Length: {}\r\n\r\n"
# The head of a stream and of its first picture.
_HEAD_BYTES = 160
_STARTED = "2026-05-02T10:00:00+02:00"
_WORDS = (
    *("NaN", "Infinity", "-Infinity", "nan", "inf", "null", "true", "{}", "[]", '""', "''", "-1"),
    *("0", "1e999", "-0.0", "1e-320", "9" * 30, "9" * 5000, "a." * 9000, "=", "]", "\x00", "\n"),
    *('"\\ud800"', '"\x1b[31m"', '"\u202e"', "\ufeff", '"' + "x" * 9000 + '"', "[" * 3000),
    '{"a":' * 3000,
)
_BINARY = ("poses", "video", "analysis", "planted")
_TOKEN = re.compile(r'"[^"\n]*"|-?\d[\d.e+-]*|true|false|null|\w+')
_NUMBERS = (0, -1, 1, 2**15, 2**31 - 1, 2**31, 2**58, 2**62, 2**63 - 1)
_VALUES = (np.nan, np.inf, -np.inf, 0.0, -1.0, 1e-300, 1e30, 1e300, 9.9e5, 2.0**31, 2.0**63)


def damaged(kind: str, seed: int) -> bytes:
    """Give the damaged file of a number; the same number, the same file."""
    rng = Random(f"{kind} {seed}")
    whole = rng.choice(_corpus(kind))
    if kind == "poses" and rng.random() < 0.8:
        return _damaged_arrays(whole, rng)
    changes = {"stream": _stream_changed, **dict.fromkeys(_BINARY, _bytes_changed)}
    change = changes.get(kind, _text_changed)
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        whole = change(whole, rng)
    return whole


@cache
def _corpus(kind: str) -> tuple[bytes, ...]:
    makers: dict[str, Callable[[], tuple[bytes, ...]]] = {
        "poses": lambda: (_poses(slice(90)), _poses(slice(150, 155))),
        "limits": lambda: (_limits(),),
        "prescription": lambda: (_prescription(),),
        "session": lambda: (_session(),),
        "care": lambda: (_written(_care),),
        "profile": lambda: (_written(_profile),),
        "truth": lambda: (_CLIP.with_suffix(".truth.json").read_bytes(),),
        # FFmpeg looks at the first second and shows none of it.
        "stream": lambda: (_multipart(), _sent("video/mp2t", _video("mpegts", gop_size=1) * 4)),
        "planted": lambda: (bytes(range(1, 200)) * 3,),
    }
    return makers.get(kind, lambda: tuple(_video(form) for form in _FORMS))()


@cache
def _pictures() -> list[Any]:
    with VideoFile(_CLIP, max_side_px=320) as video:
        return list(islice(video, 12))


def _video(form: str, gop_size: int = 250) -> bytes:
    file = io.BytesIO()
    with av.open(file, "w", format=form) as container:
        stream = container.add_stream(_FORMS[form], rate=25)
        stream.width, stream.height = (side // 2 * 2 for side in _pictures()[0].size_px)
        stream.pix_fmt, stream.gop_size = "yuv420p", gop_size
        for frame in _pictures():
            image = frame.image_bgr[: stream.height, : stream.width].copy()
            picture = av.VideoFrame.from_ndarray(image, format="bgr24")
            picture.pts, picture.time_base = frame.index, Fraction(1, 25)
            container.mux(stream.encode(picture))
        container.mux(stream.encode(None))
    return file.getvalue()


def _sent(content_type: str, body: bytes) -> bytes:
    return _HEAD.format(content_type).encode() + body


def _multipart() -> bytes:
    jpegs = [cv2.imencode(".jpg", frame.image_bgr)[1].tobytes() for frame in _pictures()]
    parts = (_PART.format(len(jpeg)).encode() + jpeg + b"\r\n" for jpeg in jpegs)
    return _sent("multipart/x-mixed-replace; boundary=p", b"".join(parts))


def _poses(rows: slice) -> bytes:
    """Cut out of what the pose model saw in a sample clip."""
    track = PoseTrack.load(_CLIP.with_suffix(".poses.npz"))
    builder = PoseTrackBuilder(track.model_sha256)
    for row in range(len(track))[rows]:
        builder.add(track[row])
    return _written(builder.build().save)


def _limits() -> bytes:
    lines = []
    for exercise in BUILT_IN:
        lines.append(f"[{exercise.name}]")
        for info in islice(limit_infos(exercise.limits), 4):
            lines.append(f"{info.name} = {info.value}")
    return "\n".join(lines).encode()


def _prescription() -> bytes:
    entries = (f'[[exercise]]\nname = "{e.name}"\ndose = "2x5"\nrest_s = 30\n' for e in BUILT_IN)
    return f"rest_s = 20\n{''.join(entries)}".replace("2x5", "1x3x15", 1).encode()


def _session() -> bytes:
    plan = tuple(PlannedDose(e.name, Dose(2, 5, e.dose.hold_s), e.has_sides) for e in BUILT_IN)
    with tempfile.TemporaryDirectory() as folder:
        with SessionFile.create(Path(folder), plan, _STARTED) as file:
            file.answer("pain_before", 3, 0.0)
            for number, each in enumerate(plan):
                file.exercise_started(each.exercise, number * 60.0)
                line = {"type": "hold", "exercise": each.exercise, "side": "left", "counted": True}
                file.append({**line, "time_s": 5.5, "faults": ["a"], "goal_s": None})
            file.exercise_ended(plan[0].exercise, 400.0, EndedBecause.DONE)
        return file.path.read_bytes()


def _written(write: Callable[[Path], None]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder) / "file")
        return (Path(folder) / "file").read_bytes()


def _care(path: Path) -> None:
    write_care(path, Care(dict.fromkeys(QUESTIONS, Answer.NO), "2026-05-02"))


def _profile(path: Path) -> None:
    place = BackPlacement(Posture.SUPINE, Side.LEFT, True, 200.0, (1.0, 2.0), (640, 480))
    signals = dict.fromkeys(Signal, SignalCalibration(1.0, 2.0, 0.5))
    write_profile(path, (LowerBackCalibration(signals, 3.0, place),))


def _text_changed(data: bytes, rng: Random) -> bytes:
    text = data.decode("utf-8", "surrogateescape")
    tokens = list(_TOKEN.finditer(text))
    if not tokens or rng.random() < 0.3:
        return _bytes_changed(data, rng)
    one, other = rng.choice(tokens), rng.choice(tokens)
    new = rng.choice((rng.choice(_WORDS), rng.choice(_WORDS), other[0], "", f"[{one[0]}]"))
    return (text[: one.start()] + new + text[one.end() :]).encode("utf-8", "surrogateescape")


def _stream_changed(data: bytes, rng: Random) -> bytes:
    if rng.random() < 0.5:
        return _bytes_changed(data, rng)
    return _text_changed(data[:_HEAD_BYTES], rng) + data[_HEAD_BYTES:]


def _bytes_changed(data: bytes, rng: Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    # Heads and tables are where damage matters most.
    at = rng.choice((at, at % 512, min(len(data), rng.randrange(64))))
    to = min(len(data), at + rng.choice((1, 4, 64, 4096)))
    size = rng.choice("bhiq")
    number = rng.choice(_NUMBERS) & ((1 << (8 * struct.calcsize(size) - 1)) - 1)
    packed = struct.pack(rng.choice("<>") + size, rng.choice((number, -number, ~number)))
    match rng.randrange(6):
        case 0:
            return data[:at]
        case 1:
            return data[:at] + data[to:]
        case 2:
            return data[:to] + data[at:to] * rng.choice((1, 50)) + data[to:]
        case 3:
            return data[:at] + rng.randbytes(to - at) + data[to:]
        case _:
            return data[:at] + packed + data[at + len(packed) :]


def _damaged_arrays(data: bytes, rng: Random) -> bytes:
    """Change an array of a file of poses, or the words that describe it."""
    with np.load(io.BytesIO(data)) as file:
        arrays = dict(file)
    name = rng.choice(sorted(arrays))
    way, file = rng.randrange(6), io.BytesIO()
    values = arrays[name]
    if way == 0:
        del arrays[name]
    elif way == 1:
        shape = rng.choice((values.shape[1:], (*values.shape, 1), (0,), values.shape[:1], ()))
        arrays[name] = np.resize(values, shape)
    elif way == 2 and values.dtype.kind in "fi":
        with np.errstate(all="ignore"):
            arrays[name] = values.astype(rng.choice(("f2", "f4", "g", "i1", "u8", "c8", "S3")))
    elif values.dtype.kind in "fi" and values.size:
        with np.errstate(all="ignore"):
            changed = values.astype(rng.choice((values.dtype, "f8")))
            rows = slice(*sorted(rng.sample(range(len(changed) + 1), 2))) if changed.ndim else ...
            changed[rows] = np.array(rng.choice(_VALUES)).astype(changed.dtype)
            arrays[name] = changed
    np.savez(file, **arrays)
    return _with_other_head(file.getvalue(), f"{name}.npy", rng) if way == 3 else file.getvalue()


def _with_other_head(data: bytes, name: str, rng: Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    size = struct.unpack_from("<H", parts[name], 8)[0]
    head = _text_changed(parts[name][10 : 10 + size], rng)[:60_000]
    rest = parts[name][10 + size :]
    parts[name] = parts[name][:8] + struct.pack("<H", len(head)) + head + rest
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for each, part in parts.items():
            archive.writestr(each, part)
    return file.getvalue()
