"""The order of versions."""

import pytest

from kb.content.versions import version_key


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        *[
            ("1.9", "1.10"),
            ("1", "1.0.1"),
            ("2024.12", "2025.1"),
            ("v1", "v2"),
            ("", "0"),
            ("草稿", "0.1"),
            ("2", "10"),
        ],
        *[("1.9", "2.0-rc1"), ("2.0-rc1", "2.0"), ("2.0-rc9", "2.0-rc10"), ("1.0.0-alpha.9", "1.0.0-alpha.10")],
        *[
            ("2.0（征求意见稿）", "2.0"),
            ("1.0", "1.0修订"),
            ("1.0修订2", "1.0修订10"),
            ("1.0", "1.0a"),
            ("1.1", "１.２"),
        ],
        *[
            ("2024.5.30", "2024-06-01"),
            ("2024年2版", "2024年10版"),
            ("2024年9月30日", "2024年10月1日"),
            ("第9版", "第10版"),
        ],
        *[("9" * 6000, "1"), ("²x", "3"), ("2.0beta2", "2.0"), ("1.9", "2.0beta2"), ("一", "二")],
    ],
)
def test_a_newer_version_is_greater(older: str, newer: str) -> None:
    assert version_key(older) < version_key(newer)


@pytest.mark.parametrize(
    ("one", "other"), [("1", "1.0.0"), (" 1.2", "1.2 "), ("v1.0", "1"), ("2024-06-01", "2024年6月1日")]
)
def test_zeros_at_the_end_and_a_letter_before_do_not_count(one: str, other: str) -> None:
    assert version_key(one) == version_key(other)
