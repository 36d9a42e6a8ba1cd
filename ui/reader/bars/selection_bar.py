"""The small bar beside a selection: five colours, underline, note, copy, search, 这段有误."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kb.labels import COLOR_LABELS
from kb.model import COLORS
from kb.translation import tr
from ui.commands import shortcut
from ui.reader.bars.floating_bar import FloatingBar
from ui.reader.text.view import ReaderView
from ui.theme import Theme
from ui.widgets.color_swatch import color_swatch
from ui.widgets.icons import icon


class SelectionBar(FloatingBar):
    """Says what is wanted with the selection."""

    color_chosen = Signal(str)
    underline_chosen = Signal()
    note_chosen = Signal()
    copy_chosen = Signal()
    cite_chosen = Signal()
    search_chosen = Signal()
    report_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__("selection_bar", tr("划线工具"), parent)
        self._colors = {
            color: self.add_button(f"selection_{color}", tr("{color}划线").format(color=COLOR_LABELS[color]))
            for color in COLORS
        }
        self._underline = self.add_button("selection_underline", tr("下划线"))
        self._note = self.add_button("selection_note", tr("批注"), tr("批注"))
        self._copy = self.add_button("selection_copy", tr("复制"), tr("复制"))
        self._cite = self.add_button(
            "selection_cite", tr("复制并附出处（{copy_cited}）").format(copy_cited=shortcut("copy_cited")), tr("附出处")
        )
        self._search = self.add_button(
            "selection_search",
            tr("搜索所选（{search_selection}）").format(search_selection=shortcut("search_selection")),
            tr("搜索"),
        )
        self._report = self.add_button("selection_report", tr("这段有误：记下来，告诉编写部门"), tr("有误"))
        self._report.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)  # with an icon there is no room at 1366
        for color, button in self._colors.items():
            button.clicked.connect(lambda _checked=False, color=color: self.color_chosen.emit(color))
        self._underline.clicked.connect(self.underline_chosen)
        self._note.clicked.connect(self.note_chosen)
        self._copy.clicked.connect(self.copy_chosen)
        self._cite.clicked.connect(self.cite_chosen)
        self._search.clicked.connect(self.search_chosen)
        self._report.clicked.connect(self.report_chosen)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        for color, button in self._colors.items():
            button.setIcon(color_swatch(theme, color))
        self._underline.setIcon(icon("underline", theme.text))
        self._note.setIcon(icon("note", theme.text))
        self._copy.setIcon(icon("copy", theme.text))
        self._cite.setIcon(icon("copy", theme.text))
        self._search.setIcon(icon("search", theme.text))

    def show_for(self, view: ReaderView) -> None:
        """Appear beside the lines of the selection of ``view`` that are in sight; nowhere when none is."""
        cursor = view.textCursor()
        self.show_for_text(view, *view.selected, downward=cursor.position() >= cursor.anchor())
