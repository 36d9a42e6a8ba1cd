"""Where links lead to."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.links import Links, LinkTarget, heading_offset
from kb.content.parser import parse_article
from kb.model import ArticleHead

PACK = Path("/packs/p")


@dataclass(frozen=True)
class Source:
    """An article's file."""

    head: ArticleHead
    path: Path
    pack_folder: Path = PACK


def source(path: str, article_id: str = "", pack: Path = PACK) -> Source:
    return Source(ArticleHead(id=article_id or Path(path).stem, title=""), pack / path, pack)


FILES = [
    source("articles/index.md"),
    source("articles/客户经理.md"),
    source("articles/制度/贷后 检查.md"),
    source("articles/制度/流程.MD", "flow"),
    source("articles/大堂/流程.md", "hall-flow"),
    source("elsewhere.md", pack=Path("/packs/q")),
]
LINKS = Links(FILES)


@pytest.mark.parametrize(
    ("target", "article_id"),
    [
        ("客户经理.md", "客户经理"),
        ("%E5%AE%A2%E6%88%B7%E7%BB%8F%E7%90%86.md", "客户经理"),
        ("./客户经理.md", "客户经理"),
        ("客户经理", "客户经理"),
        ("制度/贷后 检查.md", "贷后 检查"),
        ("制度/贷后%20检查.md", "贷后 检查"),
        ("制度\\贷后 检查.md", "贷后 检查"),
        ("/articles/制度/贷后 检查.md", "贷后 检查"),
        ("贷后 检查.md", "贷后 检查"),
        ("制度/流程.md", "flow"),
        ("大堂/流程.md", "hall-flow"),
        ("flow", "flow"),
        ("FLOW.md", "flow"),
        ("index.md?raw=1", "index"),
        ("elsewhere.md", "elsewhere"),
        ("没有.md", None),
        ("https://example.org/客户经理.md", None),
        ("mailto:a@b.cn", None),
        ("//host/客户经理.md", None),
        ("", None),
    ],
)
def test_a_link_names_an_article_by_its_file_or_id(target: str, article_id: str | None) -> None:
    found = LINKS.article(FILES[0], target)
    assert (found.article_id if found else None) == article_id


def test_a_path_counts_from_the_folder_of_the_article() -> None:
    below = FILES[2]
    assert LINKS.article(below, "流程.md") == LinkTarget("flow")
    assert LINKS.article(below, "../大堂/流程.md") == LinkTarget("hall-flow")
    assert LINKS.article(below, "../客户经理.md#职责") == LinkTarget("客户经理", "职责")
    assert LINKS.article(below, "../../../../etc/passwd.md") is None


def test_a_link_of_only_a_heading_stays_in_its_article() -> None:
    assert LINKS.article(FILES[1], "#%E8%81%8C%E8%B4%A3") == LinkTarget("客户经理", "职责")
    assert LINKS.article(None, "#职责") is None


TEXT = "# 题\n\n## 一、岗位职责\n\n甲[^1]\n\n## Daily Work（A）\n\n### 流程\n\n乙\n\n### 流程\n\n丙\n\n[^1]: 注\n"
ARTICLE = parse_article(TEXT, fallback_id="a")


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("一、岗位职责", "一、岗位职责"),
        ("一岗位职责", "一、岗位职责"),
        ("%E4%B8%80%E3%80%81%E5%B2%97%E4%BD%8D%E8%81%8C%E8%B4%A3", "一、岗位职责"),
        ("daily-worka", "Daily Work（A）"),
        ("Daily Work（A）", "Daily Work（A）"),
        ("一、岗位职责#流程", "流程\n乙"),
        ("流程", "流程\n乙"),
        ("流程-1", "流程\n丙"),
        ("^1", "注"),
    ],
)
def test_a_fragment_names_a_heading_or_a_footnote(fragment: str, words: str) -> None:
    offset = heading_offset(ARTICLE, fragment)
    assert offset is not None
    assert ARTICLE.text.startswith(words, offset)


@pytest.mark.parametrize("fragment", ["", "没有", "流程-2", "^9", "^", "题-1"])
def test_a_fragment_that_names_nothing_has_no_offset(fragment: str) -> None:
    assert heading_offset(ARTICLE, fragment) is None


@given(st.text())
def test_no_target_raises(target: str) -> None:
    found = LINKS.article(FILES[0], target)
    if found:
        heading_offset(ARTICLE, found.fragment)
