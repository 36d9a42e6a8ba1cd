"""The pack commands, as an editing office and a branch use them: processes of their own, no Qt."""

import re
import subprocess
import sys
from pathlib import Path

from kb.model import Span
from kb.paths import AppPaths
from kb.workspace import Workspace

ROOT = Path(__file__).parents[2]
ARTICLES = 20
NOTES = 200
LINES = 12  # in an article


def pack(data: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--data", str(data), "pack", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def done(completed: subprocess.CompletedProcess[str]) -> str:
    assert completed.returncode == 0, completed.stderr
    assert completed.stderr == ""
    return completed.stdout


def refused(completed: subprocess.CompletedProcess[str]) -> str:
    assert completed.returncode == 1, completed.stdout
    assert completed.stdout == ""
    assert completed.stderr.count("\n") == 1
    return completed.stderr.strip()


def fingerprint_in(output: str) -> str:
    found = re.search(r"(?:[0-9a-f]{4} ){7}[0-9a-f]{4}", output)
    assert found, output
    return found[0]


def write_articles(folder: Path, *, version: str, lines: dict[int, str], number_of_articles: int = ARTICLES) -> None:
    """The rules of an imagined bank; ``lines`` replaces some by their number."""
    toml = (folder / "pack.toml").read_text("utf-8")
    (folder / "pack.toml").write_text(re.sub(r'version = ".*"', f'version = "{version}"', toml), "utf-8")
    for path in (folder / "articles").iterdir():
        path.unlink()
    for article in range(number_of_articles):
        body = [
            lines.get(line, f"第{article}类业务的第{line}项要求：由经办人员在当日核对凭证并登记编号{article}-{line}。")
            for line in range(LINES)
        ]
        text = f"---\nid: rule-{article}\ntitle: 规则{article}\n---\n# 规则{article}\n\n" + "\n\n".join(body) + "\n"
        (folder / "articles" / f"rule-{article}.md").write_text(text, "utf-8")


def mark_everything(data: Path) -> dict[str, tuple[str, Span, str]]:
    """Two hundred notes; id → article, place and quote."""
    with Workspace.open(AppPaths.under(data), content=[ROOT / "content"]) as workspace:
        for number in range(NOTES):
            article = workspace.library.article(f"rule-{number % ARTICLES}")
            line = article.blocks[2 + number // ARTICLES]  # behind the title, of which there is no note
            span = Span(line.start + 3, line.start + 20)
            workspace.notes.highlight(article.id, span, note=f"批注{number}")
    return places(data)


def places(data: Path) -> dict[str, tuple[str, Span, str]]:
    """Where the notes stand, and what stands there."""
    with Workspace.open(AppPaths.under(data), content=[ROOT / "content"]) as workspace:
        found = {}
        for note in workspace.notes.annotations():
            if note.span is not None:
                text = workspace.library.article(note.anchor.article_id).text
                found[note.id] = (note.anchor.article_id, note.span, text[note.span.start : note.span.end])
        return found


def hits(data: Path, query: str) -> int:
    with Workspace.open(AppPaths.under(data), content=[ROOT / "content"]) as workspace:
        workspace.search.refresh()
        page = workspace.search.find(query, limit=100)
        return sum(query in hit.snippet for hit in page.hits)  # not what is only similar


def test_a_pack_is_built_signed_carried_installed_and_rolled_back_with_the_notes_in_it(tmp_path: Path) -> None:
    office, stick, branch = tmp_path / "office", tmp_path / "stick", tmp_path / "branch"
    for folder in (office, stick):
        folder.mkdir()
    # the office
    done(pack(office, "new", office / "rules", "--id", "branch-rules", "--name", "网点规则"))
    print_of_key = fingerprint_in(done(pack(office, "keygen", office / "key", "--publisher", "省分行运营部")))
    write_articles(office / "rules", version="1.0", lines={})
    assert "还没有签名" in done(pack(office, "build", office / "rules", "-o", office / "first.xzpack"))
    assert "没有签名" in refused(pack(office, "verify", office / "first.xzpack"))
    done(pack(office, "sign", office / "first.xzpack", "-o", stick / "first.xzpack", "--key", office / "key.key"))
    assert "省分行运营部" in done(pack(office, "verify", stick / "first.xzpack"))
    write_articles(
        office / "rules",
        version="1.1",
        lines={0: "新增的一段，放在最前面：营业前双人开库。", 5: "整段改写：凭证改为电子登记，次日复核。"},
        number_of_articles=ARTICLES - 1,
    )
    done(pack(office, "build", office / "rules", "-o", stick, "--key", office / "key.key"))
    # the branch: first version, and notes in it
    first_use = refused(pack(branch, "install", stick / "first.xzpack"))
    assert print_of_key in first_use
    assert not (branch / "packs").exists()
    done(pack(branch, "install", stick / "first.xzpack", "--fingerprint", print_of_key))
    before = mark_everything(branch)
    assert len(before) == NOTES
    assert hits(branch, "次日复核") == 0
    # the second version
    told = done(pack(branch, "install", stick / "branch-rules-1.1.xzpack", "--preview"))
    assert f"修改 {ARTICLES - 1} 篇" in told
    assert "移除 1 篇" in told
    assert "同一公钥" in told
    assert places(branch) == before
    done(pack(branch, "install", stick / "branch-rules-1.1.xzpack"))
    after = places(branch)
    kept = {note for note, (_, _, quote) in after.items() if quote == before[note][2]}
    assert NOTES * 0.8 < len(kept) < NOTES  # what stood in the removed article or the rewritten line is an orphan
    assert hits(branch, "次日复核") == ARTICLES - 1
    assert "比现有的 1.1 旧" in refused(pack(branch, "install", stick / "first.xzpack"))
    listed = done(pack(branch, "list"))
    assert "branch-rules 1.1 网点规则（已安装）：使用中" in listed
    assert "branch-rules 1.0：保留着" in listed
    # and back
    assert "现在使用 1.0" in done(pack(branch, "rollback", "branch-rules"))
    assert places(branch) == before
    assert hits(branch, "次日复核") == 0
    assert "与签名时一致" in done(pack(branch, "verify", "--installed", "branch-rules"))
    # removed, the notes wait for the article to come back
    done(pack(branch, "remove", "branch-rules"))
    assert places(branch) == {}
    done(pack(branch, "install", stick / "first.xzpack"))
    assert places(branch) == before
