"""What a clip is made from: plain values that are written beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from posecheck_studio.camera import Camera

__all__ = ["Recipe", "Sitter", "Slip", "Turn", "amounts_of", "recipe_document"]

# Name, how long after the position was taken, for how long, and how much (default: its usual).
Slip = tuple[str, float, float] | tuple[str, float, float, tuple[float, ...]]


def amounts_of(slip: Slip) -> tuple[float, ...]:
    """How much of it there is; empty where it is as much as is usual."""
    return slip[3] if len(slip) == 4 else ()


@dataclass(frozen=True, slots=True)
class Turn:
    """One hold or repetition.

    Attributes
    ----------
    side : str
        ``"left"``, ``"right"`` (of the exercise's own meaning), or empty.
    held_s : float
        How long the position is kept, in seconds.
    slips : tuple of (name, after_s, for_s, amounts)
        What goes wrong, how long after the position was taken, for how long, and how much
        (of what: see the choreography; without it, as much as is usual there).
    """

    side: str = ""
    held_s: float = 0.0
    slips: tuple[Slip, ...] = ()


@dataclass(frozen=True, slots=True)
class Sitter:
    """Who is filmed, and in which room.

    Attributes
    ----------
    height_m, girth, leg_share : float
        See `posecheck_studio.figure.Proportions`.
    look_seed, room_seed : int
        Choose skin, hair and clothes, and the room with its light.
    loose : bool
        Loose clothes.
    """

    height_m: float = 1.72
    girth: float = 1.0
    leg_share: float = 1.0
    look_seed: int = 1
    room_seed: int = 1
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Recipe:
    """A clip.

    Attributes
    ----------
    name : str
        Of the files.
    exercise : str
        Name of the exercise, or ``"session"`` for all six.
    shows : str
        In words, for people.
    turns : tuple of Turn
    kind : str
        ``"exercise"``, ``"ramp"`` (the back leaves the mat slowly), ``"leaving"`` (the
        person goes away and comes back), ``"passing"`` (somebody walks through), or
        ``"session"``.
    goal_s : float
        Good-form seconds that make a hold count here.
    head_right : bool
        Where the head is in the picture.
    at_m : float
        Where the hips are along the mat.
    may_be_unknown : tuple of str
        Checks that the camera cannot be expected to judge from where it stands.
    """

    name: str
    exercise: str
    shows: str
    turns: tuple[Turn, ...] = ()
    kind: str = "exercise"
    goal_s: float = 4.0
    camera: Camera = field(default_factory=Camera)
    sitter: Sitter = field(default_factory=Sitter)
    head_right: bool = True
    at_m: float = 0.0
    fps: float = 15.0
    may_be_unknown: tuple[str, ...] = ()


def recipe_document(recipe: Recipe) -> Mapping[str, Any]:
    """Give a recipe as JSON values."""
    return asdict(recipe)
