"""Which lines begin a block of HTML, and what ends it. What never ends has never begun, and is text."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from kb.content.markdown.html import COMMENT, COMMENT_END, KNOWN, TAG

_BEGINS_HTML = re.compile(r"<(?:!--|/?([A-Za-z][A-Za-z0-9-]*)(?=[\s/>]|$))")
_HTML_BLOCK_NAMES = (
    "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link "
    "main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead "
    "title tr track ul"
)
_HTML_BLOCKS = frozenset(_HTML_BLOCK_NAMES.split())
_OF_COMMENT = "-->"
_ENDS = {name: f"</{name}" for name in ("script", "style", "pre", "textarea", "table")} | {"!--": _OF_COMMENT}
_COMMENT_SIGNS = re.compile(rf"{COMMENT}|{COMMENT_END.pattern}")


def holds_end(line: str, until: str) -> bool:
    """Whether a line holds what ends a block of HTML."""
    return COMMENT_END.search(line) is not None if until == _OF_COMMENT else until in line.lower()


class HtmlStarts:
    """Looks at the lines of a text; they are gone through once, and only when HTML begins in one of them."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._last: dict[str, int] | None = None  # per end of an HTML block the last line that holds one
        self._comments: list[tuple[int, int, str]] = []  # where comments begin and end: line, column, sign

    def until(self, stripped: str, at: int, *, inside: bool) -> str | None:
        """What ends the block of HTML that begins in the line ``at``: a text, or an empty line (``""``).

        None when none begins there. ``stripped`` is the line without its containers and indent, ``inside`` says that
        it would interrupt a paragraph, which a tag of no block (``<span>``) does not.
        """
        begin = _BEGINS_HTML.match(stripped)
        if begin is None:
            return None
        name = (begin[1] or "!--").lower()
        end = "" if stripped.startswith("</") else _ENDS.get(name, "")
        if end and self._ends_later(end, at):
            return end
        if end and name != "table":
            return None
        if name in _HTML_BLOCKS:
            return ""
        tag = TAG.match(stripped)
        if inside or name not in KNOWN or tag is None or stripped[tag.end() :].strip():
            return None
        return ""

    def _ends_later(self, end: str, at: int) -> bool:
        """Whether a line from ``at`` on holds ``end``. A comment must end before another one begins."""
        if self._last is None:
            self._last = self._look()
        if end == _OF_COMMENT:
            here = (at, self._lines[at].find(COMMENT), COMMENT)
            following = bisect_right(self._comments, here)
            return following < len(self._comments) and self._comments[following][2] != COMMENT
        return self._last.get(end, -1) >= at

    def _look(self) -> dict[str, int]:
        last: dict[str, int] = {}
        for at, line in enumerate(self._lines):
            if "</" in line or "--" in line:
                lowered = line.lower()
                last.update((one, at) for one in _ENDS.values() if one in lowered)
                self._comments += [(at, found.start(), found[0]) for found in _COMMENT_SIGNS.finditer(line)]
        return last
