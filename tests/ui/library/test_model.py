"""The tree as Qt sees it."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from kb.model import ArticleHead
from ui.library.model import LibraryModel
from ui.library.tree import ArticleRows, Node, bookmarked, by_role, by_topic, saved_searches

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


def test_a_row_is_made_when_it_is_asked_for() -> None:
    model = LibraryModel()
    model.set_sections(sections())
    group = model.index_of("topic:流程")
    assert model.hasChildren(group)
    assert model.rowCount(group) == 9
    node = model.node(group)
    assert node is not None
    assert isinstance(node.children, ArticleRows)
    assert model.index_of("topic:流程/a8") == model.index(8, 0, group)
    assert not node.children._made
    assert model.index(8, 0, group).data() == "第8篇"
    assert [*node.children._made] == [8]


def test_a_list_beside_the_articles_is_replaced_and_what_is_open_stays_where_it_is() -> None:
    model = LibraryModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    roles, topics, marks = sections()
    model.set_sections((roles, topics, marks))
    kept = QPersistentModelIndex(model.index_of("role:岗位1/a4"))
    for queries in (("甲", "乙", "丙"), (), ("丁",)):
        model.set_sections((roles, topics, replace(saved_searches(queries), key=marks.key)))
        section = model.index_of("bookmarks")
        shown = [model.index(row, 0, section).data() for row in range(model.rowCount(section))]
        assert shown == [*queries]
        assert all(model.index_of(f"search:{query}").isValid() for query in queries)
    assert not model.index_of("search:甲").isValid()
    assert kept.isValid()
    assert kept.data() == "第4篇"
    model.set_sections((by_role(ARTICLES[:2]), topics, marks))
    assert not kept.isValid(), "other articles are another tree"
    assert tester.model() is model


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
