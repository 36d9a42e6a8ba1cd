"""Terms are read from a glossary and found where a text uses them as words."""

from hypothesis import given
from hypothesis import strategies as st

from kb.content.glossary import TermFinder, terms_of
from kb.content.parser import parse_article
from kb.model import Article, Span, Term
from kb.text.segment import boundaries

GLOSSARY = parse_article(
    """# 术语表

## B

- **保函**：银行开出的书面担保，受益人凭它：索赔。
- **保证金**（别称：押金、保证金存款）：为业务存入的钱。

## C

- **CDD**（别称：客户身份识别）：了解客户。
- **查库**
""",
    fallback_id="glossary",
)
EVERYWHERE = frozenset(range(300_000))  # every offset parts two words
names = st.sampled_from(
    ["保函", "保证金", "押金", "CDD", "客户身份识别", "，", "客户", "A", "开立", "\n\n", "- ", "`保函`"]
)


def read(text: str) -> Article:
    return parse_article(text, fallback_id="a")


def used(text: str) -> list[tuple[str, str]]:
    """The terms of a text, each with the words that stand there."""
    article = read(text)
    uses = TermFinder(terms_of(GLOSSARY), boundaries).first_uses(article)
    return [(use.term.word, article.text[use.span.start : use.span.end]) for use in uses]


def test_an_item_is_a_term_with_its_other_names_and_its_explanation() -> None:
    guarantee, deposit, cdd = terms_of(GLOSSARY)
    assert (guarantee.word, guarantee.others) == ("保函", ())
    assert guarantee.explanation == "银行开出的书面担保，受益人凭它：索赔。"
    assert (deposit.word, deposit.others) == ("保证金", ("押金", "保证金存款"))
    assert GLOSSARY.text[cdd.span.start : cdd.span.end] == "CDD（别称：客户身份识别）：了解客户。"
    assert cdd.article_id == "glossary"


def test_the_first_use_counts_by_any_of_its_names() -> None:
    assert used("# 保函\n\n先收押金，再收保证金，再开保函和保函。") == [("保证金", "押金"), ("保函", "保函")]
    assert used("| 项目 | 要求 |\n| --- | --- |\n| 客户身份识别 | CDD |") == [("CDD", "客户身份识别")]


def test_who_stops_gets_what_was_found_so_far() -> None:
    finder, asked = TermFinder(terms_of(GLOSSARY), boundaries), iter((False, False, True))
    found = finder.first_uses(read("先收押金。\n\n再开保函。\n\n再问 CDD。"), lambda: next(asked))
    assert [use.term.word for use in found] == ["保证金", "保函"]


def test_the_longest_name_counts() -> None:
    assert used("开立保证金存款账户") == [("保证金", "保证金存款")]


def test_a_part_of_another_word_a_link_and_code_are_no_use() -> None:
    assert used("见 MCDDX 和 [保函](x.md) 以及 `押金`。") == []


def test_the_glossary_does_not_explain_itself() -> None:
    assert TermFinder(terms_of(GLOSSARY), boundaries).first_uses(GLOSSARY) == ()


@given(st.lists(names, max_size=12).map("".join))
def test_every_use_is_a_name_of_its_term_and_none_comes_twice(text: str) -> None:
    article = read(text)
    terms: list[Term] = []
    for use in TermFinder(terms_of(GLOSSARY), boundaries).first_uses(article):
        assert article.text[use.span.start : use.span.end] in {use.term.word, *use.term.others}
        terms.append(use.term)
    assert len(terms) == len({*terms})


def test_an_entry_without_an_end_and_a_thousand_terms_and_links_take_one_look_at_each_character() -> None:
    """Looked at again for each other one, they would take longer than a test may."""
    hostile = parse_article("- " + "术" * 300_000 + "\n- " + "语" * 300_000 + "：", fallback_id="glossary")
    assert terms_of(hostile) == ()
    many = [Term(f"贷款{number}", (), "", "glossary", Span(0, 1)) for number in range(40_000)]
    article = read("贷款" * 40_000 + " 贷款7。")
    assert [use.term.word for use in TermFinder(many, lambda _: EVERYWHERE).first_uses(article)] == ["贷款7"]
    linked = read("[贷款7](a.md)" * 2_000 + "贷款7" * 2_000)
    assert len(TermFinder(many, lambda _: EVERYWHERE).first_uses(linked)) == 1
