"""The formats of checklists. A further one is one more line here, and a module that writes it."""

from collections.abc import Callable
from dataclasses import dataclass

from kb.exchange.checklists import csv_format, markdown
from kb.model import ChecklistHistory
from kb.translation import tr


@dataclass(frozen=True, slots=True)
class ChecklistFormat:
    """``name`` in the code, ``words`` for the person, the file's ``suffix``, and the function that gives its text."""

    name: str
    words: str
    suffix: str
    text: Callable[[ChecklistHistory], str]


CHECKLIST_FORMATS = {
    format_.name: format_
    for format_ in (
        ChecklistFormat("csv", tr("CSV 表格"), ".csv", csv_format.history),
        ChecklistFormat("markdown", tr("Markdown 文档"), ".md", markdown.history),
    )
}
