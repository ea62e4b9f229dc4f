from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posecheck.cli.main import main
from posecheck.report.ratings import SCHEMA, Rating, agreement

RATINGS = st.lists(
    st.builds(
        Rating,
        kind=st.sampled_from(["repetition", "hold", "fault"]),
        verdict=st.sampled_from(["ok", "fault", "unknown"]),
        agree=st.booleans(),
    )
)


def rated(verdict: str, agree: bool, count: int, kind: str = "repetition") -> list[Rating]:
    return [Rating(kind=kind, verdict=verdict, agree=agree)] * count


def test_kappa_of_a_known_table() -> None:
    # Both good 20, both faulty 15; 5 and 10 apart: observed 0.7, by chance 0.5, kappa 0.4.
    found = agreement(
        rated("ok", True, 20)
        + rated("ok", False, 5)
        + rated("fault", False, 10)
        + rated("fault", True, 15)
        + rated("unknown", False, 7)
        + rated("fault", False, 3, "fault")
    )
    assert found.kappa == pytest.approx(0.4)
    assert found.share == pytest.approx(35 / 60)
    assert (found.agreed["repetition"], found.rated["repetition"]) == (35, 57)
    assert (found.agreed["fault"], found.rated["fault"]) == (0, 3)


def test_nothing_and_one_sort_have_no_kappa() -> None:
    assert agreement([]).share is None and agreement([]).kappa is None
    assert agreement(rated("ok", True, 5)).kappa is None
    assert agreement(rated("fault", True, 5, "fault")).kappa is None


@given(RATINGS)
def test_kappa_lies_between_its_ends(ratings: list[Rating]) -> None:
    found = agreement(ratings)
    assert found.kappa is None or -1.0 <= found.kappa <= 1.0
    assert (found.share is None) is (not ratings)


def saved(path: Path, ratings: list[Rating]) -> Path:
    document = {"schema": SCHEMA, "ratings": [each.model_dump() for each in ratings]}
    path.write_text(json.dumps(document), "utf-8")
    return path


def test_files_are_read_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a = saved(tmp_path / "a.json", rated("ok", True, 3) + rated("fault", True, 3))
    b = saved(tmp_path / "b.json", rated("ok", False, 2))
    for command in ("report", "benchmark"):
        assert main([command, "--ratings", str(a), "--ratings", str(b)]) == 0
        printed = capsys.readouterr().out
        assert "Repetitions: agreed on 6 of 8" in printed
        assert "Agreement: 0.75 (between physiotherapists: 0.83)" in printed
        assert "0.53" in printed
    assert main(["report", "--ratings", str(a), "--language", "de"]) == 0
    assert "1,00" in capsys.readouterr().out


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"schema": "posecheck.ratings/2", "ratings": []}',
        '{"schema": "posecheck.ratings/1", "ratings": [{"kind": "hold", "agree": true}]}',
        '{"schema": "posecheck.ratings/1", "ratings": [{"kind": "x", "verdict": "ok"}]}',
    ],
)
def test_other_files_are_one_line(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ratings.json").write_text(content)
    assert main(["report", "--ratings", str(tmp_path / "ratings.json")]) == 3
    line = capsys.readouterr().err
    assert line.count("\n") == 1 and "expected answers" in line
