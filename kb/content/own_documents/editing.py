"""An article's file as fields and text, and back; what is not edited stays as it was written."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kb.content.front_matter import FrontMatter, read_front_matter
from kb.content.importers.metadata import Metadata
from kb.content.library import LARGEST_ARTICLE
from kb.content.parser import Parsed, parse
from kb.errors import OwnDocumentError
from kb.translation import tr

_WORDS = ("title", "number", "authority", "issued", "effective", "expires", "summary", "source")
_LISTS = ("replaces", "roles", "topics")
_DATES = {"issued": tr("发布日期"), "effective": tr("施行日期"), "expires": tr("失效日期")}


@dataclass(frozen=True, slots=True)
class DocumentText:
    """What can be edited of an article: its fields, and its text in Markdown without the front matter."""

    metadata: Metadata
    body: str

    def problem(self) -> str:
        """Why it cannot be stored, as a short fact in Chinese; empty when it can."""
        if not self.metadata.title.strip():
            return tr("标题不能是空的")
        if not self.body.strip():
            return tr("正文不能是空的")
        wrong = [words for name, words in _DATES.items() if not is_date(getattr(self.metadata, name))]
        return tr("{wrong}不是日期").format(wrong=tr("、").join(wrong)) if wrong else ""


def is_date(text: str) -> bool:
    """Whether ``text`` is an ISO date, or empty: a date that is not known."""
    try:
        return not text or dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def document_text(source: str, title: str) -> DocumentText:
    """The fields and the text of a file that says ``source``; ``title`` is that of the article."""
    matter = read_front_matter(source)
    words = {name: matter.word(name) for name in _WORDS} | {"title": title}
    metadata = replace(Metadata(title=title, **{name: matter.words(name) for name in _LISTS}), **words)  # type: ignore[arg-type]
    return DocumentText(metadata, source[matter.end :].lstrip("\n"))


def composed(source: str, edited: DocumentText, *, article_id: str, today: dt.date) -> str:
    """The file with the edited fields and text. Raises OwnDocumentError when the result would be no article.

    Front matter that nobody edited stays to the letter; ``updated`` becomes ``today`` when anything else changes.
    """
    if problem := edited.problem():
        raise OwnDocumentError(problem)
    matter = read_front_matter(source)
    before = document_text(source, _title(source, article_id))
    if edited == before:
        return source
    body = _with_title(edited.body, before.metadata.title, edited.metadata.title)
    text = f"---\n{_front_matter(matter, edited.metadata, article_id, today)}---\n\n{body.strip(chr(10))}\n"
    if len(text.encode("utf-8", "replace")) > LARGEST_ARTICLE:
        raise OwnDocumentError(
            tr("正文太长（最多 {largest_article} MB）").format(largest_article=LARGEST_ARTICLE // 1000000)
        )
    if parse(text, fallback_id="").article.id != article_id:
        raise OwnDocumentError(tr("正文的写法会改掉文章的编号"))
    return text


def rendered(edited: DocumentText, article_id: str) -> Parsed:
    """What the reader would show. The lines of its problems count from the beginning of the text, from 1."""
    matter = front_matter_text({"id": article_id, "title": edited.metadata.title or article_id})
    parsed = parse(f"---\n{matter}---\n{edited.body}", fallback_id=article_id)
    above = matter.count("\n") + 2
    return Parsed(parsed.article, tuple(replace(one, line=max(one.line - above, 0)) for one in parsed.problems))


def front_matter_text(fields: Mapping[str, object]) -> str:
    """The lines of a front matter, which every reader of YAML takes for the same: what looks like a date is quoted."""
    import yaml  # noqa: PLC0415 - a window that is to be seen does not wait for it

    return str(yaml.safe_dump(dict(fields), allow_unicode=True, sort_keys=False, width=10_000))


def _front_matter(matter: FrontMatter, metadata: Metadata, article_id: str, today: dt.date) -> str:
    """What stood there, with the fields of ``metadata`` in their places, empty ones left out."""
    edited: dict[str, object] = {name: getattr(metadata, name) for name in _WORDS}
    edited |= {name: [*getattr(metadata, name)] for name in _LISTS}
    known = {name: [*value] if isinstance(value, tuple) else value for name, value in matter.values.items()}
    fields = {"id": article_id, "title": ""} | known | edited | {"id": article_id, "updated": today.isoformat()}
    return front_matter_text({name: value for name, value in fields.items() if value})


def _title(source: str, article_id: str) -> str:
    return parse(source, fallback_id=article_id).article.title


def _with_title(body: str, before: str, after: str) -> str:
    """A heading that says the old title says the new one."""
    first, line_end, rest = body.partition("\n")
    return f"# {after}{line_end}{rest}" if before != after and first.strip() == f"# {before}" else body
