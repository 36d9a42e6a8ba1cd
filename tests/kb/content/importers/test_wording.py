"""Everything a person reads about an import has its words."""

from kb.content.importers.cleaning.edits import ChangeKind
from kb.content.importers.document import DropKind, Dropped
from kb.content.importers.wording import CHANGES, DROPPED, dropped_words, sentence
from kb.errors import DocumentScanned, DocumentTooLarge, ImportStopped


def test_every_kind_has_its_words() -> None:
    assert {*DROPPED} == {*DropKind}
    assert {*CHANGES} == {*ChangeKind}


def test_failures_are_sentences() -> None:
    assert sentence(DocumentScanned("这是扫描件")) == "没有导入：这是扫描件。"
    assert "1,200" in sentence(DocumentTooLarge("页数", 1200, 1000))
    assert sentence(ImportStopped()).endswith("。")
    assert "磁盘已满" in sentence(OSError(28, "磁盘已满"))


def test_what_was_left_out_is_one_line() -> None:
    assert dropped_words(Dropped(DropKind.PAGE_NUMBER, 12)) == "页码 12 处"
    assert dropped_words(Dropped(DropKind.COMMENT, 1, "请核对")) == "批注：请核对"
