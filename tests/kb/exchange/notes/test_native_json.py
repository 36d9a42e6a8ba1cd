"""The program's own file of notes goes out and comes in whole.

Covers: kb/exchange/notes/records.py, kb/model/exchange.py.
"""

import json
from typing import Any

import pytest
from hypothesis import given

from kb.errors import NotesFileError
from kb.exchange.notes import native_json
from kb.exchange.notes.exported import ExportedNotes
from kb.exchange.notes.reading import parse_notes
from kb.exchange.notes.sheet import sheet
from kb.model import COLORS, MarkStyle, NotesBundle, ReadProblem
from tests.kb.exchange.notes.handmade import ALL_NOTES


def test_a_file_says_what_it_is_and_what_the_article_was(exported: ExportedNotes) -> None:
    written = json.loads(native_json.write(sheet(exported)))
    assert (written["format"], written["version"]) == ("xingzhi-notes", 1)
    assert [len(written[name]) for name in ("annotations", "bookmarks", "tombstones")] == [3, 1, 1]
    late = next(item for item in written["annotations"] if item["note"] == "先看抵押物")
    assert late["created"] == "2025-05-20T12:00:00+00:00"
    assert late["article"] == {
        "title": "贷款客户经理",
        "roles": ["客户经理"],
        "heading_path": ["岗位职责", "贷后"],
        "updated": "2025-05-01",
        "pack_id": "builtin",
    }


@given(ALL_NOTES)
def test_what_was_written_is_read_back_equal(exported: ExportedNotes) -> None:
    whole = sheet(exported)
    assert parse_notes(native_json.write(whole).encode()) == whole.notes.bundle


def test_a_file_of_a_newer_version_is_refused() -> None:
    with pytest.raises(NotesFileError, match="升级"):
        native_json.read({"format": "xingzhi-notes", "version": 2})


def test_a_file_whose_lists_are_none_is_refused() -> None:
    with pytest.raises(NotesFileError, match="损坏"):
        native_json.read({"format": "xingzhi-notes", "version": 1, "annotations": "x"})


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ({"note": 1}, "note 不是文字"),
        ({"id": None}, "id 不是文字"),
        ({"created": "gestern"}, "created 不是时间"),
        ({"span": {"start": 5, "end": 2}}, "end 在 start 之前"),
        ({"span": {"start": True, "end": 2}}, "start 不是位置"),
        ({"span": {"start": -1, "end": 2}}, "start 不是位置"),
        ({"span": {"start": 0, "end": 10**30}}, "end 不是位置"),
        ({"tags": "甲"}, "tags 不是文字列表"),
        ({"anchor": []}, "不是一条记录"),
    ],
)
def test_an_entry_that_is_none_is_named_and_the_others_are_read(
    exported: ExportedNotes, broken: dict[str, Any], reason: str
) -> None:
    written = json.loads(native_json.write(sheet(exported)))
    written["annotations"][0] |= {"id": "kaputt"} | broken
    read = native_json.read(written)
    name = "第 1 条" if "id" in broken else "kaputt"
    assert read.unread == (ReadProblem(name, reason),)
    assert len(read.annotations) == 2


def test_a_text_that_is_not_the_one_its_hash_names_is_refused(exported: ExportedNotes) -> None:
    written = json.loads(native_json.write(sheet(exported)))
    written["texts"][0]["text"] = "改过的正文"
    read = native_json.read(written)
    assert read.texts == ()
    assert read.unread == (ReadProblem("第 1 条", "正文与校验值不符"),)


def test_what_only_a_newer_program_draws_is_a_plain_yellow_highlight(exported: ExportedNotes) -> None:
    written = json.loads(native_json.write(sheet(exported)))
    written["annotations"][0] |= {"color": "gold", "style": ["wavy"], "placement": "somewhere"}
    read = native_json.read(written)
    assert read.unread == NotesBundle().unread
    assert (read.annotations[0].color, read.annotations[0].style) == (COLORS[0], MarkStyle.HIGHLIGHT)
