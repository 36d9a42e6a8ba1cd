"""A checklist as Markdown: task lists, one section a list, with who ticked what and when; then the signatures."""

from collections.abc import Iterable, Iterator

from kb.exchange.checklists.wording import (
    WrittenTick,
    change_words,
    period_words,
    progress_words,
    sign_off_words,
    written_day,
)
from kb.exchange.results.markdown import escaped
from kb.labels import ITEM_STATE_LABELS
from kb.model import ChecklistHistory, ItemState
from kb.time_labels import minute_label
from kb.translation import tr


def history(of: ChecklistHistory) -> str:
    """The newest list first."""
    parts = [f"# {escaped(of.checklist.title, 0)}"]
    for day in of.days:
        parts.append(
            tr("## {period}（{progress}）").format(
                period=period_words(day.period), progress=progress_words(day.done, day.total)
            )
        )
        parts += _sections(written_day(of, day))
    if of.checklist.sign_offs:
        parts.append(tr("## 签字"))
        parts += [
            tr("- {sign_off}（{at}）\n  - {change}").format(
                sign_off=escaped(sign_off_words(check), 2),
                at=minute_label(check.sign_off.at),
                change=change_words(check),
            )
            for check in of.checklist.sign_offs
        ]
    return "\n\n".join(parts) + "\n"


def _sections(ticks: Iterable[WrittenTick]) -> Iterator[str]:
    """The items in the order in which they stand, a heading before those that it stands above."""
    heading: str | None = None
    lines: list[str] = []
    for one in ticks:
        if one.heading != heading:
            if lines:
                yield "\n".join(lines)
                lines = []
            heading = one.heading
            yield f"### {escaped(heading, 0)}"
        lines.append(_line(one))
    if lines:
        yield "\n".join(lines)


def _line(one: WrittenTick) -> str:
    plain = one.state in {ITEM_STATE_LABELS[ItemState.OPEN], ITEM_STATE_LABELS[ItemState.DONE]}
    aside = " ".join(filter(None, (one.at, one.who, "" if plain else one.state)))
    told = tr("（{aside}）").format(aside=escaped(aside, 2)) if aside else ""
    return f"- [{'x' if one.ticked else ' '}] {escaped(one.text, 2)}{told}"
