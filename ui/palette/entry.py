"""What the palette can lead to."""

from dataclasses import dataclass
from enum import StrEnum

from kb.translation import tr


class EntryKind(StrEnum):
    """What an entry is, in the word that stands beside it."""

    ARTICLE = tr("文章")
    HEADING = tr("标题", "heading")
    ACTION = tr("操作")
    ROLE = tr("岗位")


ICONS = {
    EntryKind.ARTICLE: "article",
    EntryKind.HEADING: "outline",
    EntryKind.ACTION: "settings",
    EntryKind.ROLE: "role",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: ``aside`` stands at its right end (a shortcut, the article of a heading).

    An article and a heading have an ``article_id``, a heading the ``offset`` where it stands (code points); of an
    action ``name`` is its name in the code, of a role its ``words`` say which.
    """

    kind: EntryKind
    words: str
    aside: str = ""
    article_id: str = ""
    offset: int | None = None
    name: str = ""
