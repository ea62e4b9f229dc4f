"""From a recipe to a performance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from posecheck.assessment import Dose
from posecheck.landmarks import Side
from posecheck_studio.arms import Overhead, Skyward
from posecheck_studio.choreography.bridging import BRIDGE_SLIPS, Lift, bridges, drawn_lift
from posecheck_studio.choreography.holding import hollow_ramp, leg_raises
from posecheck_studio.choreography.pulling import knees_to_chest
from posecheck_studio.choreography.rowing import rows
from posecheck_studio.choreography.stretching import stretches
from posecheck_studio.choreography.twisting import twists
from posecheck_studio.figure import Figure, Proportions
from posecheck_studio.legs import Resting
from posecheck_studio.morph import morphed, rolled
from posecheck_studio.performance import Part, Performance, Person
from posecheck_studio.posing import Lying
from posecheck_studio.recipe import Recipe, Turn, amounts_of
from posecheck_studio.score import Score, ease
from posecheck_studio.trunk import TrunkPose
from posecheck_studio.upright import STRIDE_S, STRIDE_SHARE, walker

__all__ = ["perform"]

_LONG = Lying(legs=(Resting(4.0), Resting(4.0)), arms=(Overhead(), Overhead()))
_SIT = Lying(trunk=TrunkPose(sit_deg=82.0))
# Getting ready for the next exercise, sitting up or lying down, standing up, rolling over.
_READY_S, _SIT_S, _STAND_S, _ROLL_S = 1.8, 2.4, 2.2, 3.0
# Raising an arm to the ceiling, and holding it there until "skip" has been heard.
_ARM_UP_S, _SIGN_S = 1.3, 5.0
# On the back before rolling over.
_SUPINE_S = 1.4
# Out of the picture, and how long the person stays away.
_AWAY_M, _AWAY_S = 3.6, 3.0
_PASS_Y_M, _PASS_X_M, _PASS_FROM_S = 1.05, 2.6, 9.0


def perform(recipe: Recipe) -> Performance:
    """Stage a recipe: who is where at every time, and when each exercise begins and ends."""
    person = Person(
        Proportions(recipe.sitter.height_m, recipe.sitter.girth, recipe.sitter.leg_share),
        recipe.head_right,
        recipe.at_m,
    )
    return _KINDS[recipe.kind](recipe, person)


_HOLDS: dict[str, Callable[..., Score]] = {
    "leg_raise_hold": leg_raises,
    "knee_to_chest": knees_to_chest,
    "supine_twist": twists,
    "long_stretch": stretches,
    "ventral_row": rows,
}


def _score(exercise: str, turns: Sequence[Turn], wait_s: float | None = None) -> Score:
    """Put an exercise's turns into movements, after a rest of `wait_s` (default: its own)."""
    rest = {} if wait_s is None else {"rest_s": wait_s}
    if exercise == "glute_bridge":
        return bridges([_lift(turn) for turn in turns], **rest)
    return _HOLDS[exercise]([(Side[t.side.upper()], t.held_s, t.slips) for t in turns], **rest)


def _lift(turn: Turn) -> Lift:
    if not turn.slips:
        return Lift()
    name, amounts = turn.slips[0][0], amounts_of(turn.slips[0])
    return drawn_lift(amounts, name) if amounts else BRIDGE_SLIPS[name]


def _dose(exercise: str, turns: Sequence[Turn], goal_s: float) -> Dose:
    if exercise == "glute_bridge":
        return Dose(1, max(1, len(turns)), 0.0)
    sides = [turn.side for turn in turns]
    return Dose(1, max(1, *(sides.count(side) for side in ("left", "right"))), goal_s)


def _exercise(recipe: Recipe, person: Person) -> Performance:
    score = _score(recipe.exercise, recipe.turns)
    if not score.pose.prone:
        return _scored(recipe, person, score)
    supine = Score(_LONG).stay(_SUPINE_S)
    prone_s, figure = _rolling(person, supine, score)
    end_s = prone_s + score.end_s
    dose = _dose(recipe.exercise, recipe.turns, recipe.goal_s)
    part = Part(recipe.exercise, prone_s, end_s, dose, prone=True)
    return Performance(person, (part,), end_s, figure)


def _rolling(
    person: Person, first: Score, then: Score
) -> tuple[float, Callable[[float], Figure | None]]:
    """Roll from the end of a score on the back to the beginning of one on the stomach.

    Who lies on the stomach from the start is hardly found by a pose model; whoever
    was seen before is followed.

    Returns
    -------
    prone_s : float
        When the second score begins.
    figure_at : callable
    """
    roll_s = first.end_s
    prone_s = roll_s + _ROLL_S
    supine, prone = person.figure(first.pose), person.figure(then.at(0.0))

    def figure(t: float) -> Figure:
        if t < roll_s:
            return person.figure(first.at(t))
        if t >= prone_s:
            return person.figure(then.at(t - prone_s))
        share = ease((t - roll_s) / _ROLL_S)
        over = rolled(supine, -180.0 * share)
        return morphed(over, prone, share) if share > 0.5 else over

    return prone_s, figure


def _ramp(recipe: Recipe, person: Person) -> Performance:
    return _scored(recipe, person, hollow_ramp())


def _scored(recipe: Recipe, person: Person, score: Score) -> Performance:
    dose = _dose(recipe.exercise, recipe.turns, recipe.goal_s)
    part = Part(recipe.exercise, 0.0, score.end_s, dose, prone=score.pose.prone)
    return Performance(person, (part,), score.end_s, lambda t: person.figure(score.at(t)))


def _passing(recipe: Recipe, person: Person) -> Performance:
    """Somebody of another size walks through behind the mat."""
    plain = _exercise(recipe, person)
    other = Proportions(recipe.sitter.height_m * 0.96, 1.1)
    pace = STRIDE_SHARE * other.height_m / STRIDE_S

    def passer(time_s: float) -> Figure | None:
        x = -_PASS_X_M + pace * (time_s - _PASS_FROM_S)
        if not abs(x) <= _PASS_X_M:
            return None
        return walker(other, (x, _PASS_Y_M), 0.0, (time_s - _PASS_FROM_S) / STRIDE_S)

    return replace(plain, passer_at=passer)


def _leaving(recipe: Recipe, person: Person) -> Performance:
    """Half of the turns, then up and away, back again, and the other half."""
    half = len(recipe.turns) // 2
    first, second = (_score(recipe.exercise, t) for t in (recipe.turns[:half], recipe.turns[half:]))
    first.move(_SIT, _SIT_S)
    back = Score(_SIT).stay(0.8)
    began_s = back.follow(second, _SIT_S)[0]
    heading = 180.0 if person.head_right else 0.0
    sign = -1.0 if person.head_right else 1.0
    pace = STRIDE_SHARE * person.proportions.height_m / STRIDE_S
    walk_s = _AWAY_M / pace
    up_s = first.end_s + _STAND_S
    gone_s = up_s + walk_s
    home_s = gone_s + _AWAY_S
    down_s = home_s + walk_s
    lie_s = down_s + _STAND_S
    sitting = person.figure(_SIT)

    def at(x_m: float, facing_deg: float, stride: float | None) -> Figure:
        return walker(person.proportions, (person.at_m + x_m, 0.0), facing_deg, stride)

    scenes: tuple[tuple[float, Callable[[float], Figure | None]], ...] = (
        (first.end_s, lambda t: person.figure(first.at(t))),
        (
            up_s,
            lambda t: morphed(sitting, at(0.0, heading, None), ease((t - first.end_s) / _STAND_S)),
        ),
        (gone_s, lambda t: at(sign * pace * (t - up_s), heading, (t - up_s) / STRIDE_S)),
        (home_s, lambda t: None),
        (
            down_s,
            lambda t: at(sign * pace * (down_s - t), heading + 180.0, (t - down_s) / STRIDE_S),
        ),
        (lie_s, lambda t: morphed(at(0.0, heading, None), sitting, ease((t - down_s) / _STAND_S))),
    )

    def figure(t: float) -> Figure | None:
        for until_s, scene in scenes:
            if t < until_s:
                return scene(t)
        return person.figure(back.at(t - lie_s))

    end_s = lie_s + back.end_s
    stretches_s = ((0.0, first.end_s - _SIT_S), (lie_s + began_s, end_s))
    dose = _dose(recipe.exercise, recipe.turns, recipe.goal_s)
    part = Part(recipe.exercise, 0.0, end_s, dose, lying=stretches_s)
    return Performance(person, (part,), end_s, figure)


def _session(recipe: Recipe, person: Person) -> Performance:
    """All six in a row, from sitting, as somebody does them who waits for the voice."""
    score = Score(_SIT).stay(_WELCOMED_S)
    parts: list[Part] = []
    for led in SESSION[:-1]:
        movements = _led_score(led)
        start_s, end_s = score.follow(movements, _SIT_S if not parts else _READY_S)
        parts.append(Part(led.exercise, start_s, end_s, _led_dose(led)))
        if led.skips_rest:
            up = score.pose.arm(Side.LEFT, Skyward())
            score.move(up, _ARM_UP_S).stay(_SIGN_S).move(movements.pose, _ARM_UP_S)
    score.move(_LONG, 2.0).stay(_TURN_S)
    led = SESSION[-1]
    last = _led_score(led)
    prone_s, figure = _rolling(person, score, last)
    end_s = prone_s + last.end_s
    parts.append(Part(led.exercise, prone_s, end_s, _led_dose(led), prone=True))
    return Performance(person, tuple(parts), end_s + _HEARD_S, figure)


@dataclass(frozen=True, slots=True)
class _Led:
    """An exercise of the session: who does it waits until the voice has said so.

    Attributes
    ----------
    exercise : str
    turns : tuple of Turn
    goal_s : float
        Seconds of a hold.
    wait_s : float
        Lying in the start position before the first movement, in seconds: how the last
        exercise was, what comes next and how often, the countdown and the side are told
        in that time.
    skips_rest : bool
        Raises an arm to the ceiling afterwards, to go on to the next one.
    """

    exercise: str
    turns: tuple[Turn, ...]
    goal_s: float
    wait_s: float
    skips_rest: bool = False


def _led_score(led: _Led) -> Score:
    return _score(led.exercise, led.turns, led.wait_s)


def _led_dose(led: _Led) -> Dose:
    return _dose(led.exercise, led.turns, led.goal_s)


# Sitting until told to lie down, on the back until told to turn over, and lying on after the
# last hold.
_WELCOMED_S, _TURN_S, _HEARD_S = 20.5, 12.0, 1.5

# The short session; sides in the order in which the coach asks for them.
SESSION: tuple[_Led, ...] = (
    _Led("leg_raise_hold", (Turn("left", 3.0), Turn("right", 3.0)), 3.0, 21.0),
    _Led("knee_to_chest", (Turn("left", 3.0), Turn("right", 3.0)), 3.0, 12.0),
    _Led("supine_twist", (Turn("left", 4.0), Turn("right", 4.0)), 3.0, 14.0, skips_rest=True),
    _Led("glute_bridge", (Turn(), Turn()), 0.0, 22.0),
    _Led("long_stretch", (Turn("left", 3.0), Turn("right", 3.0)), 3.0, 14.0, skips_rest=True),
    _Led("ventral_row", (Turn("right", 3.0), Turn("left", 3.0)), 3.0, 15.0),
)

_KINDS: dict[str, Callable[[Recipe, Person], Performance]] = {
    "exercise": _exercise,
    "ramp": _ramp,
    "passing": _passing,
    "leaving": _leaving,
    "session": _session,
}
