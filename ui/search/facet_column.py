"""The column of facets beside the results: what narrows them, and for which day they say what is in force."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kb.labels import MARK_FILTER_LABELS
from kb.model import Facet, MarkFilter, SearchPage
from kb.translation import tr
from ui.search.effect_day import EffectDay
from ui.search.facets import FacetList
from ui.theme import Theme

_WIDTH = 190  # pixels
_MARK_LABELS = {str(kind): label for kind, label in MARK_FILTER_LABELS.items()}


class FacetColumn(QScrollArea):
    """One list for every kind of facet; what is chosen in any of them narrows the result."""

    narrowed = Signal(
        object, object, object, object
    )  # roles, topics, pack ids: tuple[str, ...]; tuple[MarkFilter, ...]
    day_requested = Signal()  # a day is to be chosen for which is said what is in force

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("results_facets")
        self._roles = FacetList("facet_roles", tr("岗位"), theme, self)
        self._topics = FacetList("facet_topics", tr("主题"), theme, self)
        self._marked = FacetList("facet_marked", tr("笔记"), theme, self, labels=_MARK_LABELS)
        self._pack_names: dict[str, str] = {}
        self._packs = FacetList("facet_packs", tr("内容"), theme, self, labels=self._pack_names)
        self._lists = (self._roles, self._topics, self._packs, self._marked)
        self._day = EffectDay(self)
        self._day.day_requested.connect(self.day_requested)
        column = QWidget()
        lines = QVBoxLayout(column)
        lines.setContentsMargins(12, 4, 8, 12)
        lines.setSpacing(12)
        for one in self._lists:
            one.chosen.connect(self._emit_narrowed)
            lines.addWidget(one)
        lines.addWidget(self._day)
        lines.addStretch(1)
        self.setWidget(column)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    # --- what is shown --------------------------------------------------------------------------------------------

    @property
    def empty(self) -> bool:
        """Whether there is nothing to choose."""
        return all(one.isHidden() for one in self._lists)

    @property
    def narrows(self) -> bool:
        """Whether anything is chosen."""
        return any(one.selected() for one in self._lists)

    def show_counts(self, page: SearchPage) -> None:
        """How many hits have which role, topic and, with more than one of them, which pack."""
        self._roles.set_facets(page.roles)
        self._topics.set_facets(page.topics)
        self._packs.set_facets(page.packs if len(self._pack_names) > 1 else ())

    def show_marked(self, facets: tuple[Facet, ...]) -> None:
        """How many hits lie in articles with notes and bookmarks: values of ``MarkFilter``."""
        self._marked.set_facets(facets)

    def show_none(self) -> None:
        """Nothing is listed that could be counted."""
        for one in self._lists:
            one.set_facets(())

    def set_packs(self, names: Mapping[str, str]) -> None:
        """The packs by id; with more than one of them a result can be narrowed to one."""
        self._pack_names.clear()
        self._pack_names.update(names)

    def set_day(self, day: date | None) -> None:
        """For which day is said what is in force; None is today."""
        self._day.set_day(day)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        for one in (*self._lists, self._day):
            one.set_theme(theme)

    # --- what narrows -----------------------------------------------------------------------------------------------

    def narrow_to_role(self, role: str) -> None:
        """Choose one role and nothing else, as if by hand."""
        self.forget()
        self._roles.set_selected((role,))
        self._emit_narrowed()

    def forget(self) -> None:
        """Choose nothing, silently."""
        for one in self._lists:
            one.set_selected(())

    def drop(self) -> None:
        """Choose nothing, and say so by ``narrowed`` if anything was."""
        if self.narrows:
            self.forget()
            self._emit_narrowed()

    def _emit_narrowed(self) -> None:
        marked = tuple(map(MarkFilter, self._marked.selected()))
        self.narrowed.emit(self._roles.selected(), self._topics.selected(), self._packs.selected(), marked)
