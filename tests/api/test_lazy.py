"""Importing the package loads nothing heavy, and every public name is there when asked for."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import posecheck

HEAVY = {
    "numpy",
    "cv2",
    "av",
    "mediapipe",
    "pandas",
    "click",
    "pydantic",
    "posecheck.api",
    "posecheck.errors",
}
MOST_MICROSECONDS = 100_000
POSES = Path(__file__).resolve().parents[2] / "sample_videos" / "glute_bridge_good.poses.npz"


def loaded_by(code: str) -> dict[str, int]:
    """Every module that a new process loads, with the microseconds it took in all."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code],
        check=True,
        capture_output=True,
        text=True,
    )
    rows = re.findall(r"\| +(\d+) \| +([\w.]+)$", done.stderr, flags=re.MULTILINE)
    return {name: int(microseconds) for microseconds, name in rows}


def test_the_import_loads_nothing_heavy_and_is_fast() -> None:
    loaded = loaded_by("import posecheck")
    assert loaded.keys().isdisjoint(HEAVY)
    assert loaded["posecheck"] < MOST_MICROSECONDS


def test_recorded_poses_are_judged_without_model_and_decoder() -> None:
    code = f"import posecheck; posecheck.analyze({str(POSES)!r}, 'glute_bridge')"
    loaded = loaded_by(code)
    assert "numpy" in loaded
    assert loaded.keys().isdisjoint({"av", "cv2", "mediapipe", "pandas", "pydantic"})


@pytest.mark.parametrize("name", posecheck.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(posecheck, name) is not None
    assert name in dir(posecheck)


def test_another_name_is_an_ordinary_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'analyse'"):
        posecheck.analyse  # noqa: B018
