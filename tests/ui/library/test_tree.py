"""What stands where in the library."""

from datetime import UTC, datetime, timedelta

from kb.model import Anchor, ArticleHead, Bookmark, Effect, EffectStatus, Placement, ReadingPosition, Span
from ui.library.tree import (
    RECENT_LIMIT,
    NodeKind,
    Said,
    bookmarked,
    by_role,
    by_topic,
    own_documents,
    recently_read,
    saved_searches,
)

NOW = datetime(2025, 5, 20, 12, tzinfo=UTC)
LOAN = ArticleHead(id="loan", title="贷款客户经理", roles=("客户经理", "产品经理"), topics=("流程",))
LOBBY = ArticleHead(id="lobby", title="大堂经理", roles=("大堂经理",), topics=("流程", "沟通"))
MEETING = ArticleHead(id="meeting", title="网点晨会")
PLACE = Span(4, 9)
HEADS = {head.id: head for head in (LOAN, LOBBY, MEETING)}


def bookmark(article_id: str = "loan", *, span: Span | None = PLACE) -> Bookmark:
    anchor = Anchor(article_id, PLACE, "贷后检查", "", "", 1, "hash")
    placement = Placement.IN_PLACE if span else Placement.ORPHANED
    return Bookmark("b1", anchor, "贷后检查", NOW, span, placement)


def test_an_article_stands_under_each_of_its_roles() -> None:
    groups = by_role((LOAN, LOBBY)).children
    assert [(group.label, group.aside) for group in groups] == [
        ("客户经理", "1"),
        ("产品经理", "1"),
        ("大堂经理", "1"),
    ]
    assert [group.children[0].article_id for group in groups] == ["loan", "loan", "lobby"]


def test_an_article_without_a_role_stands_last_under_others() -> None:
    groups = by_role((MEETING, LOAN)).children
    assert [group.key for group in groups] == ["role:客户经理", "role:产品经理", "role:其他"]


def test_others_as_a_role_of_its_own_is_shared() -> None:
    named = ArticleHead(id="odd", title="杂项", roles=("其他",))
    (group,) = by_role((named, MEETING)).children
    assert [row.article_id for row in group.children] == ["odd", "meeting"]


def test_a_topic_counts_its_articles() -> None:
    groups = by_topic((LOAN, LOBBY)).children
    assert [(group.label, group.aside) for group in groups] == [("流程", "2"), ("沟通", "1")]


def test_a_role_named_twice_counts_once() -> None:
    twice = ArticleHead(id="twice", title="重复", roles=("柜员", "柜员"))
    assert by_role((twice,)).children[0].aside == "1"


def test_a_bookmark_shows_its_label_and_its_article() -> None:
    section = bookmarked((bookmark(),), HEADS)
    (row,) = section.children
    assert section.aside == "1"
    assert (row.label, row.detail, row.offset, row.orphaned) == ("贷后检查", "贷款客户经理", 4, False)


def test_a_bookmark_without_a_place_leads_to_its_article_only() -> None:
    (row,) = bookmarked((bookmark(span=None),), HEADS).children
    assert row.orphaned
    assert row.offset is None
    assert row.article_id == "loan"
    assert "失锚" in row.tooltip


def test_a_bookmark_of_a_removed_article_stays_listed() -> None:
    (row,) = bookmarked((bookmark("gone", span=None),), HEADS).children
    assert row.detail == "文章已移除"


def test_without_bookmarks_a_hint_says_what_to_do() -> None:
    section = bookmarked((), HEADS)
    assert section.aside == ""
    assert [row.kind for row in section.children] == [NodeKind.HINT]


def test_saved_searches_stand_as_saved_and_are_counted() -> None:
    section = saved_searches(("岗位:客户经理 贷后", "1站式"))
    assert (section.label, section.aside) == ("已存搜索", "2")
    assert [(row.label, row.query, row.article_id) for row in section.children] == [
        ("岗位:客户经理 贷后", "岗位:客户经理 贷后", ""),
        ("1站式", "1站式", ""),
    ]


def test_recent_reading_says_when() -> None:
    days = (0, 1, 40, 400)
    places = tuple(ReadingPosition("loan", 7, NOW - timedelta(days=day)) for day in days)
    asides = [row.aside for row in recently_read(places, HEADS, NOW).children]
    assert asides[0] == f"{NOW.astimezone():%H:%M}"
    assert asides[1] == "昨天"
    assert asides[2] == "4月10日"
    assert asides[3] == "2024年4月15日"


def test_recent_reading_leaves_out_remembered_titles_and_stops_somewhere() -> None:
    heads = {f"a{n}": ArticleHead(id=f"a{n}", title=f"文章{n}") for n in range(40)}
    places = (ReadingPosition("gone", 0, NOW), *(ReadingPosition(key, 0, NOW) for key in heads))
    rows = recently_read(places, heads, NOW).children
    assert len(rows) == RECENT_LIMIT
    assert rows[0].article_id == "a0"


def test_own_documents_stand_by_title_and_those_of_packs_do_not() -> None:
    own = [ArticleHead(id=f"a{n}", title=title, pack_id="own-documents") for n, title in enumerate(("乙", "丙", "甲"))]
    section = own_documents([*own, ArticleHead(id="b", title="随程序的", pack_id="built-in")])
    assert (section.label, section.aside) == ("我的文档", "3")
    assert sorted(node.label for node in section.children) == sorted(["乙", "丙", "甲"])


def test_what_is_not_in_force_is_marked_wherever_it_is_listed() -> None:
    effects = {"loan": EffectStatus(Effect.REPEALED)}
    places = (ReadingPosition("loan", 0, NOW), ReadingPosition("lobby", 0, NOW))
    assert [group.children[0].outdated for group in by_role((LOAN, LOBBY), said=Said(effects=effects)).children] == [
        "已废止",
        "已废止",
        "",
    ]
    assert [row.outdated for row in by_topic((LOAN, LOBBY), Said(effects=effects)).children[0].children] == [
        "已废止",
        "",
    ]
    assert [row.outdated for row in recently_read(places, HEADS, NOW, effects).children] == ["已废止", ""]
    (row,) = bookmarked((bookmark(),), HEADS, effects).children
    assert (row.outdated, row.detail) == ("已废止", "贷款客户经理（已废止）")
