"""No Python file of the package holds a text for its user: those are in words/ and exercises/.

A string is taken for a text if it has two words with a blank between them, ends as a
sentence does, or has a letter beyond ASCII. What may have that look and is none:

- docstrings, and strings that stand alone below an assignment: they document;
- annotations;
- values of enums: they are written into result.json and never shown (``terminal.reason.…``
  and the like are);
- what a ValueError and its kind, and ``__repr__``, say to whoever writes a program with this
  one, and what a DriverError says in a log; what reaches a user is a PosecheckError, which
  carries an id;
- where a limit is from (a reference to EXERCISES, whose language it is in);
- a few strings for other programs, below.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import posecheck

ROOT = Path(posecheck.__file__).parent
PROGRAMMERS = {"ValueError", "TypeError", "AttributeError", "DriverError"}
FOR_PROGRAMS = {
    "recorded poses",  # a value in result.json
    "pip install --force-reinstall av",
    "apt-get install ",
    "posecheck replay",  # the name of the suite in JUnit's XML
    "[bold red][/bold red]",  # rich's markup
    "{task.percentage:>3.0f} %",
    "import cv2; cv2.namedWindow('posecheck', cv2.WINDOW_GUI_NORMAL); cv2.waitKey(1)",
    "import sys, winsound; winsound.PlaySound(sys.argv[1], winsound.SND_FILENAME)",
}
# A limit's source in the file's own constants, a program for PowerShell, and SQL.
SQL = ("BEGIN ", "CREATE ", "DELETE ", "DROP ", "FROM ", "INSERT ", "PRAGMA ", "SELECT ")
BEGIN_SO = ("EXERCISES, ", "[Console]::", *SQL)


def looks_like_text(words: str) -> bool:
    if words in FOR_PROGRAMS or words.startswith(BEGIN_SO):
        return False
    return bool(
        re.search(r"[^\W\d_]{2,}[,.:;!?…]* +[^\W\d_]{2,}", words)
        or re.search(r"^[A-Z][a-z]{2,}[.:!?…]$", words)
        or re.search(r"[^\W\d_a-zA-Z]", words)
    )


def _children(node: ast.AST) -> Iterator[ast.AST]:
    """What is below a node and may hold a text."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Raise) and _called(node.exc) in PROGRAMMERS:
        return
    if _called(node) == "limit" or getattr(node, "name", "") == "__repr__":
        return
    if isinstance(node, ast.ClassDef) and any("Enum" in ast.unparse(b) for b in node.bases):
        yield from (each for each in node.body if isinstance(each, ast.FunctionDef))
        return
    skipped = {id(getattr(node, name, None)) for name in ("annotation", "returns")}
    yield from (each for each in ast.iter_child_nodes(node) if id(each) not in skipped)


def _called(node: ast.AST | None) -> str:
    return getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""


def texts_in(node: ast.AST) -> Iterator[str]:
    words = None
    if isinstance(node, ast.JoinedStr):
        words = "".join(part.value for part in node.values if isinstance(part, ast.Constant))
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                yield from texts_in(part.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        words = node.value
    else:
        for each in _children(node):
            yield from texts_in(each)
    if words is not None and looks_like_text(words):
        yield words


FILES = [file.relative_to(ROOT) for file in sorted(ROOT.rglob("*.py"))]


@pytest.mark.parametrize("file", FILES, ids=str)
def test_no_python_file_holds_a_text(file: Path) -> None:
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    assert list(texts_in(tree)) == []


@pytest.mark.parametrize(
    "line",
    [
        'say("Kept in the folder")',
        'say(f"{count} of {total} done")',
        'raise UsageError(f"{name}: cannot be read; check its name")',
        'table.add_column("Results:")',
        'WORDS = {"left": "nach links"}',
        'say("Brücke")',
    ],
)
def test_a_text_would_be_found(line: str) -> None:
    assert list(texts_in(ast.parse(line)))
