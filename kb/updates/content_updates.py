"""``ContentUpdates``: what is new, changed and gone in the articles since a person last saw them."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kb.content.article_changes import ChangedPassage, TextLine, changed_passages, text_lines
from kb.content.library import LARGEST_ARTICLE, Library, Source
from kb.encryption.data_key import DataKey
from kb.errors import ContentError
from kb.files import decode, read_bytes
from kb.model import OWN_PACK_ID, Article, ArticleHead, ArticleUpdate, UpdateKind
from kb.updates.seen_versions import SeenVersion, SeenVersions

_SHOWN_BLOCKS = 60  # of an article that is new or gone


@dataclass(frozen=True, slots=True)
class UpdateDetail:
    """An update with what there is to read about it.

    ``passages`` are those of a changed article that differ; ``lines`` the first lines of one that is new, or of one
    that is gone as it was when it was last seen; ``more`` says whether there are further ones.
    """

    update: ArticleUpdate
    passages: tuple[ChangedPassage, ...] = ()
    lines: tuple[TextLine, ...] = ()
    more: bool = False


class ContentUpdates:
    """Compares the library with the file at ``path``. Safe to call from any thread; reads files.

    The first time of all, everything counts as seen. What cannot be stored is no failure: it is told again.
    """

    def __init__(self, path: Path, library: Library, key: DataKey | None = None) -> None:
        self._seen = SeenVersions(path, key)
        self._library = library
        self._compared: dict[tuple[str, str], bool] = {}  # the digests of two versions: whether they read the same

    def begin(self) -> None:
        """Remember all articles as they are, unless that was done before. Called once articles can be read at ease."""
        if not self._seen.is_begun:
            self._store(lambda: self._seen.begin(self._versions(self._library.sources.values())))

    def updates(self) -> tuple[ArticleUpdate, ...]:
        """What is new to the person, in the order of the library, what is gone last; nothing before ``begin``.

        A file that differs while its text reads the same is taken for seen.
        """
        seen = self._seen.all()
        if seen is None:
            return ()
        found: list[ArticleUpdate] = []
        relabelled: list[Source] = []
        sources = self._library.sources
        for article_id, source in sources.items():
            known = seen.get(article_id)
            if source.head.pack_id == OWN_PACK_ID or (known and known.digest == source.digest):
                continue
            if known is not None and self._reads_the_same(known, source):
                relabelled.append(source)
            else:
                found.append(self._update(source, known))
        if relabelled:
            self._store(lambda: self._seen.remember(self._versions(relabelled)))
        found += (self._gone(one) for one in seen.values() if one.article_id not in sources)
        return tuple(found)

    def detail(self, update: ArticleUpdate) -> UpdateDetail:
        """What there is to read about an update. Raises ArticleNotFound, ContentError."""
        old = self._old_article(update.article_id, update.pack_id)
        if update.kind is UpdateKind.REMOVED:
            return _beginning(update, old)
        new = self._library.article(update.article_id)
        if old is None or update.kind is UpdateKind.NEW:
            return _beginning(update, new)
        return UpdateDetail(update, changed_passages(old, new))

    def mark_seen(self, article_ids: Iterable[str], *, acknowledged: bool = False) -> None:
        """These have been seen as they are now, or are known to be gone.

        One that asks to be acknowledged stays until it is ``acknowledged``.
        """
        sources = self._library.sources
        present, gone = [], []
        for article_id in article_ids:
            source = sources.get(article_id)
            if source is None:
                gone.append(article_id)
            elif acknowledged or not source.head.asks_acknowledgement:
                present.append(source)
        if not self._seen.is_begun:
            return
        self._store(lambda: self._seen.remember(self._versions(present)))
        self._store(lambda: self._seen.forget(gone))

    def mark_opened(self, article_id: str) -> ArticleUpdate | None:
        """A person has opened an article; the update that they have not seen yet, if it reads differently than before.

        A new one counts as seen by that; a change does not: in a long text nobody notices it.
        """
        seen, source = self._seen.all(), self._library.sources.get(article_id)
        if seen is None or source is None or source.head.pack_id == OWN_PACK_ID:
            return None
        known = seen.get(article_id)
        if known is not None and not known.was_read:
            self._store(lambda: self._seen.mark_read(article_id))
        if known is None:
            if source.head.asks_acknowledgement:
                return self._update(source, None)
            self._store(lambda: self._seen.remember(self._versions([source], was_read=True)))
            return None
        if known.digest == source.digest or self._reads_the_same(known, source):
            return None
        return self._update(source, known)

    def forget_pack(self, pack_id: str) -> None:
        """A person has removed a pack: that its articles are gone is no news to them."""
        left = self._library.sources
        gone = [one.article_id for one in (self._seen.all() or {}).values() if one.pack_id == pack_id]
        self._store(lambda: self._seen.forget(one for one in gone if one not in left))

    # --- inside ----------------------------------------------------------------------------------------------------

    @staticmethod
    def _store(act: Callable[[], object]) -> None:
        try:
            act()
        except (sqlite3.Error, OSError):
            return

    def _versions(self, sources: Iterable[Source], *, was_read: bool = False) -> Iterator[tuple[SeenVersion, bytes]]:
        """The articles as their files are now; one that has become unreadable is left out."""
        versions = {pack.id: pack.version for pack in self._library.packs}
        for source in sources:
            try:
                content = read_bytes(source.path, most=LARGEST_ARTICLE, inside=source.pack_folder)
            except ContentError:
                continue
            digest, pack_id = hashlib.sha256(content).hexdigest(), source.head.pack_id
            version = versions.get(pack_id, "")
            yield SeenVersion(source.head.id, digest, source.path.stem, pack_id, version, was_read), content

    def _reads_the_same(self, known: SeenVersion, source: Source) -> bool:
        """Parsing both takes 10 ms, so it is done once for two versions."""
        pair = known.digest, source.digest
        if pair not in self._compared:
            old = self._old_article(known.article_id, known.pack_id, known.stem)
            try:
                same = old is not None and old.text_hash == self._library.parse(source).text_hash
            except ContentError:
                return True  # unreadable now: the library tells of that
            self._compared[pair] = same
        return self._compared[pair]

    def _old_article(self, article_id: str, pack_id: str, stem: str = "") -> Article | None:
        content = self._seen.content(article_id)
        if content is None:
            return None
        try:
            text = decode(content, Path(article_id)).text
        except ContentError:
            return None
        from kb.content.parser import parse_article  # noqa: PLC0415 - few starts have an update to tell of

        return parse_article(text, fallback_id=stem or article_id, pack_id=pack_id)

    def _update(self, source: Source, known: SeenVersion | None) -> ArticleUpdate:
        head = source.head
        return ArticleUpdate(
            head.id,
            head.title,
            UpdateKind.NEW if known is None else UpdateKind.CHANGED,
            head.roles,
            head.pack_id,
            known.version if known else "",
            next((pack.version for pack in self._library.packs if pack.id == head.pack_id), ""),
            was_read=known is not None and known.was_read,
            acknowledge=head.asks_acknowledgement,
        )

    def _gone(self, known: SeenVersion) -> ArticleUpdate:
        head = self._old_head(known)
        return ArticleUpdate(
            known.article_id,
            head.title,
            UpdateKind.REMOVED,
            head.roles,
            known.pack_id,
            known.version,
            next((pack.version for pack in self._library.packs if pack.id == known.pack_id), ""),
            was_read=known.was_read,
        )

    def _old_head(self, known: SeenVersion) -> ArticleHead:
        try:
            text = decode(self._seen.content(known.article_id) or b"", Path(known.stem)).text
        except ContentError:
            text = ""
        from kb.content.parser import parse_head  # noqa: PLC0415

        return parse_head(text, fallback_id=known.stem, pack_id=known.pack_id).head


def _beginning(update: ArticleUpdate, article: Article | None) -> UpdateDetail:
    lines = text_lines(article) if article else ()
    return UpdateDetail(update, lines=lines[:_SHOWN_BLOCKS], more=len(lines) > _SHOWN_BLOCKS)
