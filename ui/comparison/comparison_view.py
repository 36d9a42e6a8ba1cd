"""岗位对照: two or three roles side by side, section by section."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kb.content.comparison import Comparison
from kb.content.shared_passages import FoldedComparison
from kb.translation import tr
from ui.comparison.comparison_text import ComparisonText
from ui.comparison.header import ComparisonHeader
from ui.comparison.role_choice import NEEDED, RoleChoice
from ui.comparison.section_choice import SectionChoice
from ui.theme import Theme
from ui.widgets.empty import EmptyState
from ui.widgets.named import named

_CHOOSE = tr("在上面选择两个或三个岗位，\n这里会把它们的职责、流程、沟通要点按主题并排列出。")
_TOO_FEW = tr("资料库里至少要有两个岗位的文章，才能对照。")
_NOTHING = tr("这些岗位的文章里没有可以对照的内容。")


class ComparisonView(QWidget):
    """Asks which roles, is fed with their comparison, and shows it."""

    roles_chosen = Signal(object)  # tuple[str, ...]: two or three; show_comparison answers
    place_requested = Signal(str, int)  # article id, offset in code points
    copy_requested = Signal()  # as Markdown, to the clipboard
    export_requested = Signal(str)  # a name of kb.exchange.results.formats.RESULT_FORMATS
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comparison_view")
        self._theme = theme
        self._compared = FoldedComparison()
        self._unfolded: set[str] = set()  # sections whose shared passages are shown
        self._header = ComparisonHeader("comparison", self)
        self._choice = named(RoleChoice(theme), "comparison_choice")
        self._sections = SectionChoice()
        self._text = ComparisonText(self)
        self._message = named(EmptyState(_TOO_FEW), "comparison_message")
        self._compose()
        self._header.copy_requested.connect(self.copy_requested)
        self._header.export_requested.connect(self.export_requested)
        self._header.closed.connect(self.closed)
        self._choice.changed.connect(self._on_choice)
        self._text.anchorClicked.connect(self._on_link)
        self._text.section_changed.connect(self._show_section)
        self._sections.section_chosen.connect(self._text.go_to_section)
        self.setFocusProxy(self._choice)
        self.set_theme(theme)

    @property
    def comparison(self) -> Comparison:
        """What is shown, for copying and exporting."""
        return self._compared.comparison

    def set_roles(self, roles: tuple[str, ...]) -> None:
        """What there is to choose from; a comparison of roles that are gone is taken away."""
        before = self._choice.chosen()
        self._choice.set_roles(roles)
        if self._choice.chosen() != before:
            self._compared = FoldedComparison()
        self._show()

    def chosen(self) -> tuple[str, ...]:
        """The chosen roles, from left to right."""
        return self._choice.chosen()

    def show_comparison(self, compared: FoldedComparison) -> None:
        """Show it; its roles become the chosen ones, silently."""
        self._choice.set_chosen(compared.comparison.roles)
        self._compared = compared
        self._unfolded.clear()
        self._show()
        self._text.verticalScrollBar().setValue(0)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``; the place stays."""
        self._theme = theme
        self._header.set_theme(theme)
        self._choice.set_theme(theme)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # --- inside -----------------------------------------------------------------------------------------------------

    def _compose(self) -> None:
        self._header.set_words(tr("岗位对照"))
        self._bar = named(QFrame(), "comparison_bar")
        line = QHBoxLayout(self._bar)
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(8)
        line.addWidget(self._choice, 1)
        line.addWidget(self._sections)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._message)
        self._stack.addWidget(self._text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self._bar)
        layout.addWidget(self._stack, 1)

    def _show(self) -> None:
        rows = self._compared.rows
        self._header.set_usable(bool(rows))
        self._sections.show_rows(rows)
        self._text.show_comparison(self._compared, self._theme, self._unfolded)
        if len(self._choice.roles) < NEEDED:
            self._message.setText(_TOO_FEW)
        else:
            self._message.setText(_NOTHING if self.comparison.roles else _CHOOSE)
        self._stack.setCurrentIndex(1 if rows else 0)
        self._show_section(self._text.section)

    def _show_section(self, number: int) -> None:
        rows = self._compared.rows
        place = (
            tr("{section}　{number}/{count} 个主题").format(
                section=rows[number].section, number=number + 1, count=len(rows)
            )
            if number < len(rows)
            else ""
        )
        self._sections.show_section(number)
        self._header.set_words(tr("岗位对照"), place)

    def _on_choice(self) -> None:
        chosen = self._choice.chosen()
        if len(chosen) >= NEEDED:
            self.roles_chosen.emit(chosen)
        else:
            self._compared = FoldedComparison()
            self._show()

    def _on_link(self, url: QUrl) -> None:
        section = self._text.folded_section(url)
        if section is not None:
            name = self._compared.rows[section].section
            self._unfolded ^= {name}
            self._text.fold(section, unfolded=name in self._unfolded)
            return
        passage = self._text.passage(url)
        if passage is not None:
            self.place_requested.emit(passage.article_id, passage.span.start)
