"""``ReadingProgress``: how much of each article a person has read, and which they ticked as read, in one JSON file.

Beside the notes and not in them: it is no operation of the undo log, and losing it costs nobody their words.
"""

import json
import math
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import RLock
from typing import Any

from kb.encryption.data_key import DataKey
from kb.encryption.records import read_record, write_record
from kb.file_lock import locked

END = 0.98  # of an article: its last line is seldom scrolled to exactly


@dataclass(frozen=True, slots=True)
class ArticleProgress:
    """``share`` is the furthest that was read, 0–1; ``read`` whether the article is ticked as read."""

    share: float = 0.0
    read: bool = False

    @property
    def label(self) -> str:
        """In a word: 已读, or how many tenths of it, and nothing for what was only opened."""
        if self.read:
            return "已读"
        tenths = math.floor(min(self.share, 1.0) * 10)
        return f"{tenths}0%" if tenths else ""


class ReadingProgress:
    """Safe to call from any thread. A damaged file counts as empty; what changes something raises OSError."""

    def __init__(self, path: Path, key: DataKey | None = None) -> None:
        self._path = path
        self._key = key
        self._lock = RLock()
        self._known = self._load()

    def all(self) -> dict[str, ArticleProgress]:
        """By article id; articles that were never read are left out."""
        with self._lock:
            return dict(self._known)

    def of(self, article_id: str) -> ArticleProgress:
        """That of one article."""
        with self._lock:
            return self._known.get(article_id, ArticleProgress())

    def advance(self, article_id: str, share: float) -> ArticleProgress:
        """A person has come so far in an article; coming to the end for the first time ticks it as read."""
        before = self.of(article_id)
        if share <= before.share:
            return before
        ended = share >= END > before.share
        return self._store(article_id, replace(before, share=min(share, 1.0), read=before.read or ended))

    def tick(self, article_id: str, *, read: bool) -> ArticleProgress:
        """Tick an article as read, or no longer; how far it was read stays."""
        return self._store(article_id, replace(self.of(article_id), read=read))

    def _store(self, article_id: str, progress: ArticleProgress) -> ArticleProgress:
        with self._lock, locked(self._path):
            known = self._load() | {article_id: progress}  # another window may have stored meanwhile
            stored = {key: asdict(value) for key, value in known.items()}
            write_record(self._path, json.dumps(stored, ensure_ascii=False, indent=1), self._key)
            self._known = known
        return progress

    def _load(self) -> dict[str, ArticleProgress]:
        try:
            stored = json.loads(read_record(self._path, self._key).decode("utf-8-sig"))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(stored, dict):
            return {}
        return {key: progress for key, value in stored.items() if (progress := _progress(value)) is not None}


def _progress(value: Any) -> ArticleProgress | None:  # noqa: ANN401 - whatever stood in the file
    if not isinstance(value, dict):
        return None
    share, read = value.get("share"), value.get("read")
    if not isinstance(share, int | float) or isinstance(share, bool) or not isinstance(read, bool):
        return None
    return ArticleProgress(float(share), read) if 0 <= share <= 1 else None
