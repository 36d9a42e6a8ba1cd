"""Front matter as people write it: values are text, what cannot be read is told with its line, nothing raises."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kb.content.front_matter import FrontMatter, read_front_matter
from kb.content.parser import parse


def read(*lines: str) -> FrontMatter:
    return read_front_matter("\n".join(["---", *lines, "---", "# 题", ""]))


def told(matter: FrontMatter) -> list[int]:
    return [problem.line for problem in matter.problems]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("title: 贷后检查: 要点", "贷后检查: 要点"),
        ("title:\t贷后检查", "贷后检查"),
        ("title: @所有人", "@所有人"),
        ("title: %5 以上", "%5 以上"),
        ("title: *重要*", "*重要*"),
        ("title: &a b", "&a b"),
        ("title: !!python/object/apply:os.getcwd []", "!!python/object/apply:os.getcwd []"),
        ("title: `码`", "`码`"),
        ("title: > 5万元", "> 5万元"),
        ("title: [重要]通知", "[重要]通知"),
        ("title: 《办法》第5条", "《办法》第5条"),
        ("title: 12:30", "12:30"),
        ("title: 0755", "0755"),
        ("title: 010-12345678", "010-12345678"),
        ("title: no", "no"),
        ("title: 是", "是"),
        ("title: 1_000", "1_000"),
        ("title: 1e3", "1e3"),
        ("title：贷后检查", "贷后检查"),
        ("Title: 贷后检查", "贷后检查"),
        ("TITLE : 贷后检查", "贷后检查"),
        ("  title: 贷后检查", "贷后检查"),
        ('"title": 贷后检查', "贷后检查"),
        ("title: '贷后''检查'", "贷后'检查"),
        ('title: "贷后\\"检查\\u4e00" # 注', '贷后"检查一'),
        ("title: 贷后检查 # 注", "贷后检查"),
        ("title: C# 语言", "C# 语言"),
        ('title: "没有结束', '"没有结束'),
        ("title: 'a' 和 'b'", "'a' 和 'b'"),
        ("title:", ""),
        ("title: ~", ""),
        ("title:贷后检查", "贷后检查"),
    ],
)
def test_a_value_is_the_text_that_stands_there(line: str, value: str) -> None:
    matter = read("id: a", line)
    assert (matter.word("title"), matter.word("id")) == (value, "a")
    assert matter.problems == ()


@pytest.mark.parametrize(
    "lines",
    [
        ["roles: [客户经理, 大堂经理]"],
        ["roles: 客户经理, 大堂经理"],
        ["roles: 客户经理，大堂经理"],
        ["roles: 客户经理、大堂经理"],
        ["roles: [客户经理、大堂经理]"],
        ["roles: ['客户经理', \"大堂经理\"]"],
        ["roles:", "- 客户经理", "- 大堂经理"],
        ["roles:", "  - 客户经理 # 注", "  - 大堂经理"],
        ["roles:", "  - 客户经理、大堂经理"],
        ["roles: [", "  客户经理,", "  大堂经理", "]"],
        ["Roles: 客户经理; 大堂经理"],
        ["roles: 客户经理,,客户经理、 大堂经理 、"],
    ],
)
def test_a_list_may_be_written_in_many_ways(lines: list[str]) -> None:
    matter = read("id: a", *lines, "summary: 末")
    assert matter.words("roles") == ("客户经理", "大堂经理")
    assert (matter.word("summary"), matter.problems) == ("末", ())


@pytest.mark.parametrize(
    "lines",
    [["checklist: [印章、权限, 收尾]"], ["checklist:", "- 印章、权限", "- 收尾"], ["checklist: 印章、权限、收尾"]],
)
def test_headings_in_a_list_keep_their_commas(lines: list[str]) -> None:
    whole = ("印章、权限", "收尾") if "印章、权限、" not in lines[0] else ("印章", "权限", "收尾")
    assert read(*lines).words("checklist") == whole


def test_what_is_quoted_keeps_its_commas() -> None:
    assert read('keywords: ["贷前、贷后", 三查]').words("keywords") == ("贷前、贷后", "三查")
    assert read("keywords:", '- "贷前、贷后"', "- 三查").words("keywords") == ("贷前、贷后", "三查")


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        (["summary: >", "  先看", "  再问。"], "先看 再问。"),
        (["summary: |-", "  先看", "  再问。"], "先看 再问。"),
        (["summary: 先看", "  再问。"], "先看 再问。"),
        (["summary:", "  先看：", "", "  再问。"], "先看： 再问。"),
    ],
)
def test_a_value_may_go_on_below(lines: list[str], value: str) -> None:
    assert read(*lines, "id: a").word("summary") == value


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2024-05-06", "2024-05-06"),
        ("2024-5-6", "2024-05-06"),
        ("2024/5/6", "2024-05-06"),
        ("2024.05.06", "2024-05-06"),
        ("2024年5月6日", "2024-05-06"),
        ('"2024-05-06"', "2024-05-06"),
        ("2024-05-06 10:00:00", "2024-05-06 10:00:00"),
    ],
)
@pytest.mark.parametrize("name", ["updated", "effective", "review_by", "Review-By", "issued", "expires"])
def test_a_date_is_read_as_one(written: str, date: str, name: str) -> None:
    matter = read(f"{name}: {written}")
    assert matter.word(name.lower().replace("-", "_")) == date
    assert matter.problems == ()


@pytest.mark.parametrize("written", ["2024-02-30", "2024-13-01", "明年", "05/06/2024", "20240506"])
def test_a_date_that_is_none_stays_as_it_is_and_is_told(written: str) -> None:
    matter = read("id: a", f"updated: {written}", "title: 题")
    assert (matter.word("updated"), told(matter), matter.word("title")) == (written, [3], "题")


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (["id: a", "这一行什么也不是", "title: 题"], 3),
        (["id: a", "title: 题", "- 没有名称"], 4),
        (["id: a", "roles: [客户经理", "title: 题"], 3),
        (["id: a", "summary: {a: 1}", "title: 题"], 3),
        (["id: a", "title: 题", "<<: *a"], 4),
        (["id: a", "", "# 注", "？？", "title: 题"], 5),
        (["id:", "- a", "- b", "title: 题"], 2),
    ],
)
def test_a_line_that_cannot_be_read_is_told_and_the_others_are_read(lines: list[str], line: int) -> None:
    found = parse("\n".join(["---", *lines, "---", "# 标题", "", "正文"]), fallback_id="file")
    assert found.article.title == "题"
    assert found.article.text == "标题\n正文"
    assert [problem.line for problem in found.problems] == [line]


@pytest.mark.parametrize(
    "source",
    [
        "---\n正文一段\n---\n",
        "---\n\n一段。\n\n另一段。\n\n---\n",
        "---\n- 甲\n- 乙\n---\n",
        "---\n12\n---\n",
        "---\n注意：贷后检查\n正文\n---\n",
        "---\nNote: 正文\n还有正文\n---\n",
    ],
)
def test_text_between_two_rules_is_text(source: str) -> None:
    matter = read_front_matter(source)
    assert (matter.end, matter.values, matter.problems) == (0, {}, ())


def test_the_front_matter_of_other_programs_is_no_text() -> None:
    found = parse("---\nlayout: post\ntags: [a]\ndate: 2024-01-01\n---\n正文\n", fallback_id="a")
    assert (found.article.text, found.problems) == ("正文", ())


@pytest.mark.parametrize(
    ("lines", "told_of"),
    [
        (["title: 题", "department: 运营部", "roles: 柜员"], [(3, "department: 运营部")]),
        (["titel: 错", "title: 题", "Author: 张三"], [(2, "titel: 错"), (4, "Author: 张三")]),
        (["title: 题", "适用机构: 全行"], [(3, "适用机构: 全行")]),
        (["title: 题", "contact:", "  name: 张三", "contact: 李四"], [(3, "contact:")]),
        (["title: 旧", "title: 题"], [(3, "title 写了不止一次")]),
        (["title: 题", "aliases: [甲]", "cssclass: x", "categories: 制度", "typora-root-url: a"], []),
    ],
)
def test_what_is_left_out_beside_known_fields_is_told_and_keeps_no_article_out(
    lines: list[str], told_of: list[tuple[int, str]]
) -> None:
    """What other programs write for themselves is not: the linter tells of that."""
    found = parse("\n".join(["---", *lines, "---", "正文"]), fallback_id="a")
    assert (found.article.title, found.article.text) == ("题", "正文")
    assert [problem.line for problem in found.problems] == [line for line, _ in told_of]
    assert all(words in problem.reason for problem, (_, words) in zip(found.problems, told_of, strict=True))


def test_a_field_of_toml_that_nobody_knows_is_told_with_its_line() -> None:
    found = parse("+++\ntitle = '题'\n\nclause = '第三条'\n[[owner]]\nname = '张三'\n+++\n正文", fallback_id="a")
    assert [(problem.line, problem.reason[-6:]) for problem in found.problems] == [(4, "clause"), (5, "：owner")]


def test_front_matter_without_an_end_is_text_and_told() -> None:
    found = parse("---\nid: a\ntitle: 题\n\n# 标题\n", fallback_id="file")
    assert "title: 题" in found.article.text
    assert [problem.line for problem in found.problems] == [1]


@pytest.mark.parametrize("end", ["---", "...", "---  "])
def test_three_dots_end_it_as_well(end: str) -> None:
    assert read_front_matter(f"---\nid: a\n{end}\n正文").word("id") == "a"


def test_the_lines_of_windows_and_a_mark_before_the_first_one_change_nothing() -> None:
    source = "---\nid: a\nupdated: 2024-02-30\n---\n正文"
    other = read_front_matter("\ufeff" + source.replace("\n", "\r\n"))
    assert (other.values, other.problems) == (read_front_matter(source).values, read_front_matter(source).problems)


def test_a_problem_below_the_front_matter_has_its_own_line() -> None:
    found = parse("---\nid: a\n---\n\n" + ">" * 200 + " 甲", fallback_id="a")
    assert [problem.line for problem in found.problems] == [5]


TOML = """+++
title = "贷后检查: 要点"
roles = ["客户经理", "大堂经理、柜员"]
updated = 2024-05-06
id = 12
[x]
a = 1
+++
# 题
"""


@pytest.mark.parametrize("source", [TOML, TOML.replace("\n", "\r\n"), f"\ufeff{TOML}"])
def test_front_matter_in_toml_is_read(source: str) -> None:
    found = parse(source, fallback_id="file")
    article = found.article
    assert (article.id, article.title, article.roles) == ("12", "贷后检查: 要点", ("客户经理", "大堂经理", "柜员"))
    assert (article.updated, article.text) == ("2024-05-06", "题")
    assert [(problem.line, "不认识的名称" in problem.reason) for problem in found.problems] == [(6, True)]


@pytest.mark.parametrize(("bad", "line"), [("title = 题", 3), ("x = " + "[" * 5000, 1), ("updated = 2024-02-30", 3)])
def test_toml_that_cannot_be_read_is_told_and_is_no_text(bad: str, line: int) -> None:
    found = parse(f"+++\nid = 'a'\n{bad}\n+++\n# 题\n", fallback_id="file")
    assert found.article.text == "题"
    assert [problem.line for problem in found.problems] == [line]


def test_plus_signs_around_text_are_text() -> None:
    assert parse("+++\n正文\n+++\n", fallback_id="a").article.text.startswith("+++")


lines = st.tuples(
    st.sampled_from(["id", "title", "roles", "updated", "- ", "  ", "", "x", "[", "名"]),
    st.sampled_from([": ", ":", "：", "", " "]),
    st.text(st.sampled_from("[]{}:&*'\"|>#,、?%=<-. \t012a题\\"), max_size=8),
).map("".join)


@given(st.lists(lines, max_size=8))
@example(["title: [", "[", "]"])
@example(['title: "\\U00110000"'])
@example(["roles: {"])
def test_whatever_stands_there_it_is_read_and_values_are_text(written: list[str]) -> None:
    matter = read(*written)
    for name, value in matter.values.items():
        assert isinstance(matter.word(name), str)
        assert all(isinstance(one, str) and one for one in matter.words(name))
        assert isinstance(value, str | tuple)
    assert all(1 <= problem.line <= len(written) + 2 for problem in matter.problems)


def test_of_a_hundred_thousand_lines_the_first_are_read_and_that_is_told() -> None:
    found = parse("---\ntitle: 题\n" + "x: 甲\n" * 100_000 + "id: a\n---\n正文\n", fallback_id="file")
    assert (found.article.title, found.article.id, found.article.text) == ("题", "file", "正文")
    assert [("100002 行" in problem.reason, problem.line) for problem in found.problems] == [(False, 3), (True, 2002)]


@pytest.mark.parametrize(
    "line", ["a: " + "[" * 5000, "title: " + "1:" * 5000, "roles: [" + "a," * 5000, 'id: "' + "a" * 5000]
)
def test_long_lines_are_read(line: str) -> None:
    assert read(line, "summary: 末").word("summary") == "末"


@pytest.mark.parametrize(
    "source",
    [
        "---\n# 审批权限\n---\n正文",
        "---\nNote: 审批权限见授权书\n---\n正文",
        "---\n\nWarning：审批权限见授权书\n- 双人\n---\n正文",
        "+++\nnote = '审批权限'\n+++\n正文",
    ],
)
def test_chinese_words_between_two_rules_are_text_where_no_field_is_known(source: str) -> None:
    assert "审批权限" in parse(source, fallback_id="a").article.text
    assert read_front_matter(source).lines == 0


@pytest.mark.parametrize("source", ["---\n---\n正文", "---\nauthor: 张三\n---\n正文", "---\nfoo: bar\n---\n正文"])
def test_fields_of_other_programs_are_none(source: str) -> None:
    assert parse(source, fallback_id="a").article.text == "正文"
