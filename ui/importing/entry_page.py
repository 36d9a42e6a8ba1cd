"""One file that may be imported: what is known of it, how it will read, what is cleaned up, what is left out."""

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kb.content.importers.metadata import Vocabulary
from kb.content.importers.wording import DROPPED
from kb.model import Article
from kb.translation import tr
from ui.importing.article_preview import ArticlePreview
from ui.importing.change_list import ChangeList
from ui.importing.document_fields import DocumentFields
from ui.importing.entry import Entry
from ui.theme import Theme
from ui.widgets.empty import EmptyState
from ui.widgets.named import named
from ui.widgets.plain_text import menu_words, tooltip
from ui.workers import Worker

_PAUSE = 300  # milliseconds without a change until the preview is made anew
_LONGEST_TITLE = 24  # code points of a title beside a check box
_NO_CHANGES = tr("没有需要整理的地方。\n只有从网页复制来的文字才会整理，办法、通知等文件原样导入。")
_NOTHING_DROPPED = tr("没有去掉任何内容。")


class EntryPage(QWidget):
    """Fed with an entry, it tells what a person makes of it; previews are made on ``worker``, which outlives it.

    Closing would have to wait for its own: of 7 MB an article takes a second or two.
    """

    edited = Signal(object)  # Entry
    for_all_requested = Signal(object)  # Entry whose roles and topics all others shall have

    def __init__(self, vocabulary: Vocabulary, theme: Theme, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        self._articles: tuple[Article, ...] = ()
        self._rendering = False  # the articles are being made anew: those that are known are old
        self._worker = worker
        self._replacing = named(QCheckBox(), "import_replace")
        self._hidden = named(QCheckBox(), "import_hidden")
        self._fields = DocumentFields(vocabulary, theme)
        self._for_all = named(QPushButton(tr("岗位和主题用于全部文件")), "import_for_all")
        self._for_all.setAutoDefault(False)
        self._for_all.setProperty("kind", "chip")
        self._article_choice = named(QComboBox(), "import_article", tr("第几篇文章"))
        self._preview = ArticlePreview(theme)
        self._changes = ChangeList()
        self._no_changes = EmptyState(_NO_CHANGES)
        self._change_pages = _pages(self._no_changes, self._changes)
        self._dropped = named(_list_of_dropped(), "import_dropped", tr("去掉了什么"))
        self._dropped_pages = _pages(EmptyState(_NOTHING_DROPPED), self._dropped)
        self._tabs = named(QTabWidget(), "import_tabs")
        self._compose()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._render)
        self._fields.changed.connect(self._take_fields)
        self._changes.changed.connect(self._take_changes)
        self._replacing.toggled.connect(self._take_wish)
        self._hidden.toggled.connect(self._take_hidden)
        self._for_all.clicked.connect(lambda: self.for_all_requested.emit(self._entry))
        self._article_choice.currentIndexChanged.connect(self._show_article)

    def show_entry(self, entry: Entry | None, *, among_others: bool = False) -> None:
        """Show a file that can be imported; None: no more of the one before.

        ``among_others``: roles and topics can be taken over to those.
        """
        self.finish()
        self._entry = entry
        if entry is None or entry.preview is None:
            return
        self._show_wish(entry)
        self._show_hidden(entry)
        self._for_all.setVisible(among_others)
        self._fields.set_metadata(entry.metadata)
        self._changes.set_changes(entry.preview.changes, entry.accepted)
        self._change_pages.setCurrentIndex(1 if entry.preview.changes else 0)
        self._show_dropped(entry)
        self._forget_articles()
        self._preview.show_words(tr("正在准备预览…"))
        self._render()

    def offer_for_all(self) -> None:
        """There are others now to which roles and topics can be taken over."""
        self._for_all.show()

    def show_wish(self, entry: Entry) -> None:
        """The same file, ticked or unticked elsewhere."""
        self._entry = entry
        self._show_wish(entry)

    def focus_problem(self) -> None:
        """Put the caret where something has to be corrected."""
        self._fields.focus_problem()

    def finish(self) -> None:
        """Nothing more is shown; what the worker has begun it ends by itself."""
        self._pause.stop()
        self._worker.cancel_latest()
        self._rendering = False

    # --- what a person makes of it -----------------------------------------------------------------------------------

    def _take_fields(self) -> None:
        if self._entry is not None:
            self._take(replace(self._entry, metadata=self._fields.metadata(), invalid=self._fields.problem()))

    def _take_changes(self, accepted: frozenset[int]) -> None:
        if self._entry is not None:
            self._take(replace(self._entry, accepted=accepted))

    def _take(self, entry: Entry) -> None:
        self._entry = entry
        self._pause.start()
        self.edited.emit(entry)

    def _take_wish(self, wished: bool) -> None:
        if self._entry is not None and self._entry.chosen != wished:
            self._entry = replace(self._entry, chosen=wished)
            self.edited.emit(self._entry)

    def _take_hidden(self, taken: bool) -> None:
        if self._entry is not None:
            self._take(replace(self._entry, hidden=taken))
            self._show_dropped(self._entry)

    # --- showing -----------------------------------------------------------------------------------------------------

    def _show_wish(self, entry: Entry) -> None:
        earlier = entry.earlier
        self._replacing.setVisible(earlier is not None)
        if earlier is None:
            return
        titles = tr("、").join(tr("《{title}》").format(title=title) for title in earlier.titles)
        shown = titles if len(titles) <= _LONGEST_TITLE else tr("以前的 {count} 篇").format(count=len(earlier.titles))
        known = tr("已经导入过") if earlier.same else tr("以前导入过，内容有变")
        self._replacing.setText(
            menu_words(
                tr("{known}：替换{shown}，批注跟到新的文字上").format(known=known, shown=shown), 2 * _LONGEST_TITLE
            )
        )
        self._replacing.setToolTip(tooltip(titles))
        self._replacing.blockSignals(True)
        self._replacing.setChecked(entry.chosen)
        self._replacing.blockSignals(False)

    def _show_hidden(self, entry: Entry) -> None:
        """Offer what the file hides, if it hides something."""
        found = entry.edited
        names = found.hidden_sheets
        self._hidden.setVisible(bool(names))
        words = tr("也读入隐藏的 {count} 张工作表，标题里注明：{names}").format(
            count=len(names), names=tr("、").join(names)
        )
        self._hidden.setText(menu_words(words, 2 * _LONGEST_TITLE))
        self._hidden.setToolTip(tooltip(tr("、").join(names)))
        self._hidden.blockSignals(True)
        self._hidden.setChecked(entry.hidden)
        self._hidden.blockSignals(False)

    def _render(self) -> None:
        entry = self._entry
        if entry is None or entry.preview is None:
            return
        edited, accepted = entry.edited, entry.accepted
        self._rendering = True
        self._worker.run_latest(lambda: edited.rendered(accepted), self._show_articles)

    def _show_articles(self, articles: tuple[Article, ...]) -> None:
        self._rendering = False
        self._articles = articles
        row = self._article_choice.currentIndex()
        self._article_choice.blockSignals(True)
        self._article_choice.clear()
        for number, article in enumerate(articles, 1):
            self._article_choice.addItem(
                tr("第 {number} 篇，共 {count} 篇：{title}").format(
                    number=number, count=len(articles), title=menu_words(article.title)
                )
            )
        self._article_choice.setCurrentIndex(min(max(row, 0), len(articles) - 1))
        self._article_choice.setVisible(len(articles) > 1)
        self._article_choice.blockSignals(False)
        self._show_article()

    def _forget_articles(self) -> None:
        """Those of the file before."""
        self._articles = ()
        self._article_choice.blockSignals(True)
        self._article_choice.clear()
        self._article_choice.blockSignals(False)
        self._article_choice.hide()

    def _show_article(self) -> None:
        if self._rendering:
            return  # else its answer would never come; what is chosen meanwhile is shown then
        row = self._article_choice.currentIndex()
        if 0 <= row < len(self._articles):
            article, preview, worker = self._articles[row], self._preview, self._worker
            worker.run_latest(lambda: preview.prepared(article, worker), preview.show_article)
        else:
            self._preview.show_words(tr("没有剩下任何文字。"))

    def _show_dropped(self, entry: Entry) -> None:
        found = entry.edited
        rows = [[DROPPED[one.kind], str(one.count), one.sample] for one in found.left_out]
        rows += [[tr("注意"), "", problem] for problem in found.problems]
        self._dropped.clear()
        for row in rows:
            item = QTreeWidgetItem(row)
            item.setToolTip(2, tooltip(row[2]))
            self._dropped.addTopLevelItem(item)
        self._dropped_pages.setCurrentIndex(1 if rows else 0)
        for page, words, count in ((1, tr("整理"), len(found.changes)), (2, tr("去掉了什么"), len(rows))):
            self._tabs.setTabText(page, tr("{words}（{count}）").format(words=words, count=count) if count else words)

    def _compose(self) -> None:
        reading = QWidget()
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._article_choice)
        column.addWidget(self._preview, 1)
        self._tabs.addTab(reading, tr("预览"))
        self._tabs.addTab(self._change_pages, tr("整理"))
        self._tabs.addTab(self._dropped_pages, tr("去掉了什么"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._replacing)
        layout.addWidget(self._hidden)
        layout.addWidget(self._fields)
        layout.addWidget(self._tabs, 1)
        self._tabs.setCornerWidget(self._for_all)


def _pages(empty: QWidget, full: QWidget) -> QStackedWidget:
    pages = QStackedWidget()
    pages.addWidget(empty)
    pages.addWidget(full)
    return pages


def _list_of_dropped() -> QTreeWidget:
    view = QTreeWidget()
    view.setHeaderLabels([tr("没有导入的内容"), tr("处"), tr("文字")])
    view.setRootIsDecorated(False)
    view.setUniformRowHeights(True)
    view.setAllColumnsShowFocus(True)
    view.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
    view.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    return view
