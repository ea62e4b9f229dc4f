"""The ways to speak, with stand-ins for the system's commands and with the real ones."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import wave
from contextlib import closing
from pathlib import Path

import pytest

from posecheck.voice.children import run_briefly, start
from posecheck.voice.driver import DriverError, Sounding
from posecheck.voice.drivers import DirectSpeech, LineSpeech, RenderedSpeech
from posecheck.voice.earcons import EarconFiles
from posecheck.voice.opening import Output, open_speaker
from posecheck.voice.players import Players, commands_for
from posecheck.voice.silence import spoken_s
from posecheck.voice.system_speech import mac_voice, system_driver
from tests.voice.sounds import wait_for

PY = sys.executable
WORKS = (PY, "-c", "import sys; open(sys.argv[1]).close()")
FAILS = (PY, "-c", "import sys; sys.exit(3)")
LASTS = (PY, "-c", "import time; time.sleep(60)")
# A child like the one that speaks on Windows: a line in, a line out when it is said.
ECHO = (PY, "-u", "-c", "import sys\nfor line in sys.stdin: print('.')")
DEAF = (PY, "-u", "-c", "import sys, time\nsys.stdin.readline(); time.sleep(60)")
DIES = (PY, "-u", "-c", "import sys; sys.stdin.readline()")

needs_espeak = pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="espeak-ng is not installed"
)


def over(sound: Sounding) -> bool:
    return wait_for(lambda: not sound.running())


@pytest.fixture
def sound_file() -> Path:
    path = EarconFiles()("count")
    assert path is not None
    return path


def test_the_first_player_that_works_is_used_and_remembered(sound_file: Path) -> None:
    players = Players([("no-such-player",), FAILS, WORKS])
    assert over(players.play(sound_file))
    assert players.begin(0, sound_file).running() in (True, False)
    assert over(players.play(sound_file))


def test_when_every_player_fails_it_is_told(sound_file: Path) -> None:
    with pytest.raises(DriverError, match="code 3"):
        over(Players([FAILS]).play(sound_file))
    with pytest.raises(DriverError):
        Players([]).play(sound_file)
    with pytest.raises(DriverError, match="no-such-player"):
        Players([("no-such-player",)]).play(sound_file)


def test_a_child_that_is_cut_off_is_gone_and_no_failure() -> None:
    child = start(LASTS)
    began_s = time.monotonic()
    child.stop()
    assert not child.running()
    assert time.monotonic() - began_s < 1.0


def test_a_text_reaches_a_command_as_one_argument_and_no_shell(tmp_path: Path) -> None:
    text = "-v; $(touch here) 'äöü'"
    script = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(sys.argv[2], 'utf-8')"
    path = tmp_path / "said"
    speech = DirectSpeech(lambda words: (PY, "-c", script, str(path), words), Players([]))
    assert over(speech.speak(text))
    assert path.read_text("utf-8") == text


def test_a_sentence_is_rendered_once(tmp_path: Path, sound_file: Path) -> None:
    rendered: list[str] = []

    def render(text: str, path: Path) -> tuple[str, ...]:
        rendered.append(text)
        script = "import sys, shutil; shutil.copy(sys.argv[1], sys.argv[2])"
        return (PY, "-c", script, str(sound_file), str(path))

    speech = RenderedSpeech(render, Players([WORKS]))
    for text in ("Hold.", "Hold.", "Rest."):
        assert over(speech.speak(text))
    assert rendered == ["Hold.", "Rest."]
    speech.close()


def test_speech_that_cannot_be_rendered_is_a_failure() -> None:
    speech = RenderedSpeech(lambda text, path: FAILS, Players([WORKS]))
    with pytest.raises(DriverError, match="code 3"):
        speech.speak("Hold.")
    silent = RenderedSpeech(lambda text, path: (PY, "-c", ""), Players([WORKS]))
    with pytest.raises(DriverError, match="not rendered"):
        silent.speak("Hold.")
    for each in (speech, silent):
        each.close()


def test_a_lasting_child_answers_each_line_and_is_started_once() -> None:
    speech = LineSpeech(ECHO, Players([]))
    for _ in range(3):
        assert over(speech.speak("Hold.\nStill one line."))
    speech.close()
    speech.close()


def test_a_lasting_child_that_is_cut_off_is_started_again() -> None:
    speech = LineSpeech(DEAF, Players([]))
    sound = speech.speak("A long explanation.")
    assert sound.running()
    sound.stop()
    again = speech.speak("Next.")
    assert again.running()
    again.stop()
    speech.close()


def test_a_lasting_child_that_dies_is_a_failure() -> None:
    speech = LineSpeech(DIES, Players([]))
    sound = speech.speak("Hold.")
    with pytest.raises(DriverError, match="ended"):
        over(sound)
    with pytest.raises(DriverError):
        LineSpeech(("no-such-speech",), Players([])).speak("Hold.")
    speech.close()


def test_a_command_that_takes_too_long_is_ended() -> None:
    with pytest.raises(DriverError):
        run_briefly(LASTS, 0.1)


@pytest.mark.parametrize(
    ("platform", "there", "kind"),
    [
        ("linux", {"espeak-ng", "aplay"}, RenderedSpeech),
        ("linux", {"espeak-ng"}, DirectSpeech),
        ("linux", {"spd-say", "aplay"}, DirectSpeech),
        ("linux", {"aplay"}, type(None)),
        ("darwin", {"say", "afplay"}, DirectSpeech),
        ("darwin", set(), type(None)),
        ("win32", {"powershell"}, LineSpeech),
        ("win32", set(), type(None)),
    ],
)
def test_each_system_gets_the_voice_it_has(platform: str, there: set[str], kind: type) -> None:
    def which(name: str) -> str | None:
        return name if name in there else None

    assert type(system_driver("de", platform, which)) is kind


def test_players_of_each_system() -> None:
    assert commands_for("linux", lambda name: name)[-1] == ("aplay", "-q")
    assert commands_for("linux", lambda name: None) == ()
    assert commands_for("darwin", lambda name: name) == (("afplay",),)
    assert commands_for("win32", lambda name: None)[0][0] == PY


def test_the_voice_of_a_language_is_found_on_a_mac() -> None:
    listing = (
        "Alex                en_US    # Hi.\nAnna (Enhanced)     de_DE    # Hallo.\n"
        "Rocko               de-DE    # Hallo.\nnonsense\n"
    )
    assert mac_voice(listing, "de") == "Anna (Enhanced)"
    assert mac_voice(listing, "en") == "Alex"
    assert mac_voice(listing, "fr") is None
    assert mac_voice("", "de") is None


@needs_espeak
@pytest.mark.parametrize("language", ["en", "de"])
def test_espeak_says_both_languages_in_the_time_that_is_reckoned_with(
    language: str, tmp_path: Path
) -> None:
    log = str(tmp_path / "length")
    script = (
        "import sys, wave; w = wave.open(sys.argv[1]); s = w.getnframes() / w.getframerate();"
        f"open({log!r}, 'a').write(f'{{s}}\\n')"
    )
    driver = system_driver(language)
    if not isinstance(driver, RenderedSpeech):
        pytest.skip("there is no command to play a WAV file")
    speech = RenderedSpeech(driver._render, Players([(PY, "-c", script)]))
    texts = ["Hold.", "Press your lower back into the floor.", "-v is no option here."]
    for text in texts:
        assert over(speech.speak(text))
    lengths = [float(line) for line in (tmp_path / "length").read_text().split()]
    for text, length_s in zip(texts, lengths, strict=True):
        assert abs(spoken_s(text) - length_s) < 0.9
    speech.close()


@needs_espeak
def test_a_computer_without_a_sound_device_says_so_and_goes_on() -> None:
    if shutil.which("aplay") is None:
        pytest.skip("aplay is not installed")
    if Path("/dev/snd").exists() or os.environ.get("PULSE_SERVER"):
        pytest.skip("this computer has a sound device")
    speaker = open_speaker("en")
    for _ in range(2):
        speaker.say("Hi.")
        assert wait_for(lambda: not speaker.busy)
    assert speaker.trouble == "voice.broken"
    speaker.close()


def test_the_null_output_only_takes_time() -> None:
    speaker = open_speaker("en", Output.NULL)
    speaker.play("count")
    speaker.say("")
    assert wait_for(lambda: not speaker.busy)
    assert speaker.trouble is None
    speaker.close()


def test_earcons_are_written_once_and_whole() -> None:
    files = EarconFiles()
    path = files("done")
    assert path is not None
    with closing(wave.open(str(path), "rb")) as file:
        assert file.getnchannels() == 1 and file.getsampwidth() == 2
        assert 0.3 < file.getnframes() / file.getframerate() < 1.0
    before = path.stat().st_mtime_ns
    assert files("done") == path
    assert path.stat().st_mtime_ns == before
    assert files("no such sound") is None
    shutil.rmtree(path.parent)  # as some systems do at night
    again = files("done")
    assert again is not None and again.is_file()


def test_sounds_are_not_written_through_links_in_the_shared_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared, mine = tmp_path / "tmp", tmp_path / "mine.txt"
    shared.mkdir()
    mine.write_text("precious")
    for name in ("posecheck-earcon-count.wav", "posecheck-earcon-count.part", "count.wav"):
        (shared / name).symlink_to(mine)
    monkeypatch.setattr("tempfile.tempdir", str(shared))
    path = EarconFiles()("count")
    assert path is not None
    assert mine.read_text() == "precious"
    assert path.parent.parent == shared
    if sys.platform != "win32":
        assert path.parent.stat().st_mode & 0o077 == 0


SOUNDS = """
import sys, time
from posecheck.voice.earcons import EarconFiles
from posecheck.voice.drivers import RenderedSpeech
from posecheck.voice.players import Players
works = (sys.executable, "-c", "import sys; open(sys.argv[1], 'a').close()")
speech = RenderedSpeech(lambda text, path: (*works, str(path)), Players([works]))
speech.speak("Hello.")
print(EarconFiles()("count"), flush=True)
if sys.argv[1:]:
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot hold a folder")
def test_what_a_killed_run_left_of_its_sounds_goes_and_what_a_living_one_has_stays(
    tmp_path: Path,
) -> None:
    def begun(*arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", SOUNDS, *arguments],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "TMPDIR": str(tmp_path)},
        )

    living, killed = begun("stays"), begun("stays")
    for process in (living, killed):
        assert process.stdout is not None
        assert process.stdout.readline().endswith("count.wav\n")
    assert len(list(tmp_path.iterdir())) == 4
    killed.kill()
    killed.communicate()
    done = begun()
    done.communicate(timeout=60)
    assert done.returncode == 0
    kept = sorted(path.name.rpartition("-")[0] for path in tmp_path.iterdir())
    living.kill()
    living.communicate()
    assert kept == ["posecheck-sounds", "posecheck-voice"]


def test_without_a_place_for_sounds_there_are_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    assert EarconFiles()("count") is None
