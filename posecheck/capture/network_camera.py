"""A camera in the network, such as a phone: MJPEG over HTTP, or RTSP."""

from __future__ import annotations

import errno
from collections.abc import Iterator

import av
import av.error
import numpy as np
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from posecheck.capture.bounded_input import BoundedStream
from posecheck.capture.camera_address import StreamAddress
from posecheck.capture.live_source import CameraLost, Clock, LostReason
from posecheck.capture.stream_clock import StreamClock
from posecheck.capture.video_file import MAX_SIDE_PX
from posecheck.capture.video_opening import MAX_PIXELS
from posecheck.pose import Frame, ImageArray

__all__ = ["NetworkCamera"]

# A phone that sleeps answers late; a wrong address not at all.
OPEN_S = 5.0
SILENT_S = 2.0
# Kinds of stream that are one connection, and no list of other addresses.
_FORMATS = "mpjpeg,mjpeg,rtsp,mpegts,matroska,webm,flv,h264,hevc"
_PROTOCOLS = "http,https,tcp,tls,rtsp,rtsps,rtp,srtp,udp,crypto"
_OPTIONS = {
    "format_whitelist": _FORMATS,
    "protocol_whitelist": _PROTOCOLS,
    "max_pixels": str(MAX_PIXELS),
    # The address that was given is the only one that is connected to.
    "max_redirects": "0",
    # Lost packets would tear the picture; phones are near.
    "rtsp_transport": "tcp",
    # Delay is what a stream must not have: nothing is kept back to look at it first.
    "fflags": "nobuffer",
    "probesize": "500000",
    "analyzeduration": "1000000",
}
# Motion JPEG comes without stamps; FFmpeg invents steady ones.
_UNSTAMPED = frozenset({"mpjpeg", "mjpeg", "h264", "hevc"})
# Damaged pictures in a row before the stream is given up.
_MAX_BAD = 100
_REFUSED = (av.error.HTTPUnauthorizedError, av.error.HTTPForbiddenError)


class NetworkCamera:
    """The pictures of one stream, as they arrive.

    No other connection is opened than the one to the address.

    Parameters
    ----------
    clock : callable
        The clock of the session.
    """

    def __init__(self, address: StreamAddress, clock: Clock) -> None:
        self._address, self._clock = address, clock
        self._container: InputContainer | None = None
        self._bytes: BoundedStream | None = None
        self._pictures: Iterator[VideoFrame] = iter(())
        self._times = StreamClock()
        self._fps: float | None = None
        self._index = 0
        self._stamped = False

    @property
    def name(self) -> str:
        """Its host: the address may hold a password."""
        return self._address.host

    @property
    def nominal_fps(self) -> float | None:
        """The declared rate, where the stream declares one."""
        return self._fps

    def open(self) -> None:
        """Connect.

        Raises
        ------
        CameraLost
            If it does not answer with a picture within some seconds.
        """
        self.close()
        try:
            self._container = self._connected()
            stream = self._video(self._container)
        except (av.error.FFmpegError, OSError, ValueError) as error:
            ended = self._bytes.error if self._bytes is not None else None
            raise self._unreachable(ended or error) from None
        self._stamped = self._container.format.name not in _UNSTAMPED
        rate = stream.average_rate if self._stamped else None
        self._fps = float(rate) if rate else None
        self._times.reconnected()
        self._pictures = self._decode(self._container, stream)

    def read(self) -> Frame:
        """Wait for the next picture.

        Raises
        ------
        CameraLost
            If the connection ends, or nothing comes for `SILENT_S`.
        """
        try:
            picture = next(self._pictures, None)
        except (av.error.FFmpegError, OSError, ValueError):
            picture = None
        if picture is None:
            raise self._lost(LostReason.STALLED, "error.camera.net.ended")
        stamp_s = picture.time if self._stamped else None
        time_s = self._times.time_s(stamp_s, self._clock())
        frame = Frame(self._index, time_s, _bgr(picture))
        self._index += 1
        return frame

    def close(self) -> None:
        """Hang up."""
        container, self._container = self._container, None
        self._pictures = iter(())
        if container is not None:
            container.close()
        if self._bytes is not None:
            self._bytes.close()
            self._bytes = None

    def _connected(self) -> InputContainer:
        url = self._address.url
        if url.lower().startswith("rtsp"):
            # The size of its packets has 16 bits.
            return av.open(url, options=_OPTIONS, timeout=(OPEN_S, SILENT_S))
        self._bytes = BoundedStream(url, _OPTIONS, OPEN_S, SILENT_S)
        return av.open(self._bytes, mode="r", options=_OPTIONS)

    def _video(self, container: InputContainer) -> VideoStream:
        if not container.streams.video:
            raise self._lost(LostReason.UNREACHABLE, "error.camera.net.sound")
        stream = container.streams.video[0]
        context = stream.codec_context
        if context is None:
            raise self._lost(LostReason.UNREACHABLE, "error.camera.net.coding")
        context.options = {"max_pixels": str(MAX_PIXELS)}
        # Threads for whole frames would each hold one back.
        context.thread_type = "SLICE"
        context.flags |= av.codec.context.Flags.low_delay
        return stream

    def _decode(self, container: InputContainer, stream: VideoStream) -> Iterator[VideoFrame]:
        bad = 0
        for packet in container.demux(stream):
            if self._bytes is not None:
                self._bytes.renew()
            try:
                pictures = packet.decode()
            except av.error.InvalidDataError:
                bad += 1
                if bad > _MAX_BAD:
                    return
                continue
            for picture in pictures:
                if isinstance(picture, VideoFrame) and not picture.is_corrupt:
                    bad = 0
                    yield picture

    def _unreachable(self, error: Exception) -> CameraLost:
        """Say why there is no connection."""
        if isinstance(error, _REFUSED):
            return self._lost(LostReason.REFUSED, "error.camera.net.password")
        too_large = getattr(error, "errno", None) == errno.EFBIG
        if too_large or isinstance(error, av.error.InvalidDataError | ValueError):
            return self._lost(LostReason.UNREACHABLE, "error.camera.net.no_stream")
        if isinstance(error, av.error.HTTPNotFoundError):
            return self._lost(LostReason.UNREACHABLE, "error.camera.net.nothing")
        if isinstance(error, av.error.HTTPServerError):
            return self._lost(LostReason.UNREACHABLE, "error.camera.net.fault")
        if getattr(error, "errno", None) == errno.EIO:
            return self._lost(LostReason.UNREACHABLE, "error.camera.net.wrongly")
        return self._lost(LostReason.UNREACHABLE, "error.camera.net.silent")

    def _lost(self, reason: LostReason, text_id: str) -> CameraLost:
        return CameraLost(reason, text_id, name=self.name)


def _bgr(picture: VideoFrame) -> ImageArray:
    """Convert to BGR, at most full HD."""
    scale = min(1.0, MAX_SIDE_PX / max(picture.width, picture.height))
    if scale < 1.0:
        size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
        picture = picture.reformat(*size, format="bgr24", interpolation="AREA")
    return np.ascontiguousarray(picture.to_ndarray(format="bgr24"), dtype=np.uint8)
