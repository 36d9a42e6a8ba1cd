"""The settings dialog: one page for each page of the declared table; a change is to be seen at once."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kb.settings import SETTINGS, Settings, SettingsPage
from kb.translation import tr
from ui.settings.field import Option, SettingField, Value
from ui.widgets.dialog_size import resize_within_screen
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel

ABOUT = tr("数据与关于")
_AROUND_NAME = 40  # pixels of the list of pages that are no words


class SettingsDialog(QDialog):
    """Knows no setting by name: what is declared is shown, ``options`` words the choices that are no numbers."""

    changed = Signal(str, object)  # the setting's name, Value: bool, int or str
    folder_requested = Signal(object)  # Path

    def __init__(
        self,
        settings: Settings,
        options: Mapping[str, Sequence[Option]],
        *,
        data_folder: Path,
        about: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("settings_dialog")
        self.setWindowTitle(tr("设置"))
        self._pages = QStackedWidget(self)
        self._names = named(QListWidget(), "settings_pages", tr("设置的分类"))
        self._makers: list[Callable[[], object] | None] = []  # of the pages that have not been shown
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QGridLayout(self)
        layout.addWidget(self._names, 0, 0)
        layout.addWidget(self._pages, 0, 1)
        layout.addWidget(buttons, 1, 0, 1, 2)
        layout.setColumnStretch(1, 1)
        for page in SettingsPage:
            if page is not SettingsPage.HIDDEN:
                self._add_page(page.value, partial(self._fill_page, page, settings, options))
        self._add_page(ABOUT, partial(self._fill_about, data_folder, about))
        words = (self._names.item(row).text() for row in range(self._names.count()))
        self._names.setFixedWidth(max(map(self.fontMetrics().horizontalAdvance, words)) + _AROUND_NAME)
        self._names.currentRowChanged.connect(self._show_page)
        self._names.setCurrentRow(0)
        resize_within_screen(self, QSize(620, 380))

    def _add_page(self, words: str, make: Callable[[QWidget], object]) -> None:
        """A page that is made when it is first shown: all five at once held the window for 60 ms."""
        entry = QListWidgetItem(words)
        entry.setSizeHint(QSize(0, 2 * self.fontMetrics().height()))
        self._names.addItem(entry)
        page = QWidget(self._pages)
        self._pages.addWidget(page)
        self._makers.append(partial(make, page))

    def _show_page(self, row: int) -> None:
        make, self._makers[row] = self._makers[row], None
        if make is not None:
            make()
        self._pages.setCurrentIndex(row)

    def _fill_page(
        self, page: SettingsPage, settings: Settings, options: Mapping[str, Sequence[Option]], out: QWidget
    ) -> None:
        grid = QGridLayout(out)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        declared = [setting for setting in SETTINGS if setting.page is page]
        for row, setting in enumerate(declared):
            value: Value = getattr(settings, setting.name)
            field = SettingField(setting, value, options.get(setting.name, ()), self)
            reset = named(
                QPushButton(tr("恢复默认")),
                f"reset_{setting.name}",
                tr("{label}：恢复默认").format(label=setting.label),
            )
            reset.setAutoDefault(False)
            reset.setEnabled(value != setting.default)
            reset.clicked.connect(lambda _checked=False, field=field: field.set_value(field.setting.default))
            field.changed.connect(partial(self._tell, field, reset))
            if isinstance(field.widget, QCheckBox):  # that says it itself
                grid.addWidget(field.widget, row, 0, 1, 2)
            else:
                label = PlainLabel(setting.label)
                label.setBuddy(field.widget)
                grid.addWidget(label, row, 0)
                grid.addWidget(field.widget, row, 1)
            grid.addWidget(reset, row, 2)
        grid.setRowStretch(len(declared), 1)

    def _tell(self, field: SettingField, reset: QPushButton, value: Value) -> None:
        reset.setEnabled(value != field.setting.default)
        self.changed.emit(field.setting.name, value)

    def _fill_about(self, data_folder: Path, about: str, out: QWidget) -> None:
        column = QVBoxLayout(out)
        words = named(PlainLabel(about), "settings_about")
        words.setWordWrap(True)
        place = named(
            PlainLabel(tr("数据文件夹：{data_folder}").format(data_folder=data_folder)), "settings_data_folder"
        )
        place.setWordWrap(True)
        opening = named(QPushButton(tr("打开数据文件夹")), "settings_open_data")
        opening.setAutoDefault(False)
        opening.clicked.connect(lambda: self.folder_requested.emit(data_folder))
        column.setSpacing(12)
        for widget in (words, place):
            column.addWidget(widget)
        column.addWidget(opening, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
