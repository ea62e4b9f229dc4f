"""posecheck.estimation."""

import logging

# MediaPipe loads it and draws nothing with it: where its cache lies concerns nobody.
logging.getLogger("matplotlib").setLevel(logging.ERROR)
