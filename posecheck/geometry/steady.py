"""Poses as a camera would have seen them that stands where it did in the first picture."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from posecheck.pose import FloatArray, Observation, Picture, Pose, Silhouette, TrunkContour

__all__ = ["steadied", "steadied_observation"]


def steadied(pose: Pose, picture: Picture | None) -> Pose:
    """Give the pose in the pixels of the shot's first picture, by what is known of this one.

    The same object where the camera stands, or nothing is known of it. Where `Picture.lost`
    is set, it moves and the pose cannot be steadied.
    """
    if picture is None or picture.stands or math.isnan(picture.shift_x_px):
        return pose
    turn = math.radians(picture.turn_deg)
    turned = np.array([[math.cos(turn), math.sin(turn)], [-math.sin(turn), math.cos(turn)]])
    shift = np.array([picture.shift_x_px, picture.shift_y_px])

    def placed(points: FloatArray) -> FloatArray:
        return np.asarray(picture.scale * (points @ turned) + shift)

    world = pose.points_world.copy()
    world[:, :2] = world[:, :2] @ turned
    contour, silhouette = pose.contour, pose.silhouette
    if contour is not None:
        contour = TrunkContour(placed(contour.side_a_px), placed(contour.side_b_px))
    if silhouette is not None:
        edges = (_edge(silhouette.edges_px[:, i], placed, pose.image_size[0]) for i in (0, 1))
        silhouette = Silhouette(np.stack(list(edges), axis=1))
    return replace(
        pose,
        points_image=placed(pose.points_image),
        points_world=world,
        contour=contour,
        silhouette=silhouette,
    )


def steadied_observation(observation: Observation) -> Observation:
    """Give the moment with its pose steadied; the same object where nothing moves."""
    pose = observation.pose
    if pose is None:
        return observation
    steady = steadied(pose, observation.picture)
    return observation if steady is pose else replace(observation, pose=steady)


def _edge(
    edge_px: FloatArray, placed: Callable[[FloatArray], FloatArray], width_px: int
) -> FloatArray:
    """Move an edge and read it again at the middles of the columns; NaN where it is not."""
    columns_px = (np.arange(len(edge_px)) + 0.5) * width_px / len(edge_px)
    x_px, y_px = placed(np.column_stack([columns_px, edge_px])).T
    known = np.isfinite(x_px)
    again = np.full(len(edge_px), np.nan)
    if known.any():
        order = np.argsort(x_px[known])
        x_px, y_px = x_px[known][order], y_px[known][order]
        nearest = np.abs(columns_px[:, None] - x_px).min(axis=1)
        near = nearest <= width_px / len(edge_px)
        again[near] = np.interp(columns_px[near], x_px, y_px)
    return again
