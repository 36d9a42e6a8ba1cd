"""按岗位: what the articles for each role say about a query, role beside role."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kb.model import RoleHits
from kb.translation import tr
from ui.comparison.card import DutyCard
from ui.comparison.header import ComparisonHeader
from ui.theme import SHEET, Theme, set_rules
from ui.widgets.elided import ElidedLabel
from ui.widgets.empty import EmptyState
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel

_HINT = tr("在搜索框里输入一项职责，例如“贷后检查”，\n这里会按岗位列出文章里怎么说。")
_NOTHING = tr("没有哪个岗位的文章提到“{}”。\n换个说法，或减少几个字试试。")
_NARROWEST, _WIDEST = 280, 560  # pixels of a column
_EDGE, _GAP = 16, 16
_AT_ONCE = 4  # roles; each takes about 10 ms


class ByRoleView(QWidget):
    """Shows ``RoleHits`` and asks for what a person wants. It is fed and searches nothing itself."""

    hit_requested = Signal(object)  # Hit
    role_requested = Signal(str)  # all hits for this role
    copy_requested = Signal()  # as Markdown, to the clipboard
    export_requested = Signal(str)  # a name of kb.exchange.results.formats.RESULT_FORMATS
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("by_role_view")
        self._theme = theme
        self._query = ""
        self._roles: tuple[RoleHits, ...] = ()
        self._blocks: list[_RoleBlock] = []
        self._columns = 0
        self._header = ComparisonHeader("by_role", self)
        self._message = named(EmptyState(_HINT), "by_role_message")
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._compose()
        self._going_on = QTimer(self, singleShot=True, interval=0)
        self._going_on.timeout.connect(self._build)
        self._header.copy_requested.connect(self.copy_requested)
        self._header.export_requested.connect(self.export_requested)
        self._header.closed.connect(self.closed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_theme(theme)
        self.show_roles("", ())

    @property
    def query(self) -> str:
        """What was looked for."""
        return self._query

    @property
    def roles(self) -> tuple[RoleHits, ...]:
        """What is shown, for copying and exporting."""
        return self._roles

    def show_roles(self, query: str, roles: tuple[RoleHits, ...]) -> None:
        """Show what each role's articles say about ``query``, in the order given; roles without hits are left out."""
        self._query = query
        self._roles = tuple(role for role in roles if role.hits)
        self._header.set_words(
            tr("按岗位：{query}").format(query=query) if query else tr("按岗位"),
            tr("{count} 个岗位").format(count=len(self._roles)) if self._roles else "",
        )
        self._header.set_usable(bool(self._roles))
        self._rebuild()
        self._message.setText(_NOTHING.format(query) if query else _HINT)
        self._stack.setCurrentIndex(1 if self._roles else 0)
        self._scroll.verticalScrollBar().setValue(0)
        if self.hasFocus():
            self._focus_first(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self._header.set_theme(theme)
        for block in self._blocks:
            block.set_theme(theme)

    # --- keys and focus ---------------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The first passage takes the focus."""
        super().focusInEvent(event)
        self._focus_first(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A card that gets the focus comes into view."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scroll.ensureWidgetVisible(watched, 0, _GAP)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """As many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    # --- building ---------------------------------------------------------------------------------------------------

    def _compose(self) -> None:
        self._page = QWidget()
        self._grid = QGridLayout(self._page)
        self._grid.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(_GAP + 8)
        self._scroll = named(QScrollArea(), "by_role_scroll")
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._page)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._message)
        self._stack.addWidget(self._scroll)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self._stack, 1)

    def _focus_first(self, reason: Qt.FocusReason) -> None:
        card = next((card for block in self._blocks for card in block.cards), None)
        if card is not None:
            card.setFocus(reason)

    def _rebuild(self) -> None:
        for old in self._blocks:
            self._grid.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._blocks = []
        self._columns = 0
        self._build(_AT_ONCE)

    def _build(self, count: int = 1) -> None:
        """Add so many roles, and the others one by one, so that the window goes on meanwhile."""
        for role in self._roles[len(self._blocks) :][:count]:
            block = _RoleBlock(role, self._theme)
            self._blocks.append(block)
            block.more.clicked.connect(lambda _checked=False, role=block.role: self.role_requested.emit(role))
            block.more.installEventFilter(self)
            for card in block.cards:
                card.clicked.connect(lambda _checked=False, hit=card.hit: self.hit_requested.emit(hit))
                card.installEventFilter(self)
        self._arrange()
        if len(self._blocks) < len(self._roles):
            self._going_on.start()

    def _arrange(self) -> None:
        if not self._blocks:
            return
        columns = min(max((self.width() - _EDGE) // (_NARROWEST + _GAP), 1), len(self._roles))
        placed = self._grid.count() if columns == self._columns else 0
        if placed == len(self._blocks):
            return
        for column in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for n, block in enumerate(self._blocks[placed:], placed):
            self._grid.removeWidget(block)
            self._grid.addWidget(block, n // columns, n % columns, Qt.AlignmentFlag.AlignTop)
        rows = (len(self._blocks) - 1) // columns + 1
        for row in range(self._grid.rowCount() + 1):
            self._grid.setRowStretch(row, 1 if row == rows else 0)
        self._page.setMaximumWidth(2 * _EDGE + columns * (_WIDEST + _GAP) - _GAP)


class _RoleBlock(QWidget):
    """A role's name, how many passages there are, its cards, and the way to the others."""

    def __init__(self, role: RoleHits, theme: Theme) -> None:
        super().__init__()
        self.role = role.role
        self.setObjectName("role_block")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        name = named(ElidedLabel(), "role_name")
        font = name.font()
        font.setBold(True)
        name.setFont(font)
        name.set_whole(role.role)
        count = named(PlainLabel(tr("{total} 处").format(total=role.total)), "role_count")
        count.setProperty("kind", "muted")
        head = QHBoxLayout()
        head.setContentsMargins(2, 0, 2, 0)
        head.addWidget(name, 1)
        head.addWidget(count)
        self.cards: Sequence[DutyCard] = [DutyCard(hit, theme) for hit in role.hits]
        rest = role.total - len(role.hits)
        self.more = named(
            QPushButton(tr("另有 {rest} 处").format(rest=rest)),
            "role_more",
            tr("{role}：另有 {rest} 处").format(role=role.role, rest=rest),
        )
        self.more.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        for card in self.cards:
            layout.addWidget(card)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.setVisible(rest > 0)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        for card in self.cards:
            card.set_theme(theme)
        set_rules(
            self.more,
            f"QPushButton {{ border: 0; padding: 2px 4px; color: {SHEET.link}; background: transparent; }}"
            "QPushButton:hover { text-decoration: underline; }"
            f"QPushButton:focus {{ border: 1px solid {SHEET.accent}; border-radius: 4px; padding: 1px 3px; }}",
        )
