"""What can be printed, page by page of the window; and that the dialog prints what is open.

Covers: ui/controllers/print_scopes.py.
"""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kb.content.comparison import compare
from kb.content.shared_passages import FoldedComparison
from kb.exchange.printing.printout import Printout
from kb.model import Facet, Hit, Passage, SearchPage, Span
from kb.workspace import Workspace
from tests.kb.test_workspace import QUESTION
from tests.ui.controllers.reading.test_checklist_controller import OPENING
from tests.ui.printing.conftest import bare, text_of
from ui.center_page import CenterPage
from ui.main_window import MainWindow
from ui.printing.dialog import PrintDialog
from ui.printing.scopes import PrintChoice

AS_IT_IS = PrintChoice()
STRUCTURE = """
topics = []
other_roles = []
roles = { account = "客户经理" }
parts = {}
shared = {}
terms = {}
"""


def words(window: MainWindow) -> list[str]:
    return [scope.words for scope in window._printing.scopes()]


def built(window: MainWindow, begins: str, choice: PrintChoice = AS_IT_IS) -> Printout:
    (scope,) = [scope for scope in window._printing.scopes() if scope.words.startswith(begins)]
    return scope.build(choice)


def found(window: MainWindow) -> SearchPage:
    article = window._workspace.library.article("loan")
    block = article.blocks[3]
    hit = Hit(
        Passage("loan", 3, block.span), article.title, article.roles, (), block.heading_path, "放款后…", (), (), 1.0
    )
    return SearchPage("贷后检查", (hit,), 1, 1, (Facet("客户经理", 1),))


def test_with_nothing_open_the_duties_of_every_role_can_be_printed(window: MainWindow) -> None:
    assert words(window) == [
        *("岗位职责：客户经理", "全部文章：客户经理", "岗位职责：大堂经理", "全部文章：大堂经理"),
    ]
    window._home.set_post("大堂经理")
    assert words(window) == ["岗位职责：大堂经理", "全部文章：大堂经理"]
    (part,) = built(window, "岗位职责").parts
    assert part.article.text.startswith("大堂经理：岗位职责\n引导客户取号，提供一站式服务。")
    assert part.edition == "样例 1"
    assert [part.article.id for part in built(window, "全部文章").parts] == ["lobby"]


def test_of_an_open_article_it_and_its_sections_come_first(window: MainWindow) -> None:
    window.open_article("loan")
    assert words(window)[:2] == ["本文：贷款客户经理", "本文的一节"]
    section = window._printing.scopes()[1].sections[1]
    part = built(window, "本文的一节", PrintChoice(section)).parts[0]
    assert part.article.text.startswith("沟通要点\n先听客户说完")
    assert part.edition == "样例 1"


def test_one_s_notes_are_printed_only_when_they_are_wanted(window: MainWindow) -> None:
    window._workspace.notes.highlight("loan", Span(3, 5), color="yellow", note="先看抵押物")
    window.open_article("loan")
    assert built(window, "本文：").parts[0].annotations == ()
    part = built(window, "本文：", PrintChoice(annotated=True)).parts[0]
    assert [one.note for one in part.numbered] == ["先看抵押物"]
    assert part.article.text.endswith("我的批注\n先看抵押物")


def test_a_list_is_printed_with_its_ticks_or_blank(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, pack: Path
) -> None:
    (pack / "opening.md").write_text(OPENING, "utf-8")
    workspace.library.reload()
    window.open_article("opening")
    qtbot.waitUntil(lambda: window.reader.checklist is not None)
    scope = window._printing.scopes()[0]
    assert (scope.can_tick, scope.prefers_ticks) == (True, False)
    window._settings.keep(person="小王")
    window.reader.ticking.tick_requested.emit(1, True)
    qtbot.waitUntil(lambda: window.reader.checklist is not None and window.reader.checklist.done == 1)
    assert window._printing.scopes()[0].prefers_ticks
    (part,) = built(window, "本文：", PrintChoice(ticked=True)).parts
    assert [tick.done for tick in part.ticks] == [False, True, False]
    assert part.ticks[1].words.endswith(" 小王")
    (blank,) = built(window, "本文：").parts
    assert blank.ticks == ()
    section = window._printing.scopes()[1].sections[0]
    (cut,) = built(window, "本文的一节", PrintChoice(section, ticked=True)).parts
    assert [tick.done for tick in cut.ticks] == [False, True, False]
    window.open_article("loan")
    qtbot.waitUntil(lambda: window.reader.checklist is None)
    assert not window._printing.scopes()[0].can_tick


def test_results_come_first_where_they_are_in_front(window: MainWindow) -> None:
    window.results.show_page(found(window))
    window.center.show_page(CenterPage.RESULTS)
    assert words(window)[0] == "搜索结果：贷后检查（1 处）"
    article = window._workspace.library.article("loan")
    assert article.blocks[3].text in built(window, "搜索结果").parts[0].article.text


def test_a_comparison_comes_first_where_it_is_in_front(window: MainWindow) -> None:
    library = window._workspace.library
    roles = ("客户经理", "大堂经理")
    compared = compare([library.article(one) for one in ("loan", "lobby")], roles)
    window.center.comparison.show_comparison(FoldedComparison.of(compared))
    window.center.show_page(CenterPage.COMPARISON)
    assert words(window)[:2] == ["岗位职责对照：客户经理、大堂经理", "全部对照：客户经理、大堂经理"]
    assert "沟通要点" not in built(window, "岗位职责对照").parts[0].article.text
    assert "沟通要点" in built(window, "全部对照").parts[0].article.text


def test_listed_notes_are_printed_and_no_others(qtbot: QtBot, window: MainWindow) -> None:
    notes = window._workspace.notes
    notes.highlight("loan", Span(3, 5), color="yellow", note="本文的")
    notes.highlight("lobby", Span(0, 2), color="pink", note="别篇的")
    window.open_article("loan")
    window._notes_controller.load()
    qtbot.waitUntil(lambda: "笔记栏列出的批注（1 条）" in words(window))
    text = built(window, "笔记栏").parts[0].article.text
    assert "本文的" in text
    assert "别篇的" not in text
    window.notes.set_scope("all")
    assert "笔记栏列出的批注（2 条）" in words(window)


def test_a_quiz_is_printed_of_one_s_post_some_questions_or_all_the_answers_apart(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, pack: Path
) -> None:
    window.commands["print_quiz"].trigger()
    qtbot.waitUntil(lambda: window.statusBar().currentMessage() == "内容包里没有题库")
    folder = pack / "questions" / "quiz"
    folder.mkdir(parents=True)
    entry = QUESTION.replace("[[question]]", "").replace('"q1"', '"q{n}"')
    asked = "".join("[[question]]" + entry.replace("{n}", str(n)) for n in range(30))
    (folder / "account.toml").write_text(asked, "utf-8")
    (pack / "structure.toml").write_text(STRUCTURE, "utf-8")
    workspace.library.reload()
    window._home.set_post("客户经理")
    assert words(window)[-2:] == ["测验：客户经理（抽 20 题）", "测验：客户经理（全部题目）"]
    drawn, answers = built(window, "测验：客户经理（抽").parts
    assert drawn.article.text.count("放款后做什么？") == 20
    assert answers.article.text.count("风险早发现。") == 20
    assert built(window, "测验：客户经理（全部").parts[0].article.text.count("放款后做什么？") == 30
    window._home.set_post("大堂经理")
    assert built(window, "测验：大堂经理（抽").parts == ()  # it has none of its own
    window.commands["print_quiz"].trigger()
    qtbot.waitUntil(lambda: len(window.findChildren(PrintDialog)) == 1)
    (dialog,) = window.findChildren(PrintDialog)
    assert dialog.scope.words == "测验：大堂经理（抽 20 题）"
    qtbot.waitUntil(lambda: dialog._stack.currentWidget() is dialog._empty)
    dialog.reject()


def test_the_open_article_becomes_a_pdf(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "out.pdf"
    monkeypatch.setattr("ui.printing.dialog.choose_file", lambda *_: path)
    window.open_article("lobby")
    window.commands["save_pdf"].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(PrintDialog)))
    (dialog,) = window.findChildren(PrintDialog)
    qtbot.waitUntil(dialog._save_button.isEnabled)
    assert dialog._save_button.isDefault()
    with qtbot.waitSignal(window._printing.done):
        dialog._save_button.click()
    assert text_of(path.read_bytes()) == bare(window._workspace.library.article("lobby").text)
    assert window.statusBar().currentMessage() == f"已存为 {path}"
