"""The library: what can be read is served, what cannot is a problem, and the files are the truth."""

import dataclasses
import hashlib
import json
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kb.content.library import Library
from kb.content.pack_files import PackFiles, article_files
from kb.content.parser import Parsed, parse
from kb.errors import ArticleNotFound, ContentError
from kb.model import ArticleHead, Pack
from tests.examples import examples

LOAN = "---\nid: loan\ntitle: 贷款客户经理\nroles: [客户经理]\ntopics: [职责, 流程]\n---\n# 贷款客户经理\n\n贷后检查\n"
LOBBY = "# 大堂经理\n\n引导客户取号\n"


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def ids(library: Library) -> list[str]:
    return [head.id for head in library.articles()]


def problems(library: Library) -> list[Path]:
    """The files that the library could not serve."""
    assert all(isinstance(problem, ContentError) for problem in library.problems)
    return [problem.path for problem in library.problems if isinstance(problem, ContentError)]


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A named pack of two articles."""
    folder = tmp_path / "shop"
    write(folder, "pack.toml", 'id = "shop"\nname = "网点"\n')
    write(folder, "loan.md", LOAN)
    write(folder, "lobby.md", LOBBY)
    return folder


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another pack, anonymous, of one article."""
    folder = tmp_path / "other"
    write(folder, "wealth.md", "# 理财经理\n")
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Where the heads are remembered; neither file nor folder is there yet."""
    return tmp_path / "index" / "heads.json"


@pytest.fixture
def read_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids that files without one would get, for every file that is parsed from now on."""
    parsed: list[str] = []

    def counted(source: str, *, fallback_id: str, pack_id: str = "") -> Parsed:
        parsed.append(fallback_id)
        return parse(source, fallback_id=fallback_id, pack_id=pack_id)

    monkeypatch.setattr("kb.content.library._parsed", counted)
    return parsed


# --- what is served ------------------------------------------------------------------------------------------------


def test_articles_come_in_the_order_of_packs_and_files(shop: Path, other: Path) -> None:
    library = Library([other, shop])
    assert ids(library) == ["wealth", "loan", "lobby"]
    assert [pack.name for pack in library.packs] == ["other", "网点"]
    assert list(library.sources) == ids(library)
    assert library.problems == ()


def test_no_folders_make_an_empty_library() -> None:
    library = Library([])
    assert (library.articles(), library.packs, library.problems) == ((), (), ())


def test_a_head_says_what_the_article_says(shop: Path) -> None:
    library = Library([shop])
    for head in library.articles():
        article = library.article(head.id)
        assert head == ArticleHead(**{f.name: getattr(article, f.name) for f in dataclasses.fields(ArticleHead)})
        assert library.head(head.id) == head
    assert library.head("loan").roles == ("客户经理",)
    assert library.head("loan").pack_id == library.head("lobby").pack_id == "shop"


def test_a_source_names_the_file_and_its_content(shop: Path) -> None:
    source = Library([shop]).sources["loan"]
    assert source.path == shop / "loan.md"
    assert source.digest == hashlib.sha256(source.path.read_bytes()).hexdigest()


def test_the_sources_handed_out_are_a_copy(shop: Path) -> None:
    library = Library([shop])
    library.sources.clear()
    assert ids(library) == ["loan", "lobby"]


@pytest.mark.parametrize("article_id", ["nowhere", "", "../loan", "\udc80"])
def test_an_article_that_no_pack_holds_is_not_found(shop: Path, article_id: str) -> None:
    library = Library([shop])
    for look in (library.head, library.article):
        with pytest.raises(ArticleNotFound) as missing:
            look(article_id)
        assert missing.value.article_id == article_id


def test_every_article_of_a_large_pack_opens_as_itself(tmp_path: Path) -> None:
    for n in range(100):
        write(tmp_path, f"{n:03}.md", f"第{n}篇")
    library = Library([tmp_path])
    for _ in range(2):
        assert [library.article(head.id).text for head in library.articles()] == [f"第{n}篇" for n in range(100)]


# --- what is not ---------------------------------------------------------------------------------------------------


def test_a_second_article_of_the_same_id_is_a_problem_and_the_first_stays(shop: Path, other: Path) -> None:
    again = write(shop, "z.md", LOAN.replace("贷后检查", "同包重复"))
    elsewhere = write(other, "a.md", LOAN.replace("贷后检查", "他包重复"))
    library = Library([shop, other])
    assert ids(library) == ["loan", "lobby", "wealth"]
    assert "贷后检查" in library.article("loan").text
    assert problems(library) == [again, elsewhere]
    assert all("loan" in str(problem) for problem in library.problems)


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"# a\n\xed\xa0\x80", b"\xff\xff\xff"])
def test_a_file_that_is_no_text_hides_nothing_else(shop: Path, other: Path, content: bytes) -> None:
    bad = write(shop, "a.md", content)
    library = Library([shop, other])
    assert ids(library) == ["loan", "lobby", "wealth"]
    assert problems(library) == [bad]


def test_a_file_removed_while_the_pack_is_read_hides_nothing_else(
    shop: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = shop / "gone.md"

    def listed(pack: Pack) -> PackFiles:
        found = article_files(pack)
        return PackFiles((gone, *found.files), found.problems) if pack.folder == shop else found

    monkeypatch.setattr("kb.content.library.article_files", listed)
    library = Library([shop, other])
    assert ids(library) == ["loan", "lobby", "wealth"]
    assert problems(library) == [gone]


def test_a_pack_that_cannot_be_read_hides_no_other(shop: Path, other: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    write(broken, "pack.toml", "id = ")
    write(broken, "a.md", "# a")
    library = Library([tmp_path / "nowhere", broken, shop, other])
    assert ids(library) == ["loan", "lobby", "wealth"]
    assert [pack.name for pack in library.packs] == ["网点", "other"]
    assert problems(library) == [tmp_path / "nowhere", broken / "pack.toml"]


def test_a_file_that_went_bad_since_says_so_when_it_is_opened(shop: Path) -> None:
    library = Library([shop])
    (shop / "loan.md").unlink()
    write(shop, "lobby.md", b"\xff")
    for article_id, name in (("loan", "loan.md"), ("lobby", "lobby.md")):
        with pytest.raises(ContentError) as bad:
            library.article(article_id)
        assert bad.value.path == shop / name
    assert ids(library) == ["loan", "lobby"]


# --- reloading -----------------------------------------------------------------------------------------------------


def test_reloading_sees_what_is_new_changed_and_removed(shop: Path, other: Path) -> None:
    library = Library([shop, other])
    before = library.sources
    opened = library.article("loan")
    write(shop, "loan.md", LOAN.replace("贷后检查", "贷后管理").replace("title: 贷款", "title: 新贷款"))
    write(shop, "new.md", "新的一篇")
    (shop / "lobby.md").unlink()
    assert library.article("loan") == opened
    library.reload()
    assert ids(library) == ["loan", "new", "wealth"]
    assert library.head("loan").title == "新贷款客户经理"
    assert "贷后管理" in library.article("loan").text
    assert library.sources["loan"].digest != before["loan"].digest
    assert library.sources["wealth"] == before["wealth"]
    with pytest.raises(ArticleNotFound):
        library.article("lobby")


def test_reloading_sees_a_pack_that_came_or_went(shop: Path, other: Path) -> None:
    library = Library([shop, other])
    aside = other.rename(other.with_name("aside"))
    library.reload()
    assert (ids(library), problems(library)) == (["loan", "lobby"], [other])
    aside.rename(other)
    library.reload()
    assert (ids(library), problems(library)) == (["loan", "lobby", "wealth"], [])


def test_a_problem_that_was_mended_is_none_any_more(shop: Path) -> None:
    bad = write(shop, "a.md", b"\xff")
    library = Library([shop])
    assert problems(library) == [bad]
    write(shop, "a.md", "正文")
    library.reload()
    assert (problems(library), ids(library)) == ([], ["a", "loan", "lobby"])


def test_parsing_a_source_reads_the_file_as_it_is_now(shop: Path) -> None:
    library = Library([shop])
    library.article("loan")
    write(shop, "loan.md", LOAN.replace("贷后检查", "贷后管理"))
    article = library.parse(library.sources["loan"])
    assert "贷后管理" in article.text
    assert article.pack_id == "shop"


# --- the cache of heads --------------------------------------------------------------------------------------------


def test_a_second_start_parses_nothing(shop: Path, other: Path, cache: Path, read_anew: list[str]) -> None:
    first = Library([shop, other], cache)
    assert read_anew == ["loan", "lobby", "wealth"]
    read_anew.clear()
    second = Library([shop, other], cache)
    assert (second.articles(), second.sources) == (first.articles(), first.sources)
    assert read_anew == []


def test_only_what_changed_is_parsed_again(shop: Path, cache: Path, read_anew: list[str]) -> None:
    library = Library([shop], cache)
    read_anew.clear()
    write(shop, "loan.md", LOAN.replace("title: 贷款", "title: 新贷款"))
    library.reload()
    assert read_anew == ["loan"]
    assert library.head("loan").title == "新贷款客户经理"
    assert Library([shop], cache).head("loan").title == "新贷款客户经理"


def test_a_file_is_known_by_its_name_and_pack_too(shop: Path, cache: Path) -> None:
    Library([shop], cache)
    (shop / "lobby.md").rename(shop / "hall.md")
    assert ids(Library([shop], cache)) == ["hall", "loan"]
    write(shop, "pack.toml", 'id = "renamed"\nname = "网点"\n')
    assert {head.pack_id for head in Library([shop], cache).articles()} == {"renamed"}


def test_a_file_that_is_gone_is_forgotten(shop: Path, cache: Path) -> None:
    Library([shop], cache)
    (shop / "lobby.md").unlink()
    Library([shop], cache)
    assert "大堂经理" not in cache.read_text("utf-8")
    assert "贷款客户经理" in cache.read_text("utf-8")


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"heads"',
        b"\xff\xfe\x00",
        b'{"version": 4}',
        b'{"version": 4, "heads": []}',
        b'{"version": 4, "heads": {"a": null}}',
        b'{"version": 4, "heads": {"a": {"head": {"id": "a"}, "problems": []}}}',
        b'{"version": 4, "heads": {"a": {"id": "a", "title": "a", "colour": "a"}}}',
        b'{"version": "4", "heads": {}}',
    ],
)
def test_a_damaged_cache_is_made_anew(shop: Path, cache: Path, damage: bytes, read_anew: list[str]) -> None:
    sound = Library([shop], cache).articles()
    cache.write_bytes(damage)
    library = Library([shop], cache)
    assert (library.articles(), library.problems) == (sound, ())
    read_anew.clear()
    assert Library([shop], cache).articles() == sound
    assert read_anew == []


def test_a_cache_cut_short_anywhere_does_no_harm(shop: Path, cache: Path) -> None:
    sound = Library([shop], cache).articles()
    whole = cache.read_bytes()
    for size in range(0, len(whole), 7):
        cache.write_bytes(whole[:size])
        assert Library([shop], cache).articles() == sound


@examples(0.5)
@given(
    st.binary(max_size=60)
    | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps).map(str.encode)
)
@example(b'{"version": 4, "heads": {"": []}}')
def test_whatever_the_cache_holds_the_articles_are_those_of_the_files(stored: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), "loan.md", LOAN)
        cache = write(Path(folder), "heads.json", stored)
        assert ids(Library([Path(folder)], cache)) == ["loan"]


def test_heads_of_another_version_are_not_used(shop: Path, cache: Path, read_anew: list[str]) -> None:
    Library([shop], cache)
    stored = json.loads(cache.read_text("utf-8"))
    cache.write_text(json.dumps({**stored, "version": f"{stored['version']} and later"}), "utf-8")
    read_anew.clear()
    Library([shop], cache)
    assert read_anew == ["loan", "lobby"]


def test_a_cache_that_cannot_be_written_is_done_without(shop: Path, tmp_path: Path) -> None:
    blocker = write(tmp_path, "file", "")
    folder = tmp_path / "heads.json"
    folder.mkdir()
    for cache in (blocker / "heads.json", folder):
        assert ids(Library([shop], cache)) == ["loan", "lobby"]


@pytest.mark.parametrize("line", ["x = " + "[" * 5000, "version = " + "1" * 5000])
def test_a_manifest_that_breaks_its_reader_is_a_problem(tmp_path: Path, line: str) -> None:
    write(tmp_path, "pack.toml", f'id = "a"\nname = "b"\n{line}\n')
    assert problems(Library([tmp_path])) == [tmp_path / "pack.toml"]


def test_a_file_name_that_is_not_utf_8_is_told_and_hides_nothing_else(shop: Path, cache: Path) -> None:  # POSIX names
    write(shop, os.fsdecode("贷.md".encode("gb18030")), "正文")
    library = Library([shop], cache)
    assert ids(library) == ["loan", "lobby"]
    assert ["UTF-8" in str(problem) for problem in library.problems] == [True]
    "\n".join(map(str, library.problems)).encode("utf-8")


# --- texts of any encoding -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_an_article_is_read_in_the_encoding_of_its_editor(shop: Path, encoding: str) -> None:
    write(shop, "loan.md", (LOAN + "请向客户说明利率、期限和还款方式，并留存签字的告知书。\n").encode(encoding))
    library = Library([shop])
    assert library.problems == ()
    assert library.head("loan").title == "贷款客户经理"
    assert library.article("loan").text.endswith("并留存签字的告知书。")


def test_an_article_in_big5_is_read(shop: Path) -> None:
    text = "# 貸後檢查\n\n客戶經理應當每季度檢查一次，並保存記錄。\n"
    write(shop, "check.md", text.encode("big5"))
    assert Library([shop]).article("check").text == "貸後檢查\n客戶經理應當每季度檢查一次，並保存記錄。"


def test_broken_bytes_are_told_and_all_else_is_shown(shop: Path) -> None:
    bad = write(shop, "lobby.md", LOBBY.encode() + b"\xff\n")
    library = Library([shop])
    assert problems(library) == [bad]
    assert "引导客户取号" in library.article("lobby").text


# --- what is told --------------------------------------------------------------------------------------------------


def test_what_is_shown_otherwise_than_meant_is_told_with_its_line_at_every_start(shop: Path, cache: Path) -> None:
    write(shop, "lobby.md", "---\ntitle: 大堂\nupdated: 2024-02-30\n---\n" + ">" * 300 + " 深处\n")
    for _ in range(2):
        library = Library([shop], cache)
        assert ["第 3 行" in str(one) or "第 5 行" in str(one) for one in library.problems] == [True, True]
    assert "深处" in library.article("lobby").text


def test_of_a_large_article_only_the_head_is_read_at_a_start(
    shop: Path, read_anew: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kb.content.library._HEAD_ONLY", 1000)
    write(shop, "lobby.md", f"# 大堂经理\n\n{'正文。' * 400}\n\n{'>' * 300} 深处\n")
    library = Library([shop])
    assert (library.head("lobby").title, library.problems) == ("大堂经理", ())
    assert read_anew == ["loan"]
    for _ in range(2):
        library.article("lobby")
    assert len(library.problems) == 1


def test_a_file_that_is_too_large_is_told(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.content.library.LARGEST_ARTICLE", 1000)
    large = write(shop, "lobby.md", "正" * 400)
    library = Library([shop])
    assert (ids(library), problems(library)) == (["loan"], [large])


# --- versions of a pack --------------------------------------------------------------------------------------------


def versions(tmp_path: Path, *numbers: str) -> list[Path]:
    folders = []
    for number, version in enumerate(numbers):
        folder = tmp_path / f"v{number}"
        write(folder, "pack.toml", f'id = "shop"\nname = "网点"\nversion = "{version}"\n')
        write(folder, "loan.md", f"# 版本 {version}\n")
        write(folder, f"only-{number}.md", "# 独有\n")
        folders.append(folder)
    return folders


@pytest.mark.parametrize(
    ("numbers", "best"), [(("1.9", "1.10"), 1), (("2", "1.5"), 0), (("1.0", "1"), 0), (("草稿", "0.1"), 1)]
)
def test_of_two_versions_the_higher_one_is_served_whole_and_the_other_is_told(
    tmp_path: Path, numbers: tuple[str, str], best: int
) -> None:
    folders = versions(tmp_path, *numbers)
    library = Library(folders)
    assert ids(library) == ["loan", f"only-{best}"]
    assert library.head("loan").title == f"版本 {numbers[best]}"
    assert [pack.folder for pack in library.packs] == [folders[best]]
    assert problems(library) == [folders[1 - best]]


def test_folders_without_a_manifest_are_no_versions_of_each_other(tmp_path: Path) -> None:
    write(tmp_path, "a/docs/one.md", "# 一")
    write(tmp_path, "b/docs/two.md", "# 二")
    library = Library([tmp_path / "a" / "docs", tmp_path / "b" / "docs"])
    assert (ids(library), library.problems) == (["one", "two"], ())


# --- packs that break something ------------------------------------------------------------------------------------


def test_a_link_in_a_pack_is_never_read(shop: Path, tmp_path: Path) -> None:
    secret = write(tmp_path, "secret.md", "# 机密")
    for name in ("lobby.md", "new.md"):
        (shop / name).unlink(missing_ok=True)
        (shop / name).symlink_to(secret)
    (shop / "more").symlink_to(tmp_path)
    library = Library([shop])
    assert ids(library) == ["loan"]
    assert problems(library) == [shop / "lobby.md", shop / "new.md"]


def test_an_article_that_became_a_link_is_not_read_when_it_is_opened(shop: Path, tmp_path: Path) -> None:
    library = Library([shop])
    (shop / "lobby.md").unlink()
    (shop / "lobby.md").symlink_to(write(tmp_path, "secret.md", "# 机密"))
    with pytest.raises(ContentError):
        library.article("lobby")


@pytest.mark.parametrize("name", ["pack.toml", "structure.toml"])
def test_a_manifest_that_is_a_link_is_not_read(shop: Path, other: Path, tmp_path: Path, name: str) -> None:
    (shop / name).unlink(missing_ok=True)
    (shop / name).symlink_to(write(tmp_path, name, 'id = "stolen"\nname = "x"\n'))
    library = Library([shop, other])
    assert problems(library) == [shop / name]
    assert "stolen" not in {pack.id for pack in library.packs}
    assert "wealth" in ids(library)


def test_a_structure_that_breaks_its_reader_is_told_and_the_articles_are_served(shop: Path, other: Path) -> None:
    bad = write(shop, "structure.toml", "x = " + "[" * 5000)
    library = Library([shop, other])
    assert (ids(library), problems(library)) == (["loan", "lobby", "wealth"], [bad])


def test_a_pipe_among_the_articles_is_told_and_not_opened(shop: Path) -> None:
    os.mkfifo(shop / "endless.md")
    assert problems(Library([shop])) == [shop / "endless.md"]


# --- links ---------------------------------------------------------------------------------------------------------


def test_a_link_leads_to_its_article_and_heading(shop: Path) -> None:
    write(shop, "制度/贷后 检查.md", "# 贷后检查\n\n## 现场检查\n\n看抵押物\n")
    library = Library([shop])
    found = library.link_target("loan", "制度/贷后%20检查.md#现场检查")
    assert found is not None
    assert found.article_id == "贷后 检查"
    assert found.offset == library.article("贷后 检查").text.index("现场检查")
    assert library.link_target("loan", "没有.md") is None


QUESTION = """
[[question]]
id = "{0}"
text = "放款后做什么？"
options = ["贷后检查", "等到期", "问同事"]
answer = 0
source = "loan"
quote = "贷后检查"
why = "风险早发现。"
"""


def test_the_questions_of_the_served_packs_are_read_when_asked_for_and_again_after_a_reload(
    shop: Path, other: Path
) -> None:
    library = Library([shop, other])
    assert library.quiz().questions() == ()
    write(shop, "questions/quiz/loan.toml", QUESTION.format("l1"))
    write(other, "questions/quiz/loan.toml", QUESTION.format("o1"))
    write(other, "questions/quiz/broken.toml", "[[question")
    assert library.quiz().questions() == ()
    library.reload()
    assert [question.id for question in library.quiz().questions()] == ["l1", "o1"]
    assert [problem.path.name for problem in library.quiz().problems] == ["broken.toml"]
