"""有什么新内容: the page and the card of the home page, and what is remembered of what a person has seen."""

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kb.model import Annotation, Article, ArticleUpdate, Bookmark, Receipt
from kb.time_labels import minute_label
from kb.translation import tr
from kb.updates.content_updates import UpdateDetail
from kb.workspace import Workspace
from ui.center_page import CenterPage
from ui.center_stack import CenterStack
from ui.packs.wording import NEW_PACKS
from ui.updates.wording import TouchedMarks
from ui.widgets.bars.notice_bar import Notice, NoticeBar
from ui.workers import Worker

if TYPE_CHECKING:
    from ui.updates.page import UpdatesPage

_CHANGED = "read:"  # how the keys of its notices begin


class UpdatesController(QObject):
    """Compares on a worker; what is told of an update counts as seen when the page says so.

    The page may be made later: what was told last is shown on it then.
    """

    open_requested = Signal(str)  # article id
    places_requested = Signal()
    done = Signal(str)  # what was done, in words for the status bar
    failed = Signal(object)  # Exception

    def __init__(
        self, workspace: Workspace, center: CenterStack, bar: NoticeBar, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._center = center
        self._bar = bar
        self._worker = Worker("updates", self)
        self._begun = False
        self._opened_early: Article | None = None  # the last one that was opened before ``begin``
        self._post = ""
        self._told: tuple[tuple[ArticleUpdate, ...], int, str] = ((), 0, "")  # as ``_read`` has read it last
        center.updates_made.connect(self._connect_page)
        center.page_changed.connect(self._page_changed)
        center.home.updates_requested.connect(self.show)

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return self._worker.busy

    def begin(self) -> None:
        """The library can be read at ease: the first time of all remember it, and tell what is new."""
        if not self._begun:
            self._begun = True
            self._worker.run(self._workspace.updates.begin, lambda _nothing: self.refresh(), self.failed.emit)
            if self._opened_early is not None:
                self.note_opened(self._opened_early)

    def refresh(self) -> None:
        """Tell what is new."""
        if self._begun:
            self._worker.run_latest(self._read, lambda found: self._tell(*found), self.failed.emit)

    def set_post(self, post: str) -> None:
        """The role whose updates come first; empty for none."""
        self._post = post
        if self._center.is_made(CenterPage.UPDATES):
            self._center.updates.set_post(post)

    def show(self, article_id: str = "") -> None:
        """Bring the page to the front, at one article if one is given."""
        self._center.show_page(CenterPage.UPDATES)
        if article_id:
            self._center.updates.choose(article_id)
        self._center.updates.setFocus()

    def note_opened(self, article: Article) -> None:
        """A person opens an article: one that was not seen yet is, and a change in it is pointed out."""
        self._bar.withdraw(_CHANGED)
        if not self._begun:
            self._opened_early = article
            return
        self._worker.run(lambda: self._workspace.updates.mark_opened(article.id), self._tell_opened, self.failed.emit)
        unseen = self._center.updates.unseen if self._center.is_made(CenterPage.UPDATES) else self._told[0]
        if any(update.article_id == article.id for update in unseen):
            self.refresh()

    def close(self) -> None:
        """Store what is under way; nothing more is told."""
        self._worker.finish()

    # --- on the worker ----------------------------------------------------------------------------------------------

    def _read(self) -> tuple[tuple[ArticleUpdate, ...], int, str]:
        receipts = self._workspace.receipts
        return self._workspace.updates.updates(), len(receipts.all()), receipts.last_name()

    def _detail(self, update: ArticleUpdate) -> tuple[UpdateDetail, TouchedMarks]:
        notes = self._workspace.notes
        items: list[Annotation | Bookmark] = [*notes.of_article(update.article_id)]
        items += notes.bookmarks(update.article_id)
        return self._workspace.updates.detail(update), TouchedMarks.of(items)

    # --- on the GUI thread ------------------------------------------------------------------------------------------

    def _connect_page(self, page: "UpdatesPage") -> None:
        page.detail_requested.connect(self._look_at)
        page.seen.connect(self._mark_seen)
        page.acknowledged.connect(self._acknowledge)
        page.receipts_requested.connect(self._export_receipts)
        page.open_requested.connect(self.open_requested)
        page.places_requested.connect(self.places_requested)
        page.set_post(self._post)
        self._show_told(page)

    def _tell(self, updates: tuple[ArticleUpdate, ...], receipts: int, name: str) -> None:
        self._told = updates, receipts, name
        if self._center.is_made(CenterPage.UPDATES):
            self._show_told(self._center.updates)
        self._center.home.show_updates(updates)

    def _show_told(self, page: "UpdatesPage") -> None:
        updates, receipts, name = self._told
        page.set_packs({pack.id: pack.name for pack in self._workspace.library.packs})
        page.set_receipts(receipts, name)
        page.show_updates(updates)

    def _page_changed(self, page: CenterPage) -> None:
        """On the page nobody has to be told that there is something on it."""
        if page is CenterPage.UPDATES:
            for key in (NEW_PACKS, _CHANGED):
                self._bar.withdraw(key)

    def _look_at(self, update: ArticleUpdate) -> None:
        self._worker.run(
            lambda: self._detail(update), lambda found: self._center.updates.show_detail(*found), self.failed.emit
        )

    def _mark_seen(self, article_ids: tuple[str, ...]) -> None:
        self._worker.run(
            lambda: self._workspace.updates.mark_seen(article_ids), lambda _nothing: self.refresh(), self.failed.emit
        )

    def _tell_opened(self, update: ArticleUpdate | None) -> None:
        present = self._bar.notice
        if update is None or (present is not None and present.key.startswith(NEW_PACKS)):
            return  # that says it of all articles
        words = (
            tr("这篇文章在你上次看过之后有改动") if update.version_before else tr("这篇文章是新的，需要你已读并知悉")
        )
        self._bar.tell(
            Notice(
                f"{_CHANGED}{update.article_id} {update.version}",
                words,
                tr("查看改动"),
                partial(self.show, update.article_id),
            )
        )

    def _acknowledge(self, update: ArticleUpdate, name: str) -> None:
        def store() -> Receipt:
            source = self._workspace.library.sources[update.article_id]
            receipt = Receipt(
                name=name,
                at=datetime.now(UTC),
                article_id=update.article_id,
                title=update.title,
                pack_id=update.pack_id,
                version=update.version,
                digest=source.digest,
            )
            self._workspace.receipts.add(receipt)
            self._workspace.updates.mark_seen([update.article_id], acknowledged=True)
            return receipt

        def stored(receipt: Receipt) -> None:
            version = tr("（版本 {version}）").format(version=receipt.version) if receipt.version else ""
            words = tr("{name} 已于 {at} 知悉{version}").format(
                name=receipt.name, at=minute_label(receipt.at), version=version
            )
            self._center.updates.show_acknowledged(update, words)
            self.refresh()

        self._worker.run(store, stored, self.failed.emit)

    def _export_receipts(self) -> None:
        from ui.dialogs.saving import choose_file  # noqa: PLC0415 - only when something goes out

        name = self._workspace.receipts.last_name()
        path = choose_file(tr("已读回执 {name}").format(name=name), tr("已读回执"), ".json", self._center)
        if path is not None:
            self._worker.run(
                lambda: self._workspace.receipts.export(path, self._workspace.exported_files),
                lambda count: self.done.emit(tr("已把 {count} 条回执存到 {path}").format(count=count, path=path)),
                self.failed.emit,
            )
