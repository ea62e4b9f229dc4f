"""The system's wishes to end: Ctrl-C, SIGTERM, SIGQUIT, and a terminal that is gone."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

__all__ = ["clear_up", "cleared", "ending_signals", "held_back"]

# Windows has the first two.
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")
_ENDING = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))
_to_clear: list[Callable[[], None]] = []


@contextmanager
def ending_signals(take: Callable[[int], None]) -> Iterator[None]:
    """Hand the signals that end a program to `take`, in the main thread, while this lasts.

    One that was ignored at the start (``nohup``, a job in the background) stays ignored.
    """

    def taken(number: int, frame: object) -> None:
        _let_go_of_terminal()
        take(number)

    before = {}
    if threading.current_thread() is threading.main_thread():
        for number in _ENDING:
            if (handler := signal.getsignal(number)) is not signal.SIG_IGN:
                before[number] = handler or signal.SIG_DFL
                signal.signal(number, taken)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def held_back() -> Iterator[None]:
    """Let such signals wait while this lasts: for the moment in which files get their names."""
    waiting: list[int] = []
    try:
        with ending_signals(waiting.append):
            yield
    finally:
        for number in waiting:
            signal.raise_signal(number)


@contextmanager
def cleared(clear: Callable[[], None]) -> Iterator[None]:
    """Call `clear` once in the end, also where the program ends on the spot (`clear_up`)."""
    _to_clear.append(clear)
    try:
        yield
    finally:
        with held_back():
            if clear in _to_clear:
                _to_clear.remove(clear)
                clear()


def clear_up() -> bool:
    """Do now all that `cleared` would do in the end; whether there was anything to do."""
    found = bool(_to_clear)
    with ending_signals(lambda number: None):
        while _to_clear:
            _to_clear.pop()()
    return found


def _let_go_of_terminal() -> None:
    """Send what is still said to a terminal that has hung up nowhere, instead of failing."""
    for descriptor in (1, 2):
        try:
            os.write(descriptor, b"")
        except OSError:
            with suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)
