"""Which speech this computer has: espeak-ng or spd-say, ``say``, or Windows' own."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from posecheck.voice.children import run_briefly
from posecheck.voice.driver import Driver, DriverError
from posecheck.voice.drivers import DirectSpeech, LineSpeech, RenderedSpeech
from posecheck.voice.players import Players, commands_for

__all__ = ["mac_voice", "system_driver"]

# Words a minute: slower than espeak-ng's 175, to be followed while moving.
_WORDS_PER_MINUTE = 150
# Of 200; the default of 100 is soft through the loudspeaker of a laptop 3 m away.
_AMPLITUDE = 160
# spd-say counts its rate from -100 to 100.
_SPD_RATE = -15
_LIST_S = 5.0

# Speaks each line of its input and answers with a line when it is said.
_SAPI = (
    "[Console]::InputEncoding=[Text.Encoding]::UTF8;"
    "Add-Type -AssemblyName System.Speech;"
    "$s=New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    "try{{$s.SelectVoiceByHints('NotSet','NotSet',0,[Globalization.CultureInfo]'{culture}')}}"
    "catch{{}};$s.Rate=-1;"
    "while($null -ne ($l=[Console]::In.ReadLine())){{$s.Speak($l);[Console]::Out.WriteLine('.')}}"
)
_CULTURES = {"de": "de-DE", "en": "en-US"}


def system_driver(
    language: str,
    platform: str = sys.platform,
    which: Callable[[str], str | None] = shutil.which,
) -> Driver | None:
    """Give the way to speak `language` on this system; None if it has no voice."""
    players = Players(commands_for(platform, which))
    if platform == "win32":
        return LineSpeech(_powershell(language), players) if which("powershell") else None
    if platform == "darwin":
        return DirectSpeech(_say(language), players) if which("say") else None
    if which("espeak-ng"):
        if players.count:
            return RenderedSpeech(lambda text, path: _espeak(language, text, path), players)
        return DirectSpeech(lambda text: _espeak(language, text, None), players)
    if which("spd-say"):
        return DirectSpeech(lambda text: _spd_say(language, text), players)
    return None


def _espeak(language: str, text: str, path: Path | None) -> Sequence[str]:
    speed, loud = str(_WORDS_PER_MINUTE), str(_AMPLITUDE)
    into = () if path is None else ("-w", str(path))
    # After "--" a text that begins with a dash is no option.
    return (
        "espeak-ng",
        "-v",
        language,
        "-s",
        speed,
        "-a",
        loud,
        "-b",
        "1",
        "-z",
        *into,
        "--",
        text,
    )


def _spd_say(language: str, text: str) -> Sequence[str]:
    return ("spd-say", "--wait", "-l", language, "-r", str(_SPD_RATE), "--", text)


def _powershell(language: str) -> Sequence[str]:
    script = _SAPI.format(culture=_CULTURES.get(language, language))
    return ("powershell", "-NoProfile", "-NonInteractive", "-Command", script)


def _say(language: str) -> Callable[[str], Sequence[str]]:
    try:
        voice = mac_voice(run_briefly(("say", "-v", "?"), _LIST_S), language)
    except DriverError:
        voice = None
    chosen = () if voice is None else ("-v", voice)
    rate = str(_WORDS_PER_MINUTE)
    return lambda text: ("say", *chosen, "-r", rate, "--", text)


def mac_voice(listing: str, language: str) -> str | None:
    """Choose the first voice of a language from what ``say -v ?`` prints.

    Each line is ``Name   xx_YY    # sample``; names may have spaces.
    """
    for line in listing.splitlines():
        match = re.match(rf"(.+?)\s{{2,}}{re.escape(language)}[_-]\w+\s", line)
        if match:
            return match.group(1).strip()
    return None
