"""What a part of an office file points at: other parts of its package, and addresses outside."""

import posixpath
from dataclasses import dataclass, field

from lxml.etree import _Element

from kb.content.importers.packages import Package
from kb.content.importers.xml_parts import parse

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Relations:
    """``parts``: kind (the last word of its type) → names in the package; ``by_id``: id → name; links to outside."""

    parts: dict[str, list[str]] = field(default_factory=dict)
    by_id: dict[str, str] = field(default_factory=dict)
    outside: tuple[str, ...] = ()

    @classmethod
    def read(cls, package: Package, of: str) -> "Relations":
        """Those of the part called ``of``; of the package itself for an empty name."""
        folder, name = posixpath.split(of)
        content = package.read(posixpath.join(folder, "_rels", f"{name}.rels"))
        parts: dict[str, list[str]] = {}
        by_id = {}
        outside = []
        for relation in parse(content).iterchildren(_RELATION) if content else ():
            kind, target = (relation.get("Type") or "").rpartition("/")[2], relation.get("Target") or ""
            if relation.get("TargetMode") == "External":
                outside.append(target)
                continue
            inside = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            by_id[relation.get("Id") or ""] = posixpath.normpath(inside)
            parts.setdefault(kind, []).append(posixpath.normpath(inside))
        return cls(parts, by_id, tuple(outside))

    def root(self, package: Package, kind: str) -> _Element | None:
        """The root of the first part of a kind that is there."""
        for name in self.parts.get(kind, ()):
            if content := package.read(name):
                return parse(content)
        return None

    def root_by_id(self, package: Package, key: str) -> _Element | None:
        """The root of the part with this id, if it is there."""
        content = package.read(self.by_id.get(key, ""))
        return parse(content) if content else None
