"""The words in what Office draws: shapes, SmartArt, WordArt and charts, the same in Word files and workbooks."""

from collections.abc import Iterator

from lxml.etree import _Element

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DIAGRAM, CHART = f"{_DIAGRAM}relIds", f"{_CHART}chart"  # what stands in a drawing for a SmartArt, for a chart
WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"


def part_id(element: _Element) -> str:
    """The id of the part that holds a SmartArt's words or a chart."""
    return element.get(f"{_R}dm") or element.get(f"{_R}id") or ""


def word_art(element: _Element) -> str:
    """What an old WordArt says, on one line."""
    return " ".join((element.get("string") or "").split())


def paragraphs(element: _Element) -> list[str]:
    """The paragraphs of a shape's text, the empty ones left out."""
    return [text for paragraph in element.iter(f"{A}p") if (text := _line(paragraph))]


def diagram_texts(root: _Element) -> list[str]:
    """What stands in the boxes of a SmartArt, as it was typed."""
    return [text for point in root.iter(f"{_DIAGRAM}t") for text in paragraphs(point)]


def chart_title(root: _Element) -> str:
    """A chart's title, or the names of its series."""
    title = root.find(f".//{_CHART}title")
    if title is not None and (texts := paragraphs(title)):
        return " ".join(texts)
    return "、".join(_series(root))


def _series(root: _Element) -> Iterator[str]:
    for series in root.iter(f"{_CHART}ser"):
        if name := series.findtext(f"{_CHART}tx//{_CHART}v"):
            yield str(name)


def _line(paragraph: _Element) -> str:
    pieces = (node.text or "" if node.tag == f"{A}t" else " " for node in paragraph.iter(f"{A}t", f"{A}br"))
    return " ".join("".join(pieces).split())
