"""A quoted passage with where it is from: article, heading path, date and version of the pack."""

from kb.model import Article, Pack, Span


def citation(article: Article, span: Span, pack: Pack | None = None) -> str:
    """The passage as it stands, and below it its source; what is not known of the source is left out."""
    path = article.block_at(span.start).heading_path
    place = " › ".join((f"《{article.title}》", *(heading for heading in path if heading != article.title)))
    known = (
        f"更新日期 {article.updated}" if article.updated else "",
        f"{pack.name} {pack.version}".strip() if pack is not None else "",
    )
    source = "，".join(filter(None, known))
    return f"{article.text[span.start : span.end]}\n——{place}{f'（{source}）' if source else ''}"
