"""File names in messages."""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["cleaned", "shown"]

# Fits one line of a wide terminal, with room for what is wrong.
MAX_SHOWN = 140
# A user's name and password in an address.
_LOGIN = re.compile(r"(?<=:/)(/?)[^/\s]*@")


def cleaned(text: str) -> str:
    """Give a text without passwords and what a terminal would obey, line breaks included."""
    text = _LOGIN.sub(r"\1", text)
    return text if text.isprintable() else "".join(c if c.isprintable() else "?" for c in text)


def shown(name: str | Path) -> str:
    """Give a name as one printable line, whatever bytes are in it; of a long one the end."""
    text = cleaned(str(name))
    return text if len(text) <= MAX_SHOWN else "…" + text[1 - MAX_SHOWN :]
