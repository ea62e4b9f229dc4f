"""Led through pressing and arching by voice: what is said, how long it takes, what is learnt."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np
import pytest

from posecheck.baseline.back_calibration import BackPlacement, LowerBackCalibration
from posecheck.geometry.lower_back import Readings, Signal
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Side
from posecheck.preparation.guided_press_arch import GuidedPressArch
from tests.texts import LANGUAGES, catalogue

SUPINE = BackPlacement(Posture.SUPINE, Side.LEFT, False, 200.0, (400.0, 300.0), (1280, 720))
PRONE = replace(SUPINE, posture=Posture.PRONE)
FPS, TALK_S = 15.0, 2.0
ASKS_ARCH = ("back.arch", "back.lift")
# What somebody's back does, given what was asked last.
Person = Callable[[str, np.random.Generator], Readings | None]


@dataclass
class Led:
    """What was said and learnt."""

    said: list[str] = field(default_factory=list)
    calibration: LowerBackCalibration | None = None
    over_s: float = math.nan


def lead(person: Person, place: BackPlacement = SUPINE, raised_deg: float = 5.0) -> Led:
    """Answer every word after a reaction time of half a second."""
    guide, random, led = GuidedPressArch(place, raised_deg), np.random.default_rng(5), Led()
    asked, talks_until_s, asked_s = "", -1.0, 0.0
    for frame in range(round(120.0 * FPS)):
        t = frame / FPS
        heard = asked if t > asked_s + TALK_S + 0.5 else ""
        step = guide.step(t, person(heard, random), free=t >= talks_until_s)
        led.said += step.says
        if step.says:
            asked, asked_s, talks_until_s = step.says[-1], t, t + TALK_S
        if step.over:
            led.calibration, led.over_s = step.calibration, t
            assert guide.over
            assert guide.step(t, None, free=True).says == ()
            break
    return led


def plain(asked: str, random: np.random.Generator) -> Readings:
    arched = float(asked in ASKS_ARCH)
    return {
        Signal.UNDER_GAP: 0.01 + 0.03 * arched + random.normal(0.0, 0.005),
        Signal.BELLY_RISE: 0.45 + 0.02 * arched + random.normal(0.0, 0.004),
        Signal.BACK_CONTOUR: 0.09 + 0.1 * arched + random.normal(0.0, 0.01),
        Signal.TRUNK_TURN: 3.0 + 8.0 * arched + random.normal(0.0, 1.0),
    }


def hidden(asked: str, random: np.random.Generator) -> Readings:
    return {Signal.UNDER_GAP: math.nan, Signal.BELLY_RISE: 0.45 + random.normal(0.0, 0.004)}


def test_twice_three_seconds_each_and_the_back_is_learnt() -> None:
    led = lead(plain)
    ask = ["back.press", "back.arch"]
    assert led.said == ["back.begin.supine", *ask, *ask, "back.learnt"]
    assert led.calibration is not None
    assert led.calibration.seen
    assert led.over_s < 4 * (TALK_S + 1.0 + 3.0) + 1.0
    assert led.calibration.signals[Signal.UNDER_GAP].d_prime == pytest.approx(6.0, rel=0.2)


def test_on_the_stomach_the_chest_is_lifted() -> None:
    led = lead(plain, PRONE)
    ask = ["back.relax", "back.lift"]
    assert led.said == ["back.begin.prone", *ask, *ask, "back.learnt"]
    assert led.calibration is not None
    assert set(led.calibration.signals) == {Signal.BACK_CONTOUR, Signal.TRUNK_TURN}


def test_unclear_it_is_done_once_more_and_then_says_what_to_change() -> None:
    led = lead(hidden)
    ask = ["back.press", "back.arch"]
    again = [*ask, *ask, "back.once_more", *ask, *ask]
    advice = ["back.unseen", "back.change.near_arm", "back.hand_test"]
    assert led.said == ["back.begin.supine", *again, *advice]
    assert led.calibration is None


def test_unclear_at_first_and_clear_the_second_time_is_learnt() -> None:
    rounds = iter(range(10_000))

    def late(asked: str, random: np.random.Generator) -> Readings:
        return plain(asked, random) if next(rounds) > 26.0 * FPS else hidden(asked, random)

    led = lead(late)
    assert "back.once_more" in led.said
    assert led.said[-1] == "back.learnt"


def test_out_of_sight_it_is_left_out() -> None:
    frames = iter(range(10_000))

    def leaves(asked: str, random: np.random.Generator) -> Readings | None:
        return plain(asked, random) if next(frames) < 5.0 * FPS else None

    led = lead(leaves)
    assert led.said[-1] == "back.lost"
    assert led.calibration is None
    assert led.over_s < 8.0


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_has_a_text(language: str) -> None:
    texts = catalogue(language)
    for person, place in ((plain, SUPINE), (hidden, SUPINE), (plain, PRONE)):
        for raised_deg in (5.0, 30.0):
            assert set(lead(person, place, raised_deg).said) <= set(texts)
    signals = {f"back.signal.{signal}" for signal in Signal}
    changes = {f"back.change.{change}" for change in ("near_arm", "lens", "shirt")}
    assert signals | changes <= set(texts)
