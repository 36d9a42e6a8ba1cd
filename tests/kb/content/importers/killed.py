"""Kill ``main.py import`` of a folder with files of all formats, again and again, and look at what is left.

``python -m tests.kb.content.importers.killed FOLDER TIMES``

The program runs in a session of its own, all of whose processes are killed (SIGKILL): half of the times at a moment
that is drawn from the time that it takes, half of the times close behind the moment when it begins to store one of the
files, which is a hundredth of that time. In the data folder there are an earlier import of half of the files, which is
replaced, with notes on it, and an index. What is left must be every file whole with its original, as an unbroken import
stores it, or not at all; library, search and notes must agree; and the same import once more must give what the
unbroken one gave. Nothing here waits without an end.
"""

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kb.cli import commands
from kb.cli.arguments import argument_parser
from kb.model import Span
from kb.paths import AppPaths
from kb.resources import CONTENT
from kb.workspace import Workspace
from tests.kb.content.importers.office_files import office_files

ROOT = Path(__file__).parents[4]
PATIENCE = 120.0  # seconds for one run of the program, which takes three
SAMPLES = (
    "typed-clauses.pdf",
    "heading-styles.doc",
    "several-sheets.xlsx",
    "heading-styles.epub",
    "merged-tables.html",
)
MARKED = "密押核对"  # stands in every file that this writes, to be found by the search
_SEED = 20_261_130


@dataclass(frozen=True, slots=True)
class Site:
    """The folder of files to import, the data folder as it is before, and what an unbroken import leaves in it."""

    files: Path
    before: Path
    whole: dict[str, str]  # folder of an import → digest of its articles and its original
    earlier: frozenset[str]  # those of ``whole`` that are there before
    notes: frozenset[str]
    seconds: float  # that the unbroken import took


def make_files(folder: Path) -> None:
    """One file of every format, some of them twice, all short."""
    folder.mkdir(parents=True)
    samples = ROOT / "tests" / "samples" / "office"
    for name in SAMPLES:
        shutil.copyfile(samples / name, folder / name)
    words = [made for made in office_files() if made.name.endswith(".docx")][:2]
    for made in words:
        (folder / made.name).write_bytes(made.content)
    for number in range(4):
        text = "".join(f"第{clause}条 {MARKED}须双人办理，第{number}号规定。\n\n" for clause in "一二三四五六七八九十")
        (folder / f"规定{number}.txt").write_text(f"规定{number}\n\n{text}", "utf-8" if number % 2 else "gb18030")
        (folder / f"办法{number}.md").write_text(f"# 办法{number}\n\n## 要求\n\n{text}", "utf-8")


def states(data: Path) -> dict[str, str]:
    """Folder of an import → digest of the names and contents of what is in it."""
    articles = AppPaths.under(data).own_documents / "articles"
    return {folder.name: _digest(folder) for folder in articles.glob("*")}


def _digest(folder: Path) -> str:
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        whole.update(path.name.encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()


def start(files: Path, data: Path) -> subprocess.Popen[bytes]:
    """The program, importing, in a session of its own."""
    command = [sys.executable, str(ROOT / "main.py"), "--data", str(data), "import", str(files)]
    environment = os.environ | {"TMPDIR": str(data.parent)}
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=environment,
    )


def kill(program: subprocess.Popen[bytes]) -> bool:
    """Kill all processes of its session; whether it was still running."""
    running = program.poll() is None
    with suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGKILL)
    program.wait(PATIENCE)
    return running


def make_site(folder: Path) -> Site:
    """Files, a data folder with an earlier import of some of them, and what importing all of them gives."""
    files, before = folder / "files", folder / "before"
    make_files(files)
    some = folder / "some"
    some.mkdir()
    for path in sorted(files.iterdir())[::2]:
        shutil.copyfile(path, some / path.name)
    assert start(some, before).wait(PATIENCE) == 0
    earlier = frozenset(states(before))
    with Workspace.open(AppPaths.under(before)) as workspace:
        for article_id in sorted(workspace.library.sources):
            text = workspace.library.article(article_id).text
            workspace.notes.highlight(article_id, Span(0, min(len(text), 12)))
        workspace.search.refresh()
        notes = frozenset(note.id for note in workspace.notes.annotations())
    again = folder / "whole"
    shutil.copytree(before, again)
    began = time.monotonic()
    assert start(files, again).wait(PATIENCE) == 0
    seconds = time.monotonic() - began
    return Site(files, before, states(again), earlier, notes, seconds)


def kill_at_a_moment(site: Site, data: Path, chance: random.Random) -> bool:
    """Kill an import somewhere in its time; whether it was still running."""
    program = start(site.files, data)
    with suppress(subprocess.TimeoutExpired):
        program.wait(chance.uniform(0, site.seconds * 1.05))
    return kill(program)


def kill_while_storing(site: Site, data: Path, chance: random.Random) -> bool:
    """Kill an import up to 12 ms behind the moment when it begins to store one of its files."""
    pack = AppPaths.under(data).own_documents
    program = start(site.files, data)
    wanted, seen = chance.randint(1, len(site.whole)), set[str]()
    deadline = time.monotonic() + PATIENCE
    while len(seen) < wanted and program.poll() is None and time.monotonic() < deadline:
        seen |= {name for name in os.listdir(pack) if name.startswith(".import-")}  # noqa: PTH208 - four times as fast
    time.sleep(chance.uniform(0, 0.012))
    return kill(program)


def wrongs(site: Site, data: Path) -> list[str]:
    """What is wrong in a data folder after a kill."""
    wrong = []
    with Workspace.open(AppPaths.under(data)) as workspace:  # the next start
        found = states(data)
        wrong += [f"half: {name}" for name in found if found[name] != site.whole.get(name)]
        wrong += [f"lost: {name}" for name in site.earlier - found.keys()]
        wrong += map(str, (*workspace.packs.problems, *workspace.library.problems))
        pack = AppPaths.under(data).own_documents
        left = {path.name for path in pack.iterdir()} - {"articles", "pack.toml", ".imports.lock"}
        wrong += [f"left behind: {name}" for name in left]
        workspace.search.refresh()
        sources = workspace.library.sources
        with_word = {one for one in sources if MARKED in workspace.library.article(one).text}
        hits = workspace.search.find(f"“{MARKED}”", limit=1000).hits
        if {hit.passage.article_id for hit in hits} != with_word:
            wrong.append("search and library differ")
        wrong += [f"notes: {problem}" for problem in workspace.notes.check()]
        notes = workspace.notes.annotations()
        if {note.id for note in notes} != site.notes or not all(note.span for note in notes):
            wrong.append("notes are lost or have lost their place")
    return wrong


def import_again(site: Site, data: Path) -> list[str]:
    """Import once more, to the end; what then differs from an unbroken import."""
    chosen = argument_parser().parse_args(["--data", str(data), "import", str(site.files)])
    with open(os.devnull, "w", encoding="utf-8") as out:  # noqa: PTH123 - no path
        code = commands.run(chosen, AppPaths.under(data), CONTENT, str, out)
    return [f"again: {code}"] * bool(code) + ["again: another result"] * (states(data) != site.whole)


def sweep(folder: Path, times: int) -> tuple[Counter[str], list[str]]:
    """Kill ``times`` imports; how many of the files were there afterwards, and what was wrong."""
    site = make_site(folder)
    chance = random.Random(_SEED)  # noqa: S311 - the same every time
    found: Counter[str] = Counter()
    wrong: list[str] = []
    ways: tuple[Callable[[Site, Path, random.Random], bool], ...] = (kill_at_a_moment, kill_while_storing)
    tried = 0
    while found.total() - found["not killed"] < times and tried < 2 * times:
        time_, tried = tried, tried + 1
        data = folder / "data"
        shutil.copytree(site.before, data)
        running = ways[time_ % 2](site, data, chance)
        here = wrongs(site, data)
        found["not killed" if not running else f"{len(states(data)):2} files"] += 1
        here += import_again(site, data)
        wrong += [f"{time_}: {words}" for words in here]
        shutil.rmtree(data)
    return found, wrong


def main(folder: Path, times: int) -> int:
    """Print what was found; how often something was wrong."""
    found, wrong = sweep(folder, times)
    killed = found.total() - found["not killed"]
    print(f"killed {killed} of {found.total()}, found {dict(sorted(found.items()))}, {len(wrong)} wrong")
    for line in wrong:
        print(line)
    return min(len(wrong), 1)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
