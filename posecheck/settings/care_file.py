"""Keeps the answers to the safety questions in the user's data folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import platformdirs

from posecheck.errors import OutputError
from posecheck.files import make_folder, own_file, read_bounded
from posecheck.settings.care import QUESTIONS, Answer, Care

__all__ = ["SCHEMA", "care_file", "read_care", "write_care"]

SCHEMA = 1
# The file has five short answers; a larger one is none of ours.
_MAX_BYTES = 64 * 1024


def care_file() -> Path:
    """Give the path of the file; it need not exist."""
    return Path(platformdirs.user_data_dir("posecheck", appauthor=False)) / "care.json"


def read_care(path: Path) -> tuple[Care, str | None]:
    """Read the answers.

    Returns
    -------
    care : Care
        Without answers if there is no file. What cannot be read is unanswered and
        will be asked again: nothing that is not known is taken for a no.
    trouble : str or None
        One line on what could not be read.
    """
    try:
        document = json.loads(read_bounded(path, _MAX_BYTES))
    except FileNotFoundError:
        return Care(), None
    except (OSError, ValueError, RecursionError) as error:
        return Care(), _trouble(path, str(error))
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        return Care(), _trouble(path, f"expected schema {SCHEMA}")
    return _care_of(document, path)


def _care_of(document: dict[str, Any], path: Path) -> tuple[Care, str | None]:
    stored, known = document.get("answers"), {str(answer): answer for answer in Answer}
    if not isinstance(stored, dict):
        return Care(), _trouble(path, "it has no answers")
    answers = {q.id: known[str(stored[q.id])] for q in QUESTIONS if str(stored.get(q.id)) in known}
    lost = [q.id for q in QUESTIONS if q.id in stored and q.id not in answers]
    trouble = _trouble(path, f"no such answer to {', '.join(lost)}") if lost else None
    return Care(answers, str(document.get("asked_on", ""))), trouble


def _trouble(path: Path, why: str) -> str:
    return f"{path.name}: the safety answers cannot be read ({why}); they will be asked again"


def write_care(path: Path, care: Care) -> None:
    """Write the answers; whole or not at all.

    Raises
    ------
    OutputError
        If the folder is not writable or the disk is full.
    """
    document = {
        "schema": SCHEMA,
        "asked_on": care.asked_on,
        "answers": {q.id: care.answer(q.id).value for q in QUESTIONS},
    }
    try:
        make_folder(path.parent)
        with own_file(path, "w") as file:
            json.dump(document, file, indent=1)
            file.write("\n")
    except OSError as error:
        raise OutputError(
            f"{path}: the safety answers cannot be kept ({error.strerror or error}); "
            "free some space or make the folder writable"
        ) from None
