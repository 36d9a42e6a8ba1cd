"""Reading W3C Web Annotations: our own as they were, and what other programs (Hypothesis, for one) make of the model.

From others we take the quote, the words, the tags and the times. Their positions count in a text that is not ours, so
the text hash stays empty and the note has no place until the program finds the quote. A target or a selector may be one
thing or a list, a body text, a record or a list; what Hypothesis calls ``rows``, ``uri``, ``text``, ``tags`` and
``updated`` is understood, too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from kb.errors import NotesFileError
from kb.exchange.notes import fields, records
from kb.exchange.notes.fields import FieldError, Fields
from kb.exchange.notes.html_text import text_of
from kb.exchange.notes.link import article_of
from kb.exchange.notes.webannotation import id_of
from kb.model import Anchor, Annotation, Bookmark, MarkStyle, NotesBundle, Placement, Span, Tombstone
from kb.translation import tr

LABEL = 40  # code points of a bookmark's label
_WORDS_IN = ("value", "source", "id")  # where a body has its words, or says where they are
_HTML = frozenset(("text/html", "application/xhtml+xml"))
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)  # of notes that do not say when: any other version of them is newer


def read(document: object) -> NotesBundle:
    """The notes in a parsed file; entries that cannot be read are named in ``unread``.

    Raises NotesFileError when it holds no annotations at all.
    """
    try:
        items, unread = fields.each(_entries(document), _item)
        tombstones, lost = fields.each(_of_collection(document, "xz:tombstones"), _tombstone)
        texts, no_texts = fields.each(_of_collection(document, "xz:texts"), fields.hashed_text)
        decisions, no_decisions = fields.each(_of_collection(document, "xz:decisions"), records.read_decision)
        reviews, no_reviews = fields.each(_of_collection(document, "xz:reviews"), records.read_review)
    except FieldError as error:
        raise NotesFileError(tr("里面没有批注")) from error
    return NotesBundle(
        tuple(item for item in items if isinstance(item, Annotation)),
        tuple(item for item in items if isinstance(item, Bookmark)),
        tuple(tombstones),
        tuple(texts),
        tuple(decisions),
        tuple(reviews),
        (*unread, *lost, *no_texts, *no_decisions, *no_reviews),
    )


# --- the file ------------------------------------------------------------------------------------------------------


def _entries(document: object) -> list[Any]:
    """The annotations of a collection, a page, a list, an answer of Hypothesis, or one alone."""
    if isinstance(document, list):
        return document
    known = fields.fields(document)
    if "target" in known:
        return [known]
    for name in ("items", "rows"):
        if isinstance(known.get(name), list):
            return list(known[name])
    if isinstance(known.get("first"), dict):
        return _entries({"items": known["first"].get("items")})
    raise FieldError(tr("没有批注"))


def _of_collection(document: object, name: str) -> list[Any]:
    found = document.get(name) if isinstance(document, dict) else None
    return found if isinstance(found, list) else []


# --- one annotation ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Words:
    note: str
    tags: tuple[str, ...]


def _item(given: Fields) -> Annotation | Bookmark:
    note_id = id_of(fields.text(given, "id"))
    target = _target(given)
    anchor, created = _anchor(given, target), _time(given, ("created", "modified", "updated"))
    placement = _placement(target)
    span = None if placement is Placement.ORPHANED else fields.span(fields.fields(target["xz:place"]))
    if "bookmarking" in _many(given.get("motivation")):
        label = fields.text(given, "xz:label", anchor.quote.replace("\n", " ")[:LABEL])
        return Bookmark(note_id, anchor, label, created, span, placement)
    words = _words(given)
    return Annotation(
        id=note_id,
        anchor=anchor,
        color=fields.color(given.get("xz:color")),
        style=MarkStyle.UNDERLINE if given.get("xz:style") == MarkStyle.UNDERLINE else MarkStyle.HIGHLIGHT,
        note=words.note,
        tags=words.tags,
        created=created,
        modified=_time(given, ("modified", "updated", "created")),
        span=span,
        placement=placement,
    )


def _tombstone(given: Fields) -> Tombstone:
    return Tombstone(id_of(fields.text(given, "id")), fields.time(given, "xz:deleted"))


def _time(given: Fields, names: Iterable[str]) -> datetime:
    """The first of the named times that is present; the epoch if there is none. Raises FieldError."""
    return next((fields.time(given, name) for name in names if given.get(name) is not None), _EPOCH)


def _target(given: Fields) -> Fields:
    """The first target with a quote, else the first one."""
    targets = [{"source": target} if isinstance(target, str) else target for target in _many(given.get("target"))]
    records = [target for target in targets if isinstance(target, dict)]
    if not records:
        raise FieldError(tr("没有指向任何文章"))
    return next((target for target in records if _selector(target, "TextQuoteSelector")), records[0])


def _anchor(given: Fields, target: Fields) -> Anchor:
    quote, position = _selector(target, "TextQuoteSelector"), _selector(target, "TextPositionSelector")
    if quote is None:
        raise FieldError(tr("没有引文"))
    source = target.get("source", given.get("uri"))
    if isinstance(source, dict):
        source = source.get("id")
    article_id = article_of(fields.sound(source)) if isinstance(source, str) else ""
    if not article_id:
        raise FieldError(tr("没有指向任何文章"))
    exact = fields.text(quote, "exact")
    return Anchor(
        article_id=article_id,
        span=fields.span(position) if position is not None else Span(0, len(exact)),
        quote=exact,
        prefix=fields.text(quote, "prefix", ""),
        suffix=fields.text(quote, "suffix", ""),
        block=fields.whole(target, "xz:block", 0),
        text_hash=fields.text(target, "xz:textHash", ""),
    )


def _selector(target: Fields, kind: str) -> Fields | None:
    """The first selector of this type."""
    for selector in _many(target.get("selector")):
        if isinstance(selector, dict) and selector.get("type") == kind:
            return selector
    return None


def _placement(target: Fields) -> Placement:
    name = target.get("xz:placement")
    known = Placement(name) if isinstance(name, str) and name in set(Placement) else Placement.ORPHANED
    return known if "xz:place" in target else Placement.ORPHANED


def _words(given: Fields) -> _Words:
    """The note and the tags: what the bodies say, or else what Hypothesis has in fields of its own."""
    if given.get("body") is None and given.get("bodyValue") is None:
        return _Words(fields.text(given, "text", ""), fields.texts(given, "tags"))
    bodies = [body for one in _many(given.get("body")) for body in _choices(one)] + _many(given.get("bodyValue"))
    bodies = [body for body in bodies if not _is_empty(body)]
    tagging = [isinstance(body, dict) and "tagging" in _many(body.get("purpose")) for body in bodies]
    notes = (_value(body) for body, is_tag in zip(bodies, tagging, strict=True) if not is_tag)
    tags = (_value(body) for body, is_tag in zip(bodies, tagging, strict=True) if is_tag)
    return _Words("\n\n".join(filter(None, notes)), tuple(tags))


def _choices(body: object) -> list[Any]:
    """The first of several bodies of which a reader shall choose one; any other body itself."""
    if isinstance(body, dict) and body.get("type") == "Choice":
        return _many(body.get("items"))[:1]
    return [body]


def _is_empty(body: object) -> bool:
    """Whether a program has written a body down and nothing in it."""
    if isinstance(body, dict):
        return "value" in body and all(body.get(name) is None for name in _WORDS_IN)
    return body is None


def _value(body: object) -> str:
    """The words of a body, without tags where it says that it is HTML; of one that stands elsewhere, its address."""
    is_html = isinstance(body, dict) and bool(_HTML & {*map(str, _many(body.get("format")))})
    if isinstance(body, dict):
        body = next((body[name] for name in _WORDS_IN if isinstance(body.get(name), str)), None)
    if not isinstance(body, str):
        raise FieldError(tr("批注的内容不是文字"))
    return fields.sound(text_of(body) if is_html else body)


def _many(value: object) -> list[Any]:
    """One thing or a list of them, as JSON-LD has it."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
