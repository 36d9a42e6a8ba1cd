"""The formats a person can choose from. A further one is one more line here, and a module that writes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kb.content.comparison import Comparison
from kb.exchange.duties import csv_format, markdown
from kb.exchange.wording import TextOf
from kb.model import RoleHits


@dataclass(frozen=True, slots=True)
class Format:
    """``name`` in the code, ``words`` for the person, the file's ``suffix``, and the functions that give its text."""

    name: str
    words: str
    suffix: str
    role_hits: Callable[[str, Sequence[RoleHits], TextOf], str]
    comparison: Callable[[Comparison], str]


FORMATS = {
    format_.name: format_
    for format_ in (
        Format("markdown", "Markdown 文档", ".md", markdown.role_hits, markdown.comparison),
        Format("csv", "CSV 表格", ".csv", csv_format.role_hits, csv_format.comparison),
    )
}
