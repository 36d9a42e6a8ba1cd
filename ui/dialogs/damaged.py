"""Notes that are damaged at the start: what shall take their place."""

from enum import Enum, auto

from PySide6.QtWidgets import QMessageBox

from kb.encryption.data_key import DataKey
from kb.notes.restore.inspection import BackupContents
from kb.notes.restore.recovery import Recovered, newest_sound, recover_empty, recover_from, recover_salvaged
from kb.paths import AppPaths
from kb.time_labels import minute_label
from kb.translation import tr
from ui.widgets.plain_text import message_box


class Remedy(Enum):
    """What a person chooses."""

    BACKUP = auto()
    SALVAGE = auto()
    EMPTY = auto()
    NONE = auto()


def recover(paths: AppPaths, key: DataKey | None = None) -> bool:
    """Ask, and put something in the place of the damaged notes; whether that was done. Raises NotesError."""
    offered = newest_sound(paths.backups, key)
    match ask_remedy(offered):
        case Remedy.BACKUP if offered is not None:
            tell_recovered(recover_from(offered.path, paths.notes, key), offered)
        case Remedy.SALVAGE:
            tell_recovered(recover_salvaged(paths.notes, key))
        case Remedy.EMPTY:
            tell_recovered(recover_empty(paths.notes, key))
        case _:
            return False
    return True


def ask_remedy(offered: BackupContents | None) -> Remedy:
    """Ask what to do; a backup can only be chosen when one is ``offered``. Closing the window is NONE."""
    advice = (
        tr("建议恢复最近的备份：{contents}。").format(contents=_contents(offered))
        if offered
        else tr("没有找到可用的备份。")
    )
    box = message_box(
        QMessageBox.Icon.Warning,
        tr("行知"),
        tr("笔记文件已损坏，打不开。"),
        more=tr("{advice}\n无论怎么选，损坏的文件都会另外保存，不会删除。").format(advice=advice),
    )
    box.setObjectName("damaged_notes")
    role = QMessageBox.ButtonRole.AcceptRole
    buttons = {}
    if offered:
        buttons[box.addButton(tr("恢复备份"), role)] = Remedy.BACKUP
    buttons[box.addButton(tr("抢救能读出的内容"), role)] = Remedy.SALVAGE
    buttons[box.addButton(tr("从空的笔记开始"), role)] = Remedy.EMPTY
    leave = box.addButton(tr("退出"), QMessageBox.ButtonRole.RejectRole)
    for button, remedy in buttons.items():
        button.setObjectName(f"remedy_{remedy.name.lower()}")
    box.setDefaultButton(next(iter(buttons)))
    box.setEscapeButton(leave)
    box.exec()
    chosen = box.clickedButton()
    return next((remedy for button, remedy in buttons.items() if button is chosen), Remedy.NONE)


def tell_recovered(recovered: Recovered, offered: BackupContents | None = None) -> None:
    """Say what is there now, and where the damaged file lies."""
    if recovered.salvaged is not None:
        saved = recovered.salvaged
        words = tr("抢救出 {items} 条批注和书签（含回收站里的）。").format(items=saved.items)
        words += (
            tr("\n至少有 {lost} 条记录没能读出。").format(lost=saved.lost)
            if saved.lost
            else tr("\n没有发现读不出的记录。")
        )
    elif offered is not None:
        words = tr("已恢复备份：{contents}。").format(contents=_contents(offered))
    else:
        words = tr("已从空的笔记开始。")
    box = message_box(QMessageBox.Icon.Information, tr("行知"), words)
    box.setObjectName("recovered_notes")
    if recovered.aside is not None:
        box.setInformativeText(tr("损坏的文件保存为数据文件夹里的 {name}。").format(name=recovered.aside.name))
    box.exec()


def _contents(backup: BackupContents) -> str:
    return tr("{made}，{annotations} 条批注，{bookmarks} 个书签").format(
        made=minute_label(backup.made), annotations=backup.annotations, bookmarks=backup.bookmarks
    )
