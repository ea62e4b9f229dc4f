"""The pure core: one engine for live, file and replay."""

from posecheck.engine.engine import Engine
from posecheck.engine.live import LiveEngine
from posecheck.engine.run import assess

__all__ = ["Engine", "LiveEngine", "assess"]
