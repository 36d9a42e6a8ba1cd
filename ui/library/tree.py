"""The library as a tree of values: by role, by topic, the bookmarks, the saved searches, what was read last."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import overload

from kb.labels import PLACEMENT_LABELS, out_of_force_label, titled
from kb.model import OWN_PACK_ID, ArticleHead, Bookmark, EffectStatus, Placement, ReadingPosition
from kb.records.reading_progress import ArticleProgress
from kb.time_labels import past_label
from kb.translation import tr

OTHERS = tr("其他")
RECENT_LIMIT = 20
_GONE = tr("文章已移除")
_NO_PROGRESS: Mapping[str, str] = {}
READ = ArticleProgress(read=True).label


class NodeKind(StrEnum):
    """What a row of the library is."""

    SECTION = "section"
    GROUP = "group"
    ARTICLE = "article"
    BOOKMARK = "bookmark"
    SEARCH = "search"
    RECENT = "recent"
    HINT = "hint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One row and the rows under it.

    ``key`` is unique in the tree and stable across feeds and sessions. ``aside`` stands muted at the right
    end, ``detail`` muted on a second line. ``offset`` (code points) is set when the row leads to a
    place in its article, ``query`` when it is a saved search. ``outdated`` says that its article is not in force.
    """

    key: str
    kind: NodeKind
    label: str
    icon: str = ""
    aside: str = ""
    detail: str = ""
    tooltip: str = ""
    article_id: str = ""
    offset: int | None = None
    bookmark_id: str = ""
    query: str = ""
    orphaned: bool = False
    outdated: str = ""
    children: Sequence["Node"] = ()


Effects = Mapping[str, EffectStatus]  # article id → whether it is in force
_NO_DATES: Effects = {}
_NO_TITLES: Mapping[str, str] = {}


@dataclass(slots=True)
class Said:
    """What is said beside articles, by their ids: how far they were read, in a word, and whether they are in force.

    It may change: rows that have been made are to be forgotten then.
    """

    progress: Mapping[str, str] = field(default_factory=dict)
    effects: Effects = field(default_factory=dict)


_NOTHING = Said()


class ArticleRows(Sequence[Node]):
    """The articles of a group as rows, each made when it is first asked for: of 5,000 articles few are seen."""

    def __init__(self, group: str, label: str, articles: Sequence[ArticleHead], said: Said) -> None:
        self._group = group
        self._label = label
        self._articles = articles
        self._said = said
        self._made: dict[int, Node] = {}

    def __len__(self) -> int:
        """How many there are."""
        return len(self._articles)

    @overload
    def __getitem__(self, at: int) -> Node: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Node]: ...
    def __getitem__(self, at: int | slice) -> Node | Sequence[Node]:
        """One of them, or some."""
        rows = range(len(self._articles))[at]
        return self._row(rows) if isinstance(rows, int) else [self._row(row) for row in rows]

    def forget(self) -> None:
        """Make the rows anew when they are asked for: something else is said beside them."""
        self._made.clear()

    def row_of(self, article_id: str) -> int | None:
        """Which of them is this article; makes none."""
        return self._rows_by_id.get(article_id)

    def row_of_key(self, key: str) -> int | None:
        """Which of them has this key; makes none."""
        prefix = f"{self._group}/"
        return self._rows_by_id.get(key.removeprefix(prefix)) if key.startswith(prefix) else None

    @cached_property
    def _rows_by_id(self) -> dict[str, int]:
        return {article.id: row for row, article in enumerate(self._articles)}

    def _row(self, row: int) -> Node:
        if row not in self._made:
            article, said = self._articles[row], self._said
            self._made[row] = Node(
                key=f"{self._group}/{article.id}",
                kind=NodeKind.ARTICLE,
                label=article.title.removeprefix(f"{self._label}：") or article.title,  # the group says whose it is
                tooltip="\n".join(filter(None, (_titled(article, said.effects), article.summary))),
                aside=said.progress.get(article.id, ""),
                article_id=article.id,
                outdated=_label(article.id, said.effects),
            )
        return self._made[row]


def by_role(articles: Iterable[ArticleHead], first: str = "", said: Said = _NOTHING) -> Node:
    """Every role in the order the articles name them, ``first`` before all, those without a role last."""
    groups = _groups("role", articles, lambda article: article.roles, said)
    groups = tuple(sorted(groups, key=lambda group: group.label != first))  # keeps the order of the others
    return Node(key="roles", kind=NodeKind.SECTION, label=tr("按岗位"), icon="role", children=groups)


def by_topic(articles: Iterable[ArticleHead], said: Said = _NOTHING) -> Node:
    """Every topic in the order the articles name them, those without a topic last, each with its articles."""
    groups = _groups("topic", articles, lambda article: article.topics, said)
    return Node(key="topics", kind=NodeKind.SECTION, label=tr("按主题"), icon="topic", children=groups)


def is_own(article: ArticleHead) -> bool:
    """Whether an article is one of 我的文档."""
    return article.pack_id == OWN_PACK_ID


def own_documents(articles: Iterable[ArticleHead], said: Said = _NOTHING) -> Node:
    """One's own documents by title."""
    own = sorted(filter(is_own, articles), key=lambda article: article.title)
    group = _group("own", tr("我的文档"), own, said)
    return Node(
        key="own",
        kind=NodeKind.SECTION,
        label=group.label,
        icon="edit",
        aside=group.aside,
        children=group.children,
    )


def bookmarked(
    bookmarks: tuple[Bookmark, ...],
    articles: Mapping[str, ArticleHead],
    effects: Effects = _NO_DATES,
    remembered_titles: Mapping[str, str] = _NO_TITLES,
) -> Node:
    """The bookmarks as given; a hint when there is none. ``remembered_titles`` are those of articles that have gone."""
    rows = tuple(_bookmark(bookmark, articles, effects, remembered_titles) for bookmark in bookmarks)
    return Node(
        key="bookmarks",
        kind=NodeKind.SECTION,
        label=tr("书签", "bookmarks"),
        icon="bookmark",
        aside=str(len(rows)) if rows else "",
        children=rows or (_hint("bookmarks", tr("读到要紧处加个书签，就会列在这里")),),
    )


def saved_searches(queries: tuple[str, ...]) -> Node:
    """The saved searches as given."""
    rows = tuple(
        Node(key=f"search:{query}", kind=NodeKind.SEARCH, label=query, tooltip=query, query=query) for query in queries
    )
    return Node(
        key="searches",
        kind=NodeKind.SECTION,
        label=tr("已存搜索"),
        icon="star",
        aside=str(len(rows)),
        children=rows,
    )


def recently_read(
    places: tuple[ReadingPosition, ...],
    articles: Mapping[str, ArticleHead],
    now: datetime,
    effects: Effects = _NO_DATES,
) -> Node:
    """The articles read last that still exist, at most ``RECENT_LIMIT``; ``now`` is an aware time."""
    rows = tuple(
        Node(
            key=f"recent:{place.article_id}",
            kind=NodeKind.RECENT,
            label=articles[place.article_id].title,
            aside=past_label(place.at, now.astimezone(), today=""),
            tooltip=_titled(articles[place.article_id], effects),
            article_id=place.article_id,
            offset=place.offset,
            outdated=_label(place.article_id, effects),
        )
        for place in places
        if place.article_id in articles
    )[:RECENT_LIMIT]
    return Node(
        key="recent",
        kind=NodeKind.SECTION,
        label=tr("最近阅读"),
        icon="clock",
        children=rows or (_hint("recent", tr("读过的文章会列在这里")),),
    )


def _groups(
    kind: str, articles: Iterable[ArticleHead], values: Callable[[ArticleHead], tuple[str, ...]], said: Said
) -> tuple[Node, ...]:
    members: defaultdict[str, list[ArticleHead]] = defaultdict(list)
    without: list[ArticleHead] = []
    for article in articles:
        for value in values(article):
            group = members[value]
            if not group or group[-1] is not article:  # some name a role twice
                group.append(article)
        if not values(article):
            without.append(article)
    if without:
        members[OTHERS] = [*members.pop(OTHERS, []), *without]
    return tuple(_group(f"{kind}:{value}", value, group, said) for value, group in members.items())


def _group(key: str, label: str, articles: list[ArticleHead], said: Said) -> Node:
    done = sum(said.progress.get(article.id) == READ for article in articles) if said.progress else 0
    count = tr("已读 {done}/{count}").format(done=done, count=len(articles)) if done else str(len(articles))
    rows = ArticleRows(key, label, articles, said)
    return Node(key=key, kind=NodeKind.GROUP, label=label, aside=count, tooltip=label, children=rows)


def _bookmark(
    bookmark: Bookmark, articles: Mapping[str, ArticleHead], effects: Effects, remembered_titles: Mapping[str, str]
) -> Node:
    article = articles.get(bookmark.anchor.article_id)
    known = remembered_titles.get(bookmark.anchor.article_id)
    title = (
        _titled(article, effects)
        if article
        else tr("{known}（{gone}）").format(known=known, gone=_GONE)
        if known
        else _GONE
    )
    lost = (
        tr("\n{orphaned}：这一段已不在现在的文章里").format(orphaned=PLACEMENT_LABELS[Placement.ORPHANED])
        if bookmark.span is None
        else ""
    )
    return Node(
        key=f"bookmark:{bookmark.id}",
        kind=NodeKind.BOOKMARK,
        label=bookmark.label.replace("\n", " ") or title,
        detail=title,
        tooltip=f"{bookmark.label}\n{title}{lost}",
        article_id=bookmark.anchor.article_id,
        offset=None if bookmark.span is None else bookmark.span.start,
        bookmark_id=bookmark.id,
        orphaned=bookmark.span is None,
        outdated=_label(bookmark.anchor.article_id, effects),
    )


def _label(article_id: str, effects: Effects) -> str:
    return out_of_force_label(effects.get(article_id, EffectStatus()))


def _titled(article: ArticleHead, effects: Effects) -> str:
    return titled(article.title, effects.get(article.id, EffectStatus()))


def _hint(section: str, words: str) -> Node:
    return Node(key=f"{section}/hint", kind=NodeKind.HINT, label=words, tooltip=words)
