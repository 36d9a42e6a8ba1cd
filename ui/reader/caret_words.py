"""What a screen reader is told besides the text: what lies at the caret that others see drawn beside or behind it."""

from collections.abc import Iterator

from PySide6.QtCore import QObject

from kb.labels import COLOR_LABELS, ITEM_STATE_LABELS, STYLE_LABELS
from kb.model import Annotation, ChecklistEntry, ItemState
from kb.time_labels import minute_label
from kb.translation import tr
from ui.reader.article_overlay import ArticleOverlay
from ui.reader.text.view import ReaderView
from ui.widgets.screen_reader import announce


class CaretWords(QObject):
    """Keeps the description of ``view`` at what the caret stands in, and speaks it when it is something else."""

    def __init__(self, view: ReaderView) -> None:
        super().__init__(view)
        self.page: ArticleOverlay | None = None
        self._view = view
        view.cursorPositionChanged.connect(self.refresh)

    def refresh(self) -> None:
        """The caret, or what is there, has changed."""
        words = tr("；").join(self._words(self.page)) if self.page is not None else ""
        if words == self._view.accessibleDescription():
            return
        self._view.setAccessibleDescription(words)
        if self._view.hasFocus():
            announce(self._view, words)

    def _words(self, page: ArticleOverlay) -> Iterator[str]:
        position = self._view.textCursor().position()
        if (entry := page.ticks.at_caret(position)) is not None and page.ticks.checklist is not None:
            yield entry_words(entry, page.ticks.checklist.total)
        yield from map(annotation_words, page.annotations_at_caret(position))


def entry_words(entry: ChecklistEntry, total: int) -> str:
    """``清单第 3 条，共 17 条，已勾，2026-11-30 09:05 李晓明``."""
    state, tick = ITEM_STATE_LABELS[entry.state], entry.tick
    told = [tr("清单第 {number} 条，共 {total} 条").format(number=entry.item.number + 1, total=total), state]
    if tick is not None and entry.state is not ItemState.OPEN:
        told.append(" ".join(filter(None, (minute_label(tick.at), tick.who))))
    return tr("，").join(told)


def annotation_words(annotation: Annotation) -> str:
    """``黄色划线，批注：先看抵押物``."""
    style = tr("{color}{style}").format(color=COLOR_LABELS[annotation.color], style=STYLE_LABELS[annotation.style])
    return tr("{style}，批注：{note}").format(style=style, note=annotation.note) if annotation.note else style
