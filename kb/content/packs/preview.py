"""What a pack would change: who signed it, and which articles are new, different or gone. Nothing is written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

from kb.content.pack_files import ARTICLES, SUFFIXES, article_files
from kb.content.packs.base_files import WholePackage, file_in, whole_package
from kb.content.packs.pack_site import PackSite, judge, require_newer
from kb.content.packs.package_format import PackFile, PackManifest
from kb.content.packs.publisher_keys import PublisherKey
from kb.content.packs.trust import Trust
from kb.content.packs.verify import Package, Progress
from kb.content.parser import parse_article
from kb.errors import ArticleNotFound
from kb.files import decode
from kb.model import Article


class ArticleChangeKind(StrEnum):
    """What becomes of an article."""

    NEW = "new"
    CHANGED = "changed"  # another text
    RELABELLED = "relabelled"  # the same text under another title, role, topic, date or file name
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """An article that a pack brings, changes or takes away; ``title`` is the new one where there is one.

    The paths lead from the pack's folder to its file, before and in the new pack; empty when it is not there.
    """

    article_id: str
    title: str
    kind: ArticleChangeKind
    path_before: str = ""
    path_after: str = ""


@dataclass(frozen=True, slots=True)
class PackPreview:
    """What a person should know before a pack is installed. ``version_before`` is empty for a pack that is not here.

    ``articles`` is how many the new pack has. ``other_files`` are new, different or missing files that are no
    articles: synonyms, structure, questions, images.
    """

    pack_id: str
    name: str
    summary: str
    version: str
    version_before: str
    publisher: PublisherKey
    trust: Trust
    articles: int
    changes: tuple[ArticleChange, ...]
    other_files: tuple[str, ...]

    def of_kind(self, kind: ArticleChangeKind) -> tuple[ArticleChange, ...]:
        """The changes of one kind, in the order of the articles' files."""
        return tuple(change for change in self.changes if change.kind is kind)


def preview(package: Package, site: PackSite, progress: Progress | None = None) -> PackPreview:
    """What installing an open pack would change here; all its files are read and checked.

    Raises what ``install`` raises before it writes, but not PackPublisherUnknown: ``trust`` says what to ask.
    """
    manifest = package.manifest
    trust = judge(package, site)
    present = require_newer(package, site)
    whole = whole_package(package, site.packs, site.versions(manifest.id))
    whole.check(progress)
    folder = present.pack.folder if present else None
    articles_before = _articles_in(folder, article_files(present.pack).files) if present and folder else {}
    articles_after = _article_paths(manifest)
    differing = [file for file in manifest.files if folder is None or file_in(folder, file) is None]
    same = {file.path for file in manifest.files} - {file.path for file in differing}
    before = {
        path: _parse(file.read_bytes(), path, manifest.id) for path, file in articles_before.items() if path not in same
    }
    after = {f.path: _parse(whole.read(f), f.path, manifest.id) for f in differing if f.path in articles_after}
    return PackPreview(
        pack_id=manifest.id,
        name=manifest.name,
        summary=manifest.summary,
        version=manifest.version,
        version_before=present.pack.version if present else "",
        publisher=package.publisher,
        trust=trust,
        articles=len(articles_after),
        changes=tuple(_changes(before, after)),
        other_files=tuple(file.path for file in differing if file.path not in articles_after),
    )


@dataclass(frozen=True, slots=True)
class NewArticles:
    """The articles of an open pack as they will be, to see what would become of the notes on them."""

    whole: WholePackage
    files: Mapping[str, PackFile]  # by path

    def article(self, change: ArticleChange) -> Article:
        """The article after a change. Raises ArticleNotFound when the pack takes it away, PackError, OSError."""
        if not change.path_after:
            raise ArticleNotFound(change.article_id)
        file = self.files[change.path_after]
        return _parse(self.whole.read(file), file.path, self.whole.package.manifest.id)


def new_articles(package: Package, site: PackSite) -> NewArticles:
    """The articles of an open pack. Raises PackBaseMissing, PackStateDamaged, OSError."""
    whole = whole_package(package, site.packs, site.versions(package.manifest.id))
    return NewArticles(whole, {file.path: file for file in package.manifest.files})


def _changes(before: Mapping[str, Article], after: Mapping[str, Article]) -> Iterator[ArticleChange]:
    """Articles are known by their ids: a file under another name is the same article."""
    paths_before = {article.id: path for path, article in before.items()}
    ids_after = {article.id for article in after.values()}
    for path, article in after.items():
        old = paths_before.get(article.id, "")
        if not old:
            kind = ArticleChangeKind.NEW
        elif before[old].text_hash != article.text_hash:
            kind = ArticleChangeKind.CHANGED
        else:
            kind = ArticleChangeKind.RELABELLED
        if not old or path != old or before[old] != article:
            yield ArticleChange(article.id, article.title, kind, old, path)
    for path, article in before.items():
        if article.id not in ids_after:
            yield ArticleChange(article.id, article.title, ArticleChangeKind.REMOVED, path)


def _articles_in(folder: Path, files: Iterable[Path]) -> dict[str, Path]:
    return {file.relative_to(folder).as_posix(): file for file in files}


def _article_paths(manifest: PackManifest) -> set[str]:
    """The paths that the library will take for articles: the same choice as ``pack_files.article_files`` makes."""
    paths = [file.path for file in manifest.files]
    below = f"{ARTICLES}/" if any(path.startswith(f"{ARTICLES}/") for path in paths) else ""
    return {path for path in paths if path.startswith(below) and PurePosixPath(path).suffix.lower() in SUFFIXES}


def _parse(content: bytes, path: str, pack_id: str) -> Article:
    text = decode(content, Path(path)).text
    return parse_article(text, fallback_id=PurePosixPath(path).stem, pack_id=pack_id)
