"""What importing files would give is shown, corrected and decided on before anything is stored.

Covers: ui/importing/article_preview.py, ui/importing/change_list.py, ui/importing/document_list.py,
ui/importing/entry.py, ui/importing/entry_page.py.
"""

import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QTableView, QTabWidget, QTreeWidget
from pytestqt.qtbot import QtBot

from kb.content.importers.importer import Outcome, preview_all
from kb.content.importers.metadata import Metadata, Vocabulary
from kb.content.own_documents.documents import EarlierImport
from kb.content.parser import parse_article
from kb.errors import DocumentDamaged
from tests.kb.content.importers.sheet_files import sheet_file
from tests.ui.importing.hands import part
from tests.ui.opened_files import OpenedFile
from ui.importing.article_preview import ArticlePreview
from ui.importing.document_list import DocumentList
from ui.importing.entry import Entry, EntryState
from ui.importing.import_dialog import ImportDialog, stored_words
from ui.theme import LIGHT
from ui.workers import Worker

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SITE = """如何做好1名柜员

1、如何做好1名柜员

柜员1定要先学点钞,再3练习,1站式服务才做得好。这是1般要求。

相似内容

2、做好1名经理

经理要先听客户说完,1次讲清楚。
"""
WORDS = Vocabulary(("柜员", "客户经理"), ("服务",))


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[ImportDialog]:
    """An open dialog without files."""
    previews = Worker("import-preview")
    opened = ImportDialog(WORDS, LIGHT, previews)
    qtbot.addWidget(opened)
    opened.open()
    yield opened
    opened.reject()
    previews.close()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    path = tmp_path / "网页.txt"
    path.write_text(SITE, "utf-8")
    return path


def entries_of(*paths: Path) -> list[Entry]:
    return [Entry.of(outcome, None) for outcome in preview_all(paths)]


def shown(dialog: ImportDialog, qtbot: QtBot, words: str) -> None:
    qtbot.waitUntil(lambda: words in dialog.page._preview.text())


def test_every_file_says_how_it_stands(dialog: ImportDialog, site: Path) -> None:
    (ready,) = entries_of(site)
    failed = Entry.of(Outcome(Path("坏的.docx"), error=DocumentDamaged("不是完整的文档")), None)
    for entry in (ready, failed):
        dialog.add(entry)
    dialog.finish_reading()
    rows = part(dialog, DocumentList, "import_list")
    assert rows.item(0).text().startswith("网页.txt\n整理 ")
    assert rows.item(1).text() == "坏的.docx\n没有导入：不是完整的文档。"
    assert rows.item(0).checkState() is Qt.CheckState.Checked
    assert rows.item(1).data(Qt.ItemDataRole.CheckStateRole) is None, "there is nothing to tick"
    assert part(dialog, QPushButton, "import_confirm").text() == "导入 1 个文件"
    rows.setCurrentRow(1)
    assert "不是完整的文档" in part(dialog, QLabel, "import_words").text()


def test_without_files_it_says_what_can_be_imported(dialog: ImportDialog) -> None:
    dialog.finish_reading()
    assert "没有找到可以导入的文件" in part(dialog, QLabel, "import_words").text()
    assert not part(dialog, QPushButton, "import_confirm").isEnabled()


def test_the_space_bar_ticks_and_what_is_not_ticked_is_not_imported(
    qtbot: QtBot, dialog: ImportDialog, site: Path, tmp_path: Path
) -> None:
    other = tmp_path / "须知.md"
    other.write_text("# 须知\n\n先点钞。\n", "utf-8")
    for entry in entries_of(site, other):
        dialog.add(entry)
    dialog.finish_reading()
    rows = part(dialog, DocumentList, "import_list")
    QTest.keyClick(rows, Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.import_requested) as asked:
        part(dialog, QPushButton, "import_confirm").click()
    assert [entry.path for entry in asked.args[0]] == [other]


def test_the_preview_reads_as_the_reader_will(qtbot: QtBot, dialog: ImportDialog, site: Path) -> None:
    dialog.add(entries_of(site)[0])
    shown(dialog, qtbot, "一站式服务才做得好")
    articles = part(dialog, QComboBox, "import_article")
    assert articles.count() == 2
    articles.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.page._preview.text().startswith("做好一名经理\n"))


def test_an_article_that_is_chosen_while_the_preview_is_made_anew_is_shown_as_it_becomes(
    qtbot: QtBot, dialog: ImportDialog, site: Path, tmp_path: Path
) -> None:
    other = tmp_path / "另一个.txt"
    other.write_text("别的\n\n只有一篇。", "utf-8")
    for entry in entries_of(site, other):
        dialog.add(entry)
    shown(dialog, qtbot, "一站式服务")
    choice = part(dialog, QComboBox, "import_article")
    gate = threading.Event()
    dialog.page._worker.run(lambda: gate.wait(30))
    dialog.page._take_changes(dialog.entries[0].accepted - {9})  # the last of the second article
    dialog.page._pause.stop()
    dialog.page._render()
    choice.setCurrentIndex(1)
    gate.set()
    shown(dialog, qtbot, "1次讲清楚")
    assert choice.currentIndex() == 1
    dialog._list.setCurrentRow(1)
    assert choice.isHidden()
    assert choice.count() == 0
    shown(dialog, qtbot, "只有一篇")


def test_tab_goes_from_the_list_through_the_page_to_the_buttons(dialog: ImportDialog) -> None:
    names, at = list[str](), dialog._list.nextInFocusChain()
    assert dialog.page.isAncestorOf(part(dialog, QTabWidget, "import_tabs"))
    while at is not None and at is not dialog._list:
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            names.append(at.objectName())
        at = at.nextInFocusChain()
    assert names[-3:] == ["import_stop", "import_confirm", "import_close"]
    wanted = ["document_title", "import_article", "change_list", "import_dropped"]
    assert [name for name in names if name in wanted] == wanted, names


def test_a_change_that_is_not_wanted_is_not_made(qtbot: QtBot, dialog: ImportDialog, site: Path) -> None:
    dialog.add(entries_of(site)[0])
    shown(dialog, qtbot, "一站式服务")
    part(dialog, QTabWidget, "import_tabs").setCurrentIndex(1)
    part(dialog, QPushButton, "reject_all").click()
    shown(dialog, qtbot, "1站式服务")
    assert dialog.entries[0].accepted == frozenset()
    assert "相似内容" in dialog.page._preview.text()
    kinds = part(dialog, QComboBox, "change_kinds")
    kinds.setCurrentIndex(next(row for row in range(kinds.count()) if "数字" in kinds.itemText(row)))
    part(dialog, QPushButton, "accept_all").click()
    shown(dialog, qtbot, "一站式服务")
    assert "相似内容" in dialog.page._preview.text(), "only what is shown was accepted"
    rows = part(dialog, QTableView, "change_list")
    before = dialog.entries[0].accepted
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert len(before - dialog.entries[0].accepted) == 1


def test_what_a_change_is_about_is_told(dialog: ImportDialog, site: Path) -> None:
    dialog.add(entries_of(site)[0])
    model = part(dialog, QTableView, "change_list").model()
    rows = [tuple(model.index(row, column).data() for column in range(4)) for row in range(model.rowCount())]
    assert ("去掉网页套话", "相似内容", "（去掉）", "【相似内容】") in rows
    assert any(row[:3] == ("数字还原为汉字", "1", "一") and "【1】站式服务" in row[3] for row in rows)


def test_what_was_left_out_is_listed(qtbot: QtBot, dialog: ImportDialog, tmp_path: Path) -> None:
    page = tmp_path / "网页.html"
    page.write_text("<html><script>x</script><p>正文在这里。</p><img src='a.png'></html>", "utf-8")
    dialog.add(entries_of(page)[0])
    rows = part(dialog, QTreeWidget, "import_dropped")
    texts = [rows.topLevelItem(row).text(0) for row in range(rows.topLevelItemCount())]  # type: ignore[union-attr]
    assert "图片" in texts
    assert part(dialog, QTabWidget, "import_tabs").tabText(2) == f"去掉了什么（{len(texts)}）"


def test_a_corrected_title_and_a_date_in_any_writing_are_taken(qtbot: QtBot, dialog: ImportDialog, site: Path) -> None:
    dialog.add(entries_of(site)[0])
    dialog.finish_reading()
    title, issued = (part(dialog, QLineEdit, f"document_{name}") for name in ("title", "issued"))
    title.clear()
    assert not title.text()
    QTest.keyClicks(title, "Title")
    QTest.keyClicks(issued, "2026.5.1")
    with qtbot.waitSignal(dialog.import_requested) as asked:
        part(dialog, QPushButton, "import_confirm").click()
    (entry,) = asked.args[0]
    assert (entry.edited.metadata.title, entry.edited.metadata.issued) == ("Title", "2026-05-01")


def test_with_a_date_that_is_none_nothing_is_imported(qtbot: QtBot, dialog: ImportDialog, site: Path) -> None:
    dialog.add(entries_of(site)[0])
    dialog.finish_reading()
    QTest.keyClicks(part(dialog, QLineEdit, "document_issued"), "2026.13.1")
    assert "发布日期" in part(dialog, QLabel, "document_problem").text()
    with qtbot.assertNotEmitted(dialog.import_requested):
        part(dialog, QPushButton, "import_confirm").click()
    assert "发布日期" in part(dialog, DocumentList, "import_list").item(0).text()


def test_what_is_there_already_is_replaced_only_on_demand(qtbot: QtBot, dialog: ImportDialog, site: Path) -> None:
    (outcome,) = preview_all([site])
    earlier = EarlierImport(("网页",), ("a",), "a", same=True, metadata=Metadata(title="我改的", roles=("柜员",)))
    entry = Entry.of(outcome, earlier)
    assert (entry.state, entry.wanted, entry.metadata.title) == (EntryState.KNOWN, False, "我改的")
    dialog.add(entry)
    dialog.finish_reading()
    wish = part(dialog, QCheckBox, "import_replace")
    assert "《网页》" in wish.text()
    wish.click()
    assert part(dialog, DocumentList, "import_list").item(0).checkState() is Qt.CheckState.Checked
    with qtbot.waitSignal(dialog.import_requested):
        part(dialog, QPushButton, "import_confirm").click()


def test_of_two_files_with_the_same_content_one_is_imported(site: Path) -> None:
    (outcome,) = preview_all([site])
    entry = Entry.of(outcome, None, "同一份.txt")
    assert not entry.wanted
    assert entry.remark() == "与“同一份.txt”内容相同"


def test_a_file_that_has_gone_is_told_in_chinese(tmp_path: Path) -> None:
    (entry,) = entries_of(tmp_path / "没有.docx")
    assert entry.remark() == "没有导入：文件不存在。"


def test_of_a_newer_state_of_a_file_its_own_dates_go_first(site: Path) -> None:
    (outcome,) = preview_all([site])
    corrected = Metadata(title="旧", number="甲〔2025〕1号", roles=("柜员",))
    entry = Entry.of(outcome, EarlierImport(("旧",), ("a",), "a", same=False, metadata=corrected))
    assert entry.wanted
    assert (entry.metadata.number, entry.metadata.roles) == ("甲〔2025〕1号", ("柜员",))
    assert outcome.preview is not None
    assert entry.metadata.title == outcome.preview.metadata.title


def test_roles_are_taken_over_to_all_files(qtbot: QtBot, dialog: ImportDialog, site: Path, tmp_path: Path) -> None:
    other = tmp_path / "须知.md"
    other.write_text("---\nroles: [柜员]\n---\n# 须知\n\n先点钞。\n", "utf-8")
    for entry in entries_of(other, site):
        dialog.add(entry)
    dialog.finish_reading()
    part(dialog, QPushButton, "import_for_all").click()
    assert [entry.metadata.roles for entry in dialog.entries] == [("柜员",), ("柜员",)]


def test_what_could_not_be_stored_stays_with_its_sentence_and_can_be_tried_again(
    qtbot: QtBot, dialog: ImportDialog, site: Path
) -> None:
    (entry,) = entries_of(site)
    dialog.add(entry)
    dialog.finish_reading()
    part(dialog, QPushButton, "import_confirm").click()
    dialog.show_stored(replace(entry, error=OSError(28, "磁盘已满")))
    dialog.finish_storing()
    assert dialog.isVisible()
    assert "磁盘已满" in part(dialog, QLabel, "import_words").text()
    with qtbot.waitSignal(dialog.import_requested):
        part(dialog, QPushButton, "import_confirm").click()
    dialog.show_stored(replace(entry, stored=("a", "b")))
    dialog.finish_storing()
    assert not dialog.isVisible()
    assert stored_words([replace(entry, stored=("a", "b"))]) == "已导入 1 个文件，共 2 篇文章"


def test_a_preview_opens_no_file_and_no_address(qtbot: QtBot, dialog: ImportDialog, tmp_path: Path) -> None:
    bait = tmp_path / "bait.png"
    bait.write_bytes(b"\x89PNG\r\n")
    page, notes = tmp_path / "a.html", tmp_path / "b.md"
    uri = bait.as_uri()
    page.write_text(f"<link rel=stylesheet href='{uri}'><p>正文<img src='{uri}'></p><iframe src='{uri}'>", "utf-8")
    notes.write_text(f"# 正文\n\n![图]({uri}) <img src='{uri}'> [x]({uri})\n", "utf-8")
    with OpenedFile(bait) as watched:
        for entry in entries_of(page, notes):
            dialog.add(entry)
        for row in range(2):
            part(dialog, DocumentList, "import_list").setCurrentRow(row)
            shown(dialog, qtbot, "正文")
            dialog.grab()
        assert watched.count() == 0


def test_what_a_workbook_hides_is_offered_and_shown_when_it_is_taken(
    dialog: ImportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "费率.xlsx"
    path.write_bytes(sheet_file({"对外": [["转账", "免"]], "底稿": [["成本", "三元"]]}, hidden=["底稿"]))
    dialog.add(entries_of(path)[0])
    dialog.finish_reading()
    shown(dialog, qtbot, "转账")
    box = part(dialog, QCheckBox, "import_hidden")
    assert box.text() == "也读入隐藏的 1 张工作表，标题里注明：底稿"
    tabs = part(dialog, QTabWidget, "import_tabs")
    assert tabs.tabText(2) == "去掉了什么（1）"
    box.click()
    shown(dialog, qtbot, "隐藏的工作表：底稿")
    assert tabs.tabText(2) == "去掉了什么"
    assert dialog.entries[0].edited.with_hidden


def test_only_of_what_is_cut_it_is_told(qtbot: QtBot) -> None:
    worker, preview = Worker("preview"), ArticlePreview(LIGHT, most=30)
    qtbot.addWidget(preview)
    told = part(preview, QLabel, "preview_beginning")
    for body, cut in (("字" * 28, False), ("字" * 29, True), ("字" * 27 + "\n\n" + "字" * 40, True)):
        article = parse_article(f"# 题\n\n{body}\n", fallback_id=body)
        with qtbot.waitCallback() as made:
            worker.run(partial(preview.prepared, article, worker), made)
        preview.show_article(made.args[0])
        assert told.isHidden() is not cut, len(article.text)
        assert (preview.text() == article.text) is not cut
    worker.close()


def test_of_a_long_article_the_beginning_is_previewed_and_all_of_it_is_imported(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    path = tmp_path / "长.md"
    path.write_text("# 长办法\n\n" + "**须知**：双人复核，逐笔登记。" * 6_000, "utf-8")
    (entry,) = entries_of(path)
    dialog.add(entry)
    shown(dialog, qtbot, "双人复核")
    assert part(dialog, QLabel, "preview_beginning").isVisible()
    assert 15_000 < len(dialog.page._preview.text()) <= 20_000
    (article,) = entry.edited.rendered(entry.accepted)
    assert article.text.startswith(dialog.page._preview.text())
    assert article.text.count("双人复核") == 6_000
