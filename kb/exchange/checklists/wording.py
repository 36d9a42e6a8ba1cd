"""What windows and files say of ticked lists in the same words."""

from collections.abc import Iterator
from dataclasses import dataclass

from kb.labels import ITEM_STATE_LABELS
from kb.model import ChecklistDay, ChecklistEntry, ChecklistHistory, ItemState, SignOffCheck, Tick
from kb.time_labels import minute_label
from kb.translation import tr

GONE = tr("已不在清单中")
ONCE = tr("不分日期")


@dataclass(frozen=True, slots=True)
class WrittenTick:
    """A line of a list in words; ``at`` and ``who`` are empty where the item is not ticked."""

    heading: str
    text: str
    ticked: bool
    state: str
    at: str
    who: str


def period_words(period: str) -> str:
    """Which list it is: a day, a day and which of its lists, or the one that counts for ever."""
    day, _, number = period.partition("/")
    return tr("{day} 第 {number} 份").format(day=day, number=number) if number else day or ONCE


def progress_words(done: int, total: int) -> str:
    """``3/12``, and that it is finished."""
    return (
        tr("{done}/{total} 全部完成").format(done=done, total=total)
        if total and done >= total
        else tr("{done}/{total} 已完成").format(done=done, total=total)
    )


def written_day(history: ChecklistHistory, day: ChecklistDay) -> tuple[WrittenTick, ...]:
    """The items of a list in words: of the present one as the article has them, of an earlier one as they were kept."""
    checklist = history.checklist
    if day.period != checklist.period:
        return tuple(_written(tick, gone=tick.item in day.gone) for tick in day.ticks)
    present = (_present(entry) for entry in checklist.entries)
    return (*present, *(_written(tick, gone=True) for tick in checklist.gone))


def sign_off_words(check: SignOffCheck) -> str:
    """Who signed, when, and the code to compare; then the mentor's words."""
    signed = check.sign_off
    words = tr("：{words}").format(words=signed.words) if signed.words else ""
    return tr("{name} {day} 签字（核对码 {code}）{words}").format(
        name=signed.name, day=signed.day, code=signed.code, words=words
    )


def change_words(check: SignOffCheck) -> str:
    """What has become of a signed list since, on one line."""
    later = tr("签字后又勾了 {later} 条").format(later=check.later) if check.later else ""
    if not check.changed:
        return tr("签字后没有改动{later}").format(later=tr("，{later}").format(later=later) if later else "")
    return tr("；").join(
        filter(None, (tr("签字后有改动：{changes}").format(changes=tr("、").join(_changes(check))), later))
    )


def _changes(check: SignOffCheck) -> Iterator[str]:
    if check.forged:
        yield tr("存下的签字与签字时不符")
    for count, words in (
        (check.unticked, tr("取消了 {} 个勾")),
        (check.redone, tr("重新勾了 {} 条")),
        (check.reworded, tr("改了 {} 条的文字或位置")),
        (check.removed, tr("少了 {} 条")),
        (check.added, tr("多了 {} 条")),
    ):
        if count:
            yield words.format(count)


def _present(entry: ChecklistEntry) -> WrittenTick:
    """An item as the article has it; what it read when it was ticked stands with its state."""
    item, tick, state = entry.item, entry.tick, ITEM_STATE_LABELS[entry.state]
    if tick is None or entry.state is ItemState.OPEN:
        return WrittenTick(item.heading, item.text, False, state, "", "")
    if entry.state is ItemState.CHANGED:
        state = tr("{state}（打勾时是：{text}）").format(state=state, text=tick.text)
    return WrittenTick(item.heading, item.text, True, state, minute_label(tick.at), tick.who)


def _written(tick: Tick, *, gone: bool = False) -> WrittenTick:
    state = ITEM_STATE_LABELS[ItemState.DONE if tick.ticked else ItemState.OPEN]
    words = tr("{state}，{gone}").format(state=state, gone=GONE) if gone else state
    at, who = (minute_label(tick.at), tick.who) if tick.ticked else ("", "")
    return WrittenTick(tick.heading, tick.text, tick.ticked, words, at, who)
