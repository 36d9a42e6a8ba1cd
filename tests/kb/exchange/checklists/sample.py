"""A newcomer's list in use: ticked, changed since, one item gone, signed, and changed after that."""

from datetime import timedelta
from pathlib import Path

from kb.checklists.checklists import Checklists
from kb.model import Checklist, ChecklistHistory
from kb.notes.store import Notes
from tests.kb.checklists.newcomers import FIRST, MORNING, SECOND, Shelf, article


def history_in(folder: Path, *, head: str = "", who: str = "小王", words: str = "再练*点钞*") -> ChecklistHistory:
    """The history of such a list, from notes kept in ``folder``; with ``checklist_repeat`` in ``head`` of two days."""
    shelf = Shelf(article([*FIRST, "=1+1 也要核对的一条。"], head=head))
    with Notes(folder / "notes.db", article_of=shelf) as notes:
        lists = Checklists(notes.tick_records, shelf)

        def shown(days: int = 0) -> Checklist:
            found = lists.shown(shelf.article, MORNING + timedelta(days=days))
            assert found is not None
            return found

        for number in (0, 1, 3):
            lists.tick(shown(), number, MORNING, ticked=True, who=who)
        lists.sign(shown(), MORNING, name="李师傅", day="2026-11-30", words=words)
        lists.tick(shown(), 3, MORNING, ticked=False)
        shelf.article = article(
            [FIRST[1].replace("点钞", "快速点钞"), FIRST[2], "=1+1 也要核对的一条。"], SECOND, head=head
        )
        if head:
            lists.tick(shown(1), 0, MORNING + timedelta(days=1), ticked=True, who="小李")
        found = lists.history(shelf.article, MORNING + timedelta(days=1 if head else 0))
        assert found is not None
        return found
