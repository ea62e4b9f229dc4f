"""The loops and formulas as machine code, by numba, which is optional."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import FunctionType, SimpleNamespace
from typing import Any

from posecheck.studio.rendering import clay, columns, formulas, loops, paint, shadows, steps

__all__ = ["compiled_loops"]

_SOURCES = (clay, columns, formulas, loops, paint, shadows, steps)


def _choose(condition: Any, then: Any, otherwise: Any) -> Any:
    return then if condition else otherwise


def _some(condition: Any) -> Any:
    return condition


def _seen(pierced: Any, index: Any) -> Any:
    return True


def _larger(a: Any, b: Any) -> Any:
    return a if a > b else b


def _smaller(a: Any, b: Any) -> Any:
    return a if a < b else b


def _whole(value: Any) -> Any:
    return int(value)


# What `formulas` does with whole arrays, for one number.
_SINGLE = {
    "choose": _choose,
    "larger": _larger,
    "seen": _seen,
    "smaller": _smaller,
    "some": _some,
    "whole": _whole,
}


@cache
def compiled_loops() -> SimpleNamespace:
    """Compile the loops, or fetch them from numba's cache on disk.

    Raises
    ------
    ImportError
        If numba is missing.
    """
    from numba import njit

    # These change the last digit only; infinity stays, and nothing here is NaN.
    faster = {"contract", "reassoc", "nsz", "arcp", "nnan"}
    options: dict[str, Any] = {
        "cache": True,
        "nogil": True,
        "error_model": "numpy",
        "fastmath": faster,
    }
    names: dict[str, Any] = {}
    for module in (formulas, paint, shadows, loops):
        names.update(vars(module))
    digest = _digest()
    for name, function in _SINGLE.items():
        names[name] = njit(inline="always")(function)
    functions = (*formulas.FORMULAS, *paint.PAINT, *shadows.SHADOWS, *loops.LOOPS)
    for function in functions:
        inner = not function.__name__.endswith("_loop")
        compiled = njit(**options, forceinline=inner)(_copy(function, names, digest))
        names[function.__name__] = compiled
    return SimpleNamespace(**{name: names[name] for name in loops.__all__ if name != "LOOPS"})


def _copy(function: Callable[..., Any], names: dict[str, Any], digest: str) -> FunctionType:
    """Copy a function to other globals, under a name that changes with any of the sources.

    numba's cache looks only at the file of the function itself; formulas that it
    calls stand in other files.
    """
    assert isinstance(function, FunctionType)
    twin = FunctionType(function.__code__, names, function.__name__, function.__defaults__)
    twin.__qualname__ = f"{function.__name__}_{digest}"
    twin.__module__ = function.__module__
    return twin


def _digest() -> str:
    hash_ = hashlib.sha256()
    for source in (__file__, *(module.__file__ for module in _SOURCES)):
        hash_.update(Path(str(source)).read_bytes())
    return hash_.hexdigest()[:12]
