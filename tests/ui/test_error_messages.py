"""Every expected failure has a Chinese sentence of its own.

Covers: kb/errors.py.
"""

import inspect
from pathlib import Path

import pytest

from kb import errors
from ui.error_messages import OPERATIONS, sentence, undo_words

KINDS = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, errors.KbError) and kind is not errors.KbError
]


def _made(kind: type[Exception]) -> Exception:
    if kind is errors.ContentError:
        return errors.ContentError(Path("x/a.md"), "无法读取")
    if kind is errors.PdfNotWritten:
        return errors.PdfNotWritten(Path("x/a.pdf"))
    if kind is errors.DocumentTooLarge:
        return errors.DocumentTooLarge("页数", 2, 1)
    if issubclass(kind, errors.WrongPin | errors.TooEarly):
        return kind(30.0)
    facts = [fact for fact in inspect.signature(kind.__init__).parameters if fact not in {"self", "args", "kwargs"}]
    return kind(*["x"] * max(1, len(facts)))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_expected_failure_has_its_sentence(kind: type[Exception]) -> None:
    words = sentence(_made(kind))
    assert words.endswith("。")
    assert "意外" not in words


def test_a_bug_gets_a_general_sentence_and_a_file_error_its_reason() -> None:
    assert "ZeroDivisionError" in sentence(ZeroDivisionError())
    assert "磁盘已满" in sentence(OSError(28, "磁盘已满"))


def test_a_pdf_that_was_not_written_says_why() -> None:
    error = errors.PdfNotWritten(Path("共享/a.pdf"))
    error.__cause__ = PermissionError(13, "denied")
    assert "共享" in sentence(error)
    assert "权限" in sentence(error)
    error.__cause__ = OSError(28, "no room")
    assert "磁盘已满" in sentence(error)


def test_undo_names_what_it_takes_back() -> None:
    assert undo_words("撤销", "highlight") == "撤销“划线”"
    assert undo_words("重做", None) == "重做"
    assert all(OPERATIONS.values())
