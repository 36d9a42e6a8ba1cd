"""What a pack's articles shall be, and in which order: its ``structure.toml``. A pack without one asks for nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kb.content.manifest import LARGEST
from kb.content.toml_text import parse_toml
from kb.errors import ContentError
from kb.files import read_text
from kb.translation import tr

STRUCTURE = "structure.toml"


@dataclass(frozen=True, slots=True)
class ArticlePart:
    """One of the articles that every role has, and the headings it must have."""

    title: str
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Structure:
    """What a pack shall be. Empty fields ask for nothing."""

    topics: frozenset[str] = frozenset()
    other_roles: frozenset[str] = frozenset()
    roles: Mapping[str, str] = field(default_factory=dict)  # prefix of the ids → role
    parts: Mapping[str, ArticlePart] = field(default_factory=dict)  # end of the ids → part
    shared: Mapping[str, str] = field(default_factory=dict)  # id → title
    terms: Mapping[str, str] = field(default_factory=dict)  # what is not written → what is
    own_figures: tuple[str, ...] = ()  # phrases whose figures the pack sets itself: 新人90天
    glossary: str = ""  # the id of the article that explains terms

    def rank(self, article_id: str) -> tuple[int, int, int]:
        """Where an article stands among the others: those without a place here, the roles' parts, the shared ones."""
        prefix, _, key = article_id.partition("-")
        if prefix in self.roles and key in self.parts:
            return 1, [*self.roles].index(prefix), [*self.parts].index(key)
        shared = [*self.shared]
        return (2, shared.index(article_id), 0) if article_id in shared else (0, 0, 0)

    @classmethod
    def read(cls, pack: Path) -> "Structure":
        """The structure that the pack's folder names. Raises ContentError when the file is no such thing."""
        path = pack / STRUCTURE
        try:
            if not path.exists() and not path.is_symlink():
                return cls()
            found = parse_toml(read_text(path, most=LARGEST, inside=pack).text)
            return cls(
                topics=frozenset(found["topics"]),
                other_roles=frozenset(found["other_roles"]),
                roles=dict(found["roles"]),
                parts={
                    key: ArticlePart(part["title"], tuple(part["headings"])) for key, part in found["parts"].items()
                },
                shared=dict(found["shared"]),
                terms=dict(found["terms"]),
                own_figures=tuple(map(str, found.get("own_figures", ()))),
                glossary=str(found.get("glossary", "")),
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ContentError(path, tr("结构文件读不懂（{error}）").format(error=error)) from error
