"""The built-in articles are whole: every role has every part, and nothing in them is to be mended."""

from pathlib import Path

import pytest

from kb.content.checks.lint import Report, check

CONTENT = Path(__file__).parents[2] / "content"
FEWEST_TERMS = 150


@pytest.fixture(scope="module")
def report() -> Report:
    """What all of the articles are checked to be."""
    return check(CONTENT)


def test_every_role_has_every_part_and_nothing_is_to_be_mended(report: Report) -> None:
    assert report.missing == ()
    assert report.findings == ()


def test_the_glossary_holds_what_a_branch_looks_up(report: Report) -> None:
    assert report.terms >= FEWEST_TERMS
