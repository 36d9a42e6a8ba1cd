"""The commands ``search``, ``reindex``, ``doctor`` and ``import``: on the same ``kb`` as the window, without Qt."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

from kb import errors
from kb.content.importers.importer import preview_all, store
from kb.content.importers.metadata import Vocabulary
from kb.content.importers.preview import ImportPreview
from kb.content.importers.wording import CHANGES, dropped_words, sentence
from kb.content.lint import check
from kb.content.structure import Structure
from kb.doctor import examine
from kb.files import decode
from kb.labels import reason_label
from kb.model import Hit, SearchPage
from kb.paths import AppPaths
from kb.workspace import Workspace

NOTHING_FOUND = 3  # the exit code of a search without a hit; 2 is argparse's for arguments that make no sense


def run(
    chosen: argparse.Namespace,
    paths: AppPaths,
    content: Path,
    sentence: Callable[[Exception], str],
    out: TextIO = sys.stdout,
) -> int:
    """Run the command in ``chosen``; the exit code is 0 when all is well, 1 when not, NOTHING_FOUND.

    ``sentence`` words an expected failure in Chinese.
    """
    if chosen.command == "pack":
        from kb import cli_packs  # noqa: PLC0415 - no other command needs it

        return cli_packs.run(chosen, paths, content, sentence, out)
    if chosen.command == "doctor":
        return check_content(chosen.content, out) if chosen.content else examine(paths, content, out)
    if chosen.command == "import":
        return import_files(chosen, paths, content, out)
    command: Callable[[Workspace, argparse.Namespace, TextIO], int] = {
        "search": _search,
        "reindex": _reindex,
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
    query, roles, topics = _typed(chosen.query), [*map(_typed, chosen.role)], [*map(_typed, chosen.topic)]
    page = workspace.search.find(query, limit=chosen.limit, roles=roles, topics=topics)
    if chosen.json:
        print(json.dumps(as_json(page), ensure_ascii=False, indent=1), file=out)
        return 0 if page.total else NOTHING_FOUND
    print(f"“{page.query}”：{page.total} 处，{page.articles} 篇文章", file=out)
    if page.correction:
        print(f"您是不是要找：{page.correction}", file=out)
    for hit in page.hits:
        place = " › ".join((hit.title, *hit.heading_path))
        reason = f"（{words}）" if (words := reason_label(hit)) else ""
        print(f"\n[{'、'.join(hit.roles)}] {place}{reason}\n    {_bracketed(hit)}", file=out)
    return 0 if page.total else NOTHING_FOUND


def _typed(argument: str) -> str:
    """An argument as it was meant: bytes that are no UTF-8 (a console in GBK) come as lone surrogates."""
    try:
        return decode(os.fsencode(argument), Path(argument)).text
    except (UnicodeEncodeError, errors.UnreadableFile):
        return argument.encode("utf-8", "replace").decode("utf-8")


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
    if report.due:
        print(f"  到期要复核：{'、'.join(report.due)}", file=out)
    print(
        f"{report.articles} 篇，{report.characters} 字，职责条目 {report.duties} 条，术语 {report.terms} 条；"
        f"要改的 {len(report.findings)} 处，缺 {len(report.missing)} 篇",
        file=out,
    )
    return 1 if report.findings or report.missing else 0


def import_files(chosen: argparse.Namespace, paths: AppPaths, content: Path, out: TextIO) -> int:
    """Bring files into 我的文档, or only show what would be brought in; 1 when any of them could not be."""
    structure = Structure.read(content)
    vocabulary = Vocabulary((*structure.roles.values(), *structure.other_roles), tuple(sorted(structure.topics)))
    folder = chosen.into or paths.packs / "own-documents"
    failed = stored = 0
    try:
        for outcome in preview_all(chosen.files, vocabulary=vocabulary):
            try:
                if outcome.error is not None:
                    raise outcome.error
                assert outcome.preview is not None  # noqa: S101 - an outcome has one or the other
                _print_preview(outcome.preview, chosen.changes, out)
                if not chosen.preview:
                    accepted: frozenset[int] | None = frozenset() if chosen.no_changes else None
                    stored += len(store(outcome.preview, folder, accepted))
            except (errors.DocumentError, OSError) as error:
                failed += 1
                print(f"× {outcome.path}\n  {sentence(error)}", file=sys.stderr)
    except errors.DocumentError as error:
        print(sentence(error), file=sys.stderr)
        return 1
    if not chosen.preview:
        print(f"已导入 {stored} 篇文章到 {folder}" + (f"，{failed} 个文件没有导入" if failed else ""), file=out)
    return 1 if failed else 0


def _print_preview(preview: ImportPreview, changes: bool, out: TextIO) -> None:
    """Print what a file gives: its articles with what is known of them, what was mended, what was left out."""
    metadata = preview.metadata
    print(f"{preview.path}", file=out)
    for article in preview.articles():
        print(f"  《{article.metadata.title}》 {len(article.body)} 字", file=out)
    told = {
        "文号": metadata.number,
        "发文机关": metadata.authority,
        "发布": metadata.issued,
        "施行": metadata.effective,
    }
    told |= {
        "废止": "、".join(metadata.replaces),
        "岗位": "、".join(metadata.roles),
        "主题": "、".join(metadata.topics),
    }
    if words := "，".join(f"{name} {value}" for name, value in told.items() if value):
        print(f"  {words}", file=out)
    for kind, words in CHANGES.items():
        found = [change for change in preview.changes if change.kind is kind]
        if found:
            print(f"  {words} {len(found)} 处", file=out)
        for change in found if changes else ():
            print(f"    {change.context or change.before} → {change.after or '（去掉）'}", file=out)
    for dropped in preview.dropped:
        print(f"  没有导入的内容：{dropped_words(dropped)}", file=out)
    for problem in preview.problems:
        print(f"  注意：{problem}", file=out)
