"""The keyboard, on one page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.commands import COMMANDS, readable
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel

IN_PANES = (
    ("搜索框：下一条、上一条结果", "↓ ↑"),
    ("搜索框：打开结果", "Enter"),
    ("搜索框：进入建议、下一条建议", "Tab"),
    ("搜索框：关闭建议、清空", "Esc"),
    ("搜索历史：删除一条", "Delete"),
    ("资料栏、搜索结果、快速前往：在新页签打开", "Ctrl+Enter 或中键"),
    ("按岗位、岗位对照：关闭，回到正文", "Esc"),
    ("每日回顾：忘了、吃力、记得、轻松", "1 2 3 4"),
    ("每日回顾：显示原话、显示批注", "空格"),
    ("每日回顾：看原文，再回到回顾", "Enter、Esc"),
    ("每日回顾：跳过、撤回上一次", "S、U"),
    ("笔记栏：选择多条", "Ctrl 或 Shift + 单击"),
    ("笔记栏：编辑批注", "F2"),
    ("笔记栏：删除", "Delete"),
    ("正文：重叠的批注，看下一条", "再次单击"),
    ("批注编辑：保存", "Ctrl+Enter"),
)


class ShortcutsDialog(QDialog):
    """A list of all actions that have a key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts")
        self.setWindowTitle("快捷键")
        page = QWidget()
        grid = QGridLayout(page)
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(6)
        rows = [(command.words, "、".join(map(readable, command.keys))) for command in COMMANDS if command.keys]
        for row, (words, keys) in enumerate([*rows, *IN_PANES]):
            grid.addWidget(PlainLabel(words), row, 0)
            key = PlainLabel(keys)
            key.setProperty("kind", "muted")
            key.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(key, row, 1)
        scroll = named(QScrollArea(), "shortcuts_page", "快捷键")
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(scroll)
        layout.addWidget(buttons)
        self.resize(460, 620)
