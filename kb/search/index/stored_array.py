"""Reading arrays that anybody may have written: what is no sound array is a ValueError, and nothing is unpickled."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

# What NumPy makes of a header that is none, is nested too deep, or claims more than a machine has.
_NO_ARRAY = (EOFError, TypeError, SyntaxError, MemoryError, OverflowError, RecursionError)


def mapped_array(path: Path) -> NDArray[Any]:
    """The array in a file in NumPy's format, mapped. Raises OSError, ValueError when it is none.

    A file that is shorter than its header says is none: it is found before anything is read.
    """
    try:
        values: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
    except _NO_ARRAY as error:
        raise ValueError(path.name) from error
    if not isinstance(values, np.ndarray):  # NumPy opens archives, too
        raise ValueError(path.name)  # noqa: TRY004 - one kind of error for what is damaged
    return values.view(np.ndarray)  # slicing what NumPy calls a memmap costs ten times as much
