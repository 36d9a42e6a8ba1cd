"""Proposed changes of a document's text, each of which a person can accept or reject, and what comes of them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from kb.content.importers.document import Part

PARAGRAPH_BREAK = "\n\n"


class ChangeKind(StrEnum):
    """Kind of a proposed change; BROKEN_UP is a paragraph wrongly split into lines."""

    NUMERAL = "numeral"
    BOILERPLATE = "boilerplate"
    JOINED = "joined lines"
    BROKEN_UP = "broken-up paragraph"
    SEVERAL_ARTICLES = "several articles"


@dataclass(frozen=True, slots=True)
class Edit:
    """``replacement`` for ``[start, end)`` (code points) of part ``part``'s text.

    A paragraph break in it makes several parts; ``joins`` lets the next part go on in this one.
    """

    part: int
    start: int
    end: int
    replacement: str = ""
    joins: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What a person decides on as one. ``before`` and ``after`` are to be shown, with ``context`` around them.

    ``accepted_by_default``: it is made unless the person rejects it.
    """

    key: int
    kind: ChangeKind
    before: str
    after: str
    context: str = ""
    edits: tuple[Edit, ...] = ()
    accepted_by_default: bool = True


def proposed(changes: Iterable[Change]) -> frozenset[int]:
    """The keys of the changes that are proposed to be accepted."""
    return frozenset(change.key for change in changes if change.accepted_by_default)


def apply(parts: Sequence[Part], changes: Iterable[Change], accepted: Collection[int]) -> tuple[Part, ...]:
    """The parts with the accepted changes made. Of overlapping edits only the one that starts first is applied."""
    by_part: dict[int, list[Edit]] = {}
    for change in changes:
        if change.key in accepted:
            for edit in change.edits:
                by_part.setdefault(edit.part, []).append(edit)
    out: list[Part] = []
    goes_on = False
    for at, part in enumerate(parts):
        edits = by_part.get(at)
        if not edits:
            made = [part]
        else:
            made = [replace(part, text=text, gap=part.gap or n > 0) for n, text in enumerate(_edited(part.text, edits))]
        if goes_on and made and out:
            out[-1] = replace(
                out[-1], text=out[-1].text.rstrip() + _space(out[-1].text, made[0].text) + made[0].text.lstrip()
            )
            made = made[1:]
        goes_on = bool(edits) and any(edit.joins for edit in edits or ())
        out += [one for one in made if one.text.strip() or one.rows or one.number]
    return tuple(out)


def _edited(text: str, edits: Iterable[Edit]) -> list[str]:
    """The text with the edits applied, split where they put a paragraph break; edits that join are passed over."""
    out: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < done or edit.joins:
            continue
        out += [text[done : edit.start], edit.replacement]
        done = edit.end
    out.append(text[done:])
    return "".join(out).split(PARAGRAPH_BREAK)


def _space(before: str, after: str) -> str:
    """Lines of Latin words are joined with a space, lines of Chinese without."""
    left, right = before.rstrip()[-1:], after.lstrip()[:1]
    return " " if left.isascii() and right.isascii() and left.isalnum() and right.isalnum() else ""
