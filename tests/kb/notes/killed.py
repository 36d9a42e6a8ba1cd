"""Kills a writing session again and again and looks at what is left: ``python -m tests.kb.notes.killed FOLDER TIMES``.

Each session is a forked process that performs operations of all kinds and tells through a pipe when it begins one and
what the notes are when it has returned. It is killed at a random moment. What is on disk then must be what it told,
or, if it had begun a further operation, that with the operation done whole; taking that back must lead to what it told.
"""

import hashlib
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from kb.model import COLORS, MarkStyle, NotesBundle, Span
from kb.notes.store import Notes
from tests.kb.notes.shelf import LOAN, Shelf

LONGEST = 0.12  # seconds until a session is killed
_SEED = 7


def digest(notes: Notes) -> str:
    """All that a person has made, in a word; not when, for to undo is a change of its own time."""
    words = ((item.id, item.note, item.color, item.style, item.tags, item.span) for item in notes.annotations())
    items = sorted(map(repr, (*words, *((mark.id, mark.span) for mark in notes.bookmarks()))))
    return hashlib.sha256("\n".join(items).encode()).hexdigest()[:16]


def operations(notes: Notes, shelf: Shelf, chance: random.Random) -> dict[str, Callable[[], object]]:
    """One of every kind that can be done now."""
    items, gone = notes.annotations(), notes.deleted()
    length = len(shelf("loan").text)
    start = chance.randrange(length - 20)
    out: dict[str, Callable[[], object]] = {
        "highlight": lambda: notes.highlight(
            "loan", Span(start, start + 9), note="不能丢" * chance.randint(0, 900), style=chance.choice([*MarkStyle])
        ),
        "bookmark": lambda: notes.bookmark("loan", start),
        "undo": notes.undo,
        "redo": notes.redo,
    }
    if items:
        one = chance.choice(items)
        some = [item.id for item in chance.sample(items, min(len(items), 5))]
        out |= {
            "edit": lambda: notes.edit(one.id, note=str(start), color=chance.choice(COLORS), tags=[str(start % 3)]),
            "edit_all": lambda: notes.edit_all(some, color=chance.choice(COLORS), add_tags=["批"]),
            "rename_tag": lambda: notes.rename_tag(str(start % 3), "改"),
            "delete": lambda: notes.delete(some),
            "reattach": lambda: notes.reattach(one.id, Span(start, start + 3)),
            "detach": lambda: notes.detach(some),
            "import": lambda: notes.merge(copied(notes.bundle(), chance)),
        }
    if gone:
        out["restore"] = lambda: notes.restore([gone[0].item.id])
    return out


def copied(bundle: NotesBundle, chance: random.Random) -> NotesBundle:
    """Some of the notes as somebody else may have made them."""
    some = chance.sample(bundle.annotations, min(len(bundle.annotations), 3))
    return NotesBundle(tuple(replace(item, id=f"{chance.randrange(2**64):x}") for item in some), texts=bundle.texts)


def session(file: Path, told: TextIO, seed: int) -> None:
    """Write until killed."""
    chance = random.Random(seed)  # noqa: S311 - the same every time
    shelf = Shelf(loan=LOAN)
    with Notes(file, article_of=shelf) as notes:
        print("done", "open", digest(notes), file=told, flush=True)
        while True:
            known = operations(notes, shelf, chance)
            name = chance.choice(sorted(known))
            print("begin", name, "-", file=told, flush=True)
            known[name]()
            print("done", name, digest(notes), file=told, flush=True)


def killed_once(file: Path, seed: int) -> list[tuple[str, ...]]:
    """Run a session, kill it; what it told."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        with os.fdopen(writing, "w", encoding="utf-8") as told:
            session(file, told, seed)
        os._exit(1)
    os.close(writing)
    time.sleep(random.Random(seed).uniform(0.0, LONGEST))  # noqa: S311
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, encoding="utf-8") as told:
        return [tuple(line.split()) for line in told.read().split("\n")[:-1]]


def verdict(file: Path, told: list[tuple[str, ...]]) -> str:
    """What is wrong with the file after all that was told; empty when nothing is."""
    with Notes(file, article_of=Shelf(loan=LOAN)) as notes:
        if found := notes.check():
            return str(found)
        done = [line for line in told if line[0] == "done"]
        if not done or digest(notes) == done[-1][2]:
            return ""
        if told[-1][0] != "begin":
            return f"{done[-1][1]} had returned and is not there"
        (notes.redo if told[-1][1] == "undo" else notes.undo)()
        return "" if digest(notes) == done[-1][2] else f"{told[-1][1]} is neither done nor not done"


def main(folder: Path, times: int) -> int:
    """How often something was wrong; each time is told."""
    wrong = operations_done = 0
    for number in range(times):
        file = folder / f"{number // 20}.db"  # twenty sessions go on in the same file
        told = killed_once(file, _SEED + number)
        operations_done += sum(line[0] == "done" for line in told)
        if words := verdict(file, told):
            wrong += 1
            print(f"{number}: {words}")
    print(f"killed {times} times after {operations_done} operations, {wrong} wrong")
    return wrong


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
