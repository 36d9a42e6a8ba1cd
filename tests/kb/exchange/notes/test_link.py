"""The address of a place in an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.exchange.notes.link import address, address_of, article_of
from kb.model import Placement, Span
from tests.kb.exchange.notes.handmade import annotation


def test_an_address_names_the_article_and_the_place() -> None:
    assert address("loan", Span(10, 24)) == "xingzhi:loan?start=10&end=24"
    assert address_of(annotation(quote="四个字吧")) == "xingzhi:loan?start=10&end=14"


def test_a_note_without_a_place_leads_to_its_article() -> None:
    assert address_of(annotation(span=None, placement=Placement.ORPHANED)) == "xingzhi:loan"


@given(st.text(), st.none() | st.just(Span(1, 2)))
def test_any_id_comes_back_and_nothing_in_it_ends_a_markdown_link(article_id: str, span: Span | None) -> None:
    link = address(article_id, span)
    assert article_of(link) == article_id
    assert not set(link) & set(" ()<>[]\\\n")


@pytest.mark.parametrize("link", ["https://example.org/a?b", "loan.md"])
def test_another_address_stands_for_itself(link: str) -> None:
    assert article_of(link) == link
