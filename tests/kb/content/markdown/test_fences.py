"""Which lines begin fenced code, and what is kept of the words behind the signs."""

import pytest

from kb.content.markdown.fences import Fence, read_fence


@pytest.mark.parametrize(
    ("line", "fence"),
    [
        ("```", Fence("```")),
        ("~~~~", Fence("~~~~")),
        ("```python", Fence("```")),
        ("``` 贷后检查 ", Fence("```", ("贷后检查",))),
        ("~~~ a `b`", Fence("~~~")),
        ("``", None),
        ("``` a `b`", None),
        ("贷后", None),
    ],
)
def test_a_fence_is_three_signs_or_more_and_chinese_behind_it_is_text(line: str, fence: Fence | None) -> None:
    assert read_fence(line) == fence
