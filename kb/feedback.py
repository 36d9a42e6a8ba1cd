"""``Feedback``: what a person wants to tell the editors, in one JSON file beside the notes until it is sent.

Passages in which something is wrong (这段有误), and, where a person switched that on, searches that found nothing.
"""

import json
import secrets
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import Any

from kb.encryption.data_key import DataKey
from kb.encryption.records import read_record, write_record
from kb.file_lock import locked
from kb.files import atomic_write
from kb.model import FailedSearch, FeedbackFile, PassageReport

FORMAT = "xingzhi feedback 1"
MOST_SEARCHES = 500  # different ones; beyond that no further ones are taken


class Feedback:
    """Every report is on the disk before it is to be seen. Safe to call from any thread.

    A file that is damaged is set aside as ``<name>.damaged``, and what is added begins a new one. What changes
    something raises OSError when it cannot be stored; then nothing has changed.
    """

    def __init__(self, path: Path, key: DataKey | None = None) -> None:
        self._path = path
        self._key = key
        self._lock = RLock()

    def all(self) -> FeedbackFile:
        """All that was not sent yet, the oldest first; nothing when the file cannot be read."""
        with self._lock:
            try:
                return decode_feedback(read_record(self._path, self._key))
            except (OSError, ValueError):
                return FeedbackFile()

    def report(self, report: PassageReport) -> None:
        """Add what is wrong with a passage."""
        self._change(lambda known: replace(known, reports=(*known.reports, report)))

    def count_search(self, query: str) -> None:
        """A search that found nothing was made, once more."""

        def counted(known: FeedbackFile) -> FeedbackFile:
            counts = {one.query: one.count for one in known.searches}
            if query not in counts and len(counts) >= MOST_SEARCHES:
                return known
            counts[query] = counts.get(query, 0) + 1
            return replace(known, searches=tuple(FailedSearch(*one) for one in counts.items()))

        self._change(counted)

    def export(self, path: Path, content: str) -> None:
        """Write what a person has seen and agreed to, as it is. Raises OSError."""
        atomic_write(path, content, private=False)

    def forget(self, report_ids: Iterable[str] = (), queries: Iterable[str] = ()) -> None:
        """Take out reports and searches: a person has withdrawn them, or they have been sent."""
        gone, asked = {*report_ids}, {*queries}
        self._change(
            lambda known: replace(
                known,
                reports=tuple(one for one in known.reports if one.id not in gone),
                searches=tuple(one for one in known.searches if one.query not in asked),
            )
        )

    def _change(self, change: Callable[[FeedbackFile], FeedbackFile]) -> None:
        with self._lock, locked(self._path):
            try:
                known = decode_feedback(read_record(self._path, self._key))
            except FileNotFoundError:
                known = FeedbackFile()
            except ValueError:
                self._path.replace(self._path.with_suffix(".damaged"))
                known = FeedbackFile()
            changed = change(known)
            if changed != known:
                write_record(self._path, encode_feedback(changed), self._key)


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
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def decode_feedback(content: bytes) -> FeedbackFile:
    """The feedback in such a file. Raises ValueError for anything else."""
    try:
        stored = json.loads(content.decode("utf-8-sig"))
        if stored["format"] != FORMAT or not isinstance(stored["name"], str):
            raise ValueError(stored["format"])
        searches = tuple(_search(row) for row in stored["searches"])
        return FeedbackFile(tuple(map(_report, stored["reports"])), searches, stored["name"])
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


def _search(row: dict[str, Any]) -> FailedSearch:
    query, count = row["query"], row["count"]
    if not isinstance(query, str) or not isinstance(count, int) or count < 1:
        raise TypeError("no search")
    return FailedSearch(query, count)
