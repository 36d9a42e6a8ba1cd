"""Ticks without end and tells each tick when it is stored: ``python -m tests.kb.checklists.killed FILE``."""

import sys
from pathlib import Path

from kb.checklists.checklists import Checklists
from kb.model import ItemState
from kb.notes.store import Notes
from tests.kb.checklists.newcomers import MORNING, Shelf, article


def main(file: Path) -> None:
    """Tick and take back, over all items again and again; a signature after every round."""
    shelf = Shelf(article())
    with Notes(file, article_of=shelf) as notes:
        lists = Checklists(notes.tick_records, shelf)
        for turn in range(1_000_000):
            checklist = lists.shown(shelf.article, MORNING)
            assert checklist is not None
            number = turn % checklist.total
            ticked = checklist.entries[number].state is ItemState.OPEN
            lists.tick(checklist, number, MORNING, ticked=ticked)
            if number == checklist.total - 1:
                lists.sign(checklist, MORNING, name=str(turn), day="2026-11-30", words="")
            print(number, int(ticked), turn, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
