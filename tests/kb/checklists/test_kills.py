"""Killed while it ticks, the program has stored every tick that it was told is stored, and nothing by halves."""

import subprocess
import sys
from pathlib import Path

import pytest

from kb.checklists.checklists import Checklists
from kb.model import ItemState
from kb.notes.store import Notes
from tests.kb.checklists.newcomers import MORNING, Shelf, article

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("moment", [1, 7, 23])
def test_a_killed_program_loses_no_tick(file: Path, shelf: Shelf, moment: int) -> None:
    command = [sys.executable, "-m", "tests.kb.checklists.killed", str(file)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(moment)]
        process.kill()
        told += process.stdout.read().split("\n")[:-1]
    acts = [tuple(map(int, line.split())) for line in told if line.count(" ") == 2]
    expected = {number: ticked for number, ticked, _ in acts}
    with Notes(file, article_of=shelf) as notes:
        assert notes.check() == ()
        found = Checklists(notes.tick_records, shelf).shown(article(), MORNING)
        assert found is not None
        stored = {entry.item.number: int(entry.state is ItemState.DONE) for entry in found.entries}
        differing = [number for number in stored if stored[number] != expected.get(number, 0)]
        following = (acts[-1][0] + 1) % found.total
        assert differing in ([], [following]), "one more may have been stored than was told"
        rounds = sum(number == found.total - 1 for number, _, _ in acts)
        assert len(found.sign_offs) in {rounds, rounds + 1}
        assert not any(check.forged for check in found.sign_offs)
        while notes.undo():
            pass
        assert notes.tick_records.ticks() == ()
