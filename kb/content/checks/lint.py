"""Checks of a pack's articles: structure, links, words, punctuation. What a reader would stumble over.

What the articles must be is said in ``structure.toml`` of the pack; a pack without one is only checked for what holds
for every text.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from kb.content.checks.decision_path import PATH, path_problems
from kb.content.checks.figures import figures_without_source, rows_without_rule
from kb.content.effect import read_date
from kb.content.front_matter import FOREIGN, read_front_matter
from kb.content.glossary import terms_of
from kb.content.library import Library
from kb.content.questions import question_problems
from kb.content.quiz import quiz_files, quiz_problems, read_quiz
from kb.content.review_dates import due_for_review
from kb.content.structure import Structure
from kb.errors import ContentError, KbError
from kb.files import read_text
from kb.model import Article, Block, BlockKind, ChecklistRepeat, InlineStyle, ReviewDate
from kb.time_labels import today as today_here

DUTY_LENGTHS = range(10, 91)  # code points of a duty item
FEWEST_DUTIES = 9
LONGEST_ARTICLE = 6_000  # code points, a long evening's reading already
_SENTENCE = re.compile(r"[^。！？；\n|]+[。！？；]?")
_LONG_SENTENCE = 16  # code points: a shorter one may stand twice
_PLACEHOLDERS = re.compile(r"TODO|TBD|XXX|FIXME|【待|待补充内容|待定稿|此处填写|lorem", re.IGNORECASE)
# 1 for 一 and the like: what careless conversion of numerals leaves behind.
_MACHINE_DIGITS = re.compile(
    r"1(?:站式|般|定|旦|致|直|切|律|些|起|边|方面|样|度)|统1|唯1|第1(?:责任人|时间|线)|0售|3农|2维码|万1|十分之1"
)
_MACHINE_WORDS = re.compile(
    r"作为一个|的其中之一|进行一个|做出一个|被认为是|在这个过程之中|值得注意的是|总而言之|众所周知|不言而喻"
)
_HALF_WIDTH = re.compile(r"(?<=[\u4e00-\u9fff])[,;:?!()](?!\d)|[,;:?!()](?=[\u4e00-\u9fff])")
_SPACED = re.compile(r"[\u4e00-\u9fff] +[A-Za-z0-9]|[A-Za-z0-9] +[\u4e00-\u9fff]|[\u4e00-\u9fff] +[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to be mended: the article's file name, and what it is, in Chinese."""

    file: str
    words: str


@dataclass(frozen=True, slots=True)
class Report:
    """Counts and findings of one pack.

    ``characters`` are code points of all texts; ``missing`` names (role, part) without an article, ``due`` the articles
    to be reviewed now.
    """

    articles: int
    characters: int
    duties: int
    terms: int
    missing: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]
    due: tuple[ReviewDate, ...] = ()


def check(pack: Path, today: date | None = None) -> Report:
    """Check all articles of the pack in a folder, as of ``today``. Raises ContentError when it is no pack."""
    today = today or today_here()
    structure, library = Structure.read(pack), Library([pack])
    articles = {source.path.name: library.parse(source) for source in library.sources.values()}
    ids = {article.id for article in articles.values()}
    findings = [*map(_problem, library.problems)]
    for file, article in articles.items():
        text = read_text(library.sources[article.id].path).text
        told = (
            _head(file, article, structure),
            _front_matter(article, text),
            _body(article, structure),
            _links(article, library),
            _language(article, text, structure),
        )
        findings += [Finding(file, words) for some in told for words in some]
    effects = library.effects()
    files = {article.id: file for file, article in articles.items()}
    findings += [Finding(files[problem.article_id], problem.words) for problem in effects.problems]
    out_of_force = {article_id for article_id, status in effects.statuses(today).items() if status.out_of_force}
    findings += _repeated({file: article for file, article in articles.items() if article.id not in out_of_force})
    for file, article in articles.items():
        findings += [Finding(file, words) for words in _required(article, articles.values(), library, structure)]
    for file, article in articles.items():
        findings += [Finding(file, words) for words in question_problems(library.sources[article.id], article)]
    findings += _quiz(pack, {article.id: article for article in articles.values()})
    return Report(
        articles=len(articles),
        characters=sum(len(article.text) for article in articles.values()),
        duties=sum(len(_duty_items(article)) for article in articles.values()),
        terms=sum(len(terms_of(article)) for article in articles.values() if article.id == structure.glossary),
        missing=tuple(
            (role, part.title)
            for prefix, role in structure.roles.items()
            for key, part in structure.parts.items()
            if f"{prefix}-{key}" not in ids
        ),
        findings=tuple(findings),
        due=due_for_review(library.articles(), today),
    )


# --- one article ---------------------------------------------------------------------------------------------------


def _head(file: str, article: Article, structure: Structure) -> Iterator[str]:
    """Front matter: complete, known, agreeing with the file's name."""
    if article.id != file.removesuffix(".md"):
        yield f"id 与文件名不一致：{article.id}"
    given = {"title": article.title, "summary": article.summary, "source": article.source, "updated": article.updated}
    lists = {"roles": article.roles, "topics": article.topics, "keywords": article.keywords}
    yield from (f"缺少 {name}" for name, value in (given | lists).items() if not value)
    if structure.topics:
        roles = {*structure.roles.values(), *structure.other_roles}
        yield from (f"没有这个岗位：{role}" for role in article.roles if role not in roles)
        yield from (f"没有这个主题：{topic}" for topic in article.topics if topic not in structure.topics)
    prefix, _, key = article.id.partition("-")
    if prefix in structure.roles and key in structure.parts:
        part, role = structure.parts[key], structure.roles[prefix]
        if article.title != f"{role}：{part.title}":
            yield f"标题应为“{role}：{part.title}”"
        if role not in article.roles:
            yield f"roles 里没有“{role}”"
        headings = {block.text for block in article.blocks if block.kind is BlockKind.HEADING}
        yield from (f"缺少小标题“{heading}”" for heading in part.headings if heading not in headings)
    elif article.id in structure.shared and article.title != structure.shared[article.id]:
        yield f"标题应为“{structure.shared[article.id]}”"


def _problem(problem: KbError) -> Finding:
    """What the library could not read, or shows otherwise than it was meant."""
    if isinstance(problem, ContentError):
        return Finding(problem.path.name, problem.reason)
    return Finding("", str(problem))


def _front_matter(article: Article, source: str) -> Iterator[str]:
    """Findings in the front matter: names of other programs, and dates in the wrong order (in force before issued)."""
    matter = read_front_matter(source)
    yield from (f"文章头里只供别的程序用的名称：{name}" for name in matter.values if name in FOREIGN)
    for earlier, later in (("issued", "effective"), ("effective", "expires"), ("effective", "review_by")):
        one, other = read_date(getattr(article, earlier)), read_date(getattr(article, later))
        if one is not None and other is not None and one > other:
            yield f"{earlier} {one} 晚于 {later} {other}"


def _body(article: Article, structure: Structure) -> Iterator[str]:
    """Length and duties."""
    if len(article.text) > LONGEST_ARTICLE and article.id != structure.glossary:
        yield f"太长：{len(article.text)} 字"
    if article.id.endswith("-duties"):
        items = _duty_items(article)
        if len(items) < FEWEST_DUTIES:
            yield f"职责条目太少：{len(items)} 条"
        yield from (f"职责条目过长或过短：{item.text}" for item in items if len(item.text) not in DUTY_LENGTHS)
    if article.id == structure.glossary:
        yield from _glossary(article)


def _links(article: Article, library: Library) -> Iterator[str]:
    """Links that lead to no article, or to a heading that it has not."""
    for block in article.blocks:
        for run in block.runs:
            if run.style is not InlineStyle.LINK:
                continue
            found = library.link_target(article.id, run.target)
            if found is None:
                yield f"链接没有去处：{run.target}"
            elif found.fragment and found.offset is None:
                yield f"链接的小标题没有：{run.target}"


def _required(article: Article, articles: Iterable[Article], library: Library, structure: Structure) -> Iterator[str]:
    """Findings for one article against what its kind requires: decision paths, checklists, figures with a source."""
    sourced = {one.id for one in articles if one.effective}
    if article.effective and not article.review_by:
        yield "有 effective 而没有 review_by"
    yield from rows_without_rule(article)
    if structure.topics:  # figures of a pack that says what it shall be

        def has_source(target: str) -> bool:
            found = library.link_target(article.id, target)
            return found is not None and found.article_id in sourced

        yield from figures_without_source(article, has_source, structure.own_figures)
    if article.kind == PATH:
        yield from path_problems(article)
    for heading in article.checklist:
        inside = [block for block in article.blocks if block.heading_path[-1:] == (heading,)]
        if not any(block.kind is BlockKind.ITEM for block in inside):
            yield f"清单“{heading}”下没有条目"
    if article.checklist_repeat and article.checklist_repeat not in set(ChecklistRepeat):
        yield f"checklist_repeat 只能是 {'、'.join(ChecklistRepeat)}：{article.checklist_repeat}"
    elif article.checklist_repeat and not article.checklist:
        yield "有 checklist_repeat 而没有 checklist"


def _language(article: Article, source: str, structure: Structure) -> Iterator[str]:
    """Words and punctuation, sentence by sentence."""
    for pattern, words in (
        (_PLACEHOLDERS, "占位文字"),
        (_MACHINE_DIGITS, "数字写法像机器转换"),
        (_MACHINE_WORDS, "套话或翻译腔"),
        (_HALF_WIDTH, "中文里的半角标点"),
        (_SPACED, "中文与西文、数字之间有空格"),
    ):
        for block in article.blocks:
            if block.kind is not BlockKind.CODE and (match := pattern.search(block.text)):
                yield f"{words}：{block.text[max(0, match.start() - 8) : match.end() + 8]}"
    yield from (f"应写“{better}”：{word}" for word, better in structure.terms.items() if word in article.text)
    if "\t" in source or "\u3000" in source:
        yield "有制表符或全角空格"


def _glossary(article: Article) -> Iterator[str]:
    """Terms in the order of their sounds, each with an explanation."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - large, and only needed here

    terms = [term.word for term in terms_of(article)]
    yield from (f"术语重复：{term}" for term, count in Counter(terms).items() if count > 1)
    sounds = ["".join(lazy_pinyin(term)).casefold() for term in terms]
    yield from (
        f"术语次序：{terms[n + 1]} 应在 {terms[n]} 之前"
        for n, (one, other) in enumerate(pairwise(sounds))
        if one[:1] > other[:1]
    )
    for block in article.blocks:
        if block.kind is BlockKind.ITEM and "：" not in block.text:
            yield f"术语没有解释：{block.text[:20]}"


# --- over all articles ---------------------------------------------------------------------------------------------


def _repeated(articles: Mapping[str, Article]) -> Iterator[Finding]:
    """Sentences that stand in two places; versions of one rule that are not in force may say the same."""
    where: defaultdict[str, list[str]] = defaultdict(list)
    for file, article in articles.items():
        for sentence in _sentences(article.blocks):
            where[sentence].append(file)
    for sentence, files in where.items():
        if len(files) > 1:
            yield Finding(files[-1], f"与 {files[0]} 同句：{sentence}")


def _quiz(pack: Path, articles: Mapping[str, Article]) -> Iterator[Finding]:
    """Questions whose answer no longer stands where they say."""
    for file in quiz_files(pack):
        yield from (Finding(file.name, words) for words in quiz_problems(read_quiz(file), articles))


def _sentences(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if block.kind is not BlockKind.HEADING:
            for match in _SENTENCE.finditer(block.text):
                if len(sentence := match[0].strip()) >= _LONG_SENTENCE:
                    yield sentence


def _duty_items(article: Article) -> list[Block]:
    """The numbered items under 岗位职责."""
    return [
        block
        for block in article.blocks
        if block.kind is BlockKind.ITEM
        and block.marker[:1].isdigit()
        and block.heading_path
        and block.heading_path[0].startswith("岗位职责")
    ]
