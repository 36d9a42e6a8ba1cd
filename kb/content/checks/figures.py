"""Figures of rules (days, amounts, times, ages): each needs a rule behind it, and a date to look at it again.

A figure has a source when the front matter of its article says since when a rule is in force (``effective``), when
its block names a rule (《…》), or when its block links to an article with ``effective``, such as a table of figures.
Phrases whose figures the pack sets itself (新人90天清单) are listed in its ``structure.toml`` as ``own_figures``.
"""

import re
from collections.abc import Callable, Collection, Iterator

from kb.model import Article, Block, BlockKind, InlineStyle

_FIGURE = re.compile(
    r"(?<![\d.第])\d+(?:\.\d+)?(?:个)?(?:工作日|天|日|个月|月|年|万元|亿元|元|%|％|周岁|岁|小时|分钟|次|名|倍|张)"
)
_DATE = re.compile(r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日|\d{1,2}月末?")
RULE_COLUMN, SAME_RULE = "依据", "同上"
_RULE = re.compile(r"《[^》]+》")


def figures_without_source(article: Article, has_source: Callable[[str], bool], own: Collection[str]) -> Iterator[str]:
    """The figures of an article that have no source, each as a finding in Chinese.

    ``has_source`` tells whether a link target leads to an article with ``effective``; ``own`` are the phrases whose
    figures the pack sets itself.
    """
    if article.effective:
        return
    for block in article.blocks:
        if (
            block.kind in {BlockKind.HEADING, BlockKind.CODE}
            or _RULE.search(block.text)
            or _links_to_source(block, has_source)
        ):
            continue
        text = block.text
        for phrase in own:
            text = text.replace(phrase, "")
        for match in _FIGURE.finditer(_DATE.sub("", text)):
            yield f"数字没有依据：{match[0]}（{block.text[:24]}）"


def rows_without_rule(article: Article) -> Iterator[str]:
    """Rows of tables with a column 依据 that name no rule in it (《…》, or 同上 below one that does), in Chinese."""
    column: int | None = None
    for block in article.blocks:
        if block.kind is not BlockKind.ROW:
            continue
        cells = block.text.split("\n")
        if block.header:
            column = cells.index(RULE_COLUMN) if RULE_COLUMN in cells else None
        elif column is not None and not _RULE.search(cells[column]) and cells[column] != SAME_RULE:
            yield f"这一行没有依据：{cells[0]}"


def _links_to_source(block: Block, has_source: Callable[[str], bool]) -> bool:
    """Whether a link in the block leads to an article that has a source."""
    return any(run.style is InlineStyle.LINK and has_source(run.target) for run in block.runs)
