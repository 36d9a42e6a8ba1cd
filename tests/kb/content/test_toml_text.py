"""TOML from anybody: what is sound is read, and nothing takes longer than its size allows."""

import pytest

from kb.content.toml_text import parse_toml


def test_sound_text_is_read() -> None:
    assert parse_toml('id = "a"\n[topics]\nx.y = ["1.2", "3.4"]\n') == {
        "id": "a",
        "topics": {"x": {"y": ["1.2", "3.4"]}},
    }


@pytest.mark.parametrize("text", ["x = ", "x = " + "[" * 5000, "x = " + "1" * 5000, "\x00"])
def test_what_is_no_toml_is_a_value_error_or_too_deep(text: str) -> None:
    with pytest.raises((ValueError, RecursionError)):
        parse_toml(text)


@pytest.mark.parametrize("key", ["a." * 50_000 + "a = 1", "[" + "a." * 50_000 + "a]", 'x = {"a" . ' + "a . " * 50_000])
def test_a_key_of_very_many_parts_is_refused_unread(key: str) -> None:
    """Reading the first would take minutes, and the time limit of the tests is two."""
    with pytest.raises(ValueError, match="too many dots"):
        parse_toml('id = "a"\r' + key)
