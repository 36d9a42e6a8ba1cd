"""What was found and compared, made by hand."""

import pytest

from kb.content.comparison import Comparison, compare
from kb.content.parser import parse_article
from kb.model import Hit, Passage, Reason, RoleHits, Span

LOAN = """---
id: loan
title: 贷款客户经理
roles: [客户经理]
---
## 岗位职责

1. 做好贷前调查。
   - 看现场。
2. 做好贷后检查。

### 台账

| 阶段 | 做什么 |
| --- | --- |
| 贷前 | 调查 |

## 合规红线

不代客户签字。
"""

LOBBY = """---
id: lobby
title: 大堂经理
roles: [大堂经理]
---
## 岗位职责

### 引导分流

- 问清要办的业务。
"""


@pytest.fixture
def compared() -> Comparison:
    """Two roles, three sections."""
    return compare(
        [parse_article(source, fallback_id="x") for source in (LOAN, LOBBY)],
        ("客户经理", "大堂经理"),
    )


def hit(snippet: str, reason: Reason = Reason.LITERAL, title: str = "贷款客户经理") -> Hit:
    place = Passage("loan", 1, Span(0, len(snippet)))
    return Hit(place, title, ("客户经理",), (), ("岗位职责", "台账"), snippet, (), (), 1.0, reason)


@pytest.fixture
def found() -> tuple[RoleHits, ...]:
    """Two roles, one with more hits than are listed."""
    return (
        RoleHits("客户经理", (hit("贷后检查要按期做…"), hit("放款后检查", Reason.SYNONYM)), 12),
        RoleHits("大堂经理", (hit("转给客户经理", title="大堂经理"),), 1),
    )
