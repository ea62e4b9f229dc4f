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
from posecheck.errors import InputError, UsageError
from posecheck.geometry.posture import Posture
from posecheck.words import text

__all__ = ["command"]

_SPAN = re.compile(r"(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)")
_WORDS = {
    Posture.SUPINE: ("On the back", "pressed", "arched"),
    Posture.PRONE: ("On the stomach", "relaxed", "lifted"),
}
_NEEDED = f"{SEEN_D:g}"


@click.command("lower-back")
@click.argument("video")
@click.option("--press", "press", multiple=True, metavar="FROM-TO", help="Seconds; repeatable.")
@click.option("--arch", "arch", multiple=True, metavar="FROM-TO", help="Seconds; repeatable.")
@model_option
@click.option("--save", is_flag=True, help="Keep it for exercises filmed from the same place.")
def command(
    video: str, press: tuple[str, ...], arch: tuple[str, ...], model: str | None, save: bool
) -> None:
    """Learn your lower back from VIDEO, in which you press and arch it (or poses as .npz).

    Lie as for the exercise and keep all else still; on the back: press the lower back into
    the floor, then arch it gently, twice or more. On the stomach: relax, then lift the chest
    gently. The times are found, or given.
    """
    if "://" in video:
        raise InputError(
            f"{video}: an address, not a file; save the video on this computer and give its name"
        )
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
        raise UsageError(f"{option} {given}: expected seconds FROM-TO, such as {option} 1-4")
    return float(found[1]), float(found[2])


def _lines(finding: BackFinding) -> list[str]:
    """Say what was found, for a person."""
    calibration = finding.calibration
    lies, low, high = _WORDS[calibration.placement.posture]
    lines = [f"{lies}, {low} and {high}:"]
    for number, (pressed, arched) in enumerate(_pairs(finding), 1):
        lines.append(f"  {number}. {low} at {_time(pressed)}, {high} at {_time(arched)}")
    lines.append(f"How clearly the two can be told apart (d'; {_NEEDED} is needed):")
    for signal, end in calibration.signals.items():
        lines.append(f"  {text(f'back.signal.{signal}'):<22}{end.d_prime:>5.1f}")
    lines.append(f"  {text('back.signal.together'):<22}{calibration.d_prime:>5.1f}")
    if calibration.seen:
        return [*lines, text("back.seen")]
    lines.append(text("back.unseen"))
    lines += [f"  - {text(f'back.change.{advice}')}" for advice in finding.advice]
    supine = calibration.placement.posture is Posture.SUPINE
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
    return f"{start_s:.1f} s" if start_s == end_s else f"{start_s:g} to {end_s:g} s"


def _saved(finding: BackFinding) -> str:
    """Keep it in the profile, and say so."""
    from posecheck.settings.profile_file import (
        keep_calibration,
        profile_file,
        read_profile,
        write_profile,
    )

    if not finding.calibration.seen:
        return "Not kept: it would tell nothing."
    profile, trouble = read_profile(profile_file())
    write_profile(profile_file(), keep_calibration(profile, finding.calibration))
    kept = f"Kept in {profile_file()}, for this place of camera and mat."
    return kept if trouble is None else f"{trouble}\n{kept}"
