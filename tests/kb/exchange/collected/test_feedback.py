"""Feedback of many people as one list, the most said first."""

from dataclasses import replace

from markdown_it import MarkdownIt

from kb.exchange.collected.feedback import HEAD, MergedFeedback, csv_table, markdown, merged
from kb.model import FailedSearch, FeedbackFile
from tests.kb.records.test_feedback import report

SAME = replace(report(2, "应为 3 日"), quote=" 两日内报告\n")
OTHER = replace(report(3), article_id="desk", title="柜面", quote="*双人*", words="", version="1.0")


def together() -> MergedFeedback:
    return merged(
        [
            FeedbackFile((report(1), OTHER), (FailedSearch("上门", 2),), "张三", (FailedSearch("利率", 4),)),
            FeedbackFile((SAME, report(1)), (FailedSearch("上门", 1), FailedSearch("挂失", 9))),
        ]
    )


def test_the_same_passage_is_one_entry_with_its_count_and_all_that_was_said() -> None:
    first, second = together().passages
    assert (first.quote, first.version, first.count, first.words) == ("两日内报告", "1.1", 2, ("应为三日", "应为 3 日"))
    assert first.names == ("张三",)
    assert (second.title, second.count, second.words) == ("柜面", 1, ())


def test_the_same_passage_in_another_version_is_another_entry() -> None:
    found = merged([FeedbackFile((report(1), replace(report(2), version="1.2")))])
    assert [one.version for one in found.passages] == ["1.1", "1.2"]


def test_searches_are_summed_and_the_commonest_come_first() -> None:
    assert together().searches == (FailedSearch("挂失", 9), FailedSearch("上门", 3))
    assert together().given_up == (FailedSearch("利率", 4),)


def test_the_table_has_a_line_for_each_passage_and_search() -> None:
    lines = csv_table(together()).removeprefix("\ufeff").split("\r\n")
    assert lines[0] == ",".join(HEAD)
    assert [line.split(",")[:2] for line in lines if line.startswith(("这段有误", "没有结果", "看了结果"))] == [
        ["这段有误", "2"],
        ["这段有误", "1"],
        ["没有结果的搜索", "9"],
        ["没有结果的搜索", "3"],
        ["看了结果没有打开的搜索", "4"],
    ]


def test_the_document_shows_words_of_people_as_words() -> None:
    html = MarkdownIt().render(markdown(together()))
    assert "<h2>柜面</h2>" in html
    assert "*双人*" in html
    assert "<em>" not in html
    assert "2 次" in html
