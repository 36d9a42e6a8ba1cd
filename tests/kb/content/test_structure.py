"""What a pack shall be, as its ``structure.toml`` says it."""

from pathlib import Path

import pytest

from kb.content.structure import STRUCTURE, ArticlePart, Structure
from kb.errors import ContentError

TEXT = """
glossary = "glossary"
topics = ["职责"]
other_roles = ["客户经理"]
[roles]
teller = "综合柜员"
lobby = "大堂经理"
[parts.duties]
title = "岗位职责"
headings = ["岗位职责"]
[parts.day]
title = "一天"
headings = []
[shared]
glossary = "术语表"
[terms]
"帐户" = "账户"
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_structure_is_read_in_the_encoding_of_any_editor(tmp_path: Path, encoding: str) -> None:
    (tmp_path / STRUCTURE).write_bytes(TEXT.encode(encoding))
    structure = Structure.read(tmp_path)
    assert (structure.topics, structure.glossary) == (frozenset({"职责"}), "glossary")
    assert structure.parts["duties"] == ArticlePart("岗位职责", ("岗位职责",))
    assert structure.terms == {"帐户": "账户"}


def test_a_pack_without_one_asks_for_nothing(tmp_path: Path) -> None:
    assert Structure.read(tmp_path) == Structure()


def test_articles_stand_in_the_order_of_roles_and_parts(tmp_path: Path) -> None:
    (tmp_path / STRUCTURE).write_text(TEXT, "utf-8")
    ids = ["glossary", "lobby-duties", "teller-day", "teller-duties", "other"]
    ranked = sorted(ids, key=Structure.read(tmp_path).rank)
    assert ranked == ["other", "teller-duties", "teller-day", "lobby-duties", "glossary"]


@pytest.mark.parametrize(
    "text", ["topics = 1", "x = " + "[" * 5000, "[[", "topics = ['a']", TEXT.replace('title = "一天"', "")]
)
def test_what_is_no_structure_is_refused_by_name(tmp_path: Path, text: str) -> None:
    (tmp_path / STRUCTURE).write_text(text, "utf-8")
    with pytest.raises(ContentError) as refused:
        Structure.read(tmp_path)
    assert refused.value.path == tmp_path / STRUCTURE
