"""The heads of articles by the content of their files, in one file: a start need not parse what has not changed.

Only a cache: whatever cannot be read of it, be it after a power cut, is parsed again.
"""

import dataclasses
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from kb.content.markdown.leaves import Problem
from kb.files import atomic_write
from kb.model import Article, ArticleHead
from kb.translation import translator

_VERSION = 6
_NAMES = tuple(field.name for field in dataclasses.fields(ArticleHead))
_LISTS = frozenset(field.name for field in dataclasses.fields(ArticleHead) if field.default == ())


@dataclass(frozen=True, slots=True)
class KnownHead:
    """The head of an article, and what of its file is shown otherwise than it was meant."""

    head: ArticleHead
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, article: Article, problems: Sequence[Problem]) -> Self:
        """What is remembered of a whole article."""
        return cls(ArticleHead(**{name: getattr(article, name) for name in _NAMES}), tuple(problems))


class HeadsCache:
    """What was remembered in ``path``, and what will be: that which was asked for or added since it was opened.

    What the one ``before`` it has ``used`` is taken over, and the file not read again.
    """

    def __init__(self, path: Path | None, before: "HeadsCache | None" = None) -> None:
        self._path = path
        self._before = before.used if before else {}
        self.written: dict[str, str] = before.written if before else {}  # heads as JSON
        self._stored = {} if before else _load(path)
        self.used: dict[str, KnownHead] = {}

    def head(self, pack_id: str, stem: str, digest: str) -> KnownHead | None:
        """The head of a file with this content, None when it is not known.

        It depends on the file's name as well, where the front matter gives no id.
        """
        key = _key(pack_id, stem, digest)
        if key in self.used:
            return self.used[key]
        try:
            known = self._before.get(key) or _known(self._stored[key])
        except (KeyError, TypeError, ValueError, AttributeError):
            return None
        self.used[key] = known
        return known

    def add(self, pack_id: str, stem: str, digest: str, known: KnownHead) -> None:
        """Remember the head of a file."""
        self.used[_key(pack_id, stem, digest)] = known

    def save(self) -> None:
        """Write what is remembered, if anything has changed. Best effort: without it the next start parses all."""
        if self._path is None or self.used.keys() == self._stored.keys() | self._before.keys():
            return
        # A head is put into JSON once: of 200 articles all took 3 ms with every change of one.
        self.written = {key: self.written.get(key) or _json(_stored(known)) for key, known in self.used.items()}
        heads = ", ".join([f"{_json(key)}: {head}" for key, head in self.written.items()])
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            content = f'{{"version": {_json(_version())}, "heads": {{{heads}}}}}'
            atomic_write(self._path, content, synced=False)
        except OSError:
            return


def _version() -> str:
    """What must be the same: problems are stored in words, in the language of the window."""
    return f"{_VERSION} {translator().__name__}"


def _key(pack_id: str, stem: str, digest: str) -> str:
    return f"{pack_id}/{stem}/{digest}"


def _load(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    try:
        stored = json.loads(path.read_text("utf-8"))
        heads = stored["heads"] if stored["version"] == _version() else {}
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return {}
    return heads if isinstance(heads, dict) else {}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _stored(known: KnownHead) -> dict[str, Any]:
    """A head as it is written; ``asdict`` takes eight times as long."""
    return {
        "head": {name: getattr(known.head, name) for name in _NAMES},
        "problems": [dataclasses.asdict(problem) for problem in known.problems],
    }


def _known(stored: Any) -> KnownHead:  # noqa: ANN401 - whatever stood in the file
    """A stored head. Raises TypeError, ValueError or KeyError for anything that is none."""
    fields = stored["head"]
    if {*fields} != {*_NAMES}:
        raise ValueError("not the fields of a head")
    values: dict[str, Any] = {name: tuple(value) if name in _LISTS else value for name, value in fields.items()}
    texts = [one for value in values.values() for one in (value if isinstance(value, tuple) else (value,))]
    if not all(isinstance(text, str) for text in texts) or not values["id"]:
        raise TypeError("not texts")
    problems = tuple(Problem(int(problem["line"]), str(problem["reason"])) for problem in stored["problems"])
    return KnownHead(ArticleHead(**values), problems)
