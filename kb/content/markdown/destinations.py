"""What a link leads to: where an address ends in the source, and which addresses are links at all."""

import re
from dataclasses import dataclass

from kb.content.markdown.entities import unescaped
from kb.text.lazy_pattern import lazy_pattern

_SPACE = r"[ \t]*+\n?+[ \t]*+"  # never given back: 20,000 blanks in a bracket took 6 s
_ANGLE = r"<(?P<angle>[^<>\n\\]*+(?:\\.[^<>\n\\]*+)*)>"
_TITLE = r"\"[^\"\\]*+(?:\\.[^\"\\]*+)*\"|'[^'\\]*+(?:\\.[^'\\]*+)*'|\([^()\\]*+(?:\\.[^()\\]*+)*\)"
_BEGIN = lazy_pattern(rf"\({_SPACE}(?:{_ANGLE})?")
_END = lazy_pattern(rf"(?:(?:[ \t]++\n?+[ \t]*+|\n[ \t]*+)(?P<title>{_TITLE}))?{_SPACE}\)", re.DOTALL)
_BARE = lazy_pattern(r"(?:[^\s\\()\x00-\x1f]|\\[^\s]|\\(?=\s))+")
# Names with spaces are no CommonMark address, but people write them: the whole of a bracket that ends in a file name.
_SPACED = lazy_pattern(
    r"\((?P<target>[^()<>\n\"]{1,200}?\.(?:md|markdown)(?:#[^()<>\n\"]{0,100})?)[ \t]*\)", re.IGNORECASE
)
_DEFINITION = lazy_pattern(
    rf"[ ]{{0,3}}\[(?P<label>(?:[^\[\]\\]|\\.){{1,999}})\]:[ \t]*"
    rf"(?:{_ANGLE}|(?P<bare>[^\s<][^\s]*+))(?:[ \t]+(?P<title>{_TITLE}))?[ \t]*"
)
# What stands behind ``[label]:`` is an address only if it looks like one: else it is a sentence (须双人复核。).
_ADDRESS = lazy_pattern(r"[a-z][a-z0-9+.-]{1,31}:|\.{0,2}/|#|.*\.[a-z0-9]{1,8}(?:[?#].*)?$|www\.", re.IGNORECASE)
_SENTENCE = lazy_pattern("[，。；！？]")
_FORBIDDEN = lazy_pattern(r"\s*(?:vbscript|javascript|file|data)\s*:", re.IGNORECASE)
_DEEPEST_BRACKETS = 6  # CommonMark asks for 3; without a limit every ``[a](`` would read to the end of the paragraph


@dataclass(frozen=True, slots=True)
class Destination:
    """An address with its title, and the offset behind it in the text it was read from."""

    target: str
    title: str
    end: int


def inline_destination(text: str, at: int) -> Destination | None:
    """The ``(address "title")`` that begins at ``at``, or None."""
    begin = _BEGIN.match(text, at)
    if begin is None:
        return None
    if begin["angle"] is not None:
        target, end = begin["angle"], begin.end()
    else:
        end = _bare_end(text, begin.end())
        target = text[begin.end() : end]
    close = _END.match(text, end)
    if close is not None:
        return Destination(unescaped(target), _untitled(close["title"]), close.end())
    spaced = _SPACED.match(text, at)
    return Destination(unescaped(spaced["target"].strip()), "", spaced.end()) if spaced else None


def _bare_end(text: str, at: int) -> int:
    """Behind an address without angle brackets: up to a space or a bracket that closes more than it opened."""
    depth = 0
    while at < len(text):
        run = _BARE.match(text, at)
        if run:
            at = run.end()
            continue
        if text[at] == "(":
            depth += 1
            if depth > _DEEPEST_BRACKETS:
                return at
        elif text[at] == ")" and depth:
            depth -= 1
        else:
            return at
        at += 1
    return at


def definition(line: str) -> tuple[str, Destination] | None:
    """The label and address that a whole line defines (``[label]: address "title"``), or None when it is a sentence."""
    match = _DEFINITION.fullmatch(line)
    if match is None or not match["label"].strip():
        return None
    angle, bare = match["angle"], match["bare"]
    if angle is None and not _ADDRESS.match(bare):
        return None
    target = unescaped(bare if angle is None else angle)
    return match["label"], Destination(target, _untitled(match["title"]), len(line))


def may_lead_to(target: str) -> bool:
    """Whether a link to ``target`` is one: nothing that runs code or opens a file of this machine."""
    return not _FORBIDDEN.match(target)


def is_address(target: str) -> bool:
    """Whether what stands in the brackets behind ``[words]`` is an address that may be followed, and no remark in them.

    ``[办法](附件一，见下页。)`` is text: as a link it would lead nowhere, and the remark would be seen by nobody.
    """
    return may_lead_to(target) and not (_SENTENCE.search(target) and not _ADDRESS.match(target))


def normalized_label(label: str) -> str:
    """Labels that differ in case and white space only are the same."""
    return " ".join(label.split()).casefold()


def _untitled(title: str | None) -> str:
    return unescaped(title[1:-1]) if title else ""
