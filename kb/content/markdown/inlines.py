"""What stands in one block: emphasis, links, code, footnote signs, HTML; read in one pass, in linear time.

The algorithm is CommonMark's (a stack of delimiters and one of brackets). What differs is told where it does.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kb.content.markdown.bounds import MOST_MARKS, as_written
from kb.content.markdown.delimiters import Delimiter, paired
from kb.content.markdown.destinations import Destination, inline_destination, is_address, may_lead_to, normalized_label
from kb.content.markdown.entities import ENTITY, ESCAPE, character
from kb.content.markdown.flanking import flanking
from kb.content.markdown.html import BREAKING, COMMENT, DROPPED, KNOWN, TAG, alternative, attribute, comment_end
from kb.content.markdown.inline_text import Inline, trimmed
from kb.content.markdown.line_ends import line_ends
from kb.content.markdown.plain import MEANT_BREAK, NOT_PLAIN, PLAIN
from kb.model import InlineStyle, Run, Span

_SPECIAL = re.compile(r"[\\`*_~!\[\]<&\n]|==")
_TICKS = re.compile(r"`+")
_RUN = re.compile(r"\*+|_+|~+|=+")
_WIKI = re.compile(r"\[\[(?P<target>[^\[\]|\n]{1,200})(?:\|(?P<shown>[^\[\]\n]{1,200}))?\]\]")
_AUTOLINK = re.compile(
    r"<(?:(?P<uri>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\x00-\x1f]*)"
    r"|(?P<mail>[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*))>"
)
_FOOTNOTE = re.compile(r"\[\^([^\]\[\s]{1,99})\]")
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999})\]")
# Behind a letter or digit ``**`` always closes, before one it always opens, whatever stands on its other side.
_STRONG = re.compile(r"\*\*(\w(?:[^*]*\w)?)\*\*(?!\*)")
_HTML_STYLES = {
    **dict.fromkeys(("b", "strong"), InlineStyle.STRONG),
    **dict.fromkeys(("i", "em"), InlineStyle.EMPHASIS),
    **dict.fromkeys(("s", "del", "strike"), InlineStyle.STRIKE),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), InlineStyle.CODE),
    "sup": InlineStyle.SUPERSCRIPT,
    "sub": InlineStyle.SUBSCRIPT,
    "a": InlineStyle.LINK,
}
_MEDIA = frozenset({"audio", "embed", "iframe", "img", "object", "video"})  # shown as the words they carry
_NODES_OF_LINK = 200  # looked through for its words and title: 8,000 pictures inside one another took 1.5 s
_SOFT = "\x00"  # a line end that is not decided yet; the source holds none


@dataclass
class References:
    """What links may refer to: definitions by normalized label, footnotes by label; ``used`` collects the former.

    ``marks_left`` is how many marks of the article are still read, ``unread`` whether some were not. ``wordless``
    counts pictures and the like that carry no words, so that nothing is shown of them.
    """

    definitions: Mapping[str, Destination] = field(default_factory=dict)
    footnotes: Collection[str] = ()
    used: set[str] = field(default_factory=set)
    marks_left: int = MOST_MARKS
    unread: bool = False
    wordless: int = 0


def read_inline(content: str, references: References) -> Inline:
    """The text and runs of a block whose source is ``content``."""
    plain = plain_inline(content)
    if plain is not None:
        return plain
    if references.marks_left:
        return _Reader(content, references).read()
    references.unread = True
    return as_written(content)


def plain_inline(content: str) -> Inline | None:
    """What the rules would make of ``content`` if it holds no marks but simple ``**strong**`` ones, else None.

    Most blocks are so: this takes a fifth of the time.
    """
    if NOT_PLAIN.search(content) is None:
        return Inline(content.strip())
    pieces = _STRONG.split(content)  # by turns outside and inside a strong run
    text = "".join(pieces)
    if len(pieces) == 1 or NOT_PLAIN.search(text):
        return None
    runs, end = [], 0
    for outside, strong in zip(pieces[::2], pieces[1::2], strict=False):
        start = end + len(outside)
        end = start + len(strong)
        runs.append(Run(Span(start, end), InlineStyle.STRONG))
    return trimmed(text, runs)


@dataclass(frozen=True, slots=True)
class _Bracket:
    """A ``[`` or ``![`` that may begin a link: its node, the offset behind it, and what stood before it."""

    node: int
    image: bool
    after: int
    delimiters: int
    runs: int


@dataclass(frozen=True, slots=True)
class _Styled:
    """A style from behind the node ``start`` to before the node ``end``."""

    start: int
    end: int
    style: InlineStyle
    target: str = ""


class _Reader:
    """One pass over the source of a block: ``_nodes`` holds the pieces of plain text, marks being empty pieces."""

    def __init__(self, source: str, references: References) -> None:
        self._source = source
        self._references = references
        self._nodes: list[str] = []
        self._styled: list[_Styled] = []
        self._delimiters: list[Delimiter] = []
        self._brackets: list[_Bracket] = []
        self._inactive = 0  # brackets below this one hold a link already; none but images may begin there
        self._tags: dict[str, list[tuple[int, str]]] = {}  # open HTML: node and target by name
        self._ticks: dict[int, list[int]] | None = None  # where runs of ` of each length stand
        self._lowered: str | None = None
        self._last_bracket = source.rfind(")")
        self._is_formula = any(sign in source for sign in "=＝≈")
        self._absent: set[str] = set()  # ends that were looked for in vain: not looked for again
        self._rules: dict[str, Callable[[int], int]] = {
            "\\": self._escape,
            "`": self._code,
            "*": self._delimiter,
            "_": self._delimiter,
            "~": self._delimiter,
            "==": self._delimiter,
            "!": self._image,
            "[": self._open,
            "]": self._close,
            "<": self._angle,
            "&": self._entity,
            "\n": self._line_end,
        }

    def read(self) -> Inline:
        source, at, left = self._source, 0, self._references.marks_left
        while left and (match := _SPECIAL.search(source, at)):
            if match.start() > at:
                self._nodes.append(source[at : match.start()].translate(PLAIN))
            at = self._rules[match[0]](match.start())
            left -= 1
        self._references.marks_left = left
        if at < len(source):
            self._references.unread |= not left
            self._nodes.append(source[at:].translate(PLAIN) if left else as_written(source[at:]).text)
        self._pair(0)
        return self._assembled()

    # --- rules: each takes the offset of its sign, adds nodes, and gives the offset behind what it took --------------

    def _text(self, text: str, end: int) -> int:
        self._nodes.append(text)
        return end

    def _escape(self, at: int) -> int:
        match = ESCAPE.match(self._source, at)
        if match:
            return self._text(match[1], match.end())
        if self._source.startswith("\n", at + 1):
            return self._text("\n", at + 2)
        return self._text("\\", at + 1)

    def _entity(self, at: int) -> int:
        match = ENTITY.match(self._source, at)
        if match is None:
            return self._text("&", at + 1)
        return self._text(character(match[0]).translate(PLAIN), match.end())

    def _line_end(self, at: int) -> int:
        hard = False
        if self._nodes:
            before = self._nodes[-1]
            hard = self._source.endswith("  ", 0, at) or self._source.endswith(MEANT_BREAK, 0, at)
            self._nodes[-1] = before.rstrip(" ")
        return self._text("\n" if hard else _SOFT, at + 1)

    def _code(self, at: int) -> int:
        ticks = _TICKS.match(self._source, at)
        length = len(ticks[0]) if ticks else 1
        if self._ticks is None:
            self._ticks = {}
            for run in _TICKS.finditer(self._source):
                self._ticks.setdefault(len(run[0]), []).append(run.start())
        places = self._ticks.get(length, ())
        following = bisect_right(places, at)
        if following >= len(places):
            return self._text("`" * length, at + length)
        end = places[following]
        code = self._source[at + length : end].replace("\n", " ").translate(PLAIN)
        if code.startswith(" ") and code.endswith(" ") and code.strip(" "):
            code = code[1:-1]
        self._nodes += ["", code, ""]
        self._styled.append(_Styled(len(self._nodes) - 3, len(self._nodes) - 1, InlineStyle.CODE))
        return end + length

    def _delimiter(self, at: int) -> int:
        run = _RUN.match(self._source, at)
        sign, length = self._source[at], len(run[0]) if run else 1
        end = at + length
        if sign in "~=" and length != 2:  # 3~5天: a single one is a range
            return self._text(sign * length, end)
        before, after = self._source[at - 1 : at], self._source[end : end + 1]
        opens, closes = flanking(before, after, sign)
        if (
            opens and closes and length == 4 and sign == "*"
        ):  # **甲****乙**: the end of one and the beginning of another
            for half in (False, True):
                self._delimiters.append(Delimiter(len(self._nodes), sign, 2, 2, opens=half, closes=not half))
                self._nodes.append(sign * 2)
            return end
        if length == 1 and sign == "*" and before.isalnum() and after.isalnum() and self._is_formula:
            return self._text(sign, end)  # 利息=本金*利率*天数
        if opens or closes:
            self._delimiters.append(Delimiter(len(self._nodes), sign, length, length, opens, closes))
        return self._text(sign * length, end)

    def _image(self, at: int) -> int:
        if not self._source.startswith("[", at + 1):
            return self._text("!", at + 1)
        if self._source.startswith("[[", at + 1) and _WIKI.match(self._source, at + 1):
            return at + 1  # another article put in here: a link to it
        return self._bracket(at + 2, image=True)

    def _open(self, at: int) -> int:
        if self._source.startswith("^", at + 1):
            note = _FOOTNOTE.match(self._source, at)
            if note and note[1] in self._references.footnotes:
                self._nodes += ["", f"[{note[1]}]".translate(PLAIN), ""]
                last = len(self._nodes) - 1
                self._styled.append(_Styled(last - 2, last, InlineStyle.SUPERSCRIPT))
                self._styled.append(_Styled(last - 2, last, InlineStyle.LINK, f"#^{note[1]}"))
                return note.end()
        wiki = _WIKI.match(self._source, at)
        if wiki and any(map(str.isalpha, wiki["target"])):
            return self._linked((wiki["shown"] or wiki["target"]).strip(), wiki["target"].strip(), wiki.end())
        return self._bracket(at + 1, image=False)

    def _linked(self, shown: str, target: str, end: int) -> int:
        self._nodes += ["", shown.translate(PLAIN), ""]
        if may_lead_to(target):
            self._styled.append(_Styled(len(self._nodes) - 3, len(self._nodes) - 1, InlineStyle.LINK, target))
        return end

    def _bracket(self, after: int, *, image: bool) -> int:
        self._brackets.append(
            _Bracket(len(self._nodes), image, after, len(self._delimiters), len(self._styled)),
        )
        return self._text("![" if image else "[", after)

    def _close(self, at: int) -> int:
        if not self._brackets:
            return self._text("]", at + 1)
        opener = self._brackets.pop()
        active = opener.image or len(self._brackets) >= self._inactive
        self._inactive = min(self._inactive, len(self._brackets))
        found = self._destination(opener, at) if active else None
        if found is None or not (opener.image or is_address(found.target)):
            return self._text("]", at + 1)
        first = opener.node + 1
        wordless = not any(map(str.strip, self._nodes[first : first + _NODES_OF_LINK]))
        if wordless and not (found.target.strip() or found.title):  # ``[]()``: signs and nothing else
            return self._text("]", at + 1)
        self._pair(opener.delimiters)
        self._nodes[opener.node] = ""
        if opener.image:
            del self._styled[opener.runs :]
            self._references.wordless += wordless and not found.title
        else:
            self._nodes += [found.target.translate(PLAIN)] * wordless
            self._styled.append(_Styled(opener.node, len(self._nodes), InlineStyle.LINK, found.target))
            self._inactive = len(self._brackets)
        self._nodes.append("")
        self._add_title(opener, found)
        return found.end

    def _add_title(self, opener: _Bracket, found: Destination) -> None:
        """What a link says in its title is text like any other; elsewhere it is seen only under a pointer."""
        title = " ".join(found.title.split()).translate(PLAIN)
        if title and title not in "".join(self._nodes[opener.node : opener.node + _NODES_OF_LINK]):
            self._nodes.append(f"（{title}）")

    def _destination(self, opener: _Bracket, at: int) -> Destination | None:
        source, references = self._source, self._references
        if at < self._last_bracket and source[at + 1] == "(" and (inline := inline_destination(source, at + 1)):
            return inline
        if not references.definitions:
            return None
        named = _LABEL.match(source, at + 1)
        length = at - opener.after
        label = named[1] if named and named[1] else source[opener.after : at] if length < 1000 else ""
        key = normalized_label(label)
        if key not in references.definitions:
            return None
        references.used.add(key)
        return replace(references.definitions[key], end=named.end() if named else at + 1)

    def _angle(self, at: int) -> int:
        source = self._source
        link = _AUTOLINK.match(source, at)
        if link:
            shown = link["uri"] or link["mail"]
            if link["uri"] and not may_lead_to(shown):
                return self._text("<", at + 1)
            target = shown if link["uri"] else f"mailto:{shown}"
            return self._linked(shown, target, link.end())
        if source.startswith(COMMENT, at):
            end = comment_end(source, at)
            return end if end >= 0 else self._text("<", at + 1)
        tag = TAG.match(source, at)
        if tag is None or tag["name"].lower() not in KNOWN:
            return self._text("<", at + 1)  # 姓名<客户姓名>, <5万, <name>
        return self._tag(tag)

    def _tag(self, tag: re.Match[str]) -> int:
        name, closing = tag["name"].lower(), bool(tag["closing"])
        if name in DROPPED and not closing:
            end = self._end_of(f"</{name}", tag.end())
            return self._after_tag(end) if end >= 0 else self._text("<", tag.start() + 1)
        if name in BREAKING:
            if name == "br" or not (self._nodes and self._nodes[-1] == "\n"):
                self._nodes.append("\n")
        elif name in _MEDIA and not closing:
            words = alternative(tag)
            self._references.wordless += not words
            self._nodes.append(words.translate(PLAIN))
        elif name in _HTML_STYLES:
            self._style(name, tag, closing=closing)
        return tag.end()

    def _style(self, name: str, tag: re.Match[str], *, closing: bool) -> None:
        style = _HTML_STYLES[name]
        if not closing:
            self._tags.setdefault(name, []).append((len(self._nodes), attribute(tag, "href")))
        elif self._tags.get(name):
            node, target = self._tags[name].pop()
            if target and not any(map(str.strip, self._nodes[node : node + _NODES_OF_LINK])):
                self._nodes.append(target.translate(PLAIN))
            if style is not InlineStyle.LINK or (target and may_lead_to(target)):
                self._styled.append(_Styled(node, len(self._nodes), style, target if name == "a" else ""))
        self._nodes.append("")

    def _end_of(self, closing: str, at: int) -> int:
        """The offset behind the next ``closing``, or −1; what once was not found is not looked for again."""
        if closing in self._absent:
            return -1
        if self._lowered is None:
            self._lowered = self._source.lower()
        found = self._lowered.find(closing, at)
        if found < 0:
            self._absent.add(closing)
            return -1
        return found + len(closing)

    def _after_tag(self, at: int) -> int:
        end = self._source.find(">", at)
        return end + 1 if end >= 0 else len(self._source)

    # --- putting it together -----------------------------------------------------------------------------------------

    def _pair(self, first: int) -> None:
        """Pair the delimiters from the ``first`` on; those left over stay text."""
        delimiters = self._delimiters[first:]
        del self._delimiters[first:]
        for opener, closer, style in paired(delimiters):
            self._styled.append(_Styled(opener.node, closer.node, style))
        for delimiter in delimiters:
            self._nodes[delimiter.node] = delimiter.sign * delimiter.count

    def _assembled(self) -> Inline:
        nodes = self._nodes
        self._decide_line_ends()
        starts, at = [], 0
        for node in nodes:
            starts.append(at)
            at += len(node)
        runs = []
        for styled in sorted(self._styled, key=lambda styled: styled.end):
            start, end = starts[styled.start] + len(nodes[styled.start]), starts[styled.end]
            if start < end:
                runs.append(Run(Span(start, end), styled.style, styled.target))
        return trimmed("".join(nodes), runs)

    def _decide_line_ends(self) -> None:
        nodes = self._nodes
        soft = [at for at, node in enumerate(nodes) if node == _SOFT]
        if not soft:
            return
        bounds = [-1, *soft, len(nodes)]
        lines = ["".join(nodes[one + 1 : other]) for one, other in pairwise(bounds)]
        for at, end in zip(soft, line_ends(lines), strict=True):
            nodes[at] = end
