"""A question that nothing answers is asked again in pieces: nobody who asks in words is shown an empty page."""

import re
from collections.abc import Iterator

from kb.text.query import Query, parse

_QUOTES = str.maketrans(dict.fromkeys("“”「」『』", " "))  # whoever types these quotes somebody; a phrase has "…"
_STOPS = re.compile(r"[，,。；;？?！!、…\s]+")
_SAYS_SOMETHING = re.compile(r"([^\W\da-zA-Z_].*?){4}")  # four Chinese characters: three Latin words may be nonsense

_MOST_CLAUSES = 4  # each takes as long as a question: 50 ms


def pieces_of(query: Query) -> Iterator[Query]:
    """The same question without its quotation marks, then its longest clauses; none of a plain one.

    A query that narrows, or leaves something out, means what it says: there are no pieces of it.
    """
    if query.without or query.include or query.exclude or query.symbols or '"' in query.raw:
        return
    said = query.raw.translate(_QUOTES).strip()
    if said != query.raw.strip():
        yield parse(said, fields=False)
    clauses = [clause for clause in _STOPS.split(said) if _SAYS_SOMETHING.search(clause) and clause != query.raw]
    yield from (parse(clause, fields=False) for clause in sorted(clauses, key=len, reverse=True)[:_MOST_CLAUSES])
