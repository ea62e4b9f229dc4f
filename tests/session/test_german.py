"""A session in German: what is said, written to the terminal and kept has no English in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from posecheck.resources import sample_video
from tests.session.program import Ran, live
from tests.texts import english_in

CLIP = sample_video("demo_glute_bridge")
FAST = 8.0


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """A whole session on the clip; the language is that of the system."""
    return live(
        tmp_path_factory.mktemp("german"),
        *("train", "glute_bridge", "--camera", f"file:{CLIP}", "--record", "session.mp4"),
        *("--no-window", "--speed", FAST, "--language", "de"),
    )


def test_the_terminal_speaks_german(ran: Ran) -> None:
    assert ran.code == 0, ran
    assert "Brücke: 2 von 10" in ran.out
    assert "Aufgenommen: 0:3" in ran.out
    assert "Die Sicherheitsfragen sind nicht beantwortet" in ran.err
    lines = [line for line in f"{ran.out}\n{ran.err}".splitlines() if english_in(line)]
    assert lines == []


def test_the_voice_speaks_german(ran: Ran) -> None:
    said = (Path(ran.folder) / "said.txt").read_text("utf-8")
    order = ["Ich sehe Sie.", "ein Schmerz stechend wird", "Das war nicht ganz hoch genug"]
    places = [said.find(words) for words in (*order, "stehen Sie langsam auf")]
    assert -1 not in places, said
    assert places == sorted(places), said
    assert [line for line in said.splitlines() if english_in(line)] == []
