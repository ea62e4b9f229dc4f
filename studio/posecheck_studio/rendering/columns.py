"""Columns and rows of the tables that the marching reads."""

from __future__ import annotations

__all__: list[str] = []

# Columns of the table of pieces; SHRINK is one over radii or flattening.
ORIGIN, AXES, SHRINK, LENGTH, START_RADIUS, END_RADIUS = 0, 3, 12, 15, 16, 17
JOIN, BALL, BALL_RADIUS, FLAT, CUT_LOW, CUT_HIGH = 18, 19, 22, 23, 24, 25
SINE, TANGENT, FOLD, FOLD_ORIGIN, FOLD_AXES, CLAIM, COLUMNS = 26, 27, 28, 29, 32, 41, 42
# Columns of the table of kinds.
KIND, GROUP, MATERIAL, FOLD_FRAME = 0, 1, 2, 3

# Farther away than this from what has been found, a piece changes nothing (widest join).
REACH_M = 0.07
# Seam of a limb with the rest: everywhere, more at its root, and how far the root reaches.
ATTACH_M, MELT_M, BRANCH_M = 0.004, 0.063, 0.22

# Rows of the palette.
SKIN_COLOUR, SHIRT_COLOUR, TROUSERS_COLOUR, HAIR_COLOUR, LIPS, SHOE_COLOUR = 0, 1, 2, 3, 4, 5
EYE_WHITE, IRIS, SOLE_COLOUR, COLLAR, BEARD, SHIRT_INSIDE, TROUSERS_INSIDE = 6, 7, 8, 9, 10, 11, 12
