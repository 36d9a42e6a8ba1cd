"""Hits and comparisons made by hand."""

import pytest

from kb.content.comparison import Comparison, compare
from kb.content.parser import parse_article
from kb.model import Article, Hit, Passage, Reason, RoleHits, Span

ROLES = ("客户经理", "大堂经理", "理财经理", "产品经理")


def duty_hit(article: str, block: int, snippet: str = "放款后按期做贷后检查。", reason: Reason = Reason.LITERAL) -> Hit:
    at = snippet.find("贷后")
    return Hit(
        passage=Passage(article, block, Span(block * 100, block * 100 + len(snippet))),
        title=f"文章{article}",
        roles=(),
        topics=(),
        heading_path=("工作流程", "贷后检查"),
        snippet=snippet,
        marks=(Span(at, at + 2),) if at >= 0 else (),
        places=(),
        score=1.0,
        reason=reason,
    )


@pytest.fixture
def found() -> tuple[RoleHits, ...]:
    """Two roles; the first has seven hits more than are shown."""
    return (
        RoleHits("客户经理", tuple(duty_hit("loan", block) for block in range(5)), 12),
        RoleHits("大堂经理", (duty_hit("lobby", 1, "😀贷后的客户转给客户经理。", Reason.SYNONYM),), 1),
    )


def duty_article(role: str, *more: str) -> Article:
    source = f"---\nid: about-{role}\nroles: [{role}]\n---\n# 怎样做{role}\n\n## 岗位职责\n\n- {role}的职责。\n"
    return parse_article(source + "".join(more), fallback_id="x")


@pytest.fixture
def articles() -> tuple[Article, ...]:
    """One for each role; that of the account manager has a section of its own and much to say."""
    red = "\n\n## 合规红线\n\n" + "\n".join(f"{n}. 第{n}条红线不得触碰。" for n in range(1, 61))
    return tuple(duty_article(role, red if role == ROLES[0] else "") for role in ROLES)


@pytest.fixture
def compared(articles: tuple[Article, ...]) -> Comparison:
    """The first two roles side by side."""
    return compare(articles, ROLES[:2])
