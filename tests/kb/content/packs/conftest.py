"""Keys, a folder to make packs from, and a place to install them to."""

from pathlib import Path

import pytest

from kb.content.packs.pack_site import PackSite
from kb.content.packs.signing import SigningKey, generate_key
from tests.kb.content.packs.handmade import contents


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two key pairs, ``bank`` and ``other``."""
    folder = tmp_path_factory.mktemp("keys")
    generate_key(folder, "bank", "省分行")
    generate_key(folder, "other", "别家")
    return folder


@pytest.fixture
def key(keys: Path) -> SigningKey:
    """The bank's key."""
    return SigningKey(keys / "bank.key", "省分行")


@pytest.fixture
def other_key(keys: Path) -> SigningKey:
    """Somebody else's key."""
    return SigningKey(keys / "other.key", "别家")


@pytest.fixture
def site(tmp_path: Path) -> PackSite:
    """An empty data folder."""
    return PackSite(tmp_path / "data" / "packs")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder to build a pack from."""
    return write_source(tmp_path / "source", contents())


def write_source(folder: Path, files: dict[str, bytes]) -> Path:
    """Write files below a folder."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder
