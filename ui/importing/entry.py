"""What is known and decided of one file that may be imported."""

from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from kb.content.importers.importer import Outcome
from kb.content.importers.metadata import Metadata
from kb.content.importers.preview import ImportPreview
from kb.content.importers.wording import sentence as import_sentence
from kb.content.own_documents.documents import EarlierImport
from kb.translation import tr
from ui.error_messages import sentence


class EntryState(Enum):
    """How a file stands."""

    READY = auto()
    KNOWN = auto()  # imported before
    FAILED = auto()  # cannot be imported, or was not
    STORED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file with its preview, or the error why there is none; ``accepted`` are the keys of the changes to be made.

    ``metadata`` is what a person made of the proposed one, ``invalid`` why it cannot be stored so. ``chosen``: it shall
    be imported. ``hidden``: with what the file hides. ``twin`` names another file of the list with the same content.
    ``stored`` are the ids of its articles once it has been.
    """

    path: Path
    preview: ImportPreview | None = None
    error: Exception | None = None
    earlier: EarlierImport | None = None
    metadata: Metadata
    invalid: str = ""
    accepted: frozenset[int] = frozenset()
    chosen: bool = False
    hidden: bool = False
    twin: str = ""
    stored: tuple[str, ...] = ()

    @classmethod
    def of(cls, outcome: Outcome, earlier: EarlierImport | None, twin: str = "") -> "Entry":
        """As the file is proposed: everything is taken but what is here already, or in the list, to the letter."""
        found = outcome.preview
        if found is None:
            return cls(path=outcome.path, error=outcome.error, metadata=Metadata(title=outcome.path.stem))
        return cls(
            path=outcome.path,
            preview=found,
            earlier=earlier,
            metadata=found.metadata if earlier is None else earlier.proposed(found.metadata),
            accepted=found.proposed,
            chosen=not twin and (earlier is None or not earlier.same),
            hidden=found.with_hidden,
            twin=twin,
        )

    @property
    def state(self) -> EntryState:
        """How it stands."""
        if self.stored:
            return EntryState.STORED
        if self.error is not None or self.preview is None:
            return EntryState.FAILED
        return EntryState.KNOWN if self.earlier is not None else EntryState.READY

    @property
    def wanted(self) -> bool:
        """Whether it can and shall be imported."""
        return self.chosen and self.is_offered

    @property
    def is_offered(self) -> bool:
        """Whether it can be imported: also what failed for want of room may be tried again."""
        return self.preview is not None and not self.stored

    @property
    def edited(self) -> ImportPreview:
        """The preview with what the person made of its metadata and takes in. Only of one that can be imported."""
        assert self.preview is not None  # noqa: S101 - see above
        return replace(self.preview, metadata=self.metadata, with_hidden=self.hidden)

    def remark(self) -> str:
        """How it stands, on one line."""
        match self.state:
            case EntryState.STORED:
                return tr("已导入")
            case EntryState.FAILED:
                return _sentence(self.error) if self.error else ""
        if self.invalid:
            return self.invalid
        if self.twin:
            return tr("与“{twin}”内容相同").format(twin=self.twin)
        if self.earlier is not None:
            return tr("已经导入过，勾选则替换") if self.earlier.same else tr("比导入过的新，勾选则替换")
        found = self.edited
        told = [tr("整理 {count} 处").format(count=len(found.changes))] if found.changes else []
        told += [tr("去掉 {count} 处").format(count=sum(one.count for one in found.left_out))] if found.left_out else []
        told += [tr("注意 {count} 条").format(count=len(found.problems))] if found.problems else []
        return tr("，").join(told) or tr("可以导入")


def _sentence(error: Exception) -> str:
    return import_sentence(error) if isinstance(error, OSError) else sentence(error)
