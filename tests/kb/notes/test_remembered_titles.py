"""A note of an article that has gone still says what the article was called: in lists, the bin and exports."""

from pathlib import Path

from kb.exchange.notes.exported import collected
from kb.model import Span
from kb.paths import AppPaths
from kb.workspace import Workspace


def test_articles_that_have_gone_are_called_as_their_texts_were(paths: AppPaths, pack: Path) -> None:
    with Workspace.open(paths, content=[pack]) as workspace:
        workspace.notes.highlight("loan", Span(0, 4))
        deleted = workspace.notes.highlight("lobby", Span(0, 4)).added[0]
        workspace.notes.delete([deleted.id])
    (pack / "loan.md").unlink()
    with Workspace.open(paths, content=[pack]) as workspace:
        assert workspace.notes.remembered_titles() == {"loan": "贷款客户经理", "lobby": "大堂经理"}
        (note,) = collected(workspace.notes.bundle(), workspace.library.article).notes
        assert (note.title, note.pack_id) == ("贷款客户经理", None)


def test_where_no_text_is_kept_nothing_is_remembered(workspace: Workspace) -> None:
    assert workspace.notes.remembered_titles() == {}
