"""What is said about an article that is new, reads differently or is gone."""

from collections.abc import Iterable
from dataclasses import dataclass

from kb.labels import PLACEMENT_LABELS, UPDATE_LABELS, titled
from kb.model import Annotation, ArticleUpdate, Bookmark, EffectStatus, Placement, UpdateKind
from kb.translation import tr

NOTHING_NEW = tr("没有新内容。\n\n资料更新后，新增、修改和移除的文章会按岗位列在这里，改动逐处标出。")
OTHER_ROLES = tr("其他")
_ABOVE = {
    UpdateKind.NEW: tr("新增的文章，开头如下。"),
    UpdateKind.CHANGED: tr("你上次看过之后的改动：删除线是删去的，粗体是新增的。"),
    UpdateKind.REMOVED: tr("这篇文章已移除。下面是你上次看到的内容。"),
}


@dataclass(frozen=True, slots=True)
class TouchedMarks:
    """One's annotations and bookmarks in an article: how many, and how many want a look."""

    total: int = 0
    changed: int = 0
    lost: int = 0

    @classmethod
    def of(cls, items: Iterable[Annotation | Bookmark]) -> "TouchedMarks":
        """Counted by where they stand now."""
        placements = [item.placement for item in items]
        changed, lost = placements.count(Placement.CHANGED), placements.count(Placement.ORPHANED)
        return cls(len(placements), changed, lost)

    @property
    def want_a_look(self) -> bool:
        """Whether any stands in changed words, or has lost its place."""
        return bool(self.changed or self.lost)


def title_words(update: ArticleUpdate, status: EffectStatus = EffectStatus()) -> str:
    """``修改　贷后检查``, marked where the article is not in force."""
    return tr("{kind}　{titled}").format(kind=UPDATE_LABELS[update.kind], titled=titled(update.title, status))


def about_words(update: ArticleUpdate, pack_name: str) -> str:
    """Kind, roles, pack and versions on one line."""
    versions = update.version
    if update.version_before and update.version_before != update.version:
        versions = f"{update.version_before} → {update.version or '—'}"
    unread = tr("还没有打开过") if update.kind is UpdateKind.CHANGED and not update.was_read else ""
    pack = " ".join(filter(None, (pack_name, versions)))
    return " · ".join(filter(None, (UPDATE_LABELS[update.kind], tr("、").join(update.roles), pack, unread)))


def above_words(update: ArticleUpdate) -> str:
    """What the text below is."""
    return _ABOVE[update.kind]


def marks_words(marks: TouchedMarks) -> str:
    """What becomes of one's notes on it; empty where there are none."""
    if not marks.total:
        return ""
    told = []
    if marks.changed:
        told.append(
            tr("{count} 条“{changed}”").format(count=marks.changed, changed=PLACEMENT_LABELS[Placement.CHANGED])
        )
    if marks.lost:
        told.append(
            tr("{count} 条“{orphaned}”").format(count=marks.lost, orphaned=PLACEMENT_LABELS[Placement.ORPHANED])
        )
    state = tr("，").join(told) if told else tr("都在原处")
    return tr("你在这篇文章里有 {total} 条批注和书签：{state}。").format(total=marks.total, state=state)


def role_of(update: ArticleUpdate, post: str) -> str:
    """The role an update is listed under: one's own where it is for that, else the first."""
    if post and post in update.roles:
        return post
    return update.roles[0] if update.roles else OTHER_ROLES
