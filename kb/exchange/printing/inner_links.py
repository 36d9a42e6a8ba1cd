"""Where the links of an article lead to inside itself."""

from dataclasses import dataclass

from kb.content.links import heading_offset
from kb.model import Article, BlockKind, InlineStyle


@dataclass(frozen=True, slots=True)
class InnerLink:
    """A link whose words end at the offset ``end``, to the heading ``heading``, which has a ``number``."""

    end: int
    number: int
    heading: str


def numbered_headings(article: Article) -> dict[int, int]:
    """The headings that links of the same article lead to: block index → number, from 1 in the order of the text."""
    wanted = sorted({target for _, target in _targets(article)})
    return {index: number for number, index in enumerate(wanted, 1)}


def inner_links(article: Article) -> tuple[InnerLink, ...]:
    """The links that lead to a heading of the same article, in order; a link to its own section is none."""
    numbers = numbered_headings(article)
    return tuple(InnerLink(end, numbers[index], article.blocks[index].text) for end, index in _targets(article))


def _targets(article: Article) -> list[tuple[int, int]]:
    """The end of every link, and the block it leads to."""
    links = ((block, run) for block in article.blocks for run in block.runs if run.style is InlineStyle.LINK)
    found = ((block.start + run.span.end, _heading(article, run.target)) for block, run in links)
    return [(end, index) for end, index in found if index is not None]


def _heading(article: Article, target: str) -> int | None:
    path, _, fragment = target.partition("#")
    name = path.replace("\\", "/").rpartition("/")[2].removesuffix(".md")
    offset = heading_offset(article, fragment) if name in {"", article.id} else None
    if offset is None:
        return None
    block = article.block_at(offset)
    return block.index if block.kind is BlockKind.HEADING else None
