"""Files as offices make them, each with the text that must be found in it, in order.

``python -m tests.kb.content.importers.office_files FOLDER`` writes them, so that LibreOffice can make PDFs and .doc files
of them; those are kept in ``tests/samples/office``.
"""

import io
import random
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.kb.content.importers.sheet_files import Cell, sheet_file
from tests.kb.content.importers.word_files import (
    Level,
    Lists,
    cell,
    paragraph,
    part,
    run,
    style,
    table,
    word_file,
)

RULE = Lists(
    {
        1: (
            Level("chineseCountingThousand", "第%1章", suffix="space"),
            Level("chineseCountingThousand", "第%2条", suffix="space", restart=0),
            Level("chineseCountingThousand", "（%3）", suffix="nothing"),
        )
    },
    {1: (1, {})},
)
NOTICE = Lists(
    {
        1: (
            Level("chineseCountingThousand", "%1、", suffix="nothing"),
            Level("chineseCountingThousand", "（%2）", suffix="nothing"),
            Level("decimal", "%3.", suffix="space"),
        )
    },
    {1: (1, {})},
)
_WHO = ("经办行", "客户经理", "复核岗", "运营主管", "大堂经理", "风险经理", "档案岗", "支行行长")
_DOES = (
    "应当核实",
    "负责登记",
    "须在两个工作日内复核",
    "不得代客户填写",
    "按月核对",
    "及时上报",
    "妥善保管",
    "逐项检查",
)
_WHAT = (
    "借款人的经营情况",
    "抵押物权属证明",
    "印章和重要空白凭证",
    "客户身份资料",
    "贷款用途凭证",
    "异常交易线索",
    "影像资料",
    "授信审批意见",
)
_WHY = (
    "，防止资金被挪用",
    "，并留存双人签字的记录",
    "，确有困难的可以延长三日",
    "，金额在50万元以上的另行报批",
    "",
    "，做到账实相符",
)


class Writer:
    """Makes up sentences, the same ones every time."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - made-up text

    def sentence(self, clauses: int = 1) -> str:
        """One sentence of so many clauses."""
        pick = self._chance.choice
        said = [f"{pick(_WHO)}{pick(_DOES)}{pick(_WHAT)}{pick(_WHY)}" for _ in range(clauses)]
        return "；".join(said) + "。"

    def paragraph(self, sentences: int) -> str:
        """Some sentences."""
        return "".join(self.sentence(self._chance.randint(1, 2)) for _ in range(sentences))


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """A file by its bytes, and the pieces of text it must give, in reading order."""

    name: str
    content: bytes
    expected: tuple[str, ...]


Maker = Callable[[Writer], tuple[bytes, list[str]]]
MAKERS: dict[str, Maker] = {}


def _file(suffix: str) -> Callable[[Maker], Maker]:
    def keep(maker: Maker) -> Maker:
        MAKERS[f"{maker.__name__.strip('_').replace('_', '-')}.{suffix}"] = maker
        return maker

    return keep


def office_files() -> Iterator[OfficeFile]:
    """All files."""
    for seed, (name, maker) in enumerate(MAKERS.items()):
        content, expected = maker(Writer(seed))
        yield OfficeFile(name, content, tuple(expected))


# --- Word ----------------------------------------------------------------------------------------------------------


def _rule(writer: Writer) -> tuple[list[str], list[str]]:
    """A rule of chapters and numbered clauses: the blocks and what is to be read."""
    blocks = [paragraph("××银行信贷业务管理办法", more='<w:jc w:val="center"/>')]
    expected = ["××银行信贷业务管理办法"]
    number = 0
    hans = "一二三四五六七八九十"
    for chapter, name in enumerate(("总则", "职责分工", "业务流程", "附则")):
        blocks.append(paragraph(name, num=1, level=0))
        expected.append(f"第{hans[chapter]}章 {name}")
        for _ in range(2):
            text = writer.paragraph(2)
            blocks.append(paragraph(text, num=1, level=1))
            expected += [f"第{hans[number]}条", text]
            number += 1
        for item in range(3):
            text = writer.sentence()
            blocks.append(paragraph(text, num=1, level=2))
            expected.append(f"（{hans[item]}）{text}")
    return blocks, expected


@_file("docx")
def _numbered_clauses(writer: Writer) -> tuple[bytes, list[str]]:
    blocks, expected = _rule(writer)
    return word_file(blocks, lists=RULE), expected


@_file("docx")
def _typed_clauses(writer: Writer) -> tuple[bytes, list[str]]:
    expected = ["柜面业务操作规程", "第一章 总则"]
    expected += [f"第{n}条 {writer.paragraph(2)}" for n in ("一", "二", "三")]
    expected += ["第二章 操作要求", f"第四条 {writer.paragraph(3)}", f"第五条 {writer.paragraph(1)}"]
    expected += [f"（一）{writer.sentence()}", f"（二）{writer.sentence()}", "第六条 本规程自发布之日起施行。"]
    return word_file([paragraph(text) for text in expected]), expected


@_file("docx")
def _numbered_notice(writer: Writer) -> tuple[bytes, list[str]]:
    blocks, expected = [paragraph("关于加强贷后管理工作的通知"), paragraph("各支行：")], []
    expected += ["关于加强贷后管理工作的通知", "各支行："]
    for at, name in enumerate(("总体要求", "重点工作", "保障措施")):
        blocks.append(paragraph(name, num=1, level=0))
        expected.append(f"{'一二三'[at]}、{name}")
        for item in range(2):
            text = writer.paragraph(2)
            blocks.append(paragraph(text, num=1, level=1))
            expected.append(f"（{'一二'[item]}）{text}")
        for _ in range(3):
            text = writer.sentence()
            blocks.append(paragraph(text, num=1, level=2))
            expected.append(text)
    return word_file(blocks, lists=NOTICE), expected


@_file("docx")
def _typed_notice(writer: Writer) -> tuple[bytes, list[str]]:
    head, title = ["××银行××分行文件", "×银发〔2026〕17号"], "关于印发《抵押物管理细则》的通知"
    body = [
        "各支行、各部门：", writer.paragraph(2), f"一、{writer.sentence()}", f"二、{writer.sentence()}",
        "附件：抵押物管理细则", "××银行××分行", "2026年3月5日",
    ]  # fmt: skip
    blocks = [paragraph(text) for text in (*head, title, *body)]
    return word_file(blocks), [title, *head, *body]  # an article begins with its title


@_file("docx")
def _merged_tables(writer: Writer) -> tuple[bytes, list[str]]:
    before, after = writer.paragraph(3), writer.paragraph(2)
    grid = table(
        [cell("业务种类", merge="restart"), cell("审批权限", span=2), cell("说明", merge="restart")],
        [cell(merge="continue"), cell("支行"), cell("分行"), cell(merge="continue")],
        [cell("个人贷款", merge="restart"), cell("50万元以下"), cell("50万元以上"), cell("含按揭")],
        [cell(merge="continue"), cell("信用方式不办"), cell("逐笔上报"), cell("另行规定", "按年调整")],
        [cell("对公贷款"), cell("500万元以下", span=2), cell("不含集团")],
    )
    expected = [
        before,
        "业务种类",
        "审批权限",
        "说明",
        "支行",
        "分行",
        "个人贷款",
        "50万元以下",
        "50万元以上",
        "含按揭",
        "信用方式不办",
    ]
    expected += ["逐笔上报", "另行规定", "按年调整", "对公贷款", "500万元以下", "不含集团", after]
    return word_file([paragraph("授权管理表"), paragraph(before), grid, paragraph(after)]), ["授权管理表", *expected]


@_file("docx")
def _nested_table(writer: Writer) -> tuple[bytes, list[str]]:
    inner = table(["姓名", "岗位"], ["甲某", "柜员"])
    grid = table(["项目", "内容"], ["人员", cell(paragraph("名单如下"), inner, paragraph("以上共一人"))])
    text = writer.paragraph(1)
    expected = ["项目", "内容", "人员", "名单如下", "姓名", "岗位", "甲某", "柜员", "以上共一人", text]
    return word_file([grid, paragraph(text)]), expected


@_file("docx")
def _two_columns(writer: Writer) -> tuple[bytes, list[str]]:
    expected = ["服务工作简报", *(writer.paragraph(4) for _ in range(24))]
    columns = '<w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="11906" w:h="16838"/><w:cols w:num="2" w:space="720"/></w:sectPr>'
    one = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    first = '<w:ind w:firstLine="420"/>'
    blocks = [paragraph(run("服务工作简报", '<w:sz w:val="44"/>'), more=one)]
    blocks += [paragraph(text, more=first) for text in expected[1:-1]]
    blocks.append(paragraph(expected[-1], more=first + columns))
    return word_file(blocks), expected


@_file("docx")
def _running_heads(writer: Writer) -> tuple[bytes, list[str]]:
    expected = [text for n in range(40) for text in (f"{n + 1}．{writer.paragraph(4)}",)]
    field = (
        '<w:p><w:r><w:t>第</w:t></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        "<w:r><w:t>页</w:t></w:r></w:p>"
    )
    parts = {"header1": part("hdr", paragraph("××银行内部资料 注意保存")), "footer1": part("ftr", field)}
    indent = '<w:ind w:firstLine="420"/>'
    return word_file([paragraph(text, more=indent) for text in expected], parts=parts), expected


@_file("docx")
def _text_boxes(writer: Writer) -> tuple[bytes, list[str]]:
    texts = [writer.paragraph(2) for _ in range(4)]
    box = paragraph(texts[1])
    shape = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData>'
        f"<wps:wsp><wps:txbx><w:txbxContent>{box}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{box}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{paragraph(texts[2])}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    return word_file([paragraph(run(texts[0]), shape), paragraph(old), paragraph(texts[3])]), texts


@_file("docx")
def _tracked_changes(writer: Writer) -> tuple[bytes, list[str]]:
    by = 'w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z"'
    last = writer.paragraph(2)
    mark = f"<w:rPr><w:del {by}/></w:rPr>"
    blocks = [
        paragraph(
            run("客户经理应当"),
            f"<w:ins {by}>{run('及时')}</w:ins>",
            f"<w:del {by}>{_gone('尽量')}</w:del>",
            run("上报风险。"),
        ),
        paragraph(run("本条第一段"), more=mark),
        paragraph("与第二段并为一段。"),
        f"<w:p><w:pPr>{mark}</w:pPr><w:del {by}>{_gone('整段删除的文字。')}</w:del></w:p>",
        paragraph(f"<w:moveFrom {by}>{run('移走的话。')}</w:moveFrom>", run("留下的话。")),
        paragraph(f"<w:moveTo {by}>{run('移走的话。')}</w:moveTo>"),
        paragraph(last),
    ]
    return word_file(blocks), [
        "客户经理应当及时上报风险。",
        "本条第一段与第二段并为一段。",
        "留下的话。",
        "移走的话。",
        last,
    ]


def _gone(text: str) -> str:
    return f"<w:r><w:delText>{text}</w:delText></w:r>"


@_file("docx")
def _notes(writer: Writer) -> tuple[bytes, list[str]]:
    text, foot, end = writer.sentence(), writer.sentence(), writer.sentence()
    parts = {
        "footnotes": part(
            "footnotes",
            '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
            + f'<w:footnote w:id="2">{paragraph(foot)}</w:footnote>',
        ),
        "endnotes": part("endnotes", f'<w:endnote w:id="3">{paragraph(end)}</w:endnote>'),
    }
    blocks = [
        paragraph(
            run("利率按合同约定执行"),
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
            run("，逾期另计"),
            '<w:r><w:endnoteReference w:id="3"/></w:r>',
        ),
        paragraph(text),
    ]
    return word_file(blocks, parts=parts), ["利率按合同约定执行[注1]，逾期另计[注2]", text, foot, end]


@_file("docx")
def _fields_and_contents(writer: Writer) -> tuple[bytes, list[str]]:
    text = writer.paragraph(2)
    styles = [style("T1", "toc 1"), style("H1", "heading 1", properties='<w:outlineLvl w:val="0"/>')]
    complex_field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "http://x.invalid/"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("操作手册")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    blocks = [
        paragraph("第一部分\t1", style="T1"),
        paragraph("第二部分\t9", style="T1"),
        paragraph("第一部分", style="H1"),
        paragraph(run("详见"), complex_field, run("第三页。")),
        paragraph("第二部分", style="H1"),
        paragraph(text),
    ]
    return word_file(blocks, styles=styles), ["第一部分", "详见操作手册第三页。", "第二部分", text]


@_file("docx")
def _heading_styles(writer: Writer) -> tuple[bytes, list[str]]:
    styles = [style("Title", "Title"), style("1", "heading 1"), style("2", "标题 2"), style("3", "own", based_on="2")]
    expected = ["大堂服务手册"]
    blocks = [paragraph("大堂服务手册", style="Title")]
    for name, kind in (("迎客", "1"), ("取号引导", "2"), ("特殊客户", "3"), ("送客", "1")):
        text = writer.paragraph(2)
        blocks += [paragraph(name, style=kind), paragraph(text)]
        expected += [name, text]
    return word_file(blocks, styles=styles), expected


@_file("docx")
def _content_controls(writer: Writer) -> tuple[bytes, list[str]]:
    text = writer.sentence()
    blocks = [
        f"<w:sdt><w:sdtContent>{paragraph('申请人姓名：张某')}{paragraph('证件种类：身份证')}</w:sdtContent></w:sdt>",
        paragraph(
            run("同意"),
            f"<w:sdt><w:sdtContent>{run('☑')}</w:sdtContent></w:sdt>",
            run("不同意"),
            '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>',
        ),
        table([cell("意见"), cell(f"<w:sdt><w:sdtContent>{paragraph('情况属实')}</w:sdtContent></w:sdt>")]),
        paragraph(text),
    ]
    return word_file(blocks), ["申请人姓名：张某", "证件种类：身份证", "同意☑不同意□", "意见", "情况属实", text]


@_file("docx")
def _signs_and_breaks(writer: Writer) -> tuple[bytes, list[str]]:
    text = writer.paragraph(1)
    blocks = [
        paragraph("联系人：李某\t电话：0571-88880000"),
        paragraph("第一行\n第二行"),
        paragraph(
            run("信用卡中心"), "<w:r><w:noBreakHyphen/></w:r>", run("客服"), "<w:r><w:softHyphen/></w:r>", run("热线")
        ),
        paragraph(run("上页末"), '<w:r><w:br w:type="page"/></w:r>', run("下页首")),
        paragraph(text),
    ]
    return word_file(blocks), [
        "联系人：李某 电话：0571-88880000",
        "第一行",
        "第二行",
        "信用卡中心-客服热线",
        "上页末下页首",
        text,
    ]


@_file("docx")
def _hidden_and_commented(writer: Writer) -> tuple[bytes, list[str]]:
    text = writer.paragraph(2)
    parts = {"comments": part("comments", f'<w:comment w:id="1">{paragraph("此处请核对")}</w:comment>')}
    blocks = [
        paragraph(run("看得见的话"), run("看不见的话", "<w:vanish/>"), run("还是看得见", '<w:vanish w:val="0"/>')),
        paragraph(
            '<w:commentRangeStart w:id="1"/>',
            run(text),
            '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
        ),
    ]
    return word_file(blocks, parts=parts), ["看得见的话还是看得见", text]


@_file("docx")
def _strict(writer: Writer) -> tuple[bytes, list[str]]:
    blocks, expected = _rule(writer)
    common = io.BytesIO(word_file(blocks, lists=RULE))
    out = io.BytesIO()
    with zipfile.ZipFile(common) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            text = source.read(name)
            for office in (b"wordprocessingml/2006/main", b"officeDocument/2006/relationships"):
                strict = office.replace(b"/2006", b"")
                text = text.replace(
                    b"http://schemas.openxmlformats.org/" + office, b"http://purl.oclc.org/ooxml/" + strict
                )
            target.writestr(name, text)
    return out.getvalue(), expected


@_file("docx")
def _form(writer: Writer) -> tuple[bytes, list[str]]:
    text = writer.paragraph(2)
    frame = table([cell("重要提示", text)])
    grid = table(
        [cell("姓名"), cell("王某"), cell("性别"), cell("男")],
        [cell("住址"), cell("××市××路1号", span=3)],
        [cell("申请事项（请打√）", span=4)],
        [cell("□开户 □销户"), cell("□挂失", span=3)],
    )
    return word_file([frame, paragraph("个人业务申请表"), grid]), [
        "重要提示", text, "个人业务申请表", "姓名", "王某", "性别", "男", "住址", "××市××路1号", "申请事项（请打√）", "□开户 □销户",
        "□挂失",
    ]  # fmt: skip


@_file("docx")
def _many_clauses(writer: Writer) -> tuple[bytes, list[str]]:
    blocks = [paragraph("柜员管理办法")]
    expected = ["柜员管理办法"]
    for n in range(1, 121):
        text = writer.sentence()
        blocks.append(paragraph(text, num=1, level=1))
        expected += [f"第{_han(n)}条", text]
    return word_file(blocks, lists=RULE), expected


def _han(number: int) -> str:
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{digits[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else digits[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (digits[ones] if ones else "")


# --- sheets, text, pages, books ------------------------------------------------------------------------------------


@_file("xlsx")
def _price_list(writer: Writer) -> tuple[bytes, list[str]]:
    rows = [
        ["结算业务收费标准"],
        ["项目", "费率", "最低", "生效日期", "说明"],
        ["对公转账", Cell(0.0005, "0.00%"), Cell(5, "0.00"), Cell(46023, "yyyy-mm-dd"), writer.sentence()],
        ["开立存款证明", Cell(20), Cell(1234567.5, "#,##0.00"), Cell(46388, "yyyy年m月d日"), "按份收取"],
        ["账户管理", "免收", "", Cell(46023.5, "yyyy-mm-dd hh:mm"), Cell(True)],
        [],
        ["注：以上标准由总行制定。"],
    ]
    expected = [
        "结算业务收费标准",
        "项目",
        "费率",
        "最低",
        "生效日期",
        "说明",
        "对公转账",
        "0.05%",
        "5.00",
        "2026-01-01",
        rows[2][4],
    ]
    expected += [
        "开立存款证明",
        "20",
        "1,234,567.50",
        "2027-01-01",
        "按份收取",
        "账户管理",
        "免收",
        "2026-01-01 12:00",
        "是",
    ]
    return sheet_file({"Sheet1": rows}, merged=["A1:E1"]), [
        str(text) for text in (*expected, "注：以上标准由总行制定。")
    ]


@_file("xlsx")
def _several_sheets(writer: Writer) -> tuple[bytes, list[str]]:
    sheets: dict[str, list[list[object]]] = {
        "机构": [["机构号", "名称"], ["0101", "城东支行"], ["0102", "城西支行"]],
        "草稿": [["不要导入", "草稿"]],
        "人员": [["岗位", "人数", "要求"], ["柜员", Cell(12), writer.sentence()], ["", Cell(3), "轮岗"]],
    }
    expected = [
        "机构",
        "机构号",
        "名称",
        "0101",
        "城东支行",
        "0102",
        "城西支行",
        "人员",
        "岗位",
        "人数",
        "要求",
        "柜员",
        "12",
        str(sheets["人员"][1][2]),
    ]
    return sheet_file(sheets, merged=["A2:A3"], hidden="草稿"), [*expected, "3", "轮岗"]


def _letter(writer: Writer) -> list[str]:
    return [
        "关于调整营业时间的公告",
        "尊敬的客户：",
        *(writer.paragraph(3) for _ in range(5)),
        "××银行××支行",
        "2026年7月1日",
    ]


@_file("txt")
def _gb18030(writer: Writer) -> tuple[bytes, list[str]]:
    expected = _letter(writer)
    return "\r\n".join(f"　　{text}" for text in expected).encode("gb18030"), expected


@_file("txt")
def _utf16(writer: Writer) -> tuple[bytes, list[str]]:
    expected = _letter(writer)
    return "\r\n\r\n".join(expected).encode("utf-16"), expected


@_file("txt")
def _big5(writer: Writer) -> tuple[bytes, list[str]]:
    expected = [
        "關於調整營業時間的公告",
        "本行自下月起調整對外營業時間，請各位客戶留意。",
        "客戶經理應當及時通知重點客戶，並做好解釋工作。",
    ]
    return "\r\n".join(expected).encode("big5"), expected


@_file("txt")
def _cut_lines(writer: Writer) -> tuple[bytes, list[str]]:
    expected = [writer.paragraph(5) for _ in range(6)]
    lines = []
    for text in expected:
        whole = f"　　{text}"
        lines += [whole[at : at + 36] for at in range(0, len(whole), 36)]
    return "\n".join(lines).encode(), expected


@_file("html")
def _web_page(writer: Writer) -> tuple[bytes, list[str]]:
    texts = [writer.paragraph(2) for _ in range(3)]
    page = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>首页</title>'
        "<style>p{color:red}</style><script>var x='不要'</script></head><body><nav><a href='/'>首页</a> 栏目</nav>"
        f"<h1>厅堂服务规范</h1><p>{texts[0]}</p><h2>一、迎接</h2><div>{texts[1]}<br>电话：95555</div>"
        f"<ul><li>微笑<li>起立</ul><ol start=3><li>第三步</li></ol><blockquote><p>{texts[2]}</p></blockquote>"
        '<img src="http://x.invalid/a.png" alt="图"><footer>版权所有</footer></body></html>'
    )
    expected = ["厅堂服务规范", texts[0], "一、迎接", texts[1], "电话：95555", "微笑", "起立", "第三步", texts[2]]
    return page.encode("gb18030"), expected


@_file("htm")
def _page_with_tables(writer: Writer) -> tuple[bytes, list[str]]:
    text = writer.paragraph(2)
    page = (
        f"<p>{text}<table><caption>额度表</caption><tr><th rowspan=2>等级<th colspan=2>额度<tr><th>柜面<th>网银"
        "<tr><td>普通<td>5万元<td>1万元<tr><td>贵宾<td colspan=2>面议</table><p>以上单位：人民币"
    )
    return page.encode(), [
        text,
        "额度表",
        "等级",
        "额度",
        "柜面",
        "网银",
        "普通",
        "5万元",
        "1万元",
        "贵宾",
        "面议",
        "以上单位：人民币",
    ]


@_file("epub")
def _book(writer: Writer) -> tuple[bytes, list[str]]:
    chapters = [(f"第{n}章 服务", writer.paragraph(3)) for n in ("一", "二", "三")]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/epub+zip")
        package.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="O/b.opf"/></rootfiles></container>',
        )
        items = "".join(f'<item id="c{n}" href="c%20{n}.xhtml"/>' for n in range(3))
        order = "".join(f'<itemref idref="c{n}"/>' for n in range(3))
        package.writestr(
            "O/b.opf",
            '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>服务读本</dc:title></metadata><manifest>{items}</manifest><spine>{order}</spine></package>",
        )
        for n, (title, text) in enumerate(chapters):
            page = f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><h1>{title}</h1><p>{text}</p></body></html>'
            package.writestr(f"O/c {n}.xhtml", page)
    return out.getvalue(), [text for chapter in chapters for text in chapter]


@_file("md")
def _markdown(writer: Writer) -> tuple[bytes, list[str]]:
    text = writer.paragraph(2)
    return f"# 工作笔记\n\n{text}\n\n- 甲\n- 乙\n".encode(), ["工作笔记", text, "甲", "乙"]


if __name__ == "__main__":
    for made in office_files():
        (Path(sys.argv[1]) / made.name).write_bytes(made.content)
