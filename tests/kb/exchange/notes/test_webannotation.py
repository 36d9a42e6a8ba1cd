"""Notes as Web Annotations: what the W3C's model asks for, and the way back."""

import json
import re
from typing import Any

from hypothesis import given

from kb.exchange.notes import webannotation
from kb.exchange.notes.exported import ExportedNotes
from kb.exchange.notes.reading import parse_notes
from kb.exchange.notes.sheet import sheet
from kb.model import COLORS
from tests.kb.exchange.notes.handmade import ALL_NOTES, NOON

# What the model names (https://www.w3.org/TR/annotation-model/): motivations, and when a time is one.
MOTIVATIONS = {"bookmarking", "commenting", "highlighting", "tagging"}
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
IRI = re.compile(r"[a-z]+:[^\s<>\"{}|\\^`]+")
TERMS = {"id", "type", "motivation", "created", "modified", "body", "target"}


def document(exported: ExportedNotes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(webannotation.write(sheet(exported)))
    return found


def is_as_the_model_asks(annotation: dict[str, Any]) -> bool:
    """Required properties, types and their values; own terms have a prefix."""
    target = annotation["target"]
    quote, position = target["selector"]
    own = (annotation.keys() - TERMS) | (target.keys() - {"source", "selector"})
    return bool(
        IRI.fullmatch(annotation["id"])
        and annotation["type"] == "Annotation"
        and {*annotation["motivation"]} <= MOTIVATIONS
        and TIME.fullmatch(annotation["created"])
        and TIME.fullmatch(annotation["modified"])
        and all(body["type"] == "TextualBody" and body["purpose"] in MOTIVATIONS for body in annotation.get("body", []))
        and all(isinstance(body["value"], str) for body in annotation.get("body", []))
        and IRI.fullmatch(target["source"])
        and quote.keys() == {"type", "exact", "prefix", "suffix"}
        and quote["type"] == "TextQuoteSelector"
        and position.keys() == {"type", "start", "end"}
        and position["type"] == "TextPositionSelector"
        and all(name.startswith("xz:") for name in own)
    )


def test_the_file_is_a_collection_with_one_page(exported: ExportedNotes) -> None:
    written = document(exported)
    assert written["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert written["@context"][1]["xz"]
    assert written["type"] == "AnnotationCollection"
    assert written["total"] == len(written["first"]["items"]) == 4
    assert written["first"]["type"] == "AnnotationPage"
    assert all(IRI.fullmatch(name) for name in (written["id"], written["first"]["id"]))


def test_an_annotation_names_its_article_its_quote_and_its_place(exported: ExportedNotes) -> None:
    items = {item["id"]: item for item in document(exported)["first"]["items"]}
    late = items["urn:uuid:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa"]
    assert late["motivation"] == ["highlighting", "commenting", "tagging"]
    assert late["created"] == "2025-05-20T12:00:00Z"
    assert [(body["purpose"], body["value"]) for body in late["body"]] == [
        ("commenting", "先看抵押物"),
        ("tagging", "抵押"),
        ("tagging", "贷后"),
    ]
    assert late["target"]["source"] == "xingzhi:loan"
    assert late["target"]["selector"] == [
        {"type": "TextQuoteSelector", "exact": "做好贷后检查。", "prefix": "前", "suffix": "后"},
        {"type": "TextPositionSelector", "start": 10, "end": 17},
    ]
    assert late["xz:color"] == "yellow"
    assert late["target"]["xz:headingPath"] == ["岗位职责", "贷后"]
    assert items["urn:uuid:bbbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbbbb"]["motivation"] == ["bookmarking"]


@given(ALL_NOTES)
def test_every_annotation_is_as_the_model_asks(exported: ExportedNotes) -> None:
    assert all(is_as_the_model_asks(item) for item in document(exported)["first"]["items"])


@given(ALL_NOTES)
def test_what_was_written_is_read_back_equal(exported: ExportedNotes) -> None:
    whole = sheet(exported)
    assert parse_notes(webannotation.write(whole).encode()) == whole.notes.bundle


def test_an_id_of_another_kind_has_a_name_that_leads_back() -> None:
    for note_id in ("A" * 32, "笔记 1", "0" * 31):
        name = webannotation.name_of(note_id)
        assert name.startswith("urn:xingzhi:note:")
        assert webannotation.id_of(name) == note_id


def test_the_name_another_program_gave_has_always_the_same_id() -> None:
    once, again = (webannotation.id_of("https://hypothes.is/api/annotations/1") for _ in range(2))
    assert once == again != webannotation.id_of("https://hypothes.is/api/annotations/2")
    assert re.fullmatch("[0-9a-f]{32}", once)


def test_colours_and_times_are_all_there(exported: ExportedNotes) -> None:
    items = document(exported)["first"]["items"]
    assert {item["xz:color"] for item in items if "xz:color" in item} <= {*COLORS}
    assert document(exported)["xz:tombstones"] == [
        {"id": "urn:uuid:eeeeeeee-eeee-eeee-eeee-eeeeeeeeeeee", "xz:deleted": NOON.isoformat().replace("+00:00", "Z")}
    ]
