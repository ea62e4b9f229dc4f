"""File names in messages."""

from __future__ import annotations

from pathlib import Path

__all__ = ["shown"]

# Fits one line of a wide terminal, with room for what is wrong.
MAX_SHOWN = 140


def shown(name: str | Path) -> str:
    """Give a name as one printable line, whatever bytes are in it; of a long one the end."""
    text = "".join(c if c.isprintable() else "?" for c in str(name))
    return text if len(text) <= MAX_SHOWN else "…" + text[1 - MAX_SHOWN :]
