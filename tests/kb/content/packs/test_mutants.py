"""Thousands of packs changed at random: each is refused by an error of ours, or brings exactly what was signed."""

import tracemalloc
from collections import Counter
from pathlib import Path

import pytest

from kb.content.packs.errors import PackError
from kb.content.packs.install import install
from kb.content.packs.pack_site import PackSite
from kb.content.packs.rollback import check_installed, remove
from kb.content.packs.signing import SigningKey
from tests.kb.content.packs.handmade import contents, raw_pack, tree
from tests.kb.content.packs.mutants import mutant

MEMORY = 16 * 1024 * 1024  # bytes


def outcomes(seeds: range, key: SigningKey, site: PackSite, folder: Path) -> Counter[str]:
    """What became of the mutants, by the name of the error; the data folder is looked at after each."""
    counts: Counter[str] = Counter()
    sound, pack = raw_pack(key, version="2.0"), folder / "mutant.xzpack"
    pack.write_bytes(raw_pack(key))
    install(pack, site, accepted=key.publisher.fingerprint)
    before = tree(site.packs)
    for seed in seeds:
        pack.write_bytes(mutant(sound, key, seed))
        try:
            done = install(pack, site)
        except PackError as error:
            counts[type(error).__name__] += 1
            assert tree(site.packs) == before, seed
            continue
        counts["installed"] += 1
        check_installed("demo", site)
        assert {path: (done.folder / path).read_bytes() for path in contents()} == contents("2.0"), seed
        remove("demo", site)
        pack.write_bytes(raw_pack(key))
        install(pack, site)
        before = tree(site.packs)
    return counts


def check(seeds: range, key: SigningKey, site: PackSite, folder: Path) -> Counter[str]:
    tracemalloc.start()
    try:
        counts = outcomes(seeds, key, site, folder)
        assert tracemalloc.get_traced_memory()[1] < MEMORY
    finally:
        tracemalloc.stop()
    assert sum(counts.values()) == len(seeds)
    return counts


def test_mutants_are_refused_or_bring_what_was_signed(key: SigningKey, site: PackSite, tmp_path: Path) -> None:
    counts = check(range(300), key, site, tmp_path)
    assert len(counts) >= 10  # they reach many of the checks, not only the first


@pytest.mark.sweep
@pytest.mark.timeout(1800)
def test_ten_thousand_mutants_are_refused_or_bring_what_was_signed(
    key: SigningKey, site: PackSite, tmp_path: Path
) -> None:
    counts = check(range(300, 10_300), key, site, tmp_path)
    print(counts)
    assert len(counts) >= 15
