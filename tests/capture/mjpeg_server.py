"""A network camera on this computer: Motion JPEG over HTTP, which can die and come back."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

import cv2
import numpy as np

from posecheck.pose import ImageArray

BOUNDARY = "picture"


def numbered(number: int, size_px: tuple[int, int] = (320, 240)) -> ImageArray:
    """A picture whose upper part holds its number as 8 white or black fields; with noise."""
    width, height = size_px
    image = np.random.default_rng(number).integers(90, 140, (height, width, 3), dtype=np.uint8)
    field = width // 8
    for bit in range(8):
        image[: height // 2, bit * field : (bit + 1) * field] = 255 * (number >> bit & 1)
    return image


def number_of(image: ImageArray) -> int:
    """Read the number back."""
    height, width = image.shape[:2]
    field = width // 8
    middles = [image[height // 4, bit * field + field // 2].mean() for bit in range(8)]
    return sum(int(value > 127) << bit for bit, value in enumerate(middles))


class MjpegServer:
    """Serves numbered pictures at ``url``; a context manager.

    Attributes
    ----------
    stalled : threading.Event
        While set, connections stay open and nothing is sent.
    connections, open_connections : int
        How many have been made so far, and how many there are.
    number : int
        Of the picture sent last.
    moved_to : str
        Where /moved sends on to.
    claims : int
        The size that each picture is said to have, and is filled up to; 0: its own.
    before : bytes
        What is sent before the first boundary.
    """

    def __init__(
        self, fps: float = 30.0, draw: Callable[[int], ImageArray] = numbered, port: int = 0
    ) -> None:
        self._fps, self._draw = fps, draw
        self.number = self.connections = self.open_connections = 0
        self.stalled = threading.Event()
        self.port, self.moved_to, self.claims, self.before = port, "", 0, b""
        self._dying = threading.Event()
        self._sockets: list[socket.socket] = []
        self.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/video"

    def start(self) -> None:
        """Come (back) on the same port."""
        self._dying.clear()
        self._server = _Server(("127.0.0.1", self.port), _handler(self))
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        self._thread.start()

    def die(self) -> None:
        """Break all connections and stop listening, as a phone that is switched off."""
        self._dying.set()
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
        if not self._dying.is_set():
            self.die()

    def send_pictures(self, handler: BaseHTTPRequestHandler) -> None:
        """Serve one connection until it breaks."""
        self.connections += 1
        self.open_connections += 1
        try:
            self._send(handler)
        finally:
            self.open_connections -= 1

    def _send(self, handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(self.before)
        while not self._dying.wait(1.0 / self._fps):
            if self.stalled.is_set():
                continue
            self.number += 1
            _, jpeg = cv2.imencode(".jpg", self._draw(self.number))
            size = max(len(jpeg), self.claims)
            head = f"--{BOUNDARY}\r\nContent-Type: image/jpeg\r\nContent-Length: {size}\r\n\r\n"
            handler.wfile.write(head.encode() + jpeg.tobytes())
            for _ in range(0, size - len(jpeg), 1 << 20):
                handler.wfile.write(bytes(1 << 20))
            handler.wfile.write(b"\r\n")


class _Server(ThreadingHTTPServer):
    allow_reuse_address = True
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A reader that has hung up is nothing to print."""


def _handler(server: MjpegServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/page":
                self._answer(200, "text/html", b"<html>Welcome to your camera</html>" * 50)
            elif self.path == "/secret":
                self._answer(401, "text/plain", b"no")
            elif self.path == "/broken":
                self._answer(500, "text/plain", b"oh")
            elif self.path == "/moved":
                self.send_response(302)
                self.send_header("Location", server.moved_to)
                self.send_header("Content-Length", "0")
                self.end_headers()
            elif self.path == "/video":
                self.send_response(200)
                kind = f"multipart/x-mixed-replace; boundary={BOUNDARY}"
                self.send_header("Content-Type", kind)
                self.end_headers()
                server.send_pictures(self)
            else:
                self._answer(404, "text/plain", b"nothing here")

        def _answer(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            """Keep quiet."""

    return Handler
