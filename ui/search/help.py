"""How to ask: the search's syntax in a dozen examples, each to be tried with a click."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kb.translation import tr
from ui.theme import SHEET, Theme, set_rules
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel


@dataclass(frozen=True, slots=True)
class Example:
    """A query and what it asks for."""

    query: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A few examples of one kind."""

    title: str
    examples: tuple[Example, ...]


CHAPTERS = (
    Chapter(
        tr("几个词"),
        (
            Example(tr("贷后 检查"), tr("空格隔开：几个词都要有")),
            Example(tr('"贷后检查"'), tr("加引号：这几个字连在一起")),
            Example(tr("客户 -投诉"), tr("减号在前：不要有这个词的")),
            Example(tr("晨会 或 例会"), tr("或（也可写 OR）：有一个就行")),
        ),
    ),
    Chapter(
        tr("缩小范围"),
        (
            Example(tr("岗位:客户经理 贷后"), tr("只看这个岗位的文章")),
            Example(tr("主题:沟通 客户"), tr("只看这个主题的文章")),
            Example(tr("标题:大堂经理"), tr("只在文章标题和小标题里找")),
            Example(tr("标签:重要"), tr("只看自己加了这个标签的批注")),
        ),
    ),
    Chapter(
        tr("拼音和数字"),
        (
            Example("khjl", tr("拼音首字母，全拼 kehujingli 也行")),
            Example(tr("kehu经理"), tr("拼音和汉字可以混着写")),
            Example(tr("1站式"), tr("与“一站式”相同")),
            Example(tr("10万元"), tr("与“十万元”“100000元”相同")),
        ),
    ),
)
_EDGE = 4  # pixels that stay free at the edge of the screen
FOOT = tr("全角、半角和繁体字不用区分；符号写错了，就按普通文字查找。")


class SyntaxHelp(QFrame):
    """A popover: closed by Esc, by a click beside it, or by choosing an example."""

    example_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("syntax_help")
        self.setAccessibleName(tr("搜索语法"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        self._first: QPushButton | None = None
        for chapter in CHAPTERS:
            self._add(grid, chapter)
        foot = named(PlainLabel(FOOT), "syntax_help_foot")
        foot.setProperty("kind", "muted")
        self._words = QWidget()
        layout = QVBoxLayout(self._words)
        layout.setContentsMargins(16, 10, 16, 12)
        layout.setSpacing(10)
        layout.addLayout(grid)
        layout.addWidget(foot)
        self._page = named(QScrollArea(), "syntax_help_page")  # at scale 2 a branch PC has 384 pixels of height
        self._page.setWidget(self._words)
        self._page.setWidgetResizable(True)
        self._page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(self._page)
        self.set_theme(theme)

    def set_theme(self, _theme: Theme) -> None:
        """The rules name roles of the palette, and are the same in every theme."""
        set_rules(
            self,
            f"QFrame#syntax_help {{ background: {SHEET.raised}; border: 1px solid {SHEET.line}; }}"
            f"QScrollArea, QScrollArea > QWidget > QWidget {{ border: 0; background: transparent; }}"
            f"QFrame#syntax_help QLabel[kind] {{ padding-left: 4px; }}"  # where the words of the buttons begin
            f"QFrame#syntax_help QPushButton {{ border: 1px solid transparent; border-radius: 4px; padding: 3px 6px;"
            f" text-align: left; color: {SHEET.link}; background: transparent; }}"
            f"QFrame#syntax_help QPushButton:hover {{ background: {SHEET.accent_soft}; }}"
            f"QFrame#syntax_help QPushButton:focus {{ border-color: {SHEET.accent}; }}",
        )

    def show_under(self, widget: QWidget) -> None:
        """Appear under ``widget``, within the screen."""
        room = widget.screen().availableGeometry().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        wanted = self._words.sizeHint() + QSize(2, 2)
        if wanted.height() > room.height():
            wanted += QSize(self._page.verticalScrollBar().sizeHint().width(), 0)
        self.resize(wanted.boundedTo(room.size()))
        corner = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        left = max(room.left(), min(corner.x(), room.right() + 1 - self.width()))
        top = max(room.top(), min(corner.y(), room.bottom() + 1 - self.height()))
        self.move(left, top)
        self.show()
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _add(self, grid: QGridLayout, chapter: Chapter) -> None:
        title = PlainLabel(chapter.title)
        title.setProperty("kind", "pane-title")
        row = grid.rowCount()
        if self._first is not None:
            grid.setRowMinimumHeight(row, 8)
        grid.addWidget(title, row + 1, 0, 1, 2)
        for number, example in enumerate(chapter.examples, row + 2):
            button = named(
                QPushButton(example.query),
                "syntax_example",
                tr("{query}，{meaning}").format(query=example.query, meaning=example.meaning),
            )
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setAutoDefault(True)
            button.clicked.connect(lambda _checked=False, query=example.query: self._choose(query))
            self._first = self._first or button
            grid.addWidget(button, number, 0)
            grid.addWidget(PlainLabel(example.meaning), number, 1)

    def _choose(self, query: str) -> None:
        self.close()
        self.example_chosen.emit(query)
