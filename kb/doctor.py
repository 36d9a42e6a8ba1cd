"""The command ``doctor``: what is there, and what is wrong with the machine, the data folder, the packs, the index."""

import os
import platform
import shutil
import tempfile
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TextIO

from kb import __version__
from kb.content.manifest import MANIFEST
from kb.content.pack_files import is_link
from kb.content.packs.errors import PackError
from kb.content.packs.pack_site import PackSite
from kb.content.packs.rollback import check_installed
from kb.content.packs.selection import PackOrigin, PackSelection, shared_packs
from kb.encryption.data_key import DataKey
from kb.errors import ContentError, IndexUnavailable, NotesError
from kb.files import file_error_label, file_failure
from kb.labels import PLACEMENT_LABELS
from kb.machine.machine_settings import NOTHING_LAID_DOWN, MachineSettings
from kb.machine.system_requirements import MODULES, Unmet, has_font_for, missing_display, missing_libraries, unmet
from kb.model import Placement
from kb.paths import AppPaths
from kb.resources import resource
from kb.search.retrieval.synonyms import FILE, Synonyms
from kb.workspace import Workspace

# An index is built beside the one in use, and notes are copied before they are migrated or restored.
SPARE_BYTES = 100_000_000
_ARCHIVES = {".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".xz", ".bz2"}


def examine(
    paths: AppPaths,
    content: Path,
    out: TextIO,
    sentence: Callable[[Exception], str],
    *,
    machine: MachineSettings = NOTHING_LAID_DOWN,
    key: DataKey | None = None,
) -> int:
    """Print what is there and what is wrong; 1 when anything is. What cannot be opened hides nothing else.

    ``sentence`` words an expected failure in Chinese. ``key`` is that of the person whose notes ``paths`` names, where
    those are encrypted.
    """
    print(f"版本\n  Python {platform.python_version()}（{platform.system()} {platform.machine()}）", file=out)
    print(f"  行知 {__version__}", file=out)
    for package in MODULES:
        print(f"  {package} {_version(package)}", file=out)
    for missing in missing_display():
        print(f"显示\n  {missing.what}（从别的电脑登录时正常）", file=out)
    print(f"位置\n  数据 {paths.root}\n  笔记 {paths.notes}\n  索引 {paths.index}", file=out)
    if paths.profiles.is_dir():
        unchecked = "" if key else "检查请加 --person 姓名；"
        print(f"  有 PIN 的笔记 {paths.profiles}（加密；{unchecked}SQLCipher {_available()}）", file=out)
    print(f"  日志 {machine.log_folder or paths.log}", file=out)
    if machine.file is not None:
        print(f"  管理员的设置 {machine.file}", file=out)
    problems = [
        *machine_settings_problems(machine),
        *machine_problems(),
        *folder_problems(paths),
        *packs_folder_problems(paths.packs),
    ]
    try:
        with Workspace.open(paths, content=[content, *shared_packs(machine.packs)], key=key) as workspace:
            problems += _workspace_problems(workspace, out, sentence)
    except NotesError as error:
        problems.append(f"笔记：打不开 {paths.notes}。{sentence(error)}")
    except OSError as error:
        problems.append(file_failure(error))
    print("检查", file=out)
    for problem in problems or ["一切正常"]:
        print(f"  × {problem}" if problems else f"  {problem}", file=out)
    return 1 if problems else 0


def machine_problems() -> list[str]:
    """What the machine lacks of what the window needs, each with the line that mends it."""
    missing = [*unmet(window=False), *missing_libraries()]
    if not has_font_for("zh-cn") and not any(resource("fonts").glob("*.tt[cf]")):  # only a bundle brings one
        missing.append(Unmet("没有中文字体，请安装 fonts-wqy-microhei 或 fonts-noto-cjk"))
    return [f"系统：{one.what}" + (f"。请运行：{one.remedy}" if one.remedy else "") for one in missing]


def machine_settings_problems(machine: MachineSettings) -> list[str]:
    """What is wrong with what the bank's IT laid down: a file that cannot be read, folders that are not there."""
    if machine.problem is not None:
        return [f"管理员的设置：{machine.problem.source}，{machine.problem.reason}；改好之前行知不启动"]
    folders = (*machine.packs, *filter(None, (machine.trusted_keys,)))
    return [f"管理员的设置：没有文件夹 {folder}" for folder in folders if not folder.is_dir()]


def folder_problems(paths: AppPaths) -> list[str]:
    """What keeps the program from writing: no right, a write-protected disk, a full one."""
    try:
        paths.create()
    except OSError as error:
        return [f"数据文件夹：建不了 {paths.root}（{file_error_label(error)}）"]
    folders = (paths.root, paths.index, paths.backups, paths.log)
    problems = [
        f"数据文件夹：写不进 {folder}（{reason}）" for folder in folders if (reason := _why_not_writable(folder))
    ]
    files = (paths.notes, paths.settings, paths.searches)
    problems += [f"数据文件夹：写不进 {file}" for file in files if file.exists() and not os.access(file, os.W_OK)]
    free, wanted = shutil.disk_usage(paths.root).free, SPARE_BYTES + 2 * _size(paths.notes) + _size(paths.index)
    if free < wanted:
        problems.append(f"磁盘：只剩 {free // 1_000_000} MB，重建索引和备份笔记需要 {wanted // 1_000_000} MB")
    return problems


def packs_folder_problems(packs: Path) -> list[str]:
    """What lies among the packs and is not read, or not as it was meant: archives, files, a folder too many."""
    problems = []
    for path in sorted(packs.iterdir()) if packs.is_dir() else ():
        if path.name.startswith(".") or is_link(path):  # a link is told as what it is
            continue
        if path.is_dir():
            inner = [] if (path / MANIFEST).is_file() else sorted(path.glob(f"*/{MANIFEST}"))
            problems += [
                f"内容包：{path.name} 多套了一层文件夹，请把里面的 {manifest.parent.name} 移到 {packs}"
                for manifest in inner
            ]
        elif path.suffix.lower() in _ARCHIVES:
            problems.append(f"内容包：{path.name} 是压缩文件，不会被读取，请解压成文件夹放在 {packs}")
        else:
            problems.append(f"内容包：{path.name} 不是文件夹，不会被读取")
    return problems


def _workspace_problems(workspace: Workspace, out: TextIO, sentence: Callable[[Exception], str]) -> list[str]:
    for pack in workspace.library.packs:
        print(f"内容包\n  {pack.name} {pack.version}（{pack.folder}）", file=out)
    for found in workspace.packs.superseded:
        print(f"  {found.pack.name} {found.pack.version}（{found.pack.folder}）：有更新的版本，未使用", file=out)
    problems = [f"内容：{problem}" for problem in workspace.library.problems]
    synonyms = Synonyms([workspace.paths.synonyms, *(pack.folder / FILE for pack in workspace.library.packs)])
    problems += [f"同义词：{problem}" for problem in synonyms.problems]
    problems += installed_pack_problems(workspace.paths.packs, workspace.packs, sentence)
    counts = workspace.notes.counts()
    print(f"数量\n  文章 {len(workspace.library.articles())}", file=out)
    orphaned = f"{PLACEMENT_LABELS[Placement.ORPHANED]} {counts.orphans}"
    print(f"  批注 {counts.annotations}，书签 {counts.bookmarks}，{orphaned}", file=out)
    problems += [f"笔记：记录有损坏，可在“备份与恢复”里找回（{line}）" for line in workspace.notes.check()]
    backups = workspace.notes.backups()
    print(f"  备份 {len(backups)} 份", file=out)
    problems += [f"备份：{one.path.name} 用不了。{sentence(one.problem)}" for one in backups if one.problem is not None]
    return problems + _index_problems(workspace, out)


def installed_pack_problems(packs: Path, selection: PackSelection, sentence: Callable[[Exception], str]) -> list[str]:
    """Packs that are not served as they should be, and installed versions that are no longer what was signed."""
    problems = [
        f"内容包：{problem if isinstance(problem, ContentError) else sentence(problem)}"
        for problem in selection.problems
    ]
    for found in selection.served:
        if found.origin is PackOrigin.INSTALLED:
            try:
                check_installed(found.pack.id, PackSite(packs))
            except PackError as error:
                problems.append(f"内容包：{found.pack.name} 与签名时不一致（{error}）")
    return problems


def _index_problems(workspace: Workspace, out: TextIO) -> list[str]:
    remedy = "打开程序或运行 reindex 会更新"
    workspace.search.open()
    try:
        pending = workspace.search.pending()
    except IndexUnavailable:
        return [f"索引：没有或已损坏，{remedy}"]
    print(f"  索引 {pending.passages} 段，校验通过", file=out)
    if not pending.articles:
        return []
    kinds = {"新增": pending.added, "改动": pending.changed, "移除": pending.removed}
    counts = "、".join(f"{kind} {len(articles)} 篇" for kind, articles in kinds.items() if articles)
    return [f"索引：比文章旧（{counts}），{remedy}"]


def _why_not_writable(folder: Path) -> str:
    """The system's reason why no file can be made there. Rights alone do not tell: a write-protected stick, a quota."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"x")
            file.flush()
    except OSError as error:
        return file_error_label(error)
    return ""


def _size(path: Path) -> int:
    """Bytes of a file or of all files in a folder; 0 for what is not there."""
    if path.is_file():
        return path.stat().st_size
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())


def _available() -> str:
    from kb.encryption.connections import is_available  # noqa: PLC0415 - only where there is a PIN

    return "可用" if is_available() else "不可用：这些笔记打不开"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "（未安装）"
