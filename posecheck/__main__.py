"""``python -m posecheck``."""

from posecheck.cli.main import run

run()
