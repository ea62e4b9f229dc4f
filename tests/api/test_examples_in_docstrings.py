"""The examples of the API's docstrings and of its guide give what they show."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

import posecheck
import posecheck.api

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "api.md").read_text("utf-8")
DOCSTRINGS = [test for test in doctest.DocTestFinder().find(posecheck.api) if test.examples]


def run(test: doctest.DocTest) -> None:
    doctest.DebugRunner(optionflags=doctest.ELLIPSIS).run(test)


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("test", DOCSTRINGS, ids=lambda test: test.name)
def test_a_docstring(test: doctest.DocTest) -> None:
    run(test)


def test_everything_that_is_called_has_an_example() -> None:
    shown = " ".join(example.source for test in DOCSTRINGS for example in test.examples)
    for name in ("analyze", "to_frame", "to_dict", "save", "open_video"):
        assert f"{name}(" in shown


def test_the_guide() -> None:
    test = doctest.DocTestParser().get_doctest(GUIDE, {}, "docs/api.md", None, None)
    assert len(test.examples) > 5
    run(test)


def test_the_guide_names_all_that_is_public() -> None:
    members = [name for name in dir(posecheck.Result) if not name.startswith("_")]
    for name in (*posecheck.__all__, *members):
        assert re.search(rf"`[^`]*\b{name}\b[^`]*`", GUIDE), name
