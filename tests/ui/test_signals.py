"""What a signal carries is told beside it: ``Signal(object)`` says nothing to a reader or a type checker."""

import ast
import builtins
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
UI = ROOT / "ui"
MODULES = sorted(UI.rglob("*.py"))
_NAME = re.compile(r"[A-Za-z_][A-Za-z_0-9]*")


@cache
def project_classes() -> frozenset[str]:
    """The classes that ``kb`` and ``ui`` define, and the built-in ones."""
    sources = "\n".join(path.read_text("utf-8") for room in ("kb", "ui") for path in (ROOT / room).rglob("*.py"))
    own = set(re.findall(r"^class (\w+)", sources, re.MULTILINE))
    return frozenset(
        own | {"Path"} | {name for name, value in vars(builtins).items() if isinstance(value, type)} - {"object"}
    )


def names_known_to(tree: ast.Module) -> frozenset[str]:
    """The project's classes, and what the module imports (``Path``, an alias)."""
    imported = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom | ast.Import))
    return project_classes() | {alias.asname or alias.name for node in imported for alias in node.names}


def undeclared(source: str) -> list[str]:
    """The lines with a signal that carries an object whose type is not named in the comment that follows."""
    tree, lines = ast.parse(source), source.splitlines()
    known = names_known_to(tree)
    found = []
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Signal"):
            continue
        objects = sum(isinstance(argument, ast.Name) and argument.id == "object" for argument in node.args)
        assert node.end_lineno is not None
        comment = " ".join(line.partition("#")[2] for line in lines[node.lineno - 1 : node.end_lineno])
        types = [name for name in _NAME.findall(comment) if name in known]
        if objects > len(types):
            found.append(f"{node.lineno}: {lines[node.lineno - 1].strip()}")
    return found


def test_every_object_that_a_signal_carries_has_its_type_beside_it() -> None:
    found = {module.relative_to(UI).as_posix(): undeclared(module.read_text("utf-8")) for module in MODULES}
    assert len(found) > 200
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_a_signal_without_a_type_is_noticed() -> None:
    source = "class A:\n    a = Signal(object)  # a hit\n    b = Signal(object)  # Hit that was chosen\n"
    assert undeclared(source) == ["2: a = Signal(object)  # a hit"]
