"""Receipts of many people as one table."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from kb.exchange.collected.receipts import HEAD, csv_table, merged
from kb.model import Receipt
from tests.kb.records.test_receipts import ONE


def test_a_receipt_handed_in_twice_counts_once_with_its_first_time() -> None:
    later = replace(ONE, at=ONE.at + timedelta(days=1))
    other = replace(ONE, name="李四")
    assert merged([(later, other), (ONE,), (ONE,)]) == tuple(sorted((ONE, other), key=lambda one: one.name))


def test_the_table_lists_article_version_name_and_time() -> None:
    odd = Receipt("=cmd()", datetime(2026, 11, 30, tzinfo=UTC), "a", "标题", "rules", "1.10", "f" * 64)
    lines = csv_table(merged([(ONE, odd)])).removeprefix("\ufeff").split("\r\n")
    assert lines[0] == ",".join(HEAD)
    assert len([line for line in lines if line]) == 3
    assert any(line.startswith("贷后检查,rules,") and "张三" in line for line in lines)
    assert not any(",=cmd" in line for line in lines), "a name is no formula"
