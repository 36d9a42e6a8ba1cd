"""What was deleted can be put back, or goes for good after a question."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from kb.content.own_documents.trash import DeletedDocument
from tests.ui.importing.hands import part
from ui.importing import trash_dialog
from ui.importing.trash_dialog import TrashDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

DELETED = DeletedDocument(Path("x"), ("印章办法",), datetime(2026, 5, 1, 8, tzinfo=UTC), "articles/x")


@pytest.fixture
def dialog(qtbot: QtBot) -> TrashDialog:
    opened = TrashDialog()
    qtbot.addWidget(opened)
    opened.open()
    return opened


def test_without_anything_there_is_nothing_to_do(dialog: TrashDialog) -> None:
    dialog.set_documents(())
    assert not part(dialog, QPushButton, "trash_restore").isEnabled()
    assert not part(dialog, QPushButton, "trash_purge").isEnabled()
    assert not part(dialog, QTreeWidget, "trash_list").isVisible()


def test_the_chosen_one_is_asked_to_be_put_back(qtbot: QtBot, dialog: TrashDialog) -> None:
    dialog.set_documents((DELETED,))
    with qtbot.waitSignal(dialog.restore_requested) as asked:
        part(dialog, QPushButton, "trash_restore").click()
    assert asked.args == [DELETED]


def test_nothing_goes_for_good_without_a_yes(
    qtbot: QtBot, dialog: TrashDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.set_documents((DELETED,))
    monkeypatch.setattr(trash_dialog, "is_agreed", lambda *_: False)
    with qtbot.assertNotEmitted(dialog.purge_requested):
        part(dialog, QPushButton, "trash_purge").click()
    monkeypatch.setattr(trash_dialog, "is_agreed", lambda *_: True)
    with qtbot.waitSignal(dialog.purge_requested):
        part(dialog, QPushButton, "trash_purge").click()
