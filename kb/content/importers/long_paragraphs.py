"""Paragraphs that no page would hold, broken up at the ends of their sentences: files whose line ends got lost.

Qt sets a paragraph as a whole: one of 2.6 million characters held the window for 1.7 s each time its width changed.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from kb.content.importers.document import Document, Part, PartKind
from kb.translation import tr

_LONGEST = 50_000  # code points of a paragraph that stays: 40 pages
_PIECE = 1_000  # code points after which the next end of a sentence ends a piece
_MOST = 5_000  # code points of a piece where no sentence ends
_PIECES = re.compile(
    rf".{{{_PIECE},{_MOST}}}?(?:[。！？；][”’」）)]*|\Z)"  # where a sentence ends
    rf"|.{{{_PIECE},{_MOST}}}?(?:[.!?;](?=\s)|[，、\s]|,(?!\d))"  # of other languages; a part of it; a word
    rf"|.{{1,{_MOST}}}",
    re.DOTALL,
)


def without_long_paragraphs(document: Document) -> Document:
    """The document with such paragraphs broken up, which its problems tell."""
    count = sum(map(_is_long, document.parts))
    if not count:
        return document
    told = tr("有 {count} 段长得不像一段（可能丢了换行），已分段").format(count=count)
    parts = tuple(piece for part in document.parts for piece in _pieces(part))
    return replace(document, parts=parts, problems=(*document.problems, told))


def _is_long(part: Part) -> bool:
    return part.kind is PartKind.PARAGRAPH and len(part.text) > _LONGEST


def _pieces(part: Part) -> Iterator[Part]:
    if not _is_long(part):
        yield part
        return
    for number, match in enumerate(_PIECES.finditer(part.text)):
        yield replace(part, text=match[0]) if not number else Part(part.kind, match[0])
