"""Files as offices make them: nothing of their text is lost, and it stands in order.

Made by ``office_files`` here, and by LibreOffice 7.4 of those (``tests/samples/office``: PDF, .doc, .xlsx, .epub and
.html).

Covers: kb/content/importers/document.py, kb/content/importers/formats/epub_reader.py,
kb/content/importers/pdf/reader.py, kb/content/importers/readers.py, kb/content/importers/word/old_reader.py,
kb/content/importers/word/reader.py, kb/content/importers/word/styles.py, kb/content/importers/word/text.py.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.content.importers.document import DropKind, PartKind
from kb.content.importers.importer import preview
from kb.content.importers.preview import ImportPreview
from kb.errors import DocumentScanned
from tests.kb.content.importers.office_files import office_files
from tests.kb.content.importers.office_makers import OfficeFile
from tests.kb.content.importers.pdf_files import page_on_its_side, picture_pdf
from tests.kb.content.importers.recall import measured

SAMPLES = Path(__file__).parents[3] / "samples" / "office"
MADE = {made.name: made for made in office_files()}
_EXPECTED = {Path(name).stem: made.expected for name, made in MADE.items()}


def _all_files() -> Iterator[tuple[str, OfficeFile]]:
    for made in MADE.values():
        yield f"made-{made.name}", made
    for path in sorted(SAMPLES.iterdir()):
        yield f"converted-{path.name}", OfficeFile(path.name, path.read_bytes(), _EXPECTED[path.stem])


FILES = dict(_all_files())


def previewed(file: OfficeFile, folder: Path) -> ImportPreview:
    path = folder / file.name
    path.write_bytes(file.content)
    return preview(path)


@pytest.mark.parametrize("name", FILES)
def test_all_text_is_there_and_in_order(name: str, tmp_path: Path) -> None:
    file = FILES[name]
    found = measured(previewed(file, tmp_path), file.expected)
    assert found.share >= 0.99, found.missing
    assert found.in_order


def test_over_all_files_next_to_nothing_is_lost(tmp_path: Path) -> None:
    assert len(FILES) >= 45
    found = [measured(previewed(file, tmp_path), file.expected) for file in FILES.values()]
    assert sum(one.found for one in found) >= 0.999 * sum(one.characters for one in found)


@pytest.mark.parametrize("name", ["merged-tables.docx", "merged-tables.doc", "merged-tables.pdf", "merged-tables.html"])
def test_a_merged_table_is_the_same_table_from_every_format(name: str, tmp_path: Path) -> None:
    file = OfficeFile(name, (SAMPLES / name).read_bytes(), ())
    (table,) = [part for part in previewed(file, tmp_path).document.parts if part.kind is PartKind.TABLE]
    assert [tuple("".join(cell.split()) for cell in row) for row in table.rows] == [
        ("业务种类", "审批权限", "", "说明"),
        ("业务种类", "支行", "分行", "说明"),
        ("个人贷款", "50万元以下", "50万元以上", "含按揭"),
        ("个人贷款", "信用方式不办", "逐笔上报", "另行规定按年调整"),
        ("对公贷款", "500万元以下", "", "不含集团"),
    ]


@pytest.mark.parametrize("name", ["made-many-clauses.docx", "converted-many-clauses.doc", "converted-many-clauses.pdf"])
def test_every_clause_is_a_heading_from_every_format(name: str, tmp_path: Path) -> None:
    parts = previewed(FILES[name], tmp_path).parts()
    headings = [part.text for part in parts if part.kind is PartKind.HEADING and part.text.endswith("条")]
    assert headings == [piece for piece in MADE["many-clauses.docx"].expected if piece.endswith("条")]
    assert len(headings) == 120


def test_a_wps_file_and_one_under_the_old_name_are_read(tmp_path: Path) -> None:
    for name, content in (("a.wps", SAMPLES / "notes.doc"), ("b.doc", SAMPLES / "merged-tables.docx")):
        path = tmp_path / name
        path.write_bytes(content.read_bytes())
        assert measured(preview(path), _EXPECTED[content.stem]).share == 1


def test_what_is_left_out_is_listed(tmp_path: Path) -> None:
    def kinds(name: str) -> dict[DropKind, str]:
        return {dropped.kind: dropped.sample for dropped in previewed(FILES[name], tmp_path).dropped}

    assert kinds("made-running-heads.docx") == {DropKind.RUNNING_HEAD: "第1页"}
    assert {DropKind.RUNNING_HEAD, DropKind.PAGE_NUMBER} == {*kinds("converted-running-heads.pdf")}
    assert kinds("made-tracked-changes.docx")[DropKind.DELETED] == "移走的话。"
    assert kinds("made-hidden-and-commented.docx") == {DropKind.COMMENT: "此处请核对", DropKind.HIDDEN: "看不见的话"}
    assert kinds("made-fields-and-contents.docx")[DropKind.CONTENTS].startswith("第二部分")
    assert {*kinds("made-content-controls.docx")} == {DropKind.PLACEHOLDER}
    assert kinds("made-several-sheets.xlsx") == {DropKind.SHEET: "草稿"}
    assert {DropKind.SCRIPT, DropKind.NAVIGATION, DropKind.PICTURE, DropKind.EXTERNAL} <= {*kinds("made-web-page.html")}


def test_lines_of_a_page_are_paragraphs_again(tmp_path: Path) -> None:
    for name in ("converted-running-heads.pdf", "converted-two-columns.pdf", "made-cut-lines.txt"):
        shown = [part.shown.strip().replace(" ", "") for part in previewed(FILES[name], tmp_path).parts()]
        wanted = [piece.replace(" ", "") for piece in FILES[name].expected]
        assert sum(piece in shown for piece in wanted) >= len(wanted) * 0.95, name


@pytest.mark.parametrize("clockwise", [False, True])
def test_a_page_on_its_side_is_read_upright(clockwise: bool, tmp_path: Path) -> None:
    lines = ("The first line of a wide table", "The second line goes here", "Third")
    path = tmp_path / "a.pdf"
    path.write_bytes(page_on_its_side(lines, clockwise=clockwise))
    assert [part.text for part in preview(path).document.parts] == [*lines]


def test_a_scanned_pdf_is_told_by_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(picture_pdf(pages=3))
    with pytest.raises(DocumentScanned, match="3 页都是图片"):
        preview(path)
