"""What was meant: sounds, slips and other words lead to what stands in the texts, and say so.

Covers: kb/search/index/reader.py, kb/search/index/segment_texts.py, kb/search/retrieval/confusables.py,
kb/search/retrieval/fuzzy_matching.py, kb/search/retrieval/suggester.py, kb/search/retrieval/synonyms.py.
"""

from pathlib import Path

import pytest

from kb.content.library import Library
from kb.model import Reason, SuggestionKind
from kb.search.retrieval.confusables import confusables
from kb.search.retrieval.synonyms import Synonyms
from kb.search.search import Search
from kb.text.normalize import fold


def marked(search: Search, query: str) -> tuple[Reason, str, set[str]]:
    """Of the best hit: why, what instead, what is marked."""
    hit = search.find(query).hits[0]
    return hit.reason, hit.matched_as, {hit.snippet[mark.start : mark.end] for mark in hit.marks}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("daihoujiancha", "贷后检查"),
        ("dhjc", "贷后检查"),
        ("daihou检查", "贷后检查"),
        ("daihjc", "贷后检查"),
        ("yizhanshi", "一站式"),
        ("dangriwang", None),
    ],
)
def test_latin_letters_find_what_sounds_so(search: Search, typed: str, meant: str | None) -> None:
    if meant is None:
        assert search.find(typed).total == 0
    else:
        assert marked(search, typed) == (Reason.PINYIN, meant, {meant})


@pytest.mark.parametrize(
    ("typed", "slip"),
    [
        ("贷后捡查", "a homophone"),
        ("贷后检察", "a homophone"),
        ("代后检查", "a homophone"),
        ("贷检后查", "swapped"),
        ("贷检查", "left out"),
        ("贷后后检查", "typed twice"),
        ("贷后拣查", "a homophone"),
        ("贷舌检查", "a wrong one"),
    ],
)
def test_a_slip_finds_what_was_meant_and_asks(search: Search, typed: str, slip: str) -> None:
    reason, _, found = marked(search, typed)
    assert reason is Reason.CORRECTION, slip
    assert found == {"贷后检查"}
    assert search.find(typed).correction == "贷后检查"


def test_of_two_wrong_characters_the_one_that_looks_alike_was_meant(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "a.md").write_text("# 业务\n\n抵押存款很多，抵押存款不少。\n\n抵押存款。\n\n抵押贷款。\n", "utf-8")
    search = Search(tmp_path / "index", Library([pack]))
    search.refresh()
    assert search.find("抵押货款").correction == "抵押贷款"
    assert search.find("货款").correction is None  # a word of its own


def test_a_numeral_is_no_look_alike_of_a_character() -> None:
    assert "末" in confusables("未")
    assert not any(one.isdecimal() for character in "工土十已" for one in confusables(character))


def test_a_character_of_several_readings_is_found_by_each(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "a.md").write_text("# 提示\n\n请客户还行程卡。\n", "utf-8")
    search = Search(tmp_path / "index", Library([pack]))
    search.refresh()
    for typed in ("huanxing", "haixing", "huanhang"):
        assert marked(search, typed) == (Reason.PINYIN, "还行", {"还行"}), typed


def test_a_slip_in_one_of_several_words_is_mended_there(search: Search) -> None:
    page = search.find("岗位职责 贷后捡查")
    assert page.correction == "岗位职责 贷后检查"
    assert page.hits[0].snippet == "放款后按期做贷后检查，发现风险及时报告。"


def test_what_is_found_as_typed_is_not_corrected(search: Search) -> None:
    page = search.find("贷后检查")
    assert page.correction is None
    assert {hit.reason for hit in page.hits} == {Reason.LITERAL}


def test_another_number_is_not_what_was_meant(counting: Search) -> None:
    page = counting.find("36户")  # 35 stands there
    assert page.correction is None
    assert Reason.CORRECTION not in {hit.reason for hit in page.hits}


def test_quoted_words_are_never_something_else(search: Search) -> None:
    assert search.find('"贷后捡查"').correction is None
    assert all(hit.reason is Reason.PARTIAL for hit in search.find('"贷后捡查"').hits)


def test_another_word_of_the_trade_is_found_and_named(search: Search) -> None:
    page = search.find("厅堂经理")
    assert page.hits[0].reason is Reason.SYNONYM
    assert page.hits[0].matched_as == "大堂经理"


def test_a_pack_and_a_person_bring_synonyms_of_their_own(tmp_path: Path, pack: Path) -> None:
    (pack / "synonyms.txt").write_text("回访 贷后检查\n", "utf-8")
    own = tmp_path / "own.txt"
    own.write_text("# 我的\n头寸 一站式服务  # 不相干\n", "utf-8")
    search = Search(tmp_path / "index", Library([pack]), own)
    search.refresh()
    assert search.find("回访").hits[0].matched_as == "贷后检查"
    assert search.find("头寸").hits[0].matched_as == "一站式服务"
    search.close()


def test_a_synonym_file_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    broken = tmp_path / "synonyms.txt"
    broken.write_bytes(b"\x89PNG\0\0\0")
    synonyms = Synonyms([broken, tmp_path / "missing.txt"])
    assert synonyms.of("贷款") == ()
    assert [str(broken) in str(problem) for problem in synonyms.problems] == [True]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig", "big5"])
def test_synonyms_are_read_in_the_encoding_of_any_editor(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "synonyms.txt"
    file.write_bytes("# 我的同義詞，每行一組，用空格分開\n頭寸 一站式服務\n".encode(encoding))
    synonyms = Synonyms([file])
    assert (synonyms.of(fold("头寸")), synonyms.problems) == (("一站式服務",), ())


def test_a_line_of_five_thousand_words_is_cut_and_told(tmp_path: Path) -> None:
    file = tmp_path / "synonyms.txt"
    file.write_text("甲 乙\n" + " ".join(f"词{chr(0x4E00 + n)}" for n in range(5_000)) + "\n", "utf-8")
    synonyms = Synonyms([file])
    assert synonyms.of("甲") == ("乙",)
    assert len(synonyms.of("词" + chr(0x4E00 + 20))) == 99
    assert ["第 2 行" in str(problem) for problem in synonyms.problems] == [True]


def test_synonyms_behind_a_link_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "elsewhere.txt").write_text("甲 乙\n", "utf-8")
    (tmp_path / "pack" / "synonyms.txt").symlink_to(tmp_path / "elsewhere.txt")
    assert Synonyms([tmp_path / "pack" / "synonyms.txt"]).of("甲") == ()


NUMBERS = """# 数字

单笔十万元以上的大额取现要登记。

逾期率控制在百分之三以内。

这件事十分重要，千万不要拖延。

三三两两的客户，一五一十地说明，万一有误。

二〇二四年起，三五年内完成。

共 35 户，得10分。
"""


@pytest.fixture
def counting(tmp_path: Path) -> Search:
    folder = tmp_path / "numbers"
    folder.mkdir()
    (folder / "numbers.md").write_text(NUMBERS, "utf-8")
    search = Search(tmp_path / "numbers-index", Library([folder]))
    search.refresh()
    return search


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("10万元", {"十万元"}),
        ("100000元", {"十万元"}),
        ("100,000元", {"十万元"}),
        ("3%", {"百分之三"}),
        ("百分之3", {"百分之三"}),
        ("2024年", {"二〇二四年"}),
        ("10分", {"10分"}),
        ("35", {"35"}),
        ("三五", {"三五"}),
        ("3322", set()),
        ("三三两两", {"三三两两"}),
        ("15", set()),
        ("一五一十", {"一五一十"}),
        ("1件事", set()),
    ],
)
def test_numbers_are_found_however_written_and_words_are_no_numbers(
    counting: Search, query: str, found: set[str]
) -> None:
    hits = [hit for hit in counting.find(query).hits if hit.reason is Reason.LITERAL]
    assert {hit.snippet[mark.start : mark.end] for hit in hits for mark in hit.marks} == found


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("检查 或 倾听", 3),
        ("检查 -机具", 1),
        ("岗位:大堂经理 检查", 1),
        ("主题:流程 检查", 1),
        ("标题:沟通 建议", 1),
        ('"检查机具"', 1),
        ("岗位:大堂经理", 7),
        ("-岗位:大堂经理 检查", 1),
        ("-标题:职责 检查", 0),
    ],
)
def test_the_syntax_narrows_and_widens(search: Search, query: str, count: int) -> None:
    page = search.find(query)
    assert page.total == count
    assert {hit.reason for hit in page.hits} <= {Reason.LITERAL}


def test_each_role_says_its_own(search: Search) -> None:
    roles = {line.role: line for line in search.by_role("检查", per_role=1)}
    assert {role: line.total for role, line in roles.items()} == {"客户经理": 1, "大堂经理": 1}
    assert roles["客户经理"].hits[0].passage.article_id == "loan"


def test_only_the_articles_asked_for(search: Search) -> None:
    assert {hit.passage.article_id for hit in search.find("检查", articles={"lobby"}).hits} == {"lobby"}
    assert search.find("检查", articles=()).total == 0


@pytest.mark.parametrize(
    ("typed", "text", "kind"),
    [
        ("贷款", "贷款客户经理", SuggestionKind.TITLE),
        ("岗位", "岗位职责", SuggestionKind.HEADING),
        ("dktj", None, None),
        ("datang", "大堂经理", SuggestionKind.TITLE),
        ("gwzz", "岗位职责", SuggestionKind.HEADING),
    ],
)
def test_suggestions_complete_what_is_typed(
    search: Search, typed: str, text: str | None, kind: SuggestionKind | None
) -> None:
    found = search.suggest(typed)
    if text is None:
        assert found == ()
    else:
        assert (text, kind) in [(suggestion.text, suggestion.kind) for suggestion in found]


def test_suggesting_needs_no_index_and_no_text(search: Search) -> None:
    assert search.suggest(" 。") == ()
    search.close()
    assert search.suggest("贷后") == ()
