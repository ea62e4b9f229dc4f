"""The newest-picture slot, and what becomes of each fault that a camera can have."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest

from posecheck.capture import newest_frame
from posecheck.capture.live_source import LostReason
from posecheck.capture.newest_frame import CameraState, NewestFrame
from posecheck.capture.picture_health import (
    BLACK_AFTER_S,
    DOUBTED_AFTER_S,
    FROZEN_AFTER_S,
    PictureHealth,
)
from posecheck.errors import InputError
from posecheck.pose import Frame
from tests.capture.scripted_source import (
    BLACK,
    FROZEN,
    Act,
    Break,
    Hang,
    Lose,
    Pictures,
    RefuseToOpen,
    ScriptClock,
    ScriptedSource,
    Sleep,
)

DEADLINE_S = 10.0
SECOND = Pictures(30)


def until(condition: Callable[[], bool]) -> None:
    """Wait for something that happens in the capturing thread."""
    deadline_s = time.monotonic() + DEADLINE_S
    while not condition():
        assert time.monotonic() < deadline_s, "it did not happen"
        time.sleep(0.002)


class Run:
    """A scripted camera, its slot and its clock."""

    def __init__(self, acts: Iterable[Act], fps: float = 30.0) -> None:
        self.clock = ScriptClock()
        self.source = ScriptedSource(self.clock, acts, fps)
        self.camera = NewestFrame(self.source, self.clock, PictureHealth())

    def is_running(self) -> bool:
        return self.camera.state is CameraState.RUNNING

    def is_lost(self, reason: LostReason) -> bool:
        return self.camera.state is CameraState.LOST and self.camera.reason is reason


@contextmanager
def running(*acts: Act, fps: float = 30.0) -> Iterator[Run]:
    """Run a script; at the end the camera must be off and the thread gone."""
    held = [act.until for act in acts if isinstance(act, Hang)]
    run = Run(acts, fps)
    try:
        yield run
    finally:
        for event in held:
            event.set()
        assert run.camera.close()
    assert not run.source.is_on
    assert run.camera.state is CameraState.ENDED


def hold() -> Hang:
    """Keep the script where it is, with the clock at rest, until let go."""
    return Hang(threading.Event())


@pytest.fixture(autouse=True)
def quick_back_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """The waits between attempts, a hundredth as long."""
    monkeypatch.setattr(
        newest_frame, "BACK_OFF_S", tuple(wait_s / 100 for wait_s in newest_frame.BACK_OFF_S)
    )


def take_all(camera: NewestFrame) -> list[Frame]:
    frames = []
    while (frame := camera.take(0.05)) is not None:
        frames.append(frame)
    return frames


def test_only_the_newest_picture_is_given_and_the_others_are_counted() -> None:
    held = hold()
    with running(SECOND, held) as run:
        until(lambda: run.camera.drops == 29)
        frame = run.camera.take(1)
        assert frame is not None
        assert frame.index == 30
        assert frame.time_s == pytest.approx(1.0)
        assert run.camera.taken_at_s == pytest.approx(1.0)
        assert run.camera.take(0.01) is None
        assert run.is_running()
        assert run.camera.reason is None
        assert run.camera.message == ""
        assert run.camera.age_s == 0.0


def test_a_reader_that_keeps_up_gets_every_picture() -> None:
    acts: list[Act] = []
    holds = [hold() for _ in range(5)]
    for held in holds:
        acts += [Pictures(1), held]
    with running(*acts) as run:
        indices = []
        for held in holds:
            frame = run.camera.take(DEADLINE_S)
            assert frame is not None
            indices.append(frame.index)
            held.until.set()
        assert indices == [1, 2, 3, 4, 5]
        assert run.camera.drops == 0


def test_a_reader_that_waits_is_woken_by_the_picture() -> None:
    first = hold()
    with running(first, Pictures(1), hold()) as run:
        threading.Timer(0.05, first.until.set).start()
        before_s = time.monotonic()
        assert run.camera.take(20.0) is not None
        assert time.monotonic() - before_s < 5.0


def test_a_reader_that_waits_is_woken_by_the_closing() -> None:
    first = hold()
    with running(first) as run:
        threading.Timer(0.05, run.camera.close).start()
        before_s = time.monotonic()
        assert run.camera.take(20.0) is None
        assert time.monotonic() - before_s < 5.0


def test_a_slow_reader_does_not_hold_the_camera_up() -> None:
    with running(Pictures(300)) as run:
        until(lambda: run.camera.state is CameraState.ENDED)
        assert run.clock() == pytest.approx(10.0)
        assert run.camera.drops == 299


def test_clean_end_gives_the_last_picture_and_then_nothing() -> None:
    with running(SECOND) as run:
        until(lambda: run.camera.state is CameraState.ENDED)
        assert [frame.index for frame in take_all(run.camera)] == [30]
        assert run.source.closed == run.source.opened == 1


@pytest.mark.parametrize(
    "reason", [LostReason.NONE, LostReason.NOT_FOUND, LostReason.BUSY, LostReason.REFUSED]
)
def test_a_camera_that_does_not_open_is_named_and_used_once_it_does(reason: LostReason) -> None:
    with running(RefuseToOpen(reason, times=4), SECOND, hold()) as run:
        until(lambda: run.camera.losses >= 1)
        until(run.is_running)
        assert run.camera.losses == 4
        assert run.camera.reason is None


def test_no_camera_stays_lost_with_its_reason_and_a_line_to_act_on() -> None:
    with running(RefuseToOpen(LostReason.BUSY, times=10_000)) as run:
        until(lambda: run.is_lost(LostReason.BUSY))
        assert run.camera.message == "scripted camera: busy"
        assert run.camera.take(0.02) is None
        assert run.source.opened == 0


def test_unplugged_and_plugged_in_again() -> None:
    first, second = hold(), hold()
    gone = RefuseToOpen(LostReason.UNPLUGGED, times=3)
    with running(SECOND, first, Lose(), gone, SECOND, second) as run:
        until(lambda: run.camera.drops == 29)
        before = run.camera.take(1)
        first.until.set()
        until(lambda: run.camera.losses == 1 + 3 and run.is_running())
        after = run.camera.take(1)
        assert before is not None
        assert after is not None
        assert after.time_s > before.time_s
        assert run.source.opened == 2


def test_lost_is_seen_while_the_camera_is_away() -> None:
    with running(SECOND, Lose(), RefuseToOpen(LostReason.UNPLUGGED, 10_000)) as run:
        until(lambda: run.is_lost(LostReason.UNPLUGGED))
        assert not run.source.is_on


def test_frozen_picture_is_not_judged_and_the_camera_is_started_again() -> None:
    with running(SECOND, FROZEN, SECOND, hold()) as run:
        latest = 0.0
        until(lambda: run.is_lost(LostReason.FROZEN))
        for frame in take_all(run.camera):
            latest = max(latest, frame.time_s)
        assert latest <= 1.0 + DOUBTED_AFTER_S + 2 / 30
        until(lambda: run.source.opened >= 4)
        assert run.camera.reason is LostReason.FROZEN
        # Each start is given time to show something else.
        pauses_s = np.diff(run.source.opened_at_s)
        assert all(pauses_s >= FROZEN_AFTER_S - DOUBTED_AFTER_S - 0.1)
        run.source.skip_act()
        until(run.is_running)
        frame = run.camera.take(1)
        assert frame is not None
        assert frame.time_s > latest


def test_a_repeated_picture_is_not_given_and_not_yet_a_fault() -> None:
    still = Pictures(round(2.5 * 30), living=False)
    with running(SECOND, still, hold(), SECOND, hold()) as run:
        until(lambda: run.clock() > 3.45)
        assert run.is_running()
        assert run.camera.age_s > 1.4
        assert run.camera.losses == 0


def test_black_picture_is_lost_and_comes_back_when_the_cover_is_opened() -> None:
    with running(SECOND, BLACK, SECOND, hold()) as run:
        until(lambda: run.is_lost(LostReason.BLACK))
        assert "cover" in run.camera.message
        times = [frame.time_s for frame in take_all(run.camera)]
        assert max(times, default=0.0) <= 1.0 + BLACK_AFTER_S + 2 / 30
        run.source.skip_act()
        until(run.is_running)
        assert run.camera.message == ""


def test_black_for_long_has_the_camera_opened_again() -> None:
    with running(SECOND, BLACK) as run:
        until(lambda: run.source.opened >= 2)
        assert run.is_lost(LostReason.BLACK)


def test_stalled_stream_is_lost_and_back_by_itself() -> None:
    second = hold()
    with running(SECOND, Lose(LostReason.STALLED), SECOND, second) as run:
        until(lambda: run.camera.losses == 1)
        until(run.is_running)


def test_a_driver_that_hangs_is_noticed_without_its_help() -> None:
    hang, held = hold(), hold()
    with running(SECOND, hang, SECOND, held) as run:
        until(lambda: run.camera.drops == 29)
        run.clock.advance(newest_frame.STALLED_AFTER_S)
        assert run.is_running()
        run.clock.advance(0.01)
        assert run.is_lost(LostReason.STALLED)
        assert "no picture comes" in run.camera.message
        assert run.camera.age_s == pytest.approx(newest_frame.STALLED_AFTER_S + 0.01)
        hang.until.set()
        until(run.is_running)


def test_a_camera_that_never_begins_is_lost_after_a_while() -> None:
    hang = hold()
    with running(hang) as run:
        assert run.camera.state is CameraState.OPENING
        run.clock.advance(newest_frame.OPENING_S + 0.1)
        assert run.is_lost(LostReason.STALLED)


def test_closing_does_not_wait_for_a_driver_that_hangs() -> None:
    hang = hold()
    run = Run([SECOND, hang])
    until(lambda: run.camera.drops == 29)
    before_s = time.monotonic()
    assert not run.camera.close()
    assert time.monotonic() - before_s < 1.0
    hang.until.set()
    until(lambda: not run.source.is_on)


def test_the_light_is_off_within_a_second_of_closing() -> None:
    run = Run([Pictures(10_000_000)])
    until(run.is_running)
    before_s = time.monotonic()
    assert run.camera.close()
    assert time.monotonic() - before_s < 1.0
    assert not run.source.is_on
    assert run.camera.close()


def test_a_computer_that_slept_goes_on_with_the_next_picture() -> None:
    held = hold()
    with running(SECOND, Sleep(3600.0), SECOND, held) as run:
        until(lambda: run.camera.drops + 1 == 60)
        frame = run.camera.take(1)
        assert frame is not None
        assert frame.time_s == pytest.approx(3602.0)
        assert run.is_running()
        assert run.camera.losses == 0
        assert run.camera.fps == pytest.approx(30.0)


@pytest.mark.parametrize(("every_s", "slow"), [(1 / 30, False), (1 / 25, False), (1 / 15, True)])
def test_camera_slower_than_asked(every_s: float, slow: bool) -> None:
    with running(Pictures(300, every_s=every_s), hold(), fps=30.0) as run:
        until(lambda: run.camera.drops == 299)
        assert run.camera.fps == pytest.approx(1 / every_s)
        assert run.camera.slower_than_asked is slow


def test_times_increase_over_every_loss() -> None:
    acts: list[Act] = []
    for reason in LostReason:
        acts += [Pictures(20), Lose(reason), RefuseToOpen(reason)]
    with running(*acts, SECOND) as run:
        times = []
        while run.camera.state is not CameraState.ENDED:
            frame = run.camera.take(0.01)
            if frame is not None:
                times.append(frame.time_s)
        assert len(times) > 1
        assert all(b > a for a, b in itertools.pairwise(times))


def test_a_picture_that_is_not_later_than_the_last_is_left_out() -> None:
    held = [hold(), hold(), hold()]
    backwards = Pictures(1, every_s=-0.5)
    acts = [SECOND, held[0], backwards, held[1], Pictures(1, every_s=0.6), held[2]]
    with running(*acts) as run:
        until(lambda: run.camera.drops == 29)
        assert run.camera.take(1) is not None
        held[0].until.set()
        assert run.camera.take(0.1) is None
        held[1].until.set()
        frame = run.camera.take(5)
        assert frame is not None
        assert frame.time_s == pytest.approx(1.1)


def test_what_cannot_mend_itself_is_raised_where_pictures_are_taken() -> None:
    with running(SECOND, Break(InputError("clip.mp4: no such file"))) as run:
        until(lambda: run.camera.state is CameraState.ENDED)
        with pytest.raises(InputError, match="no such file"):
            [run.camera.take(0.01) for _ in range(3)]
        assert not run.source.is_on


class Waits(tuple[float, ...]):
    """Waits that note which of them was taken."""

    taken: list[int]

    def __getitem__(self, key: Any) -> Any:
        self.taken.append(key)
        return super().__getitem__(key)


def test_waits_between_attempts_grow_and_begin_anew_after_a_sound_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waits = Waits((0.001, 0.002, 0.003))
    waits.taken = []
    monkeypatch.setattr(newest_frame, "BACK_OFF_S", waits)
    flapping = [act for _ in range(5) for act in (Pictures(1), Lose())]
    with running(*flapping, Pictures(200), Lose(), SECOND, hold()) as run:
        until(lambda: run.camera.losses == 6 and run.is_running())
    assert waits.taken == [0, 1, 2, 2, 2, 0]


def test_repeated_pictures_of_a_file_are_pictures() -> None:
    clock = ScriptClock()
    source = ScriptedSource(clock, [Pictures(300, living=False)])
    camera = NewestFrame(source, clock)
    until(lambda: camera.state is CameraState.ENDED)
    assert camera.drops == 299
    assert camera.losses == 0
    camera.close()
