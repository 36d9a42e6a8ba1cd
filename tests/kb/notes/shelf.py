"""A shelf of articles whose texts a test can change under the notes."""

from kb.content.parser import parse_article
from kb.errors import ArticleNotFound
from kb.model import Article, Span

# The text that the notes in tests/samples/notes-1.db were made in: it must stay as it is.
LOAN = """---
title: 贷款客户经理
---
# 贷款客户经理

## 岗位职责

- 做好贷前调查，核实借款人的经营情况。
- 放款后按期做贷后检查，发现风险应当在当日报告网点负责人。
- 𠮷田商店的老客户😀，每季走访一次。

## 沟通要点

先听客户说完，再给建议。
"""


class Shelf:
    """Articles by id; calling it is what the notes do to see the present text."""

    def __init__(self, **sources: str) -> None:
        self.sources = dict(sources)

    def __call__(self, article_id: str) -> Article:
        """The article as it reads now. Raises ArticleNotFound."""
        if article_id not in self.sources:
            raise ArticleNotFound(article_id)
        return parse_article(self.sources[article_id], fallback_id=article_id)

    def span(self, article_id: str, quote: str) -> Span:
        """The first place of ``quote`` in the article's canonical text."""
        start = self(article_id).text.index(quote)
        return Span(start, start + len(quote))
