"""The workspace: one door that opens everything, holds it together and closes it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kb.errors import ContentError, IndexUnavailable, MachineSettingsInvalid, NotesError, NotesNoAccess
from kb.model import Span
from kb.paths import AppPaths
from kb.settings import Settings
from kb.workspace import Workspace
from tests.kb.write_protection import modes_bind_root, write_protected


def install(paths: AppPaths, name: str, article_id: str) -> None:
    """Put a pack of one article among the installed ones."""
    folder = paths.packs / name
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text(f'id = "{name}"\nname = "{name}"\n', "utf-8")
    (folder / "one.md").write_text(f"---\nid: {article_id}\n---\n装在{name}里的文章\n", "utf-8")


def ids(workspace: Workspace) -> list[str]:
    return [head.id for head in workspace.library.articles()]


def test_opening_makes_the_data_folder_and_serves_the_pack(workspace: Workspace, paths: AppPaths) -> None:
    assert paths.notes.is_file()
    assert ids(workspace) == ["loan", "lobby"]
    assert workspace.paths == paths


def test_without_any_content_there_is_an_empty_library(paths: AppPaths) -> None:
    with Workspace.open(paths) as workspace:
        assert (ids(workspace), workspace.library.problems) == ([], ())
        assert workspace.notes.annotations() == ()


def test_an_empty_library_can_be_searched_and_so_can_one_that_was_emptied(paths: AppPaths, pack: Path) -> None:
    with Workspace.open(paths) as workspace:
        workspace.search.refresh()
        assert workspace.search.find("贷后").hits == ()
    with Workspace.open(paths, content=[pack]) as workspace:
        workspace.search.refresh()
        assert workspace.search.find("贷后").total == 1
        for file in pack.glob("*.md"):
            file.unlink()
        workspace.search.refresh()
        assert workspace.search.find("贷后").hits == ()


def test_installed_packs_are_served_behind_those_that_are_given(paths: AppPaths, pack: Path) -> None:
    install(paths, "b-pack", "second")
    install(paths, "a-pack", "first")
    install(paths, "c-pack", "loan")
    (paths.packs / "note.txt").write_text("不是内容包", "utf-8")
    with Workspace.open(paths, content=[pack]) as workspace:
        assert ids(workspace) == ["loan", "lobby", "first", "second"]
        assert "贷后检查" in workspace.library.article("loan").text
        assert len(workspace.library.problems) == 1


def test_content_that_cannot_be_read_keeps_nothing_else_out(paths: AppPaths, pack: Path, tmp_path: Path) -> None:
    with Workspace.open(paths, content=[tmp_path / "nowhere", pack]) as workspace:
        assert ids(workspace) == ["loan", "lobby"]
        assert len(workspace.library.problems) == 1


def test_opening_builds_no_index_and_a_refresh_does(workspace: Workspace) -> None:
    assert not workspace.search.ready
    with pytest.raises(IndexUnavailable):
        workspace.search.find("贷后检查")
    workspace.search.refresh()
    assert [hit.passage.article_id for hit in workspace.search.find("贷后检查").hits] == ["loan"]


def test_the_index_and_the_notes_are_there_the_next_time(paths: AppPaths, pack: Path) -> None:
    with Workspace.open(paths, content=[pack]) as workspace:
        workspace.search.refresh()
        (made,) = workspace.notes.highlight("loan", Span(0, 4), note="先看抵押物").added
    with Workspace.open(paths, content=[pack]) as workspace:
        assert workspace.search.open()
        assert workspace.search.find("一站式").total == 1
        assert workspace.notes.of_article("loan") == (made,)


def test_an_index_that_is_thrown_away_takes_nothing_with_it(paths: AppPaths, pack: Path) -> None:
    with Workspace.open(paths, content=[pack]) as workspace:
        workspace.search.refresh()
        workspace.notes.bookmark("loan")
    for path in sorted(paths.index.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    with Workspace.open(paths, content=[pack]) as workspace:
        assert not workspace.search.open()
        assert (ids(workspace), workspace.notes.counts().bookmarks) == (["loan", "lobby"], 1)
        workspace.search.refresh()
        assert workspace.search.find("贷后检查").total == 1


def test_notes_follow_the_text_that_the_library_serves(workspace: Workspace, pack: Path) -> None:
    text = workspace.library.article("loan").text
    quote = "发现风险及时报告"
    start = text.index(quote)
    workspace.notes.highlight("loan", Span(start, start + len(quote)))
    file = pack / "loan.md"
    file.write_text(file.read_text("utf-8").replace("## 岗位职责", "新增的一段。\n\n## 岗位职责"), "utf-8")
    workspace.search.refresh()
    (found,) = workspace.notes.of_article("loan")
    assert found.span is not None
    fresh = workspace.library.article("loan").text
    assert fresh != text
    assert fresh[found.span.start : found.span.end] == quote


def test_settings_are_kept_in_the_data_folder(workspace: Workspace, paths: AppPaths) -> None:
    assert workspace.settings() == Settings()
    workspace.save_settings(Settings(theme="dark", zoom=120))
    assert workspace.settings() == Settings.load(paths.settings) == Settings(theme="dark", zoom=120)


def test_leaving_closes_the_notes_and_the_index(paths: AppPaths, pack: Path) -> None:
    with Workspace.open(paths, content=[pack]) as workspace:
        workspace.search.refresh()
    assert not workspace.search.ready
    with pytest.raises(NotesError):
        workspace.notes.annotations()


def test_leaving_by_an_error_or_closing_twice_closes_too(paths: AppPaths, pack: Path) -> None:
    workspace = Workspace.open(paths, content=[pack])
    with pytest.raises(ZeroDivisionError), workspace:
        raise ZeroDivisionError
    workspace.close()
    with pytest.raises(NotesError):
        workspace.notes.annotations()


def test_a_file_in_place_of_the_data_folder_is_an_error(paths: AppPaths, pack: Path) -> None:
    paths.root.write_text("", "utf-8")
    with pytest.raises(OSError, match="data"):
        Workspace.open(paths, content=[pack])


def test_notes_that_cannot_be_opened_are_an_error_and_stay_as_they_are(paths: AppPaths, pack: Path) -> None:
    paths.create()
    foreign = b"not a database, but somebody's file\n" * 200
    paths.notes.write_bytes(foreign)
    with pytest.raises(NotesError):
        Workspace.open(paths, content=[pack])
    assert paths.notes.read_bytes() == foreign


STRUCTURE = """
glossary = "words"
topics = []
other_roles = []
[roles]
[parts]
[shared]
[terms]
"""


def test_the_terms_of_the_packs_glossaries_are_found_in_every_article(paths: AppPaths, pack: Path) -> None:
    install(paths, "more", "one")
    folder = paths.packs / "more"
    (folder / "structure.toml").write_text(STRUCTURE, "utf-8")
    (folder / "words.md").write_text("# 术语\n\n- **贷后检查**：放款以后的检查。\n", "utf-8")
    with Workspace.open(paths, content=[pack]) as workspace:
        article = workspace.library.article("loan")
        (use,) = workspace.terms_in(article)
        assert (use.term.article_id, article.text[use.span.start : use.span.end]) == ("words", "贷后检查")
        (folder / "words.md").write_text("# 术语\n\n- **客户**：来办事的人。\n", "utf-8")
        workspace.library.reload()
        assert [use.term.word for use in workspace.terms_in(article)] == ["客户"]
        (folder / "words.md").unlink()
        workspace.library.reload()
        assert workspace.terms_in(article) == ()


@pytest.mark.parametrize("words", ["贷后检查", "一站式", "1站式", "按期 检查", "投诉", "没有的词"])
def test_words_are_found_in_an_article_as_the_search_of_all_articles_finds_them(
    workspace: Workspace, words: str
) -> None:
    workspace.search.refresh()
    for head in workspace.library.articles():
        article = workspace.library.article(head.id)
        hits = workspace.search.find(words).hits
        marked = {place for hit in hits if hit.passage.article_id == head.id for place in hit.places}
        assert set(workspace.find_in_article(words, article)) == marked


def test_where_a_number_stands_whole_no_piece_of_another_is_marked_in_the_open_article(
    paths: AppPaths, tmp_path: Path
) -> None:
    folder = tmp_path / "numbers"
    folder.mkdir()
    (folder / "a.md").write_text("# 数\n\n共115天，满110万元。\n\n共15天，满10万元。\n", "utf-8")
    with Workspace.open(paths, content=[folder]) as workspace:
        workspace.search.refresh()
        article = workspace.library.article("a")
        for words in ("15天", "10万元", "十五天"):
            (place,) = workspace.find_in_article(words, article)
            assert place.start > article.text.index("共15")
        assert len(workspace.find_in_article("5天", article)) == 2  # there is no other: any run can be found


def test_without_an_index_words_are_found_in_an_article_all_the_same(workspace: Workspace) -> None:
    article = workspace.library.article("loan")
    (place,) = workspace.find_in_article("贷后检查", article)
    assert article.text[place.start : place.end] == "贷后检查"


def test_words_across_two_blocks_are_found_in_the_open_article(workspace: Workspace) -> None:
    workspace.search.refresh()
    article = workspace.library.article("loan")
    (place,) = workspace.find_in_article("给建议。见大堂", article)
    assert article.text[place.start : place.end] == "给建议。见 大堂"


def test_the_edges_of_words_begin_and_end_with_the_text(workspace: Workspace) -> None:
    article = workspace.library.article("loan")
    edges = workspace.word_edges(article)
    assert (edges[0], edges[-1]) == (0, len(article.text))
    start = article.text.index("贷后检查")
    assert {start, start + 4} <= set(edges)
    assert not {start + 1, start + 3} & set(edges)


def test_a_data_folder_that_cannot_be_written_is_read_and_searched(tmp_path: Path, pack: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    with write_protected(data), Workspace.open(AppPaths.under(data), content=[pack]) as workspace:
        assert ids(workspace) == ["loan", "lobby"]
        assert isinstance(workspace.notes.read_only_reason, NotesNoAccess)
        assert workspace.library.article("loan").text
        workspace.search.refresh()  # there is no index yet, and no place for one
        aside = workspace.search._folder
        assert aside.parent != data
        assert [hit.passage.article_id for hit in workspace.search.find("贷后检查").hits] == ["loan"]
    assert not aside.exists()


def test_packs_that_may_not_be_listed_are_told_and_the_others_served(tmp_path: Path, pack: Path) -> None:
    data = tmp_path / "data"
    (data / "packs").mkdir(parents=True)
    (data / "packs").chmod(0o000)
    with modes_bind_root(), Workspace.open(AppPaths.under(data), content=[pack]) as workspace:
        assert ids(workspace) == ["loan", "lobby"]
        assert {problem.path for problem in workspace.packs.problems if isinstance(problem, ContentError)} >= {
            data / "packs"
        }
    (data / "packs").chmod(0o700)


QUESTION = """
[[question]]
id = "q1"
text = "放款后做什么？"
options = ["按期检查", "等到期", "问同事"]
answer = 0
source = "loan"
quote = "放款后按期做贷后检查"
why = "风险早发现。"
"""


def test_questions_of_the_packs_are_due_by_what_the_notes_know_of_them(paths: AppPaths, pack: Path) -> None:
    folder = pack / "questions" / "quiz"
    folder.mkdir(parents=True)
    (folder / "loan.toml").write_text(QUESTION, "utf-8")
    now = datetime(2026, 3, 2, 12, tzinfo=UTC)
    with Workspace.open(paths, content=[pack]) as workspace:
        assert [item.id for item in workspace.due_questions("客户经理", now)] == ["q1"]
        workspace.notes.answer_question("q1", now, right=False)
        assert workspace.due_questions("", now) == ()
        assert [item.seen for item in workspace.due_questions("", now + timedelta(days=1))] == [1]
        assert [item.id for item in workspace.quiz_questions("")] == ["q1"]  # to be printed, due or not
        assert workspace.quiz_questions("大堂经理") == ()  # another role's questions are not its own


def test_keys_that_the_bank_named_count_in_place_of_those_beside_the_program(
    paths: AppPaths, pack: Path, tmp_path: Path
) -> None:
    keys = tmp_path / "keys"
    with Workspace.open(paths, content=[pack], trusted_keys=keys) as workspace:
        with pytest.raises(MachineSettingsInvalid, match="keys"):
            _ = workspace.installer
        keys.mkdir()
        assert workspace.installer.site.provisioned == keys
    with Workspace.open(paths, content=[pack]) as workspace:
        assert workspace.installer.site.provisioned == pack.parent / "trusted_keys"


def test_the_language_that_another_window_has_chosen_stays(paths: AppPaths) -> None:
    with Workspace.open(paths) as one, Workspace.open(paths) as other:
        settings = one.settings()
        other.save_settings(replace(other.settings(), language="en"))
        one.save_settings(replace(settings, zoom=110))
        assert (one.settings().language, one.settings().zoom) == ("en", 110)
