"""An installed pack, as far as its record goes."""

from pathlib import Path

import pytest

from kb.content.packs.signing import SigningKey
from kb.content.packs.storage.installed import InstalledPack, pack_folder
from kb.content.packs.storage.installed_writer import write_installed


@pytest.fixture
def record(key: SigningKey, tmp_path: Path) -> InstalledPack:
    """The record that stands in ``tmp_path``; the pack's folder is not made."""
    made = InstalledPack("demo", key.publisher, "1.0-0123abcd", "0.9-0123abcd")
    pack_folder(tmp_path, "demo").mkdir(parents=True)
    write_installed(tmp_path, made)
    return made
