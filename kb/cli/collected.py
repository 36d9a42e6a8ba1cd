"""The commands "receipts merge" and "feedback merge": what many computers handed in becomes one list."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TextIO, TypeVar

from kb.errors import UnreadableFile
from kb.exchange.collected import feedback, receipts
from kb.files import atomic_write, file_failure, read_bytes
from kb.records.feedback import decode_feedback
from kb.records.receipts import decode_receipts

T = TypeVar("T")
_LARGEST = 64_000_000  # bytes of a file that is handed in
_SUFFIX = ".json"


def run(chosen: argparse.Namespace, out: TextIO = sys.stdout) -> int:
    """Merge the files into ``chosen.output``; 1 when any of them could not be read: the others are merged."""
    merge = {"receipts": _merge_receipts, "feedback": _merge_feedback}[chosen.command]
    try:
        return merge(chosen, out)
    except OSError as error:
        print(file_failure(error), file=sys.stderr)
        return 1


def _merge_receipts(chosen: argparse.Namespace, out: TextIO) -> int:
    files = [*_read(chosen.files, decode_receipts, "回执文件")]
    merged = receipts.merged(file for file in files if file is not None)
    atomic_write(chosen.output, receipts.csv_table(merged), private=False)
    people = len({one.name for one in merged})
    print(f"{chosen.output}：{len(merged)} 条回执，{people} 人", file=out)
    return 1 if None in files or not files else 0


def _merge_feedback(chosen: argparse.Namespace, out: TextIO) -> int:
    files = [*_read(chosen.files, decode_feedback, "反馈文件")]
    merged = feedback.merged(file for file in files if file is not None)
    as_markdown = chosen.output.suffix.lower() == ".md"
    text = feedback.markdown(merged) if as_markdown else feedback.csv_table(merged)
    atomic_write(chosen.output, text, private=False)
    searches = f"{len(merged.searches)} 个没有结果的搜索，{len(merged.given_up)} 个看了结果没有打开的搜索"
    print(f"{chosen.output}：{len(merged.passages)} 段有误，{searches}", file=out)
    return 1 if None in files or not files else 0


def _read(given: Sequence[Path], decode: Callable[[bytes], T], kind: str) -> Iterator[T | None]:
    """The content of each file; None, and a sentence on stderr, for one that cannot be read or is none of its kind."""
    paths = [*_files(given)]
    if not paths:
        print(f"没有找到{kind}", file=sys.stderr)
    for path in paths:
        try:
            yield decode(read_bytes(path, most=_LARGEST))
        except UnreadableFile as error:
            print(f"{path}：{error.reason}", file=sys.stderr)
            yield None
        except ValueError:
            print(f"{path}：不是{kind}", file=sys.stderr)
            yield None


def _files(given: Sequence[Path]) -> Iterator[Path]:
    """The files; of a folder those in it that may be such ones."""
    for path in given:
        if path.is_dir():
            yield from sorted(inside for inside in path.iterdir() if inside.suffix.lower() == _SUFFIX)
        else:
            yield path
