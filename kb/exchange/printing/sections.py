"""The sections of an article, and a section as an article of its own."""

from dataclasses import dataclass, replace

from kb.model import Annotation, Article, Block, BlockKind, Span


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it: the blocks ``[first, end)`` of its article, at ``span`` of its text."""

    heading: str
    level: int
    first: int
    end: int
    span: Span


def sections_of(article: Article) -> tuple[Section, ...]:
    """Every heading but the article's title, in order; a section holds the sections of deeper headings below it."""
    headings = [block for block in article.blocks if block.kind is BlockKind.HEADING and not _is_title(block, article)]
    return tuple(_section(article, heading, headings[n + 1 :]) for n, heading in enumerate(headings))


def section_at(article: Article, offset: int) -> Section | None:
    """The section that holds ``offset``, the innermost one; the first one for what stands above all headings."""
    sections = sections_of(article)
    holding = [section for section in sections if section.span.start <= offset <= section.span.end]
    return holding[-1] if holding else next(iter(sections), None)


def section_article(article: Article, section: Section) -> Article:
    """The section as an article of the same name: its text is that part of the canonical text."""
    blocks = tuple(
        replace(block, index=n, start=block.start - section.span.start)
        for n, block in enumerate(article.blocks[section.first : section.end])
    )
    text = article.text[section.span.start : section.span.end]
    return replace(article, blocks=blocks, text=text, text_hash="")


def moved_into(section: Section, annotations: tuple[Annotation, ...]) -> tuple[Annotation, ...]:
    """Those annotations that touch the section, cut to it, with spans that count from its start."""
    inside = []
    for one in annotations:
        if one.span is not None and one.span.overlaps(section.span):
            start, end = max(one.span.start, section.span.start), min(one.span.end, section.span.end)
            inside.append(replace(one, span=Span(start - section.span.start, end - section.span.start)))
    return tuple(inside)


def _section(article: Article, heading: Block, following: list[Block]) -> Section:
    end = next((one.index for one in following if one.level <= heading.level), len(article.blocks))
    span = Span(heading.start, article.blocks[end - 1].end)
    return Section(heading.text, heading.level, heading.index, end, span)


def _is_title(block: Block, article: Article) -> bool:
    return block.level == 1 and block.text == article.title
