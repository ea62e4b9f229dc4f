"""Reads a dose as a person writes it."""

from __future__ import annotations

import re

from posecheck.assessment import Dose
from posecheck.errors import UsageError
from posecheck.words import text

__all__ = ["checked_dose", "parse_dose"]

_FORM = re.compile(r"(?:(\d{1,2})x)?(\d{1,3})(?:x(\d{1,3}(?:\.\d+)?)s?)?")
MAX_HOLD_S = 300.0


def parse_dose(text: str, default: Dose) -> Dose:
    """Read ``[SETSx]REPS[xSECONDS]``: ``10``, ``2x10``, ``1x5x20`` or ``1x5x20s``.

    Parts left out keep the exercise's default. Seconds need the sets before them.

    Raises
    ------
    UsageError
        If the text has another form, or a number makes no sense.
    """
    match = _FORM.fullmatch(text.strip().lower().replace(" ", ""))
    if match is None:
        raise UsageError("error.dose.form", dose=text)
    sets, reps, hold = match.groups()
    hold_s = default.hold_s if hold is None else float(hold)
    dose = Dose(int(sets) if sets else default.sets, int(reps), hold_s)
    return checked_dose(dose, default, repr(text))


def checked_dose(dose: Dose, default: Dose, shown: str = "") -> Dose:
    """Give a dose back if it makes sense for an exercise whose own is `default`.

    Raises
    ------
    UsageError
        With all that makes no sense; `shown` is what to call the dose.
    """
    faults = []
    if dose.hold_s > 0 and default.hold_s == 0:
        faults.append(text("error.dose.movement"))
    if not (dose.sets >= 1 and dose.reps >= 1 and (default.hold_s == 0 or dose.hold_s >= 1)):
        faults.append(text("error.dose.least"))
    if not dose.hold_s <= MAX_HOLD_S:
        faults.append(text("error.dose.most", seconds=MAX_HOLD_S))
    if faults:
        raise UsageError("error.dose.faults", dose=shown or dose, faults="; ".join(faults))
    return dose
