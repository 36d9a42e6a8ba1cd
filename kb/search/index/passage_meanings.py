"""The meaning index of one snapshot, and which of its passages is which document of the index beside it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kb.search.index.cut_words import CutWords
from kb.search.index.meaning_index import MeaningIndex, MeaningPassage
from kb.search.index.stored_array import mapped_array
from kb.search.index.word_vectors import WordTable

_NUMBERS = "numbers.npy"


@dataclass(frozen=True, slots=True, eq=False)
class PassageMeanings:
    """``numbers`` holds the passage number of each passage of ``index``."""

    index: MeaningIndex
    numbers: NDArray[np.uint64]

    @classmethod
    def build(cls, passages: Mapping[int, MeaningPassage], cut: CutWords | None = None) -> "PassageMeanings":
        """An index of passages by their passage numbers; ``cut`` knows their words."""
        index = MeaningIndex.build(passages.values(), WordTable.shared(), cut)
        return cls(index, np.fromiter(passages, np.uint64, len(passages)))

    def updated(
        self,
        kept: Collection[int],
        added: Mapping[int, MeaningPassage],
        cut: CutWords | None = None,
        asking: Callable[[Iterable[MeaningPassage]], Iterable[MeaningPassage]] = iter,
    ) -> "PassageMeanings":
        """The index of the articles with the serial numbers ``kept``, and of the passages ``added``.

        Those are gone through by ``asking``, which may raise.
        """
        serials = (self.numbers >> np.uint64(20)).astype(np.int64)
        removed = np.flatnonzero(~np.isin(serials, [*kept]))
        index = self.index.replaced(removed.tolist(), asking(added.values()), WordTable.shared(), cut)
        new = np.fromiter(added, np.uint64, len(added))
        return PassageMeanings(index, np.concatenate([np.delete(self.numbers, removed), new]))

    def save(self, folder: Path) -> None:
        """Write the index to ``folder``, which is made. Raises OSError."""
        folder.mkdir(mode=0o700)
        self.index.save(folder)
        np.save(folder / _NUMBERS, self.numbers, allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> "PassageMeanings":
        """Open the index in ``folder``, its arrays mapped. Raises OSError, ValueError for a broken one."""
        index = MeaningIndex.load(folder)
        numbers = mapped_array(folder / _NUMBERS)
        if numbers.dtype != np.uint64 or numbers.ndim != 1 or len(numbers) != index.passages:
            raise ValueError(f"{folder}: the passages are not those of the index")
        return cls(index, numbers)

    def documents(self, numbers: NDArray[np.int64]) -> NDArray[np.int32]:
        """For each passage its place in ``numbers``, the passage numbers of the documents. Raises ValueError."""
        order = np.argsort(numbers, kind="stable")
        wanted = self.numbers.astype(np.int64)
        at = np.minimum(np.searchsorted(numbers, wanted, sorter=order), max(len(numbers) - 1, 0))
        if len(wanted) and not (len(numbers) and (numbers[order[at]] == wanted).all()):
            raise ValueError("a passage that is no document")
        return order[at].astype(np.int32) if len(wanted) else np.empty(0, np.int32)
