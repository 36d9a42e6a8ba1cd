"""常用问题: what people of my post ask, read off the GUI thread once there is a post and a window to show them."""

from PySide6.QtCore import QObject

from kb.workspace import Workspace
from ui.home.pane import HomePage
from ui.workers import Worker


class QuestionsController(QObject):
    """Feeds the card of the home page. ``begin`` says that the window is to be seen: before, nothing is read."""

    def __init__(self, workspace: Workspace, home: HomePage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._home = home
        self._worker = Worker("questions", self)
        self._begun = False
        self._post = ""

    def begin(self) -> None:
        """Read from now on; what was asked for before comes first."""
        self._begun = True
        self._read()

    def set_post(self, post: str) -> None:
        """Show what people of this role ask; of none, nothing."""
        if post != self._post:
            self._post = post
            self._read()

    def refresh(self) -> None:
        """The packs have changed."""
        self._read()

    def close(self) -> None:
        """Nothing more is shown."""
        self._worker.close()

    def _read(self) -> None:
        post = self._post
        if not post:
            self._worker.cancel_latest()
            self._home.set_questions(())
        elif self._begun:
            self._worker.run_latest(lambda: self._workspace.common_questions(post), self._home.set_questions)
