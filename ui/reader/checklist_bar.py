"""The line above an article with a checklist: how far it is, which list, what is to be looked at, what can be done."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QToolButton, QVBoxLayout, QWidget

from kb.exchange.checklists.wording import GONE, change_words, period_words, progress_words
from kb.labels import CHECKLIST_REPEAT_LABELS, TEXT_CHANGED
from kb.model import Checklist, ChecklistRepeat
from kb.translation import tr
from ui.theme import SHEET, Theme, set_rules
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel, tooltip

_BAR_WIDTH = 110  # pixels


class ChecklistBar(QFrame):
    """Hidden where an article has no list."""

    fresh_requested = Signal()
    history_requested = Signal()
    sign_requested = Signal()
    export_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checklist_bar")
        self._bar = named(QProgressBar(), "checklist_progress", tr("清单进度"))
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._count = named(PlainLabel(), "checklist_count")
        self._period = named(PlainLabel(), "checklist_period")
        self._period.setProperty("kind", "muted")
        self._told = named(PlainLabel(parent=self), "checklist_told")
        self._told.setWordWrap(True)
        self._fresh = self._button("checklist_fresh", tr("新的一份"), tr("开始一份新的，这一份留在历史里"))
        self._sign = self._button("checklist_sign", tr("签字…"), tr("带教人签字"))
        layout = QHBoxLayout()
        layout.setSpacing(10)
        for widget in (self._bar, self._count, self._period):
            layout.addWidget(widget)
        layout.addStretch(1)
        for button in (
            self._fresh,
            self._button("checklist_history", tr("历史…"), tr("每一份勾了哪些、什么时候、谁勾的")),
            self._sign,
            self._button("checklist_export", tr("导出…"), tr("导出为 CSV 或 Markdown")),
        ):
            layout.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 4, 12, 4)
        column.setSpacing(2)
        column.addLayout(layout)
        column.addWidget(self._told)
        self._fresh.clicked.connect(self.fresh_requested)
        self._sign.clicked.connect(self.sign_requested)
        self._found("checklist_history").clicked.connect(self.history_requested)
        self._found("checklist_export").clicked.connect(self.export_requested)
        self.set_theme(theme)
        self.hide()

    def show_checklist(self, checklist: Checklist | None, now: datetime) -> None:
        """Show how far the list is, or nothing; ``now`` says which day is today."""
        self.setVisible(checklist is not None)
        if checklist is None:
            return
        self._bar.setRange(0, max(checklist.total, 1))
        self._bar.setValue(checklist.done)
        self._count.setText(progress_words(checklist.done, checklist.total))
        self._period.setText(_period(checklist, now))
        self._period.setToolTip(tooltip(CHECKLIST_REPEAT_LABELS[checklist.repeat]))
        told = _told(checklist)
        self._told.setText(tr("；").join(told))
        self._told.setVisible(bool(told))
        self._told.setProperty("kind", "warning" if _is_warning(checklist) else "muted")
        self._told.style().unpolish(self._told)
        self._told.style().polish(self._told)
        self._fresh.setVisible(checklist.repeat is ChecklistRepeat.EACH)
        self._fresh.setEnabled(checklist.done > 0)
        self._sign.setVisible(checklist.repeat is ChecklistRepeat.ONCE)

    def set_theme(self, _theme: Theme) -> None:
        """The rules name roles of the palette, and are the same in every theme."""
        set_rules(
            self,
            f"QFrame#checklist_bar {{ background: {SHEET.window}; border: 0; border-bottom: 1px solid {SHEET.line}; }}"
            f'QLabel[kind="warning"] {{ color: {SHEET.danger}; }}'
            f"QToolButton {{ color: {SHEET.link}; padding: 3px 6px; }}"
            f"QToolButton:disabled {{ color: {SHEET.muted}; }}",
        )

    def _button(self, name: str, words: str, tip: str) -> QToolButton:
        button = named(QToolButton(self), name, tip)
        button.setText(words)
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _found(self, name: str) -> QToolButton:
        return next(button for button in self.findChildren(QToolButton) if button.objectName() == name)


def _period(checklist: Checklist, now: datetime) -> str:
    """Today's list, or the one that counts for ever."""
    day, _, number = checklist.period.partition("/")
    if day != now.astimezone().date().isoformat():
        return period_words(checklist.period)
    return tr("今天第 {number} 份").format(number=number) if number else tr("今天")


def _told(checklist: Checklist) -> list[str]:
    """What is to be looked at."""
    out = []
    if checklist.changed:
        out.append(
            tr("{changed} 条{text_changed}，点方框确认").format(changed=checklist.changed, text_changed=TEXT_CHANGED)
        )
    if checklist.gone:
        out.append(tr("{count} 个勾{gone}，见历史").format(count=len(checklist.gone), gone=GONE))
    if checklist.sign_offs:
        last = checklist.sign_offs[-1]
        changed = next((check for check in reversed(checklist.sign_offs) if check.changed), None)
        out.append(
            change_words(changed)
            if changed
            else tr("{name}已签字（{change}）").format(name=last.sign_off.name, change=change_words(last))
        )
    return out


def _is_warning(checklist: Checklist) -> bool:
    return bool(checklist.changed or any(check.changed for check in checklist.sign_offs))
