"""How a workbook shows its numbers: 0.0385 as 3.85%, 45000 as a date, 7 as 007."""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from kb.content.importers.xml_parts import parse

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DAYS = {*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)}
_TIMES = {18, 19, 20, 21, 45, 46, 47}
_FORMATS = {
    9: "0%",
    10: "0.00%",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_BRACKETED = re.compile(r"\[(?:\$([^\]-]*)[^\]]*|[^\]]*)\]")  # [$¥-804], [Red], [>=1000]
_NUMBER_FORMAT = re.compile(r'(?P<before>(?:"[^"]*"|[^0#?"])*)(?P<digits>[0#?][0#?,.]*)(?P<after>(?:"[^"]*"|[^0#?"])*)')
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's dates have no zone


@dataclass(frozen=True, slots=True)
class Format:
    """How the numbers of a cell are shown."""

    kind: str = ""  # "", "date", "time"
    places: int = -1  # decimal places, −1 for as many as there are
    percent: bool = False
    grouped: bool = False
    before: str = ""  # words of the format: ¥
    after: str = ""  # 元, 万元
    digits: int = 0  # before the point, filled with zeros: the numbers of branches and accounts


def formats_of(content: bytes) -> list[Format]:
    """The formats by the number that cells name them with."""
    if not content:
        return []
    root = parse(content)
    codes: dict[int, str] = dict(_FORMATS)
    for element in root.iter(f"{S}numFmt"):
        codes[whole(element.get("numFmtId"))] = element.get("formatCode") or ""
    cells = root.find(f"{S}cellXfs")
    ids = [whole(element.get("numFmtId")) for element in ([] if cells is None else cells.iterchildren(f"{S}xf"))]
    return [_format(at, codes.get(at, "")) for at in ids]


def _format(number: int, code: str) -> Format:
    if number in _DAYS and not code:
        return Format("date")
    if number in _TIMES and not code:
        return Format("time")
    plain = _QUOTED.sub("", code.split(";", maxsplit=1)[0])
    if plain.lower() in {"general", "g/通用格式", "@"}:
        return Format()
    if re.search(r"[yYdD]", plain) and "0" not in plain and "#" not in plain:
        return Format("date")
    if re.search(r"[hHsS]", plain) and "0" not in plain:
        return Format("time")
    decimals = re.search(r"\.([0#?]+)", plain)
    places = len(decimals[1]) if decimals else 0
    known = "0" in plain or "#" in plain
    before, after = _words_around(code.split(";", maxsplit=1)[0]) if known else ("", "")
    return Format("", places if known else -1, "%" in plain, "," in plain, before, after, _digits(plain))


def _digits(plain: str) -> int:
    """How many digits before the point a format asks for; 0 where it groups them, or asks for none in particular."""
    whole = plain.partition(".")[0].strip()
    return min(len(whole), 30) if re.fullmatch(r"0{2,}", whole) else 0


def _words_around(section: str) -> tuple[str, str]:
    """What a format writes before and behind a number; nothing where it shows another number than the cell holds.

    A comma behind the last digit divides by a thousand, a ``!`` sets a point where there is none (0!.0,"万元").
    """
    found = _NUMBER_FORMAT.fullmatch(_BRACKETED.sub(lambda match: match[1] or "", section))
    if found is None or "!" in section or found["digits"].endswith(",") or "E" in found["after"]:
        return "", ""
    before, after = (re.sub(r'["\\]|[_*].', "", found[name]).strip(" %") for name in ("before", "after"))
    return before, after


def shown(written: str, form: Format, *, since_1904: bool) -> str:
    """A cell's number as the sheet shows it; what is no number as it is written."""
    try:
        number = Decimal(written.strip())
    except InvalidOperation:
        return " ".join(written.split())
    if not number.is_finite() or number.adjusted() > 30 or number.adjusted() < -30:
        return written.strip()
    if form.kind:
        return _moment(number, form.kind, since_1904=since_1904) or _plain(number)
    if form.percent:
        number *= 100
    text = f"{number:,.{form.places}f}" if form.grouped and form.places >= 0 else _placed(number, form.places)
    sign, text = ("-", text[1:]) if text.startswith("-") else ("", text)
    missing = form.digits - len(text.partition(".")[0])
    return f"{form.before}{sign}{'0' * missing}{text}{'%' if form.percent else ''}{form.after}"


def _moment(number: Decimal, kind: str, *, since_1904: bool) -> str:
    """A date or time; empty for numbers that are none."""
    if not 0 <= number < 2_958_466:
        return ""
    days = float(number) + (1462 if since_1904 else 0)
    moment = _EPOCH + dt.timedelta(days=round(days * 86400) / 86400)
    if kind == "time" and days < 1:
        return f"{moment:%H:%M}"
    return f"{moment:%Y-%m-%d}" if moment.hour == moment.minute == 0 else f"{moment:%Y-%m-%d %H:%M}"


def _placed(number: Decimal, places: int) -> str:
    return f"{number:.{places}f}" if 0 <= places <= 15 else _plain(number)


def _plain(number: Decimal) -> str:
    """Without the tail that binary fractions leave (0.1 + 0.2)."""
    text = f"{number:.10f}"  # no round(): it cannot hold ten places behind the nineteen digits of a card
    return text.rstrip("0").rstrip(".") if "." in text else text


def whole(written: str | None) -> int:
    """A whole number of at most nine digits, else 0."""
    return int(written) if written and re.fullmatch(r"[0-9]{1,9}", written) else 0
