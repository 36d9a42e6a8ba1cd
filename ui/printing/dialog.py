"""Printing: what, how, and how it will look; onto paper or into a PDF."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kb.errors import KbError, PdfNotWritten, PrinterMissing, PrintingStopped
from kb.exported_files import ExportedFiles
from kb.translation import tr
from ui.dialogs.saving import choose_file
from ui.error_messages import sentence
from ui.printing.press import Stop, TypesetPrintout, lay_out, pdf, picture, print_pages
from ui.printing.preview import PagesPreview
from ui.printing.scopes import PrintChoice, PrintScope
from ui.theme import Theme
from ui.widgets.dialog_size import resize_within_screen
from ui.widgets.empty import EmptyState
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel, menu_words
from ui.workers import Worker

_CHOICES_WIDTH = 300  # pixels
_SIZE = QSize(960, 640)  # fits a screen of 1366×768 with its task bar
_LONGEST_WORDS = 36  # code points of a scope or a heading in a box
_INDENT = tr("　")


class PrintDialog(QDialog):
    """Lays out and shows what is chosen; prints it or writes it as a PDF. All of that off the GUI thread.

    ``printed`` says when, at the foot of the pages; with ``as_pdf`` Enter writes a PDF. What goes wrong is told in it,
    and it stays open; closed, it destroys itself.
    """

    done_with = Signal(str)  # what was done, in words for the status bar
    failed = Signal(object)  # Exception that nobody expected
    _progressed = Signal(int, int)  # done, in all; from the worker

    def __init__(
        self,
        scopes: Sequence[PrintScope],
        theme: Theme,
        files: ExportedFiles,
        *,
        printed: str,
        as_pdf: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("print_dialog")
        self.setWindowTitle(tr("打印"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._scopes = tuple(scopes)
        self._files = files
        self._printed = printed
        self._lane = Worker("printing", self)
        self._stop = Stop()
        self._laid_out: TypesetPrintout | None = None
        self._under_way = False  # a PDF is being written, or pages sent to a printer
        self._build(theme)
        self._make_default(self._save_button if as_pdf else self._print_button)
        self._connect()
        self._choose_scope()
        resize_within_screen(self, _SIZE)

    # --- what is chosen --------------------------------------------------------------------------------------------

    @property
    def scope(self) -> PrintScope:
        """What is printed."""
        return self._scopes[self._scope.currentIndex()]

    @property
    def choice(self) -> PrintChoice:
        """How it is printed."""
        scope = self.scope
        return PrintChoice(
            scope.sections[self._section.currentIndex()] if scope.sections else None,
            scope.can_annotate and self._annotated.isChecked(),
            scope.can_card and self._card.isChecked(),
            scope.can_tick and self._ticked.isChecked(),
        )

    def _choose_scope(self) -> None:
        scope = self.scope
        with QSignalBlocker(self._section), QSignalBlocker(self._card), QSignalBlocker(self._ticked):
            self._section.clear()
            least = min((section.level for section in scope.sections), default=0)
            for section in scope.sections:
                indent = _INDENT * (section.level - least)
                self._section.addItem(indent + menu_words(section.heading, _LONGEST_WORDS).replace("&&", "&"))
            self._section.setCurrentIndex(scope.section if scope.sections else -1)
            self._card.setChecked(scope.can_card and scope.prefers_card)
            self._ticked.setChecked(scope.can_tick and scope.prefers_ticks)
        for widget in (self._section_label, self._section):
            widget.setVisible(bool(scope.sections))
        self._ticked.setVisible(scope.can_tick)
        self._annotated.setEnabled(scope.can_annotate)
        self._card.setEnabled(scope.can_card)
        self._show()

    # --- laying out ------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        """Lay out what is chosen; a layout that is under way for another choice is given up."""
        scope, choice, printed = self.scope, self.choice, self._printed
        self._stop.ask()
        stop = self._stop = Stop()
        self._laid_out = None
        self._say(tr("正在排版…"))
        self._show_state()

        def laid_out() -> TypesetPrintout:
            printout = scope.build(choice)
            return lay_out(printout, card=choice.card, printed=printed, stop=stop, progress=self._progressed.emit)

        self._lane.run_latest(laid_out, self._show_pages, self._fail)

    def _show_pages(self, printout: TypesetPrintout) -> None:
        self._laid_out = printout
        self._preview.show_pages(printout.count)
        self._stack.setCurrentWidget(self._preview if printout.count else self._empty)
        self._say("" if printout.fits else tr("一页放不下，按平常的字号排成 {count} 页。").format(count=printout.count))
        self._show_state()

    def _ask_picture(self, number: int, width: int) -> None:
        printout = self._laid_out
        if printout is None:
            return

        def painted(image: QImage) -> None:
            if printout is self._laid_out:
                self._preview.show_picture(number, image)

        self._lane.run(lambda: picture(printout, number, width), painted, self._fail)

    # --- printing --------------------------------------------------------------------------------------------------

    def _save(self) -> None:
        printout = self._laid_out
        if printout is None:
            return
        path = choose_file(printout.words, tr("PDF 文件"), ".pdf", self)
        if path is None:
            return
        stop = self._begin(tr("正在写 PDF…"))

        def write() -> Path:
            content = pdf(printout, stop=stop, progress=self._progressed.emit)
            try:
                self._files.write(path, content)
            except OSError as error:
                raise PdfNotWritten(path) from error
            return path

        self._lane.run(write, lambda _path: self._finish(tr("已存为 {path}").format(path=path)), self._fail)

    def _print(self) -> None:
        printout = self._laid_out
        if printout is None:
            return
        try:
            from ui.printing.printers import choose_printer  # noqa: PLC0415 - see there

            order = choose_printer(printout.words, printout.count, self)
        except ImportError as error:  # a Linux system without the library of its spooler
            self._fail(PrinterMissing(str(error)))
            return
        except PrinterMissing as error:
            self._fail(error)
            return
        if order is None:
            return
        stop = self._begin(tr("正在送往打印机…"))
        self._lane.run(
            lambda: print_pages(printout, order.printer, order.numbers, stop=stop, progress=self._progressed.emit),
            lambda _nothing: self._finish(tr("已送往打印机，共 {count} 页").format(count=len(order.numbers))),
            self._fail,
        )

    def _begin(self, words: str) -> Stop:
        self._under_way = True
        self._say(words)
        self._stop = Stop()
        self._show_state()
        return self._stop

    def _finish(self, words: str) -> None:
        self._under_way = False
        self.done_with.emit(words)
        self.accept()

    def _fail(self, error: Exception) -> None:
        """Told here, so that nothing that was chosen is lost; a bug goes where bugs go."""
        if self._laid_out is None and isinstance(error, PrintingStopped):
            return
        self._under_way = False
        if not isinstance(error, KbError | OSError):
            self.failed.emit(error)
        self._say(sentence(error), failed=True)
        self._show_state()
        if isinstance(error, PrinterMissing):
            self._make_default(self._save_button)
            self._save_button.setFocus()

    def _make_default(self, chosen: QPushButton) -> None:
        """What Enter does is what one sees first."""
        for button in (self._print_button, self._save_button):
            button.setProperty("kind", "primary" if button is chosen else "")
            button.setDefault(button is chosen)
            button.style().unpolish(button)
            button.style().polish(button)

    # --- the state -------------------------------------------------------------------------------------------------

    def _say(self, words: str, *, failed: bool = False) -> None:
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._words.setStyleSheet(f"color: {self._theme.danger};" if failed else "")

    def _show_state(self) -> None:
        ready = self._laid_out is not None and self._laid_out.count > 0 and not self._under_way
        waiting = self._laid_out is None or self._under_way
        for button in (self._print_button, self._save_button):
            button.setEnabled(ready)
        for choice in (self._scope, self._section):
            choice.setEnabled(not self._under_way)
        self._annotated.setEnabled(self.scope.can_annotate and not self._under_way)
        self._ticked.setEnabled(not self._under_way)
        self._card.setEnabled(self.scope.can_card and not self._under_way)
        self._cancel.setText(tr("停止") if self._under_way else tr("关闭"))
        if not waiting:
            self._progress.hide()
        count = self._laid_out.count if self._laid_out else 0
        self._count.setText(tr("共 {count} 页，A4").format(count=count) if count else "")

    def _show_progress(self, done: int, total: int) -> None:
        self._progress.setVisible(total > 1 and done < total)
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def _show_page(self, number: int) -> None:
        self._count.setText(
            tr("第 {number} 页，共 {count} 页，A4").format(number=number + 1, count=self._preview.count)
        )

    def reject(self) -> None:
        """Close; what is being written or sent is stopped first, and the dialog stays."""
        if self._under_way:
            self._stop.ask()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Close; a layout or a picture under way is not waited for longer than one page takes."""
        self._stop.ask()
        self._lane.close()
        super().done(result)

    # --- composition -----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self._scope.currentIndexChanged.connect(self._choose_scope)
        self._section.currentIndexChanged.connect(self._show)
        self._annotated.toggled.connect(self._show)
        self._ticked.toggled.connect(self._show)
        self._card.toggled.connect(self._show)
        self._preview.picture_wanted.connect(self._ask_picture)
        self._preview.page_changed.connect(self._show_page)
        self._progressed.connect(self._show_progress)
        self._print_button.clicked.connect(self._print)
        self._save_button.clicked.connect(self._save)
        self._cancel.clicked.connect(self.reject)

    def _build(self, theme: Theme) -> None:
        self._theme = theme
        self._preview = named(PagesPreview(theme), "print_preview", tr("预览"))
        self._empty = EmptyState(tr("这里没有可以打印的内容。"))
        self._empty.setObjectName("print_empty")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._preview)
        self._stack.addWidget(self._empty)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addWidget(self._build_choices())
        layout.addWidget(self._stack, 1)

    def _build_choices(self) -> QWidget:
        self._scope = _box("print_scope", [scope.words for scope in self._scopes])
        self._section = _box("print_section", [])
        self._section_label = _label(tr("章节(&S)"), self._section)
        self._annotated = named(QCheckBox(tr("附上我的划线和批注(&N)")), "print_annotated")
        self._ticked = named(QCheckBox(tr("带上已打的勾(&T)")), "print_ticked")
        self._ticked.setToolTip(tr("每一条写明什么时候、谁勾的；不选，就印空白的方框"))
        self._card = named(QCheckBox(tr("排成一页卡片(&C)")), "print_card")
        self._card.setToolTip(tr("字号自动调整，正好放进一页 A4"))
        self._words = named(PlainLabel(), "print_words")
        self._words.setWordWrap(True)
        self._progress = named(QProgressBar(), "print_progress", tr("进度"))
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._count = named(PlainLabel(), "print_count")
        self._count.setProperty("kind", "muted")
        column = QWidget()
        column.setFixedWidth(_CHOICES_WIDTH)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (_label(tr("内容(&R)"), self._scope), self._scope, self._section_label, self._section):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addWidget(self._annotated)
        layout.addWidget(self._ticked)
        layout.addWidget(self._card)
        layout.addStretch(1)
        layout.addWidget(self._words)
        layout.addWidget(self._progress)
        layout.addWidget(self._count)
        layout.addLayout(self._build_buttons())
        return column

    def _build_buttons(self) -> QHBoxLayout:
        self._print_button = named(QPushButton(tr("打印…")), "print_start")
        self._save_button = named(QPushButton(tr("另存为 PDF…")), "print_save")
        self._cancel = named(QPushButton(tr("关闭")), "print_cancel")
        line = QHBoxLayout()
        for button in (self._print_button, self._save_button, self._cancel):
            line.addWidget(button)
        return line


def _label(words: str, buddy: QWidget) -> PlainLabel:
    label = PlainLabel(words)
    label.setBuddy(buddy)
    return label


def _box(name: str, entries: Sequence[str]) -> QComboBox:
    box = named(QComboBox(), name)
    box.addItems([menu_words(words, _LONGEST_WORDS).replace("&&", "&") for words in entries])
    # a long title must not widen the window
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    return box
