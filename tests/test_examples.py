"""The notebooks run from top to bottom, in their own folder, and are kept without outputs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
NOTEBOOKS = sorted(EXAMPLES.glob("*.ipynb"))


def code_cells(path: Path) -> list[dict[str, Any]]:
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def run(path: Path) -> dict[str, Any]:
    """Run the cells in one namespace, as a kernel does; give it back."""
    names: dict[str, Any] = {"__name__": "__main__"}
    for number, cell in enumerate(code_cells(path), 1):
        exec(compile("".join(cell["source"]), f"{path.name}[{number}]", "exec"), names)
    return names


@pytest.fixture
def at_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES)
    mpl.use("Agg")
    monkeypatch.setattr(plt, "show", lambda: None)  # the figure is looked at afterwards


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_no_outputs_are_stored(path: Path) -> None:
    for cell in code_cells(path):
        assert cell["outputs"] == []
        assert cell["execution_count"] is None


@pytest.mark.usefixtures("at_examples")
def test_the_recording_is_analysed_tabled_and_drawn() -> None:
    names = run(EXAMPLES / "analyse_a_recording.ipynb")
    assert len(names["result"].reps) == 5
    frame = names["frame"]
    assert isinstance(frame, pd.DataFrame)
    too_high = frame[frame["check"] == "not_too_high"]
    axes = plt.gcf().axes[0]
    plt.close("all")
    # A shaded stretch for each such fault, and the curve with the limit.
    assert len(axes.patches) == len(too_high) == 1
    assert len(axes.lines) == 2
    time_s = axes.lines[0].get_xdata()
    assert len(time_s) == len(names["result"].poses)
