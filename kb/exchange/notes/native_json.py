"""The program's own file of notes: everything, exactly; UTF-8 JSON.

::

    {
      "format": "xingzhi-notes",
      "version": 1,
      "annotations": [{
        "id": "…",
        "anchor": {"article_id", "start", "end", "quote", "prefix", "suffix", "block", "text_hash"},
        "color": the name of a highlight colour (kb.model.HIGHLIGHT_COLORS),
        "style": "highlight | underline",
        "note": "…", "tags": ["…"],
        "created": "2025-05-20T12:00:00+00:00", "modified": "…",
        "span": {"start", "end"} or null,
        "placement": "in_place | moved | changed | orphaned",
        "article": {"title", "roles", "heading_path", "updated", "pack_id"[, "effect"]}
      }],
      "bookmarks": [{"id", "anchor", "label", "created", "span", "placement", "article"}],
      "tombstones": [{"id", "deleted"}],
      "texts": [{"hash", "text"}],
      "decisions": […], "reviews": […]
    }

Offsets are code points of the canonical text, half-open. Times are ISO 8601 in UTC. ``anchor`` is the note's place when
it was made, ``span`` where it stood when the file was written. ``article`` says what the article was then (``pack_id``
is null when it had gone); it is for people and other programs and not read back. ``texts`` are the canonical texts that
anchors were made and decisions taken in, by the SHA-256 that ``text_hash`` names. The last two lists are those of
``kb.exchange.notes.records``. Fields that are not named here are passed over. A change that a reader of version 1 would
misread gets another number.
"""

import json
from datetime import datetime

from kb.errors import NotesFileError
from kb.exchange.notes import fields, records
from kb.exchange.notes.exported import ExportedNote
from kb.exchange.notes.fields import FieldError, Fields
from kb.exchange.notes.sheet import Sheet
from kb.model import Anchor, Annotation, Bookmark, MarkStyle, NotesBundle, Placement, Span, Tombstone
from kb.translation import tr

FORMAT, VERSION = "xingzhi-notes", 1


def write(sheet: Sheet) -> str:
    """The whole file; a note is in it once, whatever the groups."""
    exported = sheet.notes
    written = {
        "format": FORMAT,
        "version": VERSION,
        "annotations": [_annotation(note, note.item) for note in exported.notes if isinstance(note.item, Annotation)],
        "bookmarks": [_bookmark(note, note.item) for note in exported.notes if isinstance(note.item, Bookmark)],
        "tombstones": [{"id": item.id, "deleted": _time(item.deleted)} for item in exported.tombstones],
        "texts": [{"hash": text_hash, "text": text} for text_hash, text in exported.texts],
        "decisions": records.decisions(exported.decisions),
        "reviews": records.reviews(exported.reviews),
    }
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"


def is_own(document: object) -> bool:
    """Whether a parsed file declares this format."""
    return isinstance(document, dict) and document.get("format") == FORMAT


def read(document: Fields) -> NotesBundle:
    """The notes in a parsed file; entries that are none are named in ``unread``.

    Raises NotesFileError for a file of a newer version, or one whose lists are none.
    """
    version = document.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise NotesFileError(tr("由更新版本的程序保存，请先升级程序"))
    try:
        annotations, no_annotations = fields.each(document.get("annotations", []), _read_annotation)
        bookmarks, no_bookmarks = fields.each(document.get("bookmarks", []), _read_bookmark)
        tombstones, no_tombstones = fields.each(document.get("tombstones", []), _read_tombstone)
        texts, no_texts = fields.each(document.get("texts", []), fields.hashed_text)
        decisions, no_decisions = fields.each(document.get("decisions", []), records.read_decision)
        reviews, no_reviews = fields.each(document.get("reviews", []), records.read_review)
    except FieldError as error:
        raise NotesFileError(tr("内容已损坏")) from error
    return NotesBundle(
        tuple(annotations),
        tuple(bookmarks),
        tuple(tombstones),
        tuple(texts),
        tuple(decisions),
        tuple(reviews),
        (*no_annotations, *no_bookmarks, *no_tombstones, *no_texts, *no_decisions, *no_reviews),
    )


# --- writing -------------------------------------------------------------------------------------------------------


def _annotation(note: ExportedNote, item: Annotation) -> Fields:
    return {
        "id": item.id,
        "anchor": _anchor(item.anchor),
        "color": item.color,
        "style": item.style.value,
        "note": item.note,
        "tags": [*item.tags],
        "created": _time(item.created),
        "modified": _time(item.modified),
        **_place(note),
    }


def _bookmark(note: ExportedNote, item: Bookmark) -> Fields:
    return {
        "id": item.id,
        "anchor": _anchor(item.anchor),
        "label": item.label,
        "created": _time(item.created),
        **_place(note),
    }


def _anchor(anchor: Anchor) -> Fields:
    return {
        "article_id": anchor.article_id,
        "start": anchor.span.start,
        "end": anchor.span.end,
        "quote": anchor.quote,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "block": anchor.block,
        "text_hash": anchor.text_hash,
    }


def _place(note: ExportedNote) -> Fields:
    span = note.item.span
    return {
        "span": None if span is None else {"start": span.start, "end": span.end},
        "placement": note.item.placement.value,
        "article": {
            "title": note.title,
            "roles": [*note.roles],
            "heading_path": [*note.heading_path],
            "updated": note.updated,
            "pack_id": note.pack_id,
            **({"effect": note.effect} if note.effect else {}),
        },
    }


def _time(time: datetime) -> str:
    return time.isoformat()


# --- reading -------------------------------------------------------------------------------------------------------


def _read_annotation(given: Fields) -> Annotation:
    return Annotation(
        id=fields.text(given, "id"),
        anchor=_read_anchor(given),
        color=fields.color(given.get("color")),
        style=_read_style(given),
        note=fields.text(given, "note", ""),
        tags=fields.texts(given, "tags"),
        created=fields.time(given, "created"),
        modified=fields.time(given, "modified"),
        span=_read_span(given),
        placement=_read_placement(given),
    )


def _read_bookmark(given: Fields) -> Bookmark:
    return Bookmark(
        id=fields.text(given, "id"),
        anchor=_read_anchor(given),
        label=fields.text(given, "label", ""),
        created=fields.time(given, "created"),
        span=_read_span(given),
        placement=_read_placement(given),
    )


def _read_tombstone(given: Fields) -> Tombstone:
    return Tombstone(fields.text(given, "id"), fields.time(given, "deleted"))


def _read_anchor(given: Fields) -> Anchor:
    anchor = fields.fields(given.get("anchor"))
    return Anchor(
        article_id=fields.text(anchor, "article_id"),
        span=fields.span(anchor),
        quote=fields.text(anchor, "quote"),
        prefix=fields.text(anchor, "prefix", ""),
        suffix=fields.text(anchor, "suffix", ""),
        block=fields.whole(anchor, "block", 0),
        text_hash=fields.text(anchor, "text_hash", ""),
    )


def _read_span(given: Fields) -> Span | None:
    found = given.get("span")
    return None if found is None else fields.span(fields.fields(found))


def _read_style(given: Fields) -> MarkStyle:
    """A style that only a newer program knows is shown as a plain highlight."""
    name = given.get("style")
    return MarkStyle(name) if isinstance(name, str) and name in set(MarkStyle) else MarkStyle.HIGHLIGHT


def _read_placement(given: Fields) -> Placement:
    """What stands there, or what ``span`` says of it; the program places the note anew anyway."""
    name = given.get("placement")
    if isinstance(name, str) and name in set(Placement):
        return Placement(name)
    return Placement.ORPHANED if given.get("span") is None else Placement.IN_PLACE
