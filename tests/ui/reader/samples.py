"""Articles and annotations made by hand: one that holds everything, a long one, strategies for any other."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from kb.content.parser import parse_article
from kb.model import Anchor, Annotation, Article, MarkStyle, Placement, Span

NOW = datetime(2025, 5, 20, 12, tzinfo=UTC)

SAMPLE = """---
id: sample
title: 𠮷田商店
roles: [客户经理, 大堂经理]
summary: 老客户的维护😀
source: 总行培训教材
updated: 2025-03-01
---
# 𠮷田商店

老客户😀每季走访一次，**先看抵押物**，*再谈*价格。见 [大堂](lobby.md)。~~旧价~~每 m<sup>2</sup>，H<sub>2</sub>O。

## 岗位职责

- 做好贷前调查，核实`借款人`的经营情况。
  - 收入证明😀
    - 银行流水
  - 资产证明

  贷前调查的补充说明。
- 放款后按期做贷后检查。

1. 引导客户取号
2. 处理投诉

| 时段 | 工作 | 备注 |
| --- | --- | --- |
| 开门前 | 检查机具😀 | 𠮷 |
| 营业中 |  | **巡检**厅堂 |

| 第二张 | 表 |
| --- | --- |
| 甲 | 乙 |

> 引用第一层
>
> > 引用第二层😀

```
if 风险:
    报告()
```

## 沟通要点

先听客户说完，\\
再给建议。

### 收尾

| 表 | 在末尾 |
| --- | --- |
| 丙 | 丁😀 |
"""


def article_of(source: str, key: str = "sample") -> Article:
    """The parsed article."""
    return parse_article(source, fallback_id=key)


def utf16(text: str) -> int:
    """How long Qt takes ``text`` to be, counted apart from ``kb.text.offsets``."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def long_article(sections: int = 30, key: str = "long") -> Article:
    """Headings with a paragraph, a list and a table each; many screens high."""
    parts = ["# 长文"]
    for number in range(sections):
        parts.append(f"## 第{number}节")
        parts.append(f"第{number}段😀正文，" + "贷前调查、贷中审查、贷后检查，一样不能少。" * 4)
        parts.append(f"- 第{number}项𠮷\n- 另一项，按月走访")
        parts.append(f"| 时段{number} | 工作 |\n| --- | --- |\n| 开门前 | 检查机具{number} |")
    return article_of("\n\n".join(parts), key)


def span_of(text: str, words: str) -> Span:
    """The first place of ``words``."""
    start = text.index(words)
    return Span(start, start + len(words))


def annotation(
    key: str,
    article: Article,
    span: Span | None,
    *,
    note: str = "",
    color: str = "yellow",
    style: MarkStyle = MarkStyle.HIGHLIGHT,
) -> Annotation:
    """An annotation at ``span``; one without a place when that is None."""
    was = span or Span(0, 2)
    anchor = Anchor(
        article_id=article.id,
        span=was,
        quote=article.text[max(was.start, 0) : was.end],
        prefix="",
        suffix="",
        block=article.block_at(was.start).index,
        text_hash=article.text_hash,
    )
    placement = Placement.IN_PLACE if span else Placement.ORPHANED
    return Annotation(key, anchor, color, style, note, (), NOW, NOW, span, placement)


# --- any article ---------------------------------------------------------------------------------------------------

WORDS = st.text("贷后检查客户经理，。ab1 𠮷😀é🏦", min_size=1, max_size=8).map(lambda text: text.strip() or "𠮷")


def _inline() -> st.SearchStrategy[str]:
    piece = st.one_of(
        WORDS,
        WORDS.map("**{}**".format),
        WORDS.map("*{}*".format),
        WORDS.map("`{}`".format),
        WORDS.map("[{}](lobby.md)".format),
        WORDS.map("**粗[{}](a.md)`码`粗**".format),
        st.sampled_from(["  \n", "\\\n", "\n"]),
    )
    return st.lists(piece, min_size=1, max_size=5).map("".join)


def _indented(text: str, first: str) -> str:
    head, *rest = text.split("\n")
    return "\n".join([first + head, *(" " * len(first) + line if line else line for line in rest)])


@st.composite
def _table(draw: st.DrawFn) -> str:
    columns = draw(st.integers(1, 4))
    cell = st.one_of(st.just(""), WORDS, WORDS.map("**{}**".format), WORDS.map("[{}](b.md)".format))
    rows = draw(st.lists(st.lists(cell, min_size=columns, max_size=columns), min_size=1, max_size=4))
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "| " + " | ".join(["---"] * columns) + " |", *lines[1:]])


def _blocks() -> st.SearchStrategy[str]:
    heading = st.builds("{} {}".format, st.sampled_from(["#", "##", "###", "######"]), WORDS)
    code = st.lists(WORDS, min_size=1, max_size=3).map(lambda lines: "```\n" + "\n".join(lines) + "\n```")
    simple = st.one_of(heading, _inline(), _table(), code)

    def nested(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        several = st.lists(inside, min_size=1, max_size=3).map("\n\n".join)
        return st.one_of(
            several.map(lambda text: _indented(text, "- ")),
            several.map(lambda text: _indented(text, "3. ")),
            several.map(lambda text: "\n".join(f"> {line}" for line in text.split("\n"))),
        )

    return st.recursive(simple, nested, max_leaves=6)


# Headings, lists in lists, quotes, code, tables anywhere: first, last, one behind the other, in lists and in quotes.
MARKDOWN = st.lists(_blocks(), min_size=1, max_size=6).map("\n\n".join)
