"""A session on a network camera of this computer, which dies and comes back."""

from __future__ import annotations

import threading
import time

from posecheck.app.session.pictures import LivePictures
from posecheck.app.session.run import Outcome, Setup, run_session
from posecheck.app.session.show import Show
from posecheck.feedback.live_picture import LivePicture
from posecheck.voice.silence import TimedSilence
from posecheck.voice.speaker import Speaker
from posecheck.voice.transcript import Transcript
from tests.capture.mjpeg_server import MjpegServer
from tests.figures import bridge
from tests.session.scenes import part, session
from tests.session.stage import FigureEstimator

# On the wall: a bridge, then the camera dies and comes back, then another bridge.
SCRIPT = bridge((4.0, 21.0))


def test_a_server_that_dies_and_comes_back() -> None:
    transcript = Transcript()
    outcomes: list[Outcome] = []
    with MjpegServer(fps=20.0) as server:
        port = server.port

        def dies_and_comes_back() -> None:
            time.sleep(13.0)
            server.die()
            time.sleep(2.5)
            server.start()

        thread = threading.Thread(target=dies_and_comes_back)
        thread.start()
        outcomes.append(
            run_session(
                Setup(
                    session(part(reps=2), brief=True),
                    LivePictures.named(server.url),
                    lambda: FigureEstimator(SCRIPT),
                    Speaker(TimedSilence(speed=4.0)),
                    transcript,
                    Show(None, LivePicture(), None),
                )
            )
        )
        thread.join()
        assert server.port == port
    said = [line.id for line in transcript.lines]
    assert len(outcomes[0].results[0].reps) == 2
    assert [text_id for text_id in said if text_id.startswith("lost.")]
    assert "session.camera_back" in said
    assert "session.done" in said
