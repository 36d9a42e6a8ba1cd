"""What can be printed now, and how each of it is put together. Imported when somebody prints."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from kb.content.comparison import DUTIES, Comparison, compare
from kb.errors import KbError
from kb.exchange.notes.exported import collected
from kb.exchange.notes.sheet import sheet
from kb.exchange.printing.article_parts import article_part, section_part
from kb.exchange.printing.listings import comparison_part, duties_part, notes_part, results_part
from kb.exchange.printing.printout import Printout, PrintPart
from kb.exchange.printing.quiz_sheet import quiz_parts
from kb.exchange.printing.sections import section_at, sections_of
from kb.exchange.printing.ticks import with_ticks
from kb.model import Annotation, Article, Checklist, Hit, Pack, SearchPage
from kb.translation import tr
from kb.workspace import Workspace
from ui.center_page import CenterPage
from ui.center_stack import CenterStack
from ui.controllers.home_controller import HomeController
from ui.notes.pane import NotesPane
from ui.printing.scopes import PrintChoice, PrintScope
from ui.reader.pane import ReaderPane
from ui.search.results_pane import ResultsPane

ON_ONE_PAGE = {"checklist", "path"}  # kinds of articles that one takes along, and works with
QUIZ_QUESTIONS = 20  # a quarter of an hour
_MOST_ROLES = 3  # of the open article: an article for everybody would fill the list


class PrintScopes:
    """The open article and its sections, roles, results, notes, quizzes; read is only what is chosen."""

    def __init__(
        self,
        workspace: Workspace,
        reader: ReaderPane,
        center: CenterStack,
        *,
        results: ResultsPane,
        notes: NotesPane,
        home: HomeController,
    ) -> None:
        self._workspace = workspace
        self._reader = reader
        self._center = center
        self._results = results
        self._notes = notes
        self._home = home

    def scopes(self) -> tuple[PrintScope, ...]:
        """All that can be printed now, what lies in front first."""
        article, roles = [*self._article_scopes()], [*self._role_scopes()]
        results, notes = [*self._result_scopes()], [*self._note_scopes()]
        compared, quiz = [*self._comparison_scopes()], [*self.quiz_scopes()]
        match self._center.page:
            case CenterPage.RESULTS | CenterPage.BY_ROLE:
                ordered = results, article, roles, compared, notes
            case CenterPage.COMPARISON:
                ordered = compared, roles, article, results, notes
            case CenterPage.HOME:
                ordered = roles, article, results, compared, notes
            case CenterPage.PLACES | CenterPage.REVIEW:
                ordered = notes, article, roles, results, compared
            case _:
                ordered = article, roles, results, compared, notes
        return tuple(scope for group in (*ordered, quiz) for scope in group)

    def quiz_scopes(self) -> Iterator[PrintScope]:
        """Questions of the roles one may mean, else of all: some, drawn anew for every dialog, or all of a role."""
        if not self._workspace.library.has_quiz:
            return
        draw = random.Random()  # noqa: S311 - nobody needs to be unable to guess them
        for role in (*self._meant_roles(),) or ("",):
            named = role or tr("各岗位")
            some = tr("测验：{role}（抽 {count} 题）").format(role=named, count=QUIZ_QUESTIONS)
            yield PrintScope(some, partial(self._printed_quiz, role, draw.getrandbits(32)))
            if role:
                words = tr("测验：{role}（全部题目）").format(role=role)
                yield PrintScope(words, partial(self._printed_quiz, role, None))

    # --- the scopes ------------------------------------------------------------------------------------------------

    def _article_scopes(self) -> Iterator[PrintScope]:
        article = self._reader.article
        if article is None:
            return
        checklist = self._reader.checklist
        build = partial(self._printed_article, article, checklist)
        can_tick, prefers_ticks = checklist is not None, bool(checklist and checklist.done)
        yield PrintScope(
            tr("本文：{title}").format(title=article.title),
            build,
            can_annotate=True,
            can_card=True,
            prefers_card=article.kind in ON_ONE_PAGE,
            can_tick=can_tick,
            prefers_ticks=prefers_ticks,
        )
        sections = sections_of(article)
        if sections:
            here = section_at(article, self._reader.present_offset())
            yield PrintScope(
                tr("本文的一节"),
                build,
                sections,
                sections.index(here) if here else 0,
                can_annotate=True,
                can_card=True,
                can_tick=can_tick,
                prefers_ticks=prefers_ticks,
            )

    def _role_scopes(self) -> Iterator[PrintScope]:
        for role in self._roles():
            yield PrintScope(
                tr("岗位职责：{role}").format(role=role), partial(self._printed_duties, role), can_card=True
            )
            yield PrintScope(
                tr("全部文章：{role}").format(role=role), partial(self._printed_role, role), can_annotate=True
            )

    def _comparison_scopes(self) -> Iterator[PrintScope]:
        if not self._center.is_made(CenterPage.COMPARISON):
            return
        compared = self._center.comparison.comparison
        if not compared.rows:
            return
        roles = tr("、").join(compared.roles)
        duties = replace(compared, rows=tuple(row for row in compared.rows if row.section == DUTIES))
        for words, shown in (
            (tr("岗位职责对照：{roles}").format(roles=roles), duties),
            (tr("全部对照：{roles}").format(roles=roles), compared),
        ):
            if shown.rows:
                yield PrintScope(words, partial(self._printed_comparison, words, shown))

    def _result_scopes(self) -> Iterator[PrintScope]:
        page = self._results.listed()
        if page.query and page.hits:
            yield PrintScope(
                tr("搜索结果：{query}（{count} 处）").format(query=page.query, count=len(page.hits)),
                partial(self._printed_results, page),
                can_card=True,
            )

    def _note_scopes(self) -> Iterator[PrintScope]:
        listed = self._notes.listed()
        if listed:
            yield PrintScope(
                tr("笔记栏列出的批注（{count} 条）").format(count=len(listed)),
                partial(self._printed_notes, frozenset(listed)),
            )

    def _roles(self) -> Iterable[str]:
        """The roles one may mean; without any of them all."""
        return self._meant_roles() or self._known_roles()

    def _known_roles(self) -> dict[str, None]:
        return dict.fromkeys(role for head in self._workspace.library.articles() for role in head.roles)

    def _meant_roles(self) -> dict[str, None]:
        """Those compared, my post, those of the open article."""
        article = self._reader.article
        meant = (
            *(self._center.comparison.chosen() if self._center.page is CenterPage.COMPARISON else ()),
            *((self._home.post,) if self._home.post else ()),
            *(article.roles[:_MOST_ROLES] if article else ()),
        )
        known = self._known_roles()
        return dict.fromkeys(role for role in meant if role in known)

    # --- on the worker ---------------------------------------------------------------------------------------------

    def _printed_article(self, article: Article, checklist: Checklist | None, choice: PrintChoice) -> Printout:
        pack, annotations, section = self._pack(article), self._annotations(article, choice), choice.section
        effect = self._out_of_force().get(article.id, "")
        if section is None:
            part, words, start = article_part(article, pack, annotations, effect), article.title, 0
        else:
            part, start = section_part(article, section, pack, annotations, effect), section.span.start
            words = f"{article.title} {section.heading}"
        return Printout(words, (with_ticks(part, checklist, start) if checklist and choice.ticked else part,))

    def _printed_role(self, role: str, choice: PrintChoice) -> Printout:
        return Printout(tr("{role} 全部文章").format(role=role), tuple(self._role_parts(role, choice)))

    def _role_parts(self, role: str, choice: PrintChoice) -> Iterator[PrintPart]:
        effects = self._out_of_force()
        for article in self._articles_of(role):
            annotations = self._annotations(article, choice)
            yield article_part(article, self._pack(article), annotations, effects.get(article.id, ""))

    def _printed_duties(self, role: str, _choice: PrintChoice) -> Printout:
        effects = self._out_of_force()  # nobody's duties are what is not in force: the comparison leaves it out, too
        articles = (article for article in self._articles_of(role) if article.id not in effects)
        compared: Comparison = compare(articles, (role,))
        return Printout(tr("{role} 岗位职责").format(role=role), (self._with_packs(duties_part(role, compared)),))

    def _printed_comparison(self, words: str, compared: Comparison, _choice: PrintChoice) -> Printout:
        return Printout(words, (self._with_packs(comparison_part(compared)),))

    def _printed_results(self, page: SearchPage, _choice: PrintChoice) -> Printout:
        part = results_part(page.query, page.hits, page.total, self._whole_passage, self._out_of_force())
        return Printout(tr("搜索 {query}").format(query=page.query), (self._with_packs(part),))

    def _printed_notes(self, wanted: frozenset[str], _choice: PrintChoice) -> Printout:
        found = collected(self._workspace.notes.bundle(), self._workspace.library.article, self._out_of_force())
        return Printout(tr("行知笔记"), (notes_part(sheet(found.those(lambda note: note.item.id in wanted))),))

    def _printed_quiz(self, role: str, seed: int | None, _choice: PrintChoice) -> Printout:
        """The questions of a role, or some of them, which ``seed`` decides; in the order of their file."""
        items = self._workspace.quiz_questions(role)
        if seed is not None and len(items) > QUIZ_QUESTIONS:
            drawn = random.Random(seed).sample(range(len(items)), QUIZ_QUESTIONS)  # noqa: S311 - see above
            items = tuple(items[n] for n in sorted(drawn))
        words = tr("测验：{role}").format(role=role or tr("各岗位"))
        return Printout(words, tuple(self._with_packs(part) for part in quiz_parts(words, items)))

    def _articles_of(self, role: str) -> Iterator[Article]:
        for head in self._workspace.library.articles():
            if role in head.roles:
                yield self._workspace.library.article(head.id)

    def _out_of_force(self) -> dict[str, str]:
        """What is to be said of articles that are not in force on the day that is shown."""
        return self._workspace.out_of_force(self._center.day)

    def _whole_passage(self, hit: Hit) -> str:
        """The words that a snippet cuts, or the snippet when the article has gone."""
        try:
            text = self._workspace.library.article(hit.passage.article_id).text
        except KbError:
            return hit.snippet
        return text[hit.passage.span.start : hit.passage.span.end]

    def _annotations(self, article: Article, choice: PrintChoice) -> tuple[Annotation, ...]:
        return self._workspace.notes.of_article(article.id) if choice.annotated else ()

    def _with_packs(self, part: PrintPart) -> PrintPart:
        """A list is from many articles: at its foot stand the packs with their versions."""
        return replace(part, edition=tr("、").join(pack.edition for pack in self._workspace.library.packs))

    def _pack(self, article: Article) -> Pack | None:
        return next((pack for pack in self._workspace.library.packs if pack.id == article.pack_id), None)
