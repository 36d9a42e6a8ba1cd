"""Writing one's own document: fields and Markdown at the left, what the reader will show at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from kb.content.importers.metadata import Vocabulary
from kb.content.own_documents.editing import DocumentText, rendered
from kb.content.own_documents.versions import Version
from kb.content.parser import Parsed
from kb.time_labels import minute_label
from kb.translation import tr
from ui.commands import shortcut
from ui.error_messages import sentence
from ui.importing.article_preview import ArticlePreview, PreparedPreview
from ui.importing.document_fields import DocumentFields
from ui.theme import Theme
from ui.widgets.dialog_size import resize_within_screen
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel, message_box
from ui.workers import Worker

_SIZE = QSize(1160, 690)
_PAUSE = 350  # milliseconds without a key until the preview follows
_DRAFT_PAUSE = 1000  # milliseconds without a key until the words are safe on disk
_HINT = tr("# 大标题　## 小标题　- 列表　**加粗**　空一行另起一段")
_DRAFT_WORDS = tr("上次写的还没有保存，已放回编辑框；不要的话点“放弃这些改动”。")
_SHOWN_PROBLEMS = 3
_MOST_SHOWN = 1_000_000  # code points: who writes wants to see the end; holds the window for 0.06 s


class EditorDialog(QDialog):
    """Keeps what is typed until it is told that it has been saved; asks before it lets go of words."""

    save_requested = Signal(object)  # DocumentText
    draft_changed = Signal(str)  # the words so far; empty when they are those that are stored
    version_requested = Signal(object)  # Version whose text is wanted

    def __init__(
        self, article_id: str, stored: DocumentText, vocabulary: Vocabulary, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("document_editor")
        self.setWindowTitle(tr("编辑：{title}").format(title=stored.metadata.title))
        self._article_id = article_id
        self._stored = stored
        self._saving: DocumentText | None = None
        self._closing = False
        self._worker = Worker("editor-preview", self)
        self._fields = DocumentFields(vocabulary, theme)
        self._text = named(QPlainTextEdit(), "document_text", tr("正文"))
        self._text.setTabChangesFocus(True)
        self._preview = ArticlePreview(theme, most=_MOST_SHOWN)
        self._notice = named(PlainLabel(), "editor_notice")
        self._notice.setWordWrap(True)
        self._danger = theme.danger
        self._versions = _button(tr("以前的版本"), "editor_versions")
        self._revert = _button(tr("放弃这些改动"), "editor_revert")
        self._save = _button(tr("保存"), "editor_save")
        self._save.setProperty("kind", "primary")
        self._close = _button(tr("关闭"), "editor_close")
        self._compose()
        self._fields.set_metadata(stored.metadata)
        self._text.setPlainText(stored.body)
        self._resting = QTimer(self, singleShot=True, interval=_PAUSE)
        self._resting.timeout.connect(self._render)
        self._draft_timer = QTimer(self, singleShot=True, interval=_DRAFT_PAUSE)
        self._draft_timer.timeout.connect(self._tell_draft)
        self._text.textChanged.connect(self._edited)
        self._fields.changed.connect(self._edited)
        self._save.clicked.connect(self._ask_to_save)
        self._revert.clicked.connect(self._take_back)
        self._close.clicked.connect(self.reject)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self).activated.connect(self._ask_to_save)
        self.set_versions(())
        self._show_state()
        self._render()
        self._text.setFocus()

    @property
    def text(self) -> DocumentText:
        """What stands in the dialog."""
        return DocumentText(self._fields.metadata(), self._text.toPlainText())

    @property
    def is_changed(self) -> bool:
        """Whether anything in it is not stored."""
        return self.text != self._stored

    # --- what it is told ---------------------------------------------------------------------------------------------

    def take_draft(self, body: str) -> None:
        """Go on with words that were typed earlier and not saved."""
        if body and body != self._stored.body:
            self._put(body)
            self._say(_DRAFT_WORDS)

    def set_versions(self, versions: Sequence[Version]) -> None:
        """What the document said before, the newest first."""
        menu = QMenu(self)
        for version in versions:
            action = menu.addAction(tr("{at} 之前").format(at=minute_label(version.at)))
            action.triggered.connect(lambda _checked=False, version=version: self.version_requested.emit(version))
        self._versions.setMenu(menu)
        self._versions.setEnabled(bool(versions))
        self._versions.setToolTip("" if versions else tr("保存过以后，以前的文字在这里找回"))

    def take_version(self, version: DocumentText) -> None:
        """Put the text of a version into the editor: one step that can be undone, stored only by 保存."""
        self._put(version.body)
        self._say(tr("已换成以前的文字，保存后生效；{undo} 换回来。").format(undo=shortcut("undo")))
        self._text.setFocus()

    def take_saved(self) -> None:
        """What was to be saved has been."""
        if self._saving is not None:
            self._stored, self._saving = self._saving, None
        self._say(tr("已保存。"))
        self._show_state()
        if self._closing and not self.is_changed:
            self.accept()
        self._closing = False

    def tell(self, error: Exception) -> None:
        """Something did not work; what is typed stays."""
        self._saving, self._closing = None, False
        self._say(sentence(error), wrong=True)
        self._show_state()

    # --- what a person does ------------------------------------------------------------------------------------------

    def reject(self) -> None:
        """Close; words that are not stored are asked about first."""
        if self._saving is not None:
            self._closing = True
            return
        if not self.is_changed:
            super().reject()
            return
        box = message_box(QMessageBox.Icon.Question, tr("编辑文档"), tr("改动还没有保存。"), self)
        box.setObjectName("editor_question")
        save = box.addButton(tr("保存"), QMessageBox.ButtonRole.AcceptRole)
        drop = box.addButton(tr("不保存"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(tr("接着写"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(stay)
        box.exec()
        if box.clickedButton() is save:
            self._closing = True
            self._ask_to_save()
        elif box.clickedButton() is drop:
            self.draft_changed.emit("")
            super().reject()

    def done(self, result: int) -> None:
        """Closed, by whatever way: words that are not stored have been told of before."""
        self._resting.stop()
        self._draft_timer.stop()
        self._worker.close()
        super().done(result)

    def _ask_to_save(self) -> None:
        problem = self._fields.problem() or self.text.problem()
        if problem:
            self._say(tr("没有保存：{problem}。").format(problem=problem), wrong=True)
            self._closing = False
            self._fields.focus_problem()
        elif self._saving is None and self.is_changed:
            self._saving = self.text
            self._say("")
            self._show_state()
            self.save_requested.emit(self._saving)

    def _take_back(self) -> None:
        self._fields.set_metadata(self._stored.metadata)
        self._put(self._stored.body)
        self._say(tr("已放弃改动；正文可用 {undo} 找回。").format(undo=shortcut("undo")))
        self._edited()

    def _put(self, body: str) -> None:
        """Replace the whole text in one step that can be undone."""
        cursor = QTextCursor(self._text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(body)
        self._text.moveCursor(QTextCursor.MoveOperation.Start)

    def _say(self, words: str, *, wrong: bool = False) -> None:
        self._notice.setStyleSheet(f"color: {self._danger}" if wrong else "")
        self._notice.setText(words)

    def _edited(self) -> None:
        self._show_state()
        self._resting.start()
        self._draft_timer.start()

    def _tell_draft(self) -> None:
        body = self._text.toPlainText()
        self.draft_changed.emit("" if body == self._stored.body else body)

    def _render(self) -> None:
        text, article_id = self.text, self._article_id
        preview, worker = self._preview, self._worker

        def work() -> tuple[PreparedPreview, Parsed]:
            parsed = rendered(text, article_id)
            return preview.prepared(parsed.article, worker), parsed

        worker.run_latest(work, lambda made: self._show_rendered(*made))

    def _show_rendered(self, prepared: PreparedPreview, parsed: Parsed) -> None:
        self._preview.show_article(prepared)
        told = [
            tr("第 {line} 行：{reason}").format(line=one.line, reason=one.reason) if one.line else one.reason
            for one in parsed.problems
        ]
        more = tr("；还有 {count} 处").format(count=len(told) - _SHOWN_PROBLEMS) if len(told) > _SHOWN_PROBLEMS else ""
        self._problems.setText(tr("；").join(told[:_SHOWN_PROBLEMS]) + more)
        self._problems.setVisible(bool(told))

    def _show_state(self) -> None:
        changed = self.is_changed
        self._save.setText(tr("正在保存…") if self._saving is not None else tr("保存"))
        self._save.setEnabled(changed and self._saving is None)
        self._revert.setEnabled(changed and self._saving is None)

    def _compose(self) -> None:
        hint = PlainLabel(_HINT)
        hint.setProperty("kind", "muted")
        self._problems = named(PlainLabel(), "editor_problems")
        self._problems.setProperty("kind", "muted")
        self._problems.setWordWrap(True)
        left, right = QWidget(), QWidget()
        writing = QVBoxLayout(left)
        writing.setContentsMargins(0, 0, 8, 0)
        writing.addWidget(self._fields)
        writing.addWidget(self._text, 1)
        writing.addWidget(hint)
        reading = QVBoxLayout(right)
        reading.setContentsMargins(8, 0, 0, 0)
        reading.addWidget(self._preview, 1)
        reading.addWidget(self._problems)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([580, 560])
        foot = QHBoxLayout()
        foot.addWidget(self._versions)
        foot.addWidget(self._revert)
        foot.addWidget(self._notice, 1)
        foot.addWidget(self._save)
        foot.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(10)
        layout.addWidget(splitter, 1)
        layout.addLayout(foot)
        resize_within_screen(self, _SIZE)


def _button(words: str, name: str) -> QPushButton:
    button = named(QPushButton(words), name)
    button.setAutoDefault(False)
    return button
