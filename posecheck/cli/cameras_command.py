"""``posecheck cameras``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from posecheck.cli.terminal import say
from posecheck.cli.wording import Command
from posecheck.words import text

if TYPE_CHECKING:
    from posecheck.capture.camera_list import CameraInfo

__all__ = ["command"]


@click.command("cameras", cls=Command)
@click.option(
    "--pictures",
    type=click.Path(path_type=Path, file_okay=False),
)
def command(pictures: Path | None) -> None:
    """List the cameras of this computer by number and name.

    No camera is turned on, unless pictures are asked for.
    """
    from posecheck.capture.camera_list import list_cameras
    from posecheck.errors import CameraError

    cameras = list_cameras()
    if not cameras:
        raise CameraError("error.camera.none")
    for camera in cameras:
        say(f"{camera.index}  {camera.name}")
        if pictures is not None:
            say(f"   {_picture(camera, pictures)}")


def _picture(camera: CameraInfo, folder: Path) -> str:
    """Keep a picture of a camera; give its path, or why there is none."""
    import cv2

    from posecheck.capture.still import still
    from posecheck.errors import CameraError, OutputError
    from posecheck.files import make_folder, own_file
    from posecheck.words import why

    path = folder / f"camera-{camera.index}.png"
    try:
        image = still(camera)
        make_folder(folder)
        with own_file(path, "wb") as file:
            file.write(cv2.imencode(".png", image)[1].tobytes())
    except CameraError as error:
        return text("terminal.no_picture", why=error)
    except OSError as error:
        raise OutputError("error.unwritable_folder", path=path, why=why(error)) from None
    return str(path)
