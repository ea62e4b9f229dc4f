from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from posecheck.app.folder import refuse_to_overwrite, results_folder
from posecheck.errors import OutputError, UsageError


def test_files_appear_only_when_published(tmp_path: Path) -> None:
    with results_folder(tmp_path / "out") as staging:
        staging.path("a.txt").write_text("a")
        assert not (tmp_path / "out" / "a.txt").exists()
        assert staging.publish() == (tmp_path / "out" / "a.txt",)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.txt"]


def test_without_publishing_no_trace_stays(tmp_path: Path) -> None:
    with results_folder(tmp_path / "deep" / "out") as staging:
        staging.path("a.txt").write_text("a")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_was_there_stays(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(ZeroDivisionError), results_folder(tmp_path / "out"):
        raise ZeroDivisionError
    assert list((tmp_path / "out").iterdir()) == []


def test_a_full_disk_names_the_folder_that_was_asked_for(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught, results_folder(tmp_path / "out") as staging:
        raise OutputError(f"{staging.path('a.mp4')}: cannot be written (No space left on device)")
    assert str(caught.value).startswith(f"{tmp_path / 'out' / 'a.mp4'}: cannot")


def test_a_file_in_the_way_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(OutputError, match="cannot be written"),
        results_folder(tmp_path / "file" / "out"),
    ):
        pass


def test_only_the_recording_itself_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "result.json"
    source.write_text("")
    refuse_to_overwrite(source, tmp_path, ["metrics.csv"])
    refuse_to_overwrite(source, tmp_path / "other", ["result.json"])
    with pytest.raises(UsageError):
        refuse_to_overwrite(source, tmp_path, ["metrics.csv", "result.json"])


def test_a_folder_that_has_got_in_the_way_meanwhile_leaves_all_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("before")
    with (
        pytest.raises(OutputError, match="b: a folder is in the way"),
        results_folder(tmp_path) as staging,
    ):
        staging.path("a").write_text("after")
        staging.path("b").write_text("after")
        (tmp_path / "b").mkdir()
        staging.publish()
    assert (tmp_path / "a").read_text() == "before"


def test_a_full_disk_is_noticed_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = SimpleNamespace(free=1_000_000)
    monkeypatch.setattr("posecheck.app.folder.shutil.disk_usage", lambda path: full)
    with pytest.raises(OutputError, match="No space left"), results_folder(tmp_path / "out"):
        pytest.fail("the work has begun")
    assert list(tmp_path.iterdir()) == []
