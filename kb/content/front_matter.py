"""Front matter: the ``name: value`` lines between two lines of dashes at the start of an article.

Written by hand, by people who never heard of YAML. So it is read as they mean it: every value is text (``no``, ``0755``
and ``12:30`` included, which YAML 1.1 makes False, 493 and 750), a colon or any sign may stand in it, lists may be
written with brackets, dashes, commas or ``、``, names in any case. A line that is none of this is told and left out;
what stands on it is no part of the article. One pass, linear; a YAML library took 17 s for 5 MB.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from kb.content.markdown.leaves import Problem
from kb.content.markdown.plain import PLAIN
from kb.translation import tr

WORDS = frozenset(
    {
        *("id", "title", "summary", "source", "updated", "kind", "number", "authority", "checklist_repeat"),
        "acknowledge",
    }
)
LISTS = frozenset({"roles", "topics", "keywords", "replaces", "checklist"})
_HEADINGS = frozenset({"checklist"})  # its entries are headings, which may hold a ``、`` of their own
DATES = frozenset({"updated", "issued", "effective", "expires", "review_by"})
KNOWN = WORDS | LISTS | DATES
# What other programs write there for themselves: an article that has only these has front matter all the same, and
# that they are not read is told by the linter alone.
_FOREIGN_NAMES = (
    "alias aliases banner bibliography categories category classoption comments copyright cover created cssclass "
    "cssclasses date date_created date_modified documentclass draft editlink fontsize geometry header_includes image "
    "katex lang language last_modified last_modified_at lastmod layout license linktitle mainfont mathjax math menu "
    "modified name nav nav_order next order output pagetitle papersize parent password permalink prev publish "
    "published publishdate redirect_from series sidebar sidebar_label sidebar_position slug sticky tag tags thumbnail "
    "toc top type typora_copy_images_to typora_root_url url uuid weight"
)
FOREIGN = frozenset(_FOREIGN_NAMES.split())
# These say something of the article; that they are not read is a problem like that of any name that nobody knows.
_TELLING_NAMES = "abstract author authors creator department description excerpt keyword status subtitle version"
_TELLING = frozenset(_TELLING_NAMES.split())
_MOST_LINES = 2_000  # the longest that was seen has 40; 5 MB of it took 17 s
_FENCE = re.compile(r"\ufeff?---[ \t]*(?:\r?\n|\Z)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_TOML = re.compile(r"\ufeff?\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML_FIELD = re.compile(r"^(?P<name>[A-Za-z_][A-Za-z0-9_-]*)[ \t]*=", re.MULTILINE)
_TOML_NAME = re.compile(r"^\[{0,2}(?P<name>[A-Za-z_][A-Za-z0-9_-]*)[ \t]*(?:=|\])")
_TOML_LINE = re.compile(r"at line (\d+)")
_FIELD = re.compile(r"(?P<quote>[\"']?)(?P<name>[A-Za-z_][A-Za-z0-9_-]*)(?P=quote)[ \t]*[:：][ \t]*(?P<value>.*)")
_COMMENT = re.compile(r"(?:^|[ \t])#.*$")
_BLOCK = re.compile(r"[|>][+-]?\d?[+-]?$")
_SEPARATORS = re.compile(r"[,，、;；]")
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "", "0": "", "a": "", "b": "", "e": "", "f": "", "v": "", "N": "\n", "_": " "}
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_NOTHING = frozenset({"", "~", "null"})


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The values of an article's front matter, by name in lower case: texts, or lists of texts.

    ``end`` is the offset in the source behind it, ``lines`` how many lines that are; both 0 when there is none.
    """

    values: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    end: int = 0
    lines: int = 0
    problems: tuple[Problem, ...] = ()

    def word(self, name: str) -> str:
        """A value as one line of text, empty when it is not given; dates as ISO dates where they are dates."""
        value = self.values.get(name, "")
        if isinstance(value, tuple):
            value = value[0] if len(value) == 1 else ""
        return value

    def words(self, name: str) -> tuple[str, ...]:
        """A value as a list, each entry once."""
        value = self.values.get(name, "")
        return tuple(dict.fromkeys(filter(None, value if isinstance(value, tuple) else (value,))))


def read_front_matter(source: str) -> FrontMatter:
    """The front matter of an article, empty when it has none. Raises nothing on any text."""
    begin = _FENCE.match(source)
    if begin is None:
        return _read_toml(source) or FrontMatter(end=1 if source.startswith("\ufeff") else 0)
    close = _CLOSE.search(source, begin.end())
    if close is None:
        return _unclosed(source, begin.end())
    lines = source[begin.end() : close.start()].replace("\r\n", "\n").split("\n")[:-1]
    if not _is_front_matter(lines):
        return FrontMatter(end=1 if source.startswith("\ufeff") else 0)
    reader = _Reader(lines[:_MOST_LINES])
    reader.read()
    reader.tell_length(len(lines))
    end = close.end() + 1 if close.end() < len(source) else close.end()
    return FrontMatter(reader.values, end, len(lines) + 2, tuple(reader.problems))


def _read_toml(source: str) -> FrontMatter | None:
    """The front matter between two lines of ``+++``, as other programs write it; None when there is none."""
    match = _TOML.match(source)
    if match is None:
        return None
    fields = [*_TOML_FIELD.finditer(match[1])]
    if not fields or (not any(map(_is_known, fields)) and _HAN.search(match[1])):
        return None
    reader = _Reader(())
    try:
        written = enumerate(match[1].split("\n"), 1)
        lines = {name["name"]: number for number, line in written if (name := _TOML_NAME.match(line))}
        fields_read = tomllib.loads(match[1].replace("\r\n", "\n"))
        reader.keep(fields_read, lines)
        reader.tell_length(len(fields_read))
    except (ValueError, RecursionError) as error:
        found = _TOML_LINE.search(str(error))
        line = int(found[1]) + 1 if found else 1
        reader.problems.append(Problem(line, tr("文章头：读不懂（TOML）")))
    return FrontMatter(reader.values, match.end(), match[0].count("\n"), tuple(reader.problems))


def _unclosed(source: str, start: int) -> FrontMatter:
    """Without an end it is text, and that is told where a field shows that it was meant otherwise."""
    first = _FIELD.match(source, start)
    problems = (
        (Problem(1, tr("文章头没有结束行（---），按正文显示")),) if first and first["name"].lower() in KNOWN else ()
    )
    return FrontMatter(end=1 if source.startswith("\ufeff") else 0, problems=problems)


def _is_front_matter(lines: Sequence[str]) -> bool:
    """Whether lines between two rules are fields and no text that stands between two rules by chance."""
    told = [line for line in lines[:_MOST_LINES] if line.strip() and not line.lstrip().startswith("#")]
    if not told:
        return not any(line.strip() for line in lines)  # a heading between two rules is none
    fields = [match for line in told if (match := _FIELD.match(line))]
    if any(_is_known(match) for match in fields):
        return True
    return (
        len(fields) > 0
        and all(_FIELD.match(line) or line[0] in " \t-" for line in told)
        and not any(map(_HAN.search, told))  # ``Note: 须双人复核`` between two rules
    )


def _is_known(field: re.Match[str]) -> bool:
    return _named(field["name"]) in KNOWN | FOREIGN | _TELLING


def _named(written: str) -> str:
    """A field's name as it is known here."""
    return written.lower().replace("-", "_")


class _Reader:
    """One pass over the lines between the dashes; ``values`` and ``problems`` are filled."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._at = 0
        self.values: dict[str, str | tuple[str, ...]] = {}
        self.problems: list[Problem] = []

    def keep(self, fields: Mapping[str, object], lines: Mapping[str, int]) -> None:
        """Take values that were read already, each from its line; tables and the like have no place here."""
        for name, value in islice(fields.items(), _MOST_LINES):
            entries = value if isinstance(value, list) else [value]
            texts = tuple(_text(entry) for entry in entries if isinstance(entry, str | int | float | date))
            number = lines.get(name, 0)
            self._look(_named(name), name, number)
            self._set(_named(name), texts if isinstance(value, list) else "".join(texts), number)

    def tell_length(self, count: int) -> None:
        """Tell of lines that are more than are read."""
        if count > _MOST_LINES:
            told = tr("文章头有 {count} 行，只读前 {most_lines} 行").format(count=count, most_lines=_MOST_LINES)
            self.problems.append(Problem(_MOST_LINES + 2, told))

    def read(self) -> None:
        """Go through all lines."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            self._at += 1
            stripped = line.strip()
            if not stripped or stripped.startswith("#"):
                continue
            match = _FIELD.match(stripped)
            if match is None:
                self._tell(tr("不是“名称: 值”"), stripped, self._at)
                continue
            name = _named(match["name"])
            self._look(name, stripped, self._at)
            self._take(name, match["value"].strip(), len(line) - len(line.lstrip()))

    def _look(self, name: str, written: str, number: int) -> None:
        """Tell, once of each, of a field that nobody knows, and of one whose earlier value is replaced here."""
        if name not in KNOWN and name not in FOREIGN and name not in self.values:
            self._tell(tr("不认识的名称，没有采用"), written, number)
        elif name in KNOWN and self.values.get(name):
            self._tell(tr("{name} 写了不止一次，以最后一次为准").format(name=name), written, number)

    def _take(self, name: str, value: str, indent: int) -> None:
        """Read the value that begins behind a name, and the lines below that belong to it."""
        number = self._at
        if _BLOCK.match(_uncommented(value)):
            self._set(name, _folded([*self._below(indent)], literal=value[0] == "|"), number)
            return
        if value[:1] == "[":
            self._set(name, self._bracketed(value, name), number)
            return
        if value[:1] in {'"', "'"} and (quoted := _quoted(value)) is not None:
            self._set(name, quoted, number)
            return
        items = [*self._items(indent)] if not _uncommented(value) else []
        if items:
            self._set(name, tuple(items), number)
            return
        plain = [_uncommented(value), *(_uncommented(line) for line in self._below(indent, until_field=True))]
        if value[:1] == "{" or (name in KNOWN and not plain[0] and any(_FIELD.match(line) for line in plain)):
            self._tell(tr("{name} 的值读不懂").format(name=name), value, number)
            return
        self._set(name, " ".join(filter(None, plain)), number)

    def _set(self, name: str, value: str | tuple[str, ...], number: int) -> None:
        """Keep a value, as a list or a text as the name asks."""
        if name in LISTS:
            whole = not isinstance(value, str) and name in _HEADINGS
            entries = (value,) if isinstance(value, str) else value
            parts = (part for entry in entries for part in _parts(entry, whole=whole))
            self.values[name] = tuple(word for part in parts if (word := _line(part)) not in _NOTHING)
            return
        texts = (value,) if isinstance(value, str) else value
        if len(texts) > 1 and name in KNOWN:
            self._tell(tr("{name} 只能有一个值").format(name=name), tr("、").join(texts), number)
            return
        text = _line(texts[0]) if texts else ""
        text = "" if text in _NOTHING else text
        if name in DATES and text:
            text = self._date(name, text, number)
        self.values[name] = text

    def _date(self, name: str, text: str, number: int) -> str:
        """A date in ISO form where it is one; what is none stays as it is, and is told."""
        match = _DATE.match(text)
        if match:
            try:
                return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
            except ValueError:
                pass
        if not re.match(r"\d{4}-\d{2}-\d{2}[T ]", text):
            self._tell(tr("{name} 不是日期").format(name=name), text, number)
        return text

    def _below(self, indent: int, *, until_field: bool = False) -> Iterator[str]:
        """The following lines that stand further in, and empty ones between them; up to a field of ours, perhaps."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line.strip() and len(line) - len(line.lstrip()) <= indent:
                return
            if until_field and (match := _FIELD.match(line.strip())) and match["name"].lower() in KNOWN:
                return
            self._at += 1
            yield line.strip()

    def _items(self, indent: int) -> Iterator[str]:
        """The entries of a list with dashes, wherever they stand."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            stripped = line.strip()
            if stripped[:1] in {"-", "–", "·", "•"} and len(line) - len(line.lstrip()) >= indent:
                entry = stripped[1:].strip()
                quoted = _quoted(entry)
                yield _protected(quoted) if quoted is not None else _uncommented(entry)
            elif stripped and not stripped.startswith("#"):
                return
            self._at += 1

    def _bracketed(self, value: str, name: str) -> tuple[str, ...]:
        """The entries of a list in brackets, which may go on below."""
        number, pieces, at = self._at, [value], self._at
        while "]" not in pieces[-1] and at < len(self._lines) and not _FIELD.match(self._lines[at].strip()):
            pieces.append(self._lines[at].strip())
            at += 1
        if "]" in pieces[-1]:
            self._at = at
        text = " ".join(pieces) if "]" in pieces[-1] else value
        inner, closed, rest = text[1:].rpartition("]")
        if not closed:
            inner = text[1:]
            self._tell(tr("{name} 的方括号没有结束").format(name=name), value, number)
        elif _uncommented(rest):
            return (value,)  # [重要]通知: a text that begins with a bracket
        return tuple(_entries(inner))

    def _tell(self, reason: str, text: str, number: int | None = None) -> None:
        shown = text if len(text) <= 40 else f"{text[:40]}…"
        self.problems.append(
            Problem(
                (self._at if number is None else number) + 1,
                tr("文章头：{reason}：{shown}").format(reason=reason, shown=shown),
            )
        )


_KEPT = "\x02"  # stands before a quoted entry of a list: its commas are its own


def _protected(text: str) -> str:
    return _KEPT + text


def _parts(entry: str, *, whole: bool) -> list[str]:
    """An entry of a list as one text, or as several where it is written with commas."""
    if entry.startswith(_KEPT):
        return [entry[1:]]
    return [entry] if whole else _SEPARATORS.split(entry)


def _entries(inner: str) -> Iterator[str]:
    """What stands between brackets, cut at commas outside quotes."""
    for match in re.finditer(r"\"([^\"\\]*+(?:\\.[^\"\\]*+)*)\"|'([^']*+)'|([^,，\"']+)", inner):
        if match[3] is None:
            yield _protected(_read_escapes(match[1]) if match[1] is not None else match[2])
        elif match[3].strip():
            yield match[3].strip()


def _quoted(value: str) -> str | None:
    """The text in quotes when the whole value is one, perhaps with a comment behind it."""
    match = re.match(r"\"([^\"\\]*+(?:\\.[^\"\\]*+)*)\"[ \t]*(?:#.*)?$|'([^']*+(?:''[^']*+)*)'[ \t]*(?:#.*)?$", value)
    if match is None:
        return None
    return _read_escapes(match[1]) if match[1] is not None else match[2].replace("''", "'")


def _read_escapes(text: str) -> str:
    def read(match: re.Match[str]) -> str:
        code = match[1] or match[2] or match[3]
        if code:
            number = int(code, 16)
            return chr(number) if number <= 0x10FFFF else ""
        return _ESCAPED.get(match[4], match[4])

    return _ESCAPE.sub(read, text)


def _uncommented(value: str) -> str:
    return _COMMENT.sub("", value).strip() if "#" in value else value.strip()


def _folded(lines: Sequence[str], *, literal: bool) -> str:
    return ("\n" if literal else " ").join(lines).strip()


def _text(value: str | float | date) -> str:
    try:
        return value.isoformat() if isinstance(value, date) else str(value)
    except ValueError:  # a whole number of thousands of digits
        return ""


def _line(text: str) -> str:
    """A value on one line, without what a text document would change."""
    return " ".join(text.translate(PLAIN).split("\n")).strip()
