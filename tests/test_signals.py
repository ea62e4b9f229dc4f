"""Signals: handed over, held back, ignored where they were."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator

import pytest

from posecheck.signals import clear_up, cleared, ending_signals, held_back

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in ENDING}
    for number in ENDING:
        signal.signal(number, signal.SIG_DFL)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_is_handed_over_and_then_is_what_it_was(number: signal.Signals) -> None:
    taken: list[int] = []
    with ending_signals(taken.append):
        os.kill(os.getpid(), number)
    assert taken == [number]
    assert signal.getsignal(number) == signal.SIG_DFL


def test_what_was_ignored_stays_ignored() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    taken: list[int] = []
    with ending_signals(taken.append):
        os.kill(os.getpid(), signal.SIGHUP)
        os.kill(os.getpid(), signal.SIGTERM)
    assert taken == [signal.SIGTERM]


def test_one_that_is_held_back_comes_afterwards() -> None:
    order: list[object] = []
    with ending_signals(order.append), held_back():
        os.kill(os.getpid(), signal.SIGTERM)
        order.append("done")
    assert order == ["done", signal.SIGTERM]


def test_clearing_up_is_done_once_and_nothing_disturbs_it() -> None:
    done: list[str] = []

    def clear() -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        done.append("cleared")

    with cleared(clear):
        assert clear_up()
    assert not clear_up()
    assert done == ["cleared"]


def test_a_terminal_that_is_gone_takes_no_words_and_makes_no_error() -> None:
    keeper, terminal = os.openpty()
    kept = os.dup(2)
    os.dup2(terminal, 2)
    os.close(keeper)
    try:
        with pytest.raises(OSError):
            os.write(2, b"x")
        with ending_signals(lambda number: None):
            os.kill(os.getpid(), signal.SIGHUP)
        assert os.write(2, b"x") == 1
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(terminal)
