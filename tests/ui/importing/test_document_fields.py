"""The form for what is known of a document: nothing that was there is lost, dates are taken in any writing."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from kb.content.importers.metadata import Metadata, Vocabulary
from tests.ui.importing.hands import part
from ui.importing.document_fields import DocumentFields, WordChoice
from ui.theme import LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

KNOWN = Metadata(
    title="印章办法", number="甲〔2026〕1号", issued="2026-03-05", replaces=("旧办法",), roles=("柜员", "自定的岗位"),
    summary="概要", source="印章.docx",
)  # fmt: skip


@pytest.fixture
def fields(qtbot: QtBot) -> DocumentFields:
    form = DocumentFields(Vocabulary(("客户经理", "柜员"), ("服务",)), LIGHT)
    qtbot.addWidget(form)
    form.set_metadata(KNOWN)
    form.show()
    return form


def test_what_is_not_touched_stays_as_it_was(fields: DocumentFields) -> None:
    assert fields.metadata() == KNOWN
    assert fields.problem() == ""


@pytest.mark.parametrize("written", ["2026年5月1日", "2026/5/1", "2026.05.01", "20260501", "2026-5-1", " 2026-05-01 "])
def test_a_date_may_be_written_in_any_way(fields: DocumentFields, written: str) -> None:
    part(fields, QLineEdit, "document_effective").setText(written)
    assert fields.metadata().effective == "2026-05-01"


def test_a_date_that_is_none_is_told_and_kept_as_typed(qtbot: QtBot, fields: DocumentFields) -> None:
    with qtbot.waitSignal(fields.changed):
        QTest.keyClicks(part(fields, QLineEdit, "document_expires"), "2026-02-30")
    assert "失效日期" in fields.problem()
    assert part(fields, QLabel, "document_problem").isVisible()
    assert fields.metadata().expires == "2026-02-30"


def test_roles_are_ticked_in_a_menu_that_stays_open(qtbot: QtBot, fields: DocumentFields) -> None:
    choice = part(fields, QPushButton, "document_roles")
    assert isinstance(choice, WordChoice)
    choice.click()
    menu = choice.findChild(QMenu)
    assert menu is not None
    actions = {action.text(): action for action in menu.actions()}
    assert [name for name, action in actions.items() if action.isChecked()] == ["柜员", "自定的岗位"]
    with qtbot.waitSignal(fields.changed):
        actions["客户经理"].trigger()
    assert fields.metadata().roles == ("柜员", "自定的岗位", "客户经理")
    assert choice.accessibleName() == "岗位：柜员、自定的岗位、客户经理"
    menu.close()
