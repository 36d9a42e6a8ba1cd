"""Damaged files of every format: each is read or refused with a sentence; no reader breaks, and none hangs.

``pytest -m sweep`` makes 10,000 of them for each reader; otherwise there are fewer.
"""

from pathlib import Path

import pytest

from kb.content.importers.importer import IMPORT_FORMATS, preview_all
from kb.content.importers.wording import sentence
from kb.content.parser import parse_article
from tests.kb.content.importers.mutations import mutated
from tests.kb.content.importers.numbered_files import MAKERS as NUMBERED
from tests.kb.content.importers.numbered_files import Body
from tests.kb.content.importers.office_files import office_files

SAMPLES = Path(__file__).parents[3] / "samples" / "office"


def seeds() -> dict[str, list[bytes]]:
    """The sound files of each format, by suffix."""
    found: dict[str, list[bytes]] = {}
    for made in office_files():
        found.setdefault(Path(made.name).suffix, []).append(made.content)
    for path in sorted(SAMPLES.iterdir()):
        found.setdefault(path.suffix, []).append(path.read_bytes())
    found[".docx"] += [NUMBERED[name](Body()) for name in ("chapters", "linked-list-style", "custom-width")]
    return found


SEEDS = seeds()
KINDS = [".docx", ".doc", ".pdf", ".xlsx", ".html", ".epub", ".md", ".txt"]


def survive(suffix: str, seed: int, folder: Path) -> str:
    """Import a damaged file; what became of it."""
    sound = SEEDS[suffix]
    path = folder / f"damaged{suffix}"
    path.write_bytes(mutated(sound[seed % len(sound)], seed))
    (outcome,) = preview_all([path])
    if outcome.error is not None:
        assert sentence(outcome.error).endswith("。")
        return type(outcome.error).__name__
    assert outcome.preview is not None
    for article in outcome.preview.articles():
        assert parse_article(article.markdown, fallback_id="x").id == article.id
    return "read"


def test_there_are_sound_files_of_every_format() -> None:
    assert {suffix for form in IMPORT_FORMATS for suffix in form.suffixes if suffix in KINDS} == {*KINDS} <= {*SEEDS}
    assert all(set(form.suffixes) & {*KINDS} for form in IMPORT_FORMATS)


@pytest.mark.parametrize("suffix", KINDS)
def test_a_damaged_file_is_read_or_refused(suffix: str, tmp_path: Path) -> None:
    outcomes = [survive(suffix, seed, tmp_path) for seed in range(60)]
    assert len({*outcomes}) >= (1 if suffix in {".md", ".txt", ".html"} else 2), "the files are not damaged enough"


@pytest.mark.sweep
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("suffix", KINDS)
def test_ten_thousand_damaged_files_are_read_or_refused(suffix: str, tmp_path: Path) -> None:
    for seed in range(1000, 11_000):
        survive(suffix, seed, tmp_path)
