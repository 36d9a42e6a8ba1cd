"""The built-in articles carry every point of their material, in their own words and without its debris.

``source_points.toml`` lists the points. ``source_shingles.txt`` has a short hash for every run of 13 Chinese
characters in the material (numerals and punctuation left out, for the material writes 1 for 一). Neither the
material nor any of its sentences is kept in this project.
"""

import hashlib
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kb.content.parser import parse_article
from kb.model import Article, Block, BlockKind, InlineStyle

HERE = Path(__file__).parent
PACK = HERE.parents[1] / "content"
REWRITTEN = (
    "account-manager",
    "account-manager-vs-field-staff",
    "lobby-manager",
    "product-manager",
    "product-manager-review",
    "wealth-manager",
)
FILES = [PACK / "articles" / f"{name}.md" for name in REWRITTEN]
RUN = 13

TOPICS = frozenset(["职责", "素质", "技能", "流程", "沟通", "管理", "总结", "合规", "营销", "风险", "成长"])
ROLES = frozenset(["产品经理", "客户经理", "大堂经理", "理财经理"])

# How many items the material lists in each of its enumerations.
GROUP_SIZES = {
    "客户经理任务": 6,
    "客户经理素质": 13,
    "客户经理多面手环节": 7,
    "三个特征": 3,
    "综合性": 4,
    "服务性": 3,
    "开拓性": 3,
    "大堂经理职责": 4,
    "战略策划": 4,
    "第一篇四条做法": 4,
    "六项经济任务": 6,
    "第二篇业绩": 5,
}

# Enumerations that stand in the article as one numbered list, whose numbers a reader may quote.
NUMBERED = [
    ("account-manager", "岗位职责", 6),
    ("account-manager", "素质要求", 13),
    ("account-manager-vs-field-staff", "综合性", 4),
    ("account-manager-vs-field-staff", "服务性", 3),
    ("account-manager-vs-field-staff", "开拓性", 3),
    ("product-manager-review", "提高营销能力", 4),
    ("product-manager-review", "经济形势", 6),
    ("product-manager", "战略策划（高级）", 4),
]

DEBRIS = re.compile(
    r"去百度文库|查看完整内容|相似内容|更多>|内容来自用户|聚考拉|仅供参考|导语"
    r"|明铅漏天|槐碰烂|吵陵|金触|资任|如负重荷|借货|专研|让后|不合作的产品|青蛙旅游"
    r"|20xx|20x年|(?<![A-Za-z])PS商户|[`　�]",
    re.IGNORECASE,
)
MACHINE_DIGITS = re.compile(
    r"(?<!\d)1(?=[名个种定般些句段体站步部下系条致点通挥层批如大切时度起方知笔直样次旦])"
    r"|第\d(?!\d)|\d空格|0售|再3|[26](?:大|者)"
)
SPACED = re.compile(r"[\u4e00-\u9fff] +[A-Za-z0-9]|[A-Za-z0-9] +[\u4e00-\u9fff]")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:?!()]|[,;:?!()][\u4e00-\u9fff]")
NUMERALS = frozenset("〇零一二三四五六七八九十")


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the material and the block that carries it."""

    group: str
    point: str
    article: str
    phrase: str
    heading: str


def _points() -> list[Point]:
    with (HERE / "source_points.toml").open("rb") as file:
        return [Point(**fields) for fields in tomllib.load(file)["point"]]


def _shingles(text: str) -> Iterator[tuple[str, str]]:
    """Every run of RUN Chinese characters of ``text``, with its hash; all else is left out first."""
    kept = "".join(
        char for char in unicodedata.normalize("NFKC", text) if "\u4e00" <= char <= "\u9fff" and char not in NUMERALS
    )
    for at in range(len(kept) - RUN + 1):
        run = kept[at : at + RUN]
        yield run, hashlib.sha256(run.encode()).hexdigest()[:10]


def _heading_of(block: Block, article: Article) -> str:
    return block.heading_path[-1] if block.heading_path else article.title


ARTICLES = {file.stem: parse_article(file.read_text("utf-8"), fallback_id="") for file in FILES}
POINTS = _points()

each_article = pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES.keys())


@pytest.mark.parametrize("point", POINTS, ids=lambda point: f"{point.article}:{point.phrase}")
def test_every_point_is_carried_by_a_block_under_its_heading(point: Point) -> None:
    article = ARTICLES[point.article]
    headings = [_heading_of(block, article) for block in article.blocks if point.phrase in block.text]
    assert point.heading in headings, point.point


def test_phrases_are_short_and_no_two_points_are_alike() -> None:
    assert [point.phrase for point in POINTS if not 3 <= len(point.phrase) <= 20] == []
    alike = Counter((point.article, point.heading, point.phrase) for point in POINTS)
    assert [place for place, count in alike.items() if count > 1] == []


@pytest.mark.parametrize(("group", "size"), GROUP_SIZES.items())
def test_every_enumeration_is_whole(group: str, size: int) -> None:
    assert len([point for point in POINTS if point.group == group]) == size


@pytest.mark.parametrize(("article_id", "heading", "count"), NUMBERED)
def test_an_enumeration_keeps_its_numbers(article_id: str, heading: str, count: int) -> None:
    markers = [
        block.marker
        for block in ARTICLES[article_id].blocks
        if block.kind is BlockKind.ITEM
        and block.level == 1
        and heading in block.heading_path
        and block.marker[0].isdigit()
    ]
    assert markers == [f"{number}." for number in range(1, count + 1)]


def test_the_pack_has_the_six_articles_and_every_role() -> None:
    assert set(ARTICLES) == {
        "account-manager",
        "account-manager-vs-field-staff",
        "lobby-manager",
        "product-manager",
        "product-manager-review",
        "wealth-manager",
    }
    assert {role for article in ARTICLES.values() for role in article.roles} == ROLES


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_article_is_named_by_its_id(file: Path) -> None:
    assert ARTICLES[file.stem].id == file.stem


@each_article
def test_the_first_heading_is_the_title(article: Article) -> None:
    first = article.blocks[0]
    assert (first.kind, first.level, first.text) == (BlockKind.HEADING, 1, article.title)
    tops = [block for block in article.blocks if block.kind is BlockKind.HEADING and block.level == 1]
    assert tops == [first]


@each_article
def test_the_front_matter_is_whole(article: Article) -> None:
    assert article.roles
    assert set(article.roles) <= ROLES
    assert article.topics
    assert set(article.topics) <= TOPICS
    assert article.keywords
    assert article.summary
    assert article.source
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", article.updated)


@each_article
def test_headings_do_not_repeat_within_an_article(article: Article) -> None:
    headings = Counter(block.text for block in article.blocks if block.kind is BlockKind.HEADING)
    assert [text for text, count in headings.items() if count > 1] == []


@each_article
def test_an_article_is_neither_a_stub_nor_a_book(article: Article) -> None:
    assert 1_200 <= len(article.text) <= 4_000


@each_article
def test_no_debris_is_carried_over(article: Article) -> None:
    shown = f"{article.title}\n{article.summary}\n{article.text}"
    assert DEBRIS.findall(shown) == []
    assert MACHINE_DIGITS.findall(shown) == []


@each_article
def test_the_typography_is_consistent(article: Article) -> None:
    shown = f"{article.title}\n{article.summary}\n{article.text}"
    assert SPACED.findall(shown) == []
    assert HALF_WIDTH.findall(shown) == []


@each_article
def test_no_run_of_the_material_is_copied(article: Article) -> None:
    known = frozenset((HERE / "source_shingles.txt").read_text("ascii").split())
    assert len(known) > 5_000
    copied = [run for run, digest in _shingles(f"{article.summary}\n{article.text}") if digest in known]
    assert copied == []


@each_article
def test_links_lead_to_articles_of_the_pack(article: Article) -> None:
    targets = [run.target for block in article.blocks for run in block.runs if run.style is InlineStyle.LINK]
    assert [target for target in targets if target.removesuffix(".md") not in ARTICLES] == []
    assert f"{article.id}.md" not in targets
