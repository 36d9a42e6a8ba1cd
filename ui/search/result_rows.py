"""The rows of a result: hits under the heads of their articles, annotations under a head of their own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kb.labels import shown_words
from kb.model import ArticleHead, EffectStatus, Hit, MarkedWords, NoteHit, Reason
from kb.translation import tr

IN_PARTS = frozenset({Reason.PARTIAL, Reason.KEYWORD, Reason.QUESTION, Reason.MEANING})
IN_PARTS_TOGETHER = 3


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The head over an article's hits; ``continued`` when an earlier page has shown the article already.

    A hit in the title itself is the head: ``hit`` can be chosen, and the title stands there once, with the beginning of
    the article under it.
    """

    article_id: str
    title: str
    roles: tuple[str, ...]
    continued: bool = False
    hit: Hit | None = None
    updated: str = ""
    effect: EffectStatus = EffectStatus()

    @property
    def leads(self) -> bool:
        """Whether something of the article stands under the head."""
        return self.hit is not None and bool(self.hit.follows)


@dataclass(frozen=True, slots=True)
class NotesRow:
    """The head over the annotations among the articles."""

    total: int


@dataclass(frozen=True, slots=True)
class AllNotesRow:
    """Leads to all annotations that answer."""

    total: int


@dataclass(frozen=True, slots=True)
class EndRow:
    """Says that no more is listed."""

    words: str


Choice = Hit | NoteHit | AllNotesRow
Row = Choice | GroupRow | NotesRow | EndRow


def grouped(hits: Iterable[Hit], open_article: str, headed: set[str], heads: Mapping[str, ArticleHead]) -> list[Row]:
    """A page's hits by article, articles by their best hit; ``open_article``'s head stands already.

    Of those that hold only parts of the query or mean the same, IN_PARTS_TOGETHER of an article stand together: the
    others are worse than the best of the next articles, and follow behind all. So do those that a card before has
    shown among the lines of its section. ``headed`` are the articles that have a head on this or an earlier page: those
    that get one are added. ``heads`` is what is known of the articles.
    """
    groups: dict[str, list[Hit]] = {open_article: []} if open_article else {}
    left: list[Hit] = []
    for hit in hits:
        members = groups.setdefault(hit.passage.article_id, [])
        crowded = sum(member.reason in IN_PARTS for member in members) >= IN_PARTS_TOGETHER
        behind = hit.reason in IN_PARTS and (crowded or any(_shows(member, hit) for member in members))
        (left if behind else members).append(hit)
    rows: list[Row] = []
    for article_id, members in groups.items():
        if article_id == open_article:
            rows += members
        else:
            head = _head(members, heads.get(article_id), continued=article_id in headed)
            headed.add(article_id)
            rows += [head, *(hit for hit in members if hit is not head.hit)]
    return rows + grouped(left, "", headed, heads) if left else rows


def _head(members: list[Hit], known: ArticleHead | None, *, continued: bool) -> GroupRow:
    """The head over the hits of one article; one of them may be the head itself."""
    first = members[0]
    titled = next((hit for hit in members if is_title(hit)), None)
    updated = known.updated if known else ""
    return GroupRow(first.passage.article_id, first.title, first.roles, continued, titled, updated, first.effect)


def notes_row_words(row: NotesRow | AllNotesRow) -> str:
    """The words of a row about all annotations."""
    return (
        tr("我的批注 · {total}").format(total=row.total)
        if isinstance(row, NotesRow)
        else tr("查看全部 {total} 条").format(total=row.total)
    )


def marked_words(row: Row) -> str:
    """The words that are drawn marked, each once: ``标出：贷后、检查``; empty where there are none."""
    hit = row.hit if isinstance(row, GroupRow) else row
    if isinstance(hit, Hit):
        shown = shown_words(hit)
    elif isinstance(hit, NoteHit):
        shown = MarkedWords(hit.snippet, hit.marks)
    else:
        return ""
    words = dict.fromkeys(shown.text[mark.start : mark.end] for mark in shown.marks)
    return tr("标出：{words}").format(words=tr("、").join(words)) if words else ""


def choice_of(row: Row) -> Choice | None:
    """What can be chosen of a row; None for a head that is none."""
    if isinstance(row, GroupRow):
        return row.hit
    return row if isinstance(row, Choice) else None


def _shows(card: Hit, hit: Hit) -> bool:
    """Whether ``hit`` is a line of the section on a card, or the heading or the question over it."""
    headed = bool(card.section) and (*hit.heading_path, hit.snippet) == card.heading_path
    asked = bool(card.lead) and (hit.heading_path, hit.snippet) == (card.heading_path, card.lead)
    return headed or asked or any(line.passage == hit.passage for line in card.section)


def is_title(hit: Hit) -> bool:
    """Whether the passage is the article's title itself."""
    return hit.snippet == hit.title and not hit.heading_path


def identity(choice: Choice) -> object:
    """What is the same of two choices that show the same passage or annotation."""
    match choice:
        case Hit():
            return choice.passage
        case NoteHit():
            return choice.annotation.id
        case AllNotesRow():
            return AllNotesRow
