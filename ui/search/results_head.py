"""The line over the results: how many of what, what else may have been meant, and how they are listed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from kb.model import SearchPage
from kb.translation import tr
from ui.search.order_choice import OrderChoice
from ui.search.result_scope import ResultScope, ScopeBar
from ui.theme import SHEET, Theme, set_rules
from ui.widgets.icons import icon
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel

_HELP_SIZE = 24  # pixels


class ResultsHead(QWidget):
    """Emits what is chosen in it and changes no result."""

    scope_chosen = Signal(object)  # ResultScope
    order_chosen = Signal(object)  # ResultOrder
    correction_accepted = Signal(str)
    by_role_requested = Signal()  # to be lined up by role, or no longer
    help_requested = Signal(object)  # QWidget to show it under
    facets_toggled = Signal()  # ``facets_wanted`` has changed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._correction = ""
        self._scopes = ScopeBar()
        self._order = OrderChoice()
        self._count = PlainLabel()
        self._count.setObjectName("results_count")
        self._count.setProperty("kind", "muted")
        self._correction_button = QPushButton()
        self._correction_button.setObjectName("search_correction")
        self._correction_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._correction_button.hide()
        self._help_button = named(QToolButton(), "search_help", tr("搜索语法"))
        self._help_button.setToolTip(tr("搜索语法"))
        self._help_button.setFixedSize(_HELP_SIZE, _HELP_SIZE)
        self._by_role_button = named(QToolButton(), "results_by_role", tr("按岗位查看结果"))
        self._by_role_button.setText(tr("按岗位"))
        self._by_role_button.setToolTip(tr("按岗位并排查看结果"))
        self._by_role_button.setCheckable(True)
        self._by_role_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._facets_button = named(QToolButton(), "results_narrow", tr("筛选"))
        self._facets_button.setText(tr("筛选"))
        self._facets_button.setCheckable(True)
        self._facets_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()
        self._scopes.chosen.connect(self.scope_chosen)
        self._order.chosen.connect(self.order_chosen)
        self._correction_button.clicked.connect(lambda: self.correction_accepted.emit(self._correction))
        self._by_role_button.clicked.connect(self.by_role_requested)
        self._help_button.clicked.connect(lambda: self.help_requested.emit(self._help_button))
        self._facets_button.toggled.connect(self.facets_toggled)

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 8, 12, 8)
        line.setSpacing(8)
        line.addWidget(self._facets_button)
        line.addWidget(self._scopes)
        line.addWidget(self._count)
        line.addWidget(self._correction_button)
        line.addStretch()
        line.addWidget(self._order)
        line.addWidget(self._by_role_button)
        line.addWidget(self._help_button)

    @property
    def facets_wanted(self) -> bool:
        """Whether the facets are to be seen where there is little room."""
        return self._facets_button.isChecked()

    @property
    def count(self) -> str:
        """How many there are, in words; empty for none."""
        return self._count.text()

    @property
    def correction(self) -> str:
        """What may have been meant, in words; empty for nothing."""
        return self._correction_button.text() if self._correction else ""

    def show_counts(self, page: SearchPage | None, notes: int, scope: ResultScope) -> None:
        """How many of what is listed: passages of ``page`` (None: not yet known), or annotations."""
        passages = (
            tr("{total} 处 · {articles} 篇文章").format(total=page.total, articles=page.articles)
            if page and page.total
            else ""
        )
        annotations = tr("{total} 条批注").format(total=notes) if notes else ""
        if scope is ResultScope.NOTES:
            self._count.setText(annotations)
        elif scope is ResultScope.ALL and annotations and page and not page.total:
            self._count.setText(tr("文章里没有，批注里有"))
        else:
            self._count.setText(passages)
        self._scopes.set_notes_total(notes)

    def show_correction(self, correction: str) -> None:
        """Offer another query; an empty one is none."""
        self._correction = correction
        self._correction_button.setText(
            tr("您是不是要找：{correction}").format(correction=correction.replace("&", "&&"))
        )
        self._correction_button.setVisible(bool(correction))

    def set_scope(self, scope: ResultScope) -> None:
        """What is listed; annotations have one order only."""
        self._scopes.set_scope(scope)
        self._order.setEnabled(scope is not ResultScope.NOTES)

    def set_by_role(self, shown: bool) -> None:
        """Whether the result is lined up by role elsewhere."""
        self._by_role_button.setChecked(shown)

    def set_narrow(self, narrow: bool) -> None:
        """Where there is little room, an icon must do, and the facets wait behind a button."""
        style = Qt.ToolButtonStyle
        self._by_role_button.setToolButtonStyle(style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon)
        self._facets_button.setVisible(narrow)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._help_button.setIcon(icon("help", theme.muted))
        self._by_role_button.setIcon(icon("role", theme.muted))
        set_rules(
            self._correction_button,
            f"QPushButton {{ border: 0; padding: 2px 4px; color: {SHEET.link}; background: transparent; }}"
            f"QPushButton:hover {{ text-decoration: underline; }}"
            f"QPushButton:focus {{ border: 1px solid {SHEET.accent}; border-radius: 4px; padding: 1px 3px; }}",
        )
