"""What stands in a block: emphasis beside Chinese signs, links, footnotes, HTML, and nothing that is lost."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kb.content.markdown.destinations import Destination
from kb.content.markdown.inline_text import Inline
from kb.content.markdown.inlines import References, read_inline
from kb.model import InlineStyle

STRONG, EMPHASIS, STRIKE = InlineStyle.STRONG, InlineStyle.EMPHASIS, InlineStyle.STRIKE
LINK, CODE = InlineStyle.LINK, InlineStyle.CODE


def read(source: str, **definitions: str) -> Inline:
    known = {label: Destination(target, "", 0) for label, target in definitions.items()}
    return read_inline(source, References(known, {"1", "注"}))


def styled(source: str, **definitions: str) -> list[tuple[InlineStyle, str, str]]:
    inline = read(source, **definitions)
    return [(run.style, inline.text[run.span.start : run.span.end], run.target) for run in inline.runs]


@pytest.mark.parametrize(
    ("source", "style", "words"),
    [
        ("**注意：**须双人复核。", STRONG, "注意："),
        ("请**“先核实”**再办理。", STRONG, "“先核实”"),
        ("~~每季一次~~", STRIKE, "每季一次"),
        ("改为~~（每季）~~每月", STRIKE, "（每季）"),
        ("见*《办法》*第五条", EMPHASIS, "《办法》"),
        ("客户**（重要）**须知", STRONG, "（重要）"),
        ("共**10%**以上", STRONG, "10%"),
        ("**KYC：**了解客户", STRONG, "KYC："),
        ("了解**KYC**客户", STRONG, "KYC"),
        ("说明**【内部】**资料", STRONG, "【内部】"),
        ("**“双录”**，", STRONG, "“双录”"),
        ("他说：**“不行。”**然后离开", STRONG, "“不行。”"),
        ("**先看——**再问", STRONG, "先看——"),
        ("한국어**(중요)**입니다", STRONG, "(중요)"),
        ("a __b__ c", STRONG, "b"),
        ("**甲****乙**", STRONG, "乙"),
        ("请*先核实*再办", EMPHASIS, "先核实"),
        ("==重点==须记", STRONG, "重点"),
        ("请==“先核实”==再办", STRONG, "“先核实”"),
        ("<b>甲</b>", STRONG, "甲"),
        ("<i>甲</i>", EMPHASIS, "甲"),
        ("<del>甲</del>", STRIKE, "甲"),
        ("<STRONG class='x'>甲</STRONG>", STRONG, "甲"),
        ("m<sup>2</sup>", InlineStyle.SUPERSCRIPT, "2"),
        ("H<sub>2</sub>O", InlineStyle.SUBSCRIPT, "2"),
        ("<code>a*b*</code>", CODE, "ab"),
    ],
)
def test_emphasis_stands_beside_any_sign(source: str, style: InlineStyle, words: str) -> None:
    assert (style, words, "") in styled(source)
    assert not re.search(r"[*~<>]|__|==", read(source).text)


@pytest.mark.parametrize(
    "source",
    [
        "卡号6222****1234和6222****5678",
        "3*5*2米",
        "利息=本金*利率*天数/360",
        "S＝a*b*c",
        "张****李",
        "张**、李**",
        "5~10天或3~5次",
        "H~2~O",
        "客户_经理_号",
        "a * b * c",
        "甲 ** 乙 ** 丙",
        "** 甲**",
        "未配对**的",
        "2>1 且 1<2",
        "姓名<客户姓名>，<name>，<IP地址>",
        "[[2]] 和 [[]]",
        "a==b且c==d",
        "== 甲 ==",
        "=====",
        "[备注] 和 [2]",
        "<!-- 没有结束",
        "<script>没有结束",
        "![没有结束",
        "](甲",
        "C:\\文件\\a",
        "&nosuch; &#; &",
        "脚注[^9]",
        "[]() 和 ![]()",
        "[办法](附件一，见下页。)",
    ],
)
def test_what_is_no_mark_stays_as_it_is(source: str) -> None:
    assert read(source) == Inline(source)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("甲<br>乙<br/>丙<BR />丁", "甲\n乙\n丙\n丁"),
        ("甲<br>\n乙", "甲\n乙"),
        ("<u>甲</u><font color='red'>乙</font><span style=\"x\">丙</span>", "甲乙丙"),
        ("甲<!-- 注 -->乙<!--注-->", "甲乙"),
        ("<!-- 甲 <!-- 乙 -->丙", "<!-- 甲 丙"),
        ("甲<!-- 注 --!>乙 --> 丙", "甲乙 --> 丙"),
        ("甲<!--!>注-->乙<!--->丙", "甲乙丙"),
        ("甲<script>x<b></script>乙<style>y</style>", "甲乙"),
        ("<img src='a.png' alt='流程图'>见", "流程图见"),
        ("甲<p>乙</p><ul><li>丙</li></ul>", "甲\n乙\n丙"),
        ("<ruby>汉<rt>hàn</rt></ruby>", "汉hàn"),
        ("&lt;b&gt; &amp; &copy; &#8364; &#x4e00; &nbsp;甲", "<b> & © € 一  甲"),
        ("\\*甲\\* \\[乙\\] \\\\", "*甲* [乙] \\"),
        ("`a*b*` ``c`d`` `  `", "a*b* c`d"),
        ("甲`乙", "甲`乙"),
        ("<https://a.cn/b> <a@b.cn>", "https://a.cn/b a@b.cn"),
        ("甲  \n乙\\\n丙", "甲\n乙\n丙"),
    ],
)
def test_a_text_reads_as_it_is_meant(source: str, text: str) -> None:
    assert read(source).text == text


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("[甲](a.md)", [(LINK, "甲", "a.md")]),
        ("[甲](<a b.md>)", [(LINK, "甲", "a b.md")]),
        ("[甲](客户 经理.md)", [(LINK, "甲", "客户 经理.md")]),
        ("[甲](制度/贷后 检查.md#小 节)", [(LINK, "甲", "制度/贷后 检查.md#小 节")]),
        ("[甲](a(b)c.md)", [(LINK, "甲", "a(b)c.md")]),
        ("[甲]()", [(LINK, "甲", "")]),
        ("[](客户经理.md)", [(LINK, "客户经理.md", "客户经理.md")]),
        ("见[](<a b.md>)。", [(LINK, "a b.md", "a b.md")]),
        ("[<!-- 注 -->](甲.md#一)", [(LINK, "甲.md#一", "甲.md#一")]),
        ("[![](a.png)](b.md)", [(LINK, "b.md", "b.md")]),
        ("<a href='甲.md'> </a>", [(LINK, "甲.md", "甲.md")]),
        ("[](javascript:alert)", []),
        ("[]()", []),
        ("[**甲**乙](a.md)", [(STRONG, "甲", ""), (LINK, "甲乙", "a.md")]),
        ("[![图](a.png)](b.md)", [(LINK, "图", "b.md")]),
        ("<a href='b.md'>甲</a>", [(LINK, "甲", "b.md")]),
        ("<a name='x'>甲</a>", []),
        ("<http://a.cn>", [(LINK, "http://a.cn", "http://a.cn")]),
        ("[[客户经理]]", [(LINK, "客户经理", "客户经理")]),
        ("见[[贷后 检查#现场|现场]]。", [(LINK, "现场", "贷后 检查#现场")]),
        ("![[流程]]", [(LINK, "流程", "流程")]),
        ("<a@b.cn>", [(LINK, "a@b.cn", "mailto:a@b.cn")]),
        ("[甲](javascript:alert)", []),
        ("<a href='file:///etc/passwd'>甲</a>", []),
        ("[甲 [乙](b.md) 丙](c.md)", [(LINK, "乙", "b.md")]),
    ],
)
def test_links_lead_where_they_say(source: str, found: list[tuple[InlineStyle, str, str]]) -> None:
    assert styled(source) == found


def test_a_reference_is_a_link_and_its_definition_is_used() -> None:
    references = References({"甲": Destination("a.md", "", 0), "b": Destination("b.md", "", 0)})
    inline = read_inline("[甲] [文][甲] [甲][] [c] [B]", references)
    assert inline.text == "甲 文 甲 [c] B"
    assert [run.target for run in inline.runs] == ["a.md", "a.md", "a.md", "b.md"]
    assert references.used == {"甲", "b"}


def test_the_title_of_a_link_is_text_unless_it_says_the_same() -> None:
    assert read('[甲](a.md "说明")。').text == "甲（说明）。"
    assert read('[甲](a.md "甲")。').text == "甲。"
    assert read('![图](a.png "图 1")').text == "图（图 1）"


def test_the_sign_of_a_footnote_leads_to_it() -> None:
    assert styled("甲[^注]。") == [(InlineStyle.SUPERSCRIPT, "[注]", ""), (LINK, "[注]", "#^注")]


MARKS = [
    "**",
    "*",
    "_",
    "~~",
    "`",
    "[",
    "](a.md)",
    "![",
    "]",
    "<b>",
    "</b>",
    "<br>",
    "\\",
    "\n",
    "  \n",
    " ",
    "&amp;",
    "[^1]",
]
sources = st.lists(st.sampled_from([*MARKS, "甲", "乙。", "（丙）", "“丁”", "a", "1", "𠮷"]), max_size=24).map("".join)


@given(sources)
@example("***a** b**")
@example("<b>[甲</b>](a)")
@example("**[甲**](a)乙**")
def test_runs_lie_inside_their_text_and_no_word_is_lost(source: str) -> None:
    inline = read(source)
    words = "".join(re.findall("[甲乙丙丁𠮷]", source))
    assert "".join(re.findall("[甲乙丙丁𠮷]", inline.text)) == words
    assert inline.text == inline.text.strip()
    for run in inline.runs:
        assert 0 <= run.span.start < run.span.end <= len(inline.text)
    assert all(one.span.end <= other.span.end for one, other in pairwise(inline.runs))
