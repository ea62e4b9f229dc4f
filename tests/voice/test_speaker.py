"""The speaker never blocks, never crashes, and says what is wrong once."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from posecheck.voice.silence import TimedSilence, spoken_s
from posecheck.voice.speaker import TROUBLE_BROKEN, TROUBLE_NO_VOICE, Speaker
from tests.voice.sounds import Stage, wait_for


class Clock:
    """Time that runs as fast as the test wants."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def speaker(stage: Stage) -> Iterator[Speaker]:
    found = Speaker(stage, lambda name: Path(f"{name}.wav"))
    yield found
    found.close()


def test_saying_returns_at_once_and_the_voice_is_busy_from_then_on(
    speaker: Speaker, stage: Stage
) -> None:
    began_s = time.monotonic()
    speaker.say("Hold.")
    assert time.monotonic() - began_s < 0.05
    assert speaker.busy
    assert wait_for(lambda: stage.heard == ["Hold."])
    stage.sounds[0].over.set()
    assert wait_for(lambda: not speaker.busy)


def test_words_come_one_after_the_other(speaker: Speaker, stage: Stage) -> None:
    for word in ("One.", "Two."):
        speaker.say(word)
    assert wait_for(lambda: stage.heard == ["One."])
    stage.sounds[0].over.set()
    assert wait_for(lambda: stage.heard == ["One.", "Two."])


def test_what_interrupts_cuts_off_and_replaces_what_waits(speaker: Speaker, stage: Stage) -> None:
    speaker.say("A long explanation.")
    speaker.say("And more of it.")
    assert wait_for(lambda: len(stage.sounds) == 1)
    speaker.say("Stop arching.", interrupts=True)
    assert wait_for(lambda: stage.heard == ["A long explanation.", "Stop arching."])
    assert stage.sounds[0].stopped
    stage.sounds[1].over.set()
    assert wait_for(lambda: not speaker.busy)


def test_an_earcon_comes_before_its_words_or_beside_words_under_way(
    speaker: Speaker, stage: Stage
) -> None:
    speaker.play("start")
    speaker.say("Hold.")
    assert wait_for(lambda: stage.heard == ["start.wav"])
    stage.sounds[0].over.set()
    assert wait_for(lambda: stage.heard == ["start.wav", "Hold."])
    speaker.play("count")
    assert wait_for(lambda: stage.heard == ["start.wav", "Hold.", "count.wav"])
    assert not stage.sounds[1].stopped


def test_after_a_hush_the_earcon_still_comes_before_its_words(
    speaker: Speaker, stage: Stage
) -> None:
    speaker.say("A long explanation.")
    assert wait_for(lambda: len(stage.sounds) == 1)
    speaker.hush()
    speaker.play("fault")
    speaker.say("A little lower.")
    assert wait_for(lambda: stage.heard == ["A long explanation.", "fault.wav"])
    stage.sounds[1].over.set()
    assert wait_for(lambda: stage.heard[-1] == "A little lower.")


def test_an_old_queue_loses_its_oldest(speaker: Speaker, stage: Stage) -> None:
    speaker.say("now")
    assert wait_for(lambda: stage.heard == ["now"])
    for n in range(20):
        speaker.say(f"{n}")
    for n in range(9):
        stage.sounds[n].over.set()
        expected = n + 2
        if n < 8:
            assert wait_for(lambda expected=expected: len(stage.sounds) == expected)
    assert wait_for(lambda: not speaker.busy)
    assert stage.heard[1:] == [str(n) for n in range(12, 20)]


def test_closing_cuts_off_at_once_and_twice_is_harmless(speaker: Speaker, stage: Stage) -> None:
    speaker.say("A long explanation.")
    assert wait_for(lambda: len(stage.sounds) == 1)
    began_s = time.monotonic()
    speaker.close()
    speaker.close()
    assert time.monotonic() - began_s < 1.0
    assert stage.sounds[0].stopped and stage.closed
    speaker.say("too late")
    assert not speaker.busy
    assert "posecheck-voice" not in {thread.name for thread in threading.enumerate()}


def test_without_a_voice_everything_goes_on_in_the_time_of_the_words() -> None:
    clock = Clock()
    speaker = Speaker(None, clock=clock)
    assert speaker.trouble == TROUBLE_NO_VOICE
    speaker.say("Hold.")
    assert speaker.busy

    def later() -> bool:
        clock.now_s += 0.05
        return not speaker.busy

    assert wait_for(later)
    assert clock.now_s >= spoken_s("Hold.")
    speaker.close()


def test_a_child_that_dies_once_is_started_again() -> None:
    stage = Stage(instant=True, failing=1)
    speaker = Speaker(stage)
    speaker.say("Hold.")
    assert wait_for(lambda: not speaker.busy)
    assert stage.heard == ["Hold.", "Hold."]
    assert speaker.trouble is None
    speaker.close()


def test_a_device_that_is_gone_is_told_and_silence_keeps_the_time_until_it_is_back() -> None:
    clock = Clock()
    stage = Stage(instant=True, refuse=True)
    speaker = Speaker(stage, clock=clock)

    def quiet() -> bool:
        clock.now_s += 0.05
        return not speaker.busy

    for _ in range(2):
        speaker.say("Hold.")
        assert wait_for(quiet)
    assert speaker.trouble == TROUBLE_BROKEN
    stage.refuse = False
    speaker.say("Not yet.")
    assert wait_for(quiet)
    assert stage.heard == []
    clock.now_s += 31.0
    speaker.say("Back.")
    assert wait_for(quiet)
    assert stage.heard == ["Back."]
    assert speaker.trouble is None
    speaker.close()


def test_a_child_that_hangs_is_ended() -> None:
    clock = Clock()
    stage = Stage()
    speaker = Speaker(stage, clock=clock)
    speaker.say("Hold.")
    assert wait_for(lambda: len(stage.sounds) == 1)
    clock.now_s += 60.0
    assert wait_for(lambda: stage.sounds[0].stopped)
    speaker.close()


def test_muted_nothing_sounds_and_the_time_passes() -> None:
    stage = Stage(instant=True)
    speaker = Speaker(stage, Path, muted=True, clock=(clock := Clock()))
    speaker.say("Hold.")
    speaker.play("count")

    def quiet() -> bool:
        clock.now_s += 0.05
        return not speaker.busy

    assert wait_for(quiet)
    assert stage.heard == []
    speaker.muted = False
    speaker.say("Aloud.")
    assert wait_for(quiet)
    assert stage.heard == ["Aloud."]
    speaker.close()


def test_hush_cuts_off_and_forgets(speaker: Speaker, stage: Stage) -> None:
    speaker.say("One.")
    speaker.say("Two.")
    assert wait_for(lambda: len(stage.sounds) == 1)
    speaker.hush()
    assert wait_for(lambda: not speaker.busy)
    assert stage.heard == ["One."]


def test_silence_takes_the_time_of_the_words() -> None:
    clock = Clock()
    sound = TimedSilence(clock, speed=2.0).speak("Keep breathing calmly.")
    length_s = spoken_s("Keep breathing calmly.") / 2
    clock.now_s = length_s - 0.01
    assert sound.running()
    clock.now_s = length_s + 0.01
    assert not sound.running()
