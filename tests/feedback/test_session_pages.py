from __future__ import annotations

import numpy as np
import pytest

from posecheck.exercises import BUILT_IN
from posecheck.feedback.live_picture import EMPTY_SIZE_PX, LivePicture
from posecheck.feedback.screen import Page, Phrase, Screen
from posecheck.feedback.session_pages import Pages, Status
from posecheck.pose import ImageArray
from posecheck.words import text
from tests.figures import Figure, View
from tests.texts import LANGUAGES

QUIET = Status()
BUSY = Status(29.6, 41.2, 7, details=True, muted=True, recording=True)


def screens() -> list[Screen]:
    """One of every page, full of words."""
    return [
        Screen(
            page,
            "supine_twist",
            (3, 6),
            Phrase("screen.lie_down"),
            Phrase("lock.body_hidden"),
            number=12,
            share=0.4,
            placement=page is Page.SETTING_UP,
            lines=(Phrase("screen.result", {"title": "glute_bridge.title", "count": "1"}),),
            keys=("key.pause", "key.skip", "key.stop"),
        )
        for page in Page
    ]


def grey(size_px: tuple[int, int]) -> ImageArray:
    return np.full((size_px[1], size_px[0], 3), 128, np.uint8)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size_px", [(1280, 720), (640, 480), (480, 854), (160, 120), (33, 32)])
def test_every_page_is_drawn_in_any_picture(language: str, size_px: tuple[int, int]) -> None:
    picture = LivePicture(language)
    for screen in screens():
        before = grey(size_px)
        shown = picture.draw(before, None, None, screen, BUSY)
        assert shown.shape == before.shape
        assert (before == 128).all()
        assert (shown != 128).any()


def test_without_a_picture_the_page_is_still_shown() -> None:
    shown = LivePicture().draw(None, None, None, screens()[0], QUIET)
    assert shown.shape[:2] == EMPTY_SIZE_PX[::-1]
    assert shown.max() == 255


def test_the_preview_is_mirrored_and_its_words_are_not() -> None:
    pose = View().pose(Figure(), 0.0)
    image = grey((1280, 720))
    image[:, :640] = 0
    screen = Screen(Page.SETTING_UP, headline=Phrase("screen.still"))
    shown = LivePicture().draw(image, pose, None, screen, QUIET)
    assert shown[:100, 640:].mean() < 10 < shown[:100, :640].mean()
    plain = grey((1280, 720))
    Pages().draw(plain, screen, QUIET)
    bottom = slice(600, 680)
    assert np.array_equal(shown[bottom, 600:640] > 200, plain[bottom, 600:640] > 200)


def test_the_bar_grows_with_its_share() -> None:
    ink = []
    for share in (0.0, 0.5, 1.0):
        image = grey((1280, 720))
        Pages().draw(image, Screen(Page.SETTING_UP, share=share), QUIET)
        ink.append(int(image[..., 1].astype(np.int64).sum()))
    assert ink == sorted(set(ink))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size_px", [(1280, 720), (640, 480), (480, 854), (33, 32)])
def test_what_is_said_is_written_under_the_picture(language: str, size_px: tuple[int, int]) -> None:
    picture, screen = LivePicture(language), screens()[0]
    plain = picture.draw(grey(size_px), None, None, screen, QUIET)
    height = plain.shape[0]
    for text_id in ("care.stop_rule", "session.go", "place.programme"):
        status = Status(caption=text(text_id, language))
        shown = picture.draw(grey(size_px), None, None, screen, status)
        assert np.array_equal(shown[:height], plain)
        assert (shown[height:] == 255).any() or size_px == (33, 32)
    silent = picture.draw(grey(size_px), None, None, screen, Status(caption=""))
    assert silent.shape == shown.shape
    assert (silent[height:] == silent[-1, -1]).all()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size_px", [(1280, 720), (640, 480)])
def test_the_title_does_not_run_under_the_drawing(language: str, size_px: tuple[int, int]) -> None:
    width, height = size_px
    corner = slice(width - round(width * 0.34) - round(height * 0.03), width)
    for exercise in BUILT_IN:
        image = grey(size_px)
        Pages(language).draw(
            image, Screen(Page.SETTING_UP, exercise.name, (1, 6), placement=True), QUIET
        )
        assert (image[: height // 3, corner] == 128).all(), exercise.name


def test_small_letters_are_shown_only_when_asked_for_or_unusual() -> None:
    screen = Screen(Page.EXERCISE)
    quiet, busy = grey((1280, 720)), grey((1280, 720))
    Pages().draw(quiet, screen, QUIET)
    Pages().draw(busy, screen, BUSY)
    assert (quiet == 128).all()
    assert (busy[680:] != 128).any()
    assert (busy[:600] == 128).all()
