"""The formats a person can choose from for their notes. A further one is one more line here, and a module."""

from collections.abc import Callable
from dataclasses import dataclass

from kb.exchange.notes import anki, csv_format, markdown, native_json, webannotation, word
from kb.exchange.notes.exported import ExportedNotes
from kb.exchange.notes.sheet import Sheet
from kb.model import Annotation
from kb.translation import tr

PREVIEW_NOTES, PREVIEW_LINES, PREVIEW_WIDTH = 200, 200, 500  # notes, lines, code points of a line


@dataclass(frozen=True, slots=True)
class NotesFormat:
    """``name`` in the code, ``words`` and ``purpose`` for the person, the file's ``suffix``.

    ``write`` gives the whole file, ``plain`` a text that shows what a file without text of its own says; ``grouped``
    says whether the groups of the sheet are to be seen in it, ``bookmarks`` whether bookmarks go into it.
    """

    name: str
    words: str
    purpose: str
    suffix: str
    write: Callable[[Sheet], str | bytes]
    grouped: bool = False
    plain: Callable[[Sheet], str] | None = None
    bookmarks: bool = True

    def written(self, notes: ExportedNotes) -> int:
        """How many of the notes the file holds."""
        return len(notes.notes) if self.bookmarks else sum(isinstance(one.item, Annotation) for one in notes.notes)

    def preview(self, sheet: Sheet) -> str:
        """The beginning of the file, made of its first notes only, however many there are."""
        beginning = sheet.beginning(PREVIEW_NOTES)
        content = self.plain(beginning) if self.plain is not None else self.write(beginning)
        assert isinstance(content, str)  # noqa: S101 - a format that writes bytes has a plain text
        lines = content.removeprefix("\ufeff").splitlines()
        shown = [line if len(line) <= PREVIEW_WIDTH else line[:PREVIEW_WIDTH] + "…" for line in lines[:PREVIEW_LINES]]
        return "\n".join(shown + ["…"] * (len(lines) > PREVIEW_LINES))


NOTES_FORMATS = {
    format_.name: format_
    for format_ in (
        NotesFormat(
            "word",
            tr("Word 文档"),
            tr("打印和学习：按标题整理的学习笔记。"),
            ".docx",
            word.write,
            grouped=True,
            plain=word.plain,
        ),
        NotesFormat(
            "markdown",
            tr("Markdown 文档"),
            tr("用任何文字编辑器打开，带回到原文的链接。"),
            ".md",
            markdown.write,
            grouped=True,
        ),
        NotesFormat("csv", tr("CSV 表格"), tr("用 Excel 或 WPS 表格打开，一行一条。"), ".csv", csv_format.write),
        NotesFormat(
            "anki", tr("Anki 卡片"), tr("在 Anki 里导入，用来背诵；不含书签。"), ".txt", anki.write, bookmarks=False
        ),
        NotesFormat(
            "json", tr("行知笔记文件"), tr("完整保存，可在另一台电脑的行知里读入。"), ".json", native_json.write
        ),
        NotesFormat(
            "webannotation",
            tr("W3C 网页批注"),
            tr("供支持 Web Annotation 标准的软件使用，行知也能读入。"),
            ".jsonld",
            webannotation.write,
        ),
    )
}
