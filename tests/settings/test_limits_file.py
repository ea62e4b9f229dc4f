from __future__ import annotations

from pathlib import Path

import pytest

from posecheck.errors import LimitsError
from posecheck.exercises import BUILT_IN
from posecheck.exercises.glute_bridge import GLUTE_BRIDGE, GluteBridgeLimits
from posecheck.exercises.limits import at_least, at_most, limit_infos, with_values
from posecheck.exercises.registry import find_exercise
from posecheck.exercises.spec import Exercise
from posecheck.settings.limits_file import read_limits


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def faults_of(tmp_path: Path, text: str) -> str:
    with pytest.raises(LimitsError) as caught:
        read_limits(written(tmp_path, text), GLUTE_BRIDGE)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_file_changes_only_what_it_names(tmp_path: Path) -> None:
    path = written(tmp_path, "[glute_bridge]\ntop_hip_fault_deg = 155\n")
    limits, changed = read_limits(path, GLUTE_BRIDGE)
    assert changed == {"top_hip_fault_deg"}
    assert limits == with_values(GluteBridgeLimits(), {"top_hip_fault_deg": 155.0})
    assert limits.top_hip_deg == at_least(155.0, 165.0)


def test_another_exercise_in_the_file_changes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, "[supine_twist]\n")
    assert read_limits(path, GLUTE_BRIDGE) == (GLUTE_BRIDGE.limits, frozenset())


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    message = faults_of(
        tmp_path,
        """
        stray = 1
        long_stretch = 3
        [glute_brigde]
        [glute_bridge]
        top_hip_falt_deg = 150
        over_fault_t = "high"
        knee_low_fault_deg = 200
        foot_fault_t = true
        shoulder_fault_t = 0.05
        tempo_fault_s = nan
        """,
    )
    for part in (
        "stray: unknown (there are: leg_raise_hold, ",
        "glute_brigde: unknown, did you mean glute_bridge?",
        "glute_bridge.top_hip_falt_deg: unknown, did you mean top_hip_fault_deg?",
        "glute_bridge.over_fault_t: expected 0 to 0.5 t, got 'high'",
        "glute_bridge.knee_low_fault_deg: expected 30 to 90 deg, got 200",
        "glute_bridge.foot_fault_t: expected 0 to 0.5 t, got True",
        "glute_bridge.shoulder_fault_t: 0.05 is on the wrong side of shoulder_clear_t = 0.07",
        "glute_bridge.tempo_fault_s: expected 0 to 10 s, got nan",
        "long_stretch: expected a table, got 3",
    ):
        assert part in message


@pytest.mark.parametrize("exercise", BUILT_IN, ids=lambda e: e.name)
def test_both_ends_of_every_range_are_legal_and_just_outside_is_not(
    tmp_path: Path, exercise: Exercise
) -> None:
    for info in limit_infos(exercise.limits):
        step = (info.high - info.low) * 1e-6
        for value, legal in (
            (info.low, True),
            (info.high, True),
            (info.low - step, False),
            (info.high + step, False),
        ):
            path = written(tmp_path, f"[{exercise.name}]\n{info.name} = {value!r}\n")
            try:
                limits, _ = read_limits(path, exercise)
            except LimitsError as error:
                assert (f": expected {info.low:g} to " in str(error)) is not legal
            else:
                assert legal
                assert {i.name: i.value for i in limit_infos(limits)}[info.name] == value


def test_equal_fault_and_clear_limits_are_allowed(tmp_path: Path) -> None:
    path = written(tmp_path, "[glute_bridge]\nover_fault_t = 0.04\nover_clear_t = 0.04\n")
    limits, _ = read_limits(path, GLUTE_BRIDGE)
    assert limits.over_t == at_most(0.04)


@pytest.mark.parametrize(
    "value", ["1" + "0" * 400, "inf", "-inf", "0x1" + "0" * 5000, "[1]", "{}", "1979-05-27"]
)
def test_absurd_values_are_one_fault(tmp_path: Path, value: str) -> None:
    message = faults_of(tmp_path, f"[glute_bridge]\nlifted_t = {value}\n")
    assert "glute_bridge.lifted_t" in message
    assert len(message) < 250


@pytest.mark.parametrize(
    "content", [b"not toml at all", b"\xff\xfe\x00", b"a = " + b"[" * 5000, b"a = " + b"1" * 5000]
)
def test_what_is_no_toml_is_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.toml"
    path.write_bytes(content)
    with pytest.raises(LimitsError, match=r"bad\.toml: not a TOML file") as caught:
        read_limits(path, GLUTE_BRIDGE)
    assert "\n" not in str(caught.value)


def test_leaving_a_position_stays_on_its_side_of_entering(tmp_path: Path) -> None:
    path = written(tmp_path, "[leg_raise_hold]\nrisen_enter_deg = 4\n")
    words = r"risen_enter_deg: 4 is on the wrong side of risen_leave_deg = 5"
    with pytest.raises(LimitsError, match=words):
        read_limits(path, find_exercise("ventral_row"))


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(LimitsError, match="cannot be read"):
            read_limits(path, GLUTE_BRIDGE)
