"""A wheel carries all that the program needs: built here without a network, unpacked, and used far from the clone."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling import build

from kb import __version__
from kb.resources import CONTENT, RESOURCES

ROOT = Path(__file__).parents[3]
START = "import sys, main; sys.exit(main.main(sys.argv[1:]))"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this clone."""
    folder = tmp_path_factory.mktemp("wheel")
    before = Path.cwd()
    os.chdir(ROOT)  # where a build backend is called
    try:
        return folder / build.build_wheel(str(folder))
    finally:
        os.chdir(before)


def test_the_wheel_holds_every_file_of_the_program(wheel: Path) -> None:
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    files = [name for name in tracked.stdout.split("\0") if (ROOT / name).is_file()]
    wanted = {name for name in files if name.startswith(("kb/", "ui/")) or name == "main.py"}
    wanted |= {f"kb/_program/{name}" for name in files if name.startswith(("content/", "resources/"))}
    assert len(wanted) > 100
    with zipfile.ZipFile(wheel) as opened:
        held = {name for name in opened.namelist() if ".dist-info/" not in name}
    assert wanted <= held
    assert not [name for name in held if name.startswith("tests/") or name.endswith(".pyc")]


def test_an_unpacked_wheel_searches_in_its_own_content(wheel: Path, tmp_path: Path, builtin_index: Path) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as opened:
        opened.extractall(site)
    (site / "data").mkdir()  # some other package's: no portable data folder beside an installed program
    home = tmp_path / "home"
    shutil.copytree(builtin_index, home / "share" / "xingzhi" / "index")  # it takes 7 s, and loses what is not there
    environment = {**os.environ, "PYTHONPATH": str(site), "HOME": str(home), "XDG_DATA_HOME": str(home / "share")}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", START, *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    found = run("search", "贷后检查", "--limit", "1")
    assert found.returncode == 0, found.stderr
    assert "【贷后检查】" in found.stdout
    checked = run("doctor")
    assert str(site / "kb" / "_program" / "content") in checked.stdout
    assert f"数据 {home / 'share' / 'xingzhi'}" in checked.stdout
    assert "一切正常" in checked.stdout
    assert run("--version").stdout == f"行知 {__version__}\n"
    assert not [*(site / "data").iterdir()]


def test_in_a_clone_both_folders_lie_beside_the_packages() -> None:
    assert ROOT / "content" == CONTENT
    assert ROOT / "resources" == RESOURCES
