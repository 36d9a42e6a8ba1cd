"""Where everything lives, from one root."""

from dataclasses import dataclass, replace
from pathlib import Path

import platformdirs

from kb.files import make_private_folder


@dataclass(frozen=True, slots=True)
class AppPaths:
    """The places under one data folder. ``notes.db`` is precious, ``index`` can always be rebuilt.

    Where several people use the folder, ``person`` is the folder of one of them: what is theirs lies there, the rest
    (articles, index, log) is for all.
    """

    root: Path
    person: Path | None = None

    @classmethod
    def under(cls, root: Path) -> "AppPaths":
        """All places under ``root``; nothing is created yet."""
        return cls(root.absolute())

    @classmethod
    def default(cls, program: Path | None) -> "AppPaths":
        """The folder ``data`` in the program's, if there are both (portable), else the user's data folder."""
        if program is not None and (program / "data").is_dir():
            return cls.under(program / "data")
        return cls.under(platformdirs.user_data_path("xingzhi", appauthor=False))

    def of_person(self, folder: Path) -> "AppPaths":
        """The same with the places of the person whose folder this is."""
        return replace(self, person=folder)

    def own_folder(self) -> Path:
        """The folder of what belongs to one person."""
        return self.person or self.root

    @property
    def profiles(self) -> Path:
        """The folders of the people who have notes of their own behind a PIN; mostly it is not there."""
        return self.root / "profiles"

    @property
    def notes(self) -> Path:
        """The SQLite file that holds bookmarks and annotations."""
        return self.own_folder() / "notes.db"

    @property
    def index(self) -> Path:
        """The search index, a cache."""
        return self.root / "index"

    @property
    def packs(self) -> Path:
        """Installed content packs, one folder each."""
        return self.root / "packs"

    @property
    def own_documents(self) -> Path:
        """The content pack 我的文档: what was imported, written or copied here."""
        from kb.model import OWN_PACK_ID  # noqa: PLC0415 - 0.1 s, which the window's first frame would wait for

        return self.packs / OWN_PACK_ID

    @property
    def backups(self) -> Path:
        """Copies of the notes."""
        return self.own_folder() / "backups"

    @property
    def language(self) -> Path:
        """The language of the window, for all who use the folder."""
        return self.root / "language"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.own_folder() / "settings.json"

    @property
    def searches(self) -> Path:
        """The file with the searches made and saved."""
        return self.own_folder() / "searches.json"

    @property
    def progress(self) -> Path:
        """The file that says how far each article was read."""
        return self.own_folder() / "progress.json"

    @property
    def drafts(self) -> Path:
        """The file with the words of annotations that were typed and not yet stored."""
        return self.own_folder() / "drafts.json"

    @property
    def versions(self) -> Path:
        """The SQLite file that remembers in which version each article was last seen."""
        return self.own_folder() / "versions.db"

    @property
    def receipts(self) -> Path:
        """The file with what a person has taken note of."""
        return self.own_folder() / "receipts.json"

    @property
    def feedback(self) -> Path:
        """The file with what a person wants to tell the editors."""
        return self.own_folder() / "feedback.json"

    @property
    def unfinished_exports(self) -> Path:
        """The folder that notes which files are being written outside; mostly it is not there."""
        return self.root / "unfinished"

    @property
    def synonyms(self) -> Path:
        """A person's own synonyms, if they wrote any."""
        return self.root / "synonyms.txt"

    @property
    def log(self) -> Path:
        """Log files."""
        return self.root / "log"

    def create(self) -> None:
        """Make the folders, for this user alone. Raises OSError when the place cannot be written."""
        for folder in (self.root, self.own_folder(), self.index, self.packs, self.backups, self.log):
            make_private_folder(folder)
