"""``Drafts``: the words of annotations that were typed and not yet stored, in one JSON file that survives a kill."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kb.encryption.data_key import DataKey
from kb.record_file import RecordFile


@dataclass(frozen=True, slots=True)
class Draft:
    """What stood in the editor: the note and its tags."""

    note: str
    tags: tuple[str, ...] = ()


class Drafts:
    """Drafts by annotation id. Safe to call from any thread.

    A draft is forgotten only when the same words have been stored, or when the person takes them back. Every method
    reads the file anew: another window over the same folder may have written it. See ``RecordFile``.
    """

    def __init__(self, path: Path, key: DataKey | None = None) -> None:
        self._file: RecordFile[dict[str, Draft]] = RecordFile(path, {}, _decoded, _encoded, key)

    def all(self) -> dict[str, Draft]:
        """Every draft, the oldest first."""
        return self._file.read()

    def keep(self, annotation_id: str, draft: Draft) -> None:
        """Put a draft in the place of an earlier one. Raises OSError; then the earlier one stays."""

        def kept(drafts: dict[str, Draft]) -> dict[str, Draft]:
            return (
                drafts
                if drafts.get(annotation_id) == draft
                else _without(drafts, annotation_id) | {annotation_id: draft}
            )

        self._file.change(kept)

    def forget(self, annotation_id: str, stored: Draft | None = None) -> None:
        """Forget a draft; given what was ``stored``, only if it says just that. Raises OSError."""
        self._file.change(
            lambda drafts: _without(drafts, annotation_id) if stored in {None, drafts.get(annotation_id)} else drafts
        )


def _without(drafts: dict[str, Draft], annotation_id: str) -> dict[str, Draft]:
    return {key: draft for key, draft in drafts.items() if key != annotation_id}


def _encoded(drafts: dict[str, Draft]) -> str:
    content = {key: {"note": draft.note, "tags": [*draft.tags]} for key, draft in drafts.items()}
    return json.dumps(content, ensure_ascii=False)


def _decoded(content: bytes) -> dict[str, Draft]:
    """What a file says; entries that are none are left out. Raises ValueError when nothing is one."""
    stored = json.loads(content.decode("utf-8-sig"))
    if not isinstance(stored, dict):
        raise ValueError("not an object")  # noqa: TRY004 - one kind of error for a damaged file
    return {key: draft for key, value in stored.items() if (draft := _draft(value)) is not None}


def _draft(value: Any) -> Draft | None:  # noqa: ANN401 - whatever stood in the file
    if not isinstance(value, dict) or not isinstance(value.get("note"), str):
        return None
    tags = value.get("tags")
    return Draft(value["note"], tuple(map(str, tags)) if isinstance(tags, list) else ())
