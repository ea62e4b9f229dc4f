"""The page in a real browser: video and curves in step, keyboard, print, languages, axe."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from posecheck.cli.main import main
from posecheck.report.ratings import agreement, read_ratings
from posecheck.report.result_account import read_result
from tests.report.made_report import HEIGHT, WIDTH, make_result

sync_api = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed: pip install '.[test]'"
)
pytest.importorskip("plotly", reason="plotly is not installed: pip install '.[report]'")
CHROMIUM = shutil.which("chromium")
if CHROMIUM is None:
    pytest.skip("chromium is not installed", allow_module_level=True)

CLIP, EXERCISE = "leg_raise_hold_faults_back", "leg_raise_hold"
STEP_S = 0.1
# A4 less its margins of 14 mm, in pixels of CSS.
PAPER_PX = round((210 - 28) / 25.4 * 96)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_result(tmp_path_factory.mktemp("result"), CLIP, EXERCISE)
    for language in ("en", "de"):
        assert (
            main(
                [
                    "report",
                    str(folder),
                    "--language",
                    language,
                    "-o",
                    str(folder / f"{language}.html"),
                ]
            )
            == 0
        )
    assert main(["report", str(folder), "--embed", "-o", str(folder / "embedded.html")]) == 0
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as play:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = play.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    """A tab that has complained of nothing, and asked nobody, when the test is over."""
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    tab.set_default_timeout(60_000)
    troubles: list[str] = []
    asked: list[str] = []
    tab.on("console", lambda message: troubles.append(message.text))
    tab.on("pageerror", lambda error: troubles.append(str(error)))
    tab.on("request", lambda request: asked.append(request.url))
    yield tab
    tab.close()
    assert troubles == []
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


def opened(tab: Any, path: Path) -> Any:
    tab.goto(path.as_uri())
    tab.wait_for_selector("html[data-ready]")
    until(tab, "loadeddata", "film.readyState < 2")
    return tab


def until(tab: Any, event: str, waiting: str) -> None:
    """Wait for an event of the video, unless it has been."""
    tab.evaluate(
        f"""new Promise(done => {{
            const film = document.getElementById('film');
            if ({waiting}) film.addEventListener('{event}', done, {{once: true}}); else done();
        }})"""
    )


def settled(tab: Any) -> float:
    """Wait until the video shows the moment that was asked for; give its time."""
    until(tab, "seeked", "film.seeking")
    tab.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return float(tab.evaluate("document.getElementById('film').currentTime"))


def cursors(tab: Any) -> list[float]:
    """Where the cursors stand in the plots as they are drawn, in seconds."""
    places = tab.evaluate(
        """[...document.querySelectorAll('.timed .frame')].map(frame => {
            const plot = frame.querySelector('.nsewdrag').getBoundingClientRect();
            const cursor = frame.querySelector('.cursor').getBoundingClientRect();
            return (cursor.left + cursor.width / 2 - plot.left) / plot.width;
        })"""
    )
    duration = float(
        tab.evaluate("JSON.parse(document.getElementById('data').textContent).duration")
    )
    return [place * duration for place in places]


def shown_s(tab: Any, duration_s: float) -> float:
    """What time the picture of the video shows: the length of its bright bar."""
    png = np.frombuffer(tab.locator("#film").screenshot(), np.uint8)
    image = cv2.imdecode(png, cv2.IMREAD_GRAYSCALE)
    bright = int((image[image.shape[0] // 4] > 130).sum())
    return bright / (image.shape[0] * WIDTH / HEIGHT) * duration_s


def test_a_click_on_a_time_goes_there(folder: Path, tab: Any) -> None:
    opened(tab, folder / "en.html")
    duration_s = read_result(folder / "result.json").recorded.duration_s  # type: ignore[union-attr]
    buttons = tab.locator(".seek").all()
    assert len(buttons) == 8
    for button in buttons:
        wanted = float(button.get_attribute("data-seek"))
        button.click()
        now = settled(tab)
        assert now == pytest.approx(wanted, abs=STEP_S)
        assert cursors(tab) == pytest.approx([now] * 2, abs=STEP_S)
        current = tab.locator("tr[aria-current]").all()
        assert button.evaluate("each => each.closest('tr').hasAttribute('aria-current')")
        assert 1 <= len(current) < len(buttons)
    # A picture is 0.1 s, and a column of pixels as much.
    assert shown_s(tab, duration_s) == pytest.approx(settled(tab), abs=0.4)


def test_a_click_on_a_curve_goes_there(folder: Path, tab: Any) -> None:
    opened(tab, folder / "en.html")
    duration_s = read_result(folder / "result.json").recorded.duration_s  # type: ignore[union-attr]
    for number, share in enumerate((0.25, 0.8)):
        plot = tab.locator(".timed .nsewdrag").nth(number)
        plot.scroll_into_view_if_needed()
        box = plot.bounding_box()
        tab.mouse.click(box["x"] + share * box["width"], box["y"] + box["height"] / 2)
        assert settled(tab) == pytest.approx(share * duration_s, abs=STEP_S)
        assert cursors(tab) == pytest.approx([share * duration_s] * 2, abs=STEP_S)


@pytest.mark.parametrize("name", ["en", "embedded"])
def test_the_curve_follows_the_video(folder: Path, tab: Any, name: str) -> None:
    opened(tab, folder / f"{name}.html")
    apart, played = tab.evaluate(
        """async () => {
            const film = document.getElementById('film');
            const cursor = document.querySelector('.cursor');
            await film.play();
            let apart = 0;
            const from = film.currentTime;
            while (film.currentTime < from + 1.5) {
                await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                apart = Math.max(apart, Math.abs(Number(cursor.dataset.time) - film.currentTime));
            }
            film.pause();
            return [apart, film.currentTime - from];
        }"""
    )
    assert played >= 1.5
    assert apart <= STEP_S
    now = settled(tab)
    assert cursors(tab) == pytest.approx([now] * 2, abs=STEP_S)


def test_everything_goes_by_keyboard(folder: Path, tab: Any) -> None:
    opened(tab, folder / "en.html")
    wanted = tab.locator("main button:enabled, main [role=slider], main video").count()
    reached = set()
    for _ in range(wanted + 20):
        tab.keyboard.press("Tab")
        inside = "e => document.querySelector('main').contains(e) && e !== document.body"
        focused = tab.evaluate_handle("document.activeElement")
        if focused.evaluate(inside):
            reached.add(focused.evaluate("e => [...document.querySelectorAll('*')].indexOf(e)"))
    assert len(reached) >= wanted
    curve = tab.locator(".timed .frame").first
    curve.focus()
    for key, seconds in (("Home", 0), ("ArrowRight", 1), ("PageUp", 11), ("ArrowLeft", 10)):
        tab.keyboard.press(key)
        assert settled(tab) == pytest.approx(seconds, abs=STEP_S)
        assert float(curve.get_attribute("aria-valuenow")) == pytest.approx(seconds, abs=STEP_S)
    button = tab.locator(".fault .seek").nth(1)
    button.focus()
    tab.keyboard.press("Enter")
    assert settled(tab) == pytest.approx(float(button.get_attribute("data-seek")), abs=STEP_S)


def test_answers_are_saved_and_read(folder: Path, tab: Any, tmp_path: Path) -> None:
    opened(tab, folder / "en.html")
    assert tab.locator("#save").is_disabled()
    pairs = tab.locator(".pair").all()
    for number, pair in enumerate(pairs):
        answer = pair.locator("button").nth(number % 2)
        answer.focus()
        tab.keyboard.press("Space")
        assert answer.get_attribute("aria-pressed") == "true"
    pairs[0].locator("button").nth(1).click()  # changed
    pairs[-1].locator("button[aria-pressed=true]").click()  # taken back
    with tab.expect_download() as download:
        tab.locator("#save").click()
    download.value.save_as(tmp_path / "ratings.json")
    ratings = read_ratings(tmp_path / "ratings.json")
    account = read_result(folder / "result.json").exercises[0]
    assert len(ratings) == len(account.moves) + len(account.corrections) - 1
    assert [each.agree for each in ratings] == [n % 2 == 0 and n > 0 for n in range(len(ratings))]
    assert [each.verdict for each in ratings[:4]] == ["fault", "fault", "unknown", "unknown"]
    assert agreement(ratings).share == pytest.approx(3 / 7)


def texts(tab: Any) -> set[str]:
    lines: list[str] = tab.evaluate(
        """[...document.querySelectorAll('*')].flatMap(each => [
            each.getAttribute('aria-label'), each.getAttribute('alt'), each.dataset?.label,
            ...[...each.childNodes].filter(n => n.nodeType === 3 && each.tagName !== 'SCRIPT'
                && each.tagName !== 'STYLE').map(n => n.textContent.trim())]).filter(Boolean)"""
    )
    return {line for line in lines if re.search(r"[^\W\d_]{3,}", line)}


def test_all_text_is_in_both_languages(folder: Path, tab: Any) -> None:
    english = texts(opened(tab, folder / "en.html"))
    german = texts(opened(tab, folder / "de.html"))
    assert len(english) > 60
    assert len(english) == pytest.approx(len(german), abs=4)
    assert english & german == {f"{CLIP}.poses.npz"}


@pytest.mark.parametrize("width", [360, 768, 1200, 1920])
def test_it_is_readable_on_every_screen(folder: Path, tab: Any, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    opened(tab, folder / "de.html")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert beyond(tab, width) == []
    smallest = tab.evaluate(
        "Math.min(...[...document.querySelectorAll('main *, text')].map("
        "each => parseFloat(getComputedStyle(each).fontSize)).filter(size => size > 0))"
    )
    assert smallest >= 12


def beyond(tab: Any, width: int) -> list[str]:
    """What sticks out of the page."""
    found: list[str] = tab.evaluate(
        """width => [...document.querySelectorAll('main *, footer *')].filter(each => {
            const box = each.getBoundingClientRect();
            return box.width > 1 && (box.right > width + 1 || box.left < -1);
        }).map(each => each.outerHTML.slice(0, 80))""",
        width,
    )
    return found


def test_a_print_cuts_nothing(folder: Path, tab: Any, tmp_path: Path) -> None:
    opened(tab, folder / "de.html")
    tab.locator(".seek").first.click()
    words = texts(tab)
    tab.set_viewport_size({"width": PAPER_PX, "height": 1000})
    tab.emulate_media(media="print")
    tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert beyond(tab, PAPER_PX) == []
    assert tab.locator("video").is_hidden()
    assert all(each.is_visible() for each in tab.locator("article th[scope=row]").all())
    tab.pdf(path=str(tmp_path / "page.pdf"), prefer_css_page_size=True)
    assert (tmp_path / "page.pdf").stat().st_size > 20_000
    assert len(words) > 60


def test_axe_finds_no_serious_fault(folder: Path, tab: Any) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright",
        reason="axe is not installed: pip install '.[test]'",
    )
    for width in (360, 1600):
        tab.set_viewport_size({"width": width, "height": 900})
        opened(tab, folder / "en.html")
        found = axe.Axe().run(tab).response["violations"]
        serious = [each for each in found if each["impact"] in ("serious", "critical")]
        assert [(each["id"], each["nodes"][0]["html"][:200]) for each in serious] == []
