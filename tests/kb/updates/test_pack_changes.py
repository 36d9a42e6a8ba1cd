"""Which packs came, changed or went between two looks at the library."""

from pathlib import Path

from kb.content.library import Library
from kb.updates.pack_changes import PackChange, pack_changes, pack_states
from tests.kb.updates.conftest import set_version, write


def test_the_same_packs_are_no_change(library: Library) -> None:
    before = pack_states(library)
    library.reload()
    assert pack_changes(before, pack_states(library)) == ()


def test_articles_that_came_changed_and_went_are_counted_by_pack(library: Library, folder: Path) -> None:
    before = pack_states(library)
    write(folder, "fresh", "新的。")
    write(folder, "loan", "改了。")
    (folder / "old.md").unlink()
    set_version(folder, "1.1")
    library.reload()
    assert pack_changes(before, pack_states(library)) == (
        PackChange("rules", "网点规则", "1.0", "1.1", came=False, went=False, new=1, changed=1, removed=1),
    )


def test_a_pack_that_came_and_one_that_went(library: Library, folder: Path) -> None:
    full = pack_states(library)
    library.serve([])
    empty = pack_states(library)
    (went,) = pack_changes(full, empty)
    (came,) = pack_changes(empty, full)
    assert (went.went, went.removed, went.version) == (True, 3, "")
    assert (came.came, came.new, came.version_before) == (True, 3, "")
