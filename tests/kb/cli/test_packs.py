"""The pack commands, as an editing office and a branch use them."""

import contextlib
import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kb.cli import packs
from kb.cli.arguments import argument_parser
from kb.content.manifest import read_pack
from kb.content.packs.storage.installed import state_stamp
from kb.doctor import examine
from kb.model import Span
from kb.paths import AppPaths
from kb.workspace import Workspace
from tests.kb.content.packs.handmade import tree
from tests.program import ROOT, Done, run, run_each
from ui.error_messages import sentence

ARTICLES = 20
NOTES = 200
LINES = 12  # in an article


def apart(data: Path, *arguments: str | Path) -> Done:
    """A pack command in a process of its own."""
    return run("--data", str(data), "pack", *map(str, arguments))


def pack(data: Path, *arguments: str | Path) -> Done:
    """The same in this process, ten times as fast."""
    words = ["--data", str(data), "pack", *map(str, arguments)]
    out, told = io.StringIO(), io.StringIO()
    with contextlib.redirect_stderr(told):
        chosen = argument_parser().parse_args(words)
        code = packs.run(chosen, AppPaths.under(data), ROOT / "content", sentence, out)
    return subprocess.CompletedProcess(words, code, out.getvalue(), told.getvalue())


def done(completed: Done) -> str:
    assert completed.returncode == 0, completed.stderr
    assert completed.stderr == ""
    return completed.stdout


def refused(completed: Done) -> str:
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
    with Workspace.open(AppPaths.under(data)) as workspace:
        for number in range(NOTES):
            article = workspace.library.article(f"rule-{number % ARTICLES}")
            line = article.blocks[2 + number // ARTICLES]  # behind the title, of which there is no note
            span = Span(line.start + 3, line.start + 20)
            workspace.notes.highlight(article.id, span, note=f"批注{number}")
    return places(data)


def places(data: Path) -> dict[str, tuple[str, Span, str]]:
    """Where the notes stand, and what stands there."""
    with Workspace.open(AppPaths.under(data)) as workspace:  # without the built-in pack, which takes long to read
        found = {}
        for note in workspace.notes.annotations():
            if note.span is not None:
                text = workspace.library.article(note.anchor.article_id).text
                found[note.id] = (note.anchor.article_id, note.span, text[note.span.start : note.span.end])
        return found


def text_of(data: Path, article_id: str) -> str:
    with Workspace.open(AppPaths.under(data), content=[ROOT / "content"]) as workspace:
        return workspace.library.article(article_id).text


def hits(data: Path, query: str) -> int:
    with Workspace.open(AppPaths.under(data)) as workspace:
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
    done(apart(branch, "install", stick / "first.xzpack", "--fingerprint", print_of_key))
    before = mark_everything(branch)
    assert len(before) == NOTES
    assert hits(branch, "次日复核") == 0
    # the second version
    told = done(pack(branch, "install", stick / "branch-rules-1.1.xzpack", "--preview"))
    assert f"修改 {ARTICLES - 1} 篇" in told
    assert "移除 1 篇" in told
    assert "同一公钥" in told
    foretold = re.search(r"批注和书签 (\d+) 条：(\d+) 条不受影响，(\d+) 条文字有变，(\d+) 条失锚", told)
    assert foretold, told
    assert places(branch) == before
    done(apart(branch, "install", stick / "branch-rules-1.1.xzpack"))
    after = places(branch)
    kept = {note for note, (_, _, quote) in after.items() if quote == before[note][2]}
    assert NOTES * 0.8 < len(kept) < NOTES  # what stood in the removed article or the rewritten line is an orphan
    assert int(foretold[4]) == NOTES - len(after)  # as it was foretold
    assert int(foretold[1]) == NOTES
    assert hits(branch, "次日复核") == ARTICLES - 1
    assert "比现有的 1.1 旧" in refused(pack(branch, "install", stick / "first.xzpack"))
    listed = done(pack(branch, "list"))
    assert "branch-rules 1.1 网点规则（已安装）：使用中" in listed
    assert "branch-rules 1.0：保留着" in listed
    # and back
    assert "现在使用 1.0" in done(apart(branch, "rollback", "branch-rules"))
    assert places(branch) == before
    assert hits(branch, "次日复核") == 0
    assert "与签名时一致" in done(pack(branch, "verify", "--installed", "branch-rules"))
    # removed, the notes wait for the article to come back
    done(pack(branch, "remove", "branch-rules"))
    assert places(branch) == {}
    done(pack(branch, "install", stick / "first.xzpack"))
    assert places(branch) == before


@pytest.fixture
def branch(tmp_path: Path) -> Path:
    """A data folder with an installed pack, signed by the key in ``tmp_path``."""
    done(pack(tmp_path, "new", tmp_path / "rules", "--id", "branch-rules", "--name", "网点规则"))
    key = fingerprint_in(done(pack(tmp_path, "keygen", tmp_path / "key", "--publisher", "省分行")))
    done(pack(tmp_path, "build", tmp_path / "rules", "-o", tmp_path / "a.xzpack", "--key", tmp_path / "key.key"))
    done(pack(tmp_path / "data", "install", tmp_path / "a.xzpack", "--fingerprint", key.upper().replace(" ", "")))
    return tmp_path / "data"


def test_an_open_workspace_serves_what_another_process_installs(branch: Path, tmp_path: Path) -> None:
    with Workspace.open(AppPaths.under(branch)) as workspace:
        workspace.search.refresh()
        stamp = state_stamp(workspace.paths.packs)
        (tmp_path / "rules" / "articles" / "new.md").write_text("# 新规\n\n金库钥匙由两人分管。\n", "utf-8")
        toml = tmp_path / "rules" / "pack.toml"
        toml.write_text(toml.read_text("utf-8").replace('"1.0.0"', '"1.0.1"'), "utf-8")
        done(pack(branch, "build", tmp_path / "rules", "-o", tmp_path / "b.xzpack", "--key", tmp_path / "key.key",
                  "--base", tmp_path / "a.xzpack"))  # fmt: skip
        done(apart(branch, "install", tmp_path / "b.xzpack"))
        assert state_stamp(workspace.paths.packs) != stamp
        assert workspace.library.article("branch-rules-example").title == "示例文章"  # the old version can be read on
        assert [found.pack.version for found in workspace.reload_packs().served] == ["1.0.1"]
        workspace.search.refresh()
        assert workspace.search.find("金库钥匙").hits[0].passage.article_id == "new"


def test_doctor_finds_an_installed_pack_that_was_changed(branch: Path) -> None:
    (article,) = branch.glob("packs/.installed/branch-rules/*/articles/*.md")
    article.write_text(article.read_text("utf-8").replace("一经发布不再更改", "可以随时更改"), "utf-8")
    built_in = branch / "content"
    built_in.mkdir()
    told = io.StringIO()
    assert examine(AppPaths.under(branch), built_in, told, sentence) == 1
    assert "网点规则 与签名时不一致（articles/branch-rules-example.md）" in told.getvalue()
    assert "内容与清单不符" in refused(pack(branch, "verify"))


def test_a_protected_key_signs_with_its_passphrase(tmp_path: Path) -> None:
    done(pack(tmp_path, "new", tmp_path / "rules", "--id", "rules", "--name", "规则"))
    (tmp_path / "word").write_text("三 长 两 短\n", "utf-8")
    with_word = ("--passphrase-file", tmp_path / "word")
    done(pack(tmp_path, "keygen", tmp_path / "key", "--publisher", "省分行", *with_word))
    done(pack(tmp_path, "build", tmp_path / "rules", "-o", tmp_path))
    made = tmp_path / "rules-1.0.0.xzpack"
    assert "口令" in refused(pack(tmp_path, "sign", made, "--key", tmp_path / "key.key"))
    assert "省分行" in done(pack(tmp_path, "sign", made, "--key", tmp_path / "key.key", *with_word))
    (tmp_path / "key.pub").unlink()  # then the name has to be given
    assert "key.pub" in refused(pack(tmp_path, "sign", made, "--key", tmp_path / "key.key", *with_word))
    assert "总行" in done(
        pack(tmp_path, "sign", made, "--key", tmp_path / "key.key", "--publisher", "总行", *with_word)
    )


def test_what_goes_wrong_is_one_sentence_and_changes_nothing(branch: Path, tmp_path: Path) -> None:
    (tmp_path / "no.xzpack").write_bytes(b"%PDF-1.7")
    before = tree(branch)
    assert "不是内容包" in refused(pack(branch, "install", tmp_path / "no.xzpack"))
    assert "已经在使用" in refused(pack(branch, "install", tmp_path / "a.xzpack"))
    assert "没有可以退回的版本" in refused(pack(branch, "rollback", "branch-rules"))
    assert "没有安装内容包“other”" in refused(pack(branch, "remove", "other"))
    assert "已经存在" in refused(pack(branch, "keygen", tmp_path / "key", "--publisher", "省分行"))
    assert "已经存在" in refused(pack(branch, "new", tmp_path / "rules", "--id", "a", "--name", "a"))
    assert "读写文件失败" in refused(pack(branch, "install", tmp_path / "nothing.xzpack"))
    assert tree(branch) == before
    assert apart(branch, "dance").returncode == 2


def test_the_pack_commands_need_no_qt(branch: Path) -> None:
    (told,) = run_each(("--data", str(branch), "pack", "remove", "nothing"), without="PySide6 shiboken6")
    assert "没有安装内容包" in refused(told)


def test_words_out_of_a_pack_cannot_steer_the_terminal(branch: Path, tmp_path: Path) -> None:
    article = tmp_path / "rules" / "articles" / "evil.md"
    article.write_text('---\nid: "evil\\e[2J"\ntitle: "看\\e[2J\\u202e这里"\n---\n正文\n', "utf-8")
    toml = tmp_path / "rules" / "pack.toml"
    toml.write_text(toml.read_text("utf-8").replace('"1.0.0"', '"1.0.1"'), "utf-8")
    done(pack(branch, "build", tmp_path / "rules", "-o", tmp_path / "b.xzpack", "--key", tmp_path / "key.key"))
    told = done(pack(branch, "install", tmp_path / "b.xzpack", "--preview"))
    assert "看" in told
    assert all(line.isprintable() for line in told.splitlines())


def test_the_built_in_pack_is_replaced_by_a_newer_signed_one(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    toml = tmp_path / "content" / "pack.toml"
    before = read_pack(ROOT / "content")
    toml.write_text(toml.read_text("utf-8").replace(f'version = "{before.version}"', 'version = "99.0"'), "utf-8")
    article = next((tmp_path / "content" / "articles").glob("lobby-duties.md"))
    article.write_text(article.read_text("utf-8") + "\n雨天在门口铺防滑垫，备伞袋。\n", "utf-8")
    key = fingerprint_in(done(pack(tmp_path, "keygen", tmp_path / "key", "--publisher", "编写组")))
    made = tmp_path / "new.xzpack"
    done(pack(tmp_path, "build", tmp_path / "content", "-o", made, "--key", tmp_path / "key.key"))
    data = tmp_path / "data"
    assert "修改 1 篇" in done(pack(data, "install", made, "--preview"))
    done(pack(data, "install", made, "--fingerprint", key))
    assert "铺防滑垫" in text_of(data, "lobby-duties")
    listed = done(pack(data, "list"))
    assert f"{before.id} 99.0 {before.name}（已安装）：使用中" in listed
    assert f"{before.id} {before.version} {before.name}（随程序）：有更新的版本，未使用" in listed
    assert f"现在使用 {before.version}" in done(pack(data, "rollback", before.id))
    assert "铺防滑垫" not in text_of(data, "lobby-duties")
    assert "现在使用 99.0" in done(pack(data, "rollback", before.id))
