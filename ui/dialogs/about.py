"""What this program is, and where it keeps a person's things."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from kb import __version__
from kb.model import Pack
from kb.translation import tr
from ui.widgets.plain_text import message_box


def show_about(packs: Iterable[Pack], root: Path, parent: QWidget) -> None:
    """Tell the version, the installed packs and the data folder."""
    words = tr("、").join(pack.edition for pack in packs)
    more = tr("内容包：{words}\n数据文件夹：{root}").format(words=words, root=root)
    title = tr("行知 {version}：银行网点的离线知识库").format(version=__version__)
    box = message_box(QMessageBox.Icon.Information, tr("关于行知"), title, parent, more=more)
    box.setObjectName("about")
    box.exec()
