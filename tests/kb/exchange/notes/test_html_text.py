"""The words of HTML, and nothing else of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.exchange.notes.html_text import text_of


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>先看</p><p>再看</p>", "先看\n\n再看"),
        ("甲<br/>乙", "甲\n乙"),
        ("<div>甲</div><div>乙 &lt;5万&gt;</div>", "甲\n\n乙 <5万>"),
        ("<table><tr><td>甲</td><td>乙</td></tr></table>", "甲 乙"),
        ("<script>x</script><style>y</style><!-- z -->甲", "甲"),
        ("没有标签", "没有标签"),
        ("<b>没有<i>关上", "没有关上"),
    ],
)
def test_blocks_are_lines_and_tags_are_gone(html: str, words: str) -> None:
    assert text_of(html) == words


@given(st.text(st.sampled_from("<>/pbr&;# a甲!-") | st.characters(), max_size=30))
def test_no_text_raises(html: str) -> None:
    text_of(html)
