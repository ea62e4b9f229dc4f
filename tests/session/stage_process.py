"""A session on the stage in a process of its own, to be killed: ``FOLDER`` is the argument.

Writes ``said.txt`` as it speaks. Bridges follow each other quickly, so that a kill at any
moment is near something that is being written.
"""

from __future__ import annotations

import sys
from pathlib import Path

from posecheck.app.session.pictures import LivePictures
from posecheck.app.session.run import Setup, run_session
from posecheck.app.session.show import Show
from posecheck.capture.live_source import Clock
from posecheck.capture.newest_frame import NewestFrame
from posecheck.feedback.live_picture import LivePicture
from posecheck.history.session_file import SessionFile
from posecheck.voice.silence import TimedSilence
from posecheck.voice.speaker import Speaker
from posecheck.voice.transcript import Transcript
from tests.figures import bridge
from tests.session.scenes import part, session
from tests.session.stage import STARTED, FigureEstimator, StageCamera, fast

REPS = 30


def main(folder: Path) -> None:
    """Run until killed."""
    script = bridge(tuple(5.0 + 8.0 * n for n in range(REPS)))
    made = session(part(reps=REPS), brief=True)
    run_session(
        Setup(
            made,
            LivePictures("stage", lambda clock: NewestFrame(_camera(clock), clock), fast),
            lambda: FigureEstimator(script),
            Speaker(TimedSilence(fast), clock=fast),
            Transcript(folder / "said.txt"),
            Show(None, LivePicture(), None),
            SessionFile.create(folder / "sessions", made.planned, STARTED),
            now=fast,
        )
    )


def _camera(clock: Clock) -> StageCamera:
    return StageCamera(clock, 400.0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
