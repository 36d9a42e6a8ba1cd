"""The library as a tree of values: by role, by topic, the bookmarks, the saved searches, what was read last."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kb.labels import PLACEMENT_LABELS
from kb.model import OWN_PACK_ID, ArticleHead, Bookmark, Placement, ReadingPosition
from kb.reading_progress import ArticleProgress
from kb.time_labels import past_label

OTHERS = "其他"
RECENT_LIMIT = 20
_GONE = "文章已移除"
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
    place in its article, ``query`` when it is a saved search.
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
    children: tuple["Node", ...] = ()


def by_role(articles: Iterable[ArticleHead], first: str = "", progress: Mapping[str, str] = _NO_PROGRESS) -> Node:
    """Every role in the order the articles name them, ``first`` before all, those without a role last.

    ``progress`` says how far articles were read, in a word, by their ids.
    """
    groups = _groups("role", articles, lambda article: article.roles, progress)
    groups = tuple(sorted(groups, key=lambda group: group.label != first))  # keeps the order of the others
    return Node(key="roles", kind=NodeKind.SECTION, label="按岗位", icon="role", children=groups)


def by_topic(articles: Iterable[ArticleHead], progress: Mapping[str, str] = _NO_PROGRESS) -> Node:
    """Every topic in the order the articles name them, those without a topic last, each with its articles."""
    groups = _groups("topic", articles, lambda article: article.topics, progress)
    return Node(key="topics", kind=NodeKind.SECTION, label="按主题", icon="topic", children=groups)


def is_own(article: ArticleHead) -> bool:
    """Whether an article is one of 我的文档."""
    return article.pack_id == OWN_PACK_ID


def own_documents(articles: Iterable[ArticleHead], progress: Mapping[str, str] = _NO_PROGRESS) -> Node:
    """One's own documents by title."""
    own = sorted(filter(is_own, articles), key=lambda article: article.title)
    group = _group("own", "我的文档", own, progress)
    return Node(
        key="own",
        kind=NodeKind.SECTION,
        label=group.label,
        icon="edit",
        aside=group.aside,
        children=group.children,
    )


def bookmarked(bookmarks: tuple[Bookmark, ...], articles: Mapping[str, ArticleHead]) -> Node:
    """The bookmarks as given; a hint when there is none."""
    rows = tuple(_bookmark(bookmark, articles) for bookmark in bookmarks)
    return Node(
        key="bookmarks",
        kind=NodeKind.SECTION,
        label="书签",
        icon="bookmark",
        aside=str(len(rows)) if rows else "",
        children=rows or (_hint("bookmarks", "读到要紧处加个书签，就会列在这里"),),
    )


def saved_searches(queries: tuple[str, ...]) -> Node:
    """The saved searches as given."""
    rows = tuple(
        Node(key=f"search:{query}", kind=NodeKind.SEARCH, label=query, tooltip=query, query=query) for query in queries
    )
    return Node(
        key="searches",
        kind=NodeKind.SECTION,
        label="已存搜索",
        icon="star",
        aside=str(len(rows)),
        children=rows,
    )


def recently_read(places: tuple[ReadingPosition, ...], articles: Mapping[str, ArticleHead], now: datetime) -> Node:
    """The articles read last that still exist, at most ``RECENT_LIMIT``; ``now`` is an aware time."""
    rows = tuple(
        Node(
            key=f"recent:{place.article_id}",
            kind=NodeKind.RECENT,
            label=articles[place.article_id].title,
            aside=past_label(place.at, now.astimezone(), today=""),
            tooltip=articles[place.article_id].title,
            article_id=place.article_id,
            offset=place.offset,
        )
        for place in places
        if place.article_id in articles
    )[:RECENT_LIMIT]
    return Node(
        key="recent",
        kind=NodeKind.SECTION,
        label="最近阅读",
        icon="clock",
        children=rows or (_hint("recent", "读过的文章会列在这里"),),
    )


def _groups(
    kind: str,
    articles: Iterable[ArticleHead],
    values: Callable[[ArticleHead], tuple[str, ...]],
    progress: Mapping[str, str],
) -> tuple[Node, ...]:
    members: dict[str, list[ArticleHead]] = {}
    without: list[ArticleHead] = []
    for article in articles:
        for value in dict.fromkeys(values(article)):
            members.setdefault(value, []).append(article)
        if not values(article):
            without.append(article)
    if without:
        members[OTHERS] = [*members.pop(OTHERS, []), *without]
    return tuple(_group(f"{kind}:{value}", value, group, progress) for value, group in members.items())


def _group(key: str, label: str, articles: list[ArticleHead], progress: Mapping[str, str]) -> Node:
    done = sum(progress.get(article.id) == READ for article in articles)
    count = f"已读 {done}/{len(articles)}" if done else str(len(articles))
    rows = tuple(
        Node(
            key=f"{key}/{article.id}",
            kind=NodeKind.ARTICLE,
            label=article.title.removeprefix(f"{label}：") or article.title,  # the group says whose it is
            tooltip="\n".join(filter(None, (article.title, article.summary))),
            aside=progress.get(article.id, ""),
            article_id=article.id,
        )
        for article in articles
    )
    return Node(key=key, kind=NodeKind.GROUP, label=label, aside=count, tooltip=label, children=rows)


def _bookmark(bookmark: Bookmark, articles: Mapping[str, ArticleHead]) -> Node:
    article = articles.get(bookmark.anchor.article_id)
    title = article.title if article else _GONE
    lost = f"\n{PLACEMENT_LABELS[Placement.ORPHANED]}：这一段已不在现在的文章里" if bookmark.span is None else ""
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
    )


def _hint(section: str, words: str) -> Node:
    return Node(key=f"{section}/hint", kind=NodeKind.HINT, label=words, tooltip=words)
