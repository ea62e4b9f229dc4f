"""The ways to speak: rendered to a file and played, directly, or by a lasting child."""

from __future__ import annotations

import atexit
import hashlib
import subprocess
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from posecheck.held_folder import HeldFolder
from posecheck.voice.children import run_briefly, start
from posecheck.voice.driver import DriverError, Sounding
from posecheck.voice.players import Players

__all__ = ["DirectSpeech", "LineSpeech", "RenderedSpeech"]

# Rendering a sentence takes 10 ms with espeak-ng; a machine on its knees takes longer.
_RENDER_S = 5.0


class RenderedSpeech:
    """Renders a sentence to a WAV file once, then plays it; what was said before is instant.

    A missing sound device shows here, as a player that fails. (espeak-ng itself
    ends with code 0 where there is no device.)

    Parameters
    ----------
    render : callable
        Gives the command for a text and the file it is to write.
    """

    def __init__(self, render: Callable[[str, Path], Sequence[str]], players: Players) -> None:
        self._render, self._players = render, players
        self._folder: HeldFolder | None = None

    def speak(self, text: str) -> Sounding:
        """See `Driver.speak`."""
        return self._players.play(self._rendered(text))

    def play(self, path: Path) -> Sounding:
        """See `Driver.play`."""
        return self._players.play(path)

    def close(self) -> None:
        """See `Driver.close`."""
        if self._folder is not None:
            self._folder.close()
            self._folder = None

    def _rendered(self, text: str) -> Path:
        try:
            if self._folder is None or not self._folder.path.is_dir():
                self._folder = HeldFolder("posecheck-voice-")
                atexit.register(self._folder.close)
        except OSError as error:
            raise DriverError(f"no place to render speech: {error}") from error
        name = hashlib.sha256(text.encode()).hexdigest()[:16]
        path = self._folder.path / f"{name}.wav"
        if not path.is_file():
            # Under another name until it is whole: half a sentence is never played.
            unfinished = path.with_suffix(".part.wav")
            run_briefly(self._render(text, unfinished), _RENDER_S)
            try:
                unfinished.replace(path)
            except OSError as error:
                raise DriverError(f"speech was not rendered: {error}") from error
        return path


class DirectSpeech:
    """A command that speaks its last argument and ends when it is said."""

    def __init__(self, command: Callable[[str], Sequence[str]], players: Players) -> None:
        self._command, self._players = command, players

    def speak(self, text: str) -> Sounding:
        """See `Driver.speak`."""
        return start(self._command(text))

    def play(self, path: Path) -> Sounding:
        """See `Driver.play`."""
        return self._players.play(path)

    def close(self) -> None:
        """See `Driver.close`."""


class LineSpeech:
    """A lasting child that speaks each line it reads and then prints one.

    For systems whose speech takes long to start. Cutting it off ends the child; the
    next sentence starts another.
    """

    def __init__(self, command: Sequence[str], players: Players) -> None:
        self._command, self._players = tuple(command), players
        self._process: subprocess.Popen[str] | None = None

    def speak(self, text: str) -> Sounding:
        """See `Driver.speak`."""
        process = self._alive()
        if process.stdin is None:
            raise DriverError(f"{self._command[0]}: no way in")
        try:
            process.stdin.write(" ".join(text.split()) + "\n")
            process.stdin.flush()
        except (OSError, ValueError) as error:
            self.close()
            raise DriverError(f"{self._command[0]}: {error}") from error
        return _Line(self, process)

    def play(self, path: Path) -> Sounding:
        """See `Driver.play`."""
        return self._players.play(path)

    def close(self) -> None:
        """See `Driver.close`."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue  # it was closed at the other end
        process.wait()

    def _alive(self) -> subprocess.Popen[str]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        try:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                start_new_session=True,
            )
        except OSError as error:
            raise DriverError(f"{self._command[0]}: {error.strerror or error}") from error
        return self._process


class _Line:
    """One sentence of a `LineSpeech`: over when the child has printed a line."""

    def __init__(self, owner: LineSpeech, process: subprocess.Popen[str]) -> None:
        self._owner, self._process = owner, process
        self._answer: str | None = None
        self._over = threading.Event()
        threading.Thread(target=self._wait, daemon=True, name="posecheck-voice-line").start()

    def _wait(self) -> None:
        try:
            self._answer = self._process.stdout.readline() if self._process.stdout else ""
        except (OSError, ValueError):
            self._answer = ""
        self._over.set()

    def running(self) -> bool:
        """See `Sounding.running`."""
        if not self._over.is_set():
            return True
        if not self._answer:
            raise DriverError("the speech process ended")
        return False

    def stop(self) -> None:
        """See `Sounding.stop`."""
        if not self._over.is_set():
            self._process.kill()
            self._over.wait(1.0)
            self._owner.close()
