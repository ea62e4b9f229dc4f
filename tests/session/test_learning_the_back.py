"""A session that learns the person's lower back before the exercise, led by voice."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from posecheck.app.session.session import Session
from posecheck.baseline.back_calibration import Profile
from posecheck.feedback.spoken import words
from posecheck.pose import Observation
from tests.figures import Figure, film
from tests.lying_back import ARM_BESIDE, LYING, Back, breathing, with_back
from tests.session.play import Played, Player
from tests.session.scenes import FPS, READY_S, part, session

HEARD_S = 0.8


def obeying(player: Player, figure: Figure, seconds: float) -> Iterator[Observation]:
    """Somebody who presses and arches as they are told, once they have heard it."""
    random = np.random.default_rng(3)
    for observation in film(lambda t: figure, seconds, FPS):
        assert observation.pose is not None
        played = player.played
        asked = [said.id for said in played.said if said.id in ("back.press", "back.arch")]
        heard = observation.time_s > played.busy_until_s + HEARD_S
        arched = float(bool(asked) and asked[-1] == "back.arch" and heard)
        breath = 0.5 * breathing(observation.time_s).breath
        pose = with_back(observation.pose, Back(arched, breath), random)
        yield Observation(observation.time_s, pose)


def led(figure: Figure = LYING, profile: Profile = (), *names: str) -> tuple[Session, Played]:
    parts = [part(name, reps=1, hold_s=5.0) for name in names or ("leg_raise_hold",)]
    leads = session(*parts, learn_back=True, profile=profile)
    player = Player(leads)
    return leads, player.see(obeying(player, figure, READY_S + 70.0))


def test_it_is_learnt_between_the_explanation_and_the_countdown() -> None:
    leads, played = led()
    learnt = [said for said in played.ids if said.startswith("back.")]
    ask = ["back.press", "back.arch"]
    assert learnt == ["back.begin.supine", *ask, *ask, "back.learnt"]
    first, last = played.ids.index("back.begin.supine"), played.ids.index("back.learnt")
    assert played.ids.index("explain.leg_raise_hold") < first
    assert last < played.ids.index("session.number")
    assert all(words(said, language) for said in played.said for language in ("en", "de"))
    assert leads.learnt == ()  # the exercise goes on
    leads.abandon(played.now_s)
    assert [calibration.seen for calibration in leads.learnt] == [True]


def test_who_is_known_so_is_not_asked_again() -> None:
    leads, played = led()
    leads.abandon(played.now_s)
    _, again = led(LYING, leads.learnt)
    assert not any(said.startswith("back.") for said in again.ids)
    assert "session.number" in again.ids


def test_with_an_arm_in_front_the_belly_tells() -> None:
    leads, played = led(ARM_BESIDE)
    assert "back.learnt" in played.ids
    leads.abandon(played.now_s)
    (calibration,) = leads.learnt
    assert len(calibration.signals) == 1


def test_exercises_that_do_not_look_at_the_back_and_sessions_that_do_not_ask() -> None:
    for leads in (session(part("knee_to_chest"), learn_back=True), session(part("leg_raise_hold"))):
        player = Player(leads)
        played = player.see(obeying(player, LYING, READY_S))
        assert not any(said.startswith("back.") for said in played.ids)
