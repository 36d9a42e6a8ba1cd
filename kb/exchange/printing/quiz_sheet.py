"""A quiz on paper: its questions with room for a name, and on pages of their own what is right, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.exchange.printing.composition import Line, composed
from kb.exchange.printing.printout import PrintPart
from kb.labels import path_label
from kb.model import BlockKind, QuizItem
from kb.translation import tr

_QUESTION_LEVEL = 4  # of headings: as large as the text, with room above
LETTERS = "ABCDEFGH"  # of the options, as on every exam paper


def quiz_parts(title: str, items: Sequence[QuizItem]) -> tuple[PrintPart, ...]:
    """The questions, and then their answers, which begin on another page; none where there are no questions."""
    if not items:
        return ()
    blanks = tr("姓名：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿年＿＿月＿＿日　　答对：＿＿＿＿题，共 {count} 题").format(
        count=len(items)
    )
    questions = [
        Line(BlockKind.HEADING, title, 1),
        Line(BlockKind.PARAGRAPH, blanks),
        *(line for number, item in enumerate(items, 1) for line in _question(item, number)),
    ]
    answers_title = tr("{title}：答案").format(title=title)
    answers = [
        Line(BlockKind.HEADING, answers_title, 1),
        *(line for number, item in enumerate(items, 1) for line in _answer(item, number)),
    ]
    return _kept(PrintPart(composed(title, questions))), _kept(PrintPart(composed(answers_title, answers)))


def _question(item: QuizItem, number: int) -> Iterator[Line]:
    yield Line(BlockKind.HEADING, f"{number}. {item.text}", _QUESTION_LEVEL)
    for letter, option in zip(LETTERS, item.options, strict=False):
        yield Line(BlockKind.ITEM, option, 1, f"{letter}.")


def _answer(item: QuizItem, number: int) -> Iterator[Line]:
    right = f"{number}. {LETTERS[item.answer]} {item.options[item.answer]}"
    yield Line(BlockKind.HEADING, right, _QUESTION_LEVEL)
    where = path_label(item.title, *item.heading_path)
    yield Line(BlockKind.PARAGRAPH, tr("{why}（{where}）").format(why=item.why, where=where), 1)


def _kept(part: PrintPart) -> PrintPart:
    """What belongs to one question stays on one page: every block before the last one of a question keeps."""
    blocks = part.article.blocks
    starts = {block.index for block in blocks if (block.kind, block.level) == (BlockKind.HEADING, _QUESTION_LEVEL)}
    ends = {index - 1 for index in starts} | {len(blocks) - 1}
    first = min(starts)
    return replace(part, kept=frozenset(block.index for block in blocks[first:] if block.index not in ends))
