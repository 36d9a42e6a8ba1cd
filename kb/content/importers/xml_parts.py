"""Reading the XML parts of office files: no entities, no networks, names by their Word name space."""

import re

from lxml import etree

from kb.errors import DocumentDamaged, DocumentUnsafe
from kb.translation import tr

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Office writes "strict" files with other names for the same things; from here on there is one name.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)  # fmt: skip
_PROLOGUE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WIDE_PROLOGUE = re.compile("<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def refuse_entities(content: bytes) -> None:
    """Raise DocumentUnsafe when a part declares a document type: office files have none, bombs and thieves do."""
    head = content[:65536]
    if _PROLOGUE.search(head):
        raise DocumentUnsafe(tr("文件中含有 XML 实体声明"))
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"} and _WIDE_PROLOGUE.search(head.decode("utf-16", "replace")):
        raise DocumentUnsafe(tr("文件中含有 XML 实体声明"))


def transitional(content: bytes) -> bytes:
    """The part with the names of the common variant, whichever it is written in."""
    if b"purl.oclc.org" not in content[:4096]:
        return content
    for strict, common in _STRICT:
        content = content.replace(strict, common)
    return content


def parser_options() -> dict[str, bool]:
    """What every parser here is made with."""
    return {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def parse(content: bytes) -> etree._Element:
    """The root of a part. Raises DocumentUnsafe for entities, DocumentDamaged for what is no XML."""
    refuse_entities(content)
    try:
        return etree.fromstring(transitional(content), etree.XMLParser(**parser_options()))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DocumentDamaged(tr("文件内部的 XML 已损坏")) from error


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of Word's name space called ``name``."""
    return None if element is None else element.find(W + name)


def attribute(element: etree._Element, name: str) -> str:
    """An attribute of Word's name space, also where a producer wrote it without one; empty when missing."""
    return element.get(W + name) or element.get(name) or ""


def value_of(element: etree._Element | None) -> str:
    """``w:val`` of an element, empty for none."""
    return "" if element is None else attribute(element, "val")


def switched_on(element: etree._Element | None) -> bool:
    """Whether a property that is on by its presence is on: ``<w:vanish/>``, but not ``<w:vanish w:val="0"/>``."""
    return element is not None and value_of(element) not in {"0", "false", "off"}


def number_of(text: str, otherwise: int) -> int:
    """A whole number of at most nine digits, or ``otherwise``."""
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else otherwise
