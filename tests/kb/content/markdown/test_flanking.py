"""Where emphasis may open and close."""

import pytest

from kb.content.markdown.flanking import flanking


@pytest.mark.parametrize(
    ("before", "after", "sign", "opens", "closes"),
    [
        ("", "甲", "*", True, False),
        ("甲", "", "*", False, True),
        ("：", "须", "*", True, True),
        ("请", "“", "*", True, True),
        ("a", "b", "*", True, True),
        ("a", "b", "_", False, False),
        ("甲", "乙", "_", False, False),
        (" ", "a", "_", True, False),
        ("(", "a", "_", True, False),
        (" ", " ", "*", False, False),
        ("a", "(", "*", False, True),
        ("甲", "(", "*", True, True),
        ("2", "2", "*", False, False),
        ("张", "、", "*", False, True),
        ("（", "张", "*", True, False),
        ("甲", "（", "~", True, True),
    ],
)
def test_the_characters_beside_a_run_decide(before: str, after: str, sign: str, opens: bool, closes: bool) -> None:
    assert flanking(before, after, sign) == (opens, closes)
