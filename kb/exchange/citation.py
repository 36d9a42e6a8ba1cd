"""A quoted passage with where it is from: article, heading path or clause, date and number, version of the pack."""

from kb.labels import out_of_force_label
from kb.model import Article, EffectStatus, Pack, Span
from kb.text.lazy_pattern import lazy_pattern

_NUMERAL = "[〇零一二三四五六七八九十百千两\\d]"
_CLAUSE = lazy_pattern(rf"第{_NUMERAL}+条(?:之{_NUMERAL}+)?")
_REVISED, _ISSUED = "修订", "发布"


def citation(article: Article, span: Span, pack: Pack | None = None, status: EffectStatus = EffectStatus()) -> str:
    """The passage as it stands, and below it its source; what is not known of the source is left out.

    A rule is quoted by its clause, the year of this version and its number:
    《办法》第二十三条（2026年修订，银发〔2026〕3号）.
    ``status`` says whether it is in force: what is not is never quoted without a word about that.
    """
    known = (
        _version(article),
        article.number,
        _effect(status),
        f"更新日期 {article.updated}" if article.updated and not article.issued else "",
        f"{pack.name} {pack.version}".strip() if pack is not None else "",
    )
    source = "，".join(filter(None, known))
    words = article.text[span.start : span.end]
    return f"{words}\n——{_place(article, span)}{f'（{source}）' if source else ''}"


def _place(article: Article, span: Span) -> str:
    """The title with the clause, where the passage stands in one, or with the headings above."""
    block = article.block_at(span.start)
    for line in (block.text, *reversed(block.heading_path)):
        if clause := _CLAUSE.match(line.lstrip()):
            return f"《{article.title}》{clause[0]}"
    return " › ".join((f"《{article.title}》", *(one for one in block.heading_path if one != article.title)))


def _version(article: Article) -> str:
    """``2026年修订`` of what replaces an earlier version, ``2026年发布`` of what does not; empty without a date."""
    year = article.issued[:4]
    if not (year.isdecimal() and len(year) == 4):
        return ""
    return f"{year}年{_REVISED if article.replaces else _ISSUED}"


def _effect(status: EffectStatus) -> str:
    label = out_of_force_label(status)
    return f"{status.since} 起{label.removeprefix('已')}" if label.startswith("已") and status.since else label
