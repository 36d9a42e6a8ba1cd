"""Hits made by hand."""

from collections.abc import Callable

import pytest

from kb.model import Hit, Passage, Reason, Span

MakeHit = Callable[..., Hit]


@pytest.fixture
def make_hit() -> MakeHit:
    """Makes a hit of an article; every occurrence of ``word`` in the snippet is marked."""

    def make(
        article: str,
        block: int = 0,
        snippet: str = "放款后按期做贷后检查。",
        word: str = "贷后检查",
        reason: Reason = Reason.LITERAL,
    ) -> Hit:
        starts = [at for at in range(len(snippet)) if word and snippet.startswith(word, at)]
        return Hit(
            passage=Passage(article, block, Span(block * 100, block * 100 + len(snippet))),
            title=f"文章{article}",
            roles=("客户经理",),
            topics=("流程",),
            heading_path=("岗位职责",),
            snippet=snippet,
            marks=tuple(Span(at, at + len(word)) for at in starts),
            places=(),
            score=1.0,
            reason=reason,
        )

    return make
