"""A line of chips that narrows a result by one kind of facet; what does not fit waits in a menu."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from kb.model import Facet
from ui.theme import Theme
from ui.widgets.plain_text import PlainLabel, menu_words

_GAP = 6


class FacetLine(QWidget):
    """One line, whatever the number of facets. Chips are re-used, so that typing does not build widgets.

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
        self._chips: list[QToolButton] = []
        self._shown = 0
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._label = PlainLabel(words, self)
        self._label.setProperty("kind", "muted")
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._more = self._new_chip(f"{name}_more")
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(self._menu)
        self._more.setText("+0")  # a chip without words is of another height
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
        self._facets = lost + facets
        focused = next((str(chip.property("value")) for chip in self._chips if chip.hasFocus()), None)
        while len(self._chips) < len(self._facets):
            chip = self._new_chip("facet_chip")
            chip.clicked.connect(lambda _checked, chip=chip: self._toggle(str(chip.property("value"))))
            self._chips.append(chip)
        for chip, facet in zip(self._chips, self._facets, strict=False):
            self._label_chip(chip, facet)
            if facet.value == focused:
                chip.setFocus()
        self.setVisible(bool(self._facets))
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self.setStyleSheet(
            f'QToolButton[kind="chip"]:focus {{ border: 2px solid {theme.accent}; padding: 1px 9px; }}'
            "QToolButton::menu-indicator { image: none; }"
        )

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as a chip; the width is taken as it comes (pixels)."""
        return QSize(0, self._more.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Place the chips anew."""
        super().resizeEvent(event)
        self._arrange()

    # --- chips ----------------------------------------------------------------------------------------------

    def _new_chip(self, name: str) -> QToolButton:
        chip = QToolButton(self)
        chip.setObjectName(name)
        chip.setProperty("kind", "chip")
        chip.setCheckable(True)
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.hide()
        return chip

    def _label_chip(self, chip: QToolButton, facet: Facet) -> None:
        chip.setProperty("value", facet.value)
        label = self._labels.get(facet.value, facet.value)
        chip.setText(f"{menu_words(label)} {facet.count}")
        chip.setChecked(facet.value in self._selected)
        chip.setAccessibleName(f"{self._words} {label}，{facet.count} 处")

    def _toggle(self, value: str) -> None:
        if value in self._selected:
            self._selected = tuple(kept for kept in self._selected if kept != value)
        else:
            self._selected = (*self._selected, value)
        for chip, facet in zip(self._chips, self._facets, strict=False):
            chip.setChecked(facet.value in self._selected)
        self._arrange()
        self.chosen.emit()

    # --- placing --------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        """As many chips as fit, then the menu with the rest."""
        height = self.sizeHint().height()
        left = self._label.sizeHint().width() + _GAP
        self._label.setGeometry(0, 0, left, height)
        widths = [chip.sizeHint().width() for chip in self._chips[: len(self._facets)]]
        self._shown = self._fitting(widths, self.width() - left)
        for number, chip in enumerate(self._chips):
            chip.setVisible(number < self._shown)
            if number < self._shown:
                chip.setGeometry(left, 0, widths[number], height)
                left += widths[number] + _GAP
        rest = self._facets[self._shown :]
        self._more.setVisible(bool(rest))
        if rest:
            self._more.setText(f"+{len(rest)}")
            self._more.setAccessibleName(f"其余 {len(rest)} 个{self._words}")
            self._more.setChecked(any(facet.value in self._selected for facet in rest))
            self._more.setGeometry(left, 0, self._more.sizeHint().width(), height)

    def _fitting(self, widths: list[int], room: int) -> int:
        if sum(widths) + _GAP * max(len(widths) - 1, 0) <= room:
            return len(widths)
        self._more.setText(f"+{len(widths)}")
        room -= self._more.sizeHint().width()
        for number, width in enumerate(widths):
            room -= width + _GAP
            if room < 0:
                return number
        return len(widths)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for facet in self._facets[self._shown :]:
            label = self._labels.get(facet.value, facet.value)
            action = self._menu.addAction(f"{menu_words(label)}  {facet.count}")
            action.setCheckable(True)
            action.setChecked(facet.value in self._selected)
            action.triggered.connect(lambda _checked, value=facet.value: self._toggle(value))
