"""Use case: from a result, a session or a span of time to a page."""

from __future__ import annotations

import math
import os
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO
from urllib.parse import quote

from posecheck.app.plan import RESULTS
from posecheck.errors import InputError, OutputError, UsageError
from posecheck.exercises.registry import find_exercise
from posecheck.files import make_folder, own_file
from posecheck.history.session_file import read_session
from posecheck.history.session_record import SavedSession
from posecheck.report.account import Account
from posecheck.report.curves import Curve, read_curves
from posecheck.report.key_pictures import key_pictures
from posecheck.report.page_writing import FILM_MARK, Film, key_moments, page
from posecheck.report.result_account import read_result
from posecheck.report.session_account import session_account, span_account
from posecheck.words import text

__all__ = ["MOST_EMBEDDED_BYTES", "Source", "gather", "gather_span", "write_page"]

MOST_EMBEDDED_BYTES = 200 * 1024 * 1024
_PAGE, _RESULT, _METRICS, _VIDEO = "report.html", "result.json", "metrics.csv", "annotated.mp4"
# A multiple of 3: base64 of the pieces is that of the whole.
_PIECE_BYTES = 3 * 1024 * 1024


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
    if path.is_dir() or path.suffix == ".json":
        return _of_result(path if path.is_dir() else path.parent, path)
    name = f"session-{path.stem}.html"
    return Source(session_account(read_session(path)), RESULTS / name, inputs=(path,))


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


def _of_result(folder: Path, path: Path) -> Source:
    result = folder / _RESULT if path.is_dir() else path
    metrics, video = folder / _METRICS, folder / _VIDEO
    account = read_result(result)
    recorded = account.recorded
    curves: tuple[Curve, ...] = ()
    with suppress(UsageError):  # an exercise that is not installed any more
        exercise = find_exercise(account.exercises[0].exercise)
        if metrics.exists() and recorded is not None:
            limits = {name: value for name, (value, _) in recorded.limits.items()}
            curves = read_curves(metrics, exercise, limits)
    there = video if video.is_file() else None
    return Source(account, folder / _PAGE, curves, there, (result, metrics, video))


def write_page(
    source: Source,
    target: Path | None,
    *,
    embed: bool,
    shared: bool,
    language: str,
    made: datetime,
    version: str,
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
        raise UsageError(text("report.error.replace", file=str(path)))
    film = _film(source, path, embed=embed)
    times = [at for part in source.account.exercises for _, at in key_moments(part).values()]
    pictures = key_pictures(source.video, times) if source.video else {}
    html = page(source.account, source.curves, pictures, film, language, made, version)
    try:
        make_folder(path.parent, shared=shared)
        with own_file(path, "w", shared=shared) as file:
            _write(file, html, source.video if embed else None)
    except OSError as error:
        why = error.strerror or str(error)
        raise OutputError(text("report.error.write", file=str(path), why=why)) from None
    return path


def _film(source: Source, path: Path, *, embed: bool) -> Film | None:
    if source.video is None:
        if embed:
            raise UsageError(text("report.error.no_video"))
        return None
    if embed:
        size = source.video.stat().st_size
        if size > MOST_EMBEDDED_BYTES:
            raise UsageError(
                text(
                    "report.error.too_large",
                    file=str(source.video),
                    size=math.ceil(size / 1024 / 1024),
                    most=MOST_EMBEDDED_BYTES // 1024 // 1024,
                )
            )
        return Film(source.video.name, "")
    return Film(source.video.name, _link(source.video, path.parent))


def _link(video: Path, folder: Path) -> str:
    """Give the address of the video from the folder of the page."""
    try:
        return quote(Path(os.path.relpath(video.resolve(), folder.resolve())).as_posix())
    except ValueError:  # another drive
        return video.resolve().as_uri()


def _write(file: IO[str], html: str, video: Path | None) -> None:
    head, mark, tail = html.rpartition(FILM_MARK)
    if video is None or not mark:
        file.write(html)
        return
    file.write(head)
    for piece in _pieces(video):
        file.write(b64encode(piece).decode("ascii"))
    file.write(tail)


def _pieces(video: Path) -> Iterable[bytes]:
    with video.open("rb") as source:
        while piece := source.read(_PIECE_BYTES):
            yield piece
