"""Kinds of files: text and images, by name and by their bytes."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.packs.errors import PackFileDisguised, PackTooLarge
from kb.content.packs.file_types import MAX_IMAGE, MAX_PACK_TOML, MAX_TEXT, check_file_content, check_file_name


def test_text_and_images_may_be_as_large_as_said() -> None:
    check_file_name("articles/a.MD", MAX_TEXT)
    check_file_name("a.png", MAX_IMAGE)
    for name, limit in (("a.md", MAX_TEXT), ("a.png", MAX_IMAGE), ("pack.toml", MAX_PACK_TOML)):
        with pytest.raises(PackTooLarge):
            check_file_name(name, limit + 1)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.md", "\ufeff# 标题\r\n\t正文".encode()),
        ("a.txt", b""),
        ("a.png", b"\x89PNG\r\n\x1a\n"),
        ("a.JPG", b"\xff\xd8\xff\xe0"),
    ],
)
def test_what_the_name_says_is_allowed(name: str, content: bytes) -> None:
    check_file_content(name, content)


@given(st.recursive(st.integers() | st.text() | st.booleans(), st.lists), st.integers(2, 5))
def test_no_serialized_object_passes_for_text(thing: object, protocol: int) -> None:
    with pytest.raises(PackFileDisguised):
        check_file_content("a.md", pickle.dumps(thing, protocol))


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"])).filter(lambda text: not text.startswith("#!")))
def test_every_text_without_control_characters_is_text(text: str) -> None:
    check_file_content("a.md", text.encode())
