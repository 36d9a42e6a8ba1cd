"""Which files of a pack are articles: Markdown by any writing of its name, in folders of any depth but a mad one.

What editors and systems leave behind (``.git``, ``.trash``, ``._a.md``, ``~$a.md``) is none. Links are not followed:
``articles/s.md → /etc/passwd`` would show that file, and a link to a folder above would never end.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kb.errors import ContentError
from kb.files import reason_of
from kb.model import Pack
from kb.translation import tr

ARTICLES = "articles"
SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd"})
DEEPEST = 20  # folders in one another; 1,200 are a pack made to break something
MOST = 100_000  # entries of one pack that are looked at
_LEFT_BEHIND = frozenset({"__MACOSX", "$RECYCLE.BIN", "System Volume Information", "node_modules"})


@dataclass(frozen=True, slots=True)
class PackFiles:
    """The articles' files in a stable order, and what could not be looked at."""

    files: tuple[Path, ...]
    problems: tuple[ContentError, ...]


def article_files(pack: Pack) -> PackFiles:
    """The pack's Markdown files: below ``articles/`` where there is one, else below the folder itself. Never raises."""
    articles = pack.folder / ARTICLES
    problems: list[ContentError] = []
    try:
        state = articles.lstat()
        root = articles if stat.S_ISDIR(state.st_mode) else pack.folder
    except OSError:
        root = pack.folder
    files = [file for number, file in enumerate(_walk(root, problems)) if number < MOST]
    # Each file system lists a folder in an order of its own.
    return PackFiles(
        tuple(sorted(files, key=_parts)), tuple(sorted(problems, key=lambda problem: _parts(problem.path)))
    )


def _parts(path: Path) -> list[str]:
    """What paths are compared by; comparing 200 paths themselves takes ten times as long."""
    return os.path.normcase(path).split(os.sep)  # noqa: PTH206


def _walk(root: Path, problems: list[ContentError]) -> Iterator[Path]:
    """The Markdown files below a folder; what is left out though it looks like one is told."""
    open_folders, seen = [(root, 0)], 0
    while open_folders:
        folder, depth = open_folders.pop()
        try:
            with os.scandir(folder) as found:
                entries = list(found)
        except OSError as error:
            problems.append(ContentError(folder, reason_of(error)))
            continue
        seen += len(entries)
        if seen > MOST:
            problems.append(ContentError(folder, tr("文件太多，只看前 {most} 个").format(most=MOST)))
            return
        for entry in entries:
            path = Path(entry.path)
            if _is_left_behind(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False) and not is_link(path):
                if depth < DEEPEST:
                    open_folders.append((path, depth + 1))
                else:
                    problems.append(
                        ContentError(path, tr("文件夹套得太深（超过 {deepest} 层），没有读取").format(deepest=DEEPEST))
                    )
            elif os.path.splitext(entry.name)[1].lower() not in SUFFIXES:  # noqa: PTH122 - a path takes ten times as long
                continue
            elif problem := _problem(entry):
                problems.append(ContentError(path, problem))
            else:
                yield path


def _problem(entry: os.DirEntry[str]) -> str:
    """Why a file is not read, empty when it is."""
    if entry.is_symlink():
        return tr("是链接，不读取")
    if not entry.is_file(follow_symlinks=False):
        return tr("不是普通文件")
    if not _is_utf8(entry.name):
        return tr("文件名不是 UTF-8，改名后才能读")
    return ""


def _is_left_behind(name: str) -> bool:
    return name.startswith((".", "~$")) or name in _LEFT_BEHIND


def _is_utf8(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def is_link(path: Path) -> bool:
    """Whether a path leads elsewhere; Windows has a second kind for folders, which Python knows from 3.12 on."""
    is_junction = getattr(path, "is_junction", None)
    return path.is_symlink() or bool(is_junction and is_junction())
