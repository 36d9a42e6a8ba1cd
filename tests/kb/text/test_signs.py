"""Signs beside letters and digits are part of the word; dashes that join are not."""

import pytest

from kb.model import Span
from kb.text.normalize import Folded, fold, strip_separators
from kb.text.signs import Sign, has_signs, signs_in


@pytest.mark.parametrize(
    ("typed", "signs"),
    [
        ("≥5万", [(0, "≥")]),
        ("＞=5万", [(0, "≥")]),
        ("利率≤五万", [(2, "≤")]),
        ("AA+", [(2, "+")]),
        ("AA-级", [(2, "-")]),
        ("A1-", [(2, "-")]),
        ("Baa2-", [(4, "-")]),
        ("T0-B1", []),
        ("-5%", [(0, "-")]),
        ("＋5%", [(0, "+")]),
        ("±3", [(0, "±")]),
        ("C++", [(1, "++")]),
        ("C#", [(1, "#")]),
        ("利率=5%", [(2, "=")]),
        ("A=B", []),  # folding keeps it
        ("KYC-尽调", []),
        ("e-贷", []),
        ("5-10万", []),
        ("2024-01-01", []),
        ("<文件>", []),
        ("贷后检查", []),
    ],
)
def test_a_sign_means_something_beside_a_letter_or_a_digit(typed: str, signs: list[tuple[int, str]]) -> None:
    assert signs_in(typed) == tuple(Sign(at, text) for at, text in signs)


@pytest.mark.parametrize(
    ("text", "typed", "held"),
    [
        ("评级AA+。", "AA+", True),  # folding keeps both signs
        ("评级AA+）", "AA+", True),
        ("评级AA-、", "AA+", False),
        ("会用C++.", "C++", True),
        ("金额≥5万元的", "≥5万", True),
        ("金额≧ 5万元的", "≥5万", True),
        ("金额≤5万元的", "≥5万", False),
        ("金额5万元的", "≥5万", False),
        ("评级AA+以上", "AA+", True),
        ("评级AA－以上", "AA-", True),
        ("评级AA以上", "AA+", False),
        ("评级A1+的", "A1-", False),
        ("涨跌-5%时", "-5%", True),
        ("涨跌+5%时", "-5%", False),
        ("利率≥5%的", "利率≥5%", True),
        ("利率<5%的", "利率≥5%", False),
    ],
)
def test_a_match_must_have_the_signs_that_were_typed(text: str, typed: str, held: bool) -> None:
    folded, term = Folded.of(text), fold(strip_separators(typed))
    start = folded.text.find(term)
    assert start >= 0
    assert has_signs(folded, Span(start, start + len(term)), signs_in(typed)) is held
