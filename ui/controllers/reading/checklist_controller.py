"""Checklists: the boxes of the open article, the acts of their line, and what the home page tells of lists in use."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from kb.model import Article, Checklist, ChecklistHistory, NotesChange
from kb.translation import tr
from kb.workspace import Workspace
from ui.center_page import CenterPage
from ui.center_stack import CenterStack
from ui.commands import UNDOABLE, shortcut
from ui.controllers.notes.notes_controller import NotesController, NotesSnapshot
from ui.reader.pane import ReaderPane
from ui.theme import Theme

if TYPE_CHECKING:
    from kb.exchange.checklists.formats import ChecklistFormat

_MINUTE = 60_000  # milliseconds: how often it is asked whether another day has begun


class ChecklistController(QObject):
    """What is shown is what has been stored; ``person`` tells who ticks, ``theme`` the present one."""

    done = Signal(str)  # what was done, in words for the status bar
    failed = Signal(object)  # Exception

    def __init__(
        self,
        workspace: Workspace,
        reader: ReaderPane,
        center: CenterStack,
        notes: NotesController,
        *,
        person: Callable[[], str],
        theme: Callable[[], Theme],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._lists = workspace.checklists
        self._files = workspace.exported_files
        self._reader = reader
        self._center = center
        self._notes = notes
        self._person = person
        self._theme = theme
        self._window = window
        self._shown: Checklist | None = None
        self._fresh = False  # a new list was begun that has no tick yet
        self._begun = False  # and its first tick is being stored
        self._day = _today()
        self._midnight = QTimer(self, interval=_MINUTE)
        self._midnight.timeout.connect(self.notice_day)
        self._midnight.start()
        self._connect()

    def open(self, article: Article) -> None:
        """Another article is shown, or this one anew."""
        if self._shown is not None and self._shown.article_id != article.id:
            self._shown, self._fresh = None, False
        self._refresh()

    def notice_day(self) -> None:
        """Where another day has begun, show its lists."""
        if self._day != _today():
            self._day = _today()
            self._fresh = False
            self._refresh()
            self._tell_home()

    def _connect(self) -> None:
        bar, ticking = self._reader.checklist_bar, self._reader.ticking
        ticking.tick_requested.connect(self._tick)
        ticking.confirm_requested.connect(self._confirm)
        bar.fresh_requested.connect(self._begin_anew)
        bar.history_requested.connect(lambda: self._with_history(self._show_history))
        bar.sign_requested.connect(self._ask_signature)
        bar.export_requested.connect(self._offer_formats)
        self._notes.changed.connect(self._on_change)
        self._notes.loaded.connect(lambda _listing: self._tell_everywhere())
        self._center.page_changed.connect(self._on_page)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _on_change(self, snapshot: NotesSnapshot) -> None:
        if snapshot.change.ticked:
            if self._begun:
                self._fresh = self._begun = False
            self._tell_everywhere()

    def _on_page(self, page: CenterPage) -> None:
        if page is CenterPage.HOME:
            self._tell_home()

    def _tell_everywhere(self) -> None:
        self._refresh()
        self._tell_home()

    def _tell_home(self) -> None:
        self._notes.ask(lambda: self._lists.in_use(_now()), self._center.home.set_checklists)

    def _refresh(self) -> None:
        article = self._reader.article
        if article is None or not article.checklist:
            self._shown = None
            self._reader.set_checklist(None, _now())
            return
        # Whether it is a fresh one is looked at when it is answered: what is stored meanwhile has it asked once more.
        self._notes.ask(lambda: self._lists.shown(article, _now(), fresh=self._fresh), self._show)

    def _show(self, checklist: Checklist | None) -> None:
        article = self._reader.article
        if article is not None and checklist is not None and checklist.article_id == article.id:
            self._shown = checklist
            self._reader.set_checklist(checklist, _now())

    # --- acts -------------------------------------------------------------------------------------------------------

    def _tick(self, number: int, ticked: bool) -> None:
        self.notice_day()
        checklist, person = self._shown, self._person()
        if checklist is None:
            return

        def tick() -> NotesChange:
            return self._lists.tick(checklist, number, _now(), ticked=ticked, who=person)

        self._begun = self._fresh  # until it is stored, who looks must not be shown the list before
        unnamed = (
            "" if person else tr("；没有记姓名，按 {settings} 在“起始页”里填").format(settings=shortcut("settings"))
        )
        self._notes.perform(
            tick,
            tr("已勾选{unnamed}").format(unnamed=unnamed)
            if ticked
            else tr("已取消勾选{undoable}").format(undoable=UNDOABLE),
        )

    def _confirm(self, number: int) -> None:
        checklist = self._shown
        if checklist is not None:
            self._notes.perform(lambda: self._lists.confirm(checklist, [number]), tr("已按现在的文字确认"))

    def _begin_anew(self) -> None:
        self._fresh = True
        self._refresh()
        self.done.emit(tr("开始新的一份；勾上第一条就存下来，前一份在历史里"))

    def _ask_signature(self) -> None:
        from ui.dialogs.sign_off import SignOffDialog  # noqa: PLC0415 - a window that is to be seen does not wait for it

        checklist = self._shown
        if checklist is None:
            return

        def sign(name: str, day: str, words: str) -> None:
            self._notes.perform(
                lambda: self._lists.sign(checklist, _now(), name=name, day=day, words=words),
                tr("已签字，核对码在历史里"),
            )

        dialog = SignOffDialog(checklist, self._window)
        dialog.signed.connect(sign)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # --- history and export -----------------------------------------------------------------------------------------

    def _with_history(self, then: Callable[[ChecklistHistory], None]) -> None:
        article = self._reader.article
        if article is not None:

            def answer(history: ChecklistHistory | None) -> None:
                if history is not None:
                    then(history)

            self._notes.ask(lambda: self._lists.history(article, _now()), answer)

    def _show_history(self, history: ChecklistHistory) -> None:
        from ui.dialogs.checklist_history import ChecklistHistoryDialog  # noqa: PLC0415 - see above

        dialog = ChecklistHistoryDialog(history, self._theme(), self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _offer_formats(self) -> None:
        menu = QMenu(self._reader)
        menu.setObjectName("checklist_formats")
        from kb.exchange.checklists.formats import CHECKLIST_FORMATS  # noqa: PLC0415 - hardly anybody exports a list

        for format_ in CHECKLIST_FORMATS.values():
            export = menu.addAction(tr("导出为 {words}…").format(words=format_.words))
            export.triggered.connect(lambda _checked=False, format_=format_: self._export(format_))
        menu.aboutToHide.connect(menu.deleteLater)
        bar = self._reader.checklist_bar
        menu.popup(bar.mapToGlobal(QPoint(bar.width() - menu.sizeHint().width(), bar.height())))

    def _export(self, format_: "ChecklistFormat") -> None:
        def save(history: ChecklistHistory) -> None:
            from ui.dialogs.saving import choose_file  # noqa: PLC0415 - see above

            path = choose_file(history.checklist.title, format_.words, format_.suffix, self._window)
            if path is None:
                return
            try:
                self._files.write(path, format_.text(history))
            except OSError as error:
                self.failed.emit(error)
            else:
                self.done.emit(tr("已导出到 {path}").format(path=path))

        self._with_history(save)


def _now() -> datetime:
    return datetime.now(UTC)


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
