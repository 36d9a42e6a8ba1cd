"""The subjects of a comparison to jump to; those in which nothing differs say so."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from kb.content.shared_passages import FoldedRow
from kb.translation import tr
from ui.widgets.plain_text import shortened

_LONGEST = 24  # code points of a subject


class SectionChoice(QComboBox):
    """Follows the section on top; choosing one jumps there."""

    section_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comparison_sections")
        self.setAccessibleName(tr("跳到主题"))
        self.setToolTip(tr("跳到主题"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.setMaxVisibleItems(20)
        self.activated.connect(self.section_chosen)

    def show_rows(self, rows: Sequence[FoldedRow]) -> None:
        """Offer these; nothing is offered, and nothing seen, without any."""
        with QSignalBlocker(self):
            self.clear()
            for row in rows:
                words = shortened(row.section, _LONGEST)
                self.addItem(words if row.differs else tr("{words}（相同）").format(words=words))
        self.setVisible(bool(rows))

    def show_section(self, number: int) -> None:
        """Say which one is on top."""
        with QSignalBlocker(self):
            self.setCurrentIndex(number)
