"""What FFmpeg reads, counted: it believes any length that a file or a stream claims.

Reading too much looks like the end; an exception would be lost in FFmpeg, or printed there.
"""

from __future__ import annotations

import errno
import io
import os
import time

import av
import av.error

__all__ = ["MAX_FILE_PACKET_BYTES", "BoundedFile", "BoundedStream"]

# An uncompressed picture of 8K with four channels of 16 bits.
MAX_FILE_PACKET_BYTES = 256 * 1024**2
# No picture of a camera is so large.
MAX_STREAM_PACKET_BYTES = 32_000_000
_PIECE_BYTES = 32_768


class BoundedFile(io.FileIO):
    """A file that ends where a packet is too large.

    Attributes
    ----------
    cut_off : bool
        Whether there was such a packet.
    """

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.cut_off = False
        self.renew()

    def renew(self) -> None:
        """Count from here: a packet has come."""
        self._left_bytes = MAX_FILE_PACKET_BYTES

    def read(self, size: int | None = -1, /) -> bytes:
        """Read up to `size` bytes."""
        data = super().read(size) or b""
        self._left_bytes -= len(data)
        self.cut_off = self.cut_off or self._left_bytes < 0
        return b"" if self.cut_off else data


class BoundedStream:
    """The bytes that come from an address, bounded in number and time from packet to packet.

    One FFmpeg connects; another one, which takes the bytes apart, reads them here.

    Parameters
    ----------
    url : str
    options : dict
        Of the connection.
    open_s, silent_s : float
        How long opening may take, or no byte may come; how long a packet may take.

    Attributes
    ----------
    error : Exception or None
        Why it ended, if that is not the stream's own end.
    """

    def __init__(self, url: str, options: dict[str, str], open_s: float, silent_s: float) -> None:
        more = {"format_whitelist": "data", "raw_packet_size": str(_PIECE_BYTES)}
        self._container = av.open(
            url, mode="r", format="data", options=options | more, timeout=open_s
        )
        self._pieces, self._rest, self._begun = self._container.demux(), b"", False
        self.error: Exception | None = None
        self._silent_s = silent_s
        self.renew()
        self._until_s = time.monotonic() + open_s

    def renew(self) -> None:
        """Count from here: a packet has come."""
        self._left_bytes = MAX_STREAM_PACKET_BYTES
        self._until_s = time.monotonic() + self._silent_s

    def read(self, size: int) -> bytes:
        """Wait for up to `size` bytes; none at the end."""
        try:
            self._rest = self._rest or self._next_piece()
        except (av.error.FFmpegError, OSError) as error:
            self.error = error
        data, self._rest = self._rest[:size], self._rest[size:]
        self._left_bytes -= len(data)
        if self._left_bytes < 0:
            self.error = OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        elif time.monotonic() > self._until_s:
            self.error = TimeoutError()
        return b"" if self.error else data

    def close(self) -> None:
        """Hang up."""
        self._container.close()

    def _next_piece(self) -> bytes:
        for packet in self._pieces:
            # Some cameras send an empty line before the first boundary.
            piece = bytes(packet) if self._begun else bytes(packet).lstrip(b"\r\n")
            if piece or not packet.size:
                self._begun = True
                return piece
        return b""
