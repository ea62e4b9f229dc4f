"""The files that a project has, and what the installed package says of itself."""

from __future__ import annotations

import hashlib
import re
import runpy
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import posecheck
from posecheck.estimation.weights import read_manifest

ROOT = Path(__file__).resolve().parents[1]
# Of https://www.apache.org/licenses/LICENSE-2.0.txt.
APACHE_SHA256 = "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"
PACKAGE = metadata("posecheck-trainer")


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def test_the_licence_is_the_standard_text() -> None:
    assert hashlib.sha256((ROOT / "LICENSE").read_bytes()).hexdigest() == APACHE_SHA256


def test_the_metadata_name_licence_authors_and_kind() -> None:
    assert PACKAGE["License-Expression"] == "Apache-2.0"
    assert PACKAGE.get_all("License-File") == ["LICENSE", "NOTICE"]
    assert PACKAGE["Author"] == "The posecheck developers"
    assert PACKAGE["Author-email"] is None
    assert "Typing :: Typed" in PACKAGE.get_all("Classifier", [])
    assert not [each for each in PACKAGE.get_all("Classifier", []) if "License" in each]
    assert PACKAGE["Version"] == posecheck.__version__


def test_the_extra_brings_what_a_table_needs() -> None:
    wanted = [each for each in PACKAGE.get_all("Requires-Dist", []) if "'dataframe'" in each]
    names = {re.split(r"\W", each)[0] for each in wanted}
    assert names == {"pandas", "pyarrow"}


@pytest.mark.parametrize("name", ["pyproject.toml", "studio/pyproject.toml"])
def test_every_dependency_has_a_lower_and_an_upper_bound(name: str) -> None:
    document = tomllib.loads(text(name))
    project = document["project"]
    extras = project.get("optional-dependencies", {})
    listed = [*project["dependencies"], *document["build-system"]["requires"]]
    for each in (*listed, *(each for extra in extras.values() for each in extra)):
        if not each.startswith("posecheck"):
            assert ">=" in each, each
            assert "<" in each, each


def locked() -> dict[str, str]:
    """Every package of the lock, with its version."""
    return dict(re.findall(r"^([\w.-]+)==([\w.+]+)", text("requirements.lock"), re.MULTILINE))


def test_the_lock_holds_hashes_of_everything_and_no_address() -> None:
    lines = text("requirements.lock")
    entries = re.split(r"^(?=[\w.-]+==)", lines, flags=re.MULTILINE)[1:]
    assert len(entries) >= len(locked()) > 40
    assert [each.splitlines()[0] for each in entries if "--hash=sha256:" not in each] == []
    assert re.search(r"://|^-|find-links|\s/[a-z]", lines, re.MULTILINE) is None


def test_the_lock_is_of_these_dependencies() -> None:
    document = tomllib.loads(text("pyproject.toml"))["project"]
    extras = document["optional-dependencies"]
    wanted = (*document["dependencies"], *(each for extra in extras.values() for each in extra))
    for each in wanted:
        if not each.startswith("posecheck"):
            requirement = Requirement(each)
            assert locked()[canonicalize_name(requirement.name)] in requirement.specifier, each


@pytest.mark.parametrize(
    ("packages", "lines", "code"),
    [
        ([], ["audit: skipped: database not reached"], 0),
        ([{"name": "a", "skip_reason": "?"}], ["audit: skipped: database not reached"], 0),
        (
            [{"name": "a", "skip_reason": "?"}, {"name": "b", "version": "1", "vulns": []}],
            ["audit: skipped 1: a", "audit: 1 of 2 passed"],
            0,
        ),
        (
            [{"name": "b", "version": "1", "vulns": [{"id": "X-1"}]}],
            ["audit: b 1: X-1", "audit: 0 of 1 passed"],
            1,
        ),
    ],
)
def test_a_package_that_could_not_be_audited_has_not_passed(
    packages: list[dict[str, object]], lines: list[str], code: int
) -> None:
    summary = runpy.run_path(str(ROOT / ".ci" / "audit.py"))["summary"]
    assert summary({"dependencies": packages}) == (lines, code)


def test_the_notice_names_the_weights_that_the_wheel_carries() -> None:
    manifest = read_manifest()
    for name in ("detector", "full"):
        assert manifest[name].file in text("NOTICE")
        assert manifest[name].licence == "Apache-2.0"


def test_the_citation_is_of_this_version() -> None:
    lines = text("CITATION.cff").splitlines()
    assert f"version: {posecheck.__version__}" in lines
    assert "license: Apache-2.0" in lines
    assert "  - name: The posecheck developers" in lines


def test_every_page_is_in_the_site() -> None:
    named = set(re.findall(r"[\w-]+\.md", text("mkdocs.yml")))
    assert named == {path.name for path in (ROOT / "docs").glob("*.md")}


def test_the_studio_has_this_version_and_asks_for_it() -> None:
    project = tomllib.loads(text("studio/pyproject.toml"))["project"]
    assert project["version"] == posecheck.__version__
    assert f"posecheck-trainer=={posecheck.__version__}" in project["dependencies"]
