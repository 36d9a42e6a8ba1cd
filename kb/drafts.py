"""``Drafts``: the words of annotations that were typed and not yet stored, in one JSON file that survives a kill."""

import json
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any

from kb.encryption.data_key import DataKey
from kb.encryption.records import read_record, write_record


@dataclass(frozen=True, slots=True)
class Draft:
    """What stood in the editor: the note and its tags."""

    note: str
    tags: tuple[str, ...] = ()


class Drafts:
    """Drafts by annotation id. Safe to call from any thread.

    A draft is forgotten only when the same words have been stored, or when the person takes them back. A damaged file
    counts as empty. Every method reads the file anew: another window over the same folder may have written it.
    """

    def __init__(self, path: Path, key: DataKey | None = None) -> None:
        self._path = path
        self._key = key
        self._lock = RLock()

    def all(self) -> dict[str, Draft]:
        """Every draft, the oldest first."""
        with self._lock:
            try:
                stored = json.loads(read_record(self._path, self._key).decode("utf-8-sig"))
            except (OSError, ValueError, RecursionError):
                return {}
        if not isinstance(stored, dict):
            return {}
        return {key: draft for key, value in stored.items() if (draft := _draft(value)) is not None}

    def keep(self, annotation_id: str, draft: Draft) -> None:
        """Put a draft in the place of an earlier one. Raises OSError; then the earlier one stays."""
        with self._lock:
            drafts = self.all()
            if drafts.get(annotation_id) != draft:
                drafts.pop(annotation_id, None)
                self._write(drafts | {annotation_id: draft})

    def forget(self, annotation_id: str, stored: Draft | None = None) -> None:
        """Forget a draft; given what was ``stored``, only if it says just that. Raises OSError."""
        with self._lock:
            drafts = self.all()
            if annotation_id in drafts and stored in {None, drafts[annotation_id]}:
                del drafts[annotation_id]
                self._write(drafts)

    def _write(self, drafts: dict[str, Draft]) -> None:
        content = {key: {"note": draft.note, "tags": [*draft.tags]} for key, draft in drafts.items()}
        write_record(self._path, json.dumps(content, ensure_ascii=False), self._key)


def _draft(value: Any) -> Draft | None:  # noqa: ANN401 - whatever stood in the file
    if not isinstance(value, dict) or not isinstance(value.get("note"), str):
        return None
    tags = value.get("tags")
    return Draft(value["note"], tuple(map(str, tags)) if isinstance(tags, list) else ())
