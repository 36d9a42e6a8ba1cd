"""What a workbook holds beside its cells: text boxes and SmartArt are read, the rest is told of."""

import re

from lxml.etree import _Element

from kb.content.importers.document import DropKind, DropList, Part, PartKind
from kb.content.importers.drawings import CHART, DIAGRAM, chart_title, diagram_texts, paragraphs, part_id
from kb.content.importers.limits import Meter
from kb.content.importers.packages import Package
from kb.content.importers.relations import Relations
from kb.content.importers.xml_parts import parse

_SHEET_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_SHAPE = f"{_SHEET_DRAWING}txBody"
_CODES = re.compile(r'&"[^"]*"|&[0-9]+|&K[0-9A-Fa-f]{6}|&[A-Za-z]')  # fonts, sizes and page numbers of running heads


def shape_parts(package: Package, sheet: str, meter: Meter, drops: DropList) -> list[Part]:
    """The text in the shapes of the sheet in the part called ``sheet``; its comments and charts are dropped."""
    relations = Relations.read(package, sheet)
    texts: list[str] = []
    for name in relations.parts.get("drawing", ()):
        if content := package.read(name):
            texts += _drawn(package, Relations.read(package, name), parse(content), drops)
    for kind in ("comments", "threadedComment"):
        root = relations.root(package, kind)
        for comment in [] if root is None else root.iter("{*}comment", "{*}threadedComment"):
            # Excel writes a conversation a second time, as a comment for its older versions
            if not (kind == "comments" and "threadedComment" in relations.parts):
                drops.add(DropKind.COMMENT, "".join(node.text or "" for node in comment.iter("{*}t", "{*}text")))
    for text in texts:
        meter.part(len(text))
    return [Part(PartKind.PARAGRAPH, text) for text in texts]


def add_running_head(text: str, drops: DropList) -> None:
    """Note the head or foot of a sheet's pages; nothing where it is a page number alone."""
    if words := _CODES.sub(" ", text).strip():
        drops.add(DropKind.RUNNING_HEAD, words)


def add_chart_sheet(package: Package, sheet: str, name: str, drops: DropList) -> None:
    """Note a sheet that is one chart."""
    relations = Relations.read(package, sheet)
    titles = [root for one in relations.parts.get("drawing", ()) if (root := _first_chart(package, one)) is not None]
    drops.add(DropKind.CHART, next(filter(None, map(chart_title, titles)), "") or name)


def _first_chart(package: Package, drawing: str) -> _Element | None:
    return Relations.read(package, drawing).root(package, "chart")


def _drawn(package: Package, relations: Relations, root: _Element, drops: DropList) -> list[str]:
    """The texts of a drawing in the order in which they were put there."""
    texts: list[str] = []
    for element in root.iter(_SHAPE, DIAGRAM, CHART):
        if element.tag == _SHAPE:
            texts += paragraphs(element)
            continue
        part = relations.root_by_id(package, part_id(element))
        if element.tag == CHART:
            drops.add(DropKind.CHART, "" if part is None else chart_title(part))
        elif part is not None:
            texts += diagram_texts(part)
    return texts
