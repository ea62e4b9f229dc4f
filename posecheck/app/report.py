"""Use case: from a result, a session or a span of time to a page."""

from __future__ import annotations

import math
import os
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import quote

from posecheck.app.plan import RESULTS
from posecheck.errors import InputError, OutputError, UsageError
from posecheck.exercises.registry import find_exercise
from posecheck.files import make_folder, own_file
from posecheck.history.session_file import read_session
from posecheck.history.session_record import SavedSession
from posecheck.report.account import Account, key_moments
from posecheck.report.curves import Curve, read_curves
from posecheck.report.key_pictures import key_pictures
from posecheck.report.page_writing import FILM_MARK, page
from posecheck.report.result_account import read_result
from posecheck.report.session_account import session_account, span_account

__all__ = ["Source", "gather", "gather_span", "write_page"]

_MB = 1024 * 1024
_MOST_EMBEDDED_MB = 200
# A multiple of 3: base64 of the pieces is that of the whole.
_PIECE_BYTES = 3 * _MB


@dataclass(frozen=True, slots=True)
class Source:
    """What a page is made of, and where it goes if nobody says so."""

    account: Account
    page: Path
    curves: tuple[Curve, ...] = ()
    video: Path | None = None
    inputs: tuple[Path, ...] = ()


def gather(path: Path) -> Source:
    """Read the results in a folder (or its result.json), or the log of a session.

    Raises
    ------
    InputError
        In one line, if something is missing or damaged.
    """
    if not path.is_dir() and path.suffix != ".json":
        name = f"session-{path.stem}.html"
        return Source(session_account(read_session(path)), RESULTS / name, inputs=(path,))
    result = path / "result.json" if path.is_dir() else path
    metrics, video = (result.parent / name for name in ("metrics.csv", "annotated.mp4"))
    account = read_result(result)
    curves = _curves(account, metrics) if metrics.exists() else ()
    there = video if video.is_file() else None
    inputs = (result, metrics, video)
    return Source(account, result.parent / "report.html", curves, there, inputs)


def _curves(account: Account, metrics: Path) -> tuple[Curve, ...]:
    with suppress(UsageError):  # an exercise that is not installed any more
        exercise = find_exercise(account.exercises[0].exercise)
        limits = account.recorded.limits if account.recorded else {}
        return read_curves(metrics, exercise, {name: v for name, (v, _) in limits.items()})
    return ()


def gather_span(
    folder: Path, since: timedelta, now: datetime, say_line: Callable[[str], None]
) -> Source:
    """Read all logs of a span of time; those that are none are passed over, each with a line."""
    account = span_account(_sessions(folder, say_line), now - since)
    return Source(account, RESULTS / f"last-{since.days}-days.html")


def _sessions(folder: Path, say_line: Callable[[str], None]) -> Iterator[SavedSession]:
    for path in sorted(folder.glob("*.jsonl")):
        try:
            yield read_session(path)
        except InputError as error:
            say_line(str(error))


def write_page(
    source: Source, target: Path | None, *, embed: bool, shared: bool, made: datetime, version: str
) -> Path:
    """Write the page, whole or not at all; give where it is.

    Raises
    ------
    UsageError
        If it would replace what it is made of, a video is too large to be embedded or there
        is none, or Plotly or Jinja2 is missing.
    InputError
        If the video cannot be read.
    OutputError
        If the page cannot be written.
    """
    path = source.page if target is None else target
    if any(path.exists() and each.exists() and path.samefile(each) for each in source.inputs):
        raise UsageError("report.error.replace", file=path)
    film = _film(source.video, path.parent, embed=embed)
    times = [at for part in source.account.exercises for _, at in key_moments(part).values()]
    pictures = key_pictures(source.video, times) if source.video else {}
    html = page(source.account, source.curves, pictures, film, made, version)
    head, mark, tail = html.rpartition(FILM_MARK) if embed else ("", "", html)
    try:
        make_folder(path.parent, shared=shared)
        with own_file(path, "w", shared=shared) as file:
            file.write(head)
            if mark and source.video:
                with source.video.open("rb") as video:
                    while piece := video.read(_PIECE_BYTES):
                        file.write(b64encode(piece).decode("ascii"))
            file.write(tail)
    except OSError as error:
        why = error.strerror or str(error)
        raise OutputError("report.error.write", file=path, why=why) from None
    return path


def _film(video: Path | None, folder: Path, *, embed: bool) -> str | None:
    if video is None:
        if embed:
            raise UsageError("report.error.no_video")
        return None
    size_mb = math.ceil(video.stat().st_size / _MB)
    if embed and size_mb > _MOST_EMBEDDED_MB:
        raise UsageError("report.error.too_large", file=video, size=size_mb, most=_MOST_EMBEDDED_MB)
    return "" if embed else _link(video.resolve(), folder.resolve())


def _link(video: Path, folder: Path) -> str:
    """Give the address of the video from the folder of the page."""
    try:
        return quote(Path(os.path.relpath(video, folder)).as_posix())
    except ValueError:  # another drive
        return video.as_uri()
