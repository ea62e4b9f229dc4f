"""Plans and films for tests of the session."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from posecheck.app.session.plan import Part, SessionPlan, plan_of
from posecheck.app.session.session import Choices, Session
from posecheck.assessment import Dose
from posecheck.exercises.registry import find_exercise
from posecheck.pose import Observation
from tests.figures import LEFT, Arm, Figure, Script, bridge, film, with_arm

FPS = 15.0
# Where the explanation of a single exercise is over and the countdown is, with time to spare.
READY_S = 75.0


def part(name: str = "glute_bridge", reps: int = 2, hold_s: float | None = None) -> Part:
    """One exercise with a small dose."""
    found = plan_of([find_exercise(name)]).parts[0]
    held_s = found.dose.hold_s if hold_s is None else hold_s
    return replace(found, dose=Dose(1, reps, held_s), rest_s=5.0)


def session(*parts: Part, **choices: object) -> Session:
    """A session without ratings, unless they are asked for."""
    given = {"ratings": False, **choices}
    return Session(SessionPlan(parts or (part(),)), Choices(**given))  # type: ignore[arg-type]


def shot(script: Script, seconds: float, start_s: float = 0.0) -> list[Observation]:
    """Film a script of which `start_s` has passed."""
    return [o for o in film(script, start_s + seconds, FPS) if o.time_s >= start_s]


def bridges(starts: Iterable[float], seconds: float) -> list[Observation]:
    """Film slow bridges that begin at these times."""
    return shot(bridge(tuple(starts)), seconds)


def arm_up(script: Script, from_s: float, to_s: float) -> Script:
    """The same with the left arm at the ceiling for a while."""

    def posed(time_s: float) -> Figure:
        figure = script(time_s)
        return with_arm(figure, LEFT, Arm(raise_deg=90.0)) if from_s <= time_s < to_s else figure

    return posed


def arm_up_at(script: Script, times_s: Iterable[tuple[float, float]]) -> Script:
    """The same with the left arm at the ceiling between each pair of times."""
    for from_s, to_s in times_s:
        script = arm_up(script, from_s, to_s)
    return script


def gone(observations: Iterable[Observation], from_s: float, to_s: float) -> list[Observation]:
    """The same with nobody in the picture for a while."""
    return [Observation(o.time_s, None) if from_s <= o.time_s < to_s else o for o in observations]
