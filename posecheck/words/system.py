"""What the operating system has against something."""

from __future__ import annotations

import errno

from posecheck.words.lookup import has, text

__all__ = ["why"]


def why(error: OSError) -> str:
    """Give the reason of an error of the system.

    The system says it in its own language; where we know it, it is said in the one spoken.
    """
    known = f"error.os.{errno.errorcode.get(error.errno or 0, '')}"
    return text(known) if has(known) else error.strerror or str(error)
