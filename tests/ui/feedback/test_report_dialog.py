"""What is wrong with a passage is asked beside its words."""

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from ui.feedback.report_dialog import LONGEST, ReportDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.mark.parametrize(("typed", "told"), [(" 应为三日\n", "应为三日"), ("", ""), ("长" * LONGEST, "长" * LONGEST)])
def test_the_words_are_told_may_be_none_and_stay_until_they_are_stored(qtbot: QtBot, typed: str, told: str) -> None:
    dialog = ReportDialog("贷后检查 › 报告", "两日内报告", None)
    qtbot.addWidget(dialog)
    dialog.open()
    quote, words = (dialog.findChild(QPlainTextEdit, name) for name in ("report_quote", "report_words"))
    assert isinstance(quote, QPlainTextEdit)
    assert isinstance(words, QPlainTextEdit)
    assert quote.toPlainText() == "两日内报告"
    words.setPlainText(typed)
    keep = dialog.findChild(QPushButton, "report_keep")
    assert isinstance(keep, QPushButton)
    with qtbot.waitSignal(dialog.reported) as asked:
        keep.click()
    assert asked.args == [told]
    assert not keep.isEnabled()
    dialog.tell(OSError(28, "No space left on device"))
    assert (words.toPlainText(), keep.isEnabled(), dialog.isVisible()) == (typed, True, True)
    state = dialog.findChild(QLabel, "report_state")
    assert isinstance(state, QLabel)
    assert state.text().startswith("没有记下：")
    words.setPlainText("字" * (LONGEST + 3))
    assert (state.text(), keep.isEnabled()) == (f"最多 {LONGEST} 个字，多了 3 个。", False)
