"""What the formats for people say about a note."""

from datetime import UTC, datetime

from kb.exchange.notes.wording import lines, paragraphs
from kb.time_labels import minute_label


def test_lines_end_as_any_program_ends_them_and_empty_ones_part_paragraphs() -> None:
    text = "甲\r\n乙\u2028\u2029丙\x0b \n丁"
    assert lines(text) == ["甲", "乙", "丙", "丁"]
    assert paragraphs(text) == [["甲", "乙"], ["丙"], ["丁"]]
    assert paragraphs("") == []


def test_a_time_that_this_pc_does_not_know_is_still_told() -> None:
    assert minute_label(datetime(9999, 12, 31, 23, 59, tzinfo=UTC)).startswith(("9999", "10000"))
