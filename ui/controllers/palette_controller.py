"""What the palette lists: articles, headings, actions and roles, found off the GUI thread; and where a choice leads."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from kb.errors import IndexUnavailable
from kb.labels import out_of_force_label, titled
from kb.model import Article, BlockKind, EffectStatus
from kb.translation import tr
from kb.workspace import Workspace
from ui.commands import COMMANDS, Commands, readable
from ui.palette.entry import Entry, EntryKind
from ui.palette.palette import Palette
from ui.workers import Worker

LIMIT = 60  # entries listed
_RECENT = 8  # articles over an empty line
_ITSELF = "palette"


@dataclass(frozen=True, slots=True)
class _Catalogue:
    """Everything there is when the palette opens; ``at_first`` is listed while nothing is typed."""

    entries: tuple[Entry, ...]
    at_first: tuple[Entry, ...]
    find: Callable[[str], tuple[int, ...]]  # positions in ``entries``


class PaletteController(QObject):
    """One worker gathers what there is when the palette opens, and finds in it what is typed."""

    article_requested = Signal(str, object, bool)  # article id, offset: int | None (where it was left), in a new tab
    role_requested = Signal(str)
    failed = Signal(object)  # Exception

    def __init__(
        self,
        workspace: Workspace,
        palette: Palette,
        commands: Commands,
        *,
        present: Callable[[], Article | None],
        post: Callable[[], str],
        status_of: Callable[[str], EffectStatus] = lambda _article_id: EffectStatus(),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._palette = palette
        self._commands = commands
        self._present = present
        self._post = post
        self._status_of = status_of
        self._catalogue: _Catalogue | None = None
        self._worker = Worker("palette", self)
        palette.typed.connect(self._find)
        palette.chosen.connect(self._go)

    def open(self) -> None:
        """Open the palette; actions are those that can be done now."""
        actions, article, post = tuple(self._actions()), self._present(), self._post()
        self._catalogue = None
        self._worker.run(lambda: self._gather(actions, article, post), failed=self.failed.emit)
        self._palette.open()

    def close(self) -> None:
        """Finish what runs; nothing more is listed."""
        self._worker.close()

    def _find(self, typed: str) -> None:
        self._worker.run_latest(
            lambda: self._found(typed), lambda entries: self._palette.show_entries(typed, entries), self.failed.emit
        )

    def _found(self, typed: str) -> tuple[Entry, ...]:
        """On the worker."""
        catalogue = self._catalogue
        if catalogue is None:
            return ()
        if not typed:
            return catalogue.at_first[:LIMIT]
        return tuple(catalogue.entries[at] for at in catalogue.find(typed)[:LIMIT])

    def _gather(self, actions: tuple[Entry, ...], article: Article | None, post: str) -> None:
        """On the worker: what stands further up wins where two match equally well, the articles of one's post first."""
        library = self._workspace.library
        titles = {head.id: head.title for head in sorted(library.articles(), key=lambda head: post not in head.roles)}
        articles = [self._article(one, title) for one, title in titles.items()]
        articles.sort(key=lambda entry: self._status_of(entry.article_id).out_of_force)
        open_id = article.id if article else ""
        here = [*_headings_of(article)] if article else []
        roles = dict.fromkeys(role for head in library.articles() for role in head.roles)
        others = self._headings(titles, open_id)
        entries = (*articles, *here, *(Entry(EntryKind.ROLE, role) for role in roles), *actions, *others)
        recent = [place.article_id for place in self._workspace.notes.recent(_RECENT + 1)]
        at_first = [
            *(self._article(one, titles[one]) for one in recent if one in titles and one != open_id),
            *here,
            *actions,
        ]
        finder = self._workspace.name_finder(entry.words for entry in entries)
        self._catalogue = _Catalogue(entries, tuple(at_first), finder.find)

    def _article(self, article_id: str, title: str) -> Entry:
        """What is not in force says so beside its title; the search of names knows the bare title."""
        return Entry(EntryKind.ARTICLE, title, out_of_force_label(self._status_of(article_id)), article_id)

    def _headings(self, titles: dict[str, str], without: str) -> Iterable[Entry]:
        """Those of the articles that are not open; none until there is an index."""
        try:
            places = self._workspace.search.headings()
        except IndexUnavailable:
            return
        for place in places:
            if place.article_id in titles and place.article_id != without:
                title = titled(titles[place.article_id], self._status_of(place.article_id))
                yield Entry(EntryKind.HEADING, place.text, title, place.article_id, place.offset)

    def _actions(self) -> Iterator[Entry]:
        for command in COMMANDS:
            action = self._commands[command.name]
            if command.name != _ITSELF and action.isEnabled():
                keys = readable(command.keys[0]) if command.keys else ""
                yield Entry(EntryKind.ACTION, action.text(), keys, name=command.name)
        for theme, action in self._commands.themes.items():
            yield Entry(EntryKind.ACTION, tr("主题：{action}").format(action=action.text()), name=theme)

    def _go(self, entry: Entry, aside: bool) -> None:
        if entry.kind is EntryKind.ACTION:
            action = self._commands.themes.get(entry.name)
            (action or self._commands[entry.name]).trigger()
        elif entry.kind is EntryKind.ROLE:
            self.role_requested.emit(entry.words)
        else:
            self.article_requested.emit(entry.article_id, entry.offset, aside)


def _headings_of(article: Article) -> Iterator[Entry]:
    for block in article.blocks:
        if block.kind is BlockKind.HEADING and block.text != article.title:
            above = block.heading_path[-1] if block.heading_path else ""
            aside = tr("本文") if above in {"", article.title} else tr("本文 · {above}").format(above=above)
            yield Entry(EntryKind.HEADING, block.text, aside, article.id, block.start)
