"""Runs a planned session from the command line and prints what came of it."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from posecheck.app.notes import notes_on_model
from posecheck.app.session.pictures import LivePictures
from posecheck.app.session.plan import SessionPlan
from posecheck.app.session.run import Ending, Outcome, Setup, run_session
from posecheck.app.session.session import Choices, Session
from posecheck.app.session.show import Screenshots, Show
from posecheck.assessment import SessionResult
from posecheck.capture.recording import Recording
from posecheck.cli.counting import counts_in_words
from posecheck.cli.main import EXIT_SIGNAL
from posecheck.cli.session_options import SessionOptions
from posecheck.cli.terminal import say
from posecheck.errors import OutputError
from posecheck.estimation.estimator import make_estimator
from posecheck.feedback.live_picture import LivePicture
from posecheck.feedback.window import Window
from posecheck.history.session_file import SessionFile, unfinished_sessions
from posecheck.history.session_record import SavedSession
from posecheck.history.store import sessions_folder
from posecheck.pose_models import pose_model
from posecheck.settings.care import Care
from posecheck.settings.profile_file import (
    keep_calibration,
    profile_file,
    read_profile,
    write_profile,
)
from posecheck.tracking.calibration import calibration_for
from posecheck.voice.opening import Output, open_speaker
from posecheck.voice.transcript import Transcript
from posecheck.words import current_language, text

__all__ = ["may_arch", "run_planned"]


def run_planned(
    plan: SessionPlan,
    options: SessionOptions,
    care: Care,
    *,
    window: Window | None,
    pain_before: int | None = None,
    saved: SavedSession | None = None,
) -> int:
    """Run a plan and print its outcome; give the exit code."""
    model_sha256 = pose_model(options.model).sha256
    for note in notes_on_model(model_sha256):
        say(note, err=True)
    choices = Choices(
        cues_off=care.cues_off(part.exercise for part in plan.parts),
        brief=options.brief,
        ratings=options.ratings,
        pain_before=pain_before,
        learn_back=options.learn_back and may_arch(care),
        profile=read_profile(profile_file())[0],
        calibration=calibration_for(model_sha256),
    )
    session = Session(plan, choices)
    setup = _setup(session, lambda: _file(plan, options, saved), options, window)
    outcome = run_session(setup, lambda line: say(line, err=True))
    if options.save:
        _keep_learnt(session)
    _report(outcome, setup.recorder)
    return EXIT_SIGNAL + outcome.signal_number if outcome.signal_number else 0


def _setup(
    session: Session,
    open_file: Callable[[], SessionFile | None],
    options: SessionOptions,
    window: Window | None,
) -> Setup:
    """Open voice, window and files; the camera's name is checked before any file is made."""
    pictures, share = LivePictures.named(options.camera, options.speed), options.share
    file, language = open_file(), current_language()
    recorder = Recording(options.record, shared=share) if options.record is not None else None
    shots = Screenshots(options.screenshots, shared=share) if options.screenshots else None
    show = Show(window, LivePicture(language), shots, pictures.now)
    show.recording = recorder is not None
    # Nobody can speak faster.
    sound = Output(options.sound) if options.speed is None else Output.NULL
    return Setup(
        session,
        pictures,
        partial(make_estimator, options.model),
        open_speaker(language, sound, muted=options.mute, clock=pictures.now),
        Transcript(options.transcript, shared=share),
        show,
        file,
        recorder,
        language,
        pictures.now,
    )


def may_arch(care: Care) -> bool:
    """Whether nothing speaks against arching the back."""
    if not care.may_arch:
        say(text("terminal.session.no_arch"), err=True)
    return care.may_arch


def _keep_learnt(session: Session) -> None:
    """Keep what was learnt of the lower back, for the next time in the same place."""
    profile = read_profile(profile_file())[0]
    for learnt in session.learnt:
        profile = keep_calibration(profile, learnt)
    if session.learnt:
        try:
            write_profile(profile_file(), profile)
        except OutputError as error:
            say(str(error), err=True)


def _file(
    plan: SessionPlan, options: SessionOptions, saved: SavedSession | None
) -> SessionFile | None:
    """Open the session's file; a session can be done without one, and says so."""
    if not options.save:
        return None
    started = datetime.now().astimezone().isoformat(timespec="seconds")
    try:
        if saved is not None:
            return SessionFile.go_on(saved, started)
        folder = options.folder or sessions_folder()
        return SessionFile.create(folder, plan.planned, started, who=options.who)
    except OutputError as error:
        say(text("terminal.session.not_kept", why=error), err=True)
        return None


def _report(outcome: Outcome, recorder: Recording | None) -> None:
    for result in outcome.results:
        say(f"{text(f'{result.exercise}.title')}: {counted(result)}")
    if outcome.ending is not Ending.BY_ITSELF and _can_go_on(outcome.file):
        say(text("terminal.session.unfinished"))
    if outcome.file is not None:
        say(text("terminal.kept", path=outcome.file))
        say(text("report.offer", what=shlex.quote(str(outcome.file))))
    if recorder is not None and recorder.summary:
        say(recorder.summary)


def _can_go_on(file: Path | None) -> bool:
    unfinished = unfinished_sessions(file.parent) if file is not None else ()
    return any(saved.path == file for saved in unfinished)


def counted(result: SessionResult) -> str:
    """Say what was counted, and what was done with a fault in this run."""
    counts = ", ".join(counts_in_words(result))
    faulty = sum(bool(rep.faults) for rep in result.reps)
    faulty += sum(bool(hold.faults) for hold in result.holds if hold.counted)
    return text("terminal.session.counted", counts=counts, faulty=faulty)
