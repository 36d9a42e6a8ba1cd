"""The words that all exports share: where a passage stands, why it was found, what marks are called."""

from collections.abc import Callable

from kb.model import Hit, MarkStyle, Reason

TextOf = Callable[[Hit], str]
REASON_WORDS = {
    Reason.PARTIAL: "部分匹配",
    Reason.SYNONYM: "同义词",
    Reason.PINYIN: "拼音",
    Reason.CORRECTION: "纠错",
    Reason.KEYWORD: "关键词",
}
COLOR_WORDS = {
    "yellow": "黄色",
    "green": "绿色",
    "blue": "蓝色",
    "pink": "粉色",
    "purple": "紫色",
}  # of kb.model.COLORS
STYLE_WORDS = {MarkStyle.HIGHLIGHT: "划线", MarkStyle.UNDERLINE: "下划线"}
CELL_BORDER = " ｜ "  # between the cells of a table row that is written as one line


def reason_words(hit: Hit) -> str:
    """Why a hit is there when it does not hold what was typed: ``同义词：大堂经理``; empty when it does."""
    words = REASON_WORDS.get(hit.reason, "")
    return f"{words}：{hit.matched_as}" if words and hit.matched_as else words


def source(*path: str) -> str:
    """``文章 › 标题 › 标题``."""
    return " › ".join(path)


def snippet_of(hit: Hit) -> str:
    """The words of a hit as the result shows them."""
    return hit.snippet
