"""Whole files that stand in a Word file (``altChunk``): web pages, texts and Word files that systems put there.

Word shows them as if they were its own text. Pages and texts are read here; whoever calls reads Word files.
"""

import email
import email.policy
import re
from email.message import EmailMessage

from kb.content.importers.document import DropList, Part, PartKind
from kb.content.importers.formats.html_reader import decoded_page, parts_of_html
from kb.content.importers.limits import Meter
from kb.errors import DocumentDamaged

_PAGE = re.compile(rb"<(?:!doctype|html|body|head|p|div|table|h[1-6]|span)\b", re.IGNORECASE)
_MAIL_HEAD = re.compile(rb"\A\s*(?:MIME-Version|From|Content-Type)\s*:", re.IGNORECASE)


def is_word(content: bytes) -> bool:
    """Whether it is a .docx."""
    return content.startswith(b"PK\x03\x04")


def text_parts(content: bytes, meter: Meter, drops: DropList) -> list[Part] | None:
    """The parts of a web page, a page with its pictures (MHT) or a text; None for any other kind, as RTF."""
    if _MAIL_HEAD.match(content[:200]):
        page = _page_of(content)
        return None if page is None else parts_of_html(page, meter, drops)[0]
    if content.lstrip()[:5] == b"{\\rtf" or b"\0" in content[:1000].replace(b"\xff\xfe", b"").replace(b"\0<", b""):
        return None
    try:
        text = decoded_page(content).text
    except DocumentDamaged:
        return None
    if _PAGE.search(content[:4096].replace(b"\0", b"")):
        return parts_of_html(text, meter, drops)[0]
    lines = [line.strip() for line in text.splitlines()]
    for line in lines:
        meter.part(len(line))
    return [Part(PartKind.PARAGRAPH, line) for line in lines if line]


def _page_of(content: bytes) -> str | None:
    message = email.message_from_bytes(content, EmailMessage, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html" and isinstance(payload := part.get_payload(decode=True), bytes):
            return decoded_page(payload, part.get_content_charset() or "").text
    return None
