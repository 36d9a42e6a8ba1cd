"""What two versions of a text share: character by character, and clause by clause first where they are long."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from kb.model import Span
from kb.text.lazy_pattern import lazy_pattern

COMPARABLE = 400_000  # the product of two lengths that are compared character by character
_REPEATED = 4_000_000  # pairs of equal clauses from which on the commonest ones are not looked for
_ENDS = r"。；，、！？：.,;!?:\n"
_CLAUSE = lazy_pattern(rf"[^{_ENDS}]{{1,40}}[{_ENDS}]?|[{_ENDS}]")


@dataclass(frozen=True, slots=True)
class DiffOp:
    """A piece of the old text and what stands for it in the new one: the same when ``equal``, or something else."""

    old: Span
    new: Span
    equal: bool


def differences(old: str, new: str) -> list[DiffOp]:
    """The steps from ``old`` to ``new``, in order, without gaps, never two equal ones in a row.

    One of the two spans of a step may be empty.
    """
    out: list[DiffOp] = []
    for step in _by_character(old, new, 0, 0) if len(old) * len(new) <= COMPARABLE else _trimmed(old, new):
        if out and step.equal and out[-1].equal:
            before = out.pop()
            step = DiffOp(Span(before.old.start, step.old.end), Span(before.new.start, step.new.end), equal=True)  # noqa: PLW2901
        out.append(step)
    return out


def _trimmed(old: str, new: str) -> Iterator[DiffOp]:
    """The equal beginning, what is between clause by clause, the equal end."""
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    if head:
        yield DiffOp(Span(0, head), Span(0, head), equal=True)
    yield from _by_clause(old[head : len(old) - tail], new[head : len(new) - tail], head)
    if tail:
        yield DiffOp(Span(len(old) - tail, len(old)), Span(len(new) - tail, len(new)), equal=True)


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _by_clause(old: str, new: str, start: int) -> Iterator[DiffOp]:
    clauses = _CLAUSE.findall(old), _CLAUSE.findall(new)
    counts = Counter(clauses[0]), Counter(clauses[1])
    repeated = sum(count * counts[1][clause] for clause, count in counts[0].items()) > _REPEATED
    at, to = start, start
    for tag, a, b, c, d in SequenceMatcher(None, *clauses, autojunk=repeated).get_opcodes():
        before, after = "".join(clauses[0][a:b]), "".join(clauses[1][c:d])
        if tag == "equal":
            yield DiffOp(Span(at, at + len(before)), Span(to, to + len(after)), equal=True)
        else:
            yield from _by_character(before, after, at, to)
        at, to = at + len(before), to + len(after)


def _by_character(old: str, new: str, at: int, to: int) -> Iterator[DiffOp]:
    """The steps between two pieces that begin at ``at`` and ``to``; pieces too long to be compared are one step."""
    if len(old) * len(new) > COMPARABLE:
        yield DiffOp(Span(at, at + len(old)), Span(to, to + len(new)), equal=old == new)
        return
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield DiffOp(Span(a + at, b + at), Span(c + to, d + to), equal=tag == "equal")
