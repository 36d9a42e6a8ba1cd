"""The formats of search results and comparisons. A further one is one more line here, and a module that writes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kb.content.comparison import Comparison
from kb.exchange.results import csv_format, markdown
from kb.exchange.wording import TextOf
from kb.model import RoleHits
from kb.translation import tr


@dataclass(frozen=True, slots=True)
class ResultFormat:
    """``name`` in the code, ``words`` for the person, the file's ``suffix``, and the functions that give its text."""

    name: str
    words: str
    suffix: str
    role_hits: Callable[[str, Sequence[RoleHits], TextOf], str]
    comparison: Callable[[Comparison], str]


RESULT_FORMATS = {
    format_.name: format_
    for format_ in (
        ResultFormat("markdown", tr("Markdown 文档"), ".md", markdown.role_hits, markdown.comparison),
        ResultFormat("csv", tr("CSV 表格"), ".csv", csv_format.role_hits, csv_format.comparison),
    )
}
