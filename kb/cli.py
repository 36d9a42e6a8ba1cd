"""The commands ``search``, ``reindex`` and ``doctor``: on the same ``kb`` as the window, without Qt."""

import argparse
import json
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, TextIO

from kb import errors
from kb.content.lint import check
from kb.content.packs.pack_site import PackSite
from kb.content.packs.rollback import check_installed
from kb.content.packs.selection import PackOrigin
from kb.labels import reason_label
from kb.model import Hit, SearchPage
from kb.paths import AppPaths
from kb.workspace import Workspace

PACKAGES = (
    "xingzhi",
    "PySide6-Essentials",
    "Whoosh-Reloaded",
    "sqlite-utils",
    "markdown-it-py",
    "rjieba",
    "pypinyin",
    "OpenCC",
)


def run(chosen: argparse.Namespace, paths: AppPaths, content: Path, out: TextIO = sys.stdout) -> int:
    """Run the command in ``chosen``; the exit code is 0 when all is well, 1 when not."""
    if chosen.command == "doctor" and chosen.content:
        return check_content(chosen.content, out)
    command: Callable[[Workspace, argparse.Namespace, TextIO], int] = {
        "search": _search,
        "reindex": _reindex,
        "doctor": _doctor,
    }[chosen.command]
    try:
        with Workspace.open(paths, content=[content]) as workspace:
            return command(workspace, chosen, out)
    except errors.NotesError as error:
        print(f"笔记文件打不开：{paths.notes}（{error}）", file=sys.stderr)
    except OSError as error:
        print(f"读写失败：{error}", file=sys.stderr)
    return 1


def _search(workspace: Workspace, chosen: argparse.Namespace, out: TextIO) -> int:
    workspace.search.refresh()
    page = workspace.search.find(chosen.query, limit=chosen.limit, roles=chosen.role, topics=chosen.topic)
    if chosen.json:
        print(json.dumps(as_json(page), ensure_ascii=False, indent=1), file=out)
        return 0
    print(f"“{page.query}”：{page.total} 处，{page.articles} 篇文章", file=out)
    if page.correction:
        print(f"您是不是要找：{page.correction}", file=out)
    for hit in page.hits:
        place = " › ".join((hit.title, *hit.heading_path))
        reason = f"（{words}）" if (words := reason_label(hit)) else ""
        print(f"\n[{'、'.join(hit.roles)}] {place}{reason}\n    {_bracketed(hit)}", file=out)
    return 0


def as_json(page: SearchPage) -> dict[str, Any]:
    """A search page as the documented JSON: offsets are code points, marks count in the snippet."""
    return {
        "query": page.query,
        "total": page.total,
        "correction": page.correction,
        "hits": [
            {
                "article_id": hit.passage.article_id,
                "title": hit.title,
                "roles": list(hit.roles),
                "heading_path": list(hit.heading_path),
                "start": hit.passage.span.start,
                "end": hit.passage.span.end,
                "snippet": hit.snippet,
                "marks": [[mark.start, mark.end] for mark in hit.marks],
                "score": hit.score,
                "reason": hit.reason.value,
                "instead": hit.matched_as,
            }
            for hit in page.hits
        ],
    }


def _bracketed(hit: Hit) -> str:
    text, done = "", 0
    for mark in hit.marks:
        text += f"{hit.snippet[done : mark.start]}【{hit.snippet[mark.start : mark.end]}】"
        done = mark.end
    return text + hit.snippet[done:]


def _reindex(workspace: Workspace, _chosen: argparse.Namespace, out: TextIO) -> int:
    def progress(done: int, total: int) -> None:
        print(f"\r建立索引 {done}/{total}", end="", file=out, flush=True)

    change = workspace.search.refresh(progress, rebuild=True)
    print(f"\n完成：{len(workspace.library.articles())} 篇文章，{change.passages} 段", file=out)
    return 0


def check_content(pack: Path, out: TextIO) -> int:
    """Print what the articles of a pack are short of, and how much there is; 1 when anything is to be mended."""
    try:
        report = check(pack)
    except errors.ContentError as error:
        print(f"内容包读不出：{error}", file=sys.stderr)
        return 1
    for finding in report.findings:
        print(f"  × {finding.file}：{finding.words}", file=out)
    for role, part in report.missing:
        print(f"  × 缺少文章：{role} {part}", file=out)
    print(
        f"{report.articles} 篇，{report.characters} 字，职责条目 {report.duties} 条，术语 {report.terms} 条；"
        f"要改的 {len(report.findings)} 处，缺 {len(report.missing)} 篇",
        file=out,
    )
    return 1 if report.findings or report.missing else 0


def _doctor(workspace: Workspace, _chosen: argparse.Namespace, out: TextIO) -> int:
    """Print what is there and what is wrong."""
    problems = []
    print("版本", file=out)
    print(f"  Python {platform.python_version()}（{platform.system()} {platform.machine()}）", file=out)
    for package in PACKAGES:
        print(f"  {package} {_version(package)}", file=out)
    print(
        f"位置\n  数据 {workspace.paths.root}\n  笔记 {workspace.paths.notes}\n  索引 {workspace.paths.index}", file=out
    )
    for pack in workspace.library.packs:
        print(f"内容包\n  {pack.name} {pack.version}（{pack.folder}）", file=out)
    for found in workspace.packs.superseded:
        print(f"  {found.pack.name} {found.pack.version}（{found.pack.folder}）：有更新的版本，未使用", file=out)
    problems += [f"内容：{problem}" for problem in workspace.library.problems]
    problems += _pack_problems(workspace)
    counts = workspace.notes.counts()
    print(f"数量\n  文章 {len(workspace.library.articles())}", file=out)
    print(f"  批注 {counts.annotations}，书签 {counts.bookmarks}，失锚 {counts.orphans}", file=out)
    problems += [f"笔记：{line}" for line in workspace.notes.check()]
    backups = workspace.notes.backups()
    print(f"  备份 {len(backups)} 份", file=out)
    problems += [f"备份：{backup.path.name} 已损坏（{backup.problem}）" for backup in backups if not backup.sound]
    if workspace.search.open():
        print(f"  索引 {workspace.search.passages} 段，校验通过", file=out)
    else:
        problems.append("索引：没有或已损坏，打开程序或运行 reindex 会重建")
    problems += _font_problems()
    print("检查", file=out)
    for problem in problems:
        print(f"  × {problem}", file=out)
    if not problems:
        print("  一切正常", file=out)
    return 1 if problems else 0


def _pack_problems(workspace: Workspace) -> list[str]:
    """Records that cannot be read, and installed versions that are no longer what was signed."""
    problems = [f"内容包：安装记录已损坏（{problem}）" for problem in workspace.packs.problems]
    site = PackSite(workspace.paths.packs)
    for found in workspace.packs.served:
        if found.origin is PackOrigin.INSTALLED:
            try:
                check_installed(found.pack.id, site)
            except errors.PackError as error:
                problems.append(f"内容包：{found.pack.name} 与签名时不一致（{error}）")
    return problems


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "（未安装）"


def _font_problems() -> list[str]:
    """Windows and macOS have Chinese fonts; on Linux fontconfig knows."""
    if sys.platform in {"win32", "darwin"}:
        return []
    lister = shutil.which("fc-list")
    if lister is None:
        return ["字体：没有 fc-list，无法检查中文字体"]
    listed = subprocess.run([lister, ":lang=zh-cn", "family"], capture_output=True, text=True, check=False)  # noqa: S603
    return [] if listed.stdout.strip() else ["字体：没有中文字体，请安装 fonts-wqy-microhei 或 fonts-noto-cjk"]
