"""posecheck: a camera trainer for six exercises of the lower back.

``posecheck.analyze(path, exercise)`` judges a recording; docs/api.md shows the rest. A name
is loaded when it is first used, so that ``import posecheck`` loads nothing heavy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from posecheck.api import (
        Result,
        all_exercises,
        analyze,
        find_baselines,
        find_exercise,
        load_poses,
        open_video,
    )
    from posecheck.engine import Engine
    from posecheck.errors import PosecheckError
    from posecheck.estimation.mediapipe_adapter import MediaPipeEstimator as Estimator

__all__ = [
    "Engine",
    "Estimator",
    "PosecheckError",
    "Result",
    "__version__",
    "all_exercises",
    "analyze",
    "find_baselines",
    "find_exercise",
    "load_poses",
    "open_video",
]
__version__ = "0.2.0"

# Where names live that are not in `posecheck.api`.
_ELSEWHERE = {
    "Engine": ("posecheck.engine", "Engine"),
    "Estimator": ("posecheck.estimation.mediapipe_adapter", "MediaPipeEstimator"),
    "PosecheckError": ("posecheck.errors", "PosecheckError"),
}


if not TYPE_CHECKING:  # which would take any name for a public one

    def __getattr__(name: str) -> Any:
        """Load a public name when it is first asked for."""
        if name not in __all__:
            raise AttributeError(f"module 'posecheck' has no attribute {name!r}")
        module, attribute = _ELSEWHERE.get(name, ("posecheck.api", name))
        found = getattr(import_module(module), attribute)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
