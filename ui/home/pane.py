"""The home page: my post, where I stopped reading, what waits for me, what I marked last, what I searched for."""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kb.labels import PLACEMENT_LABELS, UPDATE_LABELS, titled
from kb.model import (
    Annotation,
    ArticleHead,
    ArticleUpdate,
    Bookmark,
    ChecklistProgress,
    ChecklistRepeat,
    EffectStatus,
    NotesChange,
    Placement,
    ReadingPosition,
    ReviewState,
)
from kb.records.reading_progress import ArticleProgress
from kb.time_labels import past_label
from kb.translation import tr
from ui.commands import shortcut
from ui.home.section import LONGEST, Entry, HomeSection
from ui.theme import SHEET, Theme, set_rules
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel, shortened

ROWS = 6  # of a card
NEWS, NEWS_ROWS = tr("有什么新内容"), 5
READ = ArticleProgress(read=True).label
NO_POST = tr("还没有选择岗位")
QUESTIONS, QUESTION_ROWS = tr("常用问题"), 6
_WIDEST = 940  # pixels
_STEPS: dict[int, tuple[int, int]] = {  # across, down
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Left: (-1, 0),
}
_TWO_COLUMNS = 620  # pixels from which on cards stand side by side


class HomePage(QScrollArea):
    """Fed with frozen values; what is chosen is told by signals."""

    article_requested = Signal(str)  # id: where it was left
    place_requested = Signal(str, object)  # article id, Span | None
    search_requested = Signal(str)  # a saved query
    review_requested = Signal()
    places_requested = Signal()
    updates_requested = Signal(str)  # article id, or empty for all that is new
    post_chosen = Signal(str)  # a role, or empty for none

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("home_page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._heads: dict[str, ArticleHead] = {}
        self._effects: dict[str, EffectStatus] = {}
        self._checklists: tuple[ChecklistProgress, ...] = ()
        self._places: tuple[ReadingPosition, ...] = ()
        self._marked: tuple[Bookmark, ...] = ()
        self._post = ""
        self._progress: dict[str, str] = {}
        self._annotations: dict[str, Annotation] = {}
        self._review, self._changed, self._orphaned = ReviewState(), 0, 0
        self._recent = HomeSection("home_recent", tr("继续阅读"), tr("读过的文章会列在这里，点开就回到上次那一行。"))
        self._waiting = HomeSection("home_waiting", tr("等我处理"), tr("今天没有要回顾或核对的批注。"))
        self._lists = HomeSection(
            "home_checklists", tr("正在用的清单"), tr("打开一份清单，在条目前的方框里打勾，进度就列在这里。")
        )
        self._posted = HomeSection("home_post", tr("我的岗位先读"), tr("选好岗位，这里列出这个岗位的文章。"))
        self._notes = HomeSection("home_notes", tr("最近批注"), tr("选中正文里的一段话，就能划线或写批注。"))
        self._bookmarks = HomeSection(
            "home_bookmarks",
            tr("书签", "bookmarks"),
            tr("读文章时按 {bookmark}，可以给这一段加书签。").format(bookmark=shortcut("bookmark")),
        )
        self._searches = HomeSection(
            "home_searches",
            tr("已存搜索"),
            tr("搜索后按 {save_search}，可以把搜索词存下来。").format(save_search=shortcut("save_search")),
        )
        self._asked = HomeSection(
            "home_questions", QUESTIONS, tr("选好岗位，这里列出同岗位的人常问的话，点一下就搜。"), more=tr("换一批")
        )
        self._asked.more_requested.connect(self._turn_questions)
        self._questions: tuple[str, ...] = ()
        self._first_question = 0
        self._news = HomeSection("home_updates", NEWS, "")
        self._updates: tuple[ArticleUpdate, ...] = ()
        self._columns = (  # which of them fill up together: what is high stands across from what is not
            (self._recent, self._posted, self._notes, self._searches),
            (self._waiting, self._asked, self._lists, self._bookmarks),
        )
        self._sections = tuple(section for pair in zip(*self._columns, strict=True) for section in pair)
        self._compose()
        self.set_theme(theme)
        for section in self._sections:
            section.show_entries(())
        self.show_updates(())

    # --- what is shown ----------------------------------------------------------------------------------------------

    def set_articles(self, heads: Iterable[ArticleHead]) -> None:
        """All articles, in the order of the library."""
        self._heads = {head.id: head for head in heads}
        roles = dict.fromkeys(role for head in self._heads.values() for role in head.roles)
        self._choice.blockSignals(True)
        self._choice.clear()
        self._choice.addItem(NO_POST, "")
        for role in roles:
            self._choice.addItem(role, role)
        self._choice.setCurrentIndex(max(self._choice.findData(self._post), 0))
        self._choice.blockSignals(False)
        self._show_post()

    def set_effects(self, effects: dict[str, EffectStatus]) -> None:
        """Article id → whether it is in force; what is not is marked wherever it is named."""
        self._effects = effects
        self.show_updates(self._updates)
        self.set_checklists(self._checklists)
        self._show_post()
        self._show_recent()
        self._show_annotations()
        self._show_bookmarks()

    def set_post(self, post: str) -> None:
        """The role whose articles come first; empty for none."""
        self._post = post
        self._choice.setCurrentIndex(max(self._choice.findData(post), 0))
        self._show_post()
        self.show_updates(self._updates)

    def set_progress(self, labels: dict[str, str]) -> None:
        """How far articles were read, in a word, by their ids."""
        self._progress = labels
        self._show_post()

    def set_recent(self, places: tuple[ReadingPosition, ...]) -> None:
        """What was read, newest first."""
        self._places = places
        self._show_recent()

    def _show_recent(self) -> None:
        now = datetime.now(UTC).astimezone()
        self._recent.show_entries(
            [
                Entry(
                    self._titled(place.article_id, self._heads[place.article_id].title),
                    partial(self.article_requested.emit, place.article_id),
                    past_label(place.at, now),
                )
                for place in self._places
                if place.article_id in self._heads
            ][:ROWS]
        )

    def set_annotations(self, annotations: Iterable[Annotation]) -> None:
        """The whole library's."""
        self._annotations = {annotation.id: annotation for annotation in annotations}
        self._show_annotations()

    def apply(self, change: NotesChange) -> None:
        """Take in what an operation did."""
        for item in change.removed:
            self._annotations.pop(item.id, None)
        for item in (*change.added, *change.changed):
            if isinstance(item, Annotation):
                self._annotations[item.id] = item
        self._show_annotations()

    def set_bookmarks(self, bookmarks: tuple[Bookmark, ...]) -> None:
        """All bookmarks, in the order they shall be listed."""
        self._marked = bookmarks
        self._show_bookmarks()

    def _show_bookmarks(self) -> None:
        self._bookmarks.show_entries(
            [
                Entry(
                    self._titled(one.anchor.article_id, one.label),
                    partial(self.place_requested.emit, one.anchor.article_id, one.span),
                )
                for one in self._marked[:ROWS]
            ]
        )

    def set_searches(self, queries: tuple[str, ...]) -> None:
        """The saved searches."""
        self._searches.show_entries([Entry(query, partial(self.search_requested.emit, query)) for query in queries])

    def set_questions(self, questions: tuple[str, ...]) -> None:
        """What people of the post ask; a few at a time are offered."""
        self._questions, self._first_question = questions, 0
        self._show_questions()

    def set_checklists(self, lists: tuple[ChecklistProgress, ...]) -> None:
        """The lists that are in use, those that are not finished first."""
        self._checklists = lists
        ordered = sorted(lists, key=lambda one: one.done >= one.total)
        self._lists.show_entries(
            [
                Entry(
                    self._titled(one.article_id, one.title),
                    partial(self.article_requested.emit, one.article_id),
                    _progress(one),
                )
                for one in ordered[:ROWS]
            ]
        )

    def show_review_state(self, state: ReviewState) -> None:
        """Where the daily review stands."""
        self._review = state
        self._show_waiting()

    def show_updates(self, updates: Iterable[ArticleUpdate]) -> None:
        """What is new, changed and gone since it was last seen; those for one's own post stand first."""
        self._updates = tuple(updates)
        ordered = sorted(self._updates, key=lambda update: self._post not in update.roles)
        rows = ordered if len(ordered) <= NEWS_ROWS else ordered[: NEWS_ROWS - 1]
        entries = [
            Entry(
                tr("{kind}　{titled}").format(
                    kind=UPDATE_LABELS[update.kind], titled=self._titled(update.article_id, update.title)
                ),
                partial(self.updates_requested.emit, update.article_id),
                tr("、").join(update.roles[:2]),
            )
            for update in rows
        ]
        if len(rows) < len(ordered):
            entries.append(
                Entry(tr("查看全部 {count} 篇").format(count=len(ordered)), partial(self.updates_requested.emit, ""))
            )
        self._news.set_title(f"{NEWS} {len(ordered)}")
        self._news.show_entries(entries)
        self._news.setVisible(bool(entries))

    def show_places(self, changed: int, orphaned: int) -> None:
        """So many annotations stand in words that have changed, and so many have lost their place."""
        self._changed, self._orphaned = changed, orphaned
        self._show_waiting()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        set_rules(self, f"QScrollArea#home_page, QWidget#home_body {{ background: {SHEET.window}; }}")
        for section in (self._news, *self._sections):
            section.set_theme(theme)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The first row takes the focus; before there is a post, the choice of one."""
        super().focusInEvent(event)
        rows = self._rows() if self._post else []
        (rows[0] if rows else self._choice).setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """↓ and ↑ go from row to row of a column, → and ← to the nearest row of the other one."""
        focused = next((row for row in self._rows() if row.hasFocus()), None)
        step = _STEPS.get(event.key())
        if focused is None or step is None:
            super().keyPressEvent(event)
            return
        page = focused.window()
        at = QPointF(focused.mapTo(page, focused.rect().center()))
        places = {row: QPointF(row.mapTo(page, row.rect().center())) - at for row in self._rows()}
        across, down = step
        ahead = [row for row, way in places.items() if across * way.x() + down * way.y() > 1]
        if down:
            ahead = [row for row in ahead if abs(places[row].x()) < focused.width() / 2]
        nearest = min(ahead, key=lambda row: abs(places[row].y()), default=None)
        if nearest is not None:
            nearest.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(nearest)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Cards side by side where there is room."""
        super().resizeEvent(event)
        self._arrange()

    # --- inside -----------------------------------------------------------------------------------------------------

    def _rows(self) -> list[QPushButton]:
        """What can be chosen, card by card."""
        return [row for section in (self._news, *self._sections) for row in section.rows if row.isVisible()]

    def _show_questions(self) -> None:
        shown = self._questions[self._first_question :][:QUESTION_ROWS]
        self._asked.show_entries([Entry(words, partial(self.search_requested.emit, words)) for words in shown])
        self._asked.show_more(more=len(self._questions) > QUESTION_ROWS)

    def _turn_questions(self) -> None:
        """The next few, the first ones again behind the last."""
        following = self._first_question + QUESTION_ROWS
        self._first_question = following if following < len(self._questions) else 0
        self._show_questions()

    def _show_post(self) -> None:
        articles = [head for head in self._heads.values() if self._post and self._post in head.roles]
        outdated = {article_id for article_id, status in self._effects.items() if status.out_of_force}
        articles.sort(key=lambda head: head.id in outdated)
        self._posted.show_entries(
            [
                Entry(
                    self._titled(head.id, head.title),
                    partial(self.article_requested.emit, head.id),
                    self._progress.get(head.id, head.updated),
                )
                for head in articles[: 2 * ROWS]
            ]
        )
        done = sum(self._progress.get(head.id) == READ for head in articles)
        self._posted.show_count(tr("已读 {done}/{count}").format(done=done, count=len(articles)) if done else "")

    def _show_annotations(self) -> None:
        newest = sorted(self._annotations.values(), key=lambda one: (one.modified, one.id), reverse=True)[:ROWS]
        now = datetime.now(UTC).astimezone()
        self._notes.show_entries(
            [
                Entry(
                    self._titled(one.anchor.article_id, one.note or one.anchor.quote),
                    partial(self.place_requested.emit, one.anchor.article_id, one.span),
                    past_label(one.modified, now),
                )
                for one in newest
            ]
        )

    def _titled(self, article_id: str, words: str) -> str:
        """Words about an article, cut so that the mark of one that is not in force has room."""
        return titled(shortened(words, LONGEST - 6), self._effects.get(article_id, EffectStatus()))

    def _show_waiting(self) -> None:
        entries = []
        if self._review.due:
            entries.append(Entry(tr("今日回顾 {due} 条").format(due=self._review.due), self.review_requested.emit))
        for count, placement, request in (
            (self._changed, Placement.CHANGED, tr("请核对 {changed} 条批注").format(changed=self._changed)),
            (self._orphaned, Placement.ORPHANED, tr("请放回原处 {orphaned} 条").format(orphaned=self._orphaned)),
        ):
            if count:
                entries.append(
                    Entry(
                        tr("{placement}，{request}").format(placement=PLACEMENT_LABELS[placement], request=request),
                        self.places_requested.emit,
                    )
                )
        self._waiting.show_entries(entries)

    def _compose(self) -> None:
        title = PlainLabel(tr("行知"))
        title.setProperty("kind", "page-title")
        self._choice = named(QComboBox(), "home_post_choice", tr("我的岗位"))
        self._choice.setMinimumWidth(180)
        self._choice.activated.connect(lambda _row: self.post_chosen.emit(self._choice.currentData()))
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(PlainLabel(tr("我的岗位")))
        head.addWidget(self._choice)
        self._sides = QHBoxLayout()
        self._sides.setSpacing(14)
        self._stacks = [QVBoxLayout(), QVBoxLayout()]
        for stack in self._stacks:
            stack.setSpacing(14)
            self._sides.addLayout(stack)
        body = named(QWidget(), "home_body")
        column = QVBoxLayout()
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self._news)
        column.addLayout(self._sides)
        column.addStretch(1)
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        inner.setLayout(column)
        around = QHBoxLayout(body)
        around.setContentsMargins(24, 18, 24, 24)
        around.addStretch(1)
        around.addWidget(inner, 100)
        around.addStretch(1)
        self.setWidget(body)
        self._arranged = 0  # how many columns there are
        self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= _TWO_COLUMNS else 1
        if columns == self._arranged:
            return
        self._arranged = columns
        placed = self._columns if columns > 1 else (self._sections, ())
        for number, (stack, sections) in enumerate(zip(self._stacks, placed, strict=True)):
            while stack.takeAt(0) is not None:
                pass
            for section in sections:
                stack.addWidget(section)
            stack.addStretch(1)
            self._sides.setStretch(number, 1 if sections else 0)


def _progress(one: ChecklistProgress) -> str:
    """``12/40``; of a list of today that it is today's, and whether it is still to be begun."""
    daily, count = one.repeat is not ChecklistRepeat.ONCE, f"{one.done}/{one.total}"
    if one.done >= one.total:
        return tr("今天全部完成") if daily else tr("全部完成")
    if not daily:
        return count
    return tr("今天 {count}").format(count=count) if one.done else tr("今天还没有做")
