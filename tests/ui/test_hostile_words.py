"""Words of people and of content that look like mark-up: shown as words in every window, dialog, tip, menu and page.

Covers: ui/dialogs/about.py, ui/dialogs/failure.py.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QMenu,
    QMessageBox,
    QPushButton,
    QTextEdit,
    QToolTip,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from kb.content.packs.build import build
from kb.content.packs.scaffold import new_pack
from kb.content.packs.signing import SigningKey, generate_key
from kb.errors import ContentError, NotesFileError
from kb.model import MarkStyle, MergeReport, NotesBundle, PassageReport, Span
from kb.notes.store import Notes
from kb.profiles.profiles import Profile, Unlocked
from kb.workspace import Workspace
from tests.kb.exchange.checklists.sample import history_in
from tests.ui.hands import away_with, compose
from tests.ui.opened_files import OpenedFile
from ui.center_page import CenterPage
from ui.dialogs.about import show_about
from ui.dialogs.checklist_history import ChecklistHistoryDialog
from ui.dialogs.failure import show_failure
from ui.dialogs.import_notes import ImportNotesDialog
from ui.dialogs.sign_off import SignOffDialog
from ui.main_window import MainWindow
from ui.profiles.new_profile_dialog import NewProfileDialog
from ui.profiles.recovery_dialog import RecoveryDialog
from ui.profiles.unlock_dialog import UnlockDialog
from ui.reader.menus import choice_menu
from ui.theme import LIGHT
from ui.widgets.plain_text import LONGEST_LABEL, LONGEST_TIP

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

OUTSIDE_THE_DOOR = ("= QLabel(", "(QLabel(", " QMessageBox(", "QMessageBox.about(", ".question(", ".elidedText(")
PATIENCE = 30_000  # milliseconds
NESTED = "<table><tr><td>" * 30


@pytest.fixture
def bait(tmp_path: Path) -> Path:
    """A picture that nobody has any reason to open."""
    path = tmp_path / "bait.png"
    path.write_bytes(b"\x89PNG\r\n")
    return path


@pytest.fixture
def hostile(bait: Path) -> str:
    return f'<img src="file://{bait}"><b>粗</b>&amp;'


@pytest.fixture
def pack(tmp_path: Path, hostile: str) -> Path:
    """A pack that says it wherever a pack can say something."""
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "pack.toml").write_text(f'id = "sample"\nname = {json.dumps(hostile)}\nversion = "1"\n', "utf-8")
    word = json.dumps(hostile, ensure_ascii=False)
    long = json.dumps(hostile + NESTED + "长" * 100_000, ensure_ascii=False)
    for name, title in (("one", word), ("<b>two", long)):
        (folder / f"{name}.md").write_text(
            f"---\ntitle: {title}\nroles: [{word}, 客户经理]\ntopics: [{word}]\nsummary: {long}\nsource: {word}\n---\n"
            f"# 标题\n\n## `{hostile}` 小节\n\n贷后检查`{hostile}`要点。\n\n第二段`{hostile}`。\n",
            "utf-8",
        )
    return folder


@pytest.fixture
def opened(bait: Path) -> Iterator[OpenedFile]:
    with OpenedFile(bait) as watched:
        yield watched


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What every box that would have waited for a person looked like; each is shown, walked and closed."""
    seen: list[str] = []

    def shown(box: QDialog) -> int:
        box.show()
        look_at(box)
        seen.append(box.objectName())
        box.close()
        return 0

    for kind in (QDialog, QMessageBox):
        monkeypatch.setattr(kind, "exec", shown)
    return seen


def look_at(widget: QWidget) -> None:
    """Walk a window: every label, tip and row shows words as words, and not too many of them."""
    QApplication.processEvents()
    for one in filter(isValid, (widget, *widget.findChildren(QWidget))):  # rows may go while one looks
        check_tip(one.toolTip())
        if isinstance(one, QLabel):
            check_label(one)
        if isinstance(one, QTextEdit):
            assert "<img" not in one.toHtml()
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            check_rows(one)
        if not isinstance(one, QMenu) or one.toolTipsVisible():
            for action in one.actions():
                check_tip(action.toolTip())
    widget.grab()


def check_label(label: QLabel) -> None:
    if label.textFormat() is Qt.TextFormat.PlainText:
        assert len(label.text()) <= LONGEST_LABEL + 1, label.objectName()
    else:
        assert "<img" not in label.text(), label.objectName()
        assert label.textFormat() is Qt.TextFormat.RichText or "<" not in label.text(), label.text()


def check_tip(tip: str) -> None:
    assert "<img" not in tip
    assert "<table" not in tip
    assert len(tip) <= 8 * LONGEST_TIP  # escaped
    if tip:
        show_tip(tip)


@cache  # most tips are met a hundred times; what names a test's own bait is shown in each test
def show_tip(tip: str) -> None:
    QToolTip.showText(QPoint(0, 0), tip)
    QApplication.processEvents()


def check_rows(view: QAbstractItemView) -> None:
    for tip in tips_of_rows(view):
        check_tip(tip)


def tips_of_rows(view: QAbstractItemView) -> list[str]:
    """All of them before one is shown: showing handles events, and an index does not outlive a change of its model."""
    model, waiting = view.model(), [view.rootIndex()]
    tips = []
    while waiting:
        parent = waiting.pop()
        for row in range(model.rowCount(parent)):
            for column in range(view.header().count() if isinstance(view, QTreeView) else 1):
                index = model.index(row, column, parent)
                tips.append(str(index.data(Qt.ItemDataRole.ToolTipRole) or ""))
                waiting.append(index)
    return tips


def mark(notes: Notes, article_id: str, hostile: str) -> str:
    change = notes.highlight(
        article_id,
        Span(3, 12),
        note=hostile + NESTED + "批" * 200_000,
        tags=(hostile.replace(" ", ""),),
        style=MarkStyle.HIGHLIGHT,
    )
    return change.added[0].id


@pytest.mark.usefixtures("undressed")
def test_no_window_page_list_tip_or_menu_takes_words_for_mark_up(
    qtbot: QtBot, workspace: Workspace, hostile: str, opened: OpenedFile, told: list[Exception]
) -> None:
    ids = [head.id for head in workspace.library.articles()]
    for article_id in ids:
        mark(workspace.notes, article_id, hostile)
        workspace.notes.bookmark(article_id, 5)
    workspace.searches.save(hostile)
    workspace.searches.remember(hostile)
    workspace.search.refresh()
    window = MainWindow(workspace)
    window.show()
    try:
        for article_id in ids:
            window.open_article(article_id)
            qtbot.waitUntil(lambda: bool(window.reader.article))
            look_at(window)
        window.commands["all_notes"].trigger()
        for query in (hostile, "贷后检查", f"标签:{hostile}", "没有的词" + hostile):
            compose(window.box, query)
            qtbot.waitUntil(lambda: not window._search._queries.busy, timeout=PATIENCE)
            look_at(window)
            window.results.activate()
            look_at(window)
        for page in CenterPage:
            window.center.show_page(page)
            qtbot.waitUntil(
                lambda: not (window.center._finding.busy or window.center._comparing.busy), timeout=PATIENCE
            )
            look_at(window)
        (one, *_) = workspace.notes.annotations()
        window.notes.reveal(one.id)
        window.notes.begin_edit(one.id)
        look_at(window)
        menu = choice_menu(window, LIGHT, workspace.notes.annotations(), lambda _id: None)
        menu.popup(QPoint(0, 0))
        look_at(menu)
        menu.close()
        for shown in filter(isValid, window.findChildren(QMenu)):  # some delete themselves when they hide
            shown.aboutToShow.emit()
            look_at(shown)
        assert opened.count() == 0
    finally:
        away_with(window)
    assert told == []


def test_no_dialog_takes_words_for_mark_up(
    qtbot: QtBot, window: MainWindow, hostile: str, opened: OpenedFile, boxes: list[str]
) -> None:
    workspace = window._workspace
    article_id = workspace.library.articles()[0].id
    kept = mark(workspace.notes, article_id, hostile)
    gone = mark(workspace.notes, article_id, hostile)
    workspace.notes.delete((gone,))
    window.commands["all_notes"].trigger()
    window._notes_controller.load()
    qtbot.waitUntil(lambda: kept in note_ids(window))
    for name in ("tags", "bin", "export_notes", "restore_notes", "print"):
        window.commands[name].trigger()
        qtbot.waitUntil(lambda: bool(dialogs(window)))
        qtbot.waitUntil(lambda: not window._notes_controller.busy)
        for dialog in dialogs(window):
            look_at(dialog)
            for button in dialog.findChildren(QPushButton):
                if button.objectName() in {"tags_delete", "tags_rename", "bin_clear"}:
                    button.setEnabled(True)
                    button.click()
            dialog.close()
    show_about(workspace.library.packs, workspace.paths.root / hostile, window)
    show_failure(NotesFileError(hostile), window)
    show_failure(ContentError(Path(hostile), hostile), window)
    show_failure(OSError(1, hostile), window)
    show_failure(ValueError(hostile), window)
    ImportNotesDialog(Path(hostile), NotesBundle(), MergeReport(), window).exec()
    assert {"about", "failure", "import_notes"} <= set(boxes)
    assert opened.count() == 0


def test_no_dialog_about_files_packs_people_or_lists_takes_words_for_mark_up(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, hostile: str, opened: OpenedFile
) -> None:
    workspace, now = window._workspace, datetime(2026, 11, 30, tzinfo=UTC)
    files = tmp_path / "<b>in<table>"
    files.mkdir()
    words = f"---\ntitle: {json.dumps(hostile)}\nroles: [{json.dumps(hostile)}]\nnumber: {json.dumps(hostile)}\n---\n"
    (files / "<img src='x'>一.md").write_text(f"{words}# 题\n\n`{hostile}`\n\n关注公众号{hostile}\n", "utf-8")
    (files / "<b>坏.docx").write_bytes(b"PK")
    window._import.take(tuple(files.iterdir()))
    qtbot.waitUntil(lambda: not window._import._worker.busy, timeout=PATIENCE)

    article = workspace.library.articles()[0].id
    workspace.feedback.report(
        PassageReport("1", now, article, hostile, (hostile,), hostile + NESTED, hostile + "长" * 9000, "p", hostile)
    )
    workspace.feedback.count_search(hostile)
    source = tmp_path / "source"
    new_pack(source, "rules", "<img src=a>", now.date())
    generate_key(tmp_path, "key", "<img src=a>")
    build(source, tmp_path / "<b>1.xzpack", key=SigningKey(tmp_path / "key.key", "<img src=a>"))
    window._packs.open_file(tmp_path / "<b>1.xzpack")
    for name in ("export_feedback", "packs", "deleted_documents"):
        window.commands[name].trigger()
    names = {"import_files", "export_feedback", "packs_dialog", "trash_dialog", "install_pack"}
    qtbot.waitUntil(lambda: names <= {one.objectName() for one in dialogs(window)}, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not (window._packs.busy or window._feedback._worker.busy), timeout=PATIENCE)

    person = Profile("p1", hostile, tmp_path)
    history = history_in(tmp_path, who=hostile, words=hostile)
    alone: list[QDialog] = [
        UnlockDialog([person], unlocked_by_nobody, title=hostile),
        RecoveryDialog(person, unlocked_by_nobody, forgotten=True),
        NewProfileDialog(hostile, hostile),
        ChecklistHistoryDialog(history, LIGHT),
        SignOffDialog(history.checklist),
    ]
    for dialog in (*dialogs(window), *alone):
        dialog.show()
        look_at(dialog)
        dialog.close()
    for dialog in alone:
        dialog.deleteLater()
    assert opened.count() == 0


def unlocked_by_nobody(*_: object) -> Unlocked:
    raise AssertionError("nobody types a PIN")


def note_ids(window: MainWindow) -> set[str]:
    model = window.notes._model
    items = (model.annotation(model.index(row, 0)) for row in range(model.rowCount()))
    return {item.id for item in items if item is not None}


def dialogs(window: MainWindow) -> list[QDialog]:
    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]


def test_a_file_that_is_opened_is_counted(bait: Path, opened: OpenedFile, hostile: str) -> None:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setText(hostile)
    label.show()
    label.grab()
    assert opened.count() > 0
    label.close()
    assert bait.exists()


def test_every_label_and_box_of_the_interface_comes_through_the_one_door() -> None:
    """Built by hand they guess; ``ElidedLabel`` sets its own format."""
    root = Path(__file__).parents[2] / "ui"
    door = {"widgets/plain_text.py", "widgets/elided.py"}
    found = [
        f"{path.relative_to(root)}: {words}"
        for path in sorted(root.rglob("*.py"))
        if str(path.relative_to(root)) not in door
        for words in OUTSIDE_THE_DOOR
        if words in path.read_text("utf-8")
    ]
    assert found == []
