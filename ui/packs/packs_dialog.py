"""内容包管理: which packs are here, who signed them; going back to the version before, and removing one."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QPushButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kb.content.packs.selection import PackOrigin
from kb.content.packs.wording import ORIGIN_LABELS
from kb.content.versions import version_key
from kb.pack_installer import PackListing
from kb.translation import tr
from ui.widgets.button_row import button_row
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel, is_agreed, shortened
from ui.widgets.table import table

COLUMNS = (tr("内容包"), tr("版本"), tr("文章", "articles"), tr("来源"), tr("签名"))
_LONGEST = 60  # code points of a name
_SIZE = QSize(720, 400)


class PacksDialog(QDialog):
    """Shows what it is told of the packs, and says what is wanted."""

    install_requested = Signal()
    rollback_requested = Signal(str)  # pack id
    remove_requested = Signal(str)  # pack id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("packs_dialog")
        self.setWindowTitle(tr("内容包管理"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._listed: tuple[PackListing, ...] = ()
        self._list = named(table(COLUMNS), "packs", tr("内容包"))
        self._list.header().setSectionsMovable(False)
        self._list.currentItemChanged.connect(lambda _now, _before: self._choose())
        self._detail = named(PlainLabel(), "pack_detail")
        self._detail.setProperty("kind", "muted")
        self._detail.setWordWrap(True)
        self._detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._detail.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self._install = named(QPushButton(tr("安装内容包…")), "packs_install")
        self._install.clicked.connect(self.install_requested)
        self._back = named(QPushButton(tr("退回上一版")), "packs_rollback")
        self._back.clicked.connect(self._ask_rollback)
        self._remove = named(QPushButton(tr("移除…")), "packs_remove")
        self._remove.clicked.connect(self._ask_remove)
        close = named(QPushButton(tr("关闭")), "packs_close")
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._detail)
        layout.addLayout(button_row(self._install, None, self._back, self._remove, close))
        self._choose()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for all columns."""
        return _SIZE

    def show_packs(self, listed: tuple[PackListing, ...]) -> None:
        """List the packs; the one that was chosen stays chosen."""
        chosen = self._chosen()
        self._list.clear()
        self._listed = listed
        self._list.addTopLevelItems([_row(one) for one in listed])
        ids = [one.pack_id for one in listed]
        row = ids.index(chosen.pack_id) if chosen and chosen.pack_id in ids else 0
        if (item := self._list.topLevelItem(row)) is not None:
            self._list.setCurrentItem(item)
        self._choose()

    def _chosen(self) -> PackListing | None:
        item = self._list.currentItem()
        return None if item is None else self._listed[self._list.indexOfTopLevelItem(item)]

    def _choose(self) -> None:
        chosen = self._chosen()
        self._back.setEnabled(chosen is not None and bool(chosen.previous))
        self._remove.setEnabled(chosen is not None and chosen.removable)
        self._back.setText(tr("退回上一版") if chosen is None or not _is_forward(chosen) else tr("换回新版本"))
        if chosen is None:
            self._detail.setText("")
            return
        told = [shortened(chosen.summary, 200)] if chosen.summary else []
        if chosen.fingerprint:
            told.append(tr("签名的公钥指纹：{fingerprint}").format(fingerprint=chosen.fingerprint))
        if chosen.previous:
            told.append(tr("本机还留着版本 {previous}，可以换回。").format(previous=chosen.previous))
        if chosen.origin is PackOrigin.BUILT_IN and not chosen.removable:
            told.append(tr("随程序一起安装，不能移除；可以安装更新的版本。"))
        if chosen.origin is PackOrigin.FOLDER:
            told.append(tr("手工放入数据文件夹的 packs 文件夹；要移除，请删掉那个文件夹。"))
        if chosen.origin is PackOrigin.OWN:
            told.append(tr("自己导入、编写和复制的文章；打开一篇，用“文件”菜单编辑或删除。"))
        self._detail.setText("\n".join(told))

    def _ask_rollback(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            question = tr(
                "“{name}”现在用版本 {version}，要换成 {previous} 吗？\n\n批注和书签都会保留，随时可以再换回来。"
            ).format(name=shortened(chosen.name, _LONGEST), version=chosen.version, previous=chosen.previous)
            if is_agreed(self, tr("换版本"), question):
                self.rollback_requested.emit(chosen.pack_id)

    def _ask_remove(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            question = tr(
                "要移除“{name}”吗？它的 {articles} 篇文章将不再显示；批注和书签会保留，重新安装后回到原处。"
            ).format(name=shortened(chosen.name, _LONGEST), articles=chosen.articles)
            if is_agreed(self, tr("移除内容包"), question):
                self.remove_requested.emit(chosen.pack_id)


def _is_forward(listed: PackListing) -> bool:
    """Whether the version that was kept is the newer one: it was gone back before."""
    return bool(listed.previous) and version_key(listed.previous) > version_key(listed.version)


def _row(listed: PackListing) -> QTreeWidgetItem:
    name = " ".join(shortened(listed.name, _LONGEST).split())
    signed = shortened(listed.publisher, 20) if listed.origin is PackOrigin.INSTALLED else ""
    return QTreeWidgetItem(
        [
            name,
            "—" if listed.origin is PackOrigin.OWN else listed.version or "—",
            tr("{articles} 篇").format(articles=listed.articles),
            ORIGIN_LABELS[listed.origin],
            signed or "—",
        ]
    )
