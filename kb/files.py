"""Writing a file whole or not at all."""

import os
import secrets
from pathlib import Path


def atomic_write(path: Path, content: str | bytes) -> None:
    """Write ``content``, text as UTF-8, line ends as they are, beside ``path``, then put it there. Raises OSError.

    Whatever stood at ``path`` stays until the new file is safe on the disk, and stays for good when that fails.
    """
    beside = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(content if isinstance(content, bytes) else content.encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
