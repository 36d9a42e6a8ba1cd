"""What a person typed, as what an annotation must hold: the syntax of the search box, as far as notes can answer it."""

from dataclasses import dataclass

from kb.text.query import parse as read


@dataclass(frozen=True, slots=True)
class NoteQuery:
    """Of every one of ``clauses`` an annotation must hold one term, and none of ``without``; all terms are folded.

    Every one of ``tags`` must stand in one of its tags, and none of ``without_tags`` in any. ``symbols`` holds the
    characters to look for, folded one by one, when the query is nothing but separators (``《》``). ``of_articles``: the
    query asks for what only articles have, a role, a topic or a title.
    """

    clauses: tuple[tuple[str, ...], ...] = ()
    without: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    without_tags: tuple[str, ...] = ()
    symbols: str = ""
    of_articles: bool = False

    def __bool__(self) -> bool:
        """Whether there is something that an annotation can answer."""
        return not self.of_articles and bool(self.clauses or self.tags or self.without_tags or self.symbols)

    @property
    def terms(self) -> tuple[str, ...]:
        """What is wanted in words, each term once; only where no words are wanted, the tags."""
        return tuple(dict.fromkeys(term for clause in self.clauses for term in clause)) or self.tags


def parse(text: str) -> NoteQuery:
    """Read a query. What is not well formed is plain text: any text is a query, none raises."""
    query = read(text)
    return NoteQuery(
        clauses=tuple(tuple(term.text for term in clause) for clause in query.clauses),
        without=tuple(term.text for term in query.without),
        tags=query.include.tags,
        without_tags=query.exclude.tags,
        symbols=query.symbols,
        of_articles=bool(query.include.roles or query.include.topics or query.include.titles),
    )
