"""Limits as data: numbers with their unit, legal range and source, in one place."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, NamedTuple, TypeVar

__all__ = [
    "LimitInfo",
    "Limits",
    "Range",
    "at_least",
    "at_most",
    "limit",
    "limit_infos",
    "with_values",
]


class Range(NamedTuple):
    """Where a measure should be; an end that there is not is infinite.

    Past an outer limit it is a fault, or out of a position; within the inner ones a fault is
    over, or the position is taken.
    """

    low_outer: float = -math.inf
    low_inner: float = -math.inf
    high_inner: float = math.inf
    high_outer: float = math.inf


def at_least(outer: float, inner: float | None = None) -> Range:
    """Give the range from a limit up."""
    return Range(low_outer=outer, low_inner=outer if inner is None else inner)


def at_most(outer: float, inner: float | None = None) -> Range:
    """Give the range up to a limit."""
    return Range(high_inner=outer if inner is None else inner, high_outer=outer)


class LimitInfo(NamedTuple):
    """What is known of one limit; both ends of its legal range are included."""

    name: str
    value: float
    unit: str
    low: float
    high: float
    source: str


@dataclass(frozen=True, slots=True)
class Limits:
    """Base of every exercise's limits; fields are made by `limit`."""


_AnyLimits = TypeVar("_AnyLimits", bound=Limits)
# Legal range, both ends included, and source of one number.
_Legal = tuple[tuple[float, float], str]
# How names end.
_UNITS = ("deg_s", "t_per_s", "deg", "share", "t", "s")


def limit(
    default: float | Range,
    legal: tuple[float, float],
    source: str,
    *,
    clear: _Legal | None = None,
    leave: _Legal | None = None,
    middle: float | None = None,
) -> Any:
    """Declare a field of a limits dataclass; its name ends with its unit.

    Parameters
    ----------
    default : float or Range
        Starting value. A range has the limits ``<name>_fault_<unit>`` and
        ``<name>_clear_<unit>`` (with two ends ``<name>_low_fault_<unit>`` and so on; of a
        definition ``<name>_enter_<unit>`` and ``<name>_leave_<unit>``). Where they are equal
        they are one limit, ``<name>_<unit>`` (``<name>_low_<unit>``).
    legal : (low, high)
        Legal range, both ends included; a user's file may not leave it.
    source : str
        Where the number comes from.
    clear, leave : (legal, source), optional
        The same of the second limit of a range; `leave` makes it that of a definition.
    middle : float, optional
        Of a range with two ends, where their legal ranges meet.
    """
    own = (legal, source)
    numbers: dict[str, tuple[tuple[str, ...], _Legal]]
    if isinstance(default, float):
        numbers = {"": ((), own)}
    elif middle is not None:
        low, high = ((legal[0], middle), source), ((middle, legal[1]), source)
        if default.low_outer == default.low_inner:
            numbers = {"low": (Range._fields[:2], low), "high": (Range._fields[2:], high)}
        else:
            numbers = {"low_fault": (("low_outer",), low), "low_clear": (("low_inner",), low)}
            numbers["high_clear"] = (("high_inner",), high)
            numbers["high_fault"] = (("high_outer",), high)
    else:
        side = "high" if default.low_outer == -math.inf else "low"
        inner, outer = f"{side}_inner", f"{side}_outer"
        if getattr(default, inner) == getattr(default, outer):
            numbers = {"": ((inner, outer), own)}
        elif leave:
            numbers = {"enter": ((inner,), own), "leave": ((outer,), leave)}
        else:
            numbers = {"fault": ((outer,), own), "clear": ((inner,), clear or own)}
    for ends, ((least, most), _) in numbers.values():
        if not least <= _number(default, ends) <= most:
            raise ValueError(f"default {default} outside {least} to {most}")
    return field(default=default, metadata={"numbers": numbers})


def limit_infos(limits: Limits) -> Iterator[LimitInfo]:
    """Describe every limit of an exercise, in the order of declaration."""
    return (info for _, _, info in _numbers(limits))


def with_values(limits: _AnyLimits, values: Mapping[str, float]) -> _AnyLimits:
    """Give limits with some of their numbers, by name, in the place of their own."""
    changes: dict[str, Any] = {}
    for item, ends, info in _numbers(limits):
        if info.name in values:
            own, new = changes.get(item, getattr(limits, item)), values[info.name]
            changes[item] = own._replace(**dict.fromkeys(ends, new)) if ends else new
    return replace(limits, **changes)


def _number(own: Any, ends: tuple[str, ...]) -> float:
    return float(getattr(own, ends[0]) if ends else own)


def _numbers(limits: Limits) -> Iterator[tuple[str, tuple[str, ...], LimitInfo]]:
    """Give each limit: of which field, which ends of its range, and what is known of it."""
    for item in fields(limits):
        own = getattr(limits, item.name)
        unit = next(unit for unit in _UNITS if item.name.endswith(f"_{unit}"))
        for word, (ends, (legal, source)) in item.metadata["numbers"].items():
            name = f"{item.name.removesuffix(unit)}{word}_{unit}" if word else item.name
            value = _number(own, ends)
            yield (
                item.name,
                ends,
                LimitInfo(name, value, unit.replace("deg_s", "deg/s"), legal[0], legal[1], source),
            )
