"""Reads .txt and .md. A line of a text file is a part; Markdown stays what it is."""

import re
from pathlib import Path

from kb.content.front_matter import read_front_matter
from kb.content.importers.document import Document, Part, PartKind
from kb.content.importers.formats.encodings import DecodedText, decode
from kb.content.importers.limits import Meter
from kb.errors import DocumentTooLarge
from kb.translation import tr

_HEADING = re.compile(r"#\s+(.+?)\s*#*\s*")


def read_text(path: Path, meter: Meter) -> Document:
    """The document in a text file, one part a line that is not empty. Raises DocumentError subclasses and OSError."""
    decoded = _decoded(path, meter)
    parts = []
    gap = False
    for line in decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").split("\n"):
        if line.strip():
            meter.part(len(line))
            parts.append(Part(PartKind.PARAGRAPH, line.rstrip(), gap=gap))
        gap = not line.strip()
    return Document(tuple(parts), problems=_problems(decoded), scraped=True)


def read_markdown(path: Path, meter: Meter) -> Document:
    """The document in a Markdown file: one part that is Markdown already."""
    decoded = _decoded(path, meter)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    meter.part(len(text))
    front = read_front_matter(text)
    text = text[front.end :]
    title = front.word("title") or next(
        (match[1] for line in text.split("\n") if (match := _HEADING.fullmatch(line))), ""
    )
    return Document((Part(PartKind.RAW, text),), problems=_problems(decoded), title=title, front_matter=front)


def _decoded(path: Path, meter: Meter) -> DecodedText:
    size = path.stat().st_size
    if size > meter.limits.text_file_size:
        raise DocumentTooLarge(tr("文本文件大小（字节）"), size, meter.limits.text_file_size)
    return decode(path.read_bytes())


def _problems(decoded: DecodedText) -> tuple[str, ...]:
    return (
        (tr("有 {unreadable} 处文字无法识别，已用 \ufffd 代替").format(unreadable=decoded.unreadable),)
        if decoded.unreadable
        else ()
    )
