"""Notes as a Word document to study from: groups as headings, the headings of the articles below, quotes shaded.

``paragraphs`` is what stands in it; ``write`` makes the document (with python-docx), ``plain`` the same as bare text.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast

from kb.exchange.notes.exported import ExportedNote
from kb.exchange.notes.sheet import Sheet
from kb.exchange.notes.wording import PLACE, TITLE, details, lines
from kb.labels import path_label
from kb.model import Annotation, Grouping, highlight_color
from kb.translation import tr

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

LATIN, CHINESE = "Calibri", "Microsoft YaHei"
NO_FILL = "EEEEEE"  # of a bookmark
_MUTED = 0x64, 0x6A, 0x73
# What XML 1.0 cannot hold.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Kind(StrEnum):
    """What a paragraph is; the value is the name of Word's style for it."""

    TITLE = "Title"
    GROUP = "Heading 1"
    PLACE = "Heading 2"
    QUOTE = "Quote"
    NOTE = "Normal"
    DETAILS = "Caption"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``text`` may hold line breaks; ``fill`` is the colour behind it as ``RRGGBB``, or empty."""

    kind: Kind
    text: str
    fill: str = ""


def paragraphs(sheet: Sheet) -> Iterator[Paragraph]:
    """The document from its title on; a heading of an article is told once for all notes in a row that stand below."""
    yield Paragraph(Kind.TITLE, TITLE)
    for group in sheet.groups:
        yield Paragraph(Kind.GROUP, _one_line(group.words))
        last = ""
        for note in group.notes:
            place = _place(note, sheet.grouping)
            if place and place != last:
                yield Paragraph(Kind.PLACE, place)
            last = place
            yield from _note(note)


def plain(sheet: Sheet) -> str:
    """What stands in the document, an empty line before every heading and behind every note."""
    out: list[str] = []
    for paragraph in paragraphs(sheet):
        if paragraph.kind in {Kind.GROUP, Kind.PLACE} and out and out[-1]:
            out.append("")
        out += paragraph.text.split("\n")
        if paragraph.kind is Kind.DETAILS:
            out.append("")
    return "\n".join(out).rstrip("\n") + "\n"


def write(sheet: Sheet) -> bytes:
    """The document as a file of the Office Open XML kind.

    Paragraphs are put before the page's settings, with their styles by id: ``add_paragraph`` looks for that place from
    the first paragraph on, and through all 160 styles, so that 10,000 notes took 36 s.
    """
    # 0.2 s of imports: they wait until somebody wants a document
    from docx import Document  # noqa: PLC0415
    from docx.text.paragraph import Paragraph as WordParagraph  # noqa: PLC0415

    document = Document()
    styles = {kind: _dress(document, kind) for kind in Kind}
    document.core_properties.title = TITLE
    document.core_properties.author = ""  # python-docx puts its own name there
    document.core_properties.comments = ""
    page = document.element.body.sectPr
    for paragraph in paragraphs(sheet):
        element = _element("w:p")
        element.style = styles[paragraph.kind].style_id
        page.addprevious(element)
        run = WordParagraph(element, document).add_run(_FORBIDDEN.sub("\ufffd", paragraph.text))
        if paragraph.fill:
            run.element.get_or_add_rPr().append(_element("w:shd", val="clear", color="auto", fill=paragraph.fill))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


# --- what stands in it ---------------------------------------------------------------------------------------------


def _place(note: ExportedNote, grouping: Grouping) -> str:
    """The headings above a note, from the article on where the group does not say it."""
    title = (note.title,) if grouping is not Grouping.ARTICLE else ()
    return _one_line(path_label(*title, *note.heading_path))


def _note(note: ExportedNote) -> Iterator[Paragraph]:
    fill = highlight_color(note.item.color).document_fill if isinstance(note.item, Annotation) else NO_FILL
    if quote := "\n".join(lines(note.quote)):
        yield Paragraph(Kind.QUOTE, quote, fill)
    if words := "\n".join(lines(note.note)):
        yield Paragraph(Kind.NOTE, words)
    told = (
        tr("{name}：{words}").format(name=name, words=words) for name, words in details(note) if name != PLACE
    )  # the headings say it
    yield Paragraph(Kind.DETAILS, _one_line(" · ".join(told)))


def _one_line(text: str) -> str:
    return " ".join(lines(text))


# --- how it looks --------------------------------------------------------------------------------------------------


def _dress(document: "Document", kind: Kind) -> "ParagraphStyle":
    """Word's style with a Chinese font of its own: the template names none, and then Word falls back on a serif."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - see above
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    style = cast("ParagraphStyle", document.styles[kind.value])
    style.font.name = LATIN
    fonts = style.element.get_or_add_rPr().rFonts
    for place in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # a theme's font would win
        fonts.attrib.pop(qn(f"w:{place}"), None)
    fonts.set(qn("w:eastAsia"), CHINESE)
    if kind in {Kind.QUOTE, Kind.DETAILS}:
        style.font.italic, style.font.bold = False, False  # no italics in Chinese
    if kind is Kind.QUOTE:
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(6), Pt(4)
        style.paragraph_format.keep_with_next = True
    if kind is Kind.DETAILS:
        style.font.size, style.font.color.rgb = Pt(8.5), RGBColor(*_MUTED)
        style.paragraph_format.space_after = Pt(12)
    return style


def _element(name: str, **attributes: str) -> Any:  # noqa: ANN401 - lxml's elements have no public type
    from docx.oxml import OxmlElement  # noqa: PLC0415 - see above
    from docx.oxml.ns import qn  # noqa: PLC0415

    element = OxmlElement(name)
    for attribute, value in attributes.items():
        element.set(qn(f"w:{attribute}"), value)
    return element
