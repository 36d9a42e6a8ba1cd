"""What annotations are told apart by: the words for it, and the small buttons of colours and styles."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton

from kb.exchange.wording import COLOR_WORDS
from kb.model import Placement
from kb.notes.query.note_filter import FilterValue, HasNote, NoteFacet, NotesOrder, Period
from ui.widgets.named import named

FACET_WORDS = {
    NoteFacet.ROLE: "岗位",
    NoteFacet.ARTICLE: "文章",
    NoteFacet.TAG: "标签",
    NoteFacet.STATE: "状态",
    NoteFacet.PERIOD: "日期",
    NoteFacet.NOTE: "批注",
}
ORDER_WORDS = {
    NotesOrder.POSITION: "位置",
    NotesOrder.MODIFIED: "最近修改",
    NotesOrder.OLDEST: "最早",
    NotesOrder.COLOR: "颜色",
    NotesOrder.ARTICLE: "文章",
}
_VALUE_WORDS: dict[NoteFacet, dict[str, str]] = {
    NoteFacet.COLOR: COLOR_WORDS,
    NoteFacet.STATE: {
        Placement.IN_PLACE: "原位",
        Placement.MOVED: "移动",
        Placement.CHANGED: "文字有变",
        Placement.ORPHANED: "失锚",
    },
    NoteFacet.PERIOD: {
        Period.TODAY: "今天",
        Period.WEEK: "7 天内",
        Period.MONTH: "30 天内",
        Period.YEAR: "今年",
        Period.EARLIER: "更早",
    },
    NoteFacet.NOTE: {HasNote.YES: "有批注", HasNote.NO: "没有批注"},
}


def value_words(choice: FilterValue) -> str:
    """What a value is called; a tag, a role or an id is its own word."""
    if choice.facet is NoteFacet.TAG:
        return f"#{choice.value}"
    return _VALUE_WORDS.get(choice.facet, {}).get(choice.value, choice.value)


def chooser(name: str, words: str, size: int = 18, *, stays: bool = True) -> QToolButton:
    """A button with an icon of ``size`` pixels that stays down, or does not."""
    button = named(QToolButton(), name, words)
    button.setToolTip(words)
    button.setCheckable(stays)
    button.setIconSize(QSize(size, size))
    return button


def chip(name: str, words: str, *, stays: bool = False) -> QToolButton:
    """A rounded button with words."""
    button = named(QToolButton(), name)
    button.setText(words)
    button.setCheckable(stays)
    button.setProperty("kind", "chip")
    return button
