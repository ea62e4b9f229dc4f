"""Keeps the answers to the safety questions in the user's data folder."""

from __future__ import annotations

from pathlib import Path

from posecheck.resources import data_folder
from posecheck.settings.care import QUESTIONS, Answer, Care
from posecheck.settings.kept_file import read_kept, write_kept
from posecheck.words import text

__all__ = ["care_file", "read_care", "write_care"]


def care_file() -> Path:
    """Give the path of the file; it need not exist."""
    return data_folder() / "care.json"


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
        document = read_kept(path, "answers", dict)
    except ValueError as error:
        return Care(), _trouble(path, str(error))
    if document is None:
        return Care(), None
    stored, known = document["answers"], {answer.value: answer for answer in Answer}
    answers = {q: known[str(stored[q])] for q in QUESTIONS if str(stored.get(q)) in known}
    lost = [q for q in QUESTIONS if q in stored and q not in answers]
    trouble = _trouble(path, text("error.kept.no_answer", names=", ".join(lost))) if lost else None
    return Care(answers, str(document.get("asked_on", ""))), trouble


def _trouble(path: Path, why: str) -> str:
    return text("error.kept.care", path=path.name, why=why)


def write_care(path: Path, care: Care) -> None:
    """Write the answers; whole or not at all.

    Raises
    ------
    OutputError
        If the folder is not writable or the disk is full.
    """
    answers = {q: care.answer(q).value for q in QUESTIONS}
    values = {"asked_on": care.asked_on, "answers": answers}
    write_kept(path, values, "error.kept.care_unwritable")
