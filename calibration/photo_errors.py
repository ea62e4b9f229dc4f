"""What the pose model reads of photos whose joints were read by eye."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from posecheck.estimation.estimator import make_estimator
from posecheck.geometry.angles import angle_deg
from posecheck.landmarks import Landmark
from posecheck.pose import Frame

__all__ = ["Reading", "angle_errors_deg", "photo_errors", "pose_to_pose", "readings"]

# Two readings of a joint by eye that are farther apart, in T, say nothing of the model.
AGREE_T = 0.04
Floats = NDArray[np.float64]
Joint = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """A photo as it was read by eye, and by the model.

    Attributes
    ----------
    person, posture : str
    true_px, read_px : mapping of (``"near"`` or ``"far"``, joint) to ndarray, shape (2,)
        By eye, where both readings agree; by the model.
    axes : ndarray, shape (2, 2)
        Rows: along the mat towards the head, and up, in T for each pixel.
    """

    person: str
    posture: str
    true_px: Mapping[Joint, Floats]
    read_px: Mapping[Joint, Floats]
    axes: Floats

    def off_t(self, joint: Joint) -> Floats:
        """Error of a joint: along the mat, and up."""
        return np.asarray(self.axes @ (self.read_px[joint] - self.true_px[joint]))


def readings(data: Path, folder: Path, model: str | None = None) -> Iterator[Reading]:
    """Look at every photo of the data with a pose model, as at the first picture of a video.

    The same picture again and again is no video: the model, following, may take one leg for
    the other (it did in two photos of 17).
    """
    for entry in json.loads(data.read_text("utf-8")):
        image = cv2.imread(str(folder / entry["photo"]))
        if image is None:
            sys.exit(f"{folder / entry['photo']}: no such picture; give the folder of the photos")
        with closing(make_estimator(model)) as estimator:
            pose = estimator.observe(Frame(0, 0.0, image)).pose
        if pose is None:
            continue
        true, read = {}, {}
        for name, both in entry["joints"].items():
            side, joint = name.split()
            left = (entry["near"] == "left") == (side == "near")
            row = Landmark[f"{'LEFT' if left else 'RIGHT'}_{joint.upper()}"]
            read[side, joint] = pose.points_image[row]
            if np.hypot(*np.subtract(*both)) <= AGREE_T * entry["torso_px"]:
                true[side, joint] = np.mean(both, axis=0)
        axes = _axes(entry["mat_deg"]) / entry["torso_px"]
        yield Reading(entry["person"], entry["posture"], true, read, axes)


def _axes(mat_deg: float) -> Floats:
    """Rows: towards the head, `mat_deg` counter-clockwise from the picture's right; and up."""
    turn = np.radians(mat_deg)
    along = np.array([np.cos(turn), -np.sin(turn)])
    up = np.array([along[1], -along[0]])
    return np.stack([along, up if up[1] < 0.0 else -up])


def photo_errors(
    found: Iterable[Reading],
) -> dict[tuple[str, str, str], list[tuple[str, Floats]]]:
    """Person and error (along, up), in T, for each side, posture and joint."""
    errors: dict[tuple[str, str, str], list[tuple[str, Floats]]] = {}
    for one in found:
        for side, joint in one.true_px:
            row = (one.person, one.off_t((side, joint)))
            errors.setdefault((side, one.posture, joint), []).append(row)
    return errors


def angle_errors_deg(
    found: Iterable[Reading], corners: Mapping[str, tuple[str, ...]]
) -> dict[Joint, Floats]:
    """Errors of every angle whose three joints were read by eye, by (angle, side)."""
    errors: dict[Joint, list[float]] = {}
    for one in found:
        for angle, joints in corners.items():
            for side in ("near", "far"):
                points = [(side, joint) for joint in joints]
                if all(point in one.true_px for point in points):
                    true = angle_deg(*(one.true_px[point] for point in points))
                    read = angle_deg(*(one.read_px[point] for point in points))
                    errors.setdefault((angle, side), []).append(float(read - true))
    return {key: np.array(rows) for key, rows in errors.items()}


def pose_to_pose(found: Iterable[Reading]) -> dict[Joint, Floats]:
    """By how much the error of a joint's height changes from a person's one photo to the next.

    In T, by (side, joint).
    """
    people: dict[Joint, list[Reading]] = {}
    for one in found:
        people.setdefault((one.person, one.posture), []).append(one)
    changes: dict[Joint, list[float]] = {}
    for photos in people.values():
        for joint in {joint for photo in photos for joint in photo.true_px}:
            ups = [float(p.off_t(joint)[1]) for p in photos if joint in p.true_px]
            changes.setdefault(joint, []).extend(np.diff(ups))
    return {joint: np.array(rows) for joint, rows in changes.items()}
