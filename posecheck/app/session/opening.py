"""What is said before an exercise: welcome, where the camera goes, what is done."""

from __future__ import annotations

from collections.abc import Iterator

from posecheck.app.session.plan import Part, Place
from posecheck.coaching.utterance import Earcon, Utterance
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Side

__all__ = ["introduction"]


def introduction(part: Part, place: Place, *, brief: bool) -> tuple[Utterance, ...]:
    """Give what is said before an exercise, in order.

    Parameters
    ----------
    brief : bool
        Leave out the explanation; the stop rule is never left out.
    """
    return tuple(_lines(part, place, brief=brief))


def _lines(part: Part, place: Place, *, brief: bool) -> Iterator[Utterance]:
    name = part.exercise.name
    if place.first:
        yield Utterance("session.welcome", earcon=Earcon.START)
        yield Utterance("voice.check")
        if not brief:
            yield Utterance("care.not_medical")
        # While somebody is still on their feet.
        yield Utterance(f"place.{name}" if place.total == 1 else "place.programme")
        yield Utterance("care.stop_rule")
        if place.notes:
            yield Utterance("session.note", {"words": place.notes})
        if not brief:
            yield Utterance("gesture.how")
    title = {"title": f"{name}.title", "count": place.number, "total": place.total}
    first = "session.first" if place.first else "session.next"
    yield Utterance("session.only" if place.total == 1 else first, title)
    if not brief:
        yield Utterance(f"explain.{name}")
        if part.exercise.posture is Posture.PRONE:
            yield Utterance("gesture.how.prone")
    yield _dose(part)
    if part.notes:
        yield Utterance("session.note", {"words": part.notes})


def _dose(part: Part) -> Utterance:
    """Say how much is to be done; what is left of it, where some was done before."""
    most = max(part.goals.values())
    values: dict[str, object] = {"count": min(most, part.dose.reps)}
    values["sets"] = 1 if part.done else part.dose.sets
    if part.dose.hold_s:
        values["seconds"] = round(part.dose.hold_s)
    kind = "hold" if part.dose.hold_s else "reps"
    if part.by_side is not None:
        left, right = (part.goals[side] for side in Side)
        kind = "by_side" if left and right else "left" if left else "right"
        return Utterance(
            f"session.dose.{kind}", {"count": left or right, "left": left, "right": right}
        )
    sides = "_sides" if part.exercise.has_sides else ""
    return Utterance(f"session.dose.{kind}{sides}", values)
