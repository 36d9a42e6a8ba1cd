"""What stands above the text and is no part of it: title, roles, summary, date and source."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from kb.model import Article
from ui.commands import shortcut
from ui.theme import Theme
from ui.widgets.elided import ElidedLabel
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel, tooltip

MOST_ROLES = 3  # chips; the others are named by a tool tip


class ReaderHeader(QFrame):
    """Title and role chips on one line, below them what the article is about and where it is from."""

    read_toggled = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader_header")
        self._theme = theme
        self._title = ElidedLabel(parent=self)
        self._title.setObjectName("reader_title")
        self._title.setProperty("kind", "page-title")
        self._chips = QHBoxLayout()
        self._chips.setSpacing(6)
        self._summary = self._muted("reader_summary")
        self._origin = self._muted("reader_origin")
        self._read = named(QToolButton(), "reader_read")
        self._read.setProperty("kind", "chip")
        self._read.setCheckable(True)
        self._read.clicked.connect(self.read_toggled)
        self.set_read(False)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._title, 1)
        top.addLayout(self._chips)
        top.addWidget(self._read)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 10, 20, 10)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self._summary)
        layout.addWidget(self._origin)
        self.set_theme(theme)

    def show_article(self, article: Article) -> None:
        """Show the head of ``article``."""
        self._title.set_whole(article.title)
        _show(self._summary, article.summary)
        parts = [
            f"更新日期 {article.updated}" if article.updated else "",
            f"来源：{article.source}" if article.source else "",
        ]
        _show(self._origin, "　".join(filter(None, parts)))
        self._show_roles(article.roles)

    def set_read(self, read: bool) -> None:
        """Whether the article is ticked as read."""
        self._read.setChecked(read)
        self._read.setText("√ 已读" if read else "标为已读")
        words = "已读；再点一次标为未读" if read else "标为已读"
        self._read.setToolTip(f"{words}（{shortcut('mark_read')}）")
        self._read.setAccessibleName(words)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self.setStyleSheet(
            f"QFrame#reader_header {{ background: {theme.base}; border: 0; border-bottom: 1px solid {theme.line}; }}"
            f"QLabel#reader_title {{ color: {theme.text}; }}"
            f"QLabel#reader_role {{ background: {theme.accent_soft}; color: {theme.accent};"
            " border-radius: 9px; padding: 2px 9px; }"
        )

    def _show_roles(self, roles: tuple[str, ...]) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        more = [f"等 {len(roles)} 个岗位"] if len(roles) > MOST_ROLES else []
        for role in (*roles[: MOST_ROLES - len(more)], *more):
            chip = PlainLabel(role, self)
            chip.setToolTip(tooltip("、".join(roles)) if role in more else "")
            chip.setObjectName("reader_role")
            chip.setTextFormat(Qt.TextFormat.PlainText)
            self._chips.addWidget(chip)

    def _muted(self, name: str) -> ElidedLabel:
        label = ElidedLabel(parent=self)
        label.setObjectName(name)
        label.setProperty("kind", "muted")
        return label


def _show(label: ElidedLabel, text: str) -> None:
    """Words, or no line at all."""
    label.set_whole(text)
    label.setVisible(bool(text))
