"""What may stand behind ``--camera``."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posecheck.capture.camera_address import (
    Address,
    FileAddress,
    StreamAddress,
    WebcamAddress,
    parse_address,
)
from posecheck.errors import UsageError


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("0", WebcamAddress(0)),
        (" 2 ", WebcamAddress(2)),
        ("/dev/video4", WebcamAddress(4)),
        ("Logitech BRIO", WebcamAddress(name="Logitech BRIO")),
        ("Kamera für Küche", WebcamAddress(name="Kamera für Küche")),
        ("HD: front", WebcamAddress(name="HD: front")),
        ("http://10.0.0.7:8080/video", StreamAddress("http://10.0.0.7:8080/video")),
        ("https://[fe80::1]/video", StreamAddress("https://[fe80::1]/video")),
        ("RTSP://phone/live", StreamAddress("RTSP://phone/live")),
        ("rtsps://phone/live?x=1", StreamAddress("rtsps://phone/live?x=1")),
        ("file:clip.mp4", FileAddress(Path("clip.mp4"))),
        ("file:/a/my clip.mp4", FileAddress(Path("/a/my clip.mp4"))),
        ("file:///a/clip.mp4", FileAddress(Path("/a/clip.mp4"))),
        ("file:http://not/a/stream", FileAddress(Path("http://not/a/stream"))),
    ],
)
def test_kinds(text: str, address: Address) -> None:
    assert parse_address(text) == address


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "nothing is named"),
        ("   ", "nothing is named"),
        ("file:", "no video is named"),
        ("ftp://phone/video", "no kind of stream"),
        ("concat://a|b", "no kind of stream"),
        ("http://", "not a complete address"),
        ("http://:80/x", "not a complete address"),
        ("http://phone:99999/x", "not a complete address"),
        ("http://phone/vi deo", "not a complete address"),
        ("http://phone/\r\nX-Header: 1", "not a complete address"),
        ("1000", "no such number"),
        ("99999999999999999999", "no such number"),
    ],
)
def test_refused_with_a_line_to_act_on(text: str, words: str) -> None:
    with pytest.raises(UsageError, match=words) as caught:
        parse_address(text)
    assert "\n" not in str(caught.value)


def test_a_file_without_its_prefix_is_pointed_out(tmp_path: Path) -> None:
    clip = tmp_path / "clip.mp4"
    clip.touch()
    with pytest.raises(UsageError, match=r"write file:"):
        parse_address(str(clip))


def test_host_is_shown_without_the_password() -> None:
    address = parse_address("rtsp://anna:se@cret@phone:554/live")
    assert isinstance(address, StreamAddress)
    assert address.host == "phone:554"


@given(st.text(max_size=40))
def test_any_text_is_an_address_or_a_wrong_use(text: str) -> None:
    try:
        address = parse_address(text)
    except UsageError as error:
        assert "\n" not in str(error)
    else:
        assert isinstance(address, WebcamAddress | StreamAddress | FileAddress)
