"""Makes the annotated video: a second pass over the pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from posecheck.app.plan import Plan
from posecheck.app.poses import Progress, share_done
from posecheck.assessment import Assessment
from posecheck.errors import OutputError
from posecheck.pose import Frame, Observation

__all__ = ["Step", "draw_video", "matched"]

Step = tuple[Observation, Assessment]


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

    drawn = 0
    with VideoFile(plan.video) as video, VideoWriter(path, video.size_px) as writer:
        overlay = Overlay(video.size_px, plan.exercise.name, plan.language)
        for frame, step in matched(video, steps):
            if step is not None:
                observation, assessment = step
                overlay.draw(frame.image_bgr, observation.pose, assessment)
            writer.write(frame.image_bgr, frame.time_s)
            drawn += 1
            progress("drawing", share_done(frame.time_s, video.duration_s))
    _check_whole(path, drawn)


def _check_whole(path: Path, drawn: int) -> None:
    """Count the pictures in the file: FFmpeg keeps a full disk to itself."""
    import av

    with av.open(str(path)) as container:
        whole = sum(p.size > 0 and not p.is_corrupt for p in container.demux(video=0))
    if whole != drawn:
        raise OutputError(
            f"{path}: cannot be written (only {whole} of {drawn} pictures are in it); "
            "choose another folder with -o, or free some space"
        )


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
