"""Writes Word's formulas on one line: a fraction as (a+b)/(c), powers with ^, indices with _, roots with √."""

import re
from collections.abc import Callable

from lxml.etree import _Element

from kb.content.importers.limits import LIMITS
from kb.errors import DocumentTooLarge
from kb.translation import tr

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ONE = re.compile(r"[\w.%‰]+")  # needs no brackets
_SCRIPTS = {"sSup": "sup ^", "sSub": "sub _", "sSubSup": "sub _ sup ^", "limLow": "lim _", "limUpp": "lim ^"}


def on_one_line(formula: _Element, depth: int = 0) -> str:
    """The formula as one can type it. Raises DocumentTooLarge for one that is nested without end."""
    if depth > LIMITS.depth:
        raise DocumentTooLarge(tr("公式的嵌套层数"), depth, LIMITS.depth)
    if formula.tag == f"{M}t":
        return formula.text or ""
    if formula.tag.endswith("Pr"):
        return ""
    name = formula.tag[len(M) :] if formula.tag.startswith(M) else ""
    return _written(name, formula, depth)


def _written(name: str, formula: _Element, depth: int) -> str:
    def of(what: str) -> str:
        element = formula.find(M + what)
        return "" if element is None else on_one_line(element, depth + 1)

    def each(inside: _Element, between: str) -> str:
        return between.join(on_one_line(element, depth + 1) for element in inside.iterchildren(f"{M}e"))

    match name:
        case "f":
            text = f"{_held(of('num'))}/{_held(of('den'))}"
        case "rad":
            text = f"{of('deg')}√{_held(of('e'))}"
        case "nary":
            text = _sign(formula, "nary", "chr", "∫") + _scripts("sub _ sup ^", of) + f" {of('e')}"
        case "d":
            inner = each(formula, _sign(formula, "d", "sepChr", "|"))
            text = _sign(formula, "d", "begChr", "(") + inner + _sign(formula, "d", "endChr", ")")
        case "m":
            text = "；".join(each(row, "，") for row in formula.iterchildren(f"{M}mr"))
        case "eqArr":
            text = each(formula, "；")
        case _ if name in _SCRIPTS:
            text = _held(of("e")) + _scripts(_SCRIPTS[name], of)
        case _:
            text = "".join(on_one_line(element, depth + 1) for element in formula.iterchildren(tag="*"))
    return text


def _scripts(scheme: str, of: Callable[[str], str]) -> str:
    """What stands below and above; ``scheme`` is the names of its elements, each with the sign it is written with."""
    words = scheme.split()
    pairs = [(sign, of(name)) for name, sign in zip(words[::2], words[1::2], strict=True)]
    return "".join(f"{sign}{_held(text)}" for sign, text in pairs if text)


def _held(text: str) -> str:
    """In brackets, unless it is one number, one name, or in brackets already."""
    text = text.strip()
    return text if not text or _ONE.fullmatch(text) or re.fullmatch(r"\([^()]*\)", text) else f"({text})"


def _sign(formula: _Element, name: str, which: str, usual: str) -> str:
    """A sign that a formula is written with; an attribute that is there and empty means none."""
    found = formula.find(f"{M}{name}Pr/{M}{which}")
    return usual if found is None else found.get(f"{M}val") or ""
