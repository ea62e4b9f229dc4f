"""The pure core: one engine for live, file and replay."""

from posecheck.engine.engine import Engine
from posecheck.engine.run import LiveEngine, assess

__all__ = ["Engine", "LiveEngine", "assess"]
