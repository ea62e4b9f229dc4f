"""Errors that a person can act on, each with the exit code of the command."""

from __future__ import annotations

from typing import Any, ClassVar

from posecheck.words import text

__all__ = [
    "CameraError",
    "InputError",
    "LimitsError",
    "ModelError",
    "OutputError",
    "PosecheckError",
    "UsageError",
]


class PosecheckError(Exception):
    """Root of all errors that posecheck raises on purpose.

    Its words are one line: what, where, what was expected, what to do next.

    Parameters
    ----------
    text_id : str
        Id of the words, such as ``error.exercise.unknown`` (`posecheck.words`).
    **fields
        What the words name: ``error.fields["name"]`` says to a program what went wrong.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, text_id: str, **fields: Any) -> None:
        super().__init__(text_id)
        self.text_id = text_id
        self.fields = fields

    def __str__(self) -> str:
        return text(self.text_id, **self.fields)


class UsageError(PosecheckError):
    """The command was called wrongly (unknown exercise, bad dose)."""

    exit_code: ClassVar[int] = 2


class InputError(PosecheckError):
    """The video or the recorded poses cannot be read."""

    exit_code: ClassVar[int] = 3


class ModelError(PosecheckError):
    """A pose model is missing or damaged, or a system library is."""

    exit_code: ClassVar[int] = 4


class LimitsError(PosecheckError):
    """A file of limits is wrong; every fault of it is in the message."""

    exit_code: ClassVar[int] = 5


class OutputError(PosecheckError):
    """The results cannot be written."""

    exit_code: ClassVar[int] = 6


class CameraError(PosecheckError):
    """No camera, a busy one, or one that stopped."""

    exit_code: ClassVar[int] = 7
