"""File names in messages."""

from __future__ import annotations

from pathlib import Path

__all__ = ["shown"]


def shown(name: str | Path) -> str:
    """Give a name as one printable line, whatever bytes are in it."""
    return "".join(c if c.isprintable() else "?" for c in str(name))
