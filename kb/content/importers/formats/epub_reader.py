"""Reads EPUB books: the chapters in the order of the book's spine, through the HTML reader."""

import posixpath
from pathlib import Path
from urllib.parse import unquote

from lxml.etree import _Element

from kb.content.importers.document import Document, DropKind, DropList, Part
from kb.content.importers.formats.encodings import decode
from kb.content.importers.formats.html_reader import parts_of_html
from kb.content.importers.limits import Meter
from kb.content.importers.packages import Package
from kb.content.importers.xml_parts import parse
from kb.errors import DocumentDamaged, DocumentEncrypted
from kb.translation import tr

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONTS = (b"http://www.idpf.org/2008/embedding", b"http://ns.adobe.com/pdf/enc#RC")  # fonts that are merely obfuscated


def read_epub(path: Path, meter: Meter) -> Document:
    """The document in a book. Raises DocumentError subclasses, ImportStopped and OSError."""
    with Package(path, meter.limits) as package:
        _refuse_protected(package)
        name = _book_name(package)
        book = parse(package.read(name))
        drops = DropList()
        parts: list[Part] = []
        missing = 0
        for chapter in _spine(book, posixpath.dirname(name), drops):
            content = package.read(chapter)
            missing += not content
            if content:
                meter.go_on()
                parts += parts_of_html(decode(content).text, meter, drops)[0]
    problems = (tr("有 {missing} 章在书里找不到").format(missing=missing),) if missing else ()
    return Document(tuple(parts), drops.listed(), problems, _title(book))


def _refuse_protected(package: Package) -> None:
    """Books bound to a shop's reader have encrypted chapters; obfuscated fonts alone do no harm."""
    content = package.read(_ENCRYPTION)
    if not content:
        return
    methods = [element.get("Algorithm") or "" for element in parse(content).iter("{*}EncryptionMethod")]
    if any(method.encode() not in _FONTS for method in methods):
        raise DocumentEncrypted(tr("电子书有版权保护（DRM）"))


def _book_name(package: Package) -> str:
    content = package.read(_CONTAINER)
    if not content:
        raise DocumentDamaged(tr("不是完整的电子书"))
    for element in parse(content).iter("{*}rootfile"):
        name = element.get("full-path") or ""
        if name in package:
            return name
    raise DocumentDamaged(tr("不是完整的电子书"))


def _spine(book: _Element, folder: str, drops: DropList) -> list[str]:
    """The names of the chapters in reading order, each once; a contents page among them is dropped."""
    names: dict[str, str] = {}
    contents: set[str] = set()
    for item in book.iter("{*}item"):
        key, target = item.get("id") or "", item.get("href") or ""
        if "nav" in (item.get("properties") or "").split():
            contents.add(key)
        else:
            names[key] = posixpath.normpath(posixpath.join(folder, unquote(target)))
    if any(reference.get("idref") in contents for reference in book.iter("{*}itemref")):
        drops.add(DropKind.CONTENTS)
    order = [names[key] for reference in book.iter("{*}itemref") if (key := reference.get("idref") or "") in names]
    return list(dict.fromkeys(order))


def _title(book: _Element) -> str:
    return next((" ".join((element.text or "").split()) for element in book.iter("{*}title")), "")
