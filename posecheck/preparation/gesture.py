"""Commands by one held sign: a limb that points at the ceiling (docs/gestures.md).

During an exercise the sign means pause as soon as it has been held. Kept up, it goes
on to mean skip and then stop; during a pause it means go on first. Everything but the
pause takes effect when the limb is lowered, so that a person hears what they will get.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from posecheck.baseline.record import Baseline
from posecheck.pose import Observation
from posecheck.preparation.sign import Limb, Sign, sign_of

__all__ = ["GO_ON_S", "PAUSE_S", "SKIP_S", "STOP_S", "Command", "GestureReader", "GestureState"]

# Nobody holds a limb at the ceiling for this long on the way to something else.
PAUSE_S = GO_ON_S = 1.5
# From offer to offer there is time to hear what is offered (two words) and to lower.
SKIP_S = 4.5
STOP_S = 7.5
# Until it counts, the limb must not turn farther than this: an arm on its slow way
# overhead turns by 20 degrees a second and more.
STEADY_DEG = 12.0
# A sign out of sight for less than this goes on; a limb is lowered when it is for longer.
RELEASE_S = 0.4
# Who is out of sight for longer has given no command.
LOST_S = 1.0


class Command(StrEnum):
    """What a person asks for without touching the computer."""

    PAUSE = "pause"
    GO_ON = "go_on"
    SKIP = "skip"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class GestureState:
    """What the sign says at one moment.

    Attributes
    ----------
    limb : Limb or None
        What points at the ceiling now; None: nothing.
    held_s : float
        For how long, in seconds; 0 without a sign.
    offered : Command or None
        What lowering the limb now would give. It changes once with each step, which
        is when it should be said: ``gesture.<command>``.
    share : float
        Of the way to the next command, 0 to 1, for a ring in the picture.
    command : Command or None
        What was given at this very step; each command is given once.
    """

    time_s: float
    limb: Limb | None = None
    held_s: float = 0.0
    offered: Command | None = None
    share: float = 0.0
    command: Command | None = None


class GestureReader:
    """Follows the sign over time. No clock: time is that of the observations."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Forget a sign that is being made; it gives no command any more."""
        self._since_s = math.nan
        self._last_s = math.nan
        self._lean_deg = 0.0
        self._limb: Limb | None = None
        self._in_pause = False
        self._paused_by_this = False

    def step(
        self, observation: Observation, baseline: Baseline | None, *, paused: bool
    ) -> GestureState:
        """Take one observation.

        Parameters
        ----------
        baseline : Baseline or None
            The one in force, if there is one.
        paused : bool
            Whether the session is paused at this moment.
        """
        time_s, under_way = observation.time_s, not math.isnan(self._since_s)
        sign = None
        if observation.pose is not None:
            sign = sign_of(observation.pose, baseline, keep=under_way)
        if sign is not None:
            return self._shown(time_s, sign, paused=paused)
        if not under_way:
            return GestureState(time_s)
        return self._not_shown(time_s, body_seen=observation.pose is not None)

    def _shown(self, time_s: float, sign: Sign, *, paused: bool) -> GestureState:
        away_s = time_s - self._last_s
        new = math.isnan(self._since_s) or away_s > LOST_S or sign.limb is not self._limb
        held_s = time_s - self._since_s
        restless = held_s < PAUSE_S and abs(sign.lean_deg - self._lean_deg) > STEADY_DEG
        if new or restless:
            self.reset()
            self._since_s, self._lean_deg, self._limb = time_s, sign.lean_deg, sign.limb
            self._in_pause = paused
            held_s = 0.0
        self._last_s = time_s
        command = None
        if held_s >= PAUSE_S and not self._in_pause and not self._paused_by_this:
            self._paused_by_this = True
            command = Command.PAUSE
        return GestureState(
            time_s, sign.limb, held_s, self._offered(held_s), _share(held_s), command
        )

    def _not_shown(self, time_s: float, *, body_seen: bool) -> GestureState:
        """Lowered, or out of sight for a moment, or for good."""
        away_s = time_s - self._last_s
        held_s = self._last_s - self._since_s
        if away_s <= RELEASE_S or (not body_seen and away_s <= LOST_S):
            return GestureState(time_s, self._limb, held_s, self._offered(held_s), _share(held_s))
        command = self._offered(held_s) if body_seen and away_s <= LOST_S else None
        self.reset()
        return GestureState(time_s, command=command)

    def _offered(self, held_s: float) -> Command | None:
        """What lowering gives; nothing where the sign has only just paused."""
        if held_s >= STOP_S:
            return Command.STOP
        if held_s >= SKIP_S:
            return Command.SKIP
        return Command.GO_ON if held_s >= GO_ON_S and self._in_pause else None


def _share(held_s: float) -> float:
    steps = (0.0, PAUSE_S, SKIP_S, STOP_S)
    for start_s, end_s in pairwise(steps):
        if held_s < end_s:
            return (held_s - start_s) / (end_s - start_s)
    return 1.0
