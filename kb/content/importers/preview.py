"""What an import would store, before it stores anything: articles, changes to decide on, what was left out."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from kb.content.front_matter import FrontMatter
from kb.content.importers.cleaning.edits import Change, ChangeKind, apply, proposed
from kb.content.importers.document import Document, DropKind, Dropped, Part, PartKind, has_text
from kb.content.importers.markdown_writer import plain, to_markdown
from kb.content.importers.metadata import Metadata, Vocabulary, mentioned, propose, title_of, title_parts
from kb.content.importers.shapes import Family, Shape, shape
from kb.content.importers.structure import structured
from kb.content.parser import parse_article
from kb.content.stored_imports import SHORT_DIGEST
from kb.model import Article
from kb.translation import tr

_LEAST_SECTIONS = 2
_LONGEST_INITIALS = 24
_SECTION_NUMBER = re.compile(r"^\s*(?:第[^\s]{1,4}(?:部分|篇|编)|\d{1,2}|[一二三四五六七八九十]{1,3})\s*[、.．\s]\s*")
_SENTENCE = re.compile(r"[，。；：！,;:!…]")
_LONGEST_SECTION_TITLE = 40
_WORDS = ("number", "authority", "issued", "effective", "expires", "summary", "source")
_SUMMARY_LENGTH = 80
_HEAD = 30  # parts


@dataclass(frozen=True, slots=True)
class ArticleProposal:
    """One article to be stored: its id, its front matter, and its body in Markdown (without front matter)."""

    id: str
    metadata: Metadata
    body: str

    @property
    def markdown(self) -> str:
        """The whole file."""
        return f"---\n{_front_matter(self.id, self.metadata)}---\n\n{self.body}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """What was read of a file and is proposed. ``metadata`` may be replaced (``dataclasses.replace``) before storing.

    ``digest`` is the SHA-256 of the file, of which the articles' ids are made: the same file gives the same ids,
    whatever title a person gives it. ``stands_for`` is the identity of an earlier import that this one replaces (an
    older state of the same file): the articles get its ids, and what was noted on them finds its place.
    ``with_hidden``: what the file hides is taken in as well, at the end.
    """

    path: Path
    digest: str
    document: Document
    metadata: Metadata
    changes: tuple[Change, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    problems: tuple[str, ...] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    stands_for: str = ""
    with_hidden: bool = False

    @property
    def left_out(self) -> tuple[Dropped, ...]:
        """What will not be in the articles."""
        return tuple(one for one in self.dropped if not (self.with_hidden and one.kind is DropKind.SHEET))

    @property
    def hidden_sheets(self) -> tuple[str, ...]:
        """The names of what the file hides and ``with_hidden`` takes in."""
        return tuple(one.sample for one in self.dropped if one.kind is DropKind.SHEET)

    @property
    def identity(self) -> str:
        """What the ids of its articles begin with: a readable slug, and twelve digits of a digest."""
        name = _initials(title_of(self.document)) or "doc"
        return self.stands_for or f"{name}-{self.digest[:SHORT_DIGEST]}"

    @property
    def proposed(self) -> frozenset[int]:
        """The keys of the changes that are accepted unless a person says otherwise."""
        return proposed(self.changes)

    def parts(self, accepted: Collection[int] | None = None) -> tuple[Part, ...]:
        """The parts with the accepted changes made (by default the proposed ones) and headings found."""
        chosen = self.proposed if accepted is None else accepted
        made = apply(self.document.parts, self.changes, chosen)
        if self.with_hidden:
            made += self.document.hidden
        styled = any(part.kind is PartKind.HEADING for part in made)
        return structured(made, bare=self.document.scraped and not styled)

    def articles(self, accepted: Collection[int] | None = None) -> tuple[ArticleProposal, ...]:
        """The articles as they would be stored; one, unless breaking the file up into several is accepted."""
        chosen = self.proposed if accepted is None else accepted
        parts = self.parts(chosen)
        several = any(change.kind is ChangeKind.SEVERAL_ARTICLES and change.key in chosen for change in self.changes)
        sections = sections_of(parts) if several else ()
        if not sections:
            return (_article(self, self.metadata, _without_title(parts, self.metadata.title), ""),)
        return tuple(
            _article(self, self._of_section(section), section.parts, str(at))
            for at, section in enumerate(sections, 1)
            if section.parts
        )

    def rendered(self, accepted: Collection[int] | None = None) -> tuple[Article, ...]:
        """The articles as the reader would show them."""
        return tuple(parse_article(one.markdown, fallback_id=one.id) for one in self.articles(accepted))

    def _of_section(self, section: "Section") -> Metadata:
        """The metadata of one article of several: it may be for another role than the rest."""
        text = "\n".join(part.shown for part in section.parts)
        roles = mentioned(self.vocabulary.roles, section.title, text) or self.metadata.roles
        topics = mentioned(self.vocabulary.topics, section.title, text) or self.metadata.topics
        return replace(self.metadata, title=section.title, roles=roles, topics=topics)


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document that is an article of its own: its title without number, its parts below the heading."""

    title: str
    parts: tuple[Part, ...]


def preview_of(
    path: Path, digest: str, document: Document, changes: Sequence[Change], vocabulary: Vocabulary
) -> ImportPreview:
    """The preview of what a reader made of a file with this SHA-256."""
    cleaned = apply(document.parts, changes, proposed(changes))
    metadata = replace(propose(replace(document, parts=cleaned), path.stem, vocabulary), source=path.name)
    metadata = _as_given(metadata, document.front_matter)
    found = ImportPreview(
        path=path,
        digest=digest,
        document=document,
        metadata=metadata,
        changes=tuple(changes),
        dropped=document.dropped,
        problems=document.problems,
        vocabulary=vocabulary,
        with_hidden=not has_text(document.parts),
    )
    sections = sections_of(found.parts()) if document.scraped else ()
    if not sections:
        return found
    key = max((change.key for change in changes), default=0) + 1
    titles = "；".join(section.title for section in sections if section.parts)
    # A regulation numbers its sections the same way; a web page is known by what had to be cleaned from it.
    mended = {change.kind for change in changes if change.accepted_by_default}
    page = bool(mended & {ChangeKind.NUMERAL, ChangeKind.BOILERPLATE})
    several = Change(key, ChangeKind.SEVERAL_ARTICLES, metadata.title, titles, accepted_by_default=page)
    empty = tuple(
        tr("“{title}”只有标题，没有正文，没有导入").format(title=section.title)
        for section in sections
        if not section.parts
    )
    return replace(found, changes=(*changes, several), problems=(*found.problems, *empty))


def _as_given(metadata: Metadata, given: FrontMatter) -> Metadata:
    """What a file's own front matter says goes before what was read out of its text."""
    return Metadata(
        title=metadata.title,
        number=given.word("number") or metadata.number,
        authority=given.word("authority") or metadata.authority,
        issued=given.word("issued") or metadata.issued,
        effective=given.word("effective") or metadata.effective,
        expires=given.word("expires") or metadata.expires,
        replaces=given.words("replaces") or metadata.replaces,
        roles=given.words("roles") or metadata.roles,
        topics=given.words("topics") or metadata.topics,
        summary=given.word("summary") or metadata.summary,
        source=given.word("source") or metadata.source,
    )


def sections_of(parts: Sequence[Part]) -> tuple[Section, ...]:
    """The sections of a page that holds several numbered texts; () when there are fewer than two numbered sections.

    What stands before the first of them goes into it.
    """
    starts = _starts(parts)
    if len(starts) < _LEAST_SECTIONS:
        return ()
    found = []
    for at, start in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else len(parts)
        body = (*(parts[:start] if at == 0 else ()), *parts[start + 1 : end])
        title = _SECTION_NUMBER.sub("", parts[start].shown).strip().rstrip("?？")
        found.append(
            Section(title, _from_level_2(body) if any(part.shown.strip() or part.rows for part in body) else ())
        )
    return tuple(found)


def _starts(parts: Sequence[Part]) -> list[int]:
    """The short numbered lines whose numbers run 1, 2, 3 …, set apart by empty lines where a file has any."""
    apart = any(part.gap for part in parts)
    lines = [
        (at, found)
        for at, part in enumerate(parts)
        if (part.gap or not apart or at == 0) and (found := shape(part.shown)) and _is_section_line(found)
    ]
    for family in (Family.DIVISION, Family.DIGIT_COMMA):
        starts, following = [], 1
        for at, found in lines:
            if found.family is family and found.number == following:
                starts.append(at)
                following += 1
        if len(starts) >= _LEAST_SECTIONS:
            return starts
    return []


def _is_section_line(found: Shape) -> bool:
    return 0 < len(found.rest) <= _LONGEST_SECTION_TITLE and not _SENTENCE.search(found.rest.rstrip("?？"))


def _from_level_2(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts with the levels of all headings shifted alike, so that the highest is level 2."""
    by = min((part.level for part in parts if part.kind is PartKind.HEADING), default=2) - 2
    return tuple(replace(part, level=part.level - by) if part.kind is PartKind.HEADING else part for part in parts)


def _without_title(parts: Sequence[Part], title: str) -> tuple[Part, ...]:
    """The parts without those at the title's place, unless the title has been changed to other words."""
    places = title_parts(parts)
    if _bare("".join(parts[at].shown for at in places)) != _bare(title):
        # Below the head of a paper (……文件) and its number the title has become a heading.
        places = tuple(at for at, part in enumerate(parts[:_HEAD]) if part.kind is PartKind.HEADING)[:1]
        if _bare("".join(parts[at].shown for at in places)) != _bare(title):
            return tuple(parts)
    return tuple(part for at, part in enumerate(parts) if at not in places)


def _bare(text: str) -> str:
    return "".join(text.split())


def _article(preview: ImportPreview, metadata: Metadata, parts: Sequence[Part], ending: str) -> ArticleProposal:
    article_id = "-".join(filter(None, (preview.identity, ending)))
    if any(part.kind is PartKind.RAW for part in parts):
        return ArticleProposal(article_id, metadata, to_markdown(parts))
    summary = metadata.summary or _summary(parts)
    heading = Part(PartKind.HEADING, metadata.title, 1)
    return ArticleProposal(article_id, replace(metadata, summary=summary), to_markdown((heading, *parts)))


def _initials(title: str) -> str:
    """The title in the first letters of its syllables, letters and digits as they are: a readable ASCII slug."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - its tables take 0.1 s

    sounds = lazy_pinyin(title, style=Style.FIRST_LETTER, errors=lambda text: re.sub(r"[^0-9A-Za-z]+", "", text))
    return re.sub(r"[^0-9a-z]+", "", "".join(sounds).lower())[:_LONGEST_INITIALS]


def _summary(parts: Iterable[Part]) -> str:
    """The first sentence of some length."""
    for part in parts:
        text = plain(part.text).replace("\n", "")
        if part.kind is PartKind.PARAGRAPH and len(text) >= 15:
            sentence = re.split(r"(?<=[。！？])", text)[0]
            return sentence if len(sentence) <= _SUMMARY_LENGTH else f"{sentence[: _SUMMARY_LENGTH - 1]}…"
    return ""


def _front_matter(article_id: str, metadata: Metadata) -> str:
    """YAML that every reader of YAML takes for the same: texts that look like dates or numbers are quoted."""
    fields: dict[str, object] = {"id": article_id, "title": metadata.title}
    for name in _WORDS:
        if value := getattr(metadata, name):
            fields[name] = value
    for name in ("replaces", "roles", "topics"):
        if values := getattr(metadata, name):
            fields[name] = list(values)
    return yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10_000)
