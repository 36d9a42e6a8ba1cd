"""Kill changes of the packs at every file operation.

``python -m tests.kb.content.packs.killed FOLDER ACTION POINTS [ARTICLES]``

Each change runs in a forked process that kills itself (SIGKILL) before its n-th operation that alters the disk: a
file opened for writing, half of a file written, a sync, a rename, a removal. A rollback has only seven of these and
dies before its n-th line of Python instead. What is left must be the old version whole or the new one whole, and the
same change must then succeed. ``POINTS`` such n are spread evenly over all there are, some 600 for a pack of 60
articles; what was wrong is printed, and how often which version was found.
"""

import itertools
import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from kb.content.packs.build import build
from kb.content.packs.errors import PackAlreadyInstalled, PackNotInstalled
from kb.content.packs.install import install
from kb.content.packs.pack_site import PackSite
from kb.content.packs.rollback import check_installed, remove, rollback
from kb.content.packs.selection import select_packs
from kb.content.packs.signing import SigningKey, generate_key
from kb.content.packs.storage import durable_files
from kb.content.packs.storage.installed import read_installed

if TYPE_CHECKING:
    from _typeshed import TraceFunction

ALTERING = frozenset({"os.mkdir", "os.rename", "os.remove", "os.rmdir"})
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
ARTICLES = 60  # of the packs, where nothing else is said
ID = "demo"


@dataclass(frozen=True, slots=True)
class Change:
    """A change to be interrupted: how the data folder is made ready, what is done, which versions may be left."""

    prepare: Callable[[Path], PackSite]
    act: Callable[[Path, PackSite], object]
    before: str
    after: str
    by_line: bool = False  # whether lines of Python are counted, not operations


def make_packs(folder: Path, articles: int) -> None:
    """Versions 1.0, 2.0 and 3.0 of a pack, and 3.0 as changes since 2.0."""
    folder.mkdir(parents=True)
    publisher = generate_key(folder, "key", "省分行")
    key = SigningKey(folder / "key.key", publisher.name)
    for version in ("1.0", "2.0", "3.0"):
        source = folder / version
        (source / "articles" / "more").mkdir(parents=True)
        manifest = f'id = "{ID}"\nname = "演示"\nversion = "{version}"\n'
        (source / "pack.toml").write_text(manifest, "utf-8")
        for number in range(articles):
            own = version if number % 3 else "任何版本"
            text = f"# 第{number}篇\n\n" + f"{own}的要求：贷后检查按期做。\n\n" * 40
            (source / "articles" / ("more" if number % 2 else "") / f"a{number}.md").write_text(text, "utf-8")
        build(source, folder / f"{version}.xzpack", key=key)
    build(folder / "3.0", folder / "changes.xzpack", base=folder / "2.0.xzpack", key=key)


def _site_with(*versions: str) -> Callable[[Path], PackSite]:
    def prepare(folder: Path) -> PackSite:
        site = PackSite(folder / "data" / "packs")
        shutil.rmtree(folder / "data", ignore_errors=True)
        key = SigningKey(folder / "packs" / "key.key", "省分行").publisher
        for version in versions:
            install(folder / "packs" / f"{version}.xzpack", site, accepted=key.fingerprint)
        return site

    return prepare


def _installing(name: str) -> Callable[[Path, PackSite], object]:
    def act(folder: Path, site: PackSite) -> object:
        key = SigningKey(folder / "packs" / "key.key", "省分行").publisher
        return install(folder / "packs" / f"{name}.xzpack", site, accepted=key.fingerprint)

    return act


CHANGES = {
    "first": Change(_site_with(), _installing("1.0"), "", "1.0"),
    "update": Change(_site_with("1.0", "2.0"), _installing("3.0"), "2.0", "3.0"),
    "changes": Change(_site_with("1.0", "2.0"), _installing("changes"), "2.0", "3.0"),
    "rollback": Change(_site_with("1.0", "2.0"), lambda _, site: rollback(ID, site), "2.0", "1.0", by_line=True),
    "remove": Change(_site_with("1.0", "2.0"), lambda _, site: remove(ID, site), "2.0", ""),
}


class Countdown:
    """Counts steps; at step number ``limit`` the process dies. 0 lets it live."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.steps = 0
        self._numbers = itertools.count(1)  # one number for each, also in threads

    def step(self) -> None:
        """One step more."""
        self.steps = next(self._numbers)
        if self.steps == self.limit:
            os.kill(os.getpid(), signal.SIGKILL)


def _count_lines(step: Callable[[], None]) -> None:
    """From here on every line of Python in the packages of packs is a step."""
    place = str(Path(durable_files.__file__).parent)

    def trace(frame: FrameType, event: str, _: object) -> "TraceFunction | None":
        if not frame.f_code.co_filename.startswith(place):
            return None
        if event == "line":
            step()
        return trace

    sys.settrace(trace)


def _count_operations(step: Callable[[], None]) -> None:
    """From here on every operation that alters the disk is a step, taken before it."""

    def audit(event: str, arguments: tuple[Any, ...]) -> None:
        if event in ALTERING or (event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING):
            step()

    fsync = os.fsync

    def counted_fsync(handle: int) -> None:
        step()
        fsync(handle)

    opened = Path.open

    def open_for_halves(self: Path, mode: str = "r", **options: Any) -> object:  # noqa: ANN401 - as Path.open has them
        file = opened(self, mode, **options)
        return _writing_halves(cast("BinaryIO", file), step) if mode in {"xb", "wb"} else file

    sys.addaudithook(audit)
    os.fsync = counted_fsync  # type: ignore[assignment]
    Path.open = open_for_halves  # type: ignore[method-assign, assignment]


def _writing_halves(file: BinaryIO, step: Callable[[], None]) -> BinaryIO:
    """The file, of whose writes the first half is on its way before the second is begun."""
    write = file.write

    def write_in_halves(content: bytes) -> int:
        written = write(content[: len(content) // 2])
        file.flush()
        step()
        return written + write(content[len(content) // 2 :])

    file.write = write_in_halves  # type: ignore[method-assign, assignment]
    return file


def run(change: Change, folder: Path, site: PackSite, limit: int) -> int:
    """Do it in a process of its own that dies before step ``limit``; how many there were when it did not die."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        countdown = Countdown(limit)
        (_count_lines if change.by_line else _count_operations)(countdown.step)
        try:
            change.act(folder, site)
            sys.settrace(None)
            os.write(writing, str(countdown.steps).encode())
        finally:
            os._exit(1)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as told:
        return int(told.read() or 0)


def served(site: PackSite) -> str:
    """The version that is served, after every one of its files was checked; an empty text for none."""
    selection = select_packs((), site.packs) if site.packs.is_dir() else None
    if selection is None or not selection.served:
        return ""
    if selection.problems:
        return "damaged"
    check_installed(ID, site)
    return selection.served[0].pack.version


def litter(site: PackSite) -> list[str]:
    """What lies in the pack's folder and is named by no record."""
    record = read_installed(site.packs, ID)
    if record is None:
        return ["no record"]
    named = {"installed.json", record.current, record.previous}
    return [path.name for path in (site.packs / ".installed" / ID).iterdir() if path.name not in named]


def verdict(change: Change, folder: Path, site: PackSite) -> tuple[str, str]:
    """The version found after a kill, and what is wrong; empty when nothing is."""
    found = served(site)
    if found not in {change.before, change.after}:
        return found, f"found {found!r}"
    if found == change.before:
        try:
            change.act(folder, site)
        except (PackAlreadyInstalled, PackNotInstalled) as error:
            return found, f"not repeated: {error!r}"
        if served(site) != change.after:
            return found, f"repeated, found {served(site)!r}"
    else:  # the next change sweeps what this one had left
        _next_change(change, folder, site)
    return found, str(litter(site) or "")


def _next_change(change: Change, folder: Path, site: PackSite) -> None:
    if not change.after:
        _installing("1.0")(folder, site)
    elif change.before:
        rollback(ID, site)
    else:
        remove(ID, site)


def sweep(folder: Path, name: str, points: int, articles: int) -> tuple[Counter[str], list[str]]:
    """Interrupt a change at ``points`` places; how often which version was found, and what was wrong."""
    change = CHANGES[name]
    if not (folder / "packs").is_dir():
        make_packs(folder / "packs", articles)
    total = run(change, folder, change.prepare(folder), 0)
    places = sorted({1 + (total - 1) * number // max(1, points - 1) for number in range(points)})
    found: Counter[str] = Counter()
    wrong = []
    for place in places:
        site = change.prepare(folder)
        if run(change, folder, site, place):
            wrong.append(f"{place} of {total}: not killed")
        version, words = verdict(change, folder, site)
        found[version or "none"] += 1
        if words:
            wrong.append(f"{place} of {total}: {words}")
    return found, wrong


def interrupt(folder: Path, name: str, share: float) -> str:
    """Kill a change after this share of its steps, in a data folder that is ready for it; the version that is left."""
    change = CHANGES[name]
    site = PackSite(folder / "data" / "packs")
    shutil.copytree(folder / "data", folder / "kept")
    total = run(change, folder, site, 0)
    shutil.rmtree(folder / "data")
    (folder / "kept").rename(folder / "data")
    run(change, folder, site, max(1, round(total * share)))
    return served(site)


def main(folder: Path, name: str, points: int, articles: int = ARTICLES) -> int:
    """Print what was found; how often something was wrong."""
    found, wrong = sweep(folder, name, points, articles)
    print(f"{name}: killed {sum(found.values())} times, found {dict(found)}, {len(wrong)} wrong")
    for line in wrong:
        print(line)
    return len(wrong)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:])))
