"""问法: the questions that people really ask, by the section that answers them.

The file ``questions/<article id>.toml`` of a pack holds those of an article. They are searched and never shown as text
of the article::

    [[section]]
    heading = "挂失"
    questions = ["卡丢了怕人家把钱取走先干嘛"]
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path

from kb.content.library import Source
from kb.content.toml_text import parse_toml
from kb.errors import ContentError, UnreadableFile
from kb.files import decode, read_bytes
from kb.model import Article, Block, BlockKind
from kb.translation import tr

FOLDER = "questions"
_LARGEST = 1_000_000  # bytes


@dataclass(frozen=True, slots=True)
class SectionQuestions:
    """The questions that the section under ``heading`` answers; an empty heading is the article's beginning."""

    heading: str
    questions: tuple[str, ...]

    def block_in(self, article: Article) -> Block | None:
        """The first block that answers: below the heading, if something stands there. None without such a heading."""
        headings = [at for at, block in enumerate(article.blocks) if _is_heading(block, self.heading, article)]
        if not headings:
            return None
        below = article.blocks[headings[0] + 1 :]
        answering = next((block for block in below if block.kind is not BlockKind.HEADING and not block.header), None)
        return answering or article.blocks[headings[0]]


def _is_heading(block: Block, heading: str, article: Article) -> bool:
    return block.kind is BlockKind.HEADING and block.text == (heading or article.title)


def questions_file(source: Source) -> Path:
    """Where the questions of an article are, if it has any."""
    return source.pack_folder / FOLDER / f"{source.head.id}.toml"


def read_questions(source: Source) -> tuple[SectionQuestions, ...]:
    """The questions of an article, section by section; none without a file. Raises ContentError when it is damaged."""
    path = questions_file(source)
    if not path.exists():
        return ()
    try:
        content = read_bytes(path, most=_LARGEST, inside=source.pack_folder)
        listed = parse_toml(decode(content, path).text)["section"]
        return tuple(
            SectionQuestions(str(entry["heading"]), tuple(str(one) for one in entry["questions"])) for entry in listed
        )
    except UnreadableFile as error:
        raise ContentError(path, error.reason) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ContentError(path, tr("问法文件读不懂（{error}）").format(error=error)) from error


def questions_for(role: str, sources: Iterable[Source]) -> tuple[str, ...]:
    """What people of a role ask: of each section the first question, the articles in turn so that neighbours differ.

    Articles for few roles come first: they are the role's own. A file that cannot be read has none. Reads files: those
    of one role take 20 to 100 ms.
    """
    own = sorted((source for source in sources if role in source.head.roles), key=lambda source: len(source.head.roles))
    of_articles = [[*_first_questions(source)] for source in own]
    in_turn = chain.from_iterable(zip_longest(*of_articles))
    return tuple(dict.fromkeys(question for question in in_turn if question))


def _first_questions(source: Source) -> Iterator[str]:
    with suppress(ContentError):  # the linter tells
        yield from (section.questions[0] for section in read_questions(source) if section.questions)


def digest(source: Source) -> str:
    """What an index of the article depends on: the digest of its file, and of its questions where it has some."""
    path = questions_file(source)
    if not path.exists():  # as nearly always; finding out by reading takes four times as long
        return source.digest
    try:
        questions = read_bytes(path, most=_LARGEST, inside=source.pack_folder)
    except UnreadableFile:
        return source.digest
    return hashlib.sha256(source.digest.encode() + questions).hexdigest()


def digests(sources: Collection[Source]) -> dict[str, str]:
    """By article id the ``digest`` of each; a pack without questions is not asked for those of every article."""
    asking = {folder: (folder / FOLDER).exists() for folder in {source.pack_folder for source in sources}}
    return {source.head.id: digest(source) if asking[source.pack_folder] else source.digest for source in sources}


def question_problems(source: Source, article: Article) -> Iterator[str]:
    """What is wrong with the questions of an article, in Chinese."""
    try:
        sections = read_questions(source)
    except ContentError as error:
        yield error.reason
        return
    seen: set[str] = set()
    for section in sections:
        if section.block_in(article) is None:
            yield tr("问法：没有小标题“{heading}”").format(heading=section.heading)
        if not section.questions:
            yield tr("问法：“{heading}”下面没有问题").format(heading=section.heading)
        for question in section.questions:
            if question in seen:
                yield tr("问法重复：{question}").format(question=question)
            seen.add(question)
