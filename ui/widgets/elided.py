"""A label of one line that ends in … where there is no room; the whole is its tool tip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets.plain_text import elided, tooltip


class ElidedLabel(QLabel):
    """Takes the width it gets. ``mode`` says where the … stands."""

    def __init__(self, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIndent(0)  # see PlainLabel
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def whole(self) -> str:
        """What it says when there is room."""
        return self._whole

    def set_whole(self, text: str) -> None:
        """Show as much of ``text`` as there is room for."""
        self._whole = text
        self.setAccessibleName(text)
        self._elide()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """No width at all is needed (pixels)."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Elide anew."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        metrics = QFontMetrics(self.font())
        shown = elided(metrics, self._whole, max(self.contentsRect().width() - 1, 0), self._mode)
        self.setText(shown)
        self.setToolTip(tooltip(self._whole) if shown != self._whole else "")
