"""Angles, the frame of the mat, how a body lies and from where it is seen."""
