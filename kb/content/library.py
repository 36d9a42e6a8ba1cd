"""All articles of all packs: heads at once, whole articles when they are opened."""

import hashlib
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from kb.content.effect import EffectTimeline
from kb.content.heads_cache import HeadsCache, KnownHead
from kb.content.links import Links, LinkTarget
from kb.content.manifest import read_pack
from kb.content.markdown.leaves import Problem
from kb.content.pack_files import article_files
from kb.content.quiz import Quiz, quiz_files, quiz_of
from kb.content.structure import Structure
from kb.content.versions import version_key
from kb.errors import ArticleNotFound, ContentError, KbError
from kb.files import decode, read_bytes, reason_of
from kb.model import Article, ArticleHead, Pack
from kb.translation import tr

if TYPE_CHECKING:  # with all that reads Markdown 0.04 s, which a start that knows all heads does without
    from kb.content.parser import Parsed

LARGEST_ARTICLE = 8_000_000  # bytes, 2.7 million characters; a file of 50 MB took 16 s, before the first window
_HEAD_ONLY = 1_000_000  # bytes from which on only the head is read at a start
_LARGE = 100_000  # bytes: 0.1 s to read, four times as long on a slow PC, and as long to show; no article here has more
_CACHED_ARTICLES = 64


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article comes from: the file, and the folder of its pack.

    ``digest`` is the SHA-256 of its bytes, ``size`` their number.
    """

    head: ArticleHead
    path: Path
    digest: str
    pack_folder: Path
    size: int


@dataclass
class _Shelf:
    """What is found while the packs are looked through."""

    packs: list[Pack] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    glossaries: list[str] = field(default_factory=list)
    problems: list[KbError] = field(default_factory=list)


class Library:
    """The articles of ``folders`` (packs, first one wins where two hold the same id). Safe to use from any thread.

    Of two versions of one pack the higher one is served, whole. ``cache`` is a file that remembers the heads of files
    by their content, so that a start does not parse them all. What cannot be read is left out and listed in
    ``problems``, as is what is shown otherwise than it was meant; a pack does nothing to the others.
    """

    def __init__(self, folders: Iterable[Path], cache: Path | None = None) -> None:
        self._folders = tuple(folders)
        self._cache = cache
        self._heads: HeadsCache | None = None
        self._lock = RLock()
        self._open: OrderedDict[str, Article] = OrderedDict()
        self._reading: defaultdict[Source, RLock] = defaultdict(RLock)  # held while that one is read
        self._packs: tuple[Pack, ...] = ()
        self._sources: dict[str, Source] = {}
        self._glossaries: tuple[str, ...] = ()
        self._effects: EffectTimeline | None = None  # made when first asked for
        self._links: Links | None = None  # made when the first link is followed
        self._quiz: Quiz | None = None  # read when it is asked for
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

    def effects(self) -> EffectTimeline:
        """Which of the articles are in force on a day."""
        with self._lock:
            if self._effects is None:
                self._effects = EffectTimeline(self.articles())
            return self._effects

    def head(self, article_id: str) -> ArticleHead:
        """The head of one article. Raises ArticleNotFound."""
        return self._source(article_id).head

    def is_large(self, article_id: str) -> bool:
        """Whether reading an article takes longer than a person likes to wait for a page. Raises ArticleNotFound."""
        return self._source(article_id).size > _LARGE

    def article(self, article_id: str) -> Article:
        """The whole article. Raises ArticleNotFound, or ContentError when its file has become unreadable.

        Reading one keeps nobody waiting who asks for another; who asks for the same waits and gets the same.
        """
        found = self._opened(article_id)
        if found is not None:
            return found
        source = self._source(article_id)
        with self._lock:
            reading = self._reading[source]
        with reading:
            found = self._opened(article_id)
            if found is not None:
                return found
            parsed = _parse(source)
            with self._lock:
                self._reading.pop(source, None)
                self._tell(source, parsed.problems)
                if self._sources.get(article_id) == source:  # else the packs were looked at again meanwhile
                    self._open[article_id] = parsed.article
                if len(self._open) > _CACHED_ARTICLES:
                    self._open.popitem(last=False)
            return parsed.article

    def _opened(self, article_id: str) -> Article | None:
        with self._lock:
            if article_id in self._open:
                self._open.move_to_end(article_id)
            return self._open.get(article_id)

    def _source(self, article_id: str) -> Source:
        try:
            return self._sources[article_id]
        except KeyError:
            raise ArticleNotFound(article_id) from None

    def parse(self, source: Source) -> Article:
        """The article as its file says now, past the cache of opened articles: for reading through all of them."""
        return _parse(source).article

    def link_target(self, article_id: str, target: str) -> LinkTarget | None:
        """Where a link of an article leads to, None when it leads to none of the articles.

        Raises ContentError when the article it leads to has become unreadable.
        """
        found = self.linked_article(article_id, target)
        return None if found is None else found.at_heading(self.article(found.article_id))

    def linked_article(self, article_id: str, target: str) -> LinkTarget | None:
        """The same without the place in it, for which the article has to be read."""
        with self._lock:
            if self._links is None:
                self._links = Links(self._sources.values())
            links = self._links
        return links.article(self._sources.get(article_id), target)

    @property
    def has_quiz(self) -> bool:
        """Whether a pack has questions, which are not read for that."""
        return any(quiz_files(pack.folder) for pack in self._packs)

    def quiz(self) -> Quiz:
        """The questions of all packs, read when first asked for: 240 take 20 ms, not for the thread that paints."""
        with self._lock:
            if self._quiz is None:
                self._quiz = quiz_of(pack.folder for pack in self._packs)
            return self._quiz

    def reload(self) -> None:
        """Look at the packs' files again."""
        self._heads = cache = HeadsCache(self._cache, self._heads)
        shelf = _Shelf()
        for pack in self._read_packs(shelf):
            try:
                _add_pack(pack, shelf, cache)
            except (OSError, ValueError, RecursionError) as error:  # whatever a pack does, the others are served
                shelf.problems.append(
                    ContentError(pack.folder, tr("内容包无法读取（{reason}）").format(reason=reason_of(error)))
                )
        with self._lock:
            self._packs, self._sources = tuple(shelf.packs), shelf.sources
            self.problems = tuple(shelf.problems)
            self._glossaries = tuple(article_id for article_id in shelf.glossaries if article_id in shelf.sources)
            self._open.clear()
            # Made here where it has been asked for before: whoever reloads is a worker, whoever asks paints.
            self._effects = None if self._effects is None else EffectTimeline(self.articles())
            self._links = self._quiz = None
        cache.save()

    def _read_packs(self, shelf: _Shelf) -> list[Pack]:
        """The packs of all folders; of several versions of one pack the highest, of equal ones the first."""
        packs: list[Pack] = []
        for folder in self._folders:
            try:
                packs.append(read_pack(folder))
            except ContentError as error:
                shelf.problems.append(error)
        best: dict[str, Pack] = {}
        for pack in packs:
            other = best.get(pack.id)
            if other is None or version_key(pack.version) > version_key(other.version):
                best[pack.id] = pack
        kept = []
        for pack in packs:
            chosen = best[pack.id]
            if chosen is pack or _is_anonymous(pack):
                kept.append(pack)
            else:
                used = tr("{version}（{folder}）").format(
                    version=chosen.version or tr("没有版本号"), folder=chosen.folder
                )
                shelf.problems.append(
                    ContentError(
                        pack.folder,
                        tr("同一内容包 {id} 有两份，用了 {used}，这一份 {version} 没有用").format(
                            id=pack.id, used=used, version=pack.version
                        ),
                    )
                )
        return kept

    def _tell(self, source: Source, problems: Sequence[Problem]) -> None:
        """List what was found only now: of a large file only the head was read before."""
        told = {str(problem) for problem in self.problems}
        new = [found for problem in problems if str(found := _content_error(source.path, problem)) not in told]
        self.problems = (*self.problems, *new)


def _is_anonymous(pack: Pack) -> bool:
    """Whether it is a folder without a manifest: another one of the same name is another pack."""
    return pack.id.startswith("folder:")


def _add_pack(pack: Pack, shelf: _Shelf, cache: HeadsCache) -> None:
    shelf.packs.append(pack)
    structure = Structure()
    try:
        structure = Structure.read(pack.folder)
    except ContentError as error:
        shelf.problems.append(error)
    shelf.glossaries.append(structure.glossary)
    found = article_files(pack)
    shelf.problems += found.problems
    for path in sorted(found.files, key=lambda path: structure.rank(path.stem)):
        try:
            _add_source(path, pack, shelf, cache)
        except ContentError as error:
            shelf.problems.append(error)


def _add_source(path: Path, pack: Pack, shelf: _Shelf, cache: HeadsCache) -> None:
    content = read_bytes(path, most=LARGEST_ARTICLE, inside=pack.folder)
    digest = hashlib.sha256(content).hexdigest()
    stem = path.stem
    known = cache.head(pack.id, stem, digest)
    if known is None:
        known = _read_head(path, content, pack.id)
        cache.add(pack.id, stem, digest, known)
    if known.head.id in shelf.sources:
        raise ContentError(path, tr("文章 id 重复：{id}").format(id=known.head.id))
    shelf.sources[known.head.id] = Source(known.head, path, digest, pack.folder, len(content))
    shelf.problems += (_content_error(path, problem) for problem in known.problems)


def _read_head(path: Path, content: bytes, pack_id: str) -> KnownHead:
    file = decode(content, path)
    damaged = _damage(file.damaged)
    if len(content) > _HEAD_ONLY:
        from kb.content.parser import parse_head  # noqa: PLC0415 - see above

        head = parse_head(file.text, fallback_id=path.stem, pack_id=pack_id)
        return KnownHead(head.head, (*damaged, *head.problems))
    parsed = _parsed(file.text, fallback_id=path.stem, pack_id=pack_id)
    return KnownHead.of(parsed.article, (*damaged, *parsed.problems))


def _damage(count: int) -> tuple[Problem, ...]:
    return (Problem(0, tr("有 {count} 个字节读不懂，显示为 \ufffd").format(count=count)),) if count else ()


def _parse(source: Source) -> "Parsed":
    """The article as its file says now. Raises ContentError."""
    content = read_bytes(source.path, most=LARGEST_ARTICLE, inside=source.pack_folder)
    text = decode(content, source.path).text
    return _parsed(text, fallback_id=source.path.stem, pack_id=source.head.pack_id)


def _parsed(text: str, *, fallback_id: str, pack_id: str) -> "Parsed":
    from kb.content.parser import parse  # noqa: PLC0415 - see above

    return parse(text, fallback_id=fallback_id, pack_id=pack_id)


def _content_error(path: Path, problem: Problem) -> ContentError:
    return ContentError(
        path,
        tr("第 {line} 行：{reason}").format(line=problem.line, reason=problem.reason)
        if problem.line
        else problem.reason,
    )
