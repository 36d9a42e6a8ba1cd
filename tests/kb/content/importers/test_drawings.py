"""What stands beside the text of a file is read, or it is told that it was left out.

Covers: kb/content/importers/drawings.py, kb/content/importers/relations.py, kb/content/importers/pdf/annotations.py,
kb/content/importers/word/inserted.py, kb/content/importers/formats/sheet_surroundings.py.
"""

from pathlib import Path

from kb.content.importers.document import DropKind
from kb.content.importers.importer import preview
from kb.content.importers.preview import ImportPreview
from tests.kb.content.importers.drawn_files import drawn_sheet_file, drawn_word_file, filled_pdf


def previewed(name: str, content: bytes, folder: Path) -> ImportPreview:
    path = folder / name
    path.write_bytes(content)
    return preview(path)


def texts(found: ImportPreview) -> list[str]:
    return [part.shown for part in found.document.parts if part.shown]


def left_out(found: ImportPreview) -> list[tuple[DropKind, str]]:
    return [(dropped.kind, dropped.sample) for dropped in found.dropped]


def test_what_is_inserted_or_drawn_in_a_word_file_is_read_in_its_place(tmp_path: Path) -> None:
    found = previewed("a.docx", drawn_word_file(), tmp_path)
    notes = ["[注2] 内附的注", "[注1] 外面的注"]
    inserted = ["网页一段", "内附一段[注2]", notes[0], "邮件", "文本一行"]
    assert texts(found) == ["正文[注1]", *inserted, "受理", "审批", "红头文件", "替换的块", "乙选项", "末段", notes[1]]
    assert left_out(found) == [
        (DropKind.RUNNING_HEAD, "水印"),
        (DropKind.CHART, "不良率走势"),
        (DropKind.INSERTED, "word/e.rtf"),
    ]


def test_what_lies_beside_the_cells_of_a_sheet_is_read_or_told(tmp_path: Path) -> None:
    found = previewed("a.xlsx", drawn_sheet_file(), tmp_path)
    assert texts(found) == ["表", "填表说明", "受理", "审批"]
    assert left_out(found) == [
        (DropKind.RUNNING_HEAD, "内部资料"),
        (DropKind.COMMENT, "请核对"),
        (DropKind.CHART, "存款走势"),
        (DropKind.EMBEDDED, "oleObject1.bin"),
    ]
    assert found.problems == ("工作表“表”里隐藏的 1 行也读了进来",)


def test_what_was_typed_onto_a_pdf_is_read_where_it_stands(tmp_path: Path) -> None:
    found = previewed("a.pdf", filled_pdf(), tmp_path)
    assert texts(found) == ["Name of the client: Zhang San", "typed onto the page"]
    assert left_out(found) == [(DropKind.COMMENT, "please check"), (DropKind.EMBEDDED, "rates.xlsx")]
