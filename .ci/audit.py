"""Tells of known vulnerabilities in the packages of requirements.lock.

One that could not be looked up is skipped, which is not passed. Exit code 1 only for a finding.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

LOCK = Path(__file__).resolve().parents[1] / "requirements.lock"
_LONGEST_S = 300


def main() -> int:
    """Ask the database about every package."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "audit.json"
        command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes"]
        command += ["-r", str(LOCK), "-f", "json", "-o", str(told), "--progress-spinner", "off"]
        with suppress(subprocess.TimeoutExpired):
            subprocess.run(command, check=False, capture_output=True, timeout=_LONGEST_S)
        lines, code = summary(json.loads(told.read_text("utf-8")) if told.exists() else {})
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return code


def summary(document: dict[str, list[dict[str, object]]]) -> tuple[list[str], int]:
    """Give the lines and the exit code for what was told of each package."""
    packages = document.get("dependencies", [])
    audited = [each for each in packages if "skip_reason" not in each]
    if not audited:
        return ["audit: skipped: database not reached"], 0
    found = [each for each in audited if each["vulns"]]
    lines = [
        f"audit: {each['name']} {each['version']}: {vulnerability['id']}"
        for each in found
        for vulnerability in each["vulns"]  # type: ignore[attr-defined]
    ]
    skipped = [str(each["name"]) for each in packages if "skip_reason" in each]
    if skipped:
        lines.append(f"audit: skipped {len(skipped)}: {', '.join(skipped)}")
    lines.append(f"audit: {len(audited) - len(found)} of {len(packages)} passed")
    return lines, int(bool(found))


if __name__ == "__main__":
    raise SystemExit(main())
