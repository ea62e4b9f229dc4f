"""A network camera that speaks RTSP over one TCP connection, with H.264 in RTP."""

from __future__ import annotations

import base64
import contextlib
import socket
import socketserver
import struct
import threading
import time
from collections.abc import Iterator
from fractions import Fraction
from types import TracebackType
from typing import Self

import av

from tests.capture.mjpeg_server import numbered

# The clock of H.264 in RTP (RFC 6184).
CLOCK_HZ = 90_000
PAYLOAD_TYPE = 96
START_CODE = b"\x00\x00\x00\x01"


def units(packet: bytes) -> list[bytes]:
    """Split what an encoder gives into units, which begin behind start codes."""
    parts = packet.replace(b"\x00\x00\x00\x01", b"\x00\x00\x01").split(b"\x00\x00\x01")
    return [part for part in parts if part]


class Encoder:
    """Numbered pictures as H.264, each on its own; the same ones from 0 for every reader."""

    def __init__(self) -> None:
        self._context = av.CodecContext.create("libx264", "w")
        self._context.width, self._context.height = 320, 240
        self._context.pix_fmt, self._context.time_base = "yuv420p", Fraction(1, CLOCK_HZ)
        self._context.framerate = Fraction(30)
        self._context.options = {"preset": "ultrafast", "tune": "zerolatency", "g": "15"}
        self.parameters = self._parameters()

    def encode(self, number: int, stamp: int) -> list[bytes]:
        frame = av.VideoFrame.from_ndarray(numbered(number % 256), format="bgr24")
        frame.pts, frame.time_base = stamp, Fraction(1, CLOCK_HZ)
        return [unit for packet in self._context.encode(frame) for unit in units(bytes(packet))]

    def _parameters(self) -> list[bytes]:
        first = self.encode(0, 0)
        return [unit for unit in first if unit[0] & 0x1F in (7, 8)]


class RtspServer:
    """Serves ``url`` until it dies; a context manager.

    Parameters
    ----------
    fps : float
        Of the stamps; pictures are sent at this pace, each up to `jitter_s` late.
    """

    def __init__(self, fps: float = 30.0, jitter_s: float = 0.0) -> None:
        self.fps, self.jitter_s = fps, jitter_s
        self.dying = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.camera = self
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        self._thread.start()

    @property
    def url(self) -> str:
        return f"rtsp://127.0.0.1:{self.port}/live"

    def die(self) -> None:
        self.dying.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not self.dying.is_set():
            self.die()


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    camera: RtspServer


class _Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        assert isinstance(self.server, _Server)
        camera, encoder = self.server.camera, Encoder()
        # A reader that hangs up, in the middle of anything.
        with contextlib.suppress(OSError):
            for method, number in self._requests():
                self._answer(method, number, encoder)
                if method == "PLAY":
                    self._play(camera, encoder)
                    return

    def _requests(self) -> Iterator[tuple[str, str]]:
        lines: list[str] = []
        for raw in self.rfile:
            line = raw.decode().strip()
            if line:
                lines.append(line)
                continue
            numbers = [each.split(":")[1].strip() for each in lines if each.startswith("CSeq")]
            yield lines[0].split()[0], numbers[0]
            lines = []

    def _answer(self, method: str, number: str, encoder: Encoder) -> None:
        body, heads = "", [f"RTSP/1.0 200 OK\r\nCSeq: {number}"]
        if method == "OPTIONS":
            heads.append("Public: OPTIONS, DESCRIBE, SETUP, PLAY")
        elif method == "DESCRIBE":
            sets = ",".join(base64.b64encode(unit).decode() for unit in encoder.parameters)
            body = (
                "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=camera\r\nt=0 0\r\n"
                f"m=video 0 RTP/AVP {PAYLOAD_TYPE}\r\na=control:picture\r\n"
                f"a=rtpmap:{PAYLOAD_TYPE} H264/{CLOCK_HZ}\r\n"
                f"a=fmtp:{PAYLOAD_TYPE} packetization-mode=1;sprop-parameter-sets={sets}\r\n"
            )
            heads += ["Content-Type: application/sdp", f"Content-Length: {len(body)}"]
        elif method == "SETUP":
            heads.append("Transport: RTP/AVP/TCP;unicast;interleaved=0-1")
        heads.append("Session: 1")
        self.wfile.write(("\r\n".join(heads) + "\r\n\r\n" + body).encode())

    def _play(self, camera: RtspServer, encoder: Encoder) -> None:
        """Send each unit as one packet: with the length in 16 bits, TCP needs no fragments."""
        sequence, start_s = 0, time.monotonic()
        for number in range(1, 100_000):
            late_s = camera.jitter_s if number % 3 == 0 else 0.0
            wait_s = start_s + number / camera.fps + late_s - time.monotonic()
            if camera.dying.wait(max(0.0, wait_s)):
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            stamp = round(number * CLOCK_HZ / camera.fps)
            whole = encoder.encode(number, stamp)
            for unit in whole:
                last = unit is whole[-1]
                head = struct.pack(
                    ">BBHII", 0x80, last << 7 | PAYLOAD_TYPE, sequence & 0xFFFF, stamp, 7
                )
                packet = head + unit
                self.wfile.write(b"$\x00" + struct.pack(">H", len(packet)) + packet)
                sequence += 1
