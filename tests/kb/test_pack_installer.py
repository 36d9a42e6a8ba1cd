"""What a pack in a file would do, which packs lie on a stick, which are here: asked and answered at one door."""

from pathlib import Path

import pytest

from kb.content.article_changes import TextLine
from kb.content.packs.errors import PackDowngrade
from kb.content.packs.preview import ArticleChangeKind
from kb.content.packs.selection import PackOrigin
from kb.content.packs.signing import SigningKey, generate_key
from kb.content.packs.trust import Trust
from kb.model import Span
from kb.pack_installer import NotesForecast
from kb.paths import AppPaths
from kb.workspace import Workspace
from tests.signed_packs import SignedPacks


@pytest.fixture
def packs(tmp_path: Path) -> SignedPacks:
    return SignedPacks(tmp_path / "office")


def installed(workspace: Workspace, packs: SignedPacks, version: str) -> None:
    workspace.installer.install(packs.file(version), packs.fingerprint)
    workspace.reload_packs()


def mark(workspace: Workspace, article_id: str, quote: str) -> None:
    start = workspace.library.article(article_id).text.index(quote)
    workspace.notes.highlight(article_id, Span(start, start + len(quote)))


def test_an_offer_says_who_signed_what_changes_and_how_the_notes_would_fare(
    workspace: Workspace, packs: SignedPacks
) -> None:
    assert workspace.installer.offer(packs.file("1.0")).preview.trust is Trust.FIRST_USE
    installed(workspace, packs, "1.0")
    mark(workspace, "r-check", "由客户经理办理")
    mark(workspace, "r-check", "每 30 天检查一次")
    mark(workspace, "r-old", "持旧版存折的客户")
    offer = workspace.installer.offer(packs.file("1.1"))
    kinds = ArticleChangeKind
    assert {change.article_id: change.kind for change in offer.preview.changes} == {
        "r-check": kinds.CHANGED,
        "r-new": kinds.NEW,
        "r-old": kinds.REMOVED,
    }
    assert offer.preview.trust is Trust.PINNED
    assert offer.forecast == NotesForecast(kept=0, changed=2, lost=1)
    workspace.installer.install(packs.file("1.1"))
    workspace.reload_packs()
    now = [item.span is None for item in workspace.notes.annotations()]
    assert sorted(now) == [False, False, True], "as foretold"


def test_before_it_is_installed_one_reads_what_would_differ(workspace: Workspace, packs: SignedPacks) -> None:
    installed(workspace, packs, "1.0")
    file = packs.file("1.1")
    changes = {change.article_id: change for change in workspace.installer.offer(file).preview.changes}
    (passage,) = workspace.installer.passages(file, changes["r-check"])
    assert passage.before == "放款后每 30 天检查一次，由客户经理办理并登记台账。"
    assert passage.after == "放款后每 15 天检查一次，由客户经理办理并登记台账。"
    assert workspace.installer.lines(file, changes["r-new"]) == (TextLine("年满 70 周岁的客户可预约上门服务。"),)
    assert workspace.installer.lines(file, changes["r-old"]) == (TextLine("持旧版存折的客户可在任一网点换发。"),)


def test_of_the_packs_on_a_stick_the_newest_that_is_newer_than_here_is_told(
    workspace: Workspace, packs: SignedPacks, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert workspace.installer.newer_in([stick, tmp_path / "pulled out"]) == ()
    for version in ("1.0", "1.1"):
        (stick / f"{version}.XZPACK").write_bytes(packs.file(version).read_bytes())
    (stick / "broken.xzpack").write_bytes(b"no pack")
    (found,) = workspace.installer.newer_in([stick])
    assert (found.name, found.version, found.version_before) == ("网点业务规则", "1.1", "")
    installed(workspace, packs, "1.0")
    (found,) = workspace.installer.newer_in([stick])
    assert (found.version, found.version_before) == ("1.1", "1.0")
    workspace.installer.install(found.path)
    workspace.reload_packs()
    assert workspace.installer.newer_in([stick]) == ()


def test_a_pack_of_a_publisher_who_is_not_allowed_is_not_offered_from_a_stick(
    workspace: Workspace, packs: SignedPacks, pack: Path, tmp_path: Path
) -> None:
    generate_key(tmp_path, "it", "总行")
    trusted = pack.parent / "trusted_keys"
    trusted.mkdir()
    (trusted / "it.pub").write_bytes((tmp_path / "it.pub").read_bytes())
    packs.file("1.0")
    assert workspace.installer.newer_in([packs.folder]) == ()
    ours = SignedPacks(tmp_path / "it office", SigningKey(tmp_path / "it.key", "总行"))
    ours.file("1.0")
    assert [one.version for one in workspace.installer.newer_in([ours.folder])] == ["1.0"]


def test_the_list_says_which_version_can_be_changed_for_and_what_can_be_removed(
    workspace: Workspace, packs: SignedPacks
) -> None:
    (built_in,) = workspace.installer.listing()
    assert (built_in.origin, built_in.removable, built_in.previous) == (PackOrigin.BUILT_IN, False, "")
    for version in ("1.0", "1.1"):
        installed(workspace, packs, version)
    listed = {one.pack_id: one for one in workspace.installer.listing()}["rules"]
    assert (listed.version, listed.previous, listed.removable) == ("1.1", "1.0", True)
    assert (listed.publisher, listed.fingerprint) == ("省分行", packs.fingerprint)
    assert listed.articles == 2
    assert workspace.installer.rollback("rules").version == "1.0"
    workspace.reload_packs()
    listed = {one.pack_id: one for one in workspace.installer.listing()}["rules"]
    assert (listed.version, listed.previous) == ("1.0", "1.1")
    workspace.installer.remove("rules")
    workspace.reload_packs()
    assert [one.pack_id for one in workspace.installer.listing()] == ["sample"]


def test_an_older_pack_is_refused_by_its_own_error(workspace: Workspace, packs: SignedPacks) -> None:
    installed(workspace, packs, "1.1")
    with pytest.raises(PackDowngrade):
        workspace.installer.offer(packs.file("1.0"))


def test_the_stamp_differs_when_others_install_or_copy_and_only_then(
    workspace: Workspace, packs: SignedPacks, paths: AppPaths
) -> None:
    stamps = [workspace.packs_stamp()]
    workspace.installer.install(packs.file("1.0"), packs.fingerprint)
    stamps.append(workspace.packs_stamp())
    assert workspace.packs_stamp() == stamps[-1]
    copied = paths.packs / "copied"
    copied.mkdir()
    (copied / "one.md").write_text("# 一\n\n甲\n", "utf-8")
    stamps.append(workspace.packs_stamp())
    (copied / "one.md").write_text("# 一\n\n甲乙\n", "utf-8")
    stamps.append(workspace.packs_stamp())
    (copied / "one.md").unlink()
    stamps.append(workspace.packs_stamp())
    assert len({*stamps}) == len(stamps)
