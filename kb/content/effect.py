"""Which rules are in force on a day: from the dates in the front matter and from what replaces what. Pure.

An article holds from ``effective`` (without it from ``issued``) to ``expires``, that day included, and until an article
whose ``replaces`` names it by id, title or number comes into force. Versions of one rule often bear one title: a name
means the earlier ones that it fits, never a later one and never the article itself. Where articles replace each other
in a ring, none of these replacements counts; ``problems`` tells of it.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kb.model import ArticleHead, Effect, EffectStatus
from kb.translation import tr

_DAY = timedelta(1)
_BRACKETS = str.maketrans("〔［【﹝｛{（(", "[[[[[[[[") | str.maketrans("〕］】﹞｝}）)", "]]]]]]]]")
_IGNORED = re.compile(r"[\s《》〈〉“”\"]+")
_LONGEST_NAME = 300  # code points that are looked at: one of 10,000 brackets took 5 s
_TITLE = re.compile(r"《(.+)》")
_NUMBER = re.compile(r"[（(]([^（）()]*[〔［\[（(]?\d{4}[〕］\])）]?[^（）()]*号)[）)]\s*$")


@dataclass(frozen=True, slots=True)
class EffectProblem:
    """What contradicts itself in the dates or replacements of an article; ``words`` are Chinese."""

    article_id: str
    words: str


@dataclass(frozen=True, slots=True)
class _Span:
    """The first and the last day on which an article holds by its own dates; None where it does not say."""

    start: date | None = None
    end: date | None = None


class EffectTimeline:
    """The statuses of a set of articles. What is no date is not there: ``kb.content.parser`` tells of it."""

    def __init__(self, heads: Iterable[ArticleHead]) -> None:
        self._heads = {head.id: head for head in heads}
        self._spans = {head.id: _Span(_start(head), read_date(head.expires)) for head in self._heads.values()}
        replaced, problems = self._replacements()
        rings = _in_rings(replaced)
        self._successors: dict[str, list[str]] = defaultdict(list)  # old id → new ids, the first in force first
        for new, olds in replaced.items():
            for old in olds:
                if (new, old) not in rings:
                    self._successors[old].append(new)
        for news in self._successors.values():
            news.sort(key=lambda new: (self._spans[new].start or date.min, new))
        problems += [EffectProblem(new, tr("与 {old} 互相替代").format(old=old)) for new, old in sorted(rings)]
        self.problems = tuple(problems)
        self._concerned = [
            head.id
            for head in self._heads.values()
            if head.replaces or self._spans[head.id] != _Span() or head.id in self._successors
        ]
        self._last: tuple[date, dict[str, EffectStatus]] | None = None  # asked for with every key that is typed

    def status(self, article_id: str, on: date) -> EffectStatus:
        """What an article is on a day; UNDATED for one that is not known."""
        span = self._spans.get(article_id)
        if span is None:
            return EffectStatus()
        last, news = self._last_day(article_id), self._successors.get(article_id, [])
        if any(self._spans[new].start is None for new in news):
            return EffectStatus(Effect.REPEALED, successor=self._present_successor(article_id, on))
        if last is not None and on > last and self._has_begun(article_id, on):
            return EffectStatus(Effect.REPEALED, last + _DAY, last, self._present_successor(article_id, on))
        if not self._has_begun(article_id, on):
            return EffectStatus(Effect.PENDING, span.start, last)
        if span == _Span() and not news and not self._heads[article_id].replaces:
            return EffectStatus()
        return EffectStatus(Effect.IN_FORCE, span.start, last, next(iter(news), ""))

    def statuses(self, on: date) -> dict[str, EffectStatus]:
        """Article id → what it is on a day; those that are UNDATED are left out."""
        if self._last is None or self._last[0] != on:
            known = ((article_id, self.status(article_id, on)) for article_id in self._concerned)
            self._last = on, {article_id: one for article_id, one in known if one.effect is not Effect.UNDATED}
        return dict(self._last[1])

    # --- inside -----------------------------------------------------------------------------------------------------

    def _has_begun(self, article_id: str, on: date) -> bool:
        start = self._spans[article_id].start
        return start is None or start <= on

    def _last_day(self, article_id: str) -> date | None:
        """The last day it holds, by its own end or by what replaces it first; None where no day is known."""
        starts = (self._spans[new].start for new in self._successors.get(article_id, []))
        ends = [start - _DAY for start in starts if start is not None and start > date.min]
        return min([*ends, *filter(None, [self._spans[article_id].end])], default=None)

    def _present_successor(self, article_id: str, on: date) -> str:
        """What stands in its place on a day: the end of the chain of versions that have begun; empty without one.

        Where none has begun the first that will.
        """
        present = article_id
        while begun := [new for new in self._successors.get(present, []) if self._has_begun(new, on)]:
            present = next((new for new in begun if not _past(self._last_day(new), on)), begun[0])
        return next(iter(self._successors.get(article_id, [])), "") if present == article_id else present

    def _replacements(self) -> tuple[dict[str, list[str]], list[EffectProblem]]:
        """New id → the ids it replaces, and names that fit only what is later."""
        known: dict[str, list[str]] = defaultdict(list)
        for head in self._heads.values():
            for name in {_key(head.id), _key(head.title), _key(head.number)} - {""}:
                known[name].append(head.id)
        replaced: dict[str, list[str]] = {}
        problems: list[EffectProblem] = []
        for head in self._heads.values():
            for name in head.replaces:
                fitting = [old for old in _fitting(name, known) if old != head.id]
                earlier = [old for old in fitting if not self._is_later(old, head.id)]
                if fitting and not earlier:
                    problems.append(EffectProblem(head.id, tr("replaces 的 {name} 比本文施行得晚").format(name=name)))
                replaced.setdefault(head.id, []).extend(old for old in earlier if old not in replaced.get(head.id, []))
        return replaced, problems

    def _is_later(self, one: str, other: str) -> bool:
        start, than = self._spans[one].start, self._spans[other].start
        return start is not None and than is not None and start > than


def read_date(text: str) -> date | None:
    """The day that ``text`` names (ISO); None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _start(head: ArticleHead) -> date | None:
    """From when on it holds: a rule that does not say so holds from the day it is issued."""
    return read_date(head.effective) or read_date(head.issued)


def _past(last: date | None, on: date) -> bool:
    return last is not None and on > last


def _key(name: str) -> str:
    """A name as names are compared: 《》, kinds of brackets, width, case and spaces do not count."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", name.translate(_BRACKETS)).casefold())


def _fitting(name: str, known: dict[str, list[str]]) -> list[str]:
    """The ids of the articles with this name; of 《…》（银发〔2019〕3号） the number tells more than the title."""
    beginning = name[:_LONGEST_NAME]
    number, title = _NUMBER.search(beginning), _TITLE.search(beginning)
    names = [name, *([number[1]] if number else []), *([title[1]] if title else [])]
    return next((found for one in names if (found := known.get(_key(one), []))), [])


def _in_rings(replaced: dict[str, list[str]]) -> set[tuple[str, str]]:
    """The replacements (new, old) that lie on a ring: both belong to one strongly connected component.

    Kosaraju's algorithm, without recursion: a chain of 5,000 versions is no deeper than one of two.
    """
    replacing: dict[str, list[str]] = defaultdict(list)
    for new, olds in replaced.items():
        for old in olds:
            replacing[old].append(new)
    finished: list[str] = []
    seen: set[str] = set()
    for start in replaced:
        _walk(start, replaced, seen, finished)
    component: dict[str, int] = {}
    seen = set()
    for number, start in enumerate(reversed(finished)):
        members: list[str] = []
        _walk(start, replacing, seen, members)
        component |= dict.fromkeys(members, number)
    return {(new, old) for new, olds in replaced.items() for old in olds if component[new] == component[old]}


def _walk(start: str, edges: Mapping[str, list[str]], seen: set[str], finished: list[str]) -> None:
    """Put what can be reached from ``start`` and is not seen yet on ``finished``, each behind what it leads to."""
    if start in seen:
        return
    seen.add(start)
    path = [(start, iter(edges.get(start, ())))]
    while path:
        present, left = path[-1]
        following = next((one for one in left if one not in seen), None)
        if following is None:
            finished.append(present)
            path.pop()
        else:
            seen.add(following)
            path.append((following, iter(edges.get(following, ()))))
