"""Choosing two or three roles: one box for each, a role in one box at most."""

from PySide6.QtCore import QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from kb.translation import tr
from ui.theme import Theme
from ui.widgets.icons import icon
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel

BOXES = 3
NEEDED = 2
_ROOMY = 300  # pixels from which on there is room for words between the boxes
_CHEVRON = 14  # pixels
_PLACEHOLDERS = (tr("选择岗位"), tr("选择岗位"), tr("再加一个"))
_ORDINALS = (tr("第一个岗位"), tr("第二个岗位"), tr("第三个岗位"))


class RoleChoice(QWidget):
    """Three boxes with the same roles; what one has chosen cannot be chosen in another."""

    changed = Signal()  # by hand

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roles: tuple[str, ...] = ()
        self._boxes = [named(RoleBox(theme), f"role_{n + 1}", _ORDINALS[n]) for n in range(BOXES)]
        self._between = [PlainLabel(tr("对照")), PlainLabel(tr("和"))]
        for label in self._between:
            label.setProperty("kind", "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for n, box in enumerate(self._boxes):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)
            box.setMaximumWidth(240)
            box.activated.connect(self._on_activated)
            if n:
                layout.addWidget(self._between[n - 1])
            layout.addWidget(box, 1)
        layout.addStretch(1)
        self.setFocusProxy(self._boxes[0])
        self.set_roles(())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where there is little room, the words between give it to the boxes."""
        super().resizeEvent(event)
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        for box in self._boxes:
            box.set_theme(theme)

    @property
    def roles(self) -> tuple[str, ...]:
        """What there is to choose from."""
        return self._roles

    def set_roles(self, roles: tuple[str, ...]) -> None:
        """Offer ``roles``; what is chosen stays chosen where it is among them."""
        chosen = self._per_box()
        self._roles = tuple(dict.fromkeys(roles))
        for box, placeholder, role in zip(self._boxes, _PLACEHOLDERS, chosen, strict=True):
            with QSignalBlocker(box):
                box.clear()
                box.addItem(placeholder, "")
                for offered in self._roles:
                    box.addItem(offered, offered)
                box.setCurrentIndex(max(box.findData(role), 0))
        self._arrange()
        self._bar_doubles()

    def chosen(self) -> tuple[str, ...]:
        """The chosen roles, from left to right."""
        return tuple(role for role in self._per_box() if role)

    def set_chosen(self, roles: tuple[str, ...]) -> None:
        """Choose these, silently; unknown ones are left out."""
        known = [role for role in dict.fromkeys(roles) if role in self._roles][:BOXES]
        if tuple(known) == self.chosen():
            return
        for box, role in zip(self._boxes, [*known, *[""] * (BOXES - len(known))], strict=True):
            with QSignalBlocker(box):
                box.setCurrentIndex(max(box.findData(role), 0))
        self._bar_doubles()

    def _arrange(self) -> None:
        third, roomy = len(self._roles) >= BOXES, self.width() >= _ROOMY
        self._boxes[-1].setVisible(third)
        for label, needed in zip(self._between, (True, third), strict=True):
            label.setVisible(needed and roomy)

    def _per_box(self) -> tuple[str, ...]:
        return tuple(str(box.currentData() or "") for box in self._boxes)

    def _on_activated(self) -> None:
        self._bar_doubles()
        self.changed.emit()

    def _bar_doubles(self) -> None:
        chosen = self._per_box()
        for box, own in zip(self._boxes, chosen, strict=True):
            model = box.model()
            assert isinstance(model, QStandardItemModel)  # noqa: S101 - what a QComboBox has of its own
            for row in range(1, box.count()):
                role = box.itemData(row, Qt.ItemDataRole.UserRole)
                model.item(row).setEnabled(role == own or role not in chosen)


class RoleBox(QComboBox):
    """A flat box with our own chevron; ``ui.theme`` takes Qt's away."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The box, then the chevron."""
        super().paintEvent(event)
        place = QRect(self.width() - _CHEVRON - 7, (self.height() - _CHEVRON) // 2, _CHEVRON, _CHEVRON)
        icon("chevron-down", self._theme.muted).paint(QPainter(self), place)
