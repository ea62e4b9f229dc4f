"""What was said when, in frame time: one line each, on disk as it is said."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from posecheck.files import open_own
from posecheck.words import text, why

__all__ = ["SpokenLine", "Transcript"]

_MINUTE_S = 60


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """One thing that was said; `interrupts` cut off what was being said."""

    time_s: float
    text: str
    id: str = ""
    earcon: str = ""
    interrupts: bool = False

    def __str__(self) -> str:
        minutes, seconds = divmod(max(0.0, self.time_s), _MINUTE_S)
        # 59.96 would read as 60.0.
        tenths = min(int(seconds * 10), _MINUTE_S * 10 - 1)
        sound = f"({text(f'earcon.{self.earcon}')}) " if self.earcon else ""
        mark = "! " if self.interrupts else ""
        stamp = f"{int(minutes):02d}:{tenths // 10:02d}.{tenths % 10}"
        return f"{stamp}  {mark}{sound}{self.text}".rstrip()


class Transcript:
    """Keeps the lines, and writes them to a file if there is one.

    A file that cannot be written to (any more) ends the writing, not the session;
    `trouble` then says why. Other users may read it only if it is `shared`.
    """

    def __init__(self, path: Path | None = None, *, shared: bool = False) -> None:
        self.lines: list[SpokenLine] = []
        self.trouble: str | None = None
        self._file: IO[Any] | None = None
        if path is not None:
            try:
                self._file = open_own(path, "a", shared=shared)
            except OSError as error:
                self.trouble = f"{path}: {why(error)}"

    def add(self, line: SpokenLine) -> None:
        """Add a line."""
        self.lines.append(line)
        if self._file is None:
            return
        try:
            self._file.write(f"{line}\n")
            self._file.flush()
        except OSError as error:
            self.trouble = f"{self._file.name}: {why(error)}"
            self._shut()

    def close(self) -> None:
        """End the file."""
        if self._file is not None:
            self._shut()

    def _shut(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            try:
                file.close()
            except OSError as error:
                self.trouble = f"{file.name}: {why(error)}"
