"""``posecheck prescribe``: the dialogue, the check, the page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from posecheck.assessment import Dose
from posecheck.settings.prescription import read_prescription
from tests.cli.conftest import Posecheck

ALL = [
    *("3", "2027-03-01", "soon", "2026-01-01", "2027-06-30", "20", "Go easy."),
    *("hop", "-", "supine_twist, glute_bridge"),
    *("1x3x15", "", "0", "400", "40", "", "20", "Breathe out."),
    *("2x10", "", "15", ""),
]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What is typed, one answer a question; Enter gives the default."""
    answers: list[str] = []

    def prompt(words: str, *, default: str, **more: object) -> str:
        return answers.pop(0) or default

    monkeypatch.setattr("click.prompt", prompt)
    yield answers
    assert answers == []


def test_a_dialogue_makes_a_file_that_says_it(posecheck: Posecheck, answer: list[str]) -> None:
    answer += ALL
    said = posecheck("prescribe", "mine.toml")
    assert said.code == 0, said
    assert said.out.count("Not taken: ") == 4
    read = read_prescription(Path("mine.toml"))
    assert (read.schedule.times_a_week, read.schedule.last) == (3, date(2027, 6, 30))
    assert read.notes == "Go easy."
    twist, bridge = read.exercises
    assert (twist.dose, twist.by_side) == (Dose(1, 3, 15.0), (3, 0))
    assert (twist.never_beyond, twist.up_to_s, twist.notes) == (40.0, 20.0, "Breathe out.")
    assert twist.exercise.checks[0].id == "beyond"
    assert (bridge.dose, bridge.up_to_reps) == (Dose(2, 10, 0.0), 15)
    for part in ("LYING TWIST", "On the left side only", "40 degrees", "Breathe out.", "pain is"):
        assert part in said.out


def test_enter_keeps_and_a_hyphen_takes_away(posecheck: Posecheck, answer: list[str]) -> None:
    answer += ALL
    posecheck("prescribe", "mine.toml")
    with Path("mine.toml").open("a", encoding="utf-8") as file:
        file.write("limits = { top_hip_fault_deg = 150 }\n")
    before = read_prescription(Path("mine.toml"))
    answer += [""] * 17
    assert posecheck("prescribe", "mine.toml").code == 0
    kept = read_prescription(Path("mine.toml"))
    assert [e.limits for e in kept.exercises] == [e.limits for e in before.exercises]
    assert (kept.schedule, kept.notes) == (before.schedule, before.notes)
    answer += ["", "", "-", "", "-", "glute_bridge", "", "", "-", ""]
    assert posecheck("prescribe", "mine.toml").code == 0
    now = read_prescription(Path("mine.toml"))
    assert (now.schedule.last, now.notes, len(now.exercises)) == (None, "", 1)
    assert now.exercises[0].up_to_reps is None


def test_what_is_wrong_is_said_and_changes_nothing(posecheck: Posecheck) -> None:
    path = Path("mine.toml")
    path.write_text('schema = 2\n[[exercise]]\nname = "glute_bridge"\n', "utf-8")
    assert "newer posecheck" in posecheck("prescribe", path, "--check").one_line(2)
    assert "newer posecheck" in posecheck("prescribe", path).one_line(2)
    path.write_text('[[exercise]]\nname = "hop"\n', "utf-8")
    assert "hop" in posecheck("prescribe", path, "--print").one_line(2)
    path.write_text('[[exercise]]\nname = "glute_bridge"\n', "utf-8")
    assert posecheck("prescribe", path, "--check").out == "mine.toml is right.\n"
    assert "1. BRIDGE" in posecheck("prescribe", path, "--print").out
