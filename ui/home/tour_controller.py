"""The tour of the window: what it shows, and when it begins: at the first start, and when it is asked for."""

from collections.abc import Callable, Mapping
from contextlib import suppress

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QToolBar, QWidget

from kb.translation import tr
from kb.workspace import Workspace
from ui.commands import Commands, shortcut
from ui.theme import Theme

MARKING = ("highlight", "underline", "note", "bookmark")


class TourController(QObject):
    """``places`` are the parts of the window that are shown: ``box`` and ``library``; ``tools`` has the buttons."""

    post_chosen = Signal(str)
    home_requested = Signal()  # the tour begins on the home page
    ended = Signal()  # by its own buttons: the focus is nowhere

    def __init__(
        self,
        workspace: Workspace,
        window: QWidget,
        *,
        places: Mapping[str, QWidget],
        tools: QToolBar,
        commands: Commands,
        theme: Callable[[], Theme],
        post: Callable[[], str],
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self._places = places
        self._tools = tools
        self._commands = commands
        self._theme = theme
        self._post = post
        self._is_first_start = not workspace.paths.settings.exists() and not workspace.notes.read_only

    def welcome(self) -> None:
        """Begin if the window was never open over this data folder before."""
        if self._is_first_start:
            self._is_first_start = False
            with suppress(OSError):  # then it is offered once more
                self._workspace.save_settings(self._workspace.settings())  # a kill must not make this start the first
            self.begin()

    def begin(self) -> None:
        """Show it from the beginning; one that is shown begins anew."""
        from ui.home.tour import Tour, TourStep  # noqa: PLC0415 - needed once

        for running in self._window.findChildren(Tour):
            running.end()
        self.home_requested.emit()
        steps = (
            TourStep(
                tr("你在哪个岗位？"),
                tr("本岗位的文章和常用问题会排在前面。以后可以在主页上改。"),
                QRect,
                asks_post=True,
            ),
            TourStep(
                tr("想查什么，写在这里"),
                tr(
                    "随时按 {search}。写关键词、拼音，或一句大白话，比如“卡丢了怎么办”。按 ↓ 选一条，按 Enter "
                    "打开到那一段，按 Esc 回到结果。"
                ).format(search=shortcut("search")),
                lambda: self._around(self._places["box"]),
            ),
            TourStep(
                tr("文章按岗位和主题排在这里"),
                tr(
                    "点开一篇就能读，下次打开接着上次那一行。按 {library_pane} 收起或打开这一栏；按 {palette}，"
                    "输入首字母也能去任何一篇。"
                ).format(library_pane=shortcut("library_pane"), palette=shortcut("palette")),
                lambda: self._around(self._places["library"]),
            ),
            TourStep(
                tr("读到要紧的，划下来"),
                tr(
                    "先在正文里选中一段，再按 {highlight} 划线、{note} 写批注，按 {bookmark} 加书签。"
                    "都存在这台电脑上，资料更新后也跟着原文走。"
                ).format(highlight=shortcut("highlight"), note=shortcut("note"), bookmark=shortcut("bookmark")),
                self._around_marking,
            ),
            TourStep(
                tr("从主页接着做"),
                tr(
                    "按 {home} 回到主页：继续阅读、常用问题、清单、今日回顾都在那里。按 {shortcuts} 看全部快捷键；"
                    "“帮助”菜单里可以再看一遍导览。"
                ).format(home=shortcut("home"), shortcuts=shortcut("shortcuts")),
                lambda: self._around_tools("home"),
            ),
        )
        roles = dict.fromkeys(role for head in self._workspace.library.articles() for role in head.roles)
        tour = Tour(steps if roles else steps[1:], tuple(roles), self._post(), self._theme(), self._window)
        tour.post_chosen.connect(self.post_chosen)
        tour.ended.connect(self.ended)

    def _around(self, widget: QWidget) -> QRect:
        """The place of a part of the window in it; empty while it is hidden."""
        if not widget.isVisible():
            return QRect()
        return QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size())

    def _around_tools(self, *names: str) -> QRect:
        out = QRect()
        for name in names:
            button = self._tools.widgetForAction(self._commands[name])
            out = out.united(self._around(button)) if button is not None else out
        return out

    def _around_marking(self) -> QRect:
        return self._around_tools(*MARKING)
