"""How Word writes the number of a list: ``chineseCounting`` 十二, ``decimalEnclosedCircle`` ⑫, ``upperRoman`` XII.

The names are those of ``ST_NumberFormat`` in ECMA-376, part 1, 17.18.59. Where Word and LibreOffice agree, the result
is what both show. LibreOffice 7.4 knows no ``decimalFullWidth``, ``decimalEnclosedParen``,
``decimalEnclosedFullstop``, ``numberInDash``, ``ideographZodiacTraditional`` and no counting by digits: those follow
the standard.
"""

from collections.abc import Callable

_SMALL = ("", "十", "百", "千")
_DIGITS = "零一二三四五六七八九"
_LEGAL_SMALL = ("", "拾", "佰", "仟")
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
# Runs of enclosed numbers in Unicode: the first number of a run, how many there are, the first character.
_CIRCLES = ((1, 20, "①"), (21, 15, "㉑"), (36, 15, "㊱"))
_MARKS = "*†‡§"
# A letter or a mark is repeated (27 is aa): a list that long is none, and the text would not be readable.
_MOST_REPEATED = 40
_LARGEST = 10**8


def format_number(number: int, form: str) -> str:
    """``number`` as ``form`` writes it; what a form cannot write, and forms unknown here, come out as 1, 2, 3."""
    write = _FORMS.get(form)
    if write is None or not 0 <= number < _LARGEST:
        return str(number)
    return write(number)


def _counted(number: int, digits: str, small: tuple[str, ...], myriad: str, *, bare_ten: bool) -> str:
    """A whole number in 千百十; ``bare_ten`` leaves the 一 of 一十 out at the very start."""
    if number == 0:
        return digits[0]
    head, rest = divmod(number, 10_000)
    text = ""
    if head:
        text = _counted(head, digits, small, myriad, bare_ten=bare_ten) + myriad
    zero = bool(head) and rest < 1000
    for place in (3, 2, 1, 0):
        digit = rest // 10**place % 10
        if not digit:
            zero = zero or bool(text)
            continue
        text += (digits[0] if zero and text else "") + digits[digit] + small[place]
        zero = False
    return text.removeprefix(digits[1]) if bare_ten and text.startswith(digits[1] + small[1]) else text


def _chinese(number: int) -> str:
    return _counted(number, _DIGITS, _SMALL, "万", bare_ten=True)


def _legal(number: int) -> str:
    return _counted(number, _LEGAL_DIGITS, _LEGAL_SMALL, "万", bare_ten=False)


def _legal_traditional(number: int) -> str:
    return _counted(number, _LEGAL_TRADITIONAL, _LEGAL_SMALL, "萬", bare_ten=False)


def _by_digits(zero: str) -> Callable[[int], str]:
    digits = zero + _DIGITS[1:]
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


def _of(signs: str) -> Callable[[int], str]:
    """One sign after the other; plain digits behind the last."""
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


def _sexagenary(number: int) -> str:
    """甲子, 乙丑 … 癸亥: the cycle of sixty."""
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if 0 < number <= 60 else str(number)


def _enclosed(runs: tuple[tuple[int, int, str], ...]) -> Callable[[int], str]:
    def write(number: int) -> str:
        for first, count, sign in runs:
            if first <= number < first + count:
                return chr(ord(sign) + number - first)
        return str(number)

    return write


def _roman(number: int) -> str:
    if not 0 < number < 10_000:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text


def _repeated(signs: str) -> Callable[[int], str]:
    def write(number: int) -> str:
        times, at = divmod(number - 1, len(signs))
        return signs[at] * (times + 1) if number > 0 and times < _MOST_REPEATED else str(number)

    return write


def _ordinal(number: int) -> str:
    end = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{end}"


def _full_width(number: int) -> str:
    return str(number).translate({ord(digit): 0xFF10 + int(digit) for digit in "0123456789"})


_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_FORMS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda number: f"{number:02}",
    "hex": lambda number: f"{number:X}",
    "ordinal": _ordinal,
    "numberInDash": lambda number: f"- {number} -",
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _repeated(_LETTERS)(number).upper(),
    "lowerLetter": _repeated(_LETTERS),
    "chicago": _repeated(_MARKS),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _enclosed(_CIRCLES),
    "decimalEnclosedCircleChinese": _enclosed(_CIRCLES),
    "ideographEnclosedCircle": _enclosed(((1, 10, "㊀"),)),
    "decimalEnclosedParen": _enclosed(((1, 20, "⑴"),)),
    "decimalEnclosedFullstop": _enclosed(((1, 20, "⒈"),)),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal_traditional,
    "ideographDigital": _by_digits("〇"),
    "japaneseDigitalTenThousand": _by_digits("〇"),
    "taiwaneseDigital": _by_digits("○"),
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
}
