"""Classes whose methods are compiled when they are called first are like those that ``dataclass`` makes at once."""

import copy
import dataclasses
import subprocess
import sys
import textwrap
from collections.abc import Callable
from dataclasses import FrozenInstanceError, InitVar, dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from ui import late_methods
from ui.late_methods import compile_late

ROOT = Path(__file__).parents[2]
WRITER = "_create_fn"  # Python 3.13 and later have none


def classes() -> SimpleNamespace:
    """The same classes, made with what ``dataclass`` is now."""

    @dataclass(frozen=True, slots=True, order=True)
    class Place:
        """Frozen."""

        self_: int
        values: str = "甲"
        named: tuple[int, ...] = ()

    @dataclass
    class Tally:
        """To be changed."""

        name: str
        seen: list[int] = field(default_factory=list)
        first: InitVar[int | None] = None
        total: int = field(default=0, compare=False, kw_only=True)

        def __post_init__(self, first: int | None) -> None:
            if first is not None:
                self.seen.append(first)

    @dataclass
    class Longer(Tally):
        """Of the other."""

        last: str = "丁"

    @dataclass(frozen=True)
    class Own:
        """What is written by hand stays."""

        n: int

        def __hash__(self) -> int:
            return 7

        def __repr__(self) -> str:
            return f"第{self.n}"

    return SimpleNamespace(Place=Place, Tally=Tally, Longer=Longer, Own=Own)


ORDINARY = classes()  # made when this module is read, before any test


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    if hasattr(dataclasses, WRITER):  # put back after the test
        monkeypatch.setattr(dataclasses, WRITER, getattr(dataclasses, WRITER))
    compile_late()
    return classes()


ACTS: tuple[Callable[[SimpleNamespace], object], ...] = (
    lambda made: [repr(made.Place(1)), repr(made.Place(1))],
    lambda made: repr(made.Place(1, values="乙", named=(2,))),
    lambda made: (made.Place(1) == made.Place(1), made.Place(1) != made.Place(2), made.Place(1) == 1),
    lambda made: sorted([made.Place(2), made.Place(1, "乙"), made.Place(1, "丙")])[0].values,
    lambda made: (made.Place(1) <= made.Place(1), made.Place(1) > made.Place(2)),
    lambda made: (hash(made.Place(1)) == hash(made.Place(1)), len({made.Place(1), made.Place(1), made.Place(2)})),
    lambda made: repr(replace(made.Place(1), values="丁")),
    lambda made: repr(copy.deepcopy(made.Place(1, named=(3,)))),
    lambda made: (made.Place.__slots__, made.Place.__match_args__, made.Place.__doc__),
    lambda made: (made.Place.__init__.__qualname__, made.Place.__eq__.__name__),
    lambda made: [(one.seen, one.total) for one in (made.Tally("一", first=4), made.Tally("一", total=5))],
    lambda made: made.Tally("一", total=5) == made.Tally("一"),
    lambda made: (repr(made.Longer("一", [1], last="二")), made.Longer("一") == made.Tally("一")),
    lambda made: (hash(made.Own(1)), repr(made.Own(2)), made.Own(1) == made.Own(1)),
    lambda made: dataclasses.asdict(made.Longer("一")),
    lambda made: made.Place(),
    lambda made: made.Place(1, 2, 3, 4),
    lambda made: made.Place(1, unknown=2),
    lambda made: made.Place(1) < 1,
    lambda made: setattr(made.Place(1), "values", "乙"),
    lambda made: delattr(made.Place(1), "values"),
    lambda made: setattr(made.Own(1), "n", 2),
    lambda made: hash(made.Tally("一")),
)


@pytest.mark.parametrize("act", ACTS)
def test_classes_do_what_they_do_otherwise_the_first_time_and_later(
    late: SimpleNamespace, act: Callable[[SimpleNamespace], object]
) -> None:
    def outcome(made: SimpleNamespace) -> object:
        try:
            return act(made)
        except (TypeError, FrozenInstanceError) as error:
            return type(error), str(error)

    wanted = outcome(ORDINARY)
    assert [outcome(late), outcome(late)] == [wanted, wanted]


def test_the_method_that_was_written_stands_in_the_class(late: SimpleNamespace) -> None:
    before = late.Longer.__eq__
    assert late.Longer("一") == late.Longer("一")
    after = late.Longer.__eq__
    assert (after is not before) is hasattr(dataclasses, WRITER)
    assert "__init__" in vars(late.Longer)
    assert "method" not in {vars(late.Longer)[name].__code__.co_name for name in ("__init__", "__eq__")}


@pytest.mark.skipif(not hasattr(dataclasses, WRITER), reason="this Python compiles all methods of a class at once")
def test_nothing_is_compiled_before_a_method_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    written = []
    write = getattr(dataclasses, WRITER)

    def watched(name: str, *text: object, **names: object) -> object:
        written.append(name)
        return write(name, *text, **names)

    watched.__module__ = dataclasses.__name__
    monkeypatch.setattr(dataclasses, WRITER, watched)
    compile_late()
    made = classes()
    assert written == []
    made.Place(1)
    made.Place(2)
    assert written == ["__init__"]


@pytest.mark.parametrize("writer", [None, lambda name: name])
def test_a_python_that_writes_methods_otherwise_stays_as_it_is(
    monkeypatch: pytest.MonkeyPatch, writer: Callable[..., object] | None
) -> None:
    if writer is None:
        monkeypatch.delattr(dataclasses, WRITER, raising=False)
    else:
        monkeypatch.setattr(dataclasses, WRITER, writer, raising=False)
    before = dict(vars(dataclasses))
    late_methods.compile_late()
    assert vars(dataclasses) == before


def test_values_of_the_program_are_pickled_and_read_again() -> None:
    """In a process of its own: the classes that this one has were made before."""
    script = """
        from ui.late_methods import compile_late
        compile_late()
        import pickle
        from kb.model import Span, SearchRequest
        values = (Span(1, 3), SearchRequest("贷后", roles=("客户经理",)))
        print(pickle.loads(pickle.dumps(values)) == values, len({*values, *values}))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.split()) == (0, ["True", "2"]), done.stderr
