"""How the panes lie in the window: a column at the left, the middle, the notes at the right; which fold when narrow."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.center_page import CenterPage
from ui.center_stack import CenterStack
from ui.controllers.status_indicators import StatusIndicators
from ui.library.pane import LibraryPane
from ui.notes.pane import NotesPane
from ui.search.results_pane import ResultsPane
from ui.search.results_rail import ResultsRail
from ui.widgets.bars.notice_bar import NoticeBar
from ui.widgets.plain_text import PlainLabel

PANE_WIDTHS = (260, 820, 280)  # logical pixels: at 1366 a line has 36 characters
# Below these widths of the window (logical pixels) a pane folds by itself: 30 characters of text must have room.
FOLDED_BELOW = {"outline": 1100, "notes_pane": 900, "library_pane": 720}
# On a page other than the text the notes have room from here on: beside the results they took a third of each card.
NOTES_BESIDE_PAGES = 1600


class WindowLayout:
    """Puts the panes into ``window``; ``left`` shows the library or found passages, ``splitter`` divides the width.

    ``as_of`` lies over all of them.
    """

    def __init__(
        self,
        window: QMainWindow,
        *,
        library: LibraryPane,
        results: ResultsPane,
        center: CenterStack,
        notes: NotesPane,
        notices: NoticeBar,
        as_of: QWidget,
    ) -> None:
        self._library = library
        self._rail = ResultsRail(results.new_rail())
        self.back_to_results = self._rail.back
        self.left = QStackedWidget()
        self.left.addWidget(library)
        self.left.addWidget(self._rail)
        self.column = QWidget()
        self.column.setMinimumWidth(220)
        layout = QVBoxLayout(self.column)
        layout.setContentsMargins(6, 8, 0, 0)
        layout.addWidget(self.left)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("panes")
        for pane in (self.column, center, notes):
            self.splitter.addWidget(pane)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([*PANE_WIDTHS])
        self.middle = QWidget()
        rows = QVBoxLayout(self.middle)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(as_of)
        rows.addWidget(self.splitter, 1)
        rows.addWidget(notices)
        window.setCentralWidget(self.middle)
        self._unfolded: dict[str, bool] = {}  # panes that are folded by width: whether they were open before
        self.status = PlainLabel()
        self.status.setObjectName("status")

    def show_at_foot(self, window: QMainWindow, indicators: StatusIndicators) -> None:
        """Put what waits, and the state of the index, into the status bar."""
        for told in (indicators.places, self.status, indicators.due):
            window.statusBar().addPermanentWidget(told)

    def fold(self, width: int, page: CenterPage, actions: Mapping[str, QAction]) -> None:
        """Fold the panes that have no room in a window of this width, and open those again that were folded so.

        ``page`` lies in the middle. ``actions`` show and hide the panes of FOLDED_BELOW; by hand a person may open a
        folded one all the same.
        """
        notes_from = FOLDED_BELOW["notes_pane"] if page is CenterPage.READER else NOTES_BESIDE_PAGES
        for name, least in {**FOLDED_BELOW, "notes_pane": notes_from}.items():
            if width < least and name not in self._unfolded:
                self._unfolded[name] = actions[name].isChecked()
                actions[name].setChecked(False)
            elif width >= least and name in self._unfolded and self._unfolded.pop(name):
                actions[name].setChecked(True)

    def is_wanted(self, name: str, action: QAction) -> bool:
        """Whether a pane is to be seen once there is room for it: the state to remember."""
        return action.isChecked() or self._unfolded.get(name, False)

    def show_library(self) -> None:
        """The library in the left column."""
        self.left.setCurrentWidget(self._library)

    def show_rail(self) -> None:
        """The results in the left column, beside the open article."""
        self.left.setCurrentWidget(self._rail)
