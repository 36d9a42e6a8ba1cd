"""What the main window consists of: the panes, the controllers that serve them, and where they lie.

Their modules are imported when they are made: ``WindowFrame`` is on the screen by then.
"""

from typing import TYPE_CHECKING

from ui.window_frame import WindowFrame

if TYPE_CHECKING:
    from kb.profiles.profiles import Unlocked
    from kb.workspace import Workspace


class WindowParts(WindowFrame):
    """Makes everything and connects nothing: ``MainWindow`` does."""

    def make_parts(self, workspace: "Workspace", unlocked: "Unlocked | None") -> None:
        """Make them."""
        from ui.commands import Commands
        from ui.controllers.appearance_controller import AppearanceController
        from ui.controllers.closing_controller import ClosingController
        from ui.controllers.notes.notes_controller import NotesController
        from ui.controllers.profile_controller import ProfileController
        from ui.controllers.search.search_controller import SearchController
        from ui.controllers.search.suggestion_controller import SuggestionController
        from ui.controllers.settings_controller import SettingsController
        from ui.widgets.screen_reader import FocusTold

        self._workspace = workspace
        self._settings = SettingsController(workspace, self)
        self._search = SearchController(workspace, self)
        self._notes_controller = NotesController(workspace.notes, self)
        self._suggestions = SuggestionController(workspace, self)
        FocusTold(self)
        self.commands = Commands(self)
        self._closing = ClosingController(self._notes_controller, self.close, self)
        self._person = ProfileController(workspace.paths, unlocked, self.commands, self)
        self._appearance = AppearanceController(self._settings, self.commands, self)
        self._make_panes()
        self._make_reading_controllers()
        self._make_search_controllers()
        self._make_notes_controllers()
        self._make_document_controllers()
        self._lay_out()

    def _make_panes(self) -> None:
        from ui.center_stack import CenterStack
        from ui.library.pane import LibraryPane
        from ui.notes.pane import NotesPane
        from ui.reader.pane import ReaderPane
        from ui.search.results_pane import ResultsPane
        from ui.search.search_box import SearchBox
        from ui.widgets.bars.notice_bar import NoticeBar

        theme = self._appearance.theme
        self.box = SearchBox(theme)
        self.library = LibraryPane(theme)
        self.results = ResultsPane(theme)
        self.reader = ReaderPane(theme)
        self.center = CenterStack(self.reader, self.results, self._workspace, theme)
        self.notes = NotesPane(theme)
        self.notices = NoticeBar(theme)

    def _make_reading_controllers(self) -> None:
        """Those of the open article, and of the way to it."""
        from ui.controllers.notes.annotation_controller import AnnotationController
        from ui.controllers.reading.effect_controller import EffectController
        from ui.controllers.reading.navigation_controller import NavigationController
        from ui.controllers.reading.progress_controller import ProgressController
        from ui.controllers.reading.tabs_controller import TabsController

        workspace = self._workspace
        self._navigation = NavigationController(workspace, self.reader, self.center, self._notes_controller, self)
        self._effects = EffectController(
            workspace,
            self,
            theme=self._appearance.theme,
            commands=self.commands,
            reader=self.reader,
            center=self.center,
            library=self.library,
            notes=self.notes,
            results=self.results,
            search=self._search,
            suggestions=self._suggestions,
            navigation=self._navigation,
        )
        self._tabs = TabsController(workspace, self._navigation, self.reader.tabs, self._effects.status, self)
        self._annotation = AnnotationController(
            self.reader,
            self._notes_controller,
            lambda: workspace.library.packs,
            self._effects.status,
            self,
        )
        self._progress = ProgressController(workspace, self.reader, self.library, self.center.home, self)

    def _make_search_controllers(self) -> None:
        """Those that find something, and those of the home page, which offers what one may look for."""
        from ui.controllers.home_controller import HomeController
        from ui.controllers.library.library_controller import LibraryController
        from ui.controllers.search.results_controller import ResultsController
        from ui.home.questions_controller import QuestionsController

        self._results = ResultsController(
            self.box, self.results, self.center, search=self._search, suggestions=self._suggestions, parent=self
        )
        self._home = HomeController(
            self.center.home,
            self.library,
            results=self._results,
            suggestions=self._suggestions,
            parent=self,
        )
        self._questions = QuestionsController(self._workspace, self.center.home, self)
        self._articles = LibraryController(
            self._workspace,
            library=self.library,
            center=self.center,
            notes=self.notes,
            results=self.results,
            parent=self,
        )

    def _make_notes_controllers(self) -> None:
        from ui.controllers.notes.draft_controller import DraftController
        from ui.controllers.notes.notes_dialogs import NotesDialogs
        from ui.controllers.notes.notes_presenter import NotesPresenter
        from ui.controllers.reanchor_controller import ReanchorController
        from ui.controllers.review_controller import ReviewController
        from ui.controllers.status_indicators import StatusIndicators

        workspace = self._workspace
        self._notes_dialogs = NotesDialogs(workspace, self._notes_controller, self.reader, self.notes, self)
        self._indicators = StatusIndicators(reminding=self._settings.present.review, parent=self)
        self._places = ReanchorController(
            self.reader,
            self.center,
            navigation=self._navigation,
            annotation=self._annotation,
            notes=self._notes_controller,
            parent=self,
        )
        self._review = ReviewController(
            self.center,
            self._navigation,
            self._notes_controller,
            self._indicators,
            workspace=workspace,
            quiz_post=lambda: self._home.post if self._settings.present.quiz else None,
            parent=self,
        )
        self._presenter = NotesPresenter(
            self._notes_controller,
            reader=self.reader,
            notes=self.notes,
            library=self.library,
            results=self.results,
            center=self.center,
            indicators=self._indicators,
            commands=self.commands,
            parent=self,
        )
        self._drafts = DraftController(workspace.drafts, self.notes, self._notes_controller, self)

    def _make_document_controllers(self) -> None:
        """Those that bring articles in, print them, tick them off and tell of new ones."""
        from ui.controllers.library.document_controller import DocumentController
        from ui.controllers.library.feedback_controller import FeedbackController
        from ui.controllers.library.import_controller import ImportController
        from ui.controllers.library.packs_controller import PacksController
        from ui.controllers.library.updates_controller import UpdatesController
        from ui.controllers.print_controller import PrintController
        from ui.controllers.reading.checklist_controller import ChecklistController
        from ui.widgets.file_drop import FileDrop

        workspace, chosen = self._workspace, self._settings.present
        self._files = FileDrop(self, self.box)
        self._import = ImportController(workspace, self._settings, lambda: self._appearance.theme, self)
        self._documents = DocumentController(workspace, lambda: self._appearance.theme, self)
        self._printing = PrintController(
            workspace,
            self.reader,
            self.center,
            results=self.results,
            notes=self.notes,
            notes_controller=self._notes_controller,
            home=self._home,
            appearance=self._appearance,
            window=self,
        )
        self._checklists = ChecklistController(
            workspace,
            self.reader,
            self.center,
            self._notes_controller,
            person=lambda: self._settings.present.person,
            theme=lambda: self._appearance.theme,
            window=self,
        )
        self._packs = PacksController(workspace, self.notices, lambda: self._appearance.theme, self)
        self._packs.looks_at_volumes = chosen.volumes
        self._feedback = FeedbackController(workspace, self.reader, self._search, self)
        self._feedback.keeps_searches = chosen.failed_searches
        self._updates = UpdatesController(workspace, self.center, self.notices, self)

    def _lay_out(self) -> None:
        """Put all into the window; what lies over it: the palette, the tour."""
        from ui.controllers.palette_controller import PaletteController
        from ui.focus_mode import FocusMode
        from ui.home.tour_controller import TourController
        from ui.palette.palette import Palette
        from ui.window_layout import WindowLayout

        self._layout = WindowLayout(
            self,
            library=self.library,
            results=self.results,
            center=self.center,
            notes=self.notes,
            notices=self.notices,
            as_of=self._effects.bar,
        )
        self.palette_ = Palette(self._appearance.theme, self)
        self._palette = PaletteController(
            self._workspace,
            self.palette_,
            self.commands,
            present=lambda: self.reader.article,
            post=lambda: self._home.post,
            status_of=self._effects.status,
            parent=self,
        )
        self._layout.show_at_foot(self, self._indicators)
        self.commands.fill(self.menuBar())
        tools = self._tools = self.commands.tool_bar(self.box)
        self.addToolBar(tools)
        self._tour = TourController(
            self._workspace,
            self,
            places={"box": self.box, "library": self._layout.column},
            tools=tools,
            commands=self.commands,
            theme=lambda: self._appearance.theme,
            post=lambda: self._home.post,
        )
        self._focus_mode = FocusMode(
            self.reader,
            self._layout.splitter,
            self.commands,
            parts=(self.menuBar(), tools, self.statusBar()),
            sides={"library_pane": self._layout.column, "notes_pane": self.notes},
            parent=self,
        )
        self._pane_actions = {name: self.commands[name] for name in ("library_pane", "notes_pane", "outline")}
