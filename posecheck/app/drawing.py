"""Makes the annotated video: a second pass over the pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from posecheck.app.plan import Plan
from posecheck.app.poses import Progress, share_done
from posecheck.assessment import Assessment
from posecheck.pose import Frame, Observation

__all__ = ["Step", "draw_video", "matched"]

# A moment, how it was judged, and the name of the exercise as which it was.
Step = tuple[Observation, Assessment, str]


def draw_video(plan: Plan, steps: Iterable[Step], path: Path, progress: Progress) -> None:
    """Decode again, draw what was said at each moment, and write it.

    Raises
    ------
    OutputError
        If the video cannot be written.
    """
    from posecheck.capture.video_file import VideoFile
    from posecheck.feedback.overlay import Overlay
    from posecheck.feedback.video_writer import VideoWriter

    with VideoFile(plan.video) as video, VideoWriter(path, video.size_px) as writer:
        overlay_of = cache(lambda name: Overlay(video.size_px, name, plan.language))
        for frame, step in matched(video, steps):
            if step is not None:
                observation, assessment, name = step
                overlay_of(name).draw(frame.image_bgr, observation.pose, assessment)
            writer.write(frame.image_bgr, frame.time_s)
            progress("drawing", share_done(frame.time_s, video.duration_s))


def matched(frames: Iterable[Frame], steps: Iterable[Step]) -> Iterator[tuple[Frame, Step | None]]:
    """Pair each frame with the step of the same time; None where there is none.

    A damaged file need not decode alike twice.
    """
    rest = iter(steps)
    step = next(rest, None)
    for frame in frames:
        while step is not None and step[0].time_s < frame.time_s:
            step = next(rest, None)
        same = step is not None and step[0].time_s == frame.time_s
        yield frame, step if same else None
