"""``ReadingProgress``: how much of each article a person has read, and which they ticked as read, in one JSON file.

Beside the notes and not in them: it is no operation of the undo log, and losing it costs nobody their words.
"""

import json
import math
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from kb.encryption.data_key import DataKey
from kb.record_file import RecordFile
from kb.translation import tr

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
            return tr("已读")
        tenths = math.floor(min(self.share, 1.0) * 10)
        return f"{tenths}0%" if tenths else ""


class ReadingProgress:
    """Safe to call from any thread; see ``RecordFile``. What changes something raises OSError."""

    def __init__(self, path: Path, key: DataKey | None = None) -> None:
        self._file: RecordFile[dict[str, ArticleProgress]] = RecordFile(path, {}, _decoded, _encoded, key)
        self._known = self._file.read()  # replaced, never changed

    def all(self) -> dict[str, ArticleProgress]:
        """By article id; articles that were never read are left out."""
        return dict(self._known)

    def of(self, article_id: str) -> ArticleProgress:
        """That of one article."""
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
        self._known = self._file.change(lambda known: known | {article_id: progress})
        return progress


def _encoded(known: dict[str, ArticleProgress]) -> str:
    return json.dumps({key: asdict(value) for key, value in known.items()}, ensure_ascii=False, indent=1)


def _decoded(content: bytes) -> dict[str, ArticleProgress]:
    """What a file says; entries that are none are left out. Raises ValueError when nothing is one."""
    stored = json.loads(content.decode("utf-8-sig"))
    if not isinstance(stored, dict):
        raise ValueError("not an object")  # noqa: TRY004 - one kind of error for a damaged file
    return {key: progress for key, value in stored.items() if (progress := _progress(value)) is not None}


def _progress(value: Any) -> ArticleProgress | None:  # noqa: ANN401 - whatever stood in the file
    if not isinstance(value, dict):
        return None
    share, read = value.get("share"), value.get("read")
    if not isinstance(share, int | float) or isinstance(share, bool) or not isinstance(read, bool):
        return None
    return ArticleProgress(float(share), read) if 0 <= share <= 1 else None
