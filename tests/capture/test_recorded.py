"""Recorded poses: a round trip, and files that are something else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from posecheck.capture.recorded import PoseTrack, PoseTrackBuilder
from posecheck.errors import InputError, OutputError
from posecheck.pose import Observation, Silhouette, TrunkContour
from tests.figures import bridge, film


def built(observations: list[Observation]) -> PoseTrack:
    builder = PoseTrackBuilder("abc")
    for observation in observations:
        builder.add(observation)
    return builder.build()


def test_a_round_trip_gives_the_same_numbers(tmp_path: Path) -> None:
    clip = film(bridge(), 20.0)
    contour = TrunkContour(np.full((24, 2), 7.25), np.full((24, 2), np.nan))
    first = clip[0].pose
    assert first is not None
    edges = Silhouette(np.linspace(0, 300, 256).reshape(128, 2))
    clip[0] = Observation(clip[0].time_s, replace(first, contour=contour, silhouette=edges))
    clip[3] = Observation(clip[3].time_s, None)
    one = built(clip)
    one.save(tmp_path / "poses.npz")
    other = PoseTrack.load(tmp_path / "poses.npz")
    assert other.model_sha256 == "abc"
    for a, b, c in zip(clip, one, other, strict=True):
        assert a.time_s == b.time_s == c.time_s
        if a.pose is None:
            assert b.pose is None and c.pose is None
            continue
        assert b.pose is not None and c.pose is not None
        np.testing.assert_array_equal(b.pose.points_image, a.pose.points_image.astype("f4"))
        np.testing.assert_array_equal(b.pose.points_image, c.pose.points_image)
        np.testing.assert_array_equal(b.pose.points_world, c.pose.points_world)
        assert (b.pose.contour is None) == (c.pose.contour is None) == (a.pose.contour is None)
        for told in (b.pose.silhouette, c.pose.silhouette):
            assert (told is None) == (a.pose.silhouette is None)
    assert other[0].pose is not None and other[0].pose.silhouette is not None
    np.testing.assert_array_equal(other[0].pose.silhouette.edges_px, edges.edges_px.astype("f4"))


def test_a_silhouette_of_another_length_is_refused(tmp_path: Path) -> None:
    track = built(film(bridge(), 2.0))
    replace(track, silhouette_px=np.zeros((3, 128, 2), "f4")).save(tmp_path / "poses.npz")
    with pytest.raises(InputError, match="silhouette_px: expected shape"):
        PoseTrack.load(tmp_path / "poses.npz")


def test_ten_minutes_are_compact() -> None:
    track = built(film(bridge(), 20.0))
    arrays = (track.points_image_px, track.points_world_m, track.visibility, track.presence)
    assert sum(array.nbytes for array in arrays) / len(track) < 1200


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("visibility", lambda a: a[:-1]),
        ("points_image_px", lambda a: a[:, :20]),
        ("time_s", lambda a: a[::-1]),
        ("image_size_px", lambda a: np.array([1, 2, 3])),
    ],
)
def test_arrays_of_another_shape_are_refused(tmp_path: Path, name: str, damage) -> None:  # type: ignore[no-untyped-def]
    track = built(film(bridge(), 1.0))
    path = tmp_path / "poses.npz"
    track.save(path)
    with np.load(path) as arrays:
        content = {key: arrays[key] for key in arrays.files}
    content[name] = damage(content[name])
    np.savez(path, **content)
    with pytest.raises(InputError, match=name):
        PoseTrack.load(path)


def test_what_is_no_pose_file_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "text.npz"
    text.write_text("no poses")
    other = tmp_path / "other.npz"
    np.savez(other, a=np.zeros(3))
    for path in (text, other, tmp_path / "missing.npz"):
        with pytest.raises(InputError) as caught:
            PoseTrack.load(path)
        assert "\n" not in str(caught.value)


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        built(film(bridge(), 1.0)).save(tmp_path / "none" / "poses.npz")
