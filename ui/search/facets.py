"""One kind of facet beside the results: every value with its count, each a click away."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from kb.model import Facet
from kb.translation import tr
from ui.theme import SHEET, Theme, set_rules
from ui.widgets.plain_text import PlainLabel, menu_words, tooltip

_LONGEST = 12  # characters of a value; the whole is its tool tip


class FacetList(QWidget):
    """A title and a row for every value. Rows are re-used, so that typing does not build widgets.

    ``labels`` words the values that are no words themselves.
    """

    chosen = Signal()  # the selection changed by hand

    def __init__(
        self,
        name: str,
        words: str,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        labels: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._labels = labels if labels is not None else {}
        self._facets: tuple[Facet, ...] = ()
        self._selected: tuple[str, ...] = ()
        self._rows: list[QToolButton] = []
        self.setObjectName(name)
        title = PlainLabel(words)
        title.setProperty("kind", "muted")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(1)
        self._layout.addWidget(title)
        self.set_theme(theme)
        self.hide()

    def selected(self) -> tuple[str, ...]:
        """The chosen values, in the order they were chosen."""
        return self._selected

    def set_selected(self, values: tuple[str, ...]) -> None:
        """Choose these, silently."""
        self._selected = values
        self.set_facets(self._facets)

    def set_facets(self, facets: tuple[Facet, ...]) -> None:
        """Show these; a chosen value that is not among them stays, with 0, so that it can be taken back."""
        known = {facet.value for facet in facets}
        lost = tuple(Facet(value, 0) for value in self._selected if value not in known)
        self._facets = lost + tuple(facet for facet in facets if facet not in lost)
        focused = next((str(row.property("value")) for row in self._rows if row.hasFocus()), None)
        while len(self._rows) < len(self._facets):
            self._rows.append(self._new_row())
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(self._facets))
        for row, facet in zip(self._rows, self._facets, strict=False):
            self._label_row(row, facet)
            if facet.value == focused:
                row.setFocus()
        self.setVisible(bool(self._facets))

    def set_theme(self, _theme: Theme) -> None:
        """The rules name roles of the palette, and are the same in every theme."""
        set_rules(
            self,
            "QToolButton#facet_chip { padding: 3px 8px; border: 1px solid transparent; border-radius: 6px; }"
            f"QToolButton#facet_chip:hover {{ background: {SHEET.accent_soft}; }}"
            f"QToolButton#facet_chip:checked {{ background: {SHEET.accent_soft}; color: {SHEET.accent};"
            f" border-color: {SHEET.accent}; }}"
            f"QToolButton#facet_chip:focus {{ border: 2px solid {SHEET.accent}; padding: 2px 7px; }}",
        )

    # --- rows -------------------------------------------------------------------------------------------------------

    def _new_row(self) -> QToolButton:
        row = QToolButton(self)
        row.setObjectName("facet_chip")
        row.setCheckable(True)
        row.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.setCursor(Qt.CursorShape.PointingHandCursor)
        row.clicked.connect(lambda: self._toggle(str(row.property("value"))))
        self._layout.addWidget(row)
        return row

    def _label_row(self, row: QToolButton, facet: Facet) -> None:
        label = self._labels.get(facet.value, facet.value)
        row.setProperty("value", facet.value)
        row.setText(f"{menu_words(label, _LONGEST)} {facet.count}")
        row.setToolTip(tooltip(label) if len(label) > _LONGEST else "")
        row.setChecked(facet.value in self._selected)
        row.setAccessibleName(
            tr("{words} {label}，{count} 处").format(words=self._words, label=label, count=facet.count)
        )

    def _toggle(self, value: str) -> None:
        if value in self._selected:
            self._selected = tuple(kept for kept in self._selected if kept != value)
        else:
            self._selected = (*self._selected, value)
        for row, facet in zip(self._rows, self._facets, strict=False):
            row.setChecked(facet.value in self._selected)
        self.chosen.emit()
