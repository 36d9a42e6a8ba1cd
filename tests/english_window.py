"""The whole program in English over articles in English: prints all that it says, as JSON.

Run by ``test_translations`` in a process of its own: a language is chosen before anything is imported. The only
argument is the data folder.
"""

import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).with_name('screens.json')}"

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, QTimer  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import (  # noqa: E402
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QListWidget,
    QPushButton,
    QTabBar,
    QWidget,
)

import main as program  # noqa: E402

PACK = 'id = "manuals"\nname = "Manuals"\nversion = "1"\n'
TELLER = """---
id: teller
title: Teller
roles: [Teller]
topics: [Duties]
source: Manual
updated: 2026-01-01
review_by: 2026-01-02
checklist: Before opening
checklist_repeat: daily
acknowledge: true
---
# Teller

## Duties

1. Check the identity card of each customer.

## Before opening

- Count the cash.
"""
LOAN = """---
id: loan
title: Loan officer
roles: [Loan officer]
topics: [Duties]
effective: 2026-01-01
expires: 2026-01-02
---
# Loan officer

## Duties

1. Check the collateral of each loan.
"""
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
TEXTS = (
    *("windowTitle", "text", "title", "placeholderText", "toolTip", "accessibleName", "accessibleDescription"),
    *("statusTip", "toPlainText", "currentText", "prefix", "suffix", "informativeText"),
)
PAGES = ("by_role", "compare_roles", "review", "places", "updates", "home", "palette")
DIALOGS = (
    *("settings", "packs", "print", "restore_notes", "deleted_documents", "tags", "bin", "export_notes", "as_of"),
    *("export_feedback", "shortcuts", "search_help", "pin_protection", "about", "review_dates", "begin_pin", "report"),
    *("import_files", "import_notes", "install_pack"),
)
seen: set[str] = set()


def texts_of(widget: QWidget) -> Iterator[str]:
    for name in TEXTS:
        if hasattr(type(widget), name):
            yield str(getattr(widget, name)())
    for action in widget.actions():
        yield from (action.text(), action.toolTip())
    match widget:
        case QComboBox():
            yield from (widget.itemText(n) for n in range(widget.count()))
        case QTabBar():
            yield from (widget.tabText(n) for n in range(widget.count()))
        case QAbstractItemView() if widget.model() is not None:
            yield from rows_of(widget.model(), QModelIndex())


def rows_of(model: QAbstractItemModel, above: QModelIndex) -> Iterator[str]:
    """What all rows say, and the heads of the columns."""
    columns = 5 if model.index(0, 1, above).isValid() else 1  # a list may not be asked for its columns
    for n in range(columns):
        yield str(model.headerData(n, Qt.Orientation.Horizontal) or "")
    for row in range(model.rowCount(above)):
        for n in range(columns):
            yield from (str(model.index(row, n, above).data(role) or "") for role in ROLES)
        yield from rows_of(model, model.index(row, 0, above))


def look() -> None:
    for widget in QApplication.allWidgets():
        seen.update(texts_of(widget))


def wait_for(true: Callable[[], object]) -> None:
    for _ in range(6_000):
        if true():
            return
        QTest.qWait(10)
    raise TimeoutError


def open_and_close(act: Callable[[], object]) -> None:
    """Look at the dialog that ``act`` opens, on all of its pages."""
    closing = QTimer(interval=50)
    looked: list[QWidget] = []

    def close() -> None:
        shown = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if shown is None:
            return
        for pages in shown.findChildren(QListWidget, "settings_pages"):
            for row in range(pages.count()):
                pages.setCurrentRow(row)
                look()
        look()
        looked.append(shown)
        shown.close()
        if isinstance(shown, QDialog) and shown.isVisible():
            shown.done(0)

    closing.timeout.connect(close)
    closing.start()
    act()
    wait_for(lambda: looked and QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None)


def walk_or_end(*_: object) -> int:
    """In the place of Qt's loop; the program would show what goes wrong in a box that nobody closes."""
    try:
        walk()
    except BaseException:  # noqa: BLE001
        traceback.print_exc()
        os._exit(1)
    return 0


def walk() -> None:
    """Go through the pages and dialogs of the window."""
    from kb.model import MarkStyle, Span
    from ui.main_window import MainWindow

    (window,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
    wait_for(lambda: window.findChild(QPushButton, "tour_next"))
    while (go_on := window.findChild(QPushButton, "tour_next")) is not None and go_on.isVisible():
        look()
        go_on.click()
    window._results.search_for("check")
    wait_for(window.results._model.hits)
    look()
    for article in ("loan", "teller"):
        window.open_article(article)
        window._notes_controller.highlight(article, Span(0, 4), "yellow", MarkStyle.HIGHLIGHT)
        wait_for(lambda: window.notes._model._rows)
        look()
    for name in PAGES:
        window.commands[name].trigger()
        QTest.qWait(100)
        look()
    window.open_article("teller")
    window.reader.select(Span(0, 4))
    for name in DIALOGS:
        open_and_close(window.commands[name].trigger)
    window.close()


def run(folder: Path) -> None:
    articles = folder / "manuals" / "articles"
    articles.mkdir(parents=True)
    (articles.parent / "pack.toml").write_text(PACK, "utf-8")
    (articles / "teller.md").write_text(TELLER, "utf-8")
    (articles / "loan.md").write_text(LOAN, "utf-8")
    setattr(program, "CONTENT", articles.parent)  # noqa: B010 - mypy knows it as another module's
    setattr(QApplication, "exec", walk_or_end)  # noqa: B010 - nor may a method be assigned
    assert program.main(["--data", str(folder)]) == 0
    print(json.dumps(sorted(seen)))


if __name__ == "__main__":
    run(Path(sys.argv[1]))
