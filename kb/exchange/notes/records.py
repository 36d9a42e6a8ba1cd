"""Decisions on places and the state of the review, as both formats that are read back write them.

::

    "decisions": [{"item", "text_hash", "span": {"start", "end"} or null, "at", "withdrawn": true if it is}]
    "reviews": [{"item", "card": {…}, "due", "graded", "first", "last"}]

``item`` is a note's id, ``span`` its place in the text that ``text_hash`` names (null: a person took it off that text),
``card`` what FSRS keeps of a memory. Times are ISO 8601 in UTC.
"""

import json
from collections.abc import Iterable
from datetime import UTC, datetime

from kb.exchange.notes import fields
from kb.exchange.notes.fields import FieldError, Fields
from kb.model import PlacementDecision, ReviewProgress
from kb.translation import tr


def decisions(known: Iterable[PlacementDecision]) -> list[Fields]:
    """The records of decisions."""
    return [
        {
            "item": one.item_id,
            "text_hash": one.text_hash,
            "span": None if one.span is None else {"start": one.span.start, "end": one.span.end},
            "at": _time(one.at),
            **({"withdrawn": True} if one.withdrawn else {}),
        }
        for one in known
    ]


def reviews(known: Iterable[ReviewProgress]) -> list[Fields]:
    """The records of reviews."""
    return [
        {
            "item": one.item_id,
            "card": _card(one.card),
            "due": _time(one.due),
            "graded": one.graded,
            "first": _time(one.first),
            "last": _time(one.last),
        }
        for one in known
    ]


def read_decision(given: Fields) -> PlacementDecision:
    """The decision in a record. Raises FieldError."""
    span = given.get("span")
    return PlacementDecision(
        item_id=fields.text(given, "item"),
        text_hash=fields.text(given, "text_hash"),
        span=None if span is None else fields.span(fields.fields(span)),
        at=fields.time(given, "at"),
        withdrawn=given.get("withdrawn") is True,
    )


def read_review(given: Fields) -> ReviewProgress:
    """The state of the review in a record. Raises FieldError."""
    graded = fields.whole(given, "graded")
    if not graded:
        raise FieldError(tr("没有回顾过"))
    return ReviewProgress(
        item_id=fields.text(given, "item"),
        card=json.dumps(fields.fields(given.get("card"))),
        due=fields.time(given, "due"),
        graded=graded,
        first=fields.time(given, "first"),
        last=fields.time(given, "last"),
    )


def _card(stored: str) -> Fields:
    """A card that cannot be read is an empty one, which begins anew."""
    try:
        return fields.fields(json.loads(stored))
    except ValueError:
        return {}


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()
