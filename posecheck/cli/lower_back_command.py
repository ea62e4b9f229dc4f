"""``posecheck lower-back``."""

from __future__ import annotations

import re
from pathlib import Path

import click

from posecheck.app.lower_back import BackFinding, TimeSpan, learn_lower_back
from posecheck.baseline.back_calibration import SEEN_D
from posecheck.cli.progress import progress_bar
from posecheck.cli.session_options import model_option
from posecheck.cli.terminal import say
from posecheck.cli.wording import Command
from posecheck.errors import InputError, UsageError
from posecheck.geometry.posture import Posture
from posecheck.words import text

__all__ = ["command"]

_SPAN = re.compile(r"(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)")
_NEEDED = f"{SEEN_D:g}"


@click.command("lower-back", cls=Command)
@click.argument("video")
@click.option("--press", "press", multiple=True, metavar="FROM-TO")
@click.option("--arch", "arch", multiple=True, metavar="FROM-TO")
@model_option
@click.option("--save", is_flag=True)
def command(
    video: str, press: tuple[str, ...], arch: tuple[str, ...], model: str | None, save: bool
) -> None:
    """Learn your lower back from VIDEO, in which you press and arch it (or poses as .npz).

    Lie as for the exercise and keep all else still; on the back: press the lower back into
    the floor, then arch it gently, twice or more. On the stomach: relax, then lift the chest
    gently. The times are found, or given.
    """
    if "://" in video:
        raise InputError("error.address", path=video)
    press_s = [_span("--press", given) for given in press]
    arch_s = [_span("--arch", given) for given in arch]
    with progress_bar() as progress:
        finding = learn_lower_back(Path(video), press_s, arch_s, progress, model)
    for line in _lines(finding):
        say(line)
    if save:
        say(_saved(finding))


def _span(option: str, given: str) -> TimeSpan:
    found = _SPAN.fullmatch(given.strip())
    if found is None or not float(found[1]) < float(found[2]):
        raise UsageError("error.span", option=option, given=given)
    return float(found[1]), float(found[2])


def _lines(finding: BackFinding) -> list[str]:
    """Say what was found, for a person."""
    calibration = finding.calibration
    posture = calibration.placement.posture
    lines = [text(f"terminal.back.{posture}")]
    for number, (pressed, arched) in enumerate(_pairs(finding), 1):
        times = {"low_at": _time(pressed), "high_at": _time(arched)}
        lines.append(f"  {text(f'terminal.back.pair.{posture}', number=number, **times)}")
    lines.append(text("terminal.back.apart", needed=_NEEDED))
    for signal, end in calibration.signals.items():
        lines.append(f"  {text(f'back.signal.{signal}'):<22}{end.d_prime:>5.1f}")
    lines.append(f"  {text('back.signal.together'):<22}{calibration.d_prime:>5.1f}")
    if calibration.seen:
        return [*lines, text("back.seen")]
    lines.append(text("back.unseen"))
    lines += [f"  - {text(f'back.change.{advice}')}" for advice in finding.advice]
    supine = posture is Posture.SUPINE
    return [*lines, text("back.hand_test")] if supine else lines


def _pairs(finding: BackFinding) -> list[tuple[TimeSpan | None, TimeSpan | None]]:
    pressed, arched = finding.pressed_s, finding.arched_s
    most = max(len(pressed), len(arched))
    return [
        (pressed[k] if k < len(pressed) else None, arched[k] if k < len(arched) else None)
        for k in range(most)
    ]


def _time(span: TimeSpan | None) -> str:
    if span is None:
        return "-"
    start_s, end_s = span
    if start_s == end_s:
        return text("terminal.seconds", seconds=start_s)
    return text("terminal.back.span", start=start_s, end=end_s)


def _saved(finding: BackFinding) -> str:
    """Keep it in the profile, and say so."""
    from posecheck.settings.profile_file import (
        keep_calibration,
        profile_file,
        read_profile,
        write_profile,
    )

    if not finding.calibration.seen:
        return text("terminal.back.not_kept")
    profile, trouble = read_profile(profile_file())
    write_profile(profile_file(), keep_calibration(profile, finding.calibration))
    kept = text("terminal.back.kept", path=profile_file())
    return kept if trouble is None else f"{trouble}\n{kept}"
