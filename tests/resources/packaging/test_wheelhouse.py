"""What pip is asked for: the program's wheel, what it needs, what builds it, for one system or for several."""

from pathlib import Path
from types import ModuleType

import pytest

from tests.resources.packaging.test_bundle import module


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The calls of pip, none of which is made."""
    return []


@pytest.fixture
def wheelhouse(monkeypatch: pytest.MonkeyPatch, asked: list[tuple[str, ...]]) -> ModuleType:
    """The script as a module, without pip behind it."""
    made = module("wheelhouse")
    monkeypatch.setattr(made, "_pip", lambda *arguments: asked.append(arguments))
    return made


def test_the_program_s_own_wheel_and_what_builds_it_are_in_it(
    wheelhouse: ModuleType, asked: list[tuple[str, ...]], tmp_path: Path
) -> None:
    wheelhouse.fill(tmp_path / "wheels", [])
    built, downloaded = asked
    assert built[0] == "wheel"
    assert "--platform" not in downloaded
    for name in ("hatchling", "editables", "PySide6-Essentials", "numpy"):
        assert any(word.startswith(name) for word in downloaded), name


def test_wheels_of_another_system_are_asked_for_with_all_its_names(
    wheelhouse: ModuleType, asked: list[tuple[str, ...]], tmp_path: Path
) -> None:
    wheelhouse.fill(tmp_path, ["3.12:win_amd64", "3.13:manylinux_2_28_x86_64"])
    _, windows, linux = (" ".join(call) for call in asked)
    assert "--python-version 3.12 --platform win_amd64 -d" in windows
    assert "--python-version 3.13 --platform manylinux_2_28_x86_64 --platform manylinux_2_27_x86_64" in linux
    assert "--platform manylinux2014_x86_64" in linux
