"""The command ``posecheck``: heavy imports wait until a command is known."""

from __future__ import annotations

import io
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

import click

from posecheck import __version__
from posecheck.cli.terminal import say
from posecheck.cli.wording import Group, language_option, speak_in_clicks_place
from posecheck.errors import PosecheckError
from posecheck.signals import clear_up, ending_signals
from posecheck.words import system_language, text, use

__all__ = ["cli", "main", "run"]

_COMMANDS = {
    "train": "posecheck.cli.train_command",
    "live": "posecheck.cli.live_command",
    "cameras": "posecheck.cli.cameras_command",
    "history": "posecheck.cli.history_command",
    "prescribe": "posecheck.cli.prescribe_command",
    "care": "posecheck.cli.care_command",
    "analyze": "posecheck.cli.analyze_command",
    "report": "posecheck.cli.report_command",
    "lower-back": "posecheck.cli.lower_back_command",
    "demo": "posecheck.cli.demo_command",
    "replay": "posecheck.cli.replay_command",
    "benchmark": "posecheck.cli.benchmark_command",
    "exercises": "posecheck.cli.exercises_command",
    "doctor": "posecheck.cli.doctor_command",
    "models": "posecheck.cli.models_command",
}
_SPELLINGS = {"analyse": "analyze"}
# With the number of the signal added: 130 for Ctrl-C, 143 for SIGTERM.
EXIT_SIGNAL = 128
EXIT_BUG, EXIT_USE = 1, 2


class _StoppedError(BaseException):
    """A signal. Of KeyboardInterrupt Click would make an empty line."""


def _stop(number: int) -> None:
    """End what is under way when a signal comes."""
    if clear_up():
        # On the spot: an exception can get lost in the libraries that do the long work.
        os._exit(_stopped(number))
    raise _StoppedError(number)


def _stopped(number: int) -> int:
    """Say why it ends, and give the exit code."""
    if os.isatty(2):
        # The terminal has written ^C; a progress bar hides the cursor.
        os.write(2, b"\r\x1b[2K\x1b[?25h")
    name = signal.Signals(number).name
    return _fail(text("terminal.stopped", name=name), EXIT_SIGNAL + number)


class _LazyGroup(Group):
    """Loads a command's module only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        name = _SPELLINGS.get(cmd_name, cmd_name)
        if name not in _COMMANDS:
            return None
        module = import_module(_COMMANDS[name])
        command: click.Command = module.command
        return command


speak_in_clicks_place()


@click.group(cls=_LazyGroup)
@click.version_option(__version__, prog_name="posecheck")
@click.option("--debug", is_flag=True)
@language_option
def cli(debug: bool) -> None:
    """Lead to the commands."""


def main(
    arguments: Sequence[str] | None = None, group: click.Group = cli, program: str = "posecheck"
) -> int:
    """Run a command line and turn errors into one line and an exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    use(system_language())
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot write a letter shows "?" for it, and stops nothing.
            stream.reconfigure(errors="replace")
    # Taken anywhere on the line: people add it behind the command that failed.
    debug = "--debug" in given or bool(os.environ.get("POSECHECK_DEBUG"))
    given = [word for word in given if word != "--debug"]
    for before, word in zip([program, *given], given, strict=False):
        # An empty folder would be the present one; mostly a variable of a script was empty.
        if not word or (word.startswith("--") and word.endswith("=")):
            return _fail(text("error.nothing_named", what=word or before), EXIT_USE)
    try:
        with ending_signals(_stop):
            code = group.main(given, prog_name=program, standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as asked:
        click.echo(asked.format_message())
        return 0
    except (_StoppedError, KeyboardInterrupt, click.Abort) as end:
        return _stopped(end.args[0] if isinstance(end, _StoppedError) else signal.SIGINT)
    except Exception as error:
        if debug and not isinstance(error, click.ClickException):
            traceback.print_exc()
        return _fail(*_explained(error))
    return code if isinstance(code, int) else 0


def _explained(error: Exception) -> tuple[str, int]:
    """Give the line and the exit code of an error."""
    if isinstance(error, click.UsageError):
        said = error.format_message()
        command = error.ctx.command_path if error.ctx else "posecheck"
        return text("error.see_help", said=said, command=command), error.exit_code
    if isinstance(error, click.ClickException):
        return error.format_message(), error.exit_code
    if isinstance(error, PosecheckError):
        return str(error), error.exit_code
    if isinstance(error, MemoryError):
        return text("error.memory"), EXIT_BUG
    report = text("error.bug")
    return f"{type(error).__name__}: {error} ({report})", EXIT_BUG


def _fail(message: str, code: int) -> int:
    """Print one line, whatever characters a file name brings along."""
    with suppress(OSError):  # the terminal may be gone
        say(f"posecheck: {' '.join(message.split())}", err=True)
    return code


def run() -> None:
    """Entry point of the installed command."""
    sys.exit(main())
