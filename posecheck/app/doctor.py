"""Use case: look at this computer and say what is missing and what mends it."""

from __future__ import annotations

import ctypes.util
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distributions, version
from pathlib import Path

from posecheck.errors import PosecheckError
from posecheck.words import text

__all__ = ["SYSTEM_LIBRARIES", "DoctorLine", "missing_libraries", "run_doctor"]

# What MediaPipe and OpenCV load on Linux, and the Debian package that has it.
SYSTEM_LIBRARIES = {
    "EGL": "libegl1",
    "GLESv2": "libgles2",
    "GL": "libgl1",
    "glib-2.0": "libglib2.0-0",
}
_OLDEST_PYTHON = (3, 11)
_OLDEST_MEDIAPIPE, _NEWEST_MEDIAPIPE = (0, 10, 31), (0, 10, 33)


@dataclass(frozen=True, slots=True)
class DoctorLine:
    """One thing that was looked at; `remedy` is empty when all is well."""

    name: str
    ok: bool
    detail: str
    remedy: str = ""


def missing_libraries(find: Callable[[str], str | None] = ctypes.util.find_library) -> list[str]:
    """Names of the system libraries that a bare Linux lacks."""
    if sys.platform != "linux":
        return []
    return [name for name in SYSTEM_LIBRARIES if find(name) is None]


def run_doctor() -> list[DoctorLine]:
    """Look at everything; never raises."""
    checks = (_python, _mediapipe, _one_cv2, _libraries, _models, _video, _folder)
    lines: list[DoctorLine] = []
    for check in checks:
        try:
            lines += check()
        except Exception as error:  # a doctor that faints helps nobody
            lines.append(DoctorLine(check.__name__.strip("_"), False, str(error)))
    return lines


def _python() -> Iterator[DoctorLine]:
    found = sys.version.split()[0]
    good = sys.version_info[:2] >= _OLDEST_PYTHON
    yield DoctorLine("Python", good, found, "" if good else text("terminal.doctor.python"))


def _mediapipe() -> Iterator[DoctorLine]:
    try:
        found = version("mediapipe")
    except PackageNotFoundError:
        yield DoctorLine(
            "MediaPipe", False, *map(text, ("terminal.doctor.none", "terminal.doctor.again"))
        )
        return
    number = tuple(int(part) for part in found.split(".")[:3])
    good = _OLDEST_MEDIAPIPE <= number <= _NEWEST_MEDIAPIPE
    remedy = "" if good else text("terminal.doctor.mediapipe")
    yield DoctorLine("MediaPipe", good, found, remedy)


def _one_cv2() -> Iterator[DoctorLine]:
    names = {(d.metadata["Name"] or "").lower() for d in distributions()}
    found = sorted(name for name in names if name.startswith("opencv-"))
    good = found == ["opencv-contrib-python"]
    remedy = "" if good else text("terminal.doctor.opencv")
    yield DoctorLine("OpenCV", good, ", ".join(found) or text("terminal.doctor.none"), remedy)


def _libraries() -> Iterator[DoctorLine]:
    missing = missing_libraries()
    packages = " ".join(SYSTEM_LIBRARIES[name] for name in missing)
    yield DoctorLine(
        text("terminal.doctor.libraries"),
        not missing,
        text("terminal.doctor.libraries.state", count=len(missing), names=", ".join(missing)),
        f"apt-get install {packages}" if missing else "",
    )


def _models() -> Iterator[DoctorLine]:
    from posecheck.estimation.weights import load_weights
    from posecheck.pose_models import read_manifest

    for name, entry in read_manifest().items():
        if not (entry.wheel or entry.path.is_file()):
            continue
        try:
            load_weights(entry)
            yield DoctorLine(
                text("terminal.doctor.model", name=name), True, text("terminal.doctor.verified")
            )
        except PosecheckError as error:
            yield DoctorLine(
                text("terminal.doctor.model", name=name),
                False,
                str(error),
                text("terminal.doctor.see"),
            )


def _video() -> Iterator[DoctorLine]:
    import av

    good = "libx264" in av.codecs_available
    remedy = "" if good else "pip install --force-reinstall av"
    yield DoctorLine("H.264", good, f"PyAV {av.__version__}", remedy)


def _folder() -> Iterator[DoctorLine]:
    here = Path.cwd()
    good = os.access(here, os.W_OK)
    yield DoctorLine(
        text("terminal.doctor.folder"),
        good,
        str(here),
        "" if good else text("terminal.doctor.other_folder"),
    )
