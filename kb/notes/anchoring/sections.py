"""Under which heading a line stands, so that a rule that looks like a deleted one is not taken for it elsewhere."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kb.model import Article, Block, BlockKind, InlineStyle, Span
from kb.notes.anchoring.significance import likeness, meaning_of
from kb.text.lazy_pattern import lazy_pattern

RENAMED = 0.85  # likeness of a heading and what it has been renamed to; 出账管理规定 and 展期管理规定 have 0.67
RETITLED = 0.7  # enough where most of the lines below are the same, too; 现金取款 and 外币取款 have 0.5
# A line that is written like a heading though nothing marks it as one: 第二章 放款审核, 二、放款审核, （二）放款审核,
# 2.1 放款审核, 【放款审核】, ■ 放款审核.
_TITLE = r"[^\s。；;，,：:！!？?][^。；;，,：:！!？?]{0,23}"
_WRITTEN = lazy_pattern(  # of a line without the blanks around it: time would be quadratic in those
    r"(?:(?:第[〇零一二三四五六七八九十百\d]{1,4}(?:(?P<part>[编篇]|部分)|(?P<chapter>章)|(?P<section>节))"
    r"|(?P<list>[一二三四五六七八九十]{1,3}、)|(?P<brackets>[（(][一二三四五六七八九十]{1,3}[）)])"
    r"|(?P<sign>[■□◆◇●○▲△★☆▌※])|(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,3}[.、]?))\s*"
    rf"{_TITLE}|(?P<black>[【〖]\s?{_TITLE}[】〗]))[：:]?"
)
# Their levels: below those of all marked headings.
_LEVELS = {"part": 7, "chapter": 8, "section": 9, "list": 10, "black": 10, "sign": 10, "brackets": 11, "decimal": 13}
_STRONG = 12  # of a line that stands there in bold, as a whole
_LABEL = 20  # of the first cell of a row, which says what the others are about
_SHORT = lazy_pattern(rf"(?=.*[^\W\d_]){_TITLE}[：:]?")
_DECIMAL = lazy_pattern(r"\s*\d{1,2}(?:\.\d{1,2}){1,3}[.、]?(?=\D)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's offset in the text (code points) and its level, 1 for the title.

    ``end`` is where that ends which it heads; None where that is the next heading of no lower level.
    """

    start: int
    level: int
    end: int | None = None


Outline = tuple[Heading, ...]


def outline_of(article: Article) -> Outline:
    """The headings of an article in order, what is written like headings, and what rows of tables are about."""
    known = {heading.start: heading for heading in _written(article.text)}
    for block in article.blocks:
        known |= {heading.start: heading for heading in _of_block(block)}
    return tuple(known[start] for start in sorted(known))


def with_written(text: str, outline: Outline) -> Outline:
    """An outline together with the lines of its text that are written like headings."""
    known = {heading.start: heading for heading in (*_written(text), *outline)}
    return tuple(known[start] for start in sorted(known))


def of_lines(outline: Outline) -> Outline:
    """An outline as it was before bold lines and rows were told apart."""
    return tuple(heading for heading in outline if heading.level not in {_STRONG, _LABEL})


def _of_block(block: Block) -> Iterator[Heading]:
    if block.kind is BlockKind.HEADING:
        yield Heading(block.start, block.level)
    elif block.kind is BlockKind.ROW and not block.header:
        label = _label(block.text)
        if label is not None:
            yield Heading(block.start + label, _LABEL, block.start + len(block.text))
    elif block.kind is BlockKind.PARAGRAPH:
        for run in block.runs:
            if run.style is InlineStyle.STRONG and _is_line(block.text, run.span):
                words = block.text[run.span.start : run.span.end].strip()
                if _SHORT.fullmatch(words) and not _WRITTEN.fullmatch(words):
                    yield Heading(block.start + run.span.start, _STRONG)


def _is_line(text: str, span: Span) -> bool:
    """Whether a stretch of a text is a line of its own, with a colon behind it or without."""
    end = span.end
    while text.startswith(("：", ":"), end):
        end += 1
    return (not span.start or text[span.start - 1] == "\n") and (end == len(text) or text[end] == "\n")


def _label(row: str) -> int | None:
    """Where the cell begins that says what a row is about: the first with words, when it is short and not the last."""
    start = 0
    for cell in row.split("\n")[:-1]:
        if any(map(str.isalpha, cell)):
            return start if _SHORT.fullmatch(cell) else None
        start += len(cell) + 1
    return None


def _written(text: str) -> Iterator[Heading]:
    """The lines that are written like headings."""
    start = 0
    for line in text.split("\n"):
        match = _WRITTEN.fullmatch(line.strip())
        if match is not None:
            yield Heading(start, next(level for name, level in _LEVELS.items() if match[name] is not None))
        start += len(line) + 1


def outline_like(text: str, known: str, outline: Outline) -> Outline:
    """The headings of a text of which only the text is at hand.

    Lines that are headings in a ``known`` text, and lines that are written like headings.
    """
    levels = {meaning_of(_line_at(known, heading.start)): heading.level for heading in of_lines(outline)}
    found, start = [], 0
    for line in text.split("\n"):
        level = levels.get(meaning_of(line)) if line.strip() else None
        if level is not None:
            found.append(Heading(start, level))
        start += len(line) + 1
    return with_written(text, tuple(found))


def _line_at(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start:] if end < 0 else text[start:end]


class Sections:
    """Which lines of a text stand under which headings. ``starts`` are the offsets of its lines, in order."""

    def __init__(self, text: str, starts: Sequence[int], outline: Outline) -> None:
        headings = {heading.start: heading for heading in outline}
        top = min((heading.level for heading in outline), default=0)
        alone = sum(heading.level == top for heading in outline) == 1  # the title says nothing of a place
        self.of_line: list[int] = []  # the line number of the heading above, −1 for none
        self.paths: dict[int, tuple[str, ...]] = {-1: ()}
        above: list[tuple[Heading, int, str]] = []  # the heading, its line number, its words
        for number, start in enumerate(starts):
            heading = headings.get(start)
            if above and above[-1][0].end is not None and above[-1][0].end < start:
                above.pop()
            if heading is not None:
                above = [one for one in above if one[0].level < heading.level]
            self.of_line.append(above[-1][1] if above else -1)
            if heading is not None and not (alone and heading.level == top):
                above.append((heading, number, meaning_of(_DECIMAL.sub("", _line_at(text, start)))))
                self.paths[number] = tuple(words for _, _, words in above)

    @cached_property
    def names(self) -> Counter[str]:
        """How often each heading stands in the text."""
        return Counter(path[-1] for path in self.paths.values() if path)


class SectionPairs:
    """Which sections of an old text are which ones of a new text; ``equal`` maps equal old to new lines."""

    def __init__(self, old: Sections, new: Sections, equal: Mapping[int, int]) -> None:
        self._old, self._new = old, new
        self._shared = Counter((old.of_line[a], new.of_line[b]) for a, b in equal.items())
        self._in_old, self._in_new = (Counter[int](), Counter[int]())
        for (one, other), count in self._shared.items():
            self._in_old[one] += count
            self._in_new[other] += count
        self._known: dict[tuple[int, int], bool] = {}

    def same(self, old_line: int, new_line: int) -> bool:
        """Whether two lines stand in the same section, be it renamed."""
        pair = self._old.of_line[old_line], self._new.of_line[new_line]
        if pair not in self._known:
            self._known[pair] = self._same(*pair)
        return self._known[pair]

    def _same(self, old: int, new: int) -> bool:
        one, other = self._old.paths[old], self._new.paths[new]
        if one == other:
            return True
        if one and other and one[-1] == other[-1] and self._old.names[one[-1]] == 1 == self._new.names[one[-1]]:
            return True
        if len(one) != len(other) or self._both_stand(one, other):
            return False
        stays = 2 * self._shared[old, new] > max(self._in_old[old], self._in_new[new])  # most lines that are equal
        enough = RETITLED if stays else RENAMED
        return all(a == b or likeness(a, b) >= enough for a, b in zip(one, other, strict=True))

    def _both_stand(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether a heading that is said to have been renamed is still there, or its new name was there before."""
        return any(a != b and (a in self._new.names or b in self._old.names) for a, b in zip(one, other, strict=True))
