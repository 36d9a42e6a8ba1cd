"""Guided paths (遇到…怎么办): articles whose steps fork by links, checked so that every way comes to its end.

A path is plain Markdown with ``kind: path`` in its front matter: sections under headings, links between them
(``other.md#标题``), and a last section with who does what and what is kept. Nothing here walks a path for a person:
following its links does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from kb.model import Article, BlockKind, InlineStyle

PATH = "path"  # what ``kind`` of the front matter says of a path
LAST_SECTION = "收尾"
LAST_COLUMNS = ("谁", "做什么", "留什么")


@dataclass(frozen=True, slots=True)
class PathSection:
    """A section of a path: its heading and the headings of the same article that its links lead to."""

    heading: str
    leads_to: frozenset[str]
    leaves: bool  # whether a link leads to another article


def sections_of(article: Article) -> tuple[PathSection, ...]:
    """The sections below headings, in order; what stands before the first heading belongs to none."""
    found: list[PathSection] = []
    heading, targets = "", list[str]()

    def close() -> None:
        if heading:
            inside = {fragment for name, fragment in map(_split, targets) if name in {"", article.id} and fragment}
            leaves = any(name not in {"", article.id} for name, _ in map(_split, targets))
            found.append(PathSection(heading, frozenset(inside), leaves))

    for block in article.blocks:
        if block.kind is BlockKind.HEADING and block.level > 1:
            close()
            heading, targets = block.text, []
        targets += [run.target for run in block.runs if run.style is InlineStyle.LINK]
    close()
    return tuple(found)


def path_problems(article: Article) -> Iterator[str]:
    """What keeps a path from leading everybody to its end, in Chinese."""
    sections = sections_of(article)
    known = {section.heading: section for section in sections}
    if not sections or sections[-1].heading != LAST_SECTION:
        yield f"最后一节应是“{LAST_SECTION}”"
        return
    for section in sections:
        yield from (f"岔路没有去处：{target}" for target in sorted(section.leads_to - known.keys()))
        if section.heading != LAST_SECTION and not section.leads_to and not section.leaves:
            yield f"“{section.heading}”之后没有去处"
    reached = _reached(sections[0].heading, known)
    yield from (f"没有路通到“{section.heading}”" for section in sections if section.heading not in reached)
    last = [block for block in article.blocks if block.heading_path[-1:] == (LAST_SECTION,)]
    if LAST_COLUMNS not in [tuple(block.text.split("\n")) for block in last if block.header]:
        yield f"“{LAST_SECTION}”应有一张表：{'、'.join(LAST_COLUMNS)}"
    if not sections[-1].leaves:
        yield f"“{LAST_SECTION}”应有一个链接，指到依据或做法"


def _reached(start: str, known: Mapping[str, PathSection]) -> set[str]:
    reached, waiting = set[str](), [start]
    while waiting:
        heading = waiting.pop()
        if heading in known and heading not in reached:
            reached.add(heading)
            waiting += known[heading].leads_to
    return reached


def _split(target: str) -> tuple[str, str]:
    """The article id and the heading that a link names; either may be empty."""
    name, _, fragment = unquote(target).partition("#")
    return name.rpartition("/")[2].removesuffix(".md"), fragment
