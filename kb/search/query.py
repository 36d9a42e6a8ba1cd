"""What a person typed, as terms to look for."""

from dataclasses import dataclass

from kb.text.normalize import fold, fold_characters, strip_separators

MAX_LENGTH = 200  # code points; more is a paste, and its beginning says enough


@dataclass(frozen=True, slots=True)
class Query:
    """``terms`` are folded, without separators at their ends, in the order typed, each once.

    ``whole`` is the fold of the whole query. ``symbols`` holds the characters to look for, folded one by one, when
    the query is nothing but separators (``《》``); then there are no terms.
    """

    raw: str
    terms: tuple[str, ...]
    whole: str
    symbols: str = ""


def parse(text: str) -> Query:
    """Read a query: white space separates terms. Any text is a query; none raises."""
    raw = text.strip()[:MAX_LENGTH]
    terms = tuple(dict.fromkeys(term for term in map(fold, map(strip_separators, raw.split())) if term))
    whole = fold(strip_separators(raw))
    return Query(raw, terms, whole, "" if terms else fold_characters(raw))
