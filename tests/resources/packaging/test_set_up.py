"""The first command sets up what is missing, asks for what it may not do itself, and does nothing the second time."""

import importlib.util
import io
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from kb.machine.system_requirements import SystemPackage

ROOT = Path(__file__).parents[3]
PACKAGING = ROOT / "resources" / "packaging"
MISSING = (SystemPackage("qt", "libgl1", "lib:libGL.so.1"), SystemPackage("qt", "libegl1", "lib:libEGL.so.1"))
WANTED = frozenset({"qt"})


@pytest.fixture
def set_up(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("set_up", PACKAGING / "set_up.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.setitem(sys.modules, "set_up", module)
    spec.loader.exec_module(module)
    return module


class Machine:
    """A machine on which commands are written down, and system packages are there once apt has been asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, set_up: ModuleType, *, user: int, commands: set[str]) -> None:
        self.ran: list[list[str]] = []
        self.sudo_asks, self.apt_works = False, True
        monkeypatch.setattr("os.geteuid", lambda: user)
        monkeypatch.setattr("shutil.which", lambda name: name if name in commands else None)
        monkeypatch.setattr(set_up, "missing_system_packages", self.missing)
        monkeypatch.setattr("subprocess.run", self.run)
        monkeypatch.setattr("sys.stdin", io.StringIO())  # no terminal

    def missing(self, _purposes: frozenset[str]) -> tuple[SystemPackage, ...]:
        """All of them, until apt has installed them."""
        installed = self.apt_works and any("install" in command for command in self.ran)
        return () if installed else MISSING

    def run(self, command: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        """Write the command down."""
        self.ran.append([*command])
        failed = self.sudo_asks if command[:2] == ["sudo", "-n"] else "install" in command and not self.apt_works
        return subprocess.CompletedProcess(command, int(failed))


def test_root_installs_the_missing_packages_and_no_others(set_up: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, set_up, user=0, commands={"apt-get"})
    set_up.install_system_packages(WANTED)
    update, install = machine.ran
    assert update[-1] == "update"
    assert install[-2:] == ["libgl1", "libegl1"]
    assert "sudo" not in install
    set_up.install_system_packages(WANTED)
    assert len(machine.ran) == 2


def test_a_person_with_sudo_installs_through_it(set_up: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, set_up, user=1000, commands={"apt-get", "sudo"})
    set_up.install_system_packages(WANTED)
    assert all(command[0] == "sudo" for command in machine.ran)


@pytest.mark.parametrize("commands", [{"apt-get"}, {"apt-get", "sudo"}])
def test_who_may_not_install_gets_the_line_to_have_typed(
    set_up: ModuleType, monkeypatch: pytest.MonkeyPatch, commands: set[str]
) -> None:
    machine = Machine(monkeypatch, set_up, user=1000, commands=commands)
    machine.sudo_asks = True  # and nobody sits at a terminal to answer
    with pytest.raises(set_up.SetUpError, match=r"管理员权限.*\n  su.*apt-get install .*libgl1 libegl1"):
        set_up.install_system_packages(WANTED)


def test_without_apt_the_libraries_are_named(set_up: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    Machine(monkeypatch, set_up, user=0, commands=set())
    with pytest.raises(set_up.SetUpError, match=r"libGL\.so\.1、libEGL\.so\.1"):
        set_up.install_system_packages(WANTED)


def test_packages_that_cannot_be_had_are_told_with_the_line(
    set_up: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    Machine(monkeypatch, set_up, user=0, commands={"apt-get"}).apt_works = False
    with pytest.raises(set_up.SetUpError, match=r"没有装上.*\n  apt-get install"):
        set_up.install_system_packages(WANTED)


@pytest.fixture
def made(set_up: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """What was run to make an environment in a temporary folder: ``venv``, ``pip``."""
    ran: list[str] = []

    def run(command: list[str], _failure: str) -> None:
        ran.append(command[2])
        if command[2] == "venv":
            python = set_up.python_of(Path(command[-1]))
            python.parent.mkdir(parents=True)
            python.symlink_to(sys.executable)

    monkeypatch.setattr(set_up, "_run", run)
    monkeypatch.setattr(set_up, "_has_pip", Path.exists)  # a link to this Python is no environment with a pip
    return ran


def test_the_environment_is_made_once(set_up: ModuleType, made: list[str], tmp_path: Path) -> None:
    purpose = set_up.Purpose(WANTED, tmp_path / ".venv")
    python = set_up.make_environment(purpose)
    assert made == ["venv", "pip"]
    assert set_up.make_environment(purpose) == python
    assert made == ["venv", "pip"]


def test_other_wishes_are_installed_into_it(set_up: ModuleType, made: list[str], tmp_path: Path) -> None:
    set_up.make_environment(set_up.Purpose(WANTED, tmp_path / ".venv"))
    set_up.make_environment(set_up.Purpose(WANTED, tmp_path / ".venv", "[test]"))
    assert made == ["venv", "pip", "pip"]


def test_it_is_made_anew_when_its_python_is_gone(set_up: ModuleType, made: list[str], tmp_path: Path) -> None:
    purpose = set_up.Purpose(WANTED, tmp_path / ".venv")
    python = set_up.make_environment(purpose)
    python.unlink()
    python.symlink_to(tmp_path / "a Python that the system's upgrade removed")
    (tmp_path / ".venv" / "bin").rename(tmp_path / ".venv" / "old")
    set_up.make_environment(purpose)
    assert made == ["venv", "pip", "venv", "pip"]


def test_an_old_python_gets_one_sentence(tmp_path: Path) -> None:
    for name in ("python3", "python3.14", "python3.13", "python3.12", "python3.11", "python"):
        old = tmp_path / name
        old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.2\n', "utf-8")
        old.chmod(0o755)
    for script in (PACKAGING / "run.sh", ROOT / ".ci" / "test"):
        done = subprocess.run(
            ["bash", str(script)],
            env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHON": ""},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 1
        assert done.stdout == ""
        assert done.stderr.count("\n") == 1
        assert "需要 Python 3.11" in done.stderr
        assert "Python 3.9.2" in done.stderr


def test_windows_can_read_the_batch_file_whatever_its_code_page() -> None:
    content = (PACKAGING / "run.bat").read_bytes()
    assert content.isascii()
    assert content.count(b"\r\n") == content.count(b"\n") > 0
