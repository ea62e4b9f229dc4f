"""Who wears what in which room, by the seeds of a recipe."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from posecheck_studio.recipe import Recipe
from posecheck_studio.rendering.outfit import Fit
from posecheck_studio.rendering.random_looks import random_clothes, random_look, random_room
from posecheck_studio.rendering.room import Room
from posecheck_studio.rendering.scene import Person
from posecheck_studio.rendering.sensor import Sensor

__all__ = ["dressed"]

# Somebody else who passes: another look than the person on the mat.
_OTHER = 1009
# Streams of random numbers that must not run together.
_SENSOR = 5
# Of webcams: how far exposure and white balance are off, how blurred and noisy they are.
_EXPOSURE, _BALANCE = (0.88, 1.12), (0.95, 1.05)
_BLUR_PX, _NOISE = (0.45, 0.85), (0.004, 0.012)


def dressed(recipe: Recipe) -> tuple[list[Person], Room, Sensor]:
    """Give the people (the one on the mat first), their room and the webcam's sensor."""
    sitter = recipe.sitter
    room = random_room(sitter.room_seed)
    people = []
    for seed in (sitter.look_seed, sitter.look_seed + _OTHER):
        clothes = random_clothes(seed)
        if seed == sitter.look_seed:
            clothes = replace(clothes, fit=Fit.LOOSE if sitter.loose else Fit.TIGHT)
        people.append(Person(clothes, random_look(seed, room)))
    return people, room, _sensor(sitter.room_seed)


def _sensor(seed: int) -> Sensor:
    random = np.random.default_rng((seed, _SENSOR))
    return Sensor(
        exposure=float(random.uniform(*_EXPOSURE)),
        white_balance=float(random.uniform(*_BALANCE)),
        blur_px=float(random.uniform(*_BLUR_PX)),
        noise=float(random.uniform(*_NOISE)),
    )
