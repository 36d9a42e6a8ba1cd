"""The dialog that prints: what it shows is what it writes.

Covers: ui/printing/scopes.py.
"""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kb.errors import ArticleNotFound
from kb.exchange.printing.article_parts import article_part, section_part
from kb.exchange.printing.printout import Printout
from kb.exchange.printing.sections import sections_of
from kb.exported_files import ExportedFiles
from tests.ui.printing.conftest import bare, known, pages_of, text_of
from tests.ui.reader.samples import annotation, long_article, span_of
from ui.printing import printers
from ui.printing.dialog import PrintDialog
from ui.printing.press import full_page
from ui.printing.printers import PrintOrder
from ui.printing.scopes import PrintChoice, PrintScope
from ui.theme import LIGHT

ARTICLE = long_article(25)
SECTIONS = sections_of(ARTICLE)
MARKS = (annotation("a", ARTICLE, span_of(ARTICLE.text, "贷前调查"), note="先看抵押物"),)


def whole(choice: PrintChoice) -> Printout:
    marks = MARKS if choice.annotated else ()
    if choice.section is None:
        return Printout("长文", (article_part(ARTICLE, None, marks),))
    return Printout("一节", (section_part(ARTICLE, choice.section, None, marks),))


def gone(_choice: PrintChoice) -> Printout:
    raise ArticleNotFound("x")


SCOPES = (
    PrintScope("本文：长文", whole, can_annotate=True, can_card=True),
    PrintScope("一节", whole, SECTIONS, 2, can_annotate=True, can_card=True, prefers_card=True),
    PrintScope("没有内容", lambda _choice: Printout("空")),
    PrintScope("已移除", gone),
)


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> Iterator[PrintDialog]:
    """A shown dialog over an article, its sections, nothing, and what cannot be read."""
    made = PrintDialog(SCOPES, LIGHT, ExportedFiles(tmp_path / "unfinished"), printed="打印于 2026-11-30")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    yield made
    made._under_way = False
    made.close()


@pytest.fixture
def target(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The file that a person chooses."""
    path = tmp_path / "out.pdf"
    monkeypatch.setattr("ui.printing.dialog.choose_file", lambda *_: path)
    return path


def button(dialog: PrintDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def told(dialog: PrintDialog) -> str:
    found = dialog.findChild(QLabel, "print_words")
    assert isinstance(found, QLabel)
    return found.text()


def choose(dialog: PrintDialog, name: str, index: int) -> None:
    box = dialog.findChild(QComboBox, name)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(index)


def check(dialog: PrintDialog, name: str, *, on: bool) -> None:
    box = dialog.findChild(QCheckBox, name)
    assert isinstance(box, QCheckBox)
    assert box.isEnabled()
    box.setChecked(on)


def wait_ready(qtbot: QtBot, dialog: PrintDialog) -> None:
    qtbot.waitUntil(lambda: button(dialog, "print_save").isEnabled())


def test_it_shows_the_pages_it_will_write(qtbot: QtBot, dialog: PrintDialog, target: Path) -> None:
    wait_ready(qtbot, dialog)
    count = dialog._preview.count
    assert count > 1
    qtbot.waitUntil(lambda: 0 in dialog._preview._pictures)
    with qtbot.waitSignal(dialog.done_with) as done:
        button(dialog, "print_save").click()
    assert done.args == [f"已存为 {target}"]
    content = target.read_bytes()
    assert pages_of(content) == count
    assert known(text_of(content)) == known(bare(ARTICLE.text))
    assert not dialog.isVisible()


def test_a_section_as_a_card_with_notes(qtbot: QtBot, dialog: PrintDialog, target: Path) -> None:
    wait_ready(qtbot, dialog)
    choose(dialog, "print_scope", 1)
    assert dialog.choice == PrintChoice(SECTIONS[2], annotated=False, card=True)
    choose(dialog, "print_section", 0)
    check(dialog, "print_annotated", on=True)
    wait_ready(qtbot, dialog)
    with qtbot.waitSignal(dialog.done_with):
        button(dialog, "print_save").click()
    content, section = target.read_bytes(), SECTIONS[0]
    assert pages_of(content) == 1
    words = bare(ARTICLE.text[section.span.start : section.span.end]) + "我的批注先看抵押物"
    assert known(text_of(content)) == known(words)


def test_what_does_not_fit_a_card_says_so(qtbot: QtBot, dialog: PrintDialog) -> None:
    check(dialog, "print_card", on=True)
    qtbot.waitUntil(lambda: "一页放不下" in told(dialog))
    wait_ready(qtbot, dialog)


def test_nothing_to_print_and_what_cannot_be_read_are_told(qtbot: QtBot, dialog: PrintDialog) -> None:
    wait_ready(qtbot, dialog)
    choose(dialog, "print_scope", 2)
    qtbot.waitUntil(dialog._empty.isVisible)
    assert not button(dialog, "print_start").isEnabled()
    choose(dialog, "print_scope", 3)
    qtbot.waitUntil(lambda: "不在资料库" in told(dialog))
    assert not button(dialog, "print_save").isEnabled()


def test_a_folder_that_cannot_be_written_is_told_and_the_dialog_stays(
    qtbot: QtBot, dialog: PrintDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    missing = tmp_path / "拔掉的U盘" / "out.pdf"
    monkeypatch.setattr("ui.printing.dialog.choose_file", lambda *_: missing)
    wait_ready(qtbot, dialog)
    button(dialog, "print_save").click()
    qtbot.waitUntil(lambda: "拔掉的U盘" in told(dialog))
    assert dialog.isVisible()
    wait_ready(qtbot, dialog)


def test_without_a_printer_a_pdf_is_offered(qtbot: QtBot, dialog: PrintDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    wait_ready(qtbot, dialog)
    assert button(dialog, "print_start").isDefault()
    button(dialog, "print_start").click()
    assert "没有找到打印机" in told(dialog)
    assert button(dialog, "print_save").isDefault()
    assert button(dialog, "print_save").isEnabled()


def test_a_printer_that_is_chosen_gets_the_pages(
    qtbot: QtBot, dialog: PrintDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setPageLayout(full_page())
    printer.setFullPage(True)
    monkeypatch.setattr(printers, "choose_printer", lambda *_: PrintOrder(printer, (0, 1)))
    wait_ready(qtbot, dialog)
    with qtbot.waitSignal(dialog.done_with) as done:
        button(dialog, "print_start").click()
    assert done.args == ["已送往打印机，共 2 页"]
    assert pages_of((tmp_path / "paper.pdf").read_bytes()) == 2


def test_what_is_being_written_can_be_stopped(
    qtbot: QtBot, dialog: PrintDialog, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    real = dialog._begin

    def hold() -> None:
        begun.set()
        go_on.wait(10)

    def begin(words: str) -> object:
        stop = real(words)
        dialog._lane.run(hold)
        return stop

    monkeypatch.setattr(dialog, "_begin", begin)
    wait_ready(qtbot, dialog)
    button(dialog, "print_save").click()
    qtbot.waitUntil(begun.is_set)
    assert button(dialog, "print_cancel").text() == "停止"
    dialog.reject()
    assert dialog.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: "已停止" in told(dialog))
    assert not target.exists()
    assert button(dialog, "print_cancel").text() == "关闭"
    dialog.reject()
    assert not dialog.isVisible()


def test_a_choice_made_while_another_is_laid_out_gives_that_up(qtbot: QtBot, dialog: PrintDialog) -> None:
    choose(dialog, "print_scope", 1)
    choose(dialog, "print_scope", 0)
    choose(dialog, "print_scope", 1)
    wait_ready(qtbot, dialog)
    assert dialog._preview.count == 1
    assert dialog._laid_out is not None
    assert dialog._laid_out.words == "一节"


def test_to_save_a_pdf_enter_saves_one(qtbot: QtBot, tmp_path: Path) -> None:
    made = PrintDialog(SCOPES, LIGHT, ExportedFiles(tmp_path / "unfinished"), printed="", as_pdf=True)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    assert button(made, "print_save").isDefault()
    wait_ready(qtbot, made)
    made.close()
