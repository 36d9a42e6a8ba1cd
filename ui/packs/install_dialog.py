"""安装内容包: who signed it, what is new, how one's notes would fare; nothing is done before a person says so."""

from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kb.content.article_changes import ChangedPassage, TextLine
from kb.content.packs.build import SUFFIX
from kb.content.packs.preview import ArticleChange, ArticleChangeKind
from kb.content.packs.trust import Trust
from kb.content.packs.wording import CHANGE_LABELS, TRUST_LABELS
from kb.pack_installer import PackOffer
from kb.translation import tr
from ui.error_messages import sentence
from ui.packs.change_list import ChangeList
from ui.packs.wording import forecast_words, versions_words
from ui.theme import Theme
from ui.widgets.dialog_size import resize_within_screen
from ui.widgets.difference_view import DifferenceView
from ui.widgets.elided import ElidedLabel
from ui.widgets.file_dialog import file_dialog
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel, shortened

_SIZE = QSize(860, 600)
_LONGEST_NAME = 60  # code points
_COMPARE = tr(
    "本机第一次见到这个部门签名的内容包。请打电话或当面请该部门读出它的指纹，与下面逐组核对；"
    "不一致就不要安装。核对一次，以后这个部门的新版本不再询问。"
)
_SAME_TEXT = tr("文字没有变化。")
_HOW = {
    ArticleChangeKind.NEW: tr("新增的文章"),
    ArticleChangeKind.REMOVED: tr("安装后不再有这篇文章；下面是现在的内容"),
    ArticleChangeKind.RELABELLED: CHANGE_LABELS[ArticleChangeKind.RELABELLED],
    ArticleChangeKind.CHANGED: tr("删除线是删去的，粗体是新增的"),
}


def choose_pack_file(parent: QWidget | None = None) -> Path | None:
    """Ask which pack to install; None for a no."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = file_dialog(
        tr("安装内容包"), documents, tr("内容包 (*{suffix});;所有文件 (*)").format(suffix=SUFFIX), parent
    )
    dialog.setObjectName("choose_pack_file")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    try:
        return Path(dialog.selectedFiles()[0]) if dialog.exec() else None
    finally:
        dialog.deleteLater()


class InstallPackDialog(QDialog):
    """Shows what it is told of the pack in a file, and says what is wanted. Destroys itself when it is closed."""

    change_requested = Signal(object)  # ArticleChange to be shown
    install_requested = Signal(str)  # the fingerprint that was compared, empty where none had to be

    def __init__(self, file: Path, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("install_pack")
        self.setWindowTitle(tr("安装内容包"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme = theme
        self._offer: PackOffer | None = None
        self._change: ArticleChange | None = None
        self._busy = False  # installing: from here on there is no way back but rolling back
        self._compose(file)
        resize_within_screen(self, _SIZE)

    # --- what it is fed ---------------------------------------------------------------------------------------------

    def show_progress(self, done: int, total: int) -> None:
        """So many files of so many are checked, or written."""
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)

    def show_offer(self, offer: PackOffer) -> None:
        """The pack is sound: show what it would do."""
        self._offer = offer
        found = offer.preview
        self._title.set_whole(shortened(found.name, _LONGEST_NAME))
        versions = versions_words(found.version_before, found.version)
        self._versions.setText(
            tr("{versions}　共 {articles} 篇文章").format(versions=versions, articles=found.articles)
        )
        self._summary.setText(found.summary)
        self._summary.setVisible(bool(found.summary))
        self._show_trust(offer)
        self._forecast.setText(forecast_words(offer.forecast))
        self._changes.show_preview(found)
        if not found.changes:
            self._difference.show_words(tr("文章与现有版本相同。"))
        self._pages.setCurrentWidget(self._page)
        self._install.setVisible(True)
        (self._install if self._install.isEnabled() else self._compared).setFocus()

    def show_passages(self, change: ArticleChange, passages: tuple[ChangedPassage, ...]) -> None:
        """What reads differently in an article."""
        if change == self._change:
            above = _HOW[change.kind] if passages else _SAME_TEXT
            self._difference.show_passages(passages, above)

    def show_lines(self, change: ArticleChange, lines: tuple[TextLine, ...]) -> None:
        """The first lines of an article that comes or goes."""
        if change == self._change:
            self._difference.show_lines(lines, _HOW[change.kind])

    def show_failure(self, error: Exception) -> None:
        """It cannot be installed; why, in one sentence."""
        self._busy = False
        self._message.setText(sentence(error))
        self._bar.hide()
        self._pages.setCurrentWidget(self._waiting)
        self._install.hide()
        self._cancel.setEnabled(True)
        self._cancel.setText(tr("关闭"))
        self._cancel.setFocus()

    def show_installing(self) -> None:
        """It is being installed: that is not left half done."""
        self._busy = True
        self._message.setText(tr("正在安装…"))
        self._bar.setRange(0, 0)
        self._bar.show()
        self._pages.setCurrentWidget(self._waiting)
        self._install.hide()
        self._cancel.setEnabled(False)

    def finish(self) -> None:
        """It is installed."""
        self._busy = False
        self.accept()

    def reject(self) -> None:
        """Close without installing; while it is being installed, wait."""
        if not self._busy:
            super().reject()

    # --- inside -----------------------------------------------------------------------------------------------------

    def _show_trust(self, offer: PackOffer) -> None:
        found = offer.preview
        first = found.trust is Trust.FIRST_USE
        name = shortened(found.publisher.name or tr("（未写名称）"), _LONGEST_NAME)
        self._publisher.setText(
            tr("签名：{name}{trust}").format(
                name=name, trust="" if first else tr("（{trust}）").format(trust=TRUST_LABELS[found.trust])
            )
        )
        self._publisher.setToolTip(
            "" if first else tr("指纹 {fingerprint}").format(fingerprint=found.publisher.fingerprint)
        )
        self._fingerprint.setText(found.publisher.fingerprint)
        self._compared.setText(tr("我已与“{name}”核对过，指纹一致").format(name=name).replace("&", "&&"))
        self._trust.setVisible(first)
        self._install.setEnabled(not first)

    def _look(self, change: ArticleChange) -> None:
        self._change = change
        self._difference.show_words(tr("正在比较…"))
        self.change_requested.emit(change)

    def _accept_offer(self) -> None:
        if self._offer is not None:
            first = self._offer.preview.trust is Trust.FIRST_USE
            self.install_requested.emit(self._offer.preview.publisher.fingerprint if first else "")

    def _compose(self, file: Path) -> None:
        path = named(ElidedLabel(Qt.TextElideMode.ElideMiddle), "pack_file")
        path.setProperty("kind", "muted")
        path.set_whole(str(file))
        self._pages = QStackedWidget()
        self._waiting, self._page = self._compose_waiting(), self._compose_page()
        self._pages.addWidget(self._waiting)
        self._pages.addWidget(self._page)
        self._install = named(QPushButton(tr("安装")), "pack_install")
        self._install.setProperty("kind", "primary")
        self._install.setDefault(True)
        self._install.clicked.connect(self._accept_offer)
        self._install.hide()
        self._compared.toggled.connect(self._install.setEnabled)
        self._cancel = named(QPushButton(tr("取消")), "pack_cancel")
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._install)
        buttons.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(path)
        layout.addWidget(self._pages, 1)
        layout.addLayout(buttons)

    def _compose_waiting(self) -> QWidget:
        self._message = named(PlainLabel(tr("正在检查签名和内容…")), "pack_message")
        self._message.setWordWrap(True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = named(QProgressBar(), "pack_progress", tr("进度"))
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setMaximumWidth(320)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(40, 0, 40, 0)
        column.addStretch(1)
        column.addWidget(self._message)
        column.addSpacing(8)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(self._bar, 2)
        centred.addStretch(1)
        column.addLayout(centred)
        column.addStretch(1)
        return page

    def _compose_page(self) -> QWidget:
        self._title = named(ElidedLabel(), "pack_title")
        self._title.setProperty("kind", "page-title")
        self._versions = named(PlainLabel(), "pack_versions")
        self._publisher = named(PlainLabel(), "pack_publisher")
        self._summary, self._forecast = named(PlainLabel(), "pack_summary"), named(PlainLabel(), "pack_forecast")
        for label in (self._publisher, self._summary, self._forecast):
            label.setWordWrap(True)
        self._summary.setProperty("kind", "muted")
        self._changes = named(ChangeList(), "pack_changes", tr("有变化的文章"))
        self._changes.chosen.connect(self._look)
        self._difference = named(DifferenceView(self._theme), "pack_difference", tr("改动的内容"))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._changes)
        splitter.addWidget(self._difference)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([280, 560])
        splitter.setChildrenCollapsible(False)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._versions)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        for part in (self._summary, self._publisher, self._compose_trust(), self._forecast):
            column.addWidget(part)
        column.addWidget(splitter, 1)
        return page

    def _compose_trust(self) -> QFrame:
        """The comparison of the fingerprint, an act of its own."""
        words = named(PlainLabel(_COMPARE), "pack_compare")
        words.setWordWrap(True)
        self._fingerprint = named(PlainLabel(), "pack_fingerprint")
        self._fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._fingerprint.setStyleSheet("font-family: monospace; font-size: 13pt;")
        self._compared = named(QCheckBox(), "pack_compared")
        self._trust = named(QFrame(), "pack_trust")
        self._trust.setProperty("kind", "card")
        column = QVBoxLayout(self._trust)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        for part in (words, self._fingerprint, self._compared):
            column.addWidget(part)
        return self._trust
