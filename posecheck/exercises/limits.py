"""Limits as data: a number with its unit, legal range and source, in one place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, field, fields
from typing import Any

__all__ = ["LimitInfo", "Limits", "limit", "limit_infos"]


def limit(default: float, unit: str, low: float, high: float, source: str) -> Any:
    """Declare a field of a frozen limits dataclass.

    Parameters
    ----------
    default : float
        Starting value.
    unit : str
        ``"deg"``, ``"t"`` (torso lengths), ``"s"``, ``"t_per_s"`` or ``"share"``.
    low, high : float
        Legal range, both ends included; a user's file may not leave it.
    source : str
        Where the number comes from.
    """
    if not low <= default <= high:
        raise ValueError(f"default {default} outside {low} to {high}")
    return field(
        default=default, metadata={"unit": unit, "low": low, "high": high, "source": source}
    )


@dataclass(frozen=True, slots=True)
class Limits:
    """Base of every exercise's limits; fields are made with `limit`."""


@dataclass(frozen=True, slots=True)
class LimitInfo:
    """What is known of one limit."""

    name: str
    default: float
    unit: str
    low: float
    high: float
    source: str


def limit_infos(limits: type[Limits] | Limits) -> Iterator[LimitInfo]:
    """Describe every limit of an exercise, in the order of declaration."""
    for item in fields(limits):
        if item.default is MISSING:
            raise TypeError(f"{item.name}: a limit needs a default")
        yield LimitInfo(name=item.name, default=float(item.default), **item.metadata)
