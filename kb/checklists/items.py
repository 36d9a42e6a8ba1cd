"""Which blocks of an article are items to be ticked, how long ticks count, and which list of them counts now."""

from collections.abc import Iterable
from datetime import datetime

from kb.model import Article, ArticleHead, BlockKind, ChecklistItem, ChecklistRepeat
from kb.time_labels import local_time

CHECKLIST = "checklist"  # the kind of an article that is nothing but a list: a fresh one every day


def items_of(article: Article) -> tuple[ChecklistItem, ...]:
    """The list items under the headings that the article's ``checklist`` names, in the order of the text."""
    headings = frozenset(article.checklist)
    found = (
        (heading, block)
        for block in article.blocks
        if block.kind is BlockKind.ITEM and block.text.strip()
        for heading in [next((one for one in reversed(block.heading_path) if one in headings), None)]
        if heading is not None
    )
    return tuple(
        ChecklistItem(number, heading, block.text, block.span) for number, (heading, block) in enumerate(found)
    )


def repeat_of(head: ArticleHead) -> ChecklistRepeat:
    """How long ticks count: as ``checklist_repeat`` says, else a day for a checklist, and for ever in another text."""
    if head.checklist_repeat in set(ChecklistRepeat):
        return ChecklistRepeat(head.checklist_repeat)
    return ChecklistRepeat.DAILY if head.kind == CHECKLIST else ChecklistRepeat.ONCE


def period_at(repeat: ChecklistRepeat, at: datetime, known: Iterable[str] = (), *, fresh: bool = False) -> str:
    """The name of the list that counts at ``at`` on this PC's clock.

    Of lists that are begun whenever they are needed it is the day's last one of those ``known``, or with ``fresh`` the
    one behind it.
    """
    if repeat is ChecklistRepeat.ONCE:
        return ""
    day = local_time(at).date().isoformat()
    if repeat is ChecklistRepeat.DAILY:
        return day
    last = max((number_of(period) for period in known if period.startswith(f"{day}/")), default=0)
    return f"{day}/{last + 1 if fresh else max(last, 1)}"


def number_of(period: str) -> int:
    """The number of a list among those of its day; 0 where it has none."""
    number = period.partition("/")[2]
    return int(number) if number.isascii() and number.isdigit() and len(number) <= 9 else 0
