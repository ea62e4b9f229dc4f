from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from posecheck.history.overview import trained_days, trends
from posecheck.history.records import Done, Kind, PastSession

TODAY = date(2027, 3, 28)
HOLD = Done("leg_raise_hold", "left", 10, 10.0, 8, 8, 10, 5, 60.0, 40.0, "done")


def on(days_ago: int, *done: Done) -> PastSession:
    noon = datetime(2027, 3, 28, 12, tzinfo=UTC) - timedelta(days=days_ago)
    about = (f"{days_ago}", "", Kind.SESSION, "", int(noon.timestamp()), 0)
    return PastSession(*about, "done", None, None, None, 0, done)


def test_four_weeks_are_held_against_the_four_before() -> None:
    more = replace(HOLD, count=10, movements=10, faults=0, good_form_s=100.0, reach=50.0)
    days = {0: more, 27: HOLD, 28: HOLD, 55: HOLD, 56: more}
    (trend,) = trends([on(n, done) for n, done in days.items()], TODAY)
    assert (trend.now.sessions, trend.before.sessions) == (2, 2)
    assert (trend.now.count, trend.before.count) == (9.0, 8.0)
    assert (trend.now.good_form_s, trend.before.good_form_s) == (8.0, 6.0)
    assert (trend.now.faults, trend.before.faults) == (0.25, 0.5)
    assert (trend.now.reach, trend.before.reach) == (45.0, 40.0)


def test_what_was_stated_by_hand_counts_and_hides_no_fault() -> None:
    """Nobody knows how well that was."""
    stated = Done("leg_raise_hold", "left", None, None, 20, 0, 0, 0, None, None, "")
    (trend,) = trends([on(1, HOLD), on(2, stated)], TODAY)
    assert (trend.now.count, trend.now.faults) == (14.0, 0.5)
    (alone,) = trends([on(2, stated)], TODAY)
    assert (alone.now.faults, alone.now.good_form_s, alone.now.reach) == (None, None, None)


def test_what_was_not_done_is_no_training() -> None:
    nothing = replace(HOLD, count=0, movements=0, counted=0)
    sessions = [on(1, nothing), on(2, HOLD), on(-3, HOLD), on(4)]
    assert trained_days(sessions, TODAY) == {TODAY - timedelta(days=2)}
    assert [trend.now.sessions for trend in trends(sessions, TODAY)] == [1]


@pytest.mark.parametrize("side", ["left", None])
def test_sides_are_kept_apart(side: str | None) -> None:
    sessions = [on(1, HOLD, replace(HOLD, side="right" if side else None, count=2))]
    found = trends(sessions, TODAY)
    assert sorted(trend.now.count or 0 for trend in found) == [2.0, 8.0]
