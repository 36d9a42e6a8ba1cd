"""The shape of the house, held by tests: what may be imported where, what lies at the top, what Qt must not do."""

import ast
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

ROOT = Path(__file__).parents[1]
TOP_LEVEL = {"main.py", "kb", "ui", "content", "resources", "tests", "pyproject.toml", "README.md"}

WITHOUT_QT = """
    import importlib, pkgutil, sys
    for name in ("PySide6", "shiboken6"):
        sys.modules[name] = None  # importing it now raises ImportError
    import kb
    names = ["kb", *(module.name for module in pkgutil.walk_packages(kb.__path__, "kb."))]
    for name in names:
        importlib.import_module(name)
    print(len(names))
"""

WINDOW = """
    import sys
    from pathlib import Path
    from PySide6.QtWidgets import QApplication
    from kb.paths import AppPaths
    from kb.workspace import Workspace
    from ui.main_window import MainWindow

    application = QApplication([])
    window = MainWindow(Workspace.open(AppPaths.under(Path(sys.argv[1])), content=[Path("content")]))
    window.show()
    later = {"fsrs", "multiprocessing", "numpy", "pypinyin", "kb.text.segment", "rjieba", "whoosh"}
    later |= {"sqlcipher3", "Crypto", "kb.profiles.profiles", "ui.profiles.start", "importlib.metadata", "email"}
    later |= {"PySide6.QtPrintSupport", "kb.exchange.printing.listings", "ui.printing.dialog"}
    later |= {"ui.comparison.comparison_view", "ui.comparison.by_role_view", "ui.review.pane", "ui.dialogs.shortcuts"}
    later |= {"kb.content.comparison", "kb.exchange.results.formats", "statistics"}
    later |= {"kb.content.importers", "ui.importing.import_dialog"}
    print("shown", *later & sys.modules.keys())
    window.close()
"""

FRAME = """
    import sys
    from PySide6.QtWidgets import QApplication
    from kb.settings import Settings
    from ui import app

    application = QApplication([])
    app.prepare(application)
    window = app.MainWindow()
    window.show_frame(Settings())
    later = {"kb.model", "kb.workspace", "kb.content", "kb.notes", "kb.search", "sqlite_utils", "sqlite3", "numpy"}
    later |= {"ui.commands", "ui.error_messages", "ui.window_layout", "ui.center_stack", "ui.reader", "ui.controllers"}
    print("shown", *later & sys.modules.keys())
"""

ANSWER = """
    import sys
    from pathlib import Path
    from kb.model import SearchRequest
    from kb.paths import AppPaths
    from kb.workspace import Workspace

    folder = Path(sys.argv[1])
    with Workspace.open(AppPaths.under(folder / "data"), content=[folder / "content"]) as workspace:
        opened = workspace.search.open()
        workspace.search.refresh()
        found = workspace.find_everywhere(SearchRequest("客户")).articles.total
        later = {"kb.content.parser", "kb.notes.anchoring.passage_diff", "kb.search.index.subprocess_builder"}
        later |= {"multiprocessing", "importlib.metadata", "rjieba", "fsrs", "pypinyin"}
        print(opened, found, *later & sys.modules.keys())
"""

OFFLINE = """
    import sys
    from pathlib import Path

    def watch(event, arguments):
        if event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
            raise SystemExit(f"network: {event} {arguments}")

    sys.addaudithook(watch)
    from kb.paths import AppPaths
    from kb.workspace import Workspace
    with Workspace.open(AppPaths.under(Path(sys.argv[1])), content=[Path(sys.argv[2])]) as workspace:
        workspace.search.refresh()
        print(workspace.search.find("贷后检查").total)
"""


def python(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a script in a fresh interpreter at the project's root."""
    command = [sys.executable, "-c", textwrap.dedent(script), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_all_of_kb_can_be_imported_where_there_is_no_qt() -> None:
    done = python(WITHOUT_QT)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) == 1 + len(
        [path for path in (ROOT / "kb").rglob("*.py") if path != ROOT / "kb/__init__.py"]
    )


def test_searching_opens_no_connection(tmp_path: Path) -> None:
    content = tmp_path / "content"  # some of the articles, and all that stands beside them: to index all takes 7 s
    shutil.copytree(ROOT / "content", content)
    for number, article in enumerate(sorted((content / "articles").iterdir())):
        if number % 12:
            article.unlink()
    done = python(OFFLINE, str(tmp_path / "data"), str(content))
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0


def test_qt_s_network_is_not_used() -> None:
    """It is not in the bundle either, with 3 MB."""
    paths = [path for folder in ("kb", "ui") for path in (ROOT / folder).rglob("*.py")]
    assert [path for path in paths if "QtNetwork" in path.read_text("utf-8")] == []


def test_a_window_is_shown_before_what_only_a_search_a_review_or_paper_needs_is_imported(tmp_path: Path) -> None:
    done = python(WINDOW, str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["shown"]


def test_a_start_over_a_known_library_answers_before_it_imports_what_reads_articles_and_builds_an_index(
    tmp_path: Path,
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_text("# 客户\n\n见客户。\n", "utf-8")
    for opened in ("False", "True"):
        done = python(ANSWER, str(tmp_path))
        assert done.returncode == 0, done.stderr
        told = done.stdout.split()
        assert told[0] == opened
        assert int(told[1]) > 0
    assert told[2:] == []


def unsafe_patterns(source: str) -> list[str]:
    """Possessive groups (``(…)*+``, ``(…){0,9}+``) and atomic ones (``(?>…)``) in the texts of a module."""
    texts = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    group = re.compile(r"(?<!\\)\)(?:[*+?]|\{[\d,]*\})\+|\(\?>")
    return [text for text in texts if isinstance(text, str) and group.search(text)]


def test_no_pattern_is_possessive_of_a_group_which_python_before_3_11_5_reads_wrongly() -> None:
    """There ``<a href=>`` was a tag (CPython 106052). Of one character (``[a-z]*+``) they are read well."""
    assert all(map(unsafe_patterns, ("'(b|c)*+'", "'(?>a)'", "'(b)?+'", "f'(b){{1,9}}+{1}'")))
    assert unsafe_patterns(r"r'[^)]*+\)*+'") == []
    files = [ROOT / "main.py", *(file for top in ("kb", "ui", "resources") for file in (ROOT / top).rglob("*.py"))]
    found = {file.relative_to(ROOT).as_posix(): unsafe_patterns(file.read_text("utf-8")) for file in files}
    assert {name: patterns for name, patterns in found.items() if patterns} == {}


def test_the_frame_of_the_window_is_shown_before_what_it_will_hold_is_imported() -> None:
    done = python(FRAME)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["shown"]


def test_the_top_level_is_as_agreed() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.fail("not a git checkout: the top level cannot be known")
    top = {line.split("/")[0] for line in listed.stdout.splitlines()}
    assert {name for name in top if not name.startswith(".")} == TOP_LEVEL


def test_a_call_without_result_costs_no_reference_to_none() -> None:
    """PySide6 6.12.0 on Python 3.10 and 3.11 drops one with every such call, and then crashes."""
    before = sys.getrefcount(None)
    thing = QObject()
    for _ in range(1000):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - 500


# What the interface may know of ``kb`` besides the door and the values, each with its reason.
UI_KNOWS = {
    "kb": "the version, for 关于",
    "kb.workspace": "the door",
    "kb.model": "the values that panes show and emit",
    "kb.labels": "their words",
    "kb.translation": "words in the language of the window",
    "kb.language": "the languages to choose from",
    "kb.time_labels": "times in words",
    "kb.errors": "what error_messages puts into words",
    "kb.files": "why a file could not be read or written, in words",
    "kb.settings": "the declared table of settings",
    "kb.paths": "the data folder, before a workspace is open",
    "kb.machine.machine_settings": "what the bank's IT laid down, before a workspace is open",
    "kb.machine.program_log": "opened before anything else",
    "kb.exported_files": "its type only: dialogs are handed what writes an export",
    "kb.profiles.profiles": "the people of one PC, before a workspace is open",
    "kb.encryption.recovery_key": "shown once, before a PIN is begun",
    "kb.encryption.data_key": "its type only: handed from one to the other",
    "kb.resources": "icons and themes",
    "kb.text.column_widths": "a pure function that the document of an article needs while it is made",
    "kb.text.lazy_pattern": "patterns that are compiled when they are first used",
    "kb.text.offsets": "Qt counts UTF-16 units: its one converter",
    "kb.notes.query.note_filter": "the list of annotations, held in memory so that filtering asks no file",
    "kb.notes.restore.inspection": "values: what a backup holds and how it differs",
    "kb.notes.restore.recovery": "damaged notes are recovered before a workspace can be opened",
    "kb.notes.store": "its types only: what an operation gives back",
    "kb.content.importers.wording": "the sentence for a file that was not imported, what was changed and left out",
    "kb.content.importers.importer": "values: what became of a file; the list of formats to choose from",
    "kb.content.importers.preview": "values: what importing a file would give",
    "kb.content.importers.metadata": "values: what is known of a document; the words to choose from",
    "kb.content.importers.cleaning.edits": "values: the changes to decide on",
    "kb.content.own_documents.documents": "values: the import that a new one would replace",
    "kb.content.own_documents.editing": "values: fields and text of a document; its preview while it is written",
    "kb.content.own_documents.trash": "values: what was deleted",
    "kb.content.own_documents.versions": "values: what a document said before",
    "kb.content.parser": "values: an article with its problems",
    "kb.content.links": "values: where a link leads to",
    "kb.content.comparison": "values: the roles' duties side by side",
    "kb.exchange.checklists.formats": "the list of formats to choose from",
    "kb.exchange.checklists.wording": "the same words in windows and in files",
    "kb.content.shared_passages": "values: what all of the roles are told, apart from what differs",
    "kb.exchange.results.formats": "the list of formats to choose from",
    "kb.exchange.wording": "the same words in windows and in files",
    "kb.content.checks.decision_path": "the kind of article whose forks are numbered on paper",
    "kb.exchange.printing.printout": "values: what is printed",
    "kb.exchange.printing.quiz_sheet": "questions and their answers, put together for paper",
    "kb.exchange.printing.sections": "values: the sections of an article to choose from",
    "kb.exchange.printing.article_parts": "articles and sections, put together for paper",
    "kb.exchange.printing.ticks": "what is ticked of a list, put together for paper",
    "kb.exchange.printing.listings": "duties, results and notes, put together for paper",
    "kb.exchange.printing.inner_links": "the forks of a path, which nobody can click on paper",
    "kb.exchange.file_names": "a name every system accepts, offered when saving",
    "kb.exchange.notes.exported": "values: notes on their way out",
    "kb.exchange.notes.formats": "the list of formats to choose from",
    "kb.exchange.notes.reading": "a chosen file is read on a worker",
    "kb.exchange.notes.sheet": "values: the order of an export",
    "kb.exchange.copying": "what 复制 puts on the clipboard, in plain text and HTML",
    "kb.exchange.citation": "what 复制并附出处 puts on the clipboard",
    "kb.records.reading_progress": "values: how far an article was read",
    "kb.records.drafts": "words that are being typed outlive the program",
    "kb.pack_installer": "values: what a pack would do, which packs are here",
    "kb.content.manifest": "the name of a pack's own description, which is no article",
    "kb.content.packs": "its errors only: what pack_error_messages puts into words",
    "kb.content.packs.preview": "values: what a pack changes",
    "kb.content.packs.selection": "values: how a pack came here; packs for everybody, which a workspace is opened with",
    "kb.content.packs.trust": "values: why a publisher counts",
    "kb.content.packs.wording": "their words, the same on the command line",
    "kb.content.packs.build": "how a pack's file is named",
    "kb.content.versions": "which of two versions is newer",
    "kb.content.article_changes": "values: what reads differently",
    "kb.records.feedback": "the text of a file of feedback, shown before it is saved",
    "kb.updates.content_updates": "values: what there is to read about an update",
    "kb.updates.pack_changes": "which packs changed, for one sentence",
}


def test_the_interface_knows_of_kb_only_what_is_listed() -> None:
    known = {
        match[1]
        for path in (ROOT / "ui").rglob("*.py")
        for match in re.finditer(r"^\s*(?:from|import) (kb[\w.]*)", path.read_text("utf-8"), re.MULTILINE)
    }
    assert known <= UI_KNOWS.keys()
    assert UI_KNOWS.keys() - known <= {"kb"}, "listed, but nobody needs it any more"


def test_every_sign_of_the_interface_is_in_the_smallest_chinese_font() -> None:
    """Fonts for Chinese hold GBK, and WenQuanYi Micro Hei the signs listed here; others may show as boxes."""
    shown = {
        letter
        for file in (ROOT / "ui").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for letter in node.value
    }
    more = {"\N{MINUS SIGN}", "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}", "\N{LINE SEPARATOR}"}
    assert {letter for letter in shown - more if not letter.encode("gbk", "ignore")} == set()


# --- the map --------------------------------------------------------------------------------------------------------

PACKAGES = [
    path.parent.relative_to(ROOT) for room in ("kb", "ui") for path in sorted((ROOT / room).rglob("__init__.py"))
]
MODULES = [
    path.relative_to(ROOT)
    for room in ("kb", "ui")
    for path in sorted((ROOT / room).rglob("*.py"))
    if path.name != "__init__.py"
]


def docstring(file: Path) -> str:
    return ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""


@pytest.mark.parametrize("package", PACKAGES, ids=str)
def test_a_package_s_docstring_names_its_modules_and_no_others(package: Path) -> None:
    """Like ``this``. What is no module is written with its module before it, or in another kind of quotes."""
    text = docstring(ROOT / package / "__init__.py")
    inside = {
        path.stem for path in (ROOT / package).iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    named = re.findall(r"``([a-z][a-z0-9_]*)(?:\.[A-Z]\w*)?``", text)
    assert sorted(inside - {"__init__"} - {*named}) == [], "not named"
    assert sorted({*named} - inside) == [], "named, but not there"


def covered_modules() -> set[str]:
    """Modules that tests of others name as covered: a paragraph ``Covers: kb/a.py, kb/b.py.`` in their docstrings."""
    found: set[str] = set()
    for file in (ROOT / "tests").rglob("test_*.py"):
        if "Covers: " not in file.read_text("utf-8"):
            continue  # few have it, and to read all as Python takes a second
        for paragraph in docstring(file).split("\n\n"):
            if paragraph.startswith("Covers: "):
                found |= {*paragraph.removeprefix("Covers: ").rstrip(".").replace("\n", " ").replace(",", " ").split()}
    return found


def test_every_module_has_a_test_file_or_is_named_by_the_one_that_covers_it() -> None:
    mirrored = {path for path in MODULES if (ROOT / "tests" / path.parent / f"test_{path.name}").is_file()}
    missing = {path.as_posix() for path in MODULES if path not in mirrored}
    covered = covered_modules()
    assert sorted(missing - covered) == [], "nobody covers them"
    assert sorted(covered - {path.as_posix() for path in MODULES}) == [], "said to be covered, but not there"
