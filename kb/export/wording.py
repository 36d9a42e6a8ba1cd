"""The words that all exports share: where a passage stands, and why it was found."""

from collections.abc import Callable

from kb.model import Hit, Reason

TextOf = Callable[[Hit], str]
REASON_WORDS = {
    Reason.PARTIAL: "部分匹配",
    Reason.SYNONYM: "同义词",
    Reason.PINYIN: "拼音",
    Reason.CORRECTION: "纠错",
}
CELL_BORDER = " ｜ "  # between the cells of a table row that is written as one line


def source(*path: str) -> str:
    """``文章 › 标题 › 标题``."""
    return " › ".join(path)


def snippet_of(hit: Hit) -> str:
    """The words of a hit as the result shows them."""
    return hit.snippet
