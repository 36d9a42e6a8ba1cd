"""Receipts of many people as one table: who has taken note of which version of which article, and when."""

from collections.abc import Iterable

from kb.exchange.results.csv_format import as_csv
from kb.model import Receipt
from kb.time_labels import minute_label

HEAD = ("文章", "内容包", "版本", "姓名", "时间", "文章 id", "校验码")
_SHOWN_DIGEST = 16  # digits: tells two texts under one version number apart


def merged(files: Iterable[tuple[Receipt, ...]]) -> tuple[Receipt, ...]:
    """All receipts, each person's for a version once (the first one), by article, version, and name."""
    first: dict[tuple[str, str, str], Receipt] = {}
    for one in sorted((receipt for file in files for receipt in file), key=lambda receipt: receipt.at):
        first.setdefault((one.name, one.article_id, one.digest), one)
    return tuple(sorted(first.values(), key=lambda one: (one.title, one.article_id, one.version, one.name, one.at)))


def csv_table(receipts: Iterable[Receipt]) -> str:
    """One line each, as spreadsheets want it."""
    rows = (
        (
            *(one.title, one.pack_id, one.version, one.name, minute_label(one.at), one.article_id),
            one.digest[:_SHOWN_DIGEST],
        )
        for one in receipts
    )
    return as_csv([HEAD, *rows])
