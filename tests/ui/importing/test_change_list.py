"""The list of a long document's changes: what is not to be seen costs nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from kb.content.importers.cleaning.edits import Change, ChangeKind
from ui.importing.change_list import ChangeList, ChangeModel

MANY = tuple(
    Change(key, ChangeKind.NUMERAL if key % 2 else ChangeKind.JOINED, "1", "一", f"第{key}处") for key in range(40_000)
)


def test_of_forty_thousand_changes_only_those_to_be_seen_are_put_into_words(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[int] = set()
    counted = 0
    data, flags = ChangeModel.data, ChangeModel.flags

    def watched(model: ChangeModel, index, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # type: ignore[no-untyped-def]  # noqa: ANN001
        nonlocal counted
        counted += 1
        asked.add(index.row())
        return data(model, index, role)

    def watched_flags(model: ChangeModel, index) -> Qt.ItemFlag:  # type: ignore[no-untyped-def]  # noqa: ANN001
        nonlocal counted
        counted += 1
        return flags(model, index)

    monkeypatch.setattr(ChangeModel, "data", watched)
    monkeypatch.setattr(ChangeModel, "flags", watched_flags)
    listed = ChangeList()
    qtbot.addWidget(listed)
    listed.resize(700, 400)
    listed.set_changes(MANY, frozenset(range(40_000)))
    listed.show()
    qtbot.waitExposed(listed)
    kinds, view = listed.findChild(QComboBox), listed.findChild(QTableView)
    assert isinstance(kinds, QComboBox)
    assert isinstance(view, QTableView)
    qtbot.waitUntil(lambda: bool(asked))
    kinds.setCurrentIndex(1)
    with qtbot.waitSignal(listed.changed) as told:
        reject = listed.findChild(QPushButton, "reject_all")
        assert isinstance(reject, QPushButton)
        reject.click()
    assert len(told.args[0]) == 20_000
    view.scrollToBottom()
    qtbot.waitUntil(lambda: 19_999 in asked)
    assert len(asked) < 200
    assert counted < 20_000
