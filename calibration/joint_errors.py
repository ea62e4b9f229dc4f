"""How far the pose model places joints from where they are; prints the [error] tables.

Run from the checkout: ``python calibration/joint_errors.py PHOTOS [--videos POSES]``, and
``--model NAME --clips CLIPS`` for another model than the default.
PHOTOS is a folder with the pictures named in ``photo_joints.json``; POSES one with recorded
poses of real people (``*.npz``), for how much a point that rests goes to and fro.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from photo_errors import Reading, angle_errors_deg, photo_errors, pose_to_pose, readings
from synthetic_errors import JOINTS, Errors, clip_errors, jitter_t, seen_rows, steady

HERE = Path(__file__).parent
# As many photos a group of synthetic people counts for in a spread.
SYNTHETIC_WORTH = 4
FEWEST_PHOTOS, FEWEST_PEOPLE = 3, 3
# With fewer frames of a joint in sight, those out of sight are taken with them.
FEWEST_FRAMES = 500
# A camera farther off the side view, or higher, sees people at a slant.
SLANT_DEG, RAISED_M = 10.0, 0.7
# Lengths of both bones of an angle in T (Winter 1990: shares of height over the trunk's 0.288).
BONES_T = {"knee": (0.85, 0.85), "hip": (1.0, 0.85), "elbow": (0.65, 0.51), "arm": (1.0, 1.15)}
CORNERS = {
    "knee": ("hip", "knee", "ankle"),
    "hip": ("shoulder", "hip", "knee"),
    "elbow": ("shoulder", "elbow", "wrist"),
    "arm": ("hip", "shoulder", "wrist"),
}
Floats = NDArray[np.float64]
Spreads = dict[tuple[str, str, str], Floats]


def bias_of(photos: list[tuple[str, Floats]], synthetic: Floats) -> Floats:
    """Bias (along, up): that of the photos, where it is more than their spread.

    Of fewer than three people, synthetic ones must read the same way.
    """
    if len(photos) < FEWEST_PHOTOS:
        return np.zeros(2)
    rows = np.array([row for _, row in photos])
    bias, spread = rows.mean(axis=0), rows.std(axis=0, ddof=1)
    sure = np.abs(bias) > spread
    if len({person for person, _ in photos}) < FEWEST_PEOPLE:
        middle = steady(synthetic)[0]
        sure &= (np.sign(middle) == np.sign(bias)) & (np.abs(middle) > np.abs(bias) / 3.0)
    return np.where(sure, bias, 0.0)


def spread_of(photos: Floats, bias: Floats, synthetic: Floats, *, biased: bool) -> Floats:
    """Spread (along, up) about the bias: photos decide, synthetic people steady it.

    Where there are too few photos for a bias (`biased`), that of synthetic people is spread.
    """
    over = ((photos - bias) ** 2).sum(axis=0) if len(photos) else np.zeros_like(bias)
    if not len(synthetic):
        return np.asarray(np.sqrt(over / max(len(photos) - 1, 1)))
    middle, half = steady(synthetic)
    made = half**2 + (middle**2 if biased else 0.0)
    return np.sqrt((over + SYNTHETIC_WORTH * made) / (max(len(photos) - 1, 0) + SYNTHETIC_WORTH))


def positions(
    photos: Mapping[tuple[str, str, str], list[tuple[str, Floats]]],
    clips: list[Errors],
    rest_t: Mapping[str, float],
) -> Iterator[tuple[tuple[str, str, str], Floats, str]]:
    """Give side, posture and joint, the spread, and the line of the table."""
    for side, posture, joint in product(("near", "far"), ("supine", "prone"), JOINTS):
        mine = [c for c in clips if (c.side, c.posture, c.joint) == (side, posture, joint)]
        seen = seen_rows(mine)
        if len(seen) < FEWEST_FRAMES:
            seen = np.concatenate([c.slow_t for c in mine])
        read = photos.get((side, posture, joint), [])
        bias = bias_of(read, seen)
        rows = np.array([row for _, row in read]).reshape(-1, 2)
        spread = spread_of(rows, bias, seen, biased=len(read) < FEWEST_PHOTOS)
        jitter = [steady(c.fast_t[c.held])[1].max() for c in mine if c.held.any()]
        random = max(float(np.median(jitter)), rest_t.get(joint, 0.0))
        line = (
            f"{joint} = {{ sd_t = {_pair(np.hypot(bias, spread))}, "
            f"random_t = {random:.3f} }}  # {len(read)} photos"
        )
        head = f"\n[error.{side}.{posture}]\n" if joint == JOINTS[0] else ""
        yield (side, posture, joint), spread, head + line


def slanted(clips: list[Errors]) -> Iterator[str]:
    """By how much wider errors spread where people are seen at a slant."""
    shares = []
    for joint in JOINTS:
        near = [c for c in clips if (c.side, c.posture, c.joint) == ("near", "supine", joint)]
        aside = [c for c in near if c.yaw_deg >= SLANT_DEG or c.lens_m > RAISED_M]
        square = [c for c in near if c not in aside]
        shares.append(np.mean(steady(seen_rows(aside))[1] / steady(seen_rows(square))[1]))
    yield f"\n[error.slanted]\nfactor = {np.median(shares):.1f}"


def over_rest(clips: list[Errors], pairs: Mapping[tuple[str, str], Floats]) -> Iterator[str]:
    """Spread of heights over a joint's own rest, while it rests and where it is lifted."""
    for side in ("near", "far"):
        yield f"\n[error.over_rest.{side}]"
        for joint in JOINTS:
            mine = [c for c in clips if (c.side, c.joint) == (side, joint)]
            rest = np.concatenate([c.over_rest_t(lifted=False) for c in mine])
            up = np.concatenate([c.over_rest_t(lifted=True) for c in mine])
            photos = pairs.get((side, joint), np.zeros(0))[:, None]
            if len(photos) < FEWEST_PHOTOS and len(up) < FEWEST_FRAMES / 5:
                continue
            lifted_t = spread_of(photos, np.zeros(1), up[:, None], biased=True)[0]
            yield (
                f"{joint} = {{ resting_sd_t = {steady(rest[:, None])[1][0]:.3f}, "
                f"lifted_sd_t = {lifted_t:.2f} }}  # {len(photos)} pairs of photos"
            )


def angles(found: list[Reading], spreads: Spreads) -> Iterator[str]:
    """Spread of each angle: near ones as read on photos, far ones as follows from the joints.

    By the share of it that the near ones read: the errors of neighbouring joints go along
    with each other.
    """
    measured = angle_errors_deg(found, CORNERS)
    for side in ("near", "far"):
        yield f"\n[error.angle_sd_deg.{side}]"
        for angle in CORNERS:
            near = float(measured[angle, "near"].std(ddof=1))
            share = _propagated_deg(angle, side, spreads) / _propagated_deg(angle, "near", spreads)
            yield f"{angle} = {near * share:.1f}  # {len(measured[angle, 'near'])} photos"


def _propagated_deg(angle: str, side: str, spreads: Spreads) -> float:
    """Spread of a straight angle on the back from those of its three joints."""
    a, b, c = (np.sqrt(np.mean(spreads[side, "supine", j] ** 2)) for j in CORNERS[angle])
    first, second = BONES_T[angle]
    corner = 1 / first**2 + 1 / second**2 + 2 / (first * second)
    return float(np.degrees(np.sqrt((a / first) ** 2 + (c / second) ** 2 + b**2 * corner)))


def _pair(values: Iterable[float]) -> str:
    return "[" + ", ".join(f"{value + 0.0:.2f}" for value in values) + "]"


def main() -> None:
    """Read the photos and the clips, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", type=Path)
    parser.add_argument("--videos", type=Path)
    parser.add_argument("--clips", type=Path, default=HERE.parent / "sample_videos")
    parser.add_argument("--model", help="pose model; the clips' poses must be of it")
    args = parser.parse_args()
    found = list(readings(HERE / "photo_joints.json", args.photos, args.model))
    clips = [row for path in sorted(args.clips.glob("*.truth.npz")) for row in clip_errors(path)]
    rest_t = jitter_t(args.videos) if args.videos else {}
    lines, spreads = [], {}
    for key, spread, line in positions(photo_errors(found), clips, rest_t):
        spreads[key] = spread
        lines.append(line)
    lines += [*slanted(clips), *over_rest(clips, pose_to_pose(found)), *angles(found, spreads)]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
