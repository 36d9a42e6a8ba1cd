"""Notes as W3C Web Annotations: one AnnotationCollection with one page, in JSON-LD.

https://www.w3.org/TR/annotation-model/ names every term without a prefix. What it has none for is in terms of our own,
``xz:``, which the context declares as the model's section on extensions asks: an annotation's ``xz:color`` and
``xz:style``, a bookmark's ``xz:label``, the collection's ``xz:tombstones`` (``id`` and ``xz:deleted``), and, as JSON
literals, its ``xz:texts`` (``hash`` and ``text``: the canonical texts that quotes were cut from), ``xz:decisions`` and
``xz:reviews`` (see ``kb.exchange.notes.records``), and of a target
``xz:block``, ``xz:textHash``, ``xz:place`` (``start`` and ``end`` of where the note stands now; none for an orphan),
``xz:placement``, and, for people and other programs, ``xz:title``, ``xz:roles``, ``xz:headingPath``, ``xz:updated`` and
``xz:pack``. Positions are code points of the canonical text. The source is the article's address, see
``kb.exchange.notes.link``. ``webannotation_reading`` reads it back.
"""

import json
import uuid
from datetime import UTC, datetime
from urllib.parse import quote, unquote

from kb.exchange.notes import records
from kb.exchange.notes.exported import ExportedNote
from kb.exchange.notes.fields import Fields
from kb.exchange.notes.link import address
from kb.exchange.notes.sheet import Sheet
from kb.exchange.notes.wording import TITLE
from kb.model import Annotation, Span

ANNO = "http://www.w3.org/ns/anno.jsonld"
# The order of roles and headings counts, which that of a plain JSON-LD array does not.
CONTEXT = [
    ANNO,
    {
        "xz": "urn:xingzhi:terms:",
        "xz:roles": {"@container": "@list"},
        "xz:headingPath": {"@container": "@list"},
        "xz:texts": {"@type": "@json"},
        "xz:decisions": {"@type": "@json"},
        "xz:reviews": {"@type": "@json"},
    },
]
COLLECTION, PAGE = "urn:xingzhi:notes", "urn:xingzhi:notes:1"
UUID, OTHER = "urn:uuid:", "urn:xingzhi:note:"


def write(sheet: Sheet) -> str:
    """The whole file; a note is in it once, whatever the groups."""
    exported = sheet.notes
    items = [_annotation(note) for note in exported.notes]
    written = {
        "@context": CONTEXT,
        "id": COLLECTION,
        "type": "AnnotationCollection",
        "label": TITLE,
        "first": {"id": PAGE, "type": "AnnotationPage", "startIndex": 0, "items": items},
        "total": len(items),
        "xz:tombstones": [{"id": name_of(item.id), "xz:deleted": _time(item.deleted)} for item in exported.tombstones],
        "xz:texts": [{"hash": text_hash, "text": text} for text_hash, text in exported.texts],
        "xz:decisions": records.decisions(exported.decisions),
        "xz:reviews": records.reviews(exported.reviews),
    }
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"


def name_of(note_id: str) -> str:
    """The IRI of a note: ``urn:uuid:`` for the ids this program makes, 32 hexadecimal digits."""
    try:
        known = uuid.UUID(hex=note_id)
    except ValueError:
        known = None
    if known is not None and known.hex == note_id:
        return f"{UUID}{known}"
    return f"{OTHER}{quote(note_id, safe='', errors='replace')}"


def id_of(name: str) -> str:
    """The note id for an IRI made by ``name_of``; any other IRI is mapped to a stable id of its own."""
    if name.startswith(OTHER):
        return unquote(name.removeprefix(OTHER))
    try:
        return uuid.UUID(name).hex if name.startswith(UUID) else uuid.uuid5(uuid.NAMESPACE_URL, name).hex
    except ValueError:
        return uuid.uuid5(uuid.NAMESPACE_URL, name).hex


def _annotation(note: ExportedNote) -> Fields:
    item = note.item
    written: Fields = {"id": name_of(item.id), "type": "Annotation", "motivation": _motivation(note)}
    written |= {"created": _time(item.created), "modified": _time(note.modified)}
    if bodies := _bodies(note):
        written["body"] = bodies
    written["target"] = _target(note)
    if isinstance(item, Annotation):
        return written | {"xz:color": item.color, "xz:style": item.style.value}
    return written | {"xz:label": item.label}


def _motivation(note: ExportedNote) -> list[str]:
    if not isinstance(note.item, Annotation):
        return ["bookmarking"]
    return ["highlighting", *["commenting"] * bool(note.note), *["tagging"] * bool(note.tags)]


def _bodies(note: ExportedNote) -> list[Fields]:
    comment = [_body(note.note, "commenting")] if note.note else []
    return comment + [_body(tag, "tagging") for tag in note.tags]


def _body(words: str, purpose: str) -> Fields:
    return {"type": "TextualBody", "value": words, "format": "text/plain", "purpose": purpose}


def _target(note: ExportedNote) -> Fields:
    anchor, span = note.item.anchor, note.item.span
    target: Fields = {
        "source": address(anchor.article_id),
        "selector": [
            {"type": "TextQuoteSelector", "exact": anchor.quote, "prefix": anchor.prefix, "suffix": anchor.suffix},
            {"type": "TextPositionSelector", **_span(anchor.span)},
        ],
        "xz:block": anchor.block,
        "xz:textHash": anchor.text_hash,
        "xz:placement": note.item.placement.value,
        "xz:title": note.title,
        "xz:roles": [*note.roles],
        "xz:headingPath": [*note.heading_path],
    }
    if span is not None:
        target["xz:place"] = _span(span)
    if note.pack_id is not None:
        target |= {"xz:updated": note.updated, "xz:pack": note.pack_id}
    if note.effect:
        target["xz:effect"] = note.effect
    return target


def _span(span: Span) -> Fields:
    return {"start": span.start, "end": span.end}


def _time(time: datetime) -> str:
    """The model asks for UTC written as Z."""
    return time.astimezone(UTC).isoformat().removesuffix("+00:00") + "Z"
