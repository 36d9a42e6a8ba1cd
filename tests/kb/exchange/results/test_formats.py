"""Every format writes both kinds of result.

Covers: kb/exchange/wording.py.
"""

import pytest

from kb.content.comparison import Comparison
from kb.exchange.results.formats import RESULT_FORMATS, ResultFormat
from kb.exchange.wording import snippet_of
from kb.model import RoleHits


@pytest.mark.parametrize("format_", RESULT_FORMATS.values(), ids=RESULT_FORMATS)
def test_a_format_writes_what_was_found_and_what_was_compared(
    format_: ResultFormat, found: tuple[RoleHits, ...], compared: Comparison
) -> None:
    assert "贷后检查要按期做" in format_.role_hits("贷后", found, snippet_of)
    assert "做好贷后检查。" in format_.comparison(compared)
    assert format_.suffix.startswith(".")
    assert format_.words


@pytest.mark.parametrize("format_", RESULT_FORMATS.values(), ids=RESULT_FORMATS)
def test_nothing_is_written_without_a_complaint(format_: ResultFormat) -> None:
    assert format_.role_hits("", (), snippet_of)
    assert format_.comparison(Comparison())
