"""PDFs written by hand, object by object."""

import zlib
from collections.abc import Iterable


def pdf_file(objects: Iterable[bytes], *, root: int = 1, more_trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects (the first is number 1)."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(places) + 1, root, more_trailer, start,
    )  # fmt: skip
    return bytes(out)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A compressed stream object."""
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(packed), entries, packed)


def picture_pdf(pages: int) -> bytes:
    """A PDF whose pages are pictures, as scanners make them."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(pages))
    image = b"/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
        stream(bytes(range(64)), image),
    ]
    for n in range(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /XObject << /I 3 0 R >> >> >>" % (5 + 2 * n)
        )
        objects.append(stream(b"q 595 0 0 842 0 0 cm /I Do Q"))
    return pdf_file(objects)


def page_on_its_side(lines: Iterable[str], *, clockwise: bool) -> bytes:
    """A PDF of one page on which the lines are written upwards or, clockwise, downwards."""
    turn = b"0 -1 1 0" if clockwise else b"0 1 -1 0"
    places = ((500 - 30 * n, 700) if clockwise else (100 + 30 * n, 100) for n in range(100))
    shown = b"".join(
        b"BT /F 12 Tf %s %d %d Tm (%s) Tj ET\n" % (turn, *place, line.encode("latin-1"))
        for line, place in zip(lines, places, strict=False)
    )
    return text_pdf((), shown)


def text_pdf(lines: Iterable[str], content: bytes = b"") -> bytes:
    """A PDF of one page with lines of Latin text; ``content`` is drawn besides."""
    shown = b"".join(
        b"BT /F 12 Tf 72 %d Td (%s) Tj ET\n" % (760 - 16 * n, line.encode("latin-1")) for n, line in enumerate(lines)
    )
    fonts = b"/Resources << /Font << /F 4 0 R >> >>"
    return pdf_file([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R %s >>" % fonts,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        stream(shown + content),
    ])  # fmt: skip
