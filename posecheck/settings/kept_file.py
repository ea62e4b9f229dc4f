"""Keeps small JSON files of what a person wants remembered, for them alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from posecheck.errors import OutputError
from posecheck.files import make_folder, own_file, parse_json, read_bounded
from posecheck.words import text, why

__all__ = ["read_kept", "write_kept"]

SCHEMA = 1
# Answers and a profile of the lower back take under 20 kB.
_MAX_BYTES = 256 * 1024


def read_kept(path: Path, name: str, kind: type) -> dict[str, Any] | None:
    """Read a file; None if there is none.

    Raises
    ------
    ValueError
        In a few words, if it cannot be read or what has the `name` is not of the `kind`.
    """
    try:
        document = parse_json(read_bounded(path, _MAX_BYTES))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ValueError(why(error)) from None
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise ValueError(text("error.kept.schema", schema=SCHEMA))
    if not isinstance(document.get(name), kind):
        raise ValueError(text("error.kept.missing", name=name))
    return document


def write_kept(path: Path, values: Mapping[str, Any], not_kept: str) -> None:
    """Write a file; whole or not at all.

    Raises
    ------
    OutputError
        If the folder is not writable or the disk is full; `not_kept` is the id of its words.
    """
    try:
        make_folder(path.parent)
        with own_file(path, "w") as file:
            json.dump({"schema": SCHEMA, **values}, file, indent=1, allow_nan=False)
            file.write("\n")
    except OSError as error:
        raise OutputError(not_kept, path=path, why=why(error)) from None
