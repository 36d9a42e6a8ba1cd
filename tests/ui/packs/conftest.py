"""Signed packs, and what lies on a stick."""

from pathlib import Path

import pytest

from tests.signed_packs import SignedPacks


@pytest.fixture
def packs(tmp_path: Path) -> SignedPacks:
    """Two versions of a signed pack."""
    return SignedPacks(tmp_path / "office")
