"""The words of HTML that another program wrote into a note: no tags, no scripts, a line for every block."""

import re
from html.parser import HTMLParser

_BLOCK = re.compile(
    "address|article|aside|blockquote|d[dlt]|div|figure|footer|form|h[1-6r]|header|li|main|nav|[ou]l|pre|section|table|tr"
)
_SILENT = frozenset(("script", "style", "template", "head", "title"))


def text_of(html: str) -> str:
    """What a reader of ``html`` sees, paragraphs apart by an empty line, list items and table rows on lines."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return reader.text()


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._silent = 0

    def text(self) -> str:
        """The words so far."""
        lines = (" ".join(line.split(" ")).strip() for line in "".join(self._parts).split("\n"))
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the base class's signature
        """Begin a tag."""
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br":
            self._parts.append("\n")
        elif tag == "p":
            self._parts.append("\n\n")
        elif tag in {"td", "th"}:
            self._parts.append(" ")
        elif _BLOCK.fullmatch(tag):
            self._parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End one."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "p":
            self._parts.append("\n\n")
        elif _BLOCK.fullmatch(tag):
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Words between tags; their line breaks are blanks in HTML."""
        if not self._silent:
            self._parts.append(re.sub(r"\s+", " ", data))
