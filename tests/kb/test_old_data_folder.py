"""A data folder that version 0.1.0 wrote opens with all notes, undo steps, searches and settings.

The sample was written by that version: two annotations (one with note, tags and a grade), a bookmark, a deleted
highlight, a reading position, two searches and a saved one, settings that are not the defaults.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.model import MarkStyle, Placement
from kb.paths import AppPaths
from kb.workspace import Workspace

SAMPLE = Path(__file__).parents[1] / "samples" / "data-0.1.0"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    data, pack = tmp_path / "data", tmp_path / "pack" / "articles"
    data.mkdir()
    pack.mkdir(parents=True)
    for name in ("notes.db", "searches.json", "settings.json"):
        shutil.copyfile(SAMPLE / name, data / name)
    shutil.copyfile(SAMPLE / "loan.md", pack / "loan.md")
    with Workspace.open(AppPaths.under(data), content=[pack.parent]) as opened:
        yield opened


def test_annotations_bookmarks_and_the_reading_position_are_there(workspace: Workspace) -> None:
    first, second = sorted(workspace.notes.annotations(), key=lambda item: item.anchor.span.start)
    assert (first.color, first.note, first.tags) == ("green", "先看抵押物", ("抵押", "重点"))
    assert (second.color, second.style, second.placement) == ("pink", MarkStyle.UNDERLINE, Placement.IN_PLACE)
    (bookmark,) = workspace.notes.bookmarks()
    assert bookmark.label.startswith("发现风险")
    position = workspace.notes.reading_position("loan")
    assert position is not None
    assert position.offset == 12
    assert [deleted.item.anchor.quote for deleted in workspace.notes.deleted()] == ["立即上报"]


def test_every_step_of_the_old_undo_log_can_be_taken_back_and_done_again(workspace: Workspace) -> None:
    notes, steps = workspace.notes, 0
    while notes.undo_state().undo is not None:
        assert notes.undo()
        steps += 1
    assert steps == 6  # three highlights, the tags, the bookmark, the deletion
    assert (notes.annotations(), notes.bookmarks()) == ((), ())
    for _ in range(steps):
        assert notes.redo()
    assert len(notes.annotations()) == 2
    assert len(notes.bookmarks()) == 1


def test_searches_and_settings_are_what_they_were(workspace: Workspace) -> None:
    assert workspace.searches.recent() == ("10万元", "贷后检查")
    assert workspace.searches.saved() == ("一站式",)
    settings = workspace.settings()
    assert (settings.theme, settings.zoom, settings.review) == ("dark", 120, True)
    assert settings.expanded == ("roles", "role:客户经理")
    assert settings.notes_list == ("scope:all",)
