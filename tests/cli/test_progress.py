from __future__ import annotations

import io
import sys

import pytest

from posecheck.cli.progress import progress_bar


class Terminal(io.StringIO):
    """A text stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("terminal", [True, False])
def test_only_a_terminal_gets_a_bar(monkeypatch: pytest.MonkeyPatch, terminal: bool) -> None:
    stream = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    with progress_bar() as tell:
        for stage in ("looking", "drawing"):
            for share in (0.0, 0.5, 1.0):
                tell(stage, share)
    shown = stream.getvalue()
    for words in ("Looking at the person", "Drawing the video", "100 %", "left"):
        assert (words in shown) is terminal
    assert terminal or shown == ""
