"""The bar over the text while a person chooses the place of an annotation that has lost its own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from kb.translation import tr
from ui.theme import SHEET, Theme, set_rules
from ui.widgets.elided import ElidedLabel
from ui.widgets.named import named


class ReanchorBar(QFrame):
    """Says what is wanted; hidden most of the time."""

    confirmed = Signal()
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attach_bar")
        self._words = named(ElidedLabel(), "attach_words")
        confirm = named(QPushButton(tr("放在选中处")), "attach_confirm")
        confirm.setProperty("kind", "primary")
        cancel = named(QPushButton(tr("取消")), "attach_cancel")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(confirm)
        row.addWidget(cancel)
        confirm.clicked.connect(self.confirmed)
        cancel.clicked.connect(self.cancel)
        self.set_theme(theme)
        self.hide()

    def open(self, quote: str) -> None:
        """Ask for the place of ``quote``."""
        self._words.set_whole(
            tr("选中一段正文作为新的位置，再按 Enter。原来的文字：{quote}").format(quote=" ".join(quote.split()))
        )
        self.show()

    def cancel(self) -> None:
        """Go away without a place."""
        self.hide()
        self.cancelled.emit()

    def set_theme(self, _theme: Theme) -> None:
        """The rules name roles of the palette, and are the same in every theme."""
        set_rules(
            self,
            f"QFrame#attach_bar {{ background: {SHEET.accent_soft}; border: 0; "
            f"border-bottom: 1px solid {SHEET.line}; }}",
        )
