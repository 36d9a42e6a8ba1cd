"""The command ``import``: a bank's own files become articles in 我的文档."""

import argparse
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from kb.content.importers.importer import preview_all, store
from kb.content.importers.metadata import Vocabulary
from kb.content.importers.preview import ImportPreview
from kb.content.importers.wording import CHANGES, dropped_words, sentence
from kb.content.library import Library
from kb.content.own_documents.documents import OwnDocuments
from kb.content.structure import Structure
from kb.errors import DocumentError, UnreadableFile
from kb.paths import AppPaths


def import_files(chosen: argparse.Namespace, paths: AppPaths, content: Path, out: TextIO) -> int:
    """Bring files into 我的文档, or only show what would be brought in; 1 when any of them could not be.

    What a file replaces there is kept as a version, as in the window; in a folder named by ``--into`` it is not.
    """
    structure = Structure.read(content)
    vocabulary = Vocabulary((*structure.roles.values(), *structure.other_roles), tuple(sorted(structure.topics)))
    folder = chosen.into or paths.own_documents
    own = None if chosen.into or chosen.preview else _OwnFolder(folder)
    failed = 0
    stored: set[Path | str] = set()  # a file that is there twice is stored once
    try:
        for outcome in preview_all(chosen.files, vocabulary=vocabulary):
            try:
                if outcome.error is not None:
                    raise outcome.error
                assert outcome.preview is not None  # noqa: S101 - an outcome has one or the other
                found = outcome.preview
                found = replace(found, with_hidden=found.with_hidden or chosen.hidden)
                _print_preview(found, chosen.changes, out)
                if not chosen.preview:
                    accepted = frozenset[int]() if chosen.no_changes else found.proposed
                    stored.update(own.store(found, accepted, out) if own else store(found, folder, accepted))
            except (DocumentError, UnreadableFile, OSError) as error:
                failed += 1
                print(f"× {outcome.path}\n  {sentence(error)}", file=sys.stderr)
    except DocumentError as error:
        print(sentence(error), file=sys.stderr)
        return 1
    if not chosen.preview:
        print(f"已导入 {len(stored)} 篇文章到 {folder}" + (f"，{failed} 个文件没有导入" if failed else ""), file=out)
    return 1 if failed else 0


class _OwnFolder:
    """我的文档 during one run."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._library = Library([folder])
        self._documents = OwnDocuments(folder, self._library)
        self._replaced: set[str] = set()  # identities of imports
        self._stored: dict[str, Iterable[Path | str]] = {}  # by the digest of the file

    def store(self, found: ImportPreview, accepted: frozenset[int], out: TextIO) -> Iterable[Path | str]:
        """What was stored. An earlier state of the file is replaced, by one file of a run: another stands beside it."""
        if found.digest not in self._stored:  # the same file in two places is stored once
            self._stored[found.digest] = self._store(found, accepted, out)
        return self._stored[found.digest]

    def _store(self, found: ImportPreview, accepted: frozenset[int], out: TextIO) -> Iterable[Path | str]:
        if found.identity in self._replaced:  # only then does it matter where that lies now
            self._library.reload()
        earlier = self._documents.earlier(found)
        if earlier is None or (earlier.identity in self._replaced and not earlier.same):
            return store(found, self._folder, accepted)
        self._replaced.add(earlier.identity)
        stored = self._documents.store(replace(found, metadata=earlier.proposed(found.metadata)), accepted)
        print(f"  替换以前导入的《{'》《'.join(earlier.titles)}》，原来的留作以前的版本", file=out)
        return stored


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
    for dropped in preview.left_out:
        print(f"  没有导入的内容：{dropped_words(dropped)}", file=out)
    for problem in preview.problems:
        print(f"  注意：{problem}", file=out)
