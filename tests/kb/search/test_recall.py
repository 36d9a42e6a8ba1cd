"""Nothing is missed and nothing is made up: any run of characters is found in its block, marked where it stands."""

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.library import Library
from kb.model import Article, Block, Hit, Reason, Span
from kb.search.search import Search
from kb.text.normalize import fold, fold_characters, strip_separators
from kb.text.numbers import NumeralsExpanded
from tests.examples import examples

# Runs in a plain test, and in the sweep.
SAMPLES = [300, pytest.param(5_000, marks=pytest.mark.sweep)]
LONGEST = 8  # code points
_NUMBER = "[0-9０-９一二三四五六七八九零〇两壹贰叁十拾百千万亿①-⑨.,．，点%％‰成分之]"
_NUMBER_AT_AN_EDGE = re.compile(rf"^\W*{_NUMBER}|{_NUMBER}\W*$")
_PHRASE = re.compile('[“"][^“”"]+[”"]')  # words between quotation marks are read as a phrase


def blocks(library: Library) -> list[tuple[Article, Block]]:
    articles = [library.article(head.id) for head in library.articles()]
    return [(article, block) for article in articles for block in article.blocks if block.text]


def substrings(library: Library, count: int, longest: int) -> list[tuple[Article, Block, str]]:
    """Runs of 1 to ``longest`` characters that are more than white space, each with where it stands."""
    chance = random.Random(20)  # noqa: S311 - the same sample every time
    known = blocks(library)
    out: list[tuple[Article, Block, str]] = []
    while len(out) < count:
        article, block = chance.choice(known)
        size = chance.randint(1, min(longest, len(block.text)))
        at = chance.randrange(len(block.text) - size + 1)
        run = block.text[at : at + size]
        if run.strip() and not _PHRASE.search(run):
            out.append((article, block, run))
    return out


def hit_in(search: Search, article: Article, block: Block, query: str) -> Hit | None:
    hits = search.find(query, limit=100_000, articles={article.id}).hits
    return next((hit for hit in hits if (hit.passage.article_id, hit.passage.block) == (article.id, block.index)), None)


def found_in_full(hit: Hit | None, run: str) -> bool:
    """Whether a run is found as it is; one with a number at an end may be a piece of one, and then says so."""
    if hit is None or not hit.places:
        return False
    return hit.reason is Reason.LITERAL or (hit.reason is Reason.PARTIAL and bool(_NUMBER_AT_AN_EDGE.search(run)))


def says(text: str, mark: Span, query: str) -> bool:
    """Whether the marked text is a term of the query under the folding, or several that touch.

    A number is the same number however it is written: 72法 is marked in 七十二法则.
    """
    terms = {fold(strip_separators(term)) for term in query.split()} - {""}
    marked = text[mark.start : mark.end]
    if not terms:
        return fold_characters(marked) == fold_characters(query.strip())
    left = fold(marked)
    if any(map(left.startswith, terms)) and any(map(left.endswith, terms)):
        return True
    in_digits = {NumeralsExpanded.of(term).text for term in terms}
    spelt = NumeralsExpanded.of(left).text
    return any(map(spelt.startswith, in_digits)) and any(map(spelt.endswith, in_digits))


@pytest.mark.parametrize("samples", SAMPLES)
def test_every_run_of_characters_is_found_in_its_block_and_marked_where_it_stands(
    builtin: Search, builtin_library: Library, samples: int
) -> None:
    missed, wrong = [], []
    for article, block, run in substrings(builtin_library, samples, LONGEST):
        hit = hit_in(builtin, article, block, run)
        if hit is None or not found_in_full(hit, run):
            missed.append(run)
            continue
        wrong += [
            (run, article.text[place.start : place.end])
            for place in hit.places
            if not (block.start <= place.start < place.end <= block.end and says(article.text, place, run))
        ]
        wrong += [(run, hit.snippet) for mark in hit.marks if not says(hit.snippet, mark, run)]
    assert (missed, wrong) == ([], [])


def test_every_literal_hit_holds_every_term_itself_or_in_its_headings(
    builtin: Search, builtin_library: Library
) -> None:
    for query in ("客户经理 职责", "贷后检查", "大堂 投诉", "产品经理 沟通", "0售", "一站式"):
        for hit in builtin.find(query, limit=10_000).hits:
            article = builtin_library.article(hit.passage.article_id)
            text = article.text[hit.passage.span.start : hit.passage.span.end]
            around = fold("\n".join((hit.title, *hit.heading_path, text)))
            if hit.reason is Reason.SYNONYM:
                assert fold(hit.matched_as) in around
                continue
            if hit.reason is Reason.KEYWORD:
                keywords = fold("\n".join(article.keywords))
                assert all(fold(word) in keywords for word in query.split())
                continue
            assert hit.reason is Reason.LITERAL
            assert all(fold(term) in around for term in query.split())


@examples(2)
@given(st.text(max_size=40))
def test_no_text_raises(builtin: Search, query: str) -> None:
    page = builtin.find(query, limit=20)
    assert page.query == query
    assert len(page.hits) == min(page.total, 20)
    for hit in page.hits:
        assert all(0 <= mark.start < mark.end <= len(hit.snippet) for mark in hit.marks)


MIXED = (
    "会长大了嗓门也不小，打电话咨询A类客户的e贷额度，３个月內還清。",
    "KYC尽调：客户經理须於３０日内完成，逾期率不超过百分之三点五（即3.5%）。",
    "平方与平方根；第１２条—第十五条，共100,000元、十万元或１０万元。",
    "貸後檢查要看現場、看流水，不能只憑“口頭說明”；二〇二四年起執行。",
    "VIP客戶の①号窗口😀：𠮷田商店，ｆｕｌｌ－ｗｉｄｔｈ　ＡＢＣ，don't stop…",
    "十分重要，千万不要拖；三三两两，一五一十；万一有误，壹拾万元也要复核。",
)


@pytest.mark.parametrize("samples", [500, pytest.param(5_000, marks=pytest.mark.sweep)])
def test_every_run_of_mixed_writing_is_found_in_its_block(tmp_path: Path, samples: int) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "mixed.md").write_text("# 混合\n\n" + "\n\n".join(MIXED * 2), "utf-8")
    library = Library([folder])
    search = Search(tmp_path / "index", library)
    search.refresh()
    missed = []
    for article, block, run in substrings(library, samples, 20):
        if re.search(r"(^|\s)[-－]\w", run):
            continue  # a dash before a word takes it out
        hit = hit_in(search, article, block, run)
        if not found_in_full(hit, run):
            missed.append(run)
    search.close()
    assert missed == []
