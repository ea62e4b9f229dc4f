"""The command ``posecheck``: heavy imports wait until a command is known."""

from __future__ import annotations

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
from posecheck.errors import PosecheckError
from posecheck.signals import clear_up, ending_signals

__all__ = ["cli", "main", "run"]

_COMMANDS = {
    "train": ("posecheck.cli.train_command", "Train in front of a camera, led by voice."),
    "live": ("posecheck.cli.live_command", "Do one exercise in front of a camera."),
    "cameras": ("posecheck.cli.cameras_command", "List the cameras."),
    "care": ("posecheck.cli.care_command", "Show or change the safety answers."),
    "analyze": ("posecheck.cli.analyze_command", "Analyse a recorded video."),
    "lower-back": ("posecheck.cli.lower_back_command", "Learn your lower back from a video."),
    "demo": ("posecheck.cli.demo_command", "Analyse a sample clip and show the results."),
    "replay": ("posecheck.cli.replay_command", "Replay clips whose truth is known, and compare."),
    "benchmark": ("posecheck.cli.benchmark_command", "Measure how well known clips are judged."),
    "exercises": ("posecheck.cli.exercises_command", "List the exercises, or explain one."),
    "doctor": ("posecheck.cli.doctor_command", "Check this computer."),
    "models": ("posecheck.cli.models_command", "List, fetch and verify the pose models."),
}
_SPELLINGS = {"analyse": "analyze"}
# With the number of the signal added: 130 for Ctrl-C, 143 for SIGTERM.
EXIT_SIGNAL = 128
EXIT_BUG, EXIT_USE = 1, 2
_EPILOG = (
    "Exit codes: 0 done, 1 fault of the program, 2 wrong use, 3 video cannot be read, "
    "4 model missing or damaged, 5 wrong limits file, 6 results cannot be written, "
    "7 camera, 130 stopped with Ctrl-C, 143 with SIGTERM (128 and the number of the signal)."
)


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
    return _fail(f"stopped ({name}); nothing is left half written", EXIT_SIGNAL + number)


class _LazyGroup(click.Group):
    """Loads a command's module only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        name = _SPELLINGS.get(cmd_name, cmd_name)
        if name not in _COMMANDS:
            return None
        module = import_module(_COMMANDS[name][0])
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


@click.group(cls=_LazyGroup, epilog=_EPILOG)
@click.version_option(__version__, prog_name="posecheck")
@click.option("--debug", is_flag=True, help="Show where in the program an error arose.")
def cli(debug: bool) -> None:
    """A camera trainer for six exercises of the lower back.

    It checks what a camera can see. It does not diagnose and is not a medical device.
    """


def main(
    arguments: Sequence[str] | None = None, group: click.Group = cli, program: str = "posecheck"
) -> int:
    """Run a command line and turn errors into one line and an exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    # Taken anywhere on the line: people add it behind the command that failed.
    debug = "--debug" in given or bool(os.environ.get("POSECHECK_DEBUG"))
    given = [word for word in given if word != "--debug"]
    for before, word in zip([program, *given], given, strict=False):
        # An empty folder would be the present one; mostly a variable of a script was empty.
        if not word or (word.startswith("--") and word.endswith("=")):
            return _fail(f"{word or before}: nothing is named; name it, or leave it out", EXIT_USE)
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
        hint = f" (see: {error.ctx.command_path} --help)" if error.ctx else ""
        return f"{error.format_message()}{hint}", error.exit_code
    if isinstance(error, click.ClickException):
        return error.format_message(), error.exit_code
    if isinstance(error, PosecheckError):
        return str(error), error.exit_code
    if isinstance(error, MemoryError):
        return "this computer has too little memory for that", EXIT_BUG
    report = "a fault of the program; add --debug to see where, and please report it"
    return f"{type(error).__name__}: {error} ({report})", EXIT_BUG


def _fail(message: str, code: int) -> int:
    """Print one line, whatever characters a file name brings along."""
    with suppress(OSError):  # the terminal may be gone
        say(f"posecheck: {' '.join(message.split())}", err=True)
    return code


def run() -> None:
    """Entry point of the installed command."""
    sys.exit(main())
