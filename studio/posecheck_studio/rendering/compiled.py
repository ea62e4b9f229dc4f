"""How the formulas and loops of the renderer become machine code."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from platformdirs import user_cache_path

__all__ = ["Array", "formula", "loop"]

# numba settles the types.
Array = Any
_Function = TypeVar("_Function", bound=Callable[..., Any])
# These change the last digit only; infinity stays, and nothing here is NaN.
_FASTMATH = {"contract", "reassoc", "nsz", "arcp", "nnan"}


def formula(function: _Function) -> _Function:
    """Compile what a loop calls for a single point."""
    inner = numba.njit(error_model="numpy", fastmath=_FASTMATH, forceinline=True)
    return cast(_Function, inner(function))


def loop(function: _Function) -> _Function:
    """Compile a loop over many points, or fetch it from numba's cache on disk."""
    outer = numba.njit(error_model="numpy", fastmath=_FASTMATH, cache=True, nogil=True)
    return cast(_Function, outer(function))


def _digest() -> str:
    sources = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:12]


# numba looks only at the file of the loop itself; its formulas stand in other files.
numba.config.CACHE_DIR = str(user_cache_path("posecheck-studio") / _digest())
