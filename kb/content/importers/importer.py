"""The door: ``preview`` a file, ``store`` what was previewed, both for whole folders; nothing is half stored.

A stored import is one folder in the pack (``articles/NAME/``) with its articles and the original file, put there by one
rename (``kb.content.stored_imports``): whatever interrupts it, the folder is there whole or not at all.
"""

import hashlib
import os
import shutil
import stat
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kb.content.importers import readers
from kb.content.importers.cleaning.proposals import propose_changes
from kb.content.importers.document import Document
from kb.content.importers.isolation import read_isolated
from kb.content.importers.limits import LIMITS, Limits, Meter
from kb.content.importers.long_paragraphs import without_long_paragraphs
from kb.content.importers.metadata import Vocabulary
from kb.content.importers.preview import ImportPreview, preview_of
from kb.content.importers.safe_names import safe_name
from kb.content.manifest import MANIFEST, OWN_MANIFEST
from kb.content.stored_imports import SHORT_DIGEST, put, staged_import
from kb.errors import DocumentEmpty, DocumentError, DocumentTooLarge, DocumentUnsupported, ImportStopped
from kb.files import atomic_write, sync_folder
from kb.translation import tr

_MOST_FILES = 5_000


@dataclass(frozen=True, slots=True)
class ImportFormat:
    """A kind of file that can be imported. ``isolated`` ones are read in a process of their own."""

    suffixes: tuple[str, ...]
    name: str
    reader: Callable[[Path, Meter], Document]
    isolated: bool = False

    def read(self, path: Path, meter: Meter) -> Document:
        """What the reader makes of a file."""
        return read_isolated(self.reader, path, meter) if self.isolated else self.reader(path, meter)


IMPORT_FORMATS = (
    ImportFormat((".docx", ".docm"), tr("Word 文档"), readers.word),
    ImportFormat((".doc", ".wps"), tr("旧版 Word 或 WPS 文档"), readers.old_word, isolated=True),
    ImportFormat((".pdf",), "PDF", readers.pdf, isolated=True),
    ImportFormat((".xlsx", ".xlsm"), tr("Excel 工作簿"), readers.sheets),
    ImportFormat((".html", ".htm", ".xhtml"), tr("网页"), readers.html),
    ImportFormat((".epub",), tr("电子书"), readers.epub),
    ImportFormat((".md", ".markdown"), "Markdown", readers.markdown),
    ImportFormat((".txt",), tr("文本"), readers.text),
)
_BY_SUFFIX = {suffix: form for form in IMPORT_FORMATS for suffix in form.suffixes}
_ELSEWHERE = {
    ".xls": tr("旧版 Excel 文件读不了，请在 Excel 或 WPS 里另存为 .xlsx 再导入"),
    ".et": tr("WPS 表格文件读不了，请在 WPS 里另存为 .xlsx 再导入"),
    ".rtf": tr("RTF 文件读不了，请在 Word 里另存为 .docx 再导入"),
    ".ppt": tr("演示文稿读不了，请另存为 PDF 再导入"),
    ".pptx": tr("演示文稿读不了，请另存为 PDF 再导入"),
    ".ofd": tr("OFD 文件读不了，请用阅读器导出为 PDF 再导入"),
    ".mht": tr("MHT 网页读不了，请在浏览器里另存为 .html 再导入"),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file of many: a preview, or why there is none."""

    path: Path
    preview: ImportPreview | None = None
    error: DocumentError | OSError | None = None


def _never() -> bool:
    return False


def is_importable(path: Path) -> bool:
    """Whether there is a reader for files named so."""
    return path.suffix.lower() in _BY_SUFFIX and not path.name.startswith(("~$", "."))


def preview(
    path: Path,
    *,
    vocabulary: Vocabulary | None = None,
    limits: Limits = LIMITS,
    stopped: Callable[[], bool] = _never,
) -> ImportPreview:
    """What importing ``path`` would store. Nothing is written.

    Raises DocumentError subclasses when the file cannot be imported, OSError when it cannot be read, and ImportStopped
    when ``stopped`` said so.
    """
    form = _BY_SUFFIX.get(path.suffix.lower())
    if form is None:
        reason = _ELSEWHERE.get(
            path.suffix.lower(), tr("不认识的文件类型（{suffix}）").format(suffix=path.suffix or tr("没有扩展名"))
        )
        raise DocumentUnsupported(reason)
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise DocumentUnsupported(tr("不是普通文件"))
    if not status.st_size:
        raise DocumentEmpty(tr("文件是空的"))
    if status.st_size > limits.file_size:
        raise DocumentTooLarge(tr("文件大小（字节）"), status.st_size, limits.file_size)
    meter = Meter(limits, stopped)
    document = form.read(path, meter)
    if not document.has_text:
        raise DocumentEmpty(tr("文件里没有文字"))
    meter.go_on()
    document = without_long_paragraphs(document)
    changes = propose_changes(document.parts) if document.scraped else ()
    meter.go_on()
    return preview_of(path, _digest(path), document, changes, vocabulary or Vocabulary())


def files_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files to import among ``paths``: files as they are, folders with all that can be imported below them.

    Links to folders are not followed. Raises DocumentTooLarge for more than 5,000 files.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        for folder, folders, names in os.walk(path):
            folders.sort()
            found += [one for name in sorted(names) if is_importable(one := Path(folder, name))]
            if len(found) > _MOST_FILES:
                raise DocumentTooLarge(tr("文件数"), len(found), _MOST_FILES)
    return tuple(dict.fromkeys(found))


def preview_all(
    paths: Iterable[Path],
    *,
    vocabulary: Vocabulary | None = None,
    progress: Callable[[int, int], None] | None = None,
    stopped: Callable[[], bool] = _never,
) -> Iterator[Outcome]:
    """The outcome for each of ``files_in(paths)``, one by one; ``progress`` is told how many of how many are done.

    Raises ImportStopped between or within files when ``stopped`` says so.
    """
    files = files_in(paths)
    for done, path in enumerate(files):
        if progress is not None:
            progress(done, len(files))
        if stopped():
            raise ImportStopped
        try:
            yield Outcome(path, preview(path, vocabulary=vocabulary, stopped=stopped))
        except (DocumentError, OSError) as error:
            yield Outcome(path, error=error)
    if progress is not None:
        progress(len(files), len(files))


def store(previewed: ImportPreview, folder: Path, accepted: Collection[int] | None = None) -> tuple[Path, ...]:
    """Write the articles and the original into the pack at ``folder``; the paths of the articles.

    ``accepted`` are the keys of the changes to make (by default those proposed). A file that was stored before is
    replaced. Raises OSError when something cannot be written, DocumentError when the file has changed since the
    preview; then nothing has changed in ``folder``.
    """
    articles = previewed.articles(accepted)
    if not articles:
        raise DocumentEmpty(tr("文件里没有文字"))
    digest = previewed.identity[-SHORT_DIGEST:]
    target = folder / "articles" / f"{safe_name(previewed.metadata.title)}-{digest}"
    with staged_import(folder) as staged:
        if not (folder / MANIFEST).exists():
            atomic_write(folder / MANIFEST, OWN_MANIFEST)
        written: list[str] = []
        for article in articles:
            name = f"{safe_name(article.metadata.title)}.md"
            while name in written:
                name = f"_{name}"
            atomic_write(staged / name, article.markdown)
            written.append(name)
        _keep_original(previewed, staged)
        put(staged, target, digest)
    return tuple(target / name for name in written)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _keep_original(previewed: ImportPreview, staged: Path) -> None:
    """Copy the original; Markdown gets another ending, or the library would take it for an article."""
    name = safe_name(previewed.path.stem) + previewed.path.suffix.lower()
    if previewed.path.suffix.lower() in {".md", ".markdown"}:
        name += ".txt"
    copy = staged / name
    shutil.copyfile(previewed.path, copy)
    if _digest(copy) != previewed.digest:
        raise DocumentError(tr("文件在预览之后又被改动过，请重新预览"))
    with copy.open("rb+") as file:
        os.fsync(file.fileno())
    sync_folder(staged)
