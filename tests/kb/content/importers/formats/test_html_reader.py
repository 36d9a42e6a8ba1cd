"""Pages become parts: what is text, in order."""

from pathlib import Path

from kb.content.importers.document import DropKind, DropList, Part, PartKind
from kb.content.importers.formats.html_reader import parts_of_html, read_html
from kb.content.importers.limits import Meter


def parts(page: str) -> list[Part]:
    return parts_of_html(page, Meter(), DropList())[0]


def shown(page: str) -> list[tuple[PartKind, str]]:
    return [(part.kind, part.text) for part in parts(page)]


def test_text_between_blocks_is_kept() -> None:
    assert [text for _, text in shown("甲<p>乙</p>丙<div>丁<span>戊</span></div>己<br>庚")] == [
        "甲",
        "乙",
        "丙",
        "丁戊",
        "己\n庚",
    ]


def test_headings_and_lists_have_their_levels() -> None:
    page = "<h2>标题</h2><ol start=4><li>四<ul><li>内</ul><li>五</ol><dl><dt>词<dd>义</dl>"
    assert [(part.kind, part.text, part.level, part.number) for part in parts(page)] == [
        (PartKind.HEADING, "标题", 2, ""),
        (PartKind.ITEM, "四", 1, "4."),
        (PartKind.ITEM, "内", 2, ""),
        (PartKind.ITEM, "五", 1, "5."),
        (PartKind.PARAGRAPH, "词", 0, ""),
        (PartKind.PARAGRAPH, "义", 0, ""),
    ]


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    page = "<table><tr><td><h2>栏目</h2><p>正文</p></td><td><table><tr><td>一<td>二</table></td></tr></table>"
    assert [kind for kind, _ in shown(page)] == [PartKind.HEADING, PartKind.PARAGRAPH, PartKind.TABLE]


def test_hidden_text_is_left_out_and_listed() -> None:
    drops = DropList()
    found, _ = parts_of_html(
        "<p>看得见</p><p style='display: none'>看不见</p><div hidden>也看不见</div>", Meter(), drops
    )
    assert [part.text for part in found] == ["看得见"]
    assert len(drops.listed()) == 2


def test_the_declared_encoding_is_used(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes('<meta charset="big5"><p>營業時間'.encode("big5"))
    assert read_html(path, Meter()).parts[0].text == "營業時間"


def test_a_chinese_line_wrapped_in_the_file_is_whole_and_white_space_between_tags_is_no_line_break() -> None:
    page = "<p>挂账不得超过\r\n  三日，<b>逾期</b>\n<b>上报</b> within\nthree days<br>另行</p>"
    assert [text for _, text in shown(page)] == ["挂账不得超过三日，逾期 上报 within three days\n另行"]


def test_a_cell_is_read_as_the_page_shows_it() -> None:
    cell = "单<b>位</b>结\n算<br>账户<p>管理费</p><script>x()</script><span style='display:none'>底稿</span>"
    (table,) = parts(f"<table><tr><td>{cell}</td><td>免</td></tr></table>")
    assert table.rows == (("单位结算 账户 管理费", "免"),)


def test_deleted_text_is_left_out_and_told() -> None:
    drops = DropList()
    found, _ = parts_of_html("<p>由<del>支行</del><ins>总行</ins>决定</p>", Meter(), drops)
    assert [part.text for part in found] == ["由总行决定"]
    assert [(one.kind, one.sample) for one in drops.listed()] == [(DropKind.DELETED, "支行")]


def test_what_stands_behind_an_embedded_player_is_read() -> None:
    assert [text for _, text in shown("<div>甲<embed src=a.swf>乙<p>丙</p></div>")] == ["甲乙", "丙"]
