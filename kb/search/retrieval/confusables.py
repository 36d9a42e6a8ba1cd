"""Characters that are taken for one another because they look alike (贷 and 货, 未 and 末)."""

from functools import cache

from kb.resources import resource
from kb.text.normalize import fold_characters

CONFUSABLES = resource("confusables.txt")


def confusables(character: str) -> str:
    """The characters that look like a folded one; never numerals: another number is no slip."""
    return _table().get(character, "")


@cache
def _table() -> dict[str, str]:
    out: dict[str, str] = {}
    for line in CONFUSABLES.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            group = [one for one in fold_characters(line.strip()) if not one.isdecimal()]
            for character in group:
                others = (other for other in group if other != character)
                out[character] = "".join(dict.fromkeys([*out.get(character, ""), *others]))
    return out
