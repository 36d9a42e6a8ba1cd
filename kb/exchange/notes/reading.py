"""Reading a file of notes, of whichever kind it is."""

import json
from pathlib import Path

from kb.errors import NotesFileError
from kb.exchange.notes import native_json, webannotation_reading
from kb.model import NotesBundle
from kb.translation import tr

LARGEST = 64 * 1024 * 1024  # bytes: some 50,000 notes


def read_notes(path: Path) -> NotesBundle:
    """The notes in a JSON file, our own or Web Annotations: what stands in it decides, not its name.

    Entries that cannot be read are named in ``unread``. Raises NotesFileError for a file that is too large or holds no
    notes, and OSError.
    """
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise NotesFileError(tr("超过 {largest} MB").format(largest=LARGEST // 1024 // 1024))
    return parse_notes(content)


def parse_notes(content: bytes) -> NotesBundle:
    """The notes in UTF-8 JSON, with or without a byte order mark. Raises NotesFileError."""
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NotesFileError(tr("不是 UTF-8 编码的 JSON 文件")) from error
    return native_json.read(document) if native_json.is_own(document) else webannotation_reading.read(document)
