"""The keyboard, on one page."""

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from kb.translation import tr
from ui.commands import COMMANDS, readable
from ui.widgets.dialog_size import resize_within_screen
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel

IN_PANES = (
    (tr("搜索框：下一条、上一条结果"), "↓ ↑"),
    (tr("搜索框：打开结果"), "Enter"),
    (tr("搜索框：进入建议、下一条建议"), "Tab"),
    (tr("搜索框：关闭建议、清空"), "Esc"),
    (tr("搜索历史：删除一条"), "Delete"),
    (tr("资料栏、搜索结果、快速前往：在新页签打开"), tr("Ctrl+Enter 或中键")),
    (tr("主页：下一行、上一行、另一栏"), "↓ ↑ → ←"),
    (tr("按岗位、岗位对照：关闭，回到正文"), "Esc"),
    (tr("每日回顾：忘了、吃力、记得、轻松"), "1 2 3 4"),
    (tr("每日回顾：显示原话、显示批注"), tr("空格")),
    (tr("每日回顾：看原文，再回到回顾"), tr("Enter、Esc")),
    (tr("每日回顾：跳过、撤回上一次"), tr("S、U")),
    (tr("笔记栏：选择多条"), tr("Ctrl 或 Shift + 单击")),
    (tr("笔记栏：编辑批注"), "F2"),
    (tr("笔记栏：删除"), "Delete"),
    (tr("正文：重叠的批注，看下一条"), tr("再次单击")),
    (tr("批注编辑：保存"), "Ctrl+Enter"),
)
_GROUP_GAP = 10  # pixels below a group


class ShortcutsDialog(QDialog):
    """All actions that have a key, by their menus, and what keys do inside the panes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts")
        self.setWindowTitle(tr("快捷键"))
        # From the outside to the inside: Qt gives all that a widget holds its style again when it gets a parent.
        layout = QVBoxLayout(self)
        scroll = named(QScrollArea(self), "shortcuts_page", tr("快捷键"))
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout.addWidget(scroll)
        page = QWidget(scroll.viewport())
        grid = QGridLayout(page)
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(6)
        for heading, rows in _groups():
            top = grid.rowCount()
            title = PlainLabel(heading, page)
            title.setProperty("kind", "pane-title")
            grid.addWidget(title, top, 0, 1, 2)
            for row, (words, keys) in enumerate(rows, top + 1):
                grid.addWidget(PlainLabel(words, page), row, 0)
                key = PlainLabel(keys, page)
                key.setProperty("kind", "muted")
                key.setAlignment(Qt.AlignmentFlag.AlignRight)
                grid.addWidget(key, row, 1)
            grid.setRowMinimumHeight(grid.rowCount(), _GROUP_GAP)
        scroll.setWidget(page)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        least = page.minimumSizeHint().width() + scroll.verticalScrollBar().sizeHint().width() + 60
        resize_within_screen(self, QSize(max(520, least), 620))


def _groups() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The actions by their menus, then what keys do inside panes: words and keys."""
    for menu, commands in groupby((one for one in COMMANDS if one.keys), key=lambda one: one.menu):
        yield (
            menu.partition("(")[0].replace("&", ""),
            [(one.words, tr("、").join(map(readable, one.keys))) for one in commands],
        )
    yield tr("在各栏里"), [*IN_PANES]
