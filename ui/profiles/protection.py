"""What a PIN protects from, and what it does not: said plainly, before somebody relies on it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from kb.translation import tr
from ui.commands import shortcut
from ui.widgets.dialog_size import resize_within_screen
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel

PROTECTION = tr(
    """能防住
· 同用一台电脑的人打开你的批注、书签、草稿、备份、搜索历史、阅读进度、回执和反馈。
· 有人拿走硬盘、U 盘或复制数据文件夹：没有 PIN 和恢复密钥，这些内容读不出来。

防不住
· 短 PIN。有人把文件夹复制走，可以慢慢试：6 位数字最多一百万种，一台电脑十天左右就能试完。请用更长的，可以有字母和汉字。
· 你打开着又没锁的时候。离开请按 {lock}；几分钟不用会自动锁。锁着时内存里仍有密钥；要紧时请退出程序。
· 装了木马、录键盘软件的电脑，以及能以你的身份运行程序的管理员。
· 加密以前的旧文件。程序会删掉它们，但专门的软件也许还能从磁盘上找回；以前自己复制走的数据文件夹、系统的备份也还在。
· 你导出、打印、复制到剪贴板的内容：出去以后就不加密了。导出到一半断电留下的，下次打开程序时删掉。
· 文章、“我的文档”、内容包、检索索引和日志：它们大家共用，不加密。别人能看到你的名字，和笔记大约有多少。
· 有人删掉文件夹。PIN 不能防删除；请把数据文件夹另存一份。

忘了 PIN
· 用纸上的恢复密钥换一个新 PIN。两样都没有，谁也读不出这份笔记，写程序的人也不能。文件不会被删，想起来了还能打开。"""
).format(lock=shortcut("lock"))


_WIDTH = 640  # pixels
_MARGINS = (18, 16, 18, 14)


class ProtectionDialog(QDialog):
    """One page of words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("protection_dialog")
        self.setWindowTitle(tr("PIN 能防住什么，防不住什么"))
        words = named(PlainLabel(PROTECTION), "protection_words")
        words.setWordWrap(True)
        words.setFixedWidth(_WIDTH)
        words.setMinimumHeight(words.heightForWidth(_WIDTH))  # a dialog gives wrapped words too little by itself
        page = QScrollArea()  # at scale 2 a branch PC has 384 pixels of height
        page.setWidget(words)
        page.setFrameShape(QFrame.Shape.NoFrame)
        page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*_MARGINS)
        column.setSpacing(12)
        column.addWidget(page)
        column.addWidget(buttons)
        around = QSize(_MARGINS[0] + _MARGINS[2], _MARGINS[1] + _MARGINS[3] + 12 + buttons.sizeHint().height())
        bar = QSize(page.verticalScrollBar().sizeHint().width(), 0)
        resize_within_screen(self, words.minimumSize() + around + bar)
