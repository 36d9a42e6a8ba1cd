"""What this program is, and where it keeps a person's things."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from kb.model import Pack


def show_about(packs: Iterable[Pack], root: Path, parent: QWidget) -> None:
    """Tell the installed packs and the data folder."""
    words = "、".join(f"{pack.name} {pack.version}" for pack in packs)
    QMessageBox.about(
        parent,
        "关于行知",
        f"<b>行知</b>：银行网点的离线知识库<br>内容包：{words}<br>数据文件夹：{root}",
    )
