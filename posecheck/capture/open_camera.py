"""Starts the camera that ``--camera`` names."""

from __future__ import annotations

import contextlib
import sys

from posecheck.capture.camera_address import (
    Address,
    FileAddress,
    StreamAddress,
    WebcamAddress,
    parse_address,
)
from posecheck.capture.live_source import CameraLost, Clock, LiveSource
from posecheck.capture.newest_frame import NewestFrame
from posecheck.capture.patient_clock import PatientClock
from posecheck.capture.picture_health import STREAM_FROZEN_AFTER_S, PictureHealth

__all__ = ["make_source", "start_camera"]


def make_source(text: str, clock: Clock, patience: PatientClock | None = None) -> LiveSource:
    """Make the source that a text names; nothing is opened yet.

    Parameters
    ----------
    clock : callable
        The clock of the session.
    patience : PatientClock, optional
        The clock beneath it, which a file needs.

    Raises
    ------
    UsageError
        If it can name none.
    ValueError
        If it is a file, and the clock beneath is not given.
    """
    # Each brings a large library with it that the others do not need.
    address = parse_address(text)
    if isinstance(address, FileAddress):
        from posecheck.capture.paced_file import PacedFile

        if patience is None:
            raise ValueError("a file is played on a patient clock beneath the session's")
        return PacedFile(address.path, patience)
    if isinstance(address, StreamAddress):
        from posecheck.capture.network_camera import NetworkCamera

        return NetworkCamera(address, clock)
    from posecheck.capture.webcam import Webcam

    return Webcam(address, clock)


def start_camera(text: str, clock: Clock, patience: PatientClock | None = None) -> NewestFrame:
    """Open a camera and begin to capture, in a thread; to be called in the main one.

    Parameters are those of `make_source`.

    Raises
    ------
    UsageError
        If the text can name no camera.
    """
    source = make_source(text, clock, patience)
    address = parse_address(text)
    if sys.platform == "darwin" and isinstance(address, WebcamAddress):
        _ask_for_permission(source)
    is_file = isinstance(address, FileAddress)
    return NewestFrame(source, clock, _health(address), waits=is_file)


def _health(address: Address) -> PictureHealth | None:
    """Give what watches over the pictures; those of a file may well be still."""
    if isinstance(address, FileAddress):
        return None
    is_stream = isinstance(address, StreamAddress)
    return PictureHealth(STREAM_FROZEN_AFTER_S) if is_stream else PictureHealth()


def _ask_for_permission(source: LiveSource) -> None:
    """Open once in the main thread: a Mac asks the person there and nowhere else."""
    with contextlib.suppress(CameraLost):
        source.open()
    source.close()
