"""The pure core: one engine for live, file and replay."""

from posecheck.engine.engine import Engine

__all__ = ["Engine"]
