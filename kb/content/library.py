"""All articles of all packs: heads at once, whole articles when they are opened."""

import dataclasses
import hashlib
import json
from collections import OrderedDict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any

from kb.content.manifest import article_files, read_pack
from kb.content.parser import parse_article
from kb.content.structure import Structure
from kb.errors import ArticleNotFound, ContentError, KbError
from kb.files import atomic_write
from kb.model import Article, ArticleHead, Pack

_CACHED_ARTICLES = 64
_CACHE_VERSION = 1


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article comes from; ``digest`` is the SHA-256 of the file's bytes."""

    head: ArticleHead
    path: Path
    digest: str


class Library:
    """The articles of ``folders`` (packs, first one wins where two hold the same id). Safe to use from any thread.

    ``cache`` is a file that remembers the heads of files by their content, so that a start does not parse them all.
    What cannot be read is left out and listed in ``problems``.
    """

    def __init__(self, folders: Iterable[Path], cache: Path | None = None) -> None:
        self._folders = tuple(folders)
        self._cache = cache
        self._lock = RLock()
        self._open: OrderedDict[str, Article] = OrderedDict()
        self._packs: tuple[Pack, ...] = ()
        self._sources: dict[str, Source] = {}
        self._glossaries: tuple[str, ...] = ()
        self.problems: tuple[KbError, ...] = ()
        self.reload()

    def serve(self, folders: Iterable[Path]) -> None:
        """Serve the packs in these folders from now on, and look at their files."""
        self._folders = tuple(folders)
        self.reload()

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of the packs, in the order in which they were given."""
        return self._folders

    @property
    def packs(self) -> tuple[Pack, ...]:
        """The packs, in the order in which they were given."""
        return self._packs

    @property
    def sources(self) -> dict[str, Source]:
        """Article id → where it comes from, in pack and file order."""
        return dict(self._sources)

    def glossaries(self) -> tuple[Article, ...]:
        """The articles that explain terms, in pack order; those that have become unreadable are left out."""
        found = []
        for article_id in self._glossaries:
            with suppress(KbError):
                found.append(self.article(article_id))
        return tuple(found)

    def articles(self) -> tuple[ArticleHead, ...]:
        """The heads of all articles, in pack and file order."""
        return tuple(source.head for source in self._sources.values())

    def head(self, article_id: str) -> ArticleHead:
        """The head of one article. Raises ArticleNotFound."""
        try:
            return self._sources[article_id].head
        except KeyError:
            raise ArticleNotFound(article_id) from None

    def article(self, article_id: str) -> Article:
        """The whole article. Raises ArticleNotFound, or ContentError when its file has become unreadable."""
        with self._lock:
            if article_id in self._open:
                self._open.move_to_end(article_id)
                return self._open[article_id]
            source = self._sources.get(article_id)
            if source is None:
                raise ArticleNotFound(article_id)
            article = _parse(source.path, _read(source.path), source.head.pack_id)
            self._open[article_id] = article
            if len(self._open) > _CACHED_ARTICLES:
                self._open.popitem(last=False)
            return article

    def parse(self, source: Source) -> Article:
        """The article as its file says now, past the cache of opened articles: for reading through all of them."""
        return _parse(source.path, _read(source.path), source.head.pack_id)

    def reload(self) -> None:
        """Look at the packs' files again."""
        known = _load_cache(self._cache)
        packs: list[Pack] = []
        sources: dict[str, Source] = {}
        glossaries: list[str] = []
        problems: list[KbError] = []
        for folder in self._folders:
            try:
                pack = read_pack(folder)
            except ContentError as error:
                problems.append(error)
                continue
            packs.append(pack)
            try:
                structure = Structure.read(folder)
            except ContentError as error:
                problems.append(error)
                structure = Structure()
            glossaries.append(structure.glossary)
            for path in sorted(article_files(pack), key=lambda path: structure.rank(path.stem)):
                try:
                    source = _source(path, pack.id, known)
                except ContentError as error:
                    problems.append(error)
                    continue
                if source.head.id in sources:
                    problems.append(ContentError(path, f"文章 id 重复：{source.head.id}"))
                    continue
                sources[source.head.id] = source
        with self._lock:
            self._packs, self._sources, self.problems = tuple(packs), sources, tuple(problems)
            self._glossaries = tuple(article_id for article_id in glossaries if article_id in sources)
            self._open.clear()
        _save_cache(self._cache, sources.values(), known)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ContentError(path, error.strerror or "无法读取") from error


def _parse(path: Path, content: bytes, pack_id: str) -> Article:
    try:
        source = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ContentError(path, "不是 UTF-8 编码的文本") from error
    return parse_article(source, fallback_id=path.stem, pack_id=pack_id)


def _source(path: Path, pack_id: str, known: dict[str, ArticleHead]) -> Source:
    content = _read(path)
    digest = hashlib.sha256(content).hexdigest()
    head = known.get(_key(pack_id, path, digest))
    if head is None:
        article = _parse(path, content, pack_id)
        head = ArticleHead(**{field.name: getattr(article, field.name) for field in dataclasses.fields(ArticleHead)})
    return Source(head, path, digest)


def _key(pack_id: str, path: Path, digest: str) -> str:
    """The head depends on the bytes, and on the file's name where the front matter gives no id."""
    return f"{pack_id}/{path.stem}/{digest}"


def _load_cache(cache: Path | None) -> dict[str, ArticleHead]:
    if cache is None:
        return {}
    try:
        stored = json.loads(cache.read_text("utf-8"))
        if stored["version"] != _CACHE_VERSION:
            return {}
        return {key: _head(fields) for key, fields in stored["heads"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _head(fields: dict[str, Any]) -> ArticleHead:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()
    }
    return ArticleHead(**values)


def _save_cache(cache: Path | None, sources: Iterable[Source], known: dict[str, ArticleHead]) -> None:
    """Best effort: without the cache the next start parses the files."""
    heads = {_key(source.head.pack_id, source.path, source.digest): source.head for source in sources}
    if cache is None or heads.keys() == known.keys():
        return
    stored = {"version": _CACHE_VERSION, "heads": {key: dataclasses.asdict(head) for key, head in heads.items()}}
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(cache, json.dumps(stored, ensure_ascii=False))
    except OSError:
        return
