"""Counts, sides, countdowns, sight and silence, on hand-made moments."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from posecheck.assessment import Assessment, Dose
from posecheck.coaching.scheduler import CueScheduler, Earcon, Urgency
from posecheck.events import (
    AttemptRejected,
    EndReason,
    HoldEnded,
    HoldGoalReached,
    HoldStarted,
    Phase,
    RejectReason,
    RepCompleted,
)
from posecheck.exercises.registry import find_exercise
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import Unknown
from tests.coaching.listening import coach, ids, of
from tests.coaching.moments import clocks, counts, moment

BRIDGE, RAISE = find_exercise("glute_bridge"), find_exercise("leg_raise_hold")
LEFT, RIGHT = Side.LEFT, Side.RIGHT


def rep(count: int, time_s: float, *, clean: bool | None = None) -> Assessment:
    done = RepCompleted(time_s, time_s - 5, time_s - 2, count, None, 2.0, 2.0, 1.0, (), clean)
    return moment(time_s, events=(done,), progress=counts(count))


def reps(total: int, *, clean: bool | None = None, every_s: float = 6.0) -> list[Assessment]:
    return [rep(n, n * every_s, clean=clean) for n in range(1, total + 1)]


def test_every_repetition_is_counted_aloud_and_the_end_is_told() -> None:
    heard = coach(CueScheduler(BRIDGE, Dose(1, 10, 0.0)), reps(10))
    numbers = [h.utterance.values["count"] for h in of(heard, "count.")]
    assert numbers == list(range(1, 11))
    assert {h.utterance.earcon for h in of(heard, "count.")} == {Earcon.COUNT}
    assert [h.text for h in of(heard, "count.")][4] == "Five. Half-way."
    assert [h.text for h in of(heard, "count.")][8] == "Nine. One more."
    assert "done.all" in ids(heard)


@pytest.mark.parametrize(("clean", "praised"), [(True, True), (None, False), (False, False)])
def test_good_is_only_for_a_repetition_of_which_everything_was_told(
    clean: bool | None, praised: bool
) -> None:
    heard = coach(CueScheduler(BRIDGE, Dose(1, 10, 0.0)), reps(10, clean=clean))
    assert ("count.good" in ids(heard)) is praised
    assert len(of(heard, "count.good")) <= 4


def test_a_repetition_counts_audibly_while_something_else_is_said() -> None:
    scheduler = CueScheduler(BRIDGE)
    scheduler.resume(0.0)
    (sound,) = scheduler.step(rep(1, 6.0), speaking=True)
    assert (sound.id, sound.earcon) == ("", Earcon.COUNT)
    (number,) = scheduler.step(moment(6.5, progress=counts(1)), speaking=False)
    assert (number.values["count"], number.earcon) == (1, None)


def test_a_number_that_comes_too_late_is_not_said() -> None:
    scheduler = CueScheduler(BRIDGE)
    scheduler.resume(0.0)
    scheduler.step(rep(1, 6.0), speaking=True)
    assert scheduler.step(moment(9.0, progress=counts(1)), speaking=False) == ()


def test_a_resumed_exercise_counts_on() -> None:
    scheduler = CueScheduler(BRIDGE, Dose(1, 10, 0.0), goals={None: 3})
    heard = coach(scheduler, reps(3))
    assert [h.utterance.values["count"] for h in of(heard, "count.")] == [8, 9, 10]
    assert scheduler.finished


def rejected(reason: RejectReason, time_s: float) -> Assessment:
    return moment(time_s, events=(AttemptRejected(time_s, time_s - 1, None, reason, 0.5),))


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (RejectReason.TOO_SMALL, "attempt.too_small"),
        (RejectReason.TOO_SHORT, "attempt.too_short"),
        (RejectReason.NOT_SEEN, "attempt.not_seen"),
    ],
)
def test_an_attempt_that_does_not_count_is_explained_and_not_every_time(
    reason: RejectReason, told: str
) -> None:
    steps = [rejected(reason, 2.0 + n) for n in range(0, 12, 4)]
    heard = coach(CueScheduler(BRIDGE), steps)
    assert heard[0].id.startswith(told)
    assert len(of(heard, "attempt.")) == 1


def hold(
    start_s: float, side: Side, done: dict[Side | None, int], goal_s: float = 10.0
) -> list[Assessment]:
    """A good hold of `goal_s` and one second more; `done` is counted up at the goal."""
    steps = []
    for n in range(round((goal_s + 1.0) * 10)):
        time_s, good_s = start_s + n / 10, n / 10
        events: list[object] = [HoldStarted(time_s, side)] if n == 0 else []
        if n == round(goal_s * 10):
            done[side] += 1
            events.append(HoldGoalReached(time_s, side, done[side], good_s))
        steps.append(
            moment(
                time_s,
                phase=Phase.HOLD,
                side=side,
                clocks=clocks(good_s, goal_s),
                events=tuple(events),
                progress=counts(done),
            )
        )
    end_s = start_s + goal_s + 1.0
    ended = HoldEnded(
        end_s, start_s, side, goal_s, goal_s, goal_s, True, EndReason.LEFT_POSITION, ()
    )
    steps.append(moment(end_s, side=side, events=(ended,), progress=counts(done)))
    return steps


def holds(order: Iterable[Side], goal_s: float = 10.0) -> list[Assessment]:
    done: dict[Side | None, int] = {LEFT: 0, RIGHT: 0}
    steps: list[Assessment] = []
    time_s = 6.0
    for side in order:
        steps += [moment(time_s - 5.0 + n / 10, progress=counts(done)) for n in range(50)]
        steps += hold(time_s, side, done, goal_s)
        time_s += goal_s + 6.5
    return [*steps, *(moment(time_s - 5.0 + n / 10, progress=counts(done)) for n in range(40))]


def test_a_hold_is_counted_down_and_ends_with_a_sound_and_a_word() -> None:
    heard = coach(CueScheduler(RAISE, Dose(1, 2, 10.0)), holds([LEFT]))
    countdown = of(heard, "countdown")
    assert [h.utterance.values["count"] for h in countdown] == [5, 4, 3, 2, 1]
    for each in countdown:
        left_s = each.utterance.values["count"]
        assert each.time_s == pytest.approx(16.0 - left_s, abs=0.6)  # type: ignore[operator]
    (done,) = of(heard, "hold.reached")
    assert done.time_s == pytest.approx(16.0, abs=0.05)
    assert done.utterance.earcon is Earcon.DONE
    assert done.utterance.urgency is Urgency.DONE


def test_a_long_hold_tells_ten_too_and_a_short_one_only_three() -> None:
    for goal_s, numbers in ((20.0, [10, 5, 4, 3, 2, 1]), (5.0, [3, 2, 1])):
        heard = coach(CueScheduler(RAISE, Dose(1, 2, goal_s)), holds([LEFT], goal_s))
        assert [h.utterance.values["count"] for h in of(heard, "countdown")] == numbers


def sides(order: Iterable[Side], reps_: int) -> list[tuple[str, object]]:
    heard = coach(CueScheduler(RAISE, Dose(1, reps_, 10.0)), holds(order))
    return [
        (".".join(h.id.split(".")[:2]), h.utterance.values["side"])
        for h in heard
        if h.id.startswith(("side.", "hold.side"))
    ]


def test_sides_are_announced_in_turn() -> None:
    assert sides([LEFT, RIGHT, LEFT, RIGHT], 2) == [
        ("side.first", LEFT),
        ("side.next", RIGHT),
        ("side.next", LEFT),
        ("side.next", RIGHT),
    ]


def test_who_stays_on_one_side_is_followed_until_it_is_done() -> None:
    assert sides([LEFT] * 3 + [RIGHT], 3) == [
        ("side.first", LEFT),
        ("side.next", RIGHT),
        ("hold.side", LEFT),
        ("side.same", LEFT),
        ("side.next", RIGHT),
        ("side.same", RIGHT),
    ]


def test_a_side_that_is_done_is_named_when_it_is_taken_again() -> None:
    assert ("side.full", LEFT) in sides([LEFT, LEFT, RIGHT], 1)
    heard = coach(CueScheduler(RAISE, Dose(1, 1, 10.0)), holds([LEFT, LEFT]))
    assert len(of(heard, "countdown")) == 5  # of the first alone
    assert heard[-1].id != "done.each_side"


@pytest.mark.parametrize(
    ("reason", "good_s", "told"),
    [
        (EndReason.LEFT_POSITION, 6.4, "hold.short"),
        (EndReason.LEFT_POSITION, 0.4, "hold.none"),
        (EndReason.NOT_SEEN, 6.4, "hold.unseen"),
        (EndReason.FAULT, 6.4, "hold.stopped"),
    ],
)
def test_a_hold_that_does_not_count_is_explained(
    reason: EndReason, good_s: float, told: str
) -> None:
    ended = HoldEnded(9.0, 1.0, LEFT, 8.0, good_s, 10.0, False, reason, ())
    scheduler = CueScheduler(RAISE)
    scheduler.resume(0.0)
    assert [u.id for u in scheduler.step(moment(9.0, events=(ended,)), speaking=False)] == [told]


def unseen(start_s: float, end_s: float, why: Unknown | None = None) -> list[Assessment]:
    feet = (Landmark.LEFT_ANKLE,)
    steps = round((end_s - start_s) * 10)
    return [moment(start_s + n / 10, cannot_see=why, missing=feet) for n in range(steps)]


def clear(start_s: float, end_s: float) -> list[Assessment]:
    return [moment(start_s + n / 10) for n in range(round((end_s - start_s) * 10))]


def started() -> CueScheduler:
    scheduler = CueScheduler(BRIDGE)
    scheduler.resume(0.0)
    return scheduler


def test_hidden_feet_are_named_once_they_stay_hidden_and_so_is_their_return() -> None:
    heard = coach(started(), [*unseen(1.0, 8.0), *clear(8.0, 10.0)])
    first, back, *_ = heard
    assert first.text == "I can't see your left foot. If you can, lie so that I see all of you."
    assert first.time_s == pytest.approx(2.5, abs=0.11)
    assert back.id == "sight.back"
    assert back.time_s == pytest.approx(8.5, abs=0.11)


def test_a_limb_hidden_for_a_moment_is_not_told() -> None:
    heard = coach(started(), [*unseen(1.0, 2.3), *clear(2.3, 6.0)])
    assert ids(heard) == ["done.none"]


def test_what_stays_hidden_is_not_told_over_and_over() -> None:
    assert len(of(coach(started(), unseen(1.0, 200.0)), "sight")) == 3


def test_a_view_that_cannot_change_is_told_once() -> None:
    heard = coach(started(), unseen(1.0, 200.0, Unknown.VIEW))
    assert len(of(heard, "sight")) == 1


def test_long_silence_is_broken_thrice_at_last_with_a_way_on_and_then_kept() -> None:
    scheduler = CueScheduler(RAISE)
    heard = coach(scheduler, [moment(n / 5, progress=counts({})) for n in range(600)])
    kinds = [".".join(h.id.split(".")[:2]) for h in heard]
    assert kinds == [
        "side.first",
        "idle.leg_raise_hold",
        "idle.leg_raise_hold",
        "idle.skip",
        "done.none",
    ]


def test_finish_gives_the_summary_once() -> None:
    scheduler = started()
    scheduler.step(rep(1, 6.0), speaking=False)
    assert scheduler.finish(7.0)[0].id == "done.part"
    assert scheduler.finish(8.0) == ()
    assert scheduler.step(rep(2, 9.0), speaking=False) == ()


def test_who_has_begun_already_is_not_told_to_begin() -> None:
    scheduler = CueScheduler(RAISE, Dose(1, 2, 10.0))
    done: dict[Side | None, int] = {LEFT: 0, RIGHT: 0}
    first = hold(6.0, LEFT, done)
    for step in first:
        scheduler.step(step, speaking=step is not first[0])
    (sound,) = scheduler.step(hold(17.5, RIGHT, done)[0], speaking=True)
    assert sound.earcon is Earcon.START
    (begun,) = scheduler.step(moment(17.8, phase=Phase.HOLD, progress=counts(done)), speaking=False)
    assert begun.id == "hold.start"
    later = scheduler.step(moment(18.8, phase=Phase.HOLD, progress=counts(done)), speaking=False)
    assert later == ()
