"""What is said in one table is not said again in a module of its own."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kb.labels import PLACEMENT_LABELS
from kb.model import COLORS, Placement
from ui.commands import COMMANDS, readable

ROOT = Path(__file__).parents[2] / "ui"
MODULES = sorted(ROOT.rglob("*.py"))


@cache
def _literals(path: Path) -> tuple[str, ...]:
    """Every string of a module but its docstrings."""
    return tuple(_strings(path))


def _strings(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text("utf-8"))
    statements = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in statements:
            yield node.value


def test_no_module_spells_the_label_of_a_placement_or_the_name_of_a_colour() -> None:
    labels = {PLACEMENT_LABELS[Placement.CHANGED], PLACEMENT_LABELS[Placement.ORPHANED]}
    repeated = [
        (path.relative_to(ROOT).as_posix(), text)
        for path in MODULES
        for text in _literals(path)
        if text in COLORS or any(label in text for label in labels)
    ]
    assert repeated == []


def test_no_module_but_the_table_of_commands_spells_a_shortcut() -> None:
    keys = {form for command in COMMANDS for key in command.keys for form in (key, readable(key))}
    spelt = re.compile(rf"(?<![\w+])(?:{'|'.join(map(re.escape, sorted(keys)))})(?![\w+])")
    others = [path for path in MODULES if path != ROOT / "commands.py"]
    assert [(path.name, text) for path in others for text in _literals(path) if spelt.search(text)] == []
