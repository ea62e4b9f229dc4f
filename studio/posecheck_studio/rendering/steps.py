"""How finely rays are marched."""

from __future__ import annotations

__all__: list[str] = []

# A ray within this of the surface has hit it.
HIT_M = 0.0012
# Most steps of a ray, and the share of the distance that a step goes (not quite a
# Lipschitz bound: distances to ellipsoids are of first order).
STEPS, STEP_SHARE = 80, 0.95
# A ray that passes a piece's ball by less than this is affected by the piece.
PIERCE_M = 0.05
# Where the distance falls slowly the ray grazes the surface: it goes as far as that slope
# says, at least this slope, and at most this beyond the distance.
LEAST_SLOPE, LEAP_M = 0.25, 0.006
# The grid of distances leads a ray until the body may be this near; it errs by less than
# the second (on a finger, half the spacing's diagonal), which is kept back from each step.
NEAR_M, GRID_SLACK_M = 0.020, 0.010
# Nodes of the grid are measured where the coarse grid finds the surface within this.
REFINE_M = 0.05
# Offset for the surface's normal, and for the slope of folds.
NORMAL_STEP_M, FOLD_STEP_M = 0.0012, 0.002
# Keeps vectors of no length finite.
TINY = 1e-12
# Folds of two pieces fade into each other over this.
FOLD_FADE_M = 0.012
# This close to where a sleeve is cut off one looks into it.
RIM_M = 0.0025
