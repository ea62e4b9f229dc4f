"""Somebody who lays one leg over to the other side, from a raised camera."""

from __future__ import annotations

from posecheck.landmarks import Side
from posecheck.pose import Observation
from tests.figures import Figure, Leg, View, film, ramp, with_leg

ABOVE = View(raised_deg=22.0)


def twist_clip(
    side: Side, over_deg: float, lower: Leg | None = None, fps: float = 20.0, view: View = ABOVE
) -> list[Observation]:
    """Rest, one knee up and across for 6 s, rest."""

    def script(t: float) -> Figure:
        share = ramp(t, 3, 4) - ramp(t, 10, 11)
        if share <= 0:
            return Figure()
        leg = Leg(85.0 * share, 180.0 - 90.0 * share, over_deg=over_deg * share)
        figure = with_leg(Figure(), side, leg)
        return figure if lower is None else with_leg(figure, side.other, lower)

    return film(script, 13.0, fps, view)
