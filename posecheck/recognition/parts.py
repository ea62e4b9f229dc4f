"""The parts of a recording: an exercise from its starting pose on, rest, something else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from posecheck.assessment import Dose, Progress, SessionResult
from posecheck.baseline.stretches import Recording
from posecheck.baseline.survey import Span
from posecheck.exercises.spec import Exercise
from posecheck.recognition.choosing import Set, chosen_sets
from posecheck.recognition.evidence import Evidence, evidence_of
from posecheck.recognition.stillness import Rest, rests_between
from posecheck.tracking.calibration import Calibration

__all__ = ["Doing", "Part", "few_rows", "joined", "recognise"]

# So far apart, pictures still show every movement of a hold or a slow repetition.
APART_S = 0.1
# DESIGN, Baseline: the start pose is held still for 2 s. From it, or in between, a limb is put
# where the movement begins.
START_POSE_S, POSITION_S = 2.0, 8.0
# The way back takes no longer.
LEAVING_S = 3.0
# A hold that is not seen keeps a person away from the starting pose for so long; a rest that
# follows and is longer is no more of the exercise.
AWAY_S = 15.0
# An interruption of lying that is a drop-out, or the moment of a cut.
DROPOUT_S = 1.5
# Shorter pieces between two parts are not listed.
LEAST_S = 1.0
# Lying still for this share of a piece makes it a rest.
REST_SHARE = 0.7
# Who moves for no longer than this before an exercise gets into its position.
GETTING_READY_S = 10.0
Times = tuple[float, float]


class Doing(StrEnum):
    """What a person does in a part of a recording."""

    EXERCISE = "exercise"
    REST = "rest"
    GETTING_READY = "getting into position"
    OTHER = "something else"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a recording, in seconds since its start; both ends included.

    `exercise` is the one that is done (None: none that is known), `sure` from 0 to 1 how sure
    that is, `result` what was found in it, once it is judged.
    """

    start_s: float
    end_s: float
    doing: Doing
    exercise: Exercise | None = None
    sure: float = 0.0
    result: SessionResult | None = None


def joined(
    results: Sequence[SessionResult], duration_s: float, notes: Sequence[str]
) -> SessionResult:
    """Give all that is found in the parts of a recording, but for what is of one exercise."""
    names = ("events", "reps", "holds", "attempts", "open_movements", "faults")
    every: dict[str, Any] = {
        name: tuple(each for one in results for each in getattr(one, name)) for name in names
    }
    return SessionResult(
        exercise=", ".join(dict.fromkeys(one.exercise for one in results)),
        dose=Dose(0, 0, 0.0),
        duration_s=duration_s,
        checks=(),
        progress=Progress({}, 0),
        coverage=sum(one.coverage * one.duration_s for one in results) / (duration_s or 1.0),
        view="",
        posture="",
        notes=tuple(notes),
        **every,
    )


def few_rows(times_s: Sequence[float], cuts: Sequence[bool]) -> list[int]:
    """Give the rows of a recording that are enough to recognise what is done in it.

    They are `APART_S` apart, every one with which another shot begins, and the last.
    """
    rows: list[int] = []
    for row, (time_s, cut) in enumerate(zip(times_s, cuts, strict=True)):
        last = row == len(times_s) - 1
        if cut or last or not rows or time_s - times_s[rows[-1]] >= APART_S - 1e-6:
            rows.append(row)
    return rows


def recognise(
    poses: Recording,
    exercises: Sequence[Exercise],
    calibration: Calibration,
    progress: Callable[[float], None] = lambda share: None,
) -> tuple[Part, ...]:
    """Say what is done in a recording, part by part, in order of time.

    Parameters
    ----------
    poses : sequence of Observation
        The whole recording; see `few_rows`.
    exercises : sequence of Exercise
        Those that are looked for, each by its own definition.
    calibration : Calibration
        Of the model that made the poses.
    progress : callable
        Told the share done, 0 to 1.
    """
    if not len(poses):
        return ()
    found: list[Evidence] = []
    for exercise in exercises:
        found.append(evidence_of(exercise, poses, calibration))
        progress(len(found) / len(exercises))
    lying = _lying(found)
    done = list(_exercises(poses, chosen_sets(found), lying))
    first_s, last_s = poses[0].time_s, poses[len(poses) - 1].time_s
    ends_s = [first_s, *(end for part in done for end in (part.start_s, part.end_s)), last_s]
    rest = [
        _between(poses, (start_s, end_s), lying, before_one=index < len(done))
        for index, (start_s, end_s) in enumerate(zip(ends_s[::2], ends_s[1::2], strict=True))
        if end_s - start_s >= LEAST_S
    ]
    return tuple(sorted((*done, *rest), key=lambda part: part.start_s))


def _lying(found: Sequence[Evidence]) -> list[Times]:
    """When the person lies, whichever exercise is asked: stretches that follow on are one."""
    lying: list[Times] = []
    last: Span | None = None
    for span in found[0].spans if found else ():
        follows = last is not None and span.start_s - last.end_s <= DROPOUT_S
        if last and follows and span.baseline.posture is last.baseline.posture:
            lying[-1] = (lying[-1][0], span.end_s)
        else:
            lying.append((span.start_s, span.end_s))
        last = span
    return lying


def _exercises(poses: Recording, sets: list[Set], lying: list[Times]) -> Iterator[Part]:
    """Widen each set to its starting pose, and to the rest that follows."""
    begun: list[tuple[float, Rest | None]] = []
    for one in sets:
        before = [start_s for start_s, _ in lying if start_s <= one.start_s]
        before += [each.end_s for each in sets if each.end_s <= one.start_s]
        from_s = max(before, default=one.start_s)
        pose = _starting_pose(poses, one, from_s)
        begun.append((pose.start_s if pose else max(from_s, one.start_s - POSITION_S), pose))
    for one, (start_s, pose) in zip(sets, begun, strict=True):
        after = [end_s for _, end_s in lying if end_s >= one.end_s]
        after += [next_s for next_s, _ in begun if next_s >= one.end_s]
        end_s = _end_s(poses, one, pose, min(after, default=one.end_s))
        yield Part(start_s, end_s, Doing.EXERCISE, one.exercise, one.sure)


def _starting_pose(poses: Recording, one: Set, from_s: float) -> Rest | None:
    """The last pose that was held before a set begins."""
    for rest in reversed(rests_between(poses, from_s, one.start_s)):
        held = rest.end_s - rest.start_s >= START_POSE_S
        if held and one.start_s - rest.end_s <= POSITION_S:
            return rest
    return None


def _end_s(poses: Recording, one: Set, before: Rest | None, until_s: float) -> float:
    """When the rest that follows a set is over, or has lasted for a while.

    Who comes back to the starting pose soon has not left the exercise: the other side may not
    be seen from where the camera stands.
    """
    latest_s, last = one.end_s + LEAVING_S, None
    for rest in rests_between(poses, one.end_s, until_s):
        back = before is not None and rest.same_pose(before)
        if rest.start_s <= (last.end_s + AWAY_S if back and last else latest_s):
            last = rest
    return min([last.end_s, last.start_s + AWAY_S] if last else [latest_s, until_s])


def _between(poses: Recording, times: Times, lying: list[Times], *, before_one: bool) -> Part:
    """Say what is done where none of the exercises is."""
    start_s, end_s = times
    lies = [(max(start_s, begun_s), min(end_s, over_s)) for begun_s, over_s in lying]
    rests = [r for begun_s, over_s in lies for r in rests_between(poses, begun_s, over_s)]
    doing = Doing.OTHER
    if sum(rest.end_s - rest.start_s for rest in rests) >= REST_SHARE * (end_s - start_s):
        doing = Doing.REST
    elif before_one and end_s - start_s <= GETTING_READY_S:
        doing = Doing.GETTING_READY
    return Part(start_s, end_s, doing)
