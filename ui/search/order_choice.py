"""What the results are sorted by: 相关, 岗位, 更新."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from kb.labels import RESULT_ORDER_LABELS
from kb.model import ResultOrder
from kb.translation import tr


class OrderChoice(QComboBox):
    """One box; a new query keeps what was chosen."""

    chosen = Signal(object)  # ResultOrder

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("results_order")
        self.setAccessibleName(tr("排序"))
        self.setToolTip(tr("排序：相关、岗位、更新日期"))
        for order in ResultOrder:
            self.addItem(tr("按{order}").format(order=RESULT_ORDER_LABELS[order]), order)
        self.activated.connect(lambda row: self.chosen.emit(ResultOrder(self.itemData(row))))
