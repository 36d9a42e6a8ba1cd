"""The results as a narrow list beside the open article, and the way back to the page they came from."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kb.translation import tr
from ui.search.results_list import ResultsList
from ui.widgets.named import named


class ResultsRail(QWidget):
    """A button above a list; both are the results page's own."""

    def __init__(self, rows: ResultsList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = named(QPushButton(tr("← 返回结果")), "results_back", tr("返回搜索结果"))
        self.back.setToolTip(tr("返回搜索结果（Esc）"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 0, 6, 0)
        beside.addWidget(self.back)
        layout.addLayout(beside)
        layout.addWidget(rows, 1)
        self.setFocusProxy(rows)
