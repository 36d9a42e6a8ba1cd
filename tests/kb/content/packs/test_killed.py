"""Changes of the packs that are killed at some operation leave the old version whole or the new one."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.kb.content.packs.killed import ARTICLES, CHANGES

ROOT = Path(__file__).parents[4]


def killed(folder: Path, name: str, points: int, articles: int = ARTICLES) -> subprocess.CompletedProcess[str]:
    """The sweep in a process of its own: it forks, which a process with threads should not."""
    command = [sys.executable, "-m", "tests.kb.content.packs.killed", str(folder), name, str(points), str(articles)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_a_change_that_is_killed_leaves_one_version_whole(name: str, tmp_path: Path) -> None:
    done = killed(tmp_path, name, 5, articles=10)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "killed 5 times" in done.stdout


@pytest.mark.sweep
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("name", sorted(CHANGES))
def test_a_change_that_is_killed_anywhere_leaves_one_version_whole(name: str, tmp_path: Path) -> None:
    done = killed(tmp_path, name, 200)
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
