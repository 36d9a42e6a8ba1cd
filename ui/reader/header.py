"""What stands above the text and is no part of it: title, roles, summary, date, source, and whether it is in force."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from kb.labels import effect_words
from kb.model import Article, BlockKind, EffectStatus
from kb.translation import tr
from ui.commands import shortcut
from ui.theme import SHEET, Theme, set_rules
from ui.widgets.elided import ElidedLabel
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel, menu_words, tooltip

_LONGEST_TITLE = 24  # characters of a successor's title on the button
MOST_ROLES = 3  # chips; the others are named by a tool tip


class ReaderHeader(QFrame):
    """What the article is about and role chips on one line, below them where it is from, and whether it holds.

    The title stands there once that in the text has been scrolled out of sight: never twice on one screen.
    """

    successor_requested = Signal()  # what stands in the place of the article

    read_toggled = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader_header")
        self._theme = theme
        self._repeats_title = False  # the text begins with it
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
        self._effect = self._muted("reader_effect")
        self._successor = named(QPushButton(), "reader_successor")
        self._successor.setCursor(Qt.CursorShape.PointingHandCursor)
        self._successor.clicked.connect(self.successor_requested)
        self._effect_line = QWidget(self)
        below = QHBoxLayout(self._effect_line)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(12)
        below.addWidget(self._effect, 1)
        below.addWidget(self._successor)
        top = QHBoxLayout()
        top.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._summary)
        top.addLayout(words, 1)
        top.addLayout(self._chips)
        top.addWidget(self._read)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 10, 20, 10)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self._origin)
        layout.addWidget(self._effect_line)
        self.set_theme(theme)

    def show_article(self, article: Article) -> None:
        """Show the head of ``article``."""
        self._title.set_whole(article.title)
        self._summary.set_whole(article.summary)
        self._repeats_title = begins_with_title(article)
        self.set_title_in_sight(in_sight=True)
        self.show_effect(EffectStatus(), "")
        parts = [
            article.number,
            article.authority,
            tr("更新日期 {updated}").format(updated=article.updated) if article.updated else "",
            tr("来源：{source}").format(source=article.source) if article.source else "",
        ]
        _show(self._origin, tr("　").join(filter(None, parts)))
        self._show_roles(article.roles)

    def set_title_in_sight(self, *, in_sight: bool) -> None:
        """Whether the text shows the title itself. Either line is lower than the button beside it: nothing moves."""
        told = in_sight and self._repeats_title
        self._title.setVisible(not told)
        self._summary.setVisible(bool(self._summary.whole) and (told or not self._repeats_title))

    def set_read(self, read: bool) -> None:
        """Whether the article is ticked as read."""
        self._read.setChecked(read)
        self._read.setText(tr("√ 已读") if read else tr("标为已读"))
        words = tr("已读；再点一次标为未读") if read else tr("标为已读")
        self._read.setToolTip(tr("{words}（{key}）").format(words=words, key=shortcut("mark_read")))
        self._read.setAccessibleName(words)

    def show_effect(self, status: EffectStatus, successor: str) -> None:
        """Say whether the article is in force; ``successor`` is the title of what stands, or will, in its place."""
        words = effect_words(status)
        self._effect.set_whole(words)
        self._effect.setProperty("outdated", status.out_of_force)
        self._effect.style().polish(self._effect)
        self._effect_line.setVisible(bool(words))
        words = tr("打开《{title}》") if status.out_of_force else tr("打开即将接替的《{title}》")
        shown = words.format(title=menu_words(successor, _LONGEST_TITLE))
        self._successor.setText(tr("{words}（{key}）").format(words=shown, key=shortcut("successor")))
        self._successor.setAccessibleName(words.format(title=successor))
        self._successor.setToolTip(tooltip(successor) if len(successor) > _LONGEST_TITLE else "")
        self._successor.setVisible(bool(successor))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        set_rules(
            self,
            f"QFrame#reader_header {{ background: {SHEET.base}; border: 0; border-bottom: 1px solid {SHEET.line}; }}"
            f'QLabel#reader_effect[outdated="true"] {{ color: {SHEET.danger}; font-weight: bold; }}'
            f"QPushButton#reader_successor {{ border: 1px solid transparent; border-radius: 4px; padding: 2px 6px;"
            f" color: {SHEET.link}; background: transparent; }}"
            f"QPushButton#reader_successor:hover {{ background: {SHEET.accent_soft}; }}"
            f"QPushButton#reader_successor:focus {{ border-color: {SHEET.accent}; }}"
            f"QLabel#reader_title {{ color: {SHEET.text}; }}"
            f"QLabel#reader_role {{ background: {SHEET.accent_soft}; color: {SHEET.accent};"
            " border-radius: 9px; padding: 2px 9px; }",
        )

    def _show_roles(self, roles: tuple[str, ...]) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        more = [tr("等 {count} 个岗位").format(count=len(roles))] if len(roles) > MOST_ROLES else []
        for role in (*roles[: MOST_ROLES - len(more)], *more):
            chip = PlainLabel(role, self)
            chip.setToolTip(tooltip(tr("、").join(roles)) if role in more else "")
            chip.setObjectName("reader_role")
            chip.setTextFormat(Qt.TextFormat.PlainText)
            self._chips.addWidget(chip)

    def _muted(self, name: str) -> ElidedLabel:
        label = ElidedLabel(parent=self)
        label.setObjectName(name)
        label.setProperty("kind", "muted")
        return label


def begins_with_title(article: Article) -> bool:
    """Whether the text of an article begins with its title, as a heading."""
    first = next(iter(article.blocks), None)
    return first is not None and (first.kind, first.text) == (BlockKind.HEADING, article.title)


def _show(label: ElidedLabel, text: str) -> None:
    """Words, or no line at all."""
    label.set_whole(text)
    label.setVisible(bool(text))
