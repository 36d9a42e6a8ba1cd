"""``Feedback``: what a person wants to tell the editors, in one JSON file beside the notes until it is sent.

Passages in which something is wrong (这段有误), and, where a person switched that on, searches that found nothing, or
what did not help.
"""

import json
import secrets
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kb.encryption.data_key import DataKey
from kb.model import FailedSearch, FeedbackFile, PassageReport
from kb.record_file import RecordFile

FORMAT = "xingzhi feedback 1"
MOST_SEARCHES = 500  # different ones of a kind; beyond that no further ones are taken


class Feedback:
    """Every report is on the disk before it is to be seen. Safe to call from any thread; see ``RecordFile``.

    What changes something raises OSError when it cannot be stored; then nothing has changed.
    """

    def __init__(self, path: Path, key: DataKey | None = None) -> None:
        self._file = RecordFile(path, FeedbackFile(), decode_feedback, encode_feedback, key)

    def all(self) -> FeedbackFile:
        """All that was not sent yet, the oldest first; nothing when the file cannot be read."""
        return self._file.read()

    def report(self, report: PassageReport) -> None:
        """Add what is wrong with a passage."""
        self._file.change(lambda known: replace(known, reports=(*known.reports, report)))

    def count_search(self, query: str) -> None:
        """A search that found nothing was made, once more."""
        self._file.change(lambda known: replace(known, searches=_counted(known.searches, query)))

    def count_given_up(self, query: str) -> None:
        """A search was given up, once more: its results were seen, and none of them was opened."""
        self._file.change(lambda known: replace(known, given_up=_counted(known.given_up, query)))

    def forget(self, gone: FeedbackFile) -> None:
        """Take out reports and searches: a person has withdrawn them, or they have been sent."""
        ids = {one.id for one in gone.reports}
        self._file.change(
            lambda known: replace(
                known,
                reports=tuple(one for one in known.reports if one.id not in ids),
                searches=_without(known.searches, gone.searches),
                given_up=_without(known.given_up, gone.given_up),
            )
        )


def new_report_id() -> str:
    """An id that tells the same report in two files from two reports that say the same."""
    return secrets.token_hex(8)


def encode_feedback(feedback: FeedbackFile) -> str:
    """The text of a file of feedback: the same in the data folder and on its way to the editors."""
    content = {
        "format": FORMAT,
        "name": feedback.name,
        "reports": [
            {
                "id": one.id,
                "at": one.at.astimezone(UTC).isoformat(timespec="seconds"),
                "article": one.article_id,
                "title": one.title,
                "headings": [*one.heading_path],
                "quote": one.quote,
                "words": one.words,
                "pack": one.pack_id,
                "version": one.version,
            }
            for one in feedback.reports
        ],
        "searches": [{"query": one.query, "count": one.count} for one in feedback.searches],
        "given_up": [{"query": one.query, "count": one.count} for one in feedback.given_up],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def decode_feedback(content: bytes) -> FeedbackFile:
    """The feedback in such a file. Raises ValueError for anything else."""
    try:
        stored = json.loads(content.decode("utf-8-sig"))
        if stored["format"] != FORMAT or not isinstance(stored["name"], str):
            raise ValueError(stored["format"])
        searches = tuple(_search(row) for row in stored["searches"])
        given_up = tuple(_search(row) for row in stored.get("given_up", ()))  # earlier files have none
        return FeedbackFile(tuple(map(_report, stored["reports"])), searches, stored["name"], given_up)
    except (KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise ValueError("no file of feedback") from error


def _report(row: dict[str, Any]) -> PassageReport:
    texts = {name: row[name] for name in ("id", "article", "title", "quote", "words", "pack", "version")}
    headings = tuple(row["headings"])
    if not all(isinstance(text, str) for text in (*texts.values(), *headings)):
        raise TypeError("not texts")
    at = datetime.fromisoformat(row["at"])
    return PassageReport(
        id=texts["id"],
        at=at if at.tzinfo else at.replace(tzinfo=UTC),
        article_id=texts["article"],
        title=texts["title"],
        heading_path=headings,
        quote=texts["quote"],
        words=texts["words"],
        pack_id=texts["pack"],
        version=texts["version"],
    )


def _counted(known: tuple[FailedSearch, ...], query: str) -> tuple[FailedSearch, ...]:
    """With a search counted once more, if it is known or there is room for it."""
    counts = {one.query: one.count for one in known}
    if query not in counts and len(counts) >= MOST_SEARCHES:
        return known
    counts[query] = counts.get(query, 0) + 1
    return tuple(FailedSearch(*one) for one in counts.items())


def _without(known: tuple[FailedSearch, ...], gone: tuple[FailedSearch, ...]) -> tuple[FailedSearch, ...]:
    queries = {one.query for one in gone}
    return tuple(one for one in known if one.query not in queries)


def _search(row: dict[str, Any]) -> FailedSearch:
    query, count = row["query"], row["count"]
    if not isinstance(query, str) or not isinstance(count, int) or count < 1:
        raise TypeError("no search")
    return FailedSearch(query, count)
