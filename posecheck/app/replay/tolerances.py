"""How far a result may be from the truth and still agree with it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["OF_MODEL", "Tolerances"]


@dataclass(frozen=True, slots=True)
class Tolerances:
    """All in seconds.

    Attributes
    ----------
    rep_s : float
        Beginning and end of a repetition. Its top may be flat: it is not compared.
    hold_s : float
        Each of the two clocks of a hold.
    fault_s : float
        A fault agrees with a true one that is no farther away: about the dwell.
    false_ok_s : float
        The longest that a check may be told ok in a row while it truly fails.
    stale_s : float
        The longest that a fault may be told in a row when it is truly over; as long
        as a fault may last before it ends a hold.
    """

    rep_s: float = 0.5
    hold_s: float = 0.3
    fault_s: float = 0.7
    false_ok_s: float = 1.0
    stale_s: float = 2.0


OF_MODEL = Tolerances()
