"""The built-in articles are whole: every role has every part, and nothing in them is to be mended."""

from pathlib import Path

from kb.content.checks.lint import check

CONTENT = Path(__file__).parents[2] / "content"
FEWEST_TERMS = 150


def test_every_role_has_every_part_and_nothing_is_to_be_mended() -> None:
    report = check(CONTENT)
    assert report.missing == ()
    assert report.findings == ()


def test_the_glossary_holds_what_a_branch_looks_up() -> None:
    assert check(CONTENT).terms >= FEWEST_TERMS
