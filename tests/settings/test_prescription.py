from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from posecheck.assessment import Dose
from posecheck.errors import UsageError
from posecheck.settings.prescription import read_prescription


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, "utf-8")
    return path


def test_order_doses_and_rests_are_those_of_the_file(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        'rest_s = 20\n[[exercise]]\nname = "supine_twist"\ndose = "1x3x15"\nrest_s = 30\n'
        '[[exercise]]\nname = "glute bridge"\ndose = 8\n[[exercise]]\nname = "knee_to_chest"\n',
    )
    first, second, third = read_prescription(path).exercises
    assert [p.exercise.name for p in (first, second, third)] == [
        "supine_twist",
        "glute_bridge",
        "knee_to_chest",
    ]
    assert first.dose == Dose(1, 3, 15.0)
    assert second.dose == Dose(1, 8, 0.0)
    assert third.dose == third.exercise.dose
    assert [p.rest_s for p in (first, second, third)] == [30.0, 20.0, 20.0]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        'rest_s = -1\nrests = 2\n[[exercise]]\nname = "glute_bridg"\n[[exercise]]\n'
        'dose = "5"\n[[exercise]]\nname = "knee_to_chest"\ndoes = "5"\n[[exercise]]\n'
        'name = "knee_to_chest"\ndose = true\n[[exercise]]\nname = 7\ndose = "2x"\n'
        '[[exercise]]\nname = "glute_bridge"\ndose = "0x5x400"\nrest_s = "long"\n',
    )
    with pytest.raises(UsageError) as caught:
        read_prescription(path)
    line = str(caught.value)
    assert "\n" not in line
    for part in (
        "rest_s: expected 0 to 600 seconds, got -1",
        "rests: unknown, did you mean rest_s?",
        "did you mean glute_bridge?",
        "exercise 2: expected a name",
        "does: unknown, did you mean dose?",
        "exercise 4: dose True",
        'exercise 5: name: expected a name, for example name = "glute_bridge", got 7',
        "exercise 5: dose '2x'",
        "'0x5x400': this exercise is a movement",
        "at least one set",
        "at most 300 s",
        "exercise 6: rest_s: expected 0 to 600 seconds, got 'long'",
    ):
        assert part in line


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "expected [[exercise]] tables with a name each"),
        ("exercise = 3", "exercise: expected [[exercise]] tables with a name each, got 3"),
        ("exercise = []", "exercise: expected [[exercise]] tables with a name each, got []"),
        ("exercise = [7]", "exercise 1: expected a table"),
        ("[[exercise]", "not a TOML file"),
        ('[[exercise]]\nname="glute_bridge"\n[[exercise]]\nname="glute_bridge"', "twice"),
        ("rest_s = 601\n" + '[[exercise]]\nname="glute_bridge"', "0 to 600"),
    ],
)
def test_what_is_no_prescription(tmp_path: Path, text: str, part: str) -> None:
    with pytest.raises(UsageError, match=r"^prescription mine\.toml: ") as caught:
        read_prescription(written(tmp_path, text))
    assert part in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_prescription(tmp_path / "none.toml")


def test_an_unknown_exercise_does_not_hide_what_else_is_wrong_with_it(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '[[exercise]]\nname = "swim"\ndose = "many"\nrest_s = -1\n'
        '[[exercise]]\nname = "glute_bridge"\ndose = "often"\nrest_s = -2\n'
        '[[exercise]]\ndose = "seldom"\nrest_s = -3\n[[exercise]]\nname = "glute_bridge"\n',
    )
    with pytest.raises(UsageError) as caught:
        read_prescription(path)
    for part in ("swim", "many", "-1", "often", "-2", "a name", "seldom", "-3", "there twice"):
        assert part in str(caught.value)


def test_the_file_of_the_documentation_is_right(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "history.md").read_text("utf-8")
    block = page[page.index("    times_a_week") : page.index("| key | means |")]
    read = read_prescription(written(tmp_path, textwrap.dedent(block)))
    bridge, twist = read.exercises
    assert (read.schedule.times_a_week, read.notes) == (3, "Go easy this week.")
    assert (bridge.up_to_reps, twist.by_side, twist.never_beyond) == (15, (3, 0), 40.0)
    assert twist.limits != twist.exercise.limits


@pytest.mark.parametrize(
    ("lines", "part"),
    [
        ("schema = 2", "a newer posecheck wrote it"),
        ("times_a_week = 8", "times_a_week: expected 1 to 7, got 8"),
        ('from = "soon"', "from: expected a day such as 2027-01-31"),
        ("from = 2027-02-01\nuntil = 2027-01-01", "it ends before it begins"),
    ],
)
def test_days_that_are_wrong_are_told(tmp_path: Path, lines: str, part: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_prescription(written(tmp_path, f'{lines}\n[[exercise]]\nname = "glute_bridge"\n'))
    assert part in str(caught.value)


@pytest.mark.parametrize(
    ("name", "lines", "part"),
    [
        ("glute_bridge", "left = 3", "has no sides"),
        ("glute_bridge", "up_to_s = 3", "no seconds to hold"),
        ("supine_twist", "left = 0\nright = 0", "not both 0"),
        ("supine_twist", "left = 6", "0 to 5"),
        ("supine_twist", "limits = { knee = 3 }", "knee: unknown"),
        ("supine_twist", 'limits = { apart_share = "a" }', "limits"),
        ("supine_twist", 'notes = "a\\nb"', "text on one line"),
        ("supine_twist", "never_beyond = nan", "never_beyond: expected a number"),
    ],
)
def test_what_does_not_fit_an_exercise_is_told_with_its_number(
    tmp_path: Path, name: str, lines: str, part: str
) -> None:
    with pytest.raises(UsageError) as caught:
        read_prescription(written(tmp_path, f'[[exercise]]\nname = "{name}"\n{lines}\n'))
    assert part in str(caught.value) and "exercise 1: " in str(caught.value)
