"""A large library: 5,000 articles with 100,000 passages in the real window, and 500 files imported in one go.

For every step the processor time of the whole process, and the longest event that held the window (see ``holds``). Each
step is done with a fifth of the library, too: what grows faster than the library stands out in the last column.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import corpus

if TYPE_CHECKING:
    from kb.workspace import Workspace
    from ui.main_window import MainWindow

ARTICLES, PASSAGES = 5_000, 20  # of each article
FILES = 500
SHARE = 5  # the smaller library is so many times smaller
_ROLES = ("客户经理", "大堂经理", "理财经理", "综合柜员", "运营主管", "产品经理", "信贷员", "网点负责人")
_TOPICS = ("职责", "信贷", "合规", "流程", "沟通", "总结")
_SLOWEST = 3_600  # seconds for a step


def run() -> None:
    """Print what each step takes with the smaller and with the larger library."""
    with tempfile.TemporaryDirectory() as folder:
        found = {}
        for articles, files in ((ARTICLES // SHARE, FILES // SHARE), (ARTICLES, FILES)):
            place = Path(folder) / str(articles)
            write_library(place / "pack", articles)
            write_files(place / "files", files)
            environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPATH": str(corpus.ROOT)}
            done = subprocess.run(
                [sys.executable, "-m", "tests.bench.scale", str(place)],
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            sys.stderr.write(done.stderr)
            done.check_returncode()
            found[articles] = [line.split("\t") for line in done.stdout.splitlines()]
        small, large = found.values()
        print(f"{'':44} {ARTICLES // SHARE:,} / {ARTICLES:,} articles, processor s    longest hold ms    grows by")
        for (name, before, hold, _), (_, after, longer, event) in zip(small, large, strict=True):
            times = f"{float(after) / max(float(before), 0.001):5.1f}"
            took = f"{float(before):8.2f} {float(after):8.2f}   {float(hold):7.0f} {float(longer):7.0f}"
            print(f"{name:40} {took}   {times}  {event}")


def write_library(folder: Path, articles: int) -> None:
    """A pack with roles, topics, headings; every tenth article is a rule, and every second rule replaces another."""
    chance = random.Random(14)  # noqa: S311 - a fixed sequence is what is wanted
    texts = corpus.passages(articles * PASSAGES)
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text('id = "large"\nname = "大资料库"\nversion = "1"\n', "utf-8")
    (folder / "articles").mkdir()
    for number in range(articles):
        mine = texts[number * PASSAGES : (number + 1) * PASSAGES]
        title = f"{mine[0][:8]}办法{number}"
        roles, topic = "、".join(chance.sample(_ROLES, 1 + number % 3)), _TOPICS[number % len(_TOPICS)]
        front = f"id: a{number}\ntitle: {title}\nroles: [{roles.replace('、', ', ')}]\ntopics: [{topic}]\n"
        if number % 10 == 0:
            front += f"issued: {2010 + number % 15}-01-01\neffective: {2010 + number % 15}-03-01\n"
            front += f"replaces: [a{number - 10}]\n" if number % 20 == 10 else ""
        body = "\n\n".join(f"## 第{n // 4 + 1}章\n\n{text}" if n % 4 == 0 else text for n, text in enumerate(mine))
        (folder / "articles" / f"a{number}.md").write_text(f"---\n{front}---\n# {title}\n\n{body}\n", "utf-8")


def write_files(folder: Path, count: int) -> None:
    """Text files as a branch has them: a title, numbered clauses."""
    folder.mkdir(parents=True)
    texts = corpus.passages(count * PASSAGES, seed=11)
    for number in range(count):
        mine = texts[number * PASSAGES : (number + 1) * PASSAGES]
        clauses = "\n".join(f"第{n}条　{text}" for n, text in enumerate(mine, 1))
        (folder / f"制度{number}.txt").write_text(f"网点管理制度{number}\n\n{clauses}\n", "utf-8")


class _Steps:
    """Does one step after the other in a window, and prints what each took."""

    def __init__(self, folder: Path) -> None:
        from kb.paths import AppPaths
        from tests.bench.holds import WatchedApplication
        from ui import app as application
        from ui.main_window import MainWindow

        self.folder = folder
        self.app = WatchedApplication()
        application.prepare(self.app)
        self.paths = AppPaths.under(folder / "data")
        self.main_window = MainWindow

    def open_workspace(self) -> "Workspace":
        """The library as the program opens it."""
        from ui import app as application

        workspace = application.open_workspace(self.paths, self.folder / "pack")
        assert workspace is not None
        return workspace

    def step(self, name: str, do: Callable[[], object], done: Callable[[], bool] = lambda: True) -> None:
        """Do it as an event, wait until it is done and nothing more waits, and tell."""
        from PySide6.QtCore import QTimer

        self.app.take()
        before, until = time.process_time(), time.monotonic() + _SLOWEST
        children = os.times().children_user
        begun: list[object] = []
        QTimer.singleShot(0, lambda: begun.append(do()))
        while not (begun and done()):
            if time.monotonic() > until:
                raise TimeoutError(name)
            self.app.processEvents()
            time.sleep(0.002)
        for _ in range(20):
            self.app.processEvents()
        hold = self.app.take()
        spent = time.process_time() - before + os.times().children_user - children
        print(name, f"{spent:.3f}", f"{hold.processor:.1f}", hold.event, sep="\t", flush=True)

    def run(self) -> None:
        """Open, browse, search, go, look at what is new, import."""
        window = self.main_window(self.open_workspace())
        self.step("open the window", window.show)
        self.step("index built", lambda: None, lambda: "段可检索" in window._layout.status.text())
        window.close()
        window = self.main_window(self.open_workspace())
        self.step("open it again", window.show, lambda: "段可检索" in window._layout.status.text())
        self._browse(window)
        self._search(window)
        self._import(window)
        self.step("close", window.close)

    def _browse(self, window: "MainWindow") -> None:
        view, model = window.library._tree, window.library._model
        for role in _ROLES[:2]:
            self.step(f"library: {role} unfolded", partial(view.expand, model.index_of(f"role:{role}")))
        self.step("library: scrolled to its end", view.scrollToBottom)
        self.step("an article opened", lambda: window.open_article("a77"))
        self.step("my post chosen", lambda: window._home.set_post("客户经理"))
        self.step("the home page", window.commands["home"].trigger)
        self.step("what is new", window.commands["updates"].trigger)
        self.step("another day", lambda: window._effects.set_day(date(2020, 6, 30)))
        self.step("today again", lambda: window._effects.set_day(None))

    def _search(self, window: "MainWindow") -> None:
        from PySide6.QtWidgets import QLineEdit

        from ui.palette.entry_list import EntryList

        entries = window.palette_.findChild(EntryList, "palette_entries")
        line = window.palette_.findChild(QLineEdit, "palette_line")
        assert isinstance(entries, EntryList)
        assert isinstance(line, QLineEdit)
        found: list[object] = []
        window._search.found.connect(lambda page, _continues: found.append(page))

        def search(query: str) -> None:
            found.clear()
            window.box.set_text(query)

        def type_(words: str) -> None:
            line.setText(words)
            line.textEdited.emit(words)

        for query in ("客户", "客户经理怎么维护客户", "khjl", "办法"):
            self.step(f"search {query}", partial(search, query), lambda: bool(found))
        self.step("by role", window.commands["by_role"].trigger, lambda: bool(window.center.by_role.roles))
        self.step("palette opened", window.commands["palette"].trigger, lambda: bool(entries.entries))
        for words in ("客", "客户", "khjl"):
            self.step(f"palette {words}", partial(type_, words))
        self.step("palette closed", window.palette_.close)

    def _import(self, window: "MainWindow") -> None:
        from ui.importing.import_dialog import ImportDialog

        told: list[str] = []
        articles = len(window._workspace.library.articles()) + len([*(self.folder / "files").iterdir()])
        window._import.done.connect(told.append)
        self.step(
            "import: files read",
            lambda: window._import.take([self.folder / "files"]),
            lambda: bool(window.findChildren(ImportDialog)) and not window.findChildren(ImportDialog)[0]._working,
        )
        dialog = window.findChildren(ImportDialog)[0]
        self.step("import: files stored", dialog._ask_to_import, lambda: bool(told))
        self.step("import: searchable", lambda: None, lambda: f"{articles} 篇文章" in window._layout.status.text())


if __name__ == "__main__":
    _Steps(Path(sys.argv[1])).run()
