"""Changes of the packs that are killed at some operation leave the old version whole or the new one."""

import subprocess
import sys
from pathlib import Path

import pytest

from kb.model import Span
from kb.paths import AppPaths
from kb.workspace import Workspace
from tests.kb.content.packs.killed import ARTICLES, CHANGES, make_packs

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


INTERRUPT = """
import sys
from pathlib import Path
from tests.kb.content.packs.killed import interrupt
print(interrupt(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])))
"""


@pytest.mark.parametrize(("name", "share"), [("update", 0.3), ("update", 1.0), ("rollback", 0.5), ("rollback", 1.0)])
def test_library_search_and_notes_agree_after_a_kill(name: str, share: float, tmp_path: Path) -> None:
    make_packs(tmp_path / "packs", articles=6)
    CHANGES[name].prepare(tmp_path)
    paths = AppPaths.under(tmp_path / "data")
    with Workspace.open(paths) as workspace:
        for article in map(workspace.library.article, sorted(workspace.library.sources)):
            for line in article.blocks[1:4]:
                workspace.notes.highlight(article.id, Span(line.start, line.start + 12))
        workspace.search.refresh()
        before = {note.id: note.span for note in workspace.notes.annotations()}
    command = [sys.executable, "-c", INTERRUPT, str(tmp_path), name, str(share)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    version = done.stdout.strip()
    assert version in {CHANGES[name].before, CHANGES[name].after}, done.stderr
    with Workspace.open(paths) as workspace:
        workspace.search.refresh()
        texts = [workspace.library.article(article_id).text for article_id in workspace.library.sources]
        assert sum(f"{version}的要求" in text for text in texts) == 4  # of the six, two read alike in all versions
        for other in {"1.0", "2.0", "3.0"} - {version}:
            assert not any(f"{other}的要求" in text for text in texts)
        hits = workspace.search.find(f"{version}的要求", limit=500).hits
        assert {hit.passage.article_id for hit in hits if f"{version}的要求" in hit.snippet} == {"a1", "a2", "a4", "a5"}
        assert workspace.notes.check() == ()
        found = {note.id: note for note in workspace.notes.annotations()}
        assert found.keys() == before.keys()
        if version == CHANGES[name].before:
            assert {note.id: note.span for note in found.values()} == before


@pytest.mark.sweep
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("name", sorted(CHANGES))
def test_a_change_that_is_killed_anywhere_leaves_one_version_whole(name: str, tmp_path: Path) -> None:
    done = killed(tmp_path, name, 200)
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
