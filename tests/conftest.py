from __future__ import annotations

import os

# The tests read English, whatever this computer speaks.
os.environ["POSECHECK_LANGUAGE"] = "en"
