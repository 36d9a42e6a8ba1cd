"""Which runs of signs belong together."""

import pytest

from kb.content.markdown.delimiters import Delimiter, paired
from kb.model import InlineStyle

STRONG, EMPHASIS = InlineStyle.STRONG, InlineStyle.EMPHASIS


def runs(*written: str) -> list[Delimiter]:
    """Delimiters from their writing: ``(**`` opens, ``**)`` closes, ``(**)`` may do both."""
    out = []
    for node, one in enumerate(written):
        signs = one.strip("()")
        out.append(Delimiter(node, signs[0], len(signs), len(signs), one[0] == "(", one[-1] == ")"))
    return out


@pytest.mark.parametrize(
    ("written", "pairs", "left"),
    [
        (["(**", "**)"], [(0, 1, STRONG)], [0, 0]),
        (["(***", "***)"], [(0, 1, STRONG), (0, 1, EMPHASIS)], [0, 0]),
        (["(~~", "~~)"], [(0, 1, InlineStyle.STRIKE)], [0, 0]),
        (["(*", "(**", "**)", "*)"], [(1, 2, STRONG), (0, 3, EMPHASIS)], [0, 0, 0, 0]),
        (["(*", "(_", "*)", "_)"], [(0, 2, EMPHASIS)], [0, 1, 0, 1]),
        (["(**", "*)"], [(0, 1, EMPHASIS)], [1, 0]),
        (["(*)", "(**)"], [], [1, 2]),
        (["**)", "(**"], [], [2, 2]),
    ],
)
def test_a_closer_takes_the_nearest_opener_of_its_sign(
    written: list[str], pairs: list[tuple[int, int, InlineStyle]], left: list[int]
) -> None:
    delimiters = runs(*written)
    assert [(pair.opener.node, pair.closer.node, pair.style) for pair in paired(delimiters)] == pairs
    assert [delimiter.count for delimiter in delimiters] == left
