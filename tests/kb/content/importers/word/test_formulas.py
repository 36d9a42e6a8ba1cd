"""A formula of Word reads on one line, without losing what its layout says."""

import pytest
from lxml import etree

from kb.content.importers.limits import LIMITS
from kb.content.importers.word.formulas import M, on_one_line
from kb.errors import DocumentTooLarge

SUM = '<m:naryPr><m:chr m:val="∑"/></m:naryPr>'


def formula(inner: str) -> etree._Element:
    return etree.fromstring(f'<m:oMath xmlns:m="{M[1:-1]}">{inner}</m:oMath>')


def word(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("inner", "line"),
    [
        (f"<m:f><m:num>{word('1')}</m:num><m:den>{word('3')}</m:den></m:f>", "1/3"),
        (f"<m:f><m:num>{word('本金+利息')}</m:num><m:den>{word('期数')}</m:den></m:f>", "(本金+利息)/期数"),
        (f"<m:sSup><m:e><m:d><m:e>{word('1+r')}</m:e></m:d></m:e><m:sup>{word('n-1')}</m:sup></m:sSup>", "(1+r)^(n-1)"),
        (f"<m:sSubSup><m:e>{word('x')}</m:e><m:sub>{word('i')}</m:sub><m:sup>{word('2')}</m:sup></m:sSubSup>", "x_i^2"),
        (f"<m:rad><m:deg/><m:e>{word('a+b')}</m:e></m:rad>", "√(a+b)"),
        (
            f"<m:nary>{SUM}<m:sub>{word('i=1')}</m:sub><m:sup>{word('n')}</m:sup><m:e>{word('a')}</m:e></m:nary>",
            "∑_(i=1)^n a",
        ),
        (f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=""/></m:dPr><m:e>{word("a")}</m:e></m:d>', "[a"),
        (f"<m:m><m:mr><m:e>{word('a')}</m:e><m:e>{word('b')}</m:e></m:mr></m:m>", "a，b"),
        (f"<m:eqArr><m:e>{word('a=1')}</m:e><m:e>{word('b=2')}</m:e></m:eqArr>", "a=1；b=2"),
        (f"<m:func><m:fName>{word('max')}</m:fName><m:e>{word('x')}</m:e></m:func>", "maxx"),
    ],
)
def test_the_layout_is_written_out(inner: str, line: str) -> None:
    assert on_one_line(formula(inner)) == line


def test_a_formula_without_end_is_refused() -> None:
    deep = word("x")
    for _ in range(LIMITS.depth):
        deep = f"<m:box><m:e>{deep}</m:e></m:box>"
    with pytest.raises(DocumentTooLarge, match="嵌套"):
        on_one_line(formula(deep))
