"""An article with a list that a test can change under the ticks."""

from collections.abc import Iterable
from datetime import UTC, datetime

from kb.content.parser import parse_article
from kb.errors import ArticleNotFound
from kb.model import Article

MORNING = datetime(2026, 11, 30, 12).astimezone(UTC)  # noon on this PC's clock
FIRST = (
    "看懂网点的柜面制度和岗位分工，能说出哪些业务自己不能办。",
    "完成点钞、扎把，参加反假货币培训并考核合格。",
    "在模拟环境里练熟存取、转账、开户、挂失、冲正。",
)
SECOND = ("用自己的柜员号办理低风险业务，带教人在旁监护。", "做好尾箱交接，清点、登记、签名一样不少。")


def article(first: Iterable[str] = FIRST, second: Iterable[str] = SECOND, *, head: str = "") -> Article:
    """A list of two months; the article has list items elsewhere that are none of it."""
    lines = [
        "---",
        "id: teller",
        "title: 新人90天清单",
        "checklist: [第1个月, 第2个月]",
        *filter(None, [head]),
        "---",
        "",
    ]
    lines += ["# 新人90天清单", "", "## 第1个月", "", *(f"- {item}" for item in first), ""]
    lines += ["## 第2个月", "", *(f"- {item}" for item in second), "", "## 带教人怎么看", "", "- 章、箱、屏收好了。"]
    return parse_article("\n".join(lines), fallback_id="teller")


class Shelf:
    """Holds the article as it reads now; calling it is what the notes do."""

    def __init__(self, shown: Article) -> None:
        self.article = shown

    def __call__(self, article_id: str) -> Article:
        """The article. Raises ArticleNotFound."""
        if article_id != self.article.id:
            raise ArticleNotFound(article_id)
        return self.article
