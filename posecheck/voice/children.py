"""Child processes that make sound: started without a shell, killed without ado."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

from posecheck.voice.driver import DriverError

__all__ = ["Child", "run_briefly", "start"]

_KILL_WAIT_S = 0.5
# The first words of what a child complains about are enough for a log.
_COMPLAINT = 200


class Child:
    """A child that sounds as long as it runs."""

    def __init__(self, process: subprocess.Popen[bytes], name: str) -> None:
        self._process, self._name = process, name
        self._stopped = False

    def running(self) -> bool:
        """See `Sounding.running`."""
        code = self._process.poll()
        if code is None:
            return True
        if code != 0 and not self._stopped:
            raise DriverError(f"{self._name} ended with code {code}")
        return False

    def stop(self) -> None:
        """See `Sounding.stop`."""
        self._stopped = True
        if self._process.poll() is None:
            self._process.kill()
            try:
                self._process.wait(_KILL_WAIT_S)
            except subprocess.TimeoutExpired:
                return  # the system reaps it later; nobody waits for it


def start(command: Sequence[str]) -> Child:
    """Start a child that needs no input and whose output nobody reads.

    It gets a session of its own, so that Ctrl-C at the terminal does not cut a word.

    Raises
    ------
    DriverError
        If it cannot be started.
    """
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise DriverError(f"{command[0]}: {error.strerror or error}") from error
    return Child(process, command[0])


def run_briefly(command: Sequence[str], timeout_s: float, text: str | None = None) -> str:
    """Run a child to its end and give what it printed.

    Raises
    ------
    DriverError
        If it cannot be started, fails or takes longer than `timeout_s`.
    """
    try:
        done = subprocess.run(
            command,
            input=text,
            stdin=subprocess.DEVNULL if text is None else None,
            capture_output=True,
            timeout=timeout_s,
            check=False,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise DriverError(f"{command[0]}: {error}") from error
    if done.returncode != 0:
        complaint = " ".join(done.stderr.split())[:_COMPLAINT]
        raise DriverError(f"{command[0]} ended with code {done.returncode}: {complaint}")
    return done.stdout
