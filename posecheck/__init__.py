"""posecheck: a camera trainer for six exercises of the lower back."""

__all__ = ["__version__"]
__version__ = "0.1.0"
