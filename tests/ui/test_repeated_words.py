"""What is said in one table is not said again in a module of its own."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.labels import PLACEMENT_LABELS
from kb.model import COLORS, Placement

ROOT = Path(__file__).parents[2] / "ui"
MODULES = sorted(ROOT.rglob("*.py"))


def _literals(path: Path) -> Iterator[str]:
    """Every string of a module but its docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    statements = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in statements:
            yield node.value


@pytest.mark.parametrize("path", MODULES, ids=[path.relative_to(ROOT).as_posix() for path in MODULES])
def test_no_module_spells_the_label_of_a_placement_or_the_name_of_a_colour(path: Path) -> None:
    labels = {PLACEMENT_LABELS[Placement.CHANGED], PLACEMENT_LABELS[Placement.ORPHANED]}
    repeated = [text for text in _literals(path) if text in COLORS or any(label in text for label in labels)]
    assert repeated == []
