"""What people of my post ask stands on the home page: a few at a time, and a click searches."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kb.paths import AppPaths
from kb.workspace import Workspace
from ui.home.pane import HomePage
from ui.home.questions_controller import QuestionsController
from ui.home.section import HomeSection
from ui.main_window import MainWindow
from ui.theme import LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ASKED = [f"第{n}个问题怎么办" for n in range(8)]


@pytest.fixture
def asked(pack: Path) -> Path:
    """The small pack, with questions for one of its roles."""
    head = next(path for path in pack.rglob("*.md") if "id: lobby" in path.read_text("utf-8"))
    title = next(line for line in head.read_text("utf-8").splitlines() if line.startswith("# ")).removeprefix("# ")
    sections = "".join(f'[[section]]\nheading = "{title}"\nquestions = ["{one}", "不列"]\n' for one in ASKED)
    (pack / "questions").mkdir()
    (pack / "questions" / "lobby.toml").write_text(sections, "utf-8")
    return pack


def words(home: HomePage) -> list[str]:
    section = home.findChild(HomeSection, "home_questions")
    assert isinstance(section, HomeSection)
    return [row.text() for row in section._rows]


def test_questions_of_the_post_are_read_once_the_window_is_seen_and_turn_by_turn(
    qtbot: QtBot, asked: Path, paths: AppPaths
) -> None:
    with Workspace.open(paths, content=[asked]) as workspace:
        home = HomePage(LIGHT)
        qtbot.addWidget(home)
        controller = QuestionsController(workspace, home)
        controller.set_post("大堂经理")
        assert not controller._worker.busy
        controller.begin()
        qtbot.waitUntil(lambda: words(home) == ASKED[:6])
        with qtbot.waitSignal(home.search_requested) as searched:
            home._asked._rows[1].click()
        assert searched.args == [ASKED[1]]
        home._asked._more.click()
        assert words(home) == ASKED[6:]
        home._asked._more.click()
        assert words(home) == ASKED[:6]
        controller.set_post("")
        assert words(home) == []
        controller.close()


def test_a_post_chosen_in_the_window_brings_its_questions_and_a_click_searches(
    qtbot: QtBot, asked: Path, window: MainWindow
) -> None:
    window.center.home.post_chosen.emit("大堂经理")
    qtbot.waitUntil(lambda: words(window.center.home) == ASKED[:6], timeout=20_000)
    window.center.home._asked._rows[0].click()
    assert window.box.text() == ASKED[0]
