"""Notes as Markdown: a heading for each article or role, the quote as a block quote, the note, then the details.

Whatever a person wrote or marked is written as text, see ``kb.exchange.results.markdown``. The link back into the
program is the address that ``kb.exchange.notes.link`` describes.
"""

from kb.exchange.notes.exported import ExportedNote
from kb.exchange.notes.link import address_of
from kb.exchange.notes.sheet import Sheet
from kb.exchange.notes.wording import TITLE, details, lines, paragraphs
from kb.exchange.results.markdown import escaped
from kb.translation import tr


def write(sheet: Sheet) -> str:
    """The whole document, a rule between two notes."""
    parts = [f"# {TITLE}"]
    for group in sheet.groups:
        parts += [f"## {_text(group.words)}", "\n\n---\n\n".join(map(_note, group.notes))]
    return "\n\n".join(filter(None, parts)) + "\n"


def _note(note: ExportedNote) -> str:
    quote = _paragraphs(note.quote)
    quoted = "\n".join(f"> {line}".rstrip() for line in quote.split("\n")) if quote else ""
    listed = [tr("- {name}：{text}").format(name=name, text=_text(words)) for name, words in details(note)]
    listed.append(tr("- 链接：[回到原文]({address})").format(address=address_of(note.item)))
    return "\n\n".join(filter(None, (quoted, _paragraphs(note.note), "\n".join(listed))))


def _paragraphs(words: str) -> str:
    """Escape text, keep its line breaks, and start a new paragraph at every empty line."""
    return "\n\n".join(escaped("\n".join(paragraph), 0) for paragraph in paragraphs(words))


def _text(words: str) -> str:
    """Escape text and join its lines with spaces."""
    return escaped(" ".join(lines(words)), 0)
