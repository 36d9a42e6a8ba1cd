"""Sheets, texts, pages and books as offices make them."""

import io
import zipfile
from collections.abc import Sequence

from tests.kb.content.importers.office_makers import Writer, office_file
from tests.kb.content.importers.sheet_files import Cell, sheet_file


@office_file("xlsx")
def _price_list(writer: Writer) -> tuple[bytes, list[str]]:
    remark = writer.sentence()
    rows: list[list[object]] = [
        ["结算业务收费标准"],
        ["项目", "费率", "最低", "生效日期", "说明"],
        ["对公转账", Cell(0.0005, "0.00%"), Cell(5, "0.00"), Cell(46023, "yyyy-mm-dd"), remark],
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
        remark,
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


@office_file("xlsx")
def _several_sheets(writer: Writer) -> tuple[bytes, list[str]]:
    sheets: dict[str, Sequence[Sequence[object]]] = {
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
    return sheet_file(sheets, merged=["A2:A3"], hidden=["草稿"]), [*expected, "3", "轮岗"]


def _letter(writer: Writer) -> list[str]:
    return [
        "关于调整营业时间的公告",
        "尊敬的客户：",
        *(writer.paragraph(3) for _ in range(5)),
        "××银行××支行",
        "2026年7月1日",
    ]


@office_file("txt")
def _gb18030(writer: Writer) -> tuple[bytes, list[str]]:
    expected = _letter(writer)
    return "\r\n".join(f"　　{text}" for text in expected).encode("gb18030"), expected


@office_file("txt")
def _utf16(writer: Writer) -> tuple[bytes, list[str]]:
    expected = _letter(writer)
    return "\r\n\r\n".join(expected).encode("utf-16"), expected


@office_file("txt")
def _big5(writer: Writer) -> tuple[bytes, list[str]]:
    expected = [
        "關於調整營業時間的公告",
        "本行自下月起調整對外營業時間，請各位客戶留意。",
        "客戶經理應當及時通知重點客戶，並做好解釋工作。",
    ]
    return "\r\n".join(expected).encode("big5"), expected


@office_file("txt")
def _cut_lines(writer: Writer) -> tuple[bytes, list[str]]:
    expected = [writer.paragraph(5) for _ in range(6)]
    lines = []
    for text in expected:
        whole = f"　　{text}"
        lines += [whole[at : at + 36] for at in range(0, len(whole), 36)]
    return "\n".join(lines).encode(), expected


@office_file("html")
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


@office_file("htm")
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


@office_file("epub")
def _book(writer: Writer) -> tuple[bytes, list[str]]:
    chapters = [(f"第{n}章 服务", writer.paragraph(3)) for n in ("一", "二", "三")]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/epub+zip")
        package.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="O/b.opf"/></rootfiles></container>',
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


@office_file("md")
def _markdown(writer: Writer) -> tuple[bytes, list[str]]:
    text = writer.paragraph(2)
    return f"# 工作笔记\n\n{text}\n\n- 甲\n- 乙\n".encode(), ["工作笔记", text, "甲", "乙"]
