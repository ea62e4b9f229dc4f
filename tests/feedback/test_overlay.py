from __future__ import annotations

import math

import numpy as np
import pytest
from overlay_scenes import (
    FAULT,
    SIZES,
    STATES,
    L,
    blank,
    fault,
    holding,
    knee,
    mat,
    moment,
    person,
    with_point,
)

from posecheck.assessment import Assessment, Clocks, Progress
from posecheck.events import ViewSuitable, ViewUnsuitable
from posecheck.feedback import palette
from posecheck.feedback.count_panel import view_of
from posecheck.feedback.hold_ring import ring_view
from posecheck.feedback.overlay import Overlay
from posecheck.landmarks import LANDMARK_COUNT, Side
from posecheck.pose import ImageArray, Pose
from posecheck.verdict import Unknown

HD = (1280, 720)


def drawn(
    state: Assessment,
    size: tuple[int, int] = HD,
    pose: Pose | None = None,
    language: str = "de",
    mirrored: bool = False,
) -> ImageArray:
    image = blank(size)
    Overlay(size, "leg_raise_hold", language, mirrored).draw(image, pose, state)
    return image


def changed(one: ImageArray, other: ImageArray) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what differs; zeros if nothing does."""
    rows, columns = np.nonzero((one != other).any(axis=2))
    if not rows.size:
        return 0, 0, 0, 0
    return int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1


def share(image: ImageArray, colour: palette.Colour) -> float:
    return float((image == np.array(colour, np.uint8)).all(axis=2).mean())


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", STATES)
def test_every_state_is_drawn_into_pictures_of_every_size(name: str, size: tuple[int, int]) -> None:
    image = drawn(STATES[name], size, person(size))
    assert (image != blank(size)).any()
    assert image.shape == (size[1], size[0], 3)
    changes = (image != blank(size)).any(axis=2).mean()
    if size[1] >= 240:
        assert 0.02 < changes < (0.9 if name.startswith("unseen") else 0.6)


@pytest.mark.parametrize("name", STATES)
def test_the_same_moment_gives_the_same_picture(name: str) -> None:
    overlay = Overlay(HD, "leg_raise_hold", "de")
    pictures = []
    for _ in range(2):
        image = blank(HD)
        overlay.draw(image, person(HD), STATES[name])
        pictures.append(image)
    assert (pictures[0] == pictures[1]).all()
    assert (pictures[0] == drawn(STATES[name], pose=person(HD))).all()


def test_states_look_different_from_each_other() -> None:
    names = [name for name in STATES if not name.startswith("unseen")]
    pictures = {name: drawn(STATES[name], pose=person(HD)) for name in names}
    for index, one in enumerate(names):
        for other in names[index + 1 :]:
            assert (pictures[one] != pictures[other]).any(), (one, other)


def test_a_moment_without_anything_special_leaves_most_of_the_picture_alone() -> None:
    assert (drawn(STATES["rest"]) != blank(HD)).any(axis=2).mean() < 0.15


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", ["en", "de"])
def test_the_banner_is_at_the_bottom_and_whole(size: tuple[int, int], language: str) -> None:
    clean = holding()
    faulty = holding(active_faults=(fault("ventral_row.superman"),))
    left, top, right, bottom = changed(
        drawn(faulty, size, language=language), drawn(clean, size, language=language)
    )
    assert 0 < left < right < size[0] and bottom < size[1]
    assert top > 0.6 * size[1]
    assert abs((left + right) / 2 - size[0] / 2) <= 1


def test_the_banner_text_is_about_a_fourteenth_of_the_height() -> None:
    faulty = moment(active_faults=(fault("leg_raise_hold.steady"),))
    _, top, _, bottom = changed(drawn(faulty), drawn(moment()))
    band = drawn(faulty)[top:bottom]
    rows = np.nonzero((band == 255).all(axis=2).any(axis=1))[0]
    assert HD[1] / 22 < np.ptp(rows) < HD[1] / 12


def test_only_the_most_urgent_cue_is_shown() -> None:
    first = fault("leg_raise_hold.hollow_back")
    both = holding(active_faults=(first, fault("leg_raise_hold.steady")))
    assert (drawn(both) == drawn(holding(active_faults=(first,)))).all()


def test_the_count_is_a_sixth_of_the_height() -> None:
    image = drawn(moment(progress=Progress({None: 8}, 10)))
    other = drawn(moment(progress=Progress({None: 3}, 10)))
    left, _, right, bottom = changed(image, other)
    assert right < HD[0] / 2 and bottom < HD[1] / 2
    rows = np.nonzero((image[: HD[1] // 2] == 255).all(axis=2)[:, left:right].any(axis=1))[0]
    runs = np.split(rows, np.nonzero(np.diff(rows) > 1)[0] + 1)
    assert max(len(run) for run in runs) == pytest.approx(HD[1] / 6, rel=0.06)


@pytest.mark.parametrize("count", [0, 10, 99, 100, 12345])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_any_count_fits(count: int, size: tuple[int, int]) -> None:
    progress = Progress({Side.LEFT: count, Side.RIGHT: count}, count)
    image = drawn(holding(progress=progress), size)
    edge = np.concatenate([image[0], image[-1], image[:, 0], image[:, -1]])
    assert (edge == 90).all()


def test_the_count_shows_both_sides_of_an_exercise_with_sides() -> None:
    progress = Progress({Side.RIGHT: 4}, 10)
    view = view_of("leg_raise_hold", moment().phase, Side.RIGHT, progress, dimmed=False)
    assert view.tiles == ((Side.LEFT, 0), (Side.RIGHT, 4))
    none = view_of("glute_bridge", moment().phase, None, Progress({}, 10), dimmed=False)
    assert none.tiles == ((None, 0),)


def test_left_and_right_are_not_confused() -> None:
    right = holding(side=Side.RIGHT)
    assert (drawn(holding()) != drawn(right)).any()


@pytest.mark.parametrize(
    ("good_form_s", "shown", "done"),
    [(0.0, 0, False), (9.999, 9, False), (10.0, 10, True), (11.2, 11, True), (math.nan, 0, False)],
)
def test_seconds_are_never_rounded_up(good_form_s: float, shown: int, done: bool) -> None:
    view = ring_view(Clocks(12.0, good_form_s, 10.0, True), unseen=False)
    assert (view.seconds, view.done, view.paused) == (shown, done, False)


def test_what_is_unseen_pauses_the_ring() -> None:
    assert ring_view(Clocks(5.0, 4.0, 10.0, True), unseen=True).paused
    assert ring_view(Clocks(5.0, 4.0, 10.0, False), unseen=False).paused


def _green_on_the_right(image: ImageArray) -> float:
    return share(image[: HD[1] // 2, HD[0] * 3 // 4 :], palette.OK)


def test_the_ring_grows_with_good_form_and_is_not_green_while_paused() -> None:
    amounts = [_green_on_the_right(drawn(holding(each))) for each in (0.0, 2.5, 5.0, 7.5)]
    assert amounts[0] == 0.0
    steps = np.diff(amounts)
    assert steps.min() > 0 and steps.max() < 1.2 * steps.min()
    assert _green_on_the_right(drawn(holding(running=False))) == 0.0


def test_the_inner_ring_is_the_time_in_position() -> None:
    longer = holding(2.0, clocks=Clocks(9.0, 2.0, 10.0, True))
    shorter = holding(2.0, clocks=Clocks(3.0, 2.0, 10.0, True))
    assert _green_on_the_right(drawn(longer)) == _green_on_the_right(drawn(shorter))
    assert share(drawn(longer), palette.NEUTRAL) > 1.5 * share(drawn(shorter), palette.NEUTRAL)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_unseen_is_unmistakable(size: tuple[int, int]) -> None:
    """A striped frame all around, which no other state has, and a big panel."""
    for name, state in STATES.items():
        image = drawn(state, size, person(size))
        edge = np.concatenate([image[0], image[-1], image[:, 0], image[:, -1]])
        yellow = (edge == np.array(palette.CAUTION)).all(axis=1).mean()
        assert (0.2 < yellow < 0.8) if name.startswith("unseen") else (edge == 90).all()


@pytest.mark.parametrize("why", Unknown)
def test_nothing_good_is_shown_while_nothing_can_be_judged(why: Unknown) -> None:
    state = holding(9.0, cannot_see=why, angles=(knee(),), active_faults=(fault("a.b"),))
    image = drawn(state, pose=person(HD))
    assert share(image, palette.OK) == share(image, palette.FAULT) == 0.0


def test_nobody_and_unseen_feet_say_different_things() -> None:
    state = moment(cannot_see=Unknown.NOT_SEEN, missing=(L.LEFT_HEEL, L.RIGHT_HEEL))
    far_below = (slice(HD[1] // 2, None), slice(None))
    hidden = Pose(
        0.0,
        np.full((LANDMARK_COUNT, 2), np.nan),
        np.zeros((LANDMARK_COUNT, 3)),
        np.zeros(LANDMARK_COUNT),
        np.zeros(LANDMARK_COUNT),
        HD,
    )
    assert (drawn(state)[far_below] != drawn(state, pose=hidden)[far_below]).any()


def test_the_detail_of_an_unsuitable_view_is_kept_until_it_is_suitable() -> None:
    overlay = Overlay(HD, "glute_bridge")
    view = moment(cannot_see=Unknown.VIEW)

    def picture(state: Assessment) -> ImageArray:
        image = blank(HD)
        overlay.draw(image, person(HD), state)
        return image

    plain = picture(view)
    event = ViewUnsuitable(1.0, Unknown.VIEW, "glute_bridge.advice")
    told = picture(moment(cannot_see=Unknown.VIEW, events=(event,)))
    assert (told != plain).any()
    assert (picture(view) == told).all()
    assert (picture(moment(cannot_see=Unknown.VIEW, events=(ViewSuitable(2.0),))) == plain).all()


@pytest.mark.parametrize("point", [(math.nan, math.nan), (-5e8, 3.0), (1e9, 1e9), (math.inf, 0.0)])
@pytest.mark.parametrize("landmark", [L.LEFT_KNEE, L.LEFT_HIP, L.RIGHT_WRIST])
def test_points_that_are_unknown_or_outside_are_harmless(
    point: tuple[float, float], landmark: L
) -> None:
    state = moment(angles=(knee(FAULT),), active_faults=(fault("glute_bridge.arms"),))
    image = drawn(state, pose=with_point(person(HD), landmark, point))
    whole = drawn(state, pose=person(HD))
    assert (image != whole).any()
    assert (image != drawn(state)).any()


def test_a_person_all_unknown_draws_no_body() -> None:
    unknown = Pose(
        0.0,
        np.full((LANDMARK_COUNT, 2), np.nan),
        np.full((LANDMARK_COUNT, 3), np.nan),
        np.ones(LANDMARK_COUNT),
        np.ones(LANDMARK_COUNT),
        HD,
    )
    assert (drawn(moment(), pose=unknown) == drawn(moment())).all()


def test_the_body_is_drawn_as_it_was_judged() -> None:
    judged = person(HD)
    seen = with_point(judged, L.LEFT_KNEE, (100.0, 100.0))
    assert np.array_equal(drawn(moment(pose=judged), pose=seen), drawn(moment(), pose=judged))
    assert not np.array_equal(drawn(moment(), pose=seen), drawn(moment(), pose=judged))


def test_the_mat_line_is_thin_and_where_it_is_said_to_be() -> None:
    image, without = drawn(moment(mat_line=mat(HD))), drawn(moment())
    left, top, right, bottom = changed(image, without)
    assert (left, right) == (0, HD[0])
    assert top <= 0.8 * HD[1] <= bottom and bottom - top <= 5


def test_a_mat_line_of_unknown_place_is_left_out() -> None:
    line = mat(HD)
    lost = type(line)((math.nan, math.nan), line.along, line.up, line.torso_px)
    assert (drawn(moment(mat_line=lost)) == drawn(moment())).all()


@pytest.mark.parametrize("name", STATES)
def test_mirrored_text_reads_right_after_flipping(name: str) -> None:
    plain, mirrored = drawn(STATES[name]), drawn(STATES[name], mirrored=True)
    off = np.abs(plain.astype(int) - mirrored[:, ::-1].astype(int))
    stripes = HD[1] // 20
    inner = off[stripes:-stripes, stripes:-stripes]
    assert (inner > 40).any(axis=2).mean() < 0.0005
    assert (plain != mirrored).any()


def test_a_new_size_is_laid_out_anew() -> None:
    overlay = Overlay(HD, "leg_raise_hold", "de")
    for size in ((640, 480), HD, (720, 1280)):
        image = blank(size)
        overlay.draw(image, person(size), STATES["fault"])
        assert (image == drawn(STATES["fault"], size, person(size))).all()


def test_languages_differ_and_an_unknown_one_is_english() -> None:
    state = STATES["fault"]
    assert (drawn(state, language="en") != drawn(state, language="de")).any()
    assert (drawn(state, language="en") == drawn(state, language="xx")).all()


def test_an_unknown_cue_is_shown_as_it_is() -> None:
    image = drawn(moment(active_faults=(fault("my_exercise.my_check"),)))
    assert changed(image, drawn(moment()))[3] > 0.8 * HD[1]
