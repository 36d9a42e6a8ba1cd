"""The form for what is known of a document: title, roles, topics, 文号 and dates, proposed and to be corrected."""

import re
from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from kb.content.importers.metadata import Metadata, Vocabulary
from kb.content.own_documents.editing import is_date
from kb.translation import tr
from ui.theme import Theme
from ui.widgets.multi_select_menu import MultiSelectMenu
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel, elided, menu_words, tooltip

_DATES = {"issued": tr("发布日期"), "effective": tr("施行日期"), "expires": tr("失效日期")}
_LINES = {"title": tr("标题"), "number": tr("文号"), "authority": tr("发文机关"), **_DATES}
# Row, column of the label, columns of the field.
_PLACES = {"title": (0, 0, 5), "number": (2, 0, 3), "authority": (2, 4, 1)}
_PLACES |= {name: (3, 2 * number, 1) for number, name in enumerate(_DATES)}
_DATE = re.compile(r"(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})\s*日?")
_EXAMPLE = "2026-05-01"
_BORDERS = 40  # pixels of a button of words that are no words


class DocumentFields(QWidget):
    """Tells every change; ``metadata`` is as typed, with dates in ISO form where they are dates."""

    changed = Signal()

    def __init__(self, vocabulary: Vocabulary, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = Metadata(title="")
        self._lines = {name: named(QLineEdit(), f"document_{name}", words) for name, words in _LINES.items()}
        self._roles = WordChoice("document_roles", tr("岗位"), vocabulary.roles)
        self._topics = WordChoice("document_topics", tr("主题"), vocabulary.topics)
        self._problem = named(PlainLabel(), "document_problem")
        self._problem.setStyleSheet(f"color: {theme.danger}")
        self._problem.hide()
        self._compose()
        for line in self._lines.values():
            line.textEdited.connect(self._edited)
        for choice in (self._roles, self._topics):
            choice.changed.connect(self._edited)

    def set_metadata(self, metadata: Metadata) -> None:
        """Show these; nothing is told."""
        self._before = metadata
        for name, line in self._lines.items():
            line.setText(getattr(metadata, name))
            line.setCursorPosition(0)
        self._roles.set_chosen(metadata.roles)
        self._topics.set_chosen(metadata.topics)
        self._show_problem()

    def metadata(self) -> Metadata:
        """What the form says."""
        lines = {name: " ".join(line.text().split()) for name, line in self._lines.items()}
        lines |= {name: _iso(lines[name]) for name in _DATES}
        return replace(self._before, **lines, roles=self._roles.chosen, topics=self._topics.chosen)  # type: ignore[arg-type]

    def problem(self) -> str:
        """What is wrong with it, on one line; empty when nothing is."""
        metadata = self.metadata()
        if not metadata.title:
            return tr("标题不能是空的")
        wrong = [words for name, words in _DATES.items() if not is_date(getattr(metadata, name))]
        return tr("{wrong}要写成 {example} 这样").format(wrong=tr("、").join(wrong), example=_EXAMPLE) if wrong else ""

    def focus_problem(self) -> None:
        """Put the caret where something is wrong, else into the title."""
        metadata = self.metadata()
        wrong = [name for name in _DATES if metadata.title and not is_date(getattr(metadata, name))]
        self._lines[wrong[0] if wrong else "title"].setFocus()

    # --- inside ------------------------------------------------------------------------------------------------------

    def _compose(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for column in (1, 3, 5):
            grid.setColumnStretch(column, 1)
        for name, place in _PLACES.items():
            self._put(grid, _LINES[name], self._lines[name], place)
        example = tr("如 {example}").format(example=_EXAMPLE)
        for name in _DATES:
            self._lines[name].setPlaceholderText(example)
        self._put(grid, tr("岗位"), self._roles, (1, 0, 1))
        self._put(grid, tr("主题"), self._topics, (1, 2, 3))
        grid.addWidget(self._problem, 4, 1, 1, 5)

    @staticmethod
    def _put(grid: QGridLayout, words: str, field: QWidget, place: tuple[int, int, int]) -> None:
        row, column, width = place
        label = PlainLabel(words)
        label.setBuddy(field)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(label, row, column)
        grid.addWidget(field, row, column + 1, 1, width)

    def _edited(self) -> None:
        self._show_problem()
        self.changed.emit()

    def _show_problem(self) -> None:
        problem = self.problem()
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))


class WordChoice(QPushButton):
    """A button that names the chosen words; its menu has all there are, to be ticked."""

    changed = Signal()

    def __init__(self, name: str, words: str, known: Iterable[str]) -> None:
        super().__init__()
        self.setObjectName(name)
        self._words = words
        self._known = tuple(known)
        self._given: tuple[str, ...] = ()
        self._menu = MultiSelectMenu(words, self)
        self._actions: dict[str, QAction] = {}
        self.clicked.connect(self._open)  # a button with a menu of its own sets words flush left without a margin
        self.setAutoDefault(False)
        self.setProperty("kind", "field")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(90)
        self.set_chosen(())

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ticked words: those that were given in their order, then the others in that of the menu."""
        ticked = [word for word, action in self._actions.items() if action.isChecked()]
        return tuple(dict.fromkeys((*(word for word in self._given if word in ticked), *ticked)))

    def set_chosen(self, chosen: tuple[str, ...]) -> None:
        """Tick these and no others; unknown ones are added. Nothing is told."""
        self._menu.clear()
        self._actions.clear()
        self._given = chosen
        for word in dict.fromkeys((*self._known, *chosen)):
            action = self._actions[word] = self._menu.addAction(menu_words(word))
            action.setCheckable(True)
            action.setChecked(word in chosen)
            action.toggled.connect(self._toggled)
        self._show()

    def _open(self) -> None:
        self._menu.setMinimumWidth(self.width())
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _toggled(self) -> None:
        self._show()
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Elide anew."""
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        chosen = tr("、").join(self.chosen)
        shown = elided(self.fontMetrics(), chosen or tr("不限"), max(self.width() - _BORDERS, 0))
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(tooltip(chosen) if chosen != shown else "")
        self.setAccessibleName(tr("{words}：{chosen}").format(words=self._words, chosen=chosen or tr("不限")))


def _iso(text: str) -> str:
    """A date in ISO form where it is one in any of the usual ways; what is none as it is."""
    match = _DATE.fullmatch(text)
    iso = f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else text
    return iso if is_date(iso) else text
