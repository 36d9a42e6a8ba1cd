"""Word files as offices make them."""

import io
import zipfile

from tests.kb.content.importers.office_makers import Writer, office_file
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


@office_file("docx")
def _numbered_clauses(writer: Writer) -> tuple[bytes, list[str]]:
    blocks, expected = _rule(writer)
    return word_file(blocks, lists=RULE), expected


@office_file("docx")
def _typed_clauses(writer: Writer) -> tuple[bytes, list[str]]:
    expected = ["柜面业务操作规程", "第一章 总则"]
    expected += [f"第{n}条 {writer.paragraph(2)}" for n in ("一", "二", "三")]
    expected += ["第二章 操作要求", f"第四条 {writer.paragraph(3)}", f"第五条 {writer.paragraph(1)}"]
    expected += [f"（一）{writer.sentence()}", f"（二）{writer.sentence()}", "第六条 本规程自发布之日起施行。"]
    return word_file([paragraph(text) for text in expected]), expected


@office_file("docx")
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


@office_file("docx")
def _typed_notice(writer: Writer) -> tuple[bytes, list[str]]:
    head, title = ["××银行××分行文件", "×银发〔2026〕17号"], "关于印发《抵押物管理细则》的通知"
    body = [
        "各支行、各部门：",
        writer.paragraph(2),
        f"一、{writer.sentence()}",
        f"二、{writer.sentence()}",
        "附件：抵押物管理细则",
        "××银行××分行",
        "2026年3月5日",
    ]
    blocks = [paragraph(text) for text in (*head, title, *body)]
    return word_file(blocks), [title, *head, *body]  # an article begins with its title


@office_file("docx")
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


@office_file("docx")
def _nested_table(writer: Writer) -> tuple[bytes, list[str]]:
    inner = table(["姓名", "岗位"], ["甲某", "柜员"])
    grid = table(["项目", "内容"], ["人员", cell(paragraph("名单如下"), inner, paragraph("以上共一人"))])
    text = writer.paragraph(1)
    expected = ["项目", "内容", "人员", "名单如下", "姓名", "岗位", "甲某", "柜员", "以上共一人", text]
    return word_file([grid, paragraph(text)]), expected


@office_file("docx")
def _two_columns(writer: Writer) -> tuple[bytes, list[str]]:
    expected = ["服务工作简报", *(writer.paragraph(4) for _ in range(24))]
    columns = (
        '<w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:cols w:num="2" w:space="720"/></w:sectPr>'
    )
    one = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    first = '<w:ind w:firstLine="420"/>'
    blocks = [paragraph(run("服务工作简报", '<w:sz w:val="44"/>'), more=one)]
    blocks += [paragraph(text, more=first) for text in expected[1:-1]]
    blocks.append(paragraph(expected[-1], more=first + columns))
    return word_file(blocks), expected


@office_file("docx")
def _running_heads(writer: Writer) -> tuple[bytes, list[str]]:
    expected = [text for n in range(40) for text in (f"{n + 1}．{writer.paragraph(4)}",)]
    field = (
        '<w:p><w:r><w:t>第</w:t></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        "<w:r><w:t>页</w:t></w:r></w:p>"
    )
    parts = {"header1": part("hdr", paragraph("××银行内部资料 注意保存")), "footer1": part("ftr", field)}
    indent = '<w:ind w:firstLine="420"/>'
    return word_file([paragraph(text, more=indent) for text in expected], parts=parts), expected


@office_file("docx")
def _text_boxes(writer: Writer) -> tuple[bytes, list[str]]:
    texts = [writer.paragraph(2) for _ in range(4)]
    box = paragraph(texts[1])
    shape = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData>'
        f"<wps:wsp><wps:txbx><w:txbxContent>{box}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{box}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    inner = f"<w:txbxContent>{paragraph(texts[2])}</w:txbxContent>"
    old = f"<w:r><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></w:r>"
    return word_file([paragraph(run(texts[0]), shape), paragraph(old), paragraph(texts[3])]), texts


@office_file("docx")
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


@office_file("docx")
def _notes(writer: Writer) -> tuple[bytes, list[str]]:
    text, foot, end = writer.sentence(), writer.sentence(), writer.sentence()
    parts = {
        "footnotes": part(
            "footnotes",
            '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
            f'<w:footnote w:id="2">{paragraph(foot)}</w:footnote>',
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


@office_file("docx")
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
        paragraph("借用目录样式的正文。", style="T1"),
        paragraph('<w:bookmarkStart w:id="1" w:name="_Toc1"/>', run("附表1"), style="T1"),
    ]
    borrowed = ["借用目录样式的正文。", "附表1"]
    return word_file(blocks, styles=styles), ["第一部分", "详见操作手册第三页。", "第二部分", text, *borrowed]


@office_file("docx")
def _heading_styles(writer: Writer) -> tuple[bytes, list[str]]:
    styles = [style("Title", "Title"), style("1", "heading 1"), style("2", "标题 2"), style("3", "own", based_on="2")]
    expected = ["大堂服务手册"]
    blocks = [paragraph("大堂服务手册", style="Title")]
    for name, kind in (("迎客", "1"), ("取号引导", "2"), ("特殊客户", "3"), ("送客", "1")):
        text = writer.paragraph(2)
        blocks += [paragraph(name, style=kind), paragraph(text)]
        expected += [name, text]
    return word_file(blocks, styles=styles), expected


@office_file("docx")
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
        paragraph(
            run("备注："),
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击输入文字')}</w:sdtContent></w:sdt>",
        ),
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph('单击输入段落')}</w:sdtContent></w:sdt>",
        table([cell("意见"), cell(f"<w:sdt><w:sdtContent>{paragraph('情况属实')}</w:sdtContent></w:sdt>")]),
        paragraph(text),
    ]
    return word_file(blocks), [
        "申请人姓名：张某",
        "证件种类：身份证",
        "同意☑不同意□",
        "备注：",
        "意见",
        "情况属实",
        text,
    ]


@office_file("docx")
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


@office_file("docx")
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


@office_file("docx")
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


@office_file("docx")
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
        "重要提示",
        text,
        "个人业务申请表",
        "姓名",
        "王某",
        "性别",
        "男",
        "住址",
        "××市××路1号",
        "申请事项（请打√）",
        "□开户 □销户",
        "□挂失",
    ]


@office_file("docx")
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
