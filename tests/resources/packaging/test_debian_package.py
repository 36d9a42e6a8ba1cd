"""The .deb has the program, two commands, a menu entry, an icon and the type of packs, and leaves notes alone."""

import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from tests.resources.packaging.test_bundle import PACKAGING, module

ROOT = PACKAGING.parents[1]


@pytest.fixture
def debian_package() -> ModuleType:
    """The script as a module."""
    return module("debian_package")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A folder such as PyInstaller makes, with next to nothing in it."""
    folder = tmp_path / "xingzhi"
    shutil.copytree(ROOT / "resources" / "icons", folder / "resources" / "icons")
    (folder / "CONTENTS.txt").write_text("行知", "utf-8")
    for name in ("xingzhi", "xingzhi-console"):
        (folder / name).write_text("#!/bin/sh\n", "utf-8")
        (folder / name).chmod(0o755)
    return folder


def listing(package: Path) -> str:
    return subprocess.run(["dpkg-deb", "-c", str(package)], check=True, capture_output=True, text=True).stdout


def test_everything_is_in_its_place_and_root_s(debian_package: ModuleType, bundle: Path) -> None:
    package = debian_package.make(bundle, "1.2.3")
    assert package == bundle.parent / "xingzhi_1.2.3_amd64.deb"
    lines = listing(package).splitlines()
    assert all(" root/root " in line for line in lines)
    text = "\n".join(lines)
    for place in (
        "./opt/xingzhi/xingzhi\n",
        "./usr/bin/xingzhi -> /opt/xingzhi/xingzhi\n",
        "./usr/bin/xingzhi-console -> /opt/xingzhi/xingzhi-console\n",
        "./usr/share/applications/xingzhi.desktop\n",
        "./usr/share/mime/packages/xingzhi.xml\n",
        "./usr/share/icons/hicolor/scalable/apps/xingzhi.svg",
    ):
        assert place in f"{text}\n", place


def test_its_head_names_version_size_and_what_it_leans_on(debian_package: ModuleType, bundle: Path) -> None:
    package = debian_package.make(bundle, "1.2.3")
    head = subprocess.run(["dpkg-deb", "-f", str(package)], check=True, capture_output=True, text=True).stdout
    assert "Version: 1.2.3\n" in head
    assert "libc6 (>= 2.31)" in head
    assert "libgl1" in head


def test_nothing_runs_when_it_is_installed_or_removed(debian_package: ModuleType, bundle: Path, tmp_path: Path) -> None:
    package = debian_package.make(bundle, "1.2.3")
    subprocess.run(["dpkg-deb", "-e", str(package), str(tmp_path / "head")], check=True)
    assert [path.name for path in (tmp_path / "head").iterdir()] == ["control"]


def test_without_the_tool_there_is_no_package(
    debian_package: ModuleType, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert debian_package.make(bundle, "1.2.3") is None
