"""What the styles of a Word file say about a paragraph: is it a heading, does it carry a list, is it contents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from kb.content.importers.xml_parts import W, attribute, child, number_of, value_of

_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_TITLES = {"title", "标题", "標題", "文档标题", "doc title"}
_CONTENTS = re.compile(
    r"(?:toc|目录|目錄|wpsoffice手动目录|table of figures|图表目录)\s*(?:heading|标题|[1-9])?", re.IGNORECASE
)
BODY_LEVEL = 9  # Word's outline level for text that is no heading


@dataclass(frozen=True, slots=True)
class Style:
    """A style; ``outline`` counts from 0 and is None where the style does not say, as are ``list_id`` and ``level``."""

    name: str = ""
    based_on: str = ""
    outline: int | None = None
    list_id: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class ListPlace:
    """The list and level (from 0) a paragraph belongs to; ``style`` names the style that said so, if one did."""

    list_id: str
    level: int | None
    style: str = ""


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles of a file by id; ``style_lists`` maps numbering styles to the lists they stand for."""

    by_id: dict[str, Style] = field(default_factory=dict)
    style_lists: dict[str, str] = field(default_factory=dict)
    default: str = ""

    @classmethod
    def read(cls, root: _Element | None) -> "Styles":
        """The styles of a ``w:styles`` part, none for None."""
        by_id: dict[str, Style] = {}
        style_lists: dict[str, str] = {}
        default = ""
        for element in [] if root is None else root.iterchildren(f"{W}style"):
            key, kind = attribute(element, "styleId"), attribute(element, "type") or "paragraph"
            style = _style(element)
            if kind == "numbering":
                if style.list_id:
                    style_lists[key] = style.list_id
            elif kind == "paragraph":
                by_id[key] = style
                if attribute(element, "default") in {"1", "true", "on"}:
                    default = key
        return cls(by_id, style_lists, default)

    def heading_level(self, properties: _Element | None) -> int:
        """1–6 for a heading, 0 for other paragraphs; a document's title counts as 1."""
        outline = value_of(child(properties, "outlineLvl"))
        if outline:
            return _capped(number_of(outline, BODY_LEVEL))
        for _, style in self._chain(properties):
            if style.outline is not None:
                return _capped(style.outline)
            if match := _HEADING.fullmatch(style.name.strip()):
                return min(int(match[1]), 6)
            if style.name.strip().lower() in _TITLES:
                return 1
        return 0

    def is_title(self, properties: _Element | None) -> bool:
        """Whether the paragraph is the title of the document, by its own style."""
        name = next((style.name for _, style in self._chain(properties)), "")
        return name.strip().lower() in _TITLES

    def is_contents(self, properties: _Element | None) -> bool:
        """Whether the paragraph is an entry of a table of contents."""
        return any(_CONTENTS.fullmatch(style.name.strip()) for _, style in self._chain(properties))

    def list_place(self, properties: _Element | None) -> ListPlace | None:
        """The list of a paragraph, from itself or from its style; None when it has none or leaves it."""
        own = child(properties, "numPr")
        own_id = value_of(child(own, "numId"))
        own_level = number_of(value_of(child(own, "ilvl")), -1)
        if own_id:
            return None if own_id == "0" else ListPlace(own_id, max(own_level, 0))
        for key, style in self._chain(properties):
            if style.list_id is not None:
                if style.list_id == "0":
                    return None
                level = own_level if own_level >= 0 else style.level
                return ListPlace(style.list_id, level, key)
        return None

    def _chain(self, properties: _Element | None) -> Iterator[tuple[str, Style]]:
        """The paragraph's style and those it is based on, nearest first."""
        key = value_of(child(properties, "pStyle")) or self.default
        seen: set[str] = set()
        while key in self.by_id and key not in seen:
            seen.add(key)
            yield key, self.by_id[key]
            key = self.by_id[key].based_on


def _style(element: _Element) -> Style:
    properties = child(element, "pPr")
    numbering = child(properties, "numPr")
    outline = value_of(child(properties, "outlineLvl"))
    level = value_of(child(numbering, "ilvl"))
    return Style(
        name=value_of(child(element, "name")),
        based_on=value_of(child(element, "basedOn")),
        outline=number_of(outline, BODY_LEVEL) if outline else None,
        list_id=value_of(child(numbering, "numId")) or None,
        level=number_of(level, 0) if level else None,
    )


def _capped(outline: int) -> int:
    return 0 if not 0 <= outline < BODY_LEVEL else min(outline + 1, 6)
