"""The tree as Qt sees it."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from kb.model import ArticleHead
from ui.library.model import LibraryModel
from ui.library.tree import Node, bookmarked, by_role, by_topic

ARTICLES = tuple(
    ArticleHead(id=f"a{n}", title=f"第{n}篇", roles=(f"岗位{n % 3}",), topics=("流程", "沟通")) for n in range(9)
)


def sections(count: int = len(ARTICLES)) -> tuple[Node, ...]:
    return by_role(ARTICLES[:count]), by_topic(ARTICLES[:count]), bookmarked((), {})


def test_the_model_keeps_qt_s_rules_however_it_is_fed() -> None:
    model = LibraryModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for count in (9, 0, 4):
        model.set_sections(sections(count))
    assert tester.model() is model


def test_every_row_is_found_by_its_key_and_knows_what_is_above() -> None:
    model = LibraryModel()
    model.set_sections(sections())
    index = model.index_of("role:岗位1/a4")
    assert index.data() == "第4篇"
    assert index.parent() == model.index_of("role:岗位1")
    assert index.parent().parent() == model.index_of("roles")
    assert not model.index_of("roles").parent().isValid()
    assert not model.index_of("nothing").isValid()
    assert model.node(QModelIndex()) is None


def test_an_article_is_found_wherever_it_stands() -> None:
    model = LibraryModel()
    model.set_sections(sections())
    groups = [index.parent().data() for index in model.places_of("a4")]
    assert groups == ["岗位1", "流程", "沟通"]


def test_a_hint_cannot_be_chosen() -> None:
    model = LibraryModel()
    model.set_sections(sections())
    assert model.flags(model.index_of("bookmarks/hint")) == Qt.ItemFlag.NoItemFlags


def test_a_tooltip_never_reads_a_title_as_markup() -> None:
    model = LibraryModel()
    model.set_sections((by_role((ArticleHead(id="x", title="<img src=a>双录", summary="第二行"),)),))
    words = model.index_of("role:其他/x").data(Qt.ItemDataRole.ToolTipRole)
    assert words == '<span style="white-space: pre-wrap">&lt;img src=a&gt;双录\n第二行</span>'


def test_the_screen_reader_hears_the_count() -> None:
    model = LibraryModel()
    model.set_sections(sections())
    assert model.index_of("topic:流程").data(Qt.ItemDataRole.AccessibleTextRole) == "流程，9"
