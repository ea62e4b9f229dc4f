"""Makes the estimator of a pose model; what each model gives, `posecheck.pose_models` states."""

from __future__ import annotations

from posecheck.estimation.estimator import RecordingEstimator
from posecheck.pose_models import pose_model

__all__ = ["make_estimator"]


def make_estimator(model: str | None = None, *, quality: str = "normal") -> RecordingEstimator:
    """Make an estimator; whoever wants it closes it.

    Parameters
    ----------
    model : str, optional
        A name of the manifest; default: the embedded one.
    quality : str
        ``"normal"``, or ``"best"``: look at each picture twice.

    Raises
    ------
    UsageError
        If there is no such model.
    ModelError
        If its weights are missing or damaged, or the library cannot start.
    """
    name = pose_model(model).name
    # Heavy: not before it is used.
    from posecheck.estimation.mediapipe_adapter import MediaPipeEstimator

    return MediaPipeEstimator(name, quality=quality)
