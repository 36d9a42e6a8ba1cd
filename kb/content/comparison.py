"""What the articles for several roles say under the same headings, side by side.

A section is a heading of level 2, or one of level 1 that is not the article's title. Sections with the same name are
one row: the number before a name does not count (``一、岗位职责``), nor does what follows a colon when several headings
share the words before it (``岗位职责：厅堂管理``); there the rest becomes a heading inside the section. What stands
above an article's first section introduces it and is left out; an article without sections stands whole under 正文.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kb.model import Article, Block, BlockKind, Span

DUTIES = "岗位职责"
WHOLE = "正文"
_NUMBER = re.compile(r"(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|\d{1,2}(?:[、．]|\.(?!\d)))\s*(?=.)")
_COLON = re.compile(r"(?:(?<!\s)\s+)?[：:]\s*")  # each run of blanks is looked at once, however long it is


@dataclass(frozen=True, slots=True)
class DutyPassage:
    """One block of a section, headings included; ``text`` stands at ``span`` of the article ``article_id``.

    ``kind``, ``level``, ``marker`` and ``header`` are the block's. ``heading_path`` holds the headings above it, below
    the section.
    """

    article_id: str
    title: str
    span: Span
    text: str
    kind: BlockKind
    level: int = 0
    marker: str = ""
    header: bool = False
    heading_path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One section: for every role, in order, the passages under it, none where its articles have no such section."""

    section: str
    cells: tuple[tuple[DutyPassage, ...], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Roles side by side: 岗位职责 first, then what several articles say to several roles, then the rest."""

    roles: tuple[str, ...] = ()
    rows: tuple[ComparisonRow, ...] = ()


@dataclass(frozen=True, slots=True)
class _Section:
    """A section of one article: its heading (None: the whole article) and the blocks under it."""

    article: Article
    heading: Block | None
    blocks: tuple[Block, ...]


def compare(articles: Iterable[Article], roles: Sequence[str]) -> Comparison:
    """The sections of the articles for ``roles``. An article for several of them counts for each."""
    roles = tuple(dict.fromkeys(roles))
    wanted = [(article, _sections(article)) for article in articles if not set(roles).isdisjoint(article.roles)]
    shared = _shared_stems(section for _, sections in wanted for section in sections)
    cells: dict[str, dict[str, list[DutyPassage]]] = {}
    orders: list[list[str]] = []
    for role in roles:
        for sections in (sections for article, sections in wanted if role in article.roles):
            orders.append([])
            for section in sections:
                name, rest = _name(section.heading, shared)
                passages = [*_passages(section, rest)]
                if passages:
                    orders[-1].append(name)
                    cells.setdefault(name, {}).setdefault(role, []).extend(passages)
    names = sorted(_common_order(orders), key=lambda name: (name != DUTIES, not _compares(cells[name].values())))
    return Comparison(
        roles,
        tuple(ComparisonRow(name, tuple(tuple(cells[name].get(role, ())) for role in roles)) for name in names),
    )


def _compares(cells: Collection[Sequence[DutyPassage]]) -> bool:
    """Whether several roles have it, and not one article for all of them."""
    return len(cells) > 1 and len({passage.article_id for cell in cells for passage in cell}) > 1


def _sections(article: Article) -> tuple[_Section, ...]:
    starts = [block for block in article.blocks if _begins_section(block, article)]
    if not starts:
        return (_Section(article, None, article.blocks),)
    ends = [*(block.index for block in starts[1:]), len(article.blocks)]
    return tuple(
        _Section(article, start, article.blocks[start.index + 1 : end]) for start, end in zip(starts, ends, strict=True)
    )


def _begins_section(block: Block, article: Article) -> bool:
    if block.kind is not BlockKind.HEADING or block.level > 2:
        return False
    return block.level == 2 or block.text != article.title


def _stem(heading: str) -> str:
    """The heading without the number before and without a colon and what follows it."""
    return _COLON.split(_unnumbered(heading), 1)[0]


def _unnumbered(heading: str) -> str:
    return heading[_number_length(heading) :]


def _number_length(heading: str) -> int:
    number = _NUMBER.match(heading)
    return number.end() if number else 0


def _shared_stems(sections: Iterable[_Section]) -> frozenset[str]:
    """What several different headings begin with, up to the colon."""
    headings = {_unnumbered(section.heading.text) for section in sections if section.heading is not None}
    counts = Counter(map(_stem, headings))
    return frozenset({DUTIES, *(stem for stem, count in counts.items() if stem and count > 1)})


def _name(heading: Block | None, shared: frozenset[str]) -> tuple[str, Span | None]:
    """The section's name, and where in the article the rest of its heading stands, if the name leaves any."""
    if heading is None:
        return WHOLE, None
    stem = _stem(heading.text)
    if stem not in shared:
        return _unnumbered(heading.text), None
    colon = _COLON.search(heading.text, _number_length(heading.text))
    if colon is None or colon.end() == len(heading.text):
        return stem, None
    return stem, Span(heading.start + colon.end(), heading.end)


def _passages(section: _Section, rest: Span | None) -> Iterator[DutyPassage]:
    """The section's passages; none when only its heading stands there."""
    article, heading = section.article, section.heading
    above = 0 if heading is None else len(heading.heading_path) + 1
    base: tuple[str, ...] = ()
    blocks = [block for block in section.blocks if block.text and not _is_title(block, article)]
    if rest is not None and blocks:
        words = article.text[rest.start : rest.end]
        yield DutyPassage(article.id, article.title, rest, words, BlockKind.HEADING, 2)
        base = (words,)
    for block in blocks:
        yield DutyPassage(
            article.id,
            article.title,
            block.span,
            block.text,
            block.kind,
            block.level,
            block.marker,
            block.header,
            base + block.heading_path[above:],
        )


def _is_title(block: Block, article: Article) -> bool:
    return block.kind is BlockKind.HEADING and block.level == 1 and block.text == article.title


def _common_order(orders: Iterable[Sequence[str]]) -> list[str]:
    """One order of all names: each stands behind the one it follows where it first appears."""
    out: list[str] = []
    for names in orders:
        at = len(out)
        for name in names:
            if name not in out:
                out.insert(at, name)
            at = out.index(name) + 1
    return out
