from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A screen that nobody sees; that it was there to the end is a part of the test."""
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not here")
    reading, writing = os.pipe()
    log = tmp_path_factory.mktemp("display") / "xvfb.txt"
    with log.open("w") as said:
        server = subprocess.Popen(
            ["Xvfb", "-noreset", "-displayfd", str(writing), "-screen", "0", "1280x800x24"],
            pass_fds=(writing,),
            stdout=said,
            stderr=said,
        )
    os.close(writing)
    # To the end of the line: it comes in two pieces, and a server that cannot write all ends.
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    if not number:
        pytest.skip("Xvfb does not start")
    yield f":{number}"
    ended = server.poll()
    server.terminate()
    server.wait(10)
    assert ended is None, f"the screen ended by itself ({ended}): {log.read_text('utf-8')}"
