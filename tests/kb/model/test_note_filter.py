"""A filter of notes: values are added and taken away one by one, and written so that they can be read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.model import FilterValue, NoteFacet, NotesFilter

VALUES = st.builds(FilterValue, st.sampled_from(NoteFacet), st.text(min_size=1))


@given(VALUES)
def test_a_value_is_read_as_it_was_written(value: FilterValue) -> None:
    assert FilterValue.read(str(value)) == value


@pytest.mark.parametrize("written", ["", "color", "color:", ":yellow", "weather:fine"])
def test_what_is_no_value_is_read_as_none(written: str) -> None:
    assert FilterValue.read(written) is None


@given(st.lists(VALUES, unique=True), VALUES)
def test_a_value_that_is_toggled_twice_changes_nothing(chosen: list[FilterValue], value: FilterValue) -> None:
    before = NotesFilter("loan", "贷后", tuple(chosen))
    after = before.toggled(value)
    assert (value.value in after.values(value.facet)) is (value not in chosen)
    assert {*after.toggled(value).chosen} == {*chosen}
    assert (after.article_id, after.text) == ("loan", "贷后")


def test_an_article_alone_narrows_nothing() -> None:
    assert not NotesFilter("loan").narrows
    assert NotesFilter(text="贷后").narrows
    assert NotesFilter(chosen=(FilterValue(NoteFacet.COLOR, "green"),)).narrows
