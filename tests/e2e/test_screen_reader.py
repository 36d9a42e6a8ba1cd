"""What a person hears who cannot see the window: asked of the running program from outside, as a screen reader asks."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kb.model import Span
from kb.paths import AppPaths
from kb.workspace import Workspace
from tests.e2e.screen import Screen
from tests.e2e.screen_reader import ScreenReader, Told

ROOT = Path(__file__).parents[2]
MISTYPED, PASSAGE = "贷后捡查", "放款后按期做贷后检查，发现风险及时报告。"
# Roles of what can be used or read, "push button" and "button" in older and newer versions of AT-SPI.
NAMED = {"push button", "button", "check box", "combo box", "text", "list", "list item", "tree", "menu item"}
# The program over a pack of two articles: it can be searched at once.
PROGRAM = """
import sys
from pathlib import Path
from kb.paths import AppPaths
from ui import app

data, pack = map(Path, sys.argv[1:])
sys.exit(app.run(AppPaths.under(data), pack))
"""


def nameless(parts: list[Told]) -> list[Told]:
    """What has no words for who cannot see it."""
    return [part for part in parts if part.role in NAMED and not part.name]


@pytest.fixture
def annotated(paths: AppPaths, pack: Path) -> Path:
    """A data folder with an index and one annotation."""
    with Workspace.open(paths, content=[pack]) as workspace:
        workspace.search.refresh()
        start = workspace.library.article("loan").text.index(PASSAGE)
        workspace.notes.highlight("loan", Span(start, start + 3), note="先看抵押物")
    return paths.root


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """An empty virtual screen."""
    with Screen(tmp_path / "screen", letters=MISTYPED) as opened:
        yield opened


@pytest.fixture
def reader(screen: Screen, annotated: Path, pack: Path) -> Iterator[ScreenReader]:
    """A screen reader that listens to the running program."""
    # Not below ``tmp_path``, which holds the test's name and may be too long for a socket.
    with TemporaryDirectory() as folder, ScreenReader(screen, Path(folder) / "bus") as listening:
        program = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(annotated), str(pack)], cwd=ROOT, env=listening.environment
        )
        try:
            screen.window("行知")
            yield listening
        finally:
            program.kill()
            program.wait(10)


def test_a_screen_reader_reads_a_hit_with_its_reason_and_a_note_and_says_where_the_keys_are(
    screen: Screen, reader: ScreenReader
) -> None:
    reader.hear("客户经理", role="check box")  # of the tour, which asks who has come
    screen.do("key", "ctrl+k")
    box = reader.hear("搜索", role="text")
    assert {"editable", "focused"} <= box.states
    assert box.description.startswith("搜索职责、流程、产品…")

    # How many there are is spoken when they come; ↓ speaks the hit, though the keys stay in the box.
    screen.write(MISTYPED)
    reader.hear("1 处 · 1 篇文章，您是不是要找：贷后检查")
    hit = f"{PASSAGE}，贷款客户经理 › 岗位职责，纠错：贷后检查"
    screen.do("key", "Down")
    reader.hear(hit)
    parts = reader.shown("list item", hit)
    assert not nameless(parts)
    by_name = {(part.role, part.name): part for part in parts}
    assert by_name["text", "搜索"].text == MISTYPED
    assert by_name["list item", hit].description == "标出：贷后检查"
    assert "selected" in by_name["list item", hit].states

    # The passage is opened: the text can be read, and what is written on it is told where the caret is.
    screen.do("key", "Return")
    assert PASSAGE in reader.hear("正文", role="text").text
    note = "黄色划线：放款后，批注：先看抵押物"
    assert not nameless(reader.shown("list item", note))

    # F6 goes to the notes, and the note is read, not the list it stands in.
    screen.do("key", "F6")
    assert "focused" in reader.hear(note, role="list item").states
