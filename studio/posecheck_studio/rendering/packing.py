"""One body as tables of numbers, the form in which the marching reads it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from posecheck.landmarks import Side
from posecheck_studio.figure import Figure, Segment
from posecheck_studio.rendering import columns as at
from posecheck_studio.rendering.outfit import Clothes, Fit, HairStyle, Look, linear
from posecheck_studio.rendering.pieces import CONE, Group, Material, Primitives
from posecheck_studio.rendering.surfaces import primitives
from posecheck_studio.rotations import Vector

__all__ = ["PackedBody", "pack", "palette"]

# Depth of the folds of cloth that clings and that hangs, in metres.
_FOLD_TIGHT_M, _FOLD_LOOSE_M = 0.0035, 0.0095
_CLOTH = (Material.SHIRT, Material.TROUSERS, Material.CHEST_SHIRT)
# Keeps the tables finite where one end of a cone swallows the other.
_TINY_M = 1e-6


@dataclass(frozen=True, slots=True)
class PackedBody:
    """Tables of one body; `columns` names what stands where.

    Attributes
    ----------
    table : ndarray, shape (n, COLUMNS)
    ids : ndarray of int, shape (n, 4)
    roots : ndarray, shape (5, 3)
        Where each group joins the trunk.
    frames : ndarray, shape (2, 12)
        Head and chest: origin and axes, column by column.
    style : ndarray, shape (3,)
        Scale of the body, hair (0 or 1), beard (0 or 1).
    """

    table: Vector
    ids: NDArray[np.int64]
    roots: Vector
    frames: Vector
    style: Vector


def pack(figure: Figure, clothes: Clothes, look: Look) -> PackedBody:
    """Lay the pieces of a person out in tables, sorted by group."""
    body = primitives(figure, clothes, look.hair_style)
    table = _table(body)
    folds = _add_folds(table, body, figure, clothes.fit)
    ids = np.stack([body.kind, body.group, body.material, folds], axis=1)
    order = np.argsort(body.group, kind="stable")
    joints = [figure.shoulder(side) for side in Side] + [figure.hip(side) for side in Side]
    hairy, bearded = look.hair_style is not HairStyle.BALD, look.beard
    return PackedBody(
        table=np.ascontiguousarray(table[order]),
        ids=np.ascontiguousarray(ids[order]),
        roots=np.stack([figure.chest.origin, *joints]),
        frames=np.stack([_frame(figure.head), _frame(figure.chest)]),
        style=np.array([figure.proportions.scale, float(hairy), float(bearded)]),
    )


def _table(body: Primitives) -> Vector:
    n = len(body.kind)
    table = np.zeros((n, at.COLUMNS))
    table[:, at.ORIGIN : at.AXES] = body.origin
    table[:, at.AXES : at.SHRINK] = body.axes.transpose(0, 2, 1).reshape(n, 9)
    table[:, at.SHRINK : at.LENGTH] = 1.0 / body.stretch
    table[:, at.LENGTH] = body.length
    table[:, at.START_RADIUS] = body.start_radius
    table[:, at.END_RADIUS] = body.end_radius
    table[:, at.JOIN] = body.join
    centre, radius = body.bounds()
    table[:, at.BALL : at.BALL_RADIUS] = centre
    table[:, at.BALL_RADIUS] = radius
    table[:, at.CLAIM] = body.claim
    cone = body.kind == CONE
    table[:, at.FLAT] = np.where(cone, body.stretch.min(axis=1), 1.0)
    table[:, at.CUT_LOW], table[:, at.CUT_HIGH] = body.cut.T
    taper = body.start_radius - body.end_radius
    sine = np.where(cone, taper / np.maximum(body.length, np.abs(taper) + _TINY_M), 0.0)
    table[:, at.SINE], table[:, at.TANGENT] = sine, sine / np.sqrt(1.0 - sine * sine)
    return table


def _add_folds(table: Vector, body: Primitives, figure: Figure, fit: Fit) -> NDArray[np.int64]:
    """Fill in the axes in which cloth folds: the trunk's for its pieces, else the piece's own."""
    depth = _FOLD_LOOSE_M if fit is Fit.LOOSE else _FOLD_TIGHT_M
    table[:, at.FOLD] = np.where(np.isin(body.material, _CLOTH), depth, 0.0)
    table[:, at.FOLD_ORIGIN : at.FOLD_AXES] = table[:, at.ORIGIN : at.AXES]
    table[:, at.FOLD_AXES : at.CLAIM] = table[:, at.AXES : at.SHRINK]
    trunk = body.group == Group.TRUNK
    hips = trunk & (body.material == Material.TROUSERS)
    table[trunk, at.FOLD_ORIGIN : at.CLAIM] = _frame(figure.chest)
    table[hips, at.FOLD_ORIGIN : at.CLAIM] = _frame(figure.pelvis)
    frames = np.arange(len(table)) + 2
    frames[trunk], frames[hips] = 0, 1
    return np.asarray(frames, dtype=np.int64)


def _frame(segment: Segment) -> Vector:
    return np.concatenate([segment.origin, segment.axes.T.ravel()])


# Colours that nobody chooses: sRGB.
_EYE_WHITE, _IRIS = (0.76, 0.74, 0.72), (0.17, 0.11, 0.07)
# How much of the light is left: in a collar's ribs, inside a sleeve, at a sole's edge.
_COLLAR, _INSIDE, _SOLE = 0.72, 0.25, 0.55
# A light sole under a dark shoe, a dark one under a light shoe.
_SOLE_WHITE = 0.75


def palette(look: Look) -> Vector:
    """Linear colours of a look, rows as in `columns`."""
    skin, hair = np.array(linear(look.skin)), np.array(linear(look.hair))
    shirt, trousers = np.array(linear(look.shirt)), np.array(linear(look.trousers))
    shoes = np.array(linear(look.shoes))
    light_sole = float(shoes.mean()) < _SOLE
    sole = np.full(3, _SOLE_WHITE) if light_sole else shoes * _SOLE
    rows = np.zeros((at.TROUSERS_INSIDE + 1, 3))
    rows[at.SKIN_COLOUR], rows[at.HAIR_COLOUR] = skin, hair
    rows[at.SHIRT_COLOUR], rows[at.TROUSERS_COLOUR] = shirt, trousers
    rows[at.LIPS] = skin * (0.80, 0.52, 0.50)
    rows[at.SHOE_COLOUR], rows[at.SOLE_COLOUR] = shoes, sole
    rows[at.EYE_WHITE], rows[at.IRIS] = linear(_EYE_WHITE), linear(_IRIS)
    rows[at.COLLAR], rows[at.BEARD] = shirt * _COLLAR, 0.45 * skin + 0.55 * hair
    rows[at.SHIRT_INSIDE], rows[at.TROUSERS_INSIDE] = shirt * _INSIDE, trousers * _INSIDE
    return rows
