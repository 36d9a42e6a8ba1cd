"""``Sheet``: exported notes in the order and the groups in which a file lists them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from kb.exchange.notes.exported import ExportedNote, ExportedNotes
from kb.model import Grouping
from kb.translation import tr

NO_ROLE = tr("未分岗位")


@dataclass(frozen=True, slots=True)
class Group:
    """Notes under a heading: the title of their article, or a role that all their articles are for."""

    words: str
    notes: tuple[ExportedNote, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one file says, made of ``exported``; by role, a note stands in the group of every role of its article."""

    groups: tuple[Group, ...] = ()
    grouping: Grouping = Grouping.ARTICLE
    exported: ExportedNotes = field(default_factory=ExportedNotes)

    @property
    def notes(self) -> ExportedNotes:
        """All that stands in the groups, every note once."""
        each = {note.item.id: note for group in self.groups for note in group.notes}
        return replace(self.exported, notes=tuple(each.values()))

    def beginning(self, limit: int) -> "Sheet":
        """The same with its first ``limit`` notes only, for looking at."""
        return replace(self, groups=tuple(_first(self.groups, limit)))


def sheet(exported: ExportedNotes, grouping: Grouping = Grouping.ARTICLE) -> Sheet:
    """The notes by article, in each as they follow each other in the text, orphans behind; or so under every role."""
    notes = sorted(exported.notes, key=_order)
    groups: dict[tuple[str, str], list[ExportedNote]] = {}
    for note in notes:
        for key in _keys(note, grouping):
            groups.setdefault(key, []).append(note)
    ordered = sorted(groups.items(), key=lambda group: _last(group[0])) if grouping is Grouping.ROLE else groups.items()
    return Sheet(tuple(Group(words, tuple(group)) for (_, words), group in ordered), grouping, exported)


def _keys(note: ExportedNote, grouping: Grouping) -> Iterable[tuple[str, str]]:
    """The key and the heading of each group a note belongs to; by id, as two articles may have the same title."""
    if grouping is Grouping.ARTICLE:
        return [(note.article_id, note.title)]
    return [(role, role) for role in dict.fromkeys(note.roles or (NO_ROLE,))]


def _order(note: ExportedNote) -> tuple[str, str, bool, int, int, str]:
    span = note.item.span or note.item.anchor.span
    return note.title, note.article_id, note.item.span is None, span.start, span.end, note.item.id


def _last(key: tuple[str, str]) -> tuple[bool, str]:
    return key[1] == NO_ROLE, key[1]


def _first(groups: Iterable[Group], limit: int) -> Iterator[Group]:
    for group in groups:
        if limit <= 0:
            return
        yield Group(group.words, group.notes[:limit])
        limit -= len(group.notes)
