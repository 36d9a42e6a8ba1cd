"""Every format says everything, and shows how it begins."""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from docx import Document

from kb.exchange.notes.exported import ExportedNotes
from kb.exchange.notes.formats import NOTES_FORMATS, PREVIEW_LINES, PREVIEW_NOTES, PREVIEW_WIDTH, NotesFormat
from kb.exchange.notes.sheet import Sheet, sheet
from kb.model import Annotation
from tests.kb.exchange.notes.handmade import annotation, told

T = TypeVar("T")
ALL = pytest.mark.parametrize("format_", NOTES_FORMATS.values(), ids=NOTES_FORMATS)


def text_of(content: str | bytes) -> str:
    if isinstance(content, str):
        return content
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs)


@ALL
def test_a_format_has_quote_note_tags_colour_headings_time_and_version(
    format_: NotesFormat, exported: ExportedNotes
) -> None:
    text = text_of(format_.write(sheet(exported)))
    for words in ("做好贷后检查。", "先看抵押物", "抵押", "岗位职责", "2025-05-20", "2025-05-01"):
        assert words in text
    assert "黄色" in text or "yellow" in text


@ALL
def test_a_quote_of_what_is_not_in_force_says_so_in_every_format(format_: NotesFormat, exported: ExportedNotes) -> None:
    repealed = "已废止（2026-06-01 起），现为《信贷管理办法》"
    outdated = replace(exported, notes=tuple(replace(note, effect=repealed) for note in exported.notes))
    said = text_of(format_.write(sheet(outdated))).replace("\\_", "_").count(repealed)
    cards = sum(isinstance(note.item, Annotation) for note in outdated.notes)
    assert said >= (cards if format_.name == "anki" else len(outdated.notes))
    assert repealed not in text_of(format_.write(sheet(exported)))


@ALL
def test_nothing_is_written_without_a_complaint(format_: NotesFormat) -> None:
    assert format_.write(sheet(ExportedNotes()))
    assert format_.suffix.startswith(".")
    assert format_.words
    assert format_.purpose.endswith("。")


@ALL
def test_the_preview_is_how_the_text_begins(format_: NotesFormat, exported: ExportedNotes) -> None:
    whole = sheet(exported)
    text = format_.plain(whole) if format_.plain else text_of(format_.write(whole))
    lines = text.removeprefix("\ufeff").splitlines()
    assert format_.preview(whole).splitlines()[:PREVIEW_LINES] == lines[:PREVIEW_LINES]


@ALL
def test_of_very_many_notes_only_the_first_are_written_for_a_preview_which_is_cut(format_: NotesFormat) -> None:
    notes = [told(annotation(f"{n:032x}", "长" * 2 * PREVIEW_WIDTH, note=f"第 {n} 条")) for n in range(1_000)]
    written: list[int] = []

    def watched(write: Callable[[Sheet], T]) -> Callable[[Sheet], T]:
        def watching(given: Sheet) -> T:
            written.append(len(given.notes.notes))
            return write(given)

        return watching

    plain = watched(format_.plain) if format_.plain else None
    watched_format = replace(format_, write=watched(format_.write), plain=plain)
    lines = watched_format.preview(sheet(ExportedNotes(tuple(notes)))).splitlines()
    assert written == [PREVIEW_NOTES]
    assert len(lines) == PREVIEW_LINES + 1
    assert lines[-1] == "…"
    assert max(map(len, lines)) <= PREVIEW_WIDTH + 1
