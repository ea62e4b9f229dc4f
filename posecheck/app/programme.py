"""What is to be done today, of a prescription and what was done so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from posecheck.app.session.plan import DEFAULT_REST_S, Part, SessionPlan
from posecheck.assessment import Dose
from posecheck.history.records import Done, Kind, PastSession
from posecheck.settings.care import PAIN_WORSE_BY
from posecheck.settings.prescription import Prescribed, Prescription

__all__ = ["GOOD_TIMES", "dose_of_today", "plan_of_today"]

# So often everything was good before there is more of it.
GOOD_TIMES = 3
_MORE_REPS, _MORE_S = 1, 5.0


def plan_of_today(
    prescription: Prescription,
    sessions: Iterable[PastSession],
    rest_s: float | None = None,
) -> SessionPlan:
    """Plan a session; `rest_s` is the rest where the prescription says nothing.

    The sessions are this person's, in the order of time; those before the prescription do not
    matter.
    """
    since = [each for each in sessions if prescription.schedule.covers(each.day)]
    rest = DEFAULT_REST_S if rest_s is None else rest_s
    return SessionPlan(
        tuple(_part(each, since, rest) for each in prescription.exercises), prescription.notes
    )


def _part(prescribed: Prescribed, sessions: Sequence[PastSession], rest_s: float) -> Part:
    dose = dose_of_today(prescribed, sessions)
    by_side = prescribed.by_side
    if by_side is not None:
        more = (dose.reps - prescribed.dose.reps) * dose.sets
        left, right = (n + more if n else 0 for n in by_side)
        by_side = left, right
    rest = rest_s if prescribed.rest_s is None else prescribed.rest_s
    return Part(
        *(prescribed.exercise, dose, prescribed.limits, rest), by_side, notes=prescribed.notes
    )


def dose_of_today(prescribed: Prescribed, sessions: Iterable[PastSession]) -> Dose:
    """Give the dose as it has grown: a step whenever everything was good three times in a row.

    Good is: all of the dose was done, without a fault, and the pain, told before and after,
    did not rise by `PAIN_WORSE_BY`.
    """
    dose, times = prescribed.dose, 0
    for session in sessions:
        rows = [row for row in session.done if row.exercise == prescribed.exercise.name]
        if session.kind is not Kind.SESSION or not _of_dose(rows, dose, prescribed.by_side):
            continue
        times = times + 1 if _was_good(session, rows) else 0
        if times == GOOD_TIMES:
            dose, times = _more(dose, prescribed), 0
    return dose


def _of_dose(rows: list[Done], dose: Dose, by_side: tuple[int, int] | None) -> bool:
    """Whether this dose, or more, was to be done."""
    whole = max(by_side) if by_side else dose.sets * dose.reps
    most = max((row.goal or 0 for row in rows), default=0)
    return most >= whole and all((row.hold_s or 0.0) >= dose.hold_s for row in rows)


def _was_good(session: PastSession, rows: list[Done]) -> bool:
    before, after = session.pain_before, session.pain_after
    if before is None or after is None or after - before >= PAIN_WORSE_BY:
        return False
    return all(
        row.counted >= (row.goal or 0) and row.counted == row.movements and not row.faults
        for row in rows
    )


def _more(dose: Dose, prescribed: Prescribed) -> Dose:
    seconds, reps = prescribed.up_to_s or 0.0, prescribed.up_to_reps or 0
    if dose.hold_s < seconds:
        return replace(dose, hold_s=min(dose.hold_s + _MORE_S, seconds))
    return replace(dose, reps=max(dose.reps, min(dose.reps + _MORE_REPS, reps)))
