r"""Where a link leads to: an article, and a heading or footnote of it.

Writers name articles as files (``客户经理.md``, ``../制度/客户%20经理.md#贷后检查``) or by id, with or without percent
encoding, in the writing of another system (``\\``, capitals). The fragment names a heading: as it reads, or as GitHub
makes names of headings (small letters, ``-`` for spaces, no punctuation).
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol
from urllib.parse import unquote

from kb.content.pack_files import SUFFIXES
from kb.model import Article, ArticleHead, BlockKind

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
_NUMBER = re.compile(r"(.+)-(\d{1,4})$")


class SourceFile(Protocol):
    """What has to be known of an article's file."""

    @property
    def head(self) -> ArticleHead:
        """The article's head."""

    @property
    def path(self) -> Path:
        """Its file."""

    @property
    def pack_folder(self) -> Path:
        """The folder of its pack."""


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """The article that a link leads to; ``fragment`` is what the link says of a place in it, empty when nothing.

    ``offset`` is where that place begins in the canonical text; None when no place was named, or none was found.
    """

    article_id: str
    fragment: str = ""
    offset: int | None = None

    def at_heading(self, article: Article) -> "LinkTarget":
        """With the offset of the heading that the fragment names."""
        return LinkTarget(self.article_id, self.fragment, heading_offset(article, self.fragment))


class Links:
    """Finds articles by what links call them. Made of all ``sources``; a lookup takes the same time for any number."""

    def __init__(self, sources: Iterable[SourceFile]) -> None:
        self._by_path: dict[tuple[str, str], str] = {}
        self._by_name: dict[tuple[str, str], str] = {}
        self._by_id: dict[str, str] = {}
        for source in sources:
            pack, path = str(source.pack_folder), _relative(source)
            self._by_path.setdefault((pack, _key(path)), source.head.id)
            self._by_name.setdefault((pack, _key(PurePosixPath(path).name)), source.head.id)
            self._by_id.setdefault(_key(source.head.id), source.head.id)

    def article(self, source: SourceFile | None, target: str) -> LinkTarget | None:
        """The article that ``target`` names in an article from ``source``; without offset. None when it names none."""
        if _SCHEME.match(target):
            return None
        path, _, fragment = target.partition("#")
        path = unquote(path.partition("?")[0]).replace("\\", "/").strip()
        fragment = unquote(fragment).strip()
        if not path:
            return LinkTarget(source.head.id, fragment) if source and fragment else None
        found = self._in_pack(source, path) if source else None
        name = _without_suffix(PurePosixPath(path).name)
        found = found or self._by_id.get(_key(name)) or self._by_id.get(_key(path))
        return LinkTarget(found, fragment) if found else None

    def _in_pack(self, source: SourceFile, path: str) -> str | None:
        """By the path from the article's folder or from the pack's, then by the file's name wherever it lies."""
        pack = str(source.pack_folder)
        here = PurePosixPath(_relative(source)).parent
        names = [path] if PurePosixPath(path).suffix.lower() in SUFFIXES else [path, f"{path}.md"]
        for name in names:
            for base in (here, PurePosixPath(), PurePosixPath("articles")):
                key = (pack, _key(_normalized(base / name.lstrip("/") if name[:1] == "/" else base / name)))
                if key in self._by_path:
                    return self._by_path[key]
        return next((self._by_name[key] for name in names if (key := (pack, _key(_last(name)))) in self._by_name), None)


def heading_offset(article: Article, fragment: str) -> int | None:
    """Where the heading (or footnote, ``^1``) begins that ``fragment`` names; None when there is none.

    Of several headings that read alike the first; ``名-1`` is the second, as GitHub counts. Several names with ``#``
    between them go down (``一、职责#贷后``).
    """
    fragment = unquote(fragment).strip()
    if not fragment:
        return None
    if fragment.startswith("^"):
        marker = f"[{fragment[1:]}]"
        return next((block.start for block in article.blocks if block.marker == marker), None)
    headings = [block for block in article.blocks if block.kind is BlockKind.HEADING]
    slug = _slug(fragment.rpartition("#")[2])
    alike = [block for block in headings if _slug(block.text) == slug]
    if alike:
        return alike[0].start
    numbered = _NUMBER.match(slug)
    if numbered:
        alike = [block for block in headings if _slug(block.text) == numbered[1]]
        if int(numbered[2]) < len(alike):
            return alike[int(numbered[2])].start
    return None


def _slug(text: str) -> str:
    """A heading's name: small letters and digits, dashes for spaces, no punctuation, full width as half width."""
    text = unicodedata.normalize("NFKC", text).casefold()
    kept = (one for one in text.strip() if one.isalnum() or one.isspace() or one in "-_")
    return "".join("-" if one.isspace() else one for one in kept)


def _relative(source: SourceFile) -> str:
    return source.path.relative_to(source.pack_folder).as_posix()


def _normalized(path: PurePosixPath) -> str:
    """Without ``.`` and ``..``; steps above the pack lead nowhere."""
    steps: list[str] = []
    for step in path.parts:
        if step == "..":
            if not steps:
                return ""
            steps.pop()
        elif step not in {".", "/"}:
            steps.append(step)
    return "/".join(steps)


def _key(path: str) -> str:
    """How names are compared: as a file system that knows no capitals does, in composed characters."""
    return unicodedata.normalize("NFC", path).casefold()


def _last(path: str) -> str:
    return PurePosixPath(path).name


def _without_suffix(name: str) -> str:
    return PurePosixPath(name).stem if PurePosixPath(name).suffix.lower() in SUFFIXES else name
