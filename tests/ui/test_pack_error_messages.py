"""Every kind of pack that cannot be used has a sentence of its own, fit to be shown.

Covers: kb/content/packs/errors.py.
"""

import inspect

from kb.content.packs import errors
from ui.error_messages import sentence

KINDS = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, errors.PackError) and kind is not errors.PackError
]


def _made(kind: type[errors.PackError]) -> errors.PackError:
    facts = [fact for fact in inspect.signature(kind.__init__).parameters if fact != "self"]
    return kind(*["x"] * len(facts))


def test_every_kind_of_bad_pack_has_a_sentence_of_its_own() -> None:
    assert len({sentence(_made(kind)) for kind in KINDS}) == len(KINDS)


def test_a_name_out_of_a_pack_is_shown_short_and_without_control_characters() -> None:
    words = sentence(errors.PackPathUnsafe("\x1b[2J\u202e../" + "a" * 60_000))
    assert words.isprintable()
    assert len(words) < 150
    assert "../aaa" in words


def test_fingerprints_to_be_compared_are_shown() -> None:
    assert "1a2b" in sentence(errors.PackPublisherUnknown("省分行", "1a2b"))
    assert "1a2b" in sentence(errors.PackPublisherNotAllowed("省分行", "1a2b"))
    changed = sentence(errors.PackPublisherChanged("rules", "1a2b", "3c4d"))
    assert "1a2b" in changed
    assert "3c4d" in changed
