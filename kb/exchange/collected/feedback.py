"""Feedback of many people as one list: each passage once, with what was said about it and how many said so."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.exchange.results.csv_format import as_csv
from kb.exchange.results.markdown import escaped
from kb.labels import path_label
from kb.model import FailedSearch, FeedbackFile, PassageReport

HEAD = ("类别", "次数", "文章", "位置", "原文", "意见", "内容包", "版本", "文章 id", "反馈人")
_PASSAGE, _SEARCH, _GIVEN_UP = "这段有误", "没有结果的搜索", "看了结果没有打开的搜索"


@dataclass(frozen=True, slots=True)
class MergedPassage:
    """A passage that ``count`` reports are about; ``words`` are the different things they say, ``names`` who did."""

    title: str
    heading_path: tuple[str, ...]
    quote: str
    pack_id: str
    version: str
    article_id: str
    count: int
    words: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergedFeedback:
    """What most people said comes first."""

    passages: tuple[MergedPassage, ...]
    searches: tuple[FailedSearch, ...]
    given_up: tuple[FailedSearch, ...] = ()


def merged(files: Iterable[FeedbackFile]) -> MergedFeedback:
    """All feedback as one list; a report that is in two files counts once, a quote that differs in spaces is one."""
    groups: dict[tuple[str, ...], list[tuple[PassageReport, str]]] = {}
    searches: Counter[str] = Counter()
    given_up: Counter[str] = Counter()
    known: set[str] = set()
    for file in files:
        for report in file.reports:
            if report.id not in known:
                known.add(report.id)
                key = report.pack_id, report.version, report.article_id, " ".join(report.quote.split())
                groups.setdefault(key, []).append((report, file.name))
        for counts, found in ((searches, file.searches), (given_up, file.given_up)):
            for search in found:
                counts[search.query] += search.count
    passages = sorted(map(_passage, groups.values()), key=lambda one: (-one.count, one.title, one.quote))
    return MergedFeedback(tuple(passages), _commonest_first(searches), _commonest_first(given_up))


def csv_table(feedback: MergedFeedback) -> str:
    """One line for each passage and each search, as spreadsheets want it."""
    rows = [
        (
            *(_PASSAGE, str(one.count), one.title, path_label(*one.heading_path), one.quote, "\n".join(one.words)),
            *(one.pack_id, one.version, one.article_id, "、".join(one.names)),
        )
        for one in feedback.passages
    ]
    rows += [
        (words, str(one.count), "", "", one.query, "", "", "", "", "")
        for words, searches in ((_SEARCH, feedback.searches), (_GIVEN_UP, feedback.given_up))
        for one in searches
    ]
    return as_csv([HEAD, *rows])


def markdown(feedback: MergedFeedback) -> str:
    """A document to read: passages under their articles, then the searches."""
    parts = ["# 反馈汇总"]
    titles = dict.fromkeys((one.article_id, one.title) for one in feedback.passages)
    for article_id, title in titles:
        parts.append(f"## {escaped(title, 0)}")
        parts += [_item(one) for one in feedback.passages if (one.article_id, one.title) == (article_id, title)]
    for words, searches in ((_SEARCH, feedback.searches), (_GIVEN_UP, feedback.given_up)):
        if searches:
            parts.append(f"## {words}")
            parts.append("\n".join(f"- {escaped(one.query, 2)}（{one.count} 次）" for one in searches))
    return "\n\n".join(parts) + "\n"


def _commonest_first(counts: Counter[str]) -> tuple[FailedSearch, ...]:
    return tuple(FailedSearch(*one) for one in sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _passage(reports: Sequence[tuple[PassageReport, str]]) -> MergedPassage:
    first = reports[0][0]
    return MergedPassage(
        title=first.title,
        heading_path=first.heading_path,
        quote=first.quote,
        pack_id=first.pack_id,
        version=first.version,
        article_id=first.article_id,
        count=len(reports),
        words=tuple(dict.fromkeys(report.words.strip() for report, _ in reports if report.words.strip())),
        names=tuple(dict.fromkeys(name for _, name in reports if name)),
    )


def _item(one: MergedPassage) -> str:
    place = escaped(" ".join(filter(None, (path_label(*one.heading_path), one.pack_id, one.version))), 2)
    lines = [f"- {escaped(one.quote, 2)}", f"  - {one.count} 次；{place}"]
    lines += [f"  - 意见：{escaped(words, 4)}" for words in one.words]
    if one.names:
        lines.append(f"  - 反馈人：{escaped('、'.join(one.names), 4)}")
    return "\n".join(lines)
