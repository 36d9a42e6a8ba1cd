"""What the editors are to be told is kept until it was sent or withdrawn."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kb.model import FailedSearch, FeedbackFile, PassageReport
from kb.records.feedback import MOST_SEARCHES, Feedback, decode_feedback, encode_feedback, new_report_id


def report(number: int = 1, words: str = "应为三日") -> PassageReport:
    at = datetime(2026, 11, 30, 8, number, tzinfo=UTC)
    return PassageReport(f"{number:016x}", at, "loan", "贷后检查", ("报告",), "两日内报告", words, "rules", "1.1")


@pytest.fixture
def feedback(tmp_path: Path) -> Feedback:
    return Feedback(tmp_path / "feedback.json")


def test_reports_and_searches_are_there_after_a_restart(feedback: Feedback, tmp_path: Path) -> None:
    feedback.report(report(1))
    feedback.report(report(2))
    for query in ("挂失代办", "上门", "挂失代办"):
        feedback.count_search(query)
    kept = Feedback(tmp_path / "feedback.json").all()
    assert kept == FeedbackFile((report(1), report(2)), (FailedSearch("挂失代办", 2), FailedSearch("上门", 1)))
    assert kept.name == ""


def test_what_was_sent_or_withdrawn_is_gone_and_the_rest_stays(feedback: Feedback) -> None:
    for number in (1, 2):
        feedback.report(report(number))
    feedback.count_search("上门")
    feedback.count_given_up("上门")
    feedback.count_given_up("挂失")
    feedback.forget(FeedbackFile((report(1),), (FailedSearch("上门", 1),), given_up=(FailedSearch("挂失", 1),)))
    assert feedback.all() == FeedbackFile((report(2),), given_up=(FailedSearch("上门", 1),))


def test_no_more_searches_are_kept_than_somebody_reads(feedback: Feedback, tmp_path: Path) -> None:
    full = FeedbackFile(searches=tuple(FailedSearch(f"词{number}", 1) for number in range(MOST_SEARCHES)))
    (tmp_path / "feedback.json").write_text(encode_feedback(full), "utf-8")
    feedback.count_search("又一个")
    feedback.count_search("词3")
    kept = {one.query: one.count for one in feedback.all().searches}
    assert len(kept) == MOST_SEARCHES
    assert kept["词3"] == 2


def test_a_damaged_file_is_set_aside_and_a_new_one_begun(feedback: Feedback, tmp_path: Path) -> None:
    (tmp_path / "feedback.json").write_bytes(b"\xff\xfe damaged")
    assert feedback.all() == FeedbackFile()
    feedback.report(report())
    assert feedback.all() == FeedbackFile((report(),))
    assert (tmp_path / "feedback.damaged-1").read_bytes() == b"\xff\xfe damaged"


def test_a_file_tells_whose_it_is() -> None:
    text = encode_feedback(FeedbackFile((report(),), name="张三"))
    assert decode_feedback(text.encode()) == FeedbackFile((report(),), name="张三")


@pytest.mark.parametrize("content", ["", "[]", '{"format": "xingzhi feedback 1", "name": 1}', "3"])
def test_what_is_no_file_of_feedback_is_said_to_be_none(content: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of any kind
        decode_feedback(content.encode())


def test_no_two_reports_have_the_same_id() -> None:
    assert len({new_report_id() for _ in range(1000)}) == 1000
