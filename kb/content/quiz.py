"""Questions with one right answer, made from a pack's articles: ``questions/quiz/<name>.toml`` of the pack.

Each names the article and the run of its text that the answer rests on, so that a text that has changed is noticed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path

from kb.content.structure import Structure
from kb.content.toml_text import parse_toml
from kb.errors import ContentError
from kb.files import read_text
from kb.model import Article, Span
from kb.translation import tr

FOLDER = Path("questions", "quiz")
FEWEST_OPTIONS = 3
MOST_OPTIONS = 4  # each has a key
_LARGEST = 1_000_000  # bytes


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """One question: ``answer`` is the index of the right one of ``options``, ``why`` one sentence about it.

    ``source`` is the id of the article, ``quote`` a run of its canonical text, inside one block.
    """

    id: str
    text: str
    options: tuple[str, ...]
    answer: int
    source: str
    quote: str
    why: str

    @property
    def can_be_asked(self) -> bool:
        """Whether there are as many options as there shall be, all different, and the right one is one of them."""
        count = len({*self.options})
        return FEWEST_OPTIONS <= count == len(self.options) <= MOST_OPTIONS and 0 <= self.answer < count

    def place_in(self, article: Article) -> Span | None:
        """Where the quote stands in the article's canonical text (code points); None when it no longer does."""
        start = article.text.find(self.quote)
        return None if start < 0 else Span(start, start + len(self.quote))


@dataclass(frozen=True, slots=True)
class Quiz:
    """The questions of some packs, by the role that their file is for (empty: for everybody), and what is wrong."""

    by_role: Mapping[str, tuple[QuizQuestion, ...]]
    problems: tuple[ContentError, ...] = ()

    def questions(self, role: str = "") -> tuple[QuizQuestion, ...]:
        """The questions for a role; for none, or one that has no questions, those of all roles in turn."""
        if role and role in self.by_role:
            return (*self.by_role[role], *self.by_role.get("", ()))
        in_turn = chain.from_iterable(zip_longest(*self.by_role.values()))
        return tuple(question for question in in_turn if question is not None)


def quiz_of(packs: Iterable[Path]) -> Quiz:
    """Read the questions of packs; of two with one id the first counts. A file that is none costs its questions."""
    by_role: dict[str, dict[str, QuizQuestion]] = {}
    problems: list[ContentError] = []
    seen: set[str] = set()
    for pack in packs:
        files = quiz_files(pack)
        roles: Mapping[str, str] = {}
        try:
            roles = Structure.read(pack).roles if files else roles
        except ContentError as error:
            problems.append(error)
        for file in files:
            try:
                read = [question for question in read_quiz(file) if question.can_be_asked and question.id not in seen]
            except ContentError as error:
                problems.append(error)
                continue
            by_role.setdefault(roles.get(file.stem, ""), {}).update((question.id, question) for question in read)
            seen.update(question.id for question in read)
    return Quiz({role: tuple(questions.values()) for role, questions in by_role.items()}, tuple(problems))


def quiz_files(pack: Path) -> tuple[Path, ...]:
    """The quiz files of a pack, by name; none where it has no such folder."""
    folder = pack / FOLDER
    return tuple(sorted(folder.glob("*.toml"))) if folder.is_dir() else ()


def read_quiz(path: Path) -> tuple[QuizQuestion, ...]:
    """The questions of one file, in its order. Raises ContentError for a file that is none."""
    try:
        listed = parse_toml(read_text(path, most=_LARGEST, inside=path.parents[2]).text)["question"]
        return tuple(_question(entry) for entry in listed)
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise ContentError(path, tr("题库文件读不懂（{error}）").format(error=error)) from error


def _question(entry: Mapping[str, object]) -> QuizQuestion:
    options, answer = entry["options"], entry["answer"]
    if not isinstance(options, list) or not isinstance(answer, int):
        raise TypeError("options, answer")
    texts = {name: str(entry[name]) for name in ("id", "text", "source", "quote", "why")}
    return QuizQuestion(options=tuple(map(str, options)), answer=answer, **texts)


def quiz_problems(questions: tuple[QuizQuestion, ...], articles: Mapping[str, Article]) -> Iterator[str]:
    """What is wrong with the questions of one file, in Chinese; ``articles`` by id."""
    seen: set[str] = set()
    for question in questions:
        if question.id in seen:
            yield tr("题号重复：{id}").format(id=question.id)
        seen.add(question.id)
        if len({*question.options}) < max(len(question.options), FEWEST_OPTIONS):
            yield tr("{id}：选项太少或有重复").format(id=question.id)
        if len(question.options) > MOST_OPTIONS:
            yield tr("{id}：选项超过 {most_options} 个").format(id=question.id, most_options=MOST_OPTIONS)
        if question.answer not in range(len(question.options)):
            yield tr("{id}：answer 不是选项的序号").format(id=question.id)
        article = articles.get(question.source)
        if article is None:
            yield tr("{id}：没有这篇文章 {source}").format(id=question.id, source=question.source)
        elif question.place_in(article) is None:
            yield tr("{id}：{source} 里没有这句“{quote}”").format(
                id=question.id, source=question.source, quote=question.quote
            )
