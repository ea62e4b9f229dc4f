"""The earcons as waveforms, and the transcript as text."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from posecheck.coaching.utterance import Earcon
from posecheck.voice.earcons import EARCONS, RATE_HZ, waveform
from posecheck.voice.transcript import SpokenLine, Transcript


def pitches(name: str) -> list[float]:
    return [note.pitch_hz for note in EARCONS[name]]


def test_there_is_a_sound_for_every_earcon_and_no_other() -> None:
    assert set(EARCONS) == {earcon.value for earcon in Earcon}


@pytest.mark.parametrize("name", EARCONS)
def test_a_sound_is_short_begins_and_ends_softly_and_does_not_clip(name: str) -> None:
    sound = waveform(EARCONS[name]).astype(float)
    assert len(sound) / RATE_HZ <= 0.6
    assert 8_000 < np.abs(sound).max() < 16_000
    for edge in (sound[:20], sound[-20:]):
        assert np.abs(edge).max() < 1_500


@pytest.mark.parametrize("name", EARCONS)
def test_a_sound_has_the_pitch_of_its_first_note(name: str) -> None:
    note = EARCONS[name][0]
    part = waveform(EARCONS[name])[: round(RATE_HZ * note.length_s)].astype(float)
    spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)), 1 << 17))
    found_hz = spectrum.argmax() * RATE_HZ / (1 << 17)
    assert found_hz == pytest.approx(note.pitch_hz, abs=15)


def test_bad_news_goes_down_good_news_goes_up_and_no_two_are_alike() -> None:
    assert pitches("fault")[0] > pitches("fault")[-1]
    for name in ("start", "corrected", "done"):
        assert pitches(name)[0] < pitches(name)[-1]
    for one, other in combinations(EARCONS, 2):
        assert pitches(one) != pitches(other)


@pytest.mark.parametrize(
    ("time_s", "stamp"),
    [
        (0.0, "00:00.0"),
        (59.96, "00:59.9"),
        (60.0, "01:00.0"),
        (3725.25, "62:05.2"),
        (-1, "00:00.0"),
    ],
)
def test_a_line_tells_the_time_of_the_picture(time_s: float, stamp: str) -> None:
    assert str(SpokenLine(time_s, "Hold.")) == f"{stamp}  Hold."


def test_sounds_and_interruptions_are_marked() -> None:
    line = SpokenLine(1.0, "A little lower.", "cue", "fault", interrupts=True)
    assert str(line) == "00:01.0  ! (fault) A little lower."
    assert str(SpokenLine(1.0, "", earcon="count")) == "00:01.0  (count)"


def test_every_line_is_on_disk_as_it_is_said(tmp_path: Path) -> None:
    path = tmp_path / "said.txt"
    transcript = Transcript(path)
    transcript.add(SpokenLine(1.0, "Übung eins."))
    assert path.read_text("utf-8") == "00:01.0  Übung eins.\n"
    transcript.close()
    transcript.close()
    again = Transcript(path)
    again.add(SpokenLine(2.0, "Weiter."))
    again.close()
    assert path.read_text("utf-8").splitlines() == ["00:01.0  Übung eins.", "00:02.0  Weiter."]


def test_a_transcript_that_cannot_be_written_is_told_and_kept_in_memory(tmp_path: Path) -> None:
    transcript = Transcript(tmp_path / "no" / "folder.txt")
    transcript.add(SpokenLine(1.0, "Hold."))
    assert transcript.trouble is not None and "folder.txt" in transcript.trouble
    assert [line.text for line in transcript.lines] == ["Hold."]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_ends_the_writing_and_not_the_session() -> None:
    transcript = Transcript(Path("/dev/full"))
    for n in range(3):
        transcript.add(SpokenLine(float(n), "Hold."))
    assert transcript.trouble is not None
    assert len(transcript.lines) == 3
