"""The recycle bin: what it lists, what it asks before anything goes for good."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from kb.model import Bookmark, Deleted, Placement
from tests.ui.notes.handmade import NOON, annotation
from ui.dialogs.bin import BinDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NOTED = annotation("noted", note="先看\n抵押物")
MARK = Bookmark("mark", NOTED.anchor, "放款后按期", NOON, NOTED.span, Placement.IN_PLACE)


@pytest.fixture
def dialog(qtbot: QtBot) -> BinDialog:
    """Over an annotation deleted just now and a bookmark deleted 29 days ago; whatever is asked is agreed to."""
    dialog = BinDialog({"loan": "贷款客户经理"})
    qtbot.addWidget(dialog)
    dialog.agreed = lambda _question: True
    now = datetime.now(UTC)
    dialog.set_items((Deleted(NOTED, now), Deleted(MARK, now - timedelta(days=29, hours=1))))
    dialog.show()
    return dialog


def rows(dialog: BinDialog) -> QTreeWidget:
    found = dialog.findChild(QTreeWidget, "bin_list")
    assert isinstance(found, QTreeWidget)
    return found


def choose(dialog: BinDialog, row: int) -> None:
    item = rows(dialog).topLevelItem(row)
    assert item is not None
    rows(dialog).setCurrentItem(item)


def button(dialog: BinDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_annotations_and_bookmarks_are_listed_with_the_days_they_have_left(dialog: BinDialog) -> None:
    told = [[rows(dialog).topLevelItem(row).text(column) for column in (0, 1, 2, 4)] for row in range(2)]  # type: ignore[union-attr]
    assert told == [
        ["先看 抵押物", "批注", "贷款客户经理", "29 天"],
        ["放款后按期", "书签", "贷款客户经理", "今天"],
    ]


def test_what_is_chosen_is_restored(qtbot: QtBot, dialog: BinDialog) -> None:
    assert not button(dialog, "bin_restore").isEnabled()
    choose(dialog, 1)
    with qtbot.waitSignal(dialog.restore_requested) as asked:
        button(dialog, "bin_restore").click()
    assert asked.args == [("mark",)]


@pytest.mark.parametrize(("name", "ids"), [("bin_purge", ("noted",)), ("bin_clear", ("noted", "mark"))])
def test_nothing_goes_for_good_before_it_is_agreed_to(
    qtbot: QtBot, dialog: BinDialog, name: str, ids: tuple[str, ...]
) -> None:
    choose(dialog, 0)
    dialog.agreed = lambda _question: False
    with qtbot.assertNotEmitted(dialog.purge_requested):
        button(dialog, name).click()
    dialog.agreed = lambda _question: True
    with qtbot.waitSignal(dialog.purge_requested) as asked:
        button(dialog, name).click()
    assert asked.args == [ids]


def test_an_empty_bin_says_so_and_has_nothing_to_do(dialog: BinDialog) -> None:
    dialog.set_items(())
    assert not rows(dialog).isVisible()
    assert not any(button(dialog, name).isEnabled() for name in ("bin_restore", "bin_purge", "bin_clear"))


def test_read_only_notes_let_nothing_be_done(qtbot: QtBot) -> None:
    dialog = BinDialog({}, read_only=True)
    qtbot.addWidget(dialog)
    dialog.set_items((Deleted(NOTED, datetime.now(UTC)),))
    choose(dialog, 0)
    assert not any(button(dialog, name).isEnabled() for name in ("bin_restore", "bin_purge", "bin_clear"))
