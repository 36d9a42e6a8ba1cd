"""HTML in Markdown: tags act or fall away, comments vanish, scripts and styles go with their content.

What is no element of HTML (``<客户姓名>``, ``<name>``) is no tag but text; so is a comment or script without an end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from kb.content.markdown.entities import decoded

COMMENT = "<!--"
# HTML 5 ends comments with ``--!>`` as well; ``<!--!>`` is the beginning of one.
COMMENT_END = re.compile(r"-->|(?<!<!)--!>")
TAG = re.compile(
    r"<(?P<closing>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*+)"
    r"(?P<attributes>(?:\s++[A-Za-z_:@][A-Za-z0-9_.:@-]*+"
    r"(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'=<>`]++))?)*)\s*+/?>"
)
_ATTRIBUTE = re.compile(r"([A-Za-z_:@][A-Za-z0-9_.:@-]*+)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'=<>`]++))")
DROPPED = frozenset({"script", "style"})
_BREAKING_NAMES = (
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html legend li link main menu meta nav ol "
    "optgroup option p pre search section summary table tbody td tfoot th thead title tr ul"
)
_INLINE_NAMES = (
    "a abbr acronym audio b base basefont bdi bdo big button canvas cite code col colgroup data datalist del dfn em "
    "embed font i iframe img input ins kbd label map mark meter noframes noscript object output param picture "
    "progress q rp rt ruby s samp select small source span strike strong sub sup svg template textarea time track tt u "
    "var video wbr"
)
BREAKING = frozenset(_BREAKING_NAMES.split())
KNOWN = BREAKING | DROPPED | frozenset(_INLINE_NAMES.split())
_DEEPEST_LIST = 100


class HtmlKind(Enum):
    """What a piece of an HTML block is."""

    TEXT = auto()
    HEADING = auto()
    ITEM = auto()
    QUOTE = auto()
    CODE = auto()
    ROW = auto()


@dataclass(frozen=True, slots=True)
class HtmlPiece:
    """A piece of an HTML block: ``content`` is source for ``read_inline`` (of CODE plain text), of ROW in ``cells``.

    ``level`` is a heading's, or the depth of an item or quote; ``number`` an item's, 0 in a list without numbers.
    """

    kind: HtmlKind
    content: str = ""
    level: int = 0
    number: int = 0
    cells: tuple[str, ...] = ()


def attribute(tag: re.Match[str], name: str) -> str:
    """The value of a tag's attribute, empty without one."""
    for match in _ATTRIBUTE.finditer(tag["attributes"]):
        if match[1].lower() == name:
            return decoded(match[2] or match[3] or match[4] or "").strip()
    return ""


def alternative(tag: re.Match[str]) -> str:
    """What stands for a picture in a text."""
    return " ".join((attribute(tag, "alt") or attribute(tag, "title")).split())


def comment_end(source: str, start: int) -> int:
    """The offset behind the comment that begins at ``start``, or −1 when it has no end.

    One that holds the beginning of another has none: somebody forgot it, and all between would be lost.
    """
    following = source.find(COMMENT, start + len(COMMENT))
    end = COMMENT_END.search(source, start + len(COMMENT) - 2, following if following >= 0 else len(source))
    return end.end() if end else -1


def html_pieces(source: str) -> list[HtmlPiece]:
    """The blocks in a piece of HTML; consecutive rows are one table."""
    return _Reader(source).read()


class _Reader:
    """One pass over tags; the text between them is collected until something begins or ends a block."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._lowered = source.lower()
        self._out: list[HtmlPiece] = []
        self._text: list[str] = []
        self._lists: list[int] = []  # per open list the number of the next item, 0 without numbers
        self._item = False  # an item has begun and has no text yet
        self._heading = 0
        self._quotes = 0
        self._cells: list[str] | None = None
        self._in_cell = False

    def read(self) -> list[HtmlPiece]:
        at = 0
        for start, end, tag in _tags(self._source):
            if start < at:
                continue  # inside of <pre>
            self._text.append(self._source[at:start])
            at = end
            if tag is None:
                continue
            name, closing = tag["name"].lower(), bool(tag["closing"])
            if name == "pre" and not closing:
                at = self._code(end)
            elif name in BREAKING and name != "br":
                self._block(name, closing=closing)
            else:
                self._text.append(tag[0])
        self._text.append(self._source[at:])
        self._end_row()
        return self._out

    def _code(self, start: int) -> int:
        end = self._lowered.find("</pre", start)
        end = len(self._source) if end < 0 else end
        self._flush()
        code = decoded(TAG.sub("", self._source[start:end])).strip("\n")
        if code.strip():
            self._out.append(HtmlPiece(HtmlKind.CODE, code))
        return end

    def _block(self, name: str, *, closing: bool) -> None:
        if self._in_cell and name not in {"td", "th", "tr", "table", "tbody", "thead", "tfoot"}:
            self._text.append("<br>")
            return
        match name:
            case "td" | "th":
                self._end_cell()
                self._cells = [] if self._cells is None else self._cells
                self._in_cell = not closing
            case "tr" | "table" | "tbody" | "thead" | "tfoot":
                self._end_row()
            case _:
                self._flush()
                self._nest(name, closing=closing)

    def _nest(self, name: str, *, closing: bool) -> None:
        if name in {"ul", "ol", "menu", "dir"}:
            if closing and self._lists:
                self._lists.pop()
            elif not closing and len(self._lists) < _DEEPEST_LIST:
                self._lists.append(1 if name == "ol" else 0)
        elif name == "li":
            self._item = not closing and bool(self._lists)
        elif name == "blockquote":
            self._quotes = max(0, self._quotes + (-1 if closing else 1))
        elif len(name) == 2 and name[0] == "h" and name[1].isdigit():
            self._heading = 0 if closing else int(name[1])

    def _end_cell(self) -> None:
        if self._in_cell and self._cells is not None:
            self._cells.append(_lines("".join(self._text)))
            self._text.clear()
        else:
            self._flush()
        self._in_cell = False

    def _end_row(self) -> None:
        self._end_cell()
        if self._cells:
            self._out.append(HtmlPiece(HtmlKind.ROW, cells=tuple(self._cells)))
        self._cells = None

    def _flush(self) -> None:
        content = _lines("".join(self._text))
        self._text.clear()
        if not content:
            return
        if self._heading:
            self._out.append(HtmlPiece(HtmlKind.HEADING, content, self._heading))
        elif self._lists:
            number, kind = 0, HtmlKind.TEXT
            if self._item:
                number, kind = self._lists[-1], HtmlKind.ITEM
                self._lists[-1] += 1 if number else 0
            self._item = False
            self._out.append(HtmlPiece(kind, content, len(self._lists), number))
        elif self._quotes:
            self._out.append(HtmlPiece(HtmlKind.QUOTE, content, self._quotes))
        else:
            self._out.append(HtmlPiece(HtmlKind.TEXT, content))


def _lines(text: str) -> str:
    """Without white space around lines, and without empty ones."""
    return "\n".join(line for line in map(str.strip, text.split("\n")) if line)


def _tags(source: str) -> Iterator[tuple[int, int, re.Match[str] | None]]:
    """Where known tags stand, and (without a match) what is to be left out: comments, scripts, declarations."""
    lowered, absent, at = source.lower(), set[str](), 0
    while (start := source.find("<", at)) >= 0:
        tag = TAG.match(source, start)
        if source.startswith(COMMENT, start):
            end = comment_end(source, start)
            at = end if end >= 0 else start + 1
            if end >= 0:
                yield start, end, None
            continue
        if tag is not None and tag["name"].lower() in DROPPED and not tag["closing"]:
            closing, begin = f"</{tag['name'].lower()}", tag.end()
        else:
            at = start + 1
            if tag is not None and tag["name"].lower() in KNOWN:
                yield start, tag.end(), tag
                at = tag.end()
            continue
        end = -1 if closing in absent else lowered.find(closing, begin)
        if end < 0:
            absent.add(closing)
            at = start + 1
            continue
        at = source.find(">", end) + 1 or len(source)
        yield start, at, None
