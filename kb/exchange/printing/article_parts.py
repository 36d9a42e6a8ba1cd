"""Parts of a printout made of articles and sections, with or without one's annotations."""

from dataclasses import replace

from kb.exchange.printing.composition import Line, composed
from kb.exchange.printing.printout import PrintPart
from kb.exchange.printing.sections import Section, moved_into, section_article
from kb.labels import path_label
from kb.model import Annotation, Article, BlockKind, Pack
from kb.translation import tr

NOTES_HEADING = tr("我的批注")
SIGNATURES = tr("办理人：＿＿＿＿＿＿＿＿　　复核人：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿年＿＿月＿＿日")


def article_part(
    article: Article, pack: Pack | None, annotations: tuple[Annotation, ...] = (), effect: str = ""
) -> PrintPart:
    """The whole article; its text stays the canonical text, one's notes follow behind it.

    ``effect`` is said of an article that is not in force, empty for the others.
    """
    drawn = tuple(one for one in annotations if one.span is not None)
    part = PrintPart(article, tr("、").join(article.roles), edition(article, pack), _closing(article), drawn, effect)
    return with_notes(part)


def section_part(
    article: Article,
    section: Section,
    pack: Pack | None,
    annotations: tuple[Annotation, ...] = (),
    effect: str = "",
) -> PrintPart:
    """One section; the headings it stands below are at the head of its pages. For ``effect`` see ``article_part``."""
    above = article.blocks[section.first].heading_path
    place = path_label(*above, tr("、").join(article.roles)) if article.roles else path_label(*above)
    cut = section_article(article, section)
    drawn = moved_into(section, annotations)
    return with_notes(PrintPart(cut, place, edition(article, pack), _closing(cut), drawn, effect))


def with_notes(part: PrintPart) -> PrintPart:
    """The part with its notes listed below the text, each with the number that stands beside its passage."""
    worded = part.numbered
    if not worded:
        return part
    lines = [Line(BlockKind.HEADING, NOTES_HEADING, 2)]
    for number, one in enumerate(worded, 1):
        tags = tr("（{tags}）").format(tags=tr("、").join(one.tags)) if one.tags else ""
        lines.append(Line(BlockKind.ITEM, f"{one.note}{tags}", 1, f"[{number}]"))
    return replace(part, article=composed(part.article.title, lines, start=part.article))


def edition(article: Article, pack: Pack | None) -> str:
    """The pack with its version, and the date of the article; what is not known is left out."""
    known = (
        pack.edition if pack is not None else "",
        tr("更新日期 {updated}").format(updated=article.updated) if article.updated else "",
    )
    return tr("　").join(filter(None, known))


def _closing(article: Article) -> tuple[str, ...]:
    """Where the article is from; above that, lines to sign on where items are ticked."""
    ticked = any(block.heading_path[-1:] and block.heading_path[-1] in article.checklist for block in article.blocks)
    return (
        *((SIGNATURES, "") if ticked else ()),
        *((tr("出处：{source}").format(source=article.source),) if article.source else ()),
    )
