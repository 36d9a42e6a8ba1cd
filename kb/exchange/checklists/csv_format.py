"""A checklist as CSV: one line an item of every list, with who ticked it and when; then the signatures."""

from kb.exchange.checklists.wording import change_words, period_words, sign_off_words, written_day
from kb.exchange.results.csv_format import as_csv
from kb.model import ChecklistHistory
from kb.time_labels import minute_label
from kb.translation import tr

HEAD = (tr("清单"), tr("日期"), tr("小标题"), tr("条目"), tr("状态"), tr("勾选时间"), tr("勾选人"))


def history(of: ChecklistHistory) -> str:
    """The whole file as text, byte order mark included."""
    title = of.checklist.title
    rows = [HEAD]
    for day in of.days:
        period = period_words(day.period)
        rows += [(title, period, one.heading, one.text, one.state, one.at, one.who) for one in written_day(of, day)]
    for check in of.checklist.sign_offs:
        signed = check.sign_off
        at = minute_label(signed.at)
        period = period_words(signed.period)
        rows.append((title, period, tr("签字"), sign_off_words(check), change_words(check), at, signed.name))
    return as_csv(rows)
