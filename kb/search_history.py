"""``SearchHistory``: what a person searched and the searches they saved, in one JSON file."""

import dataclasses
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Self

from kb.encryption.data_key import DataKey
from kb.errors import UnreadableFile
from kb.files import decode, sweep_halves
from kb.record_file import RecordFile

RECENT_LIMIT = 50


@dataclass(frozen=True, slots=True)
class SearchesState:
    """``recent`` is newest first, ``saved`` in the order saved; both hold each query once, trimmed, none empty."""

    recent: tuple[str, ...] = ()
    saved: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, stored: Any) -> Self:  # noqa: ANN401 - whatever stood in the file
        """The state in a parsed file. Raises ValueError when it is not one."""
        if not isinstance(stored, dict):
            raise ValueError("not an object")  # noqa: TRY004 - one kind of error for a damaged file
        recent, saved = _queries(stored.get("recent", [])), _queries(stored.get("saved", []))
        return cls(recent[:RECENT_LIMIT], saved)

    def remembering(self, query: str) -> Self:
        """With ``query`` as the newest one."""
        return dataclasses.replace(self, recent=(query, *_without(self.recent, query))[:RECENT_LIMIT])


class SearchHistory:
    """Every change is on disk before it is to be seen here, and counts on what another window has stored meanwhile.

    Queries are taken trimmed; an empty one changes nothing. Every method that changes something raises OSError when it
    cannot be stored; then nothing has changed. See ``RecordFile``.
    """

    def __init__(self, path: Path, key: DataKey | None = None) -> None:
        sweep_halves(path.parent)
        self._file = RecordFile(path, SearchesState(), partial(_decoded, path=path), _encoded, key)
        self._state = self._file.read()

    def recent(self) -> tuple[str, ...]:
        """What was searched, newest first, at most ``RECENT_LIMIT``."""
        return self._state.recent

    def saved(self) -> tuple[str, ...]:
        """The saved queries, in the order saved."""
        return self._state.saved

    def is_saved(self, query: str) -> bool:
        """Whether ``query`` is among the saved ones."""
        return _trimmed(query) in self._state.saved

    def remember(self, query: str) -> None:
        """Put ``query`` before all others in the history."""
        if asked := _trimmed(query):
            self._change(lambda state: state.remembering(asked))

    def forget(self, query: str) -> None:
        """Take one query out of the history."""
        asked = _trimmed(query)
        self._change(lambda state: dataclasses.replace(state, recent=_without(state.recent, asked)))

    def forget_all(self) -> None:
        """Empty the history; what was saved stays."""
        self._change(lambda state: dataclasses.replace(state, recent=()))

    def save(self, query: str) -> None:
        """Add ``query`` behind the saved ones; one that is there keeps its place."""
        if asked := _trimmed(query):
            self._change(lambda state: dataclasses.replace(state, saved=tuple(dict.fromkeys((*state.saved, asked)))))

    def unsave(self, query: str) -> None:
        """Take ``query`` out of the saved ones."""
        asked = _trimmed(query)
        self._change(lambda state: dataclasses.replace(state, saved=_without(state.saved, asked)))

    def _change(self, change: Callable[[SearchesState], SearchesState]) -> None:
        self._state = self._file.change(change)


def _encoded(state: SearchesState) -> str:
    return json.dumps(dataclasses.asdict(state), ensure_ascii=False, indent=1)


def _decoded(content: bytes, path: Path) -> SearchesState:
    """The searches in the file ``path``, in whatever encoding somebody saved it. Raises ValueError."""
    try:
        return SearchesState.from_json(json.loads(decode(content, path).text))
    except UnreadableFile as error:
        raise ValueError("no text") from error


def _queries(stored: Any) -> tuple[str, ...]:  # noqa: ANN401 - whatever stood in the file
    """A list of words as queries. Raises ValueError for anything else."""
    if not isinstance(stored, list) or not all(isinstance(query, str) for query in stored):
        raise ValueError("not a list of queries")
    return tuple(dict.fromkeys(query for query in map(_trimmed, stored) if query))


def _without(queries: tuple[str, ...], query: str) -> tuple[str, ...]:
    return tuple(kept for kept in queries if kept != query)


def _trimmed(query: str) -> str:
    """Without white space around it, and fit for UTF-8: half a surrogate pair becomes a question mark."""
    return query.strip().encode("utf-8", "replace").decode("utf-8")
