"""The commands ``search``, ``reindex`` and ``doctor``, and which module runs the others."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TextIO

from kb import errors
from kb.content.checks.lint import check
from kb.content.library import Library
from kb.content.packs.selection import shared_packs
from kb.doctor import examine
from kb.encryption.data_key import DataKey
from kb.files import decode, file_failure, temporary_folder
from kb.labels import EFFECT_LABELS, NOTE_FIELD_LABELS, effect_words, reason_label, shown_words
from kb.machine.machine_settings import NOTHING_LAID_DOWN, MachineSettings
from kb.model import Effect, Hit, MarkedWords, NoteHit, NotesPage, SearchPage, SearchRequest
from kb.paths import AppPaths
from kb.workspace import Workspace

NOTHING_FOUND = 3  # the exit code of a search without a hit; 2 is argparse's for arguments that make no sense
LOCKED = 4  # the exit code where notes behind a PIN were not opened


def run(
    chosen: argparse.Namespace,
    paths: AppPaths,
    content: Path,
    sentence: Callable[[Exception], str],
    out: TextIO = sys.stdout,
    *,
    machine: MachineSettings = NOTHING_LAID_DOWN,
) -> int:
    """Run the command in ``chosen``; the exit code is 0 when all is well, 1 when not, NOTHING_FOUND, LOCKED.

    ``sentence`` words an expected failure in Chinese; ``machine`` is what the bank's IT laid down.
    """
    if chosen.command in {"doctor", "export", "search"}:
        from kb.cli.notes import unlocked_person  # noqa: PLC0415 - the others read no notes

        try:
            unlocked = unlocked_person(chosen, paths)
        except errors.KbError as error:
            print(sentence(error), file=sys.stderr)
            return LOCKED
        except OSError as error:
            print(file_failure(error), file=sys.stderr)
            return LOCKED
        if unlocked is not None:
            return _run(chosen, unlocked.paths, content, sentence, out, machine, unlocked.key)
    if not paths.profiles.is_dir() or chosen.command == "export":
        return _run(chosen, paths, content, sentence, out, machine)
    # Somebody's notes are behind a PIN: what is left needs none, and may not begin an open file beside them.
    with temporary_folder("nobody") as nobody:
        return _run(chosen, paths.of_person(nobody), content, sentence, out, machine)


def _run(  # noqa: PLR0917 - those of ``run``, and the key of whom ``paths`` names
    chosen: argparse.Namespace,
    paths: AppPaths,
    content: Path,
    sentence: Callable[[Exception], str],
    out: TextIO,
    machine: MachineSettings,
    key: DataKey | None = None,
) -> int:
    if chosen.command == "pack":
        from kb.cli import packs  # noqa: PLC0415 - no other command needs it

        return packs.run(chosen, paths, content, sentence, out, machine=machine)
    if chosen.command in {"receipts", "feedback"}:
        from kb.cli import collected  # noqa: PLC0415 - nor this

        return collected.run(chosen, out)
    if chosen.command == "doctor":
        if chosen.content:
            return check_content(chosen.content, out)
        return examine(paths, content, out, sentence, machine=machine, key=key)
    if chosen.command == "import":
        from kb.cli.documents import import_files  # noqa: PLC0415 - nor the importers

        return import_files(chosen, paths, content, out)
    return _read(chosen, paths, [content, *shared_packs(machine.packs)], sentence, out, key)


def _read(  # noqa: PLR0917 - see above
    chosen: argparse.Namespace,
    paths: AppPaths,
    packs: Sequence[Path],
    sentence: Callable[[Exception], str],
    out: TextIO,
    key: DataKey | None,
) -> int:
    """Run a command that opens a workspace."""
    try:
        if chosen.command == "export":
            from kb.cli.notes import export_notes  # noqa: PLC0415 - nor the formats

            return export_notes(chosen, paths, packs, out, key)
        command = {"search": _search, "reindex": _reindex}[chosen.command]
        with Workspace.open(paths, content=packs, key=key) as workspace:
            return command(workspace, chosen, out)
    except errors.NotesError as error:
        print(f"笔记文件打不开：{paths.notes}。{sentence(error)}", file=sys.stderr)
    except OSError as error:
        print(file_failure(error), file=sys.stderr)
    return 1


def _search(workspace: Workspace, chosen: argparse.Namespace, out: TextIO) -> int:
    workspace.search.refresh()
    query, roles, topics = _typed(chosen.query), [*map(_typed, chosen.role)], [*map(_typed, chosen.topic)]
    page = workspace.search.find(query, limit=chosen.limit, roles=roles, topics=topics, on=chosen.as_of)
    answer = workspace.find_notes(SearchRequest(query, tuple(roles), tuple(topics), note_limit=chosen.limit))
    if answer.error:
        raise answer.error
    notes = answer.page
    code = 0 if page.total or notes.total else NOTHING_FOUND
    if chosen.json:
        told = as_json(page, workspace.library) | {"notes": [_note_as_json(hit) for hit in notes.hits]}
        print(json.dumps(told, ensure_ascii=False, indent=1), file=out)
        return code
    as_of = f"（截至 {chosen.as_of}）" if chosen.as_of else ""
    print(f"“{page.query}”{as_of}：{page.total} 处，{page.articles} 篇文章", file=out)
    if page.correction:
        print(f"您是不是要找：{page.correction}", file=out)
    for hit in page.hits:
        place = " › ".join((hit.title, *hit.heading_path))
        reason = f"（{words}）" if (words := reason_label(hit)) else ""
        effect = f"【{words}】" if (words := effect_words(hit.effect, _title_of(workspace.library, hit))) else ""
        shown = _bracketed(shown_words(hit))
        print(f"\n[{'、'.join(hit.roles)}] {effect}{place}{reason}\n    {shown}", file=out)
    _print_notes(notes, workspace, out)
    return code


def _print_notes(notes: NotesPage, workspace: Workspace, out: TextIO) -> None:
    if notes.total:
        print(f"\n自己的笔记：{notes.total} 条", file=out)
    gone = workspace.notes.remembered_titles()
    titles = gone | {head.id: head.title for head in workspace.library.articles()}
    for hit in notes.hits:
        article = hit.annotation.anchor.article_id
        shown = _bracketed(MarkedWords(hit.snippet, hit.marks))
        print(f"\n[{NOTE_FIELD_LABELS[hit.where]}] {titles.get(article, article)}\n    {shown}", file=out)


def _typed(argument: str) -> str:
    """An argument as it was meant: bytes that are no UTF-8 (a console in GBK) come as lone surrogates."""
    try:
        return decode(os.fsencode(argument), Path(argument)).text
    except (UnicodeEncodeError, errors.UnreadableFile):
        return argument.encode("utf-8", "replace").decode("utf-8")


def as_json(page: SearchPage, library: Library) -> dict[str, Any]:
    """A search page as the documented JSON: offsets are code points, marks count in the snippet, days are ISO dates."""
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
                "effect": _effect(hit, library),
            }
            for hit in page.hits
        ],
    }


def _note_as_json(hit: NoteHit) -> dict[str, Any]:
    """``start`` and ``end`` are where the annotation is now, None where its words have gone from the article."""
    span = hit.annotation.span
    return {
        "article_id": hit.annotation.anchor.article_id,
        "start": span and span.start,
        "end": span and span.end,
        "where": hit.where.value,
        "snippet": hit.snippet,
        "marks": [[mark.start, mark.end] for mark in hit.marks],
    }


def _effect(hit: Hit, library: Library) -> dict[str, Any] | None:
    """Whether the article is in force on the day asked for; None where it tells no dates."""
    status = hit.effect
    if status.effect is Effect.UNDATED:
        return None
    return {
        "state": status.effect.value,
        "label": EFFECT_LABELS[status.effect],
        "since": status.since and status.since.isoformat(),
        "until": status.until and status.until.isoformat(),
        "successor": (status.successor and {"article_id": status.successor, "title": _title_of(library, hit)}) or None,
    }


def _title_of(library: Library, hit: Hit) -> str:
    """The title of what stands in the place of a hit's article; empty without one."""
    return library.head(hit.effect.successor).title if hit.effect.successor else ""


def _bracketed(words: MarkedWords) -> str:
    text, done = "", 0
    for mark in words.marks:
        text += f"{words.text[done : mark.start]}【{words.text[mark.start : mark.end]}】"
        done = mark.end
    return text + words.text[done:]


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
        print(f"  到期要复核的 {len(report.due)} 篇：", file=out)
        for one in report.due:
            print(f"    {one.day}　{one.title}（{one.article_id}）", file=out)
    print(
        f"{report.articles} 篇，{report.characters} 字，职责条目 {report.duties} 条，术语 {report.terms} 条；"
        f"要改的 {len(report.findings)} 处，缺 {len(report.missing)} 篇",
        file=out,
    )
    return 1 if report.findings or report.missing else 0
