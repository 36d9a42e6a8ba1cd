"""Every word of the window stands in ``tr``, has an English translation, and is to be seen in the English window.

Covers: kb/translation.py, kb/language.py, ui/translations.py.
"""

import ast
import json
import os
import re
import string
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from kb.language import CHINESE, ENGLISH, LANGUAGES, chosen_language, store_language
from kb.paths import AppPaths
from kb.translation import tr
from kb.workspace import Workspace
from resources.translations.update import SOURCE, Words, translations, words_in_code, written
from ui.translations import english

ROOT = Path(__file__).parents[1]
CHINESE_SIGNS = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")  # characters and their punctuation
MARKS = {"tr", "to_translate"}

# What is no word of the window: modules or folders, each with its reason.
ELSEWHERE = {
    "kb/cli/": "the command line stays Chinese",
    "kb/doctor.py": "a command",
    "kb/machine/system_requirements.py": "told in the terminal, before there is a window",
    "kb/machine/machine_settings.py": "told before the language is known, which lies in the data folder that they name",
    "kb/content/packs/pack_site.py": "the same",
    "kb/content/checks/": "commands for who writes articles",
    "kb/content/packs/scaffold.py": "an article",
    "kb/exchange/collected/": "commands for the editors",
    "kb/exchange/citation.py": "rules are quoted as the bank quotes them",
    "kb/exchange/wording.py": "the border of cells, as in articles",
    "kb/language.py": "a language in its own words",
    "kb/model/content.py": "values that are read",
    "kb/notes/anchoring/": "words looked for in articles",
    "kb/notes/storage/": "signs looked for in tags",
    "kb/search/": "words looked for in articles and queries",
    "kb/text/": "words looked for in articles and queries",
    "kb/content/article_changes.py": "the border of cells",
    "kb/content/comparison.py": "headings of articles",
    "kb/content/glossary.py": "signs looked for in articles",
    "kb/content/markdown/": "signs looked for in articles, labels that become their text",
    "kb/content/importers/cleaning/": "words looked for in documents",
    "kb/content/importers/document.py": "signs looked for in documents",
    "kb/content/importers/drawings.py": "text of a document",
    "kb/content/importers/metadata.py": "words looked for in documents",
    "kb/content/importers/shapes.py": "words looked for in documents",
    "kb/content/importers/structure.py": "signs looked for in documents",
    "kb/content/importers/word/": "words looked for in documents and what becomes their text",
}
# The same inside modules that have words of the window, too.
BESIDES = {
    "kb/content/effect.py": {"〔［【﹝｛{（(", "〕］】﹞｝}）)"},  # brackets looked for
    "kb/content/importers/formats/encodings.py": {"，。、；：？！“”‘’（）《》【】〔〕—…·％　「」『』﹁﹂"},
    "kb/content/importers/formats/html_reader.py": {" \u3000\xa0", "\u2e80-\u9fff"},
    "kb/content/importers/formats/sheet_formats.py": {"g/通用格式"},  # looked for
    "kb/content/importers/formats/sheet_reader.py": {"是", "否", "隐藏的工作表："},  # the text of a document
    "kb/content/importers/preview.py": {"；", "?？"},  # titles of a document
    "kb/content/manifest.py": {"我的文档"},  # as it is stored
    "kb/exchange/results/csv_format.py": {"＝", "＋", "－", "＠"},  # what begins a formula
    "kb/files.py": {"\t\n\r\f\u3000\u00a0", "\t\r\n\u3000"},
    "ui/app.py": {
        "行知 Xingzhi",
        "未找到中文字体，文字可能显示为方框。请安装中文字体，例如 fonts-noto-cjk 或 ",
    },  # both
    "ui/dialogs/checklist_history.py": {"\u3000"},  # as wide as a tick
    "ui/library/tree.py": {"："},  # in titles of articles
    "ui/notes/tag_field.py": {"#＃"},  # what is typed
    "ui/notes/tags_dialog.py": {"#＃"},
    "ui/printing/typesetter.py": {"：", "？"},  # in articles
}
# Words that are translated where they are shown: ``tr(…)`` of something that is no literal.
SHOWN_LATER = {"kb/labels.py": "tr(color.label)", "ui/theme.py": "tr(declared.pop('label'))"}
# Examples of what to type stay Chinese, for the articles are; so does the word that leads back to Chinese.
TYPED = {
    *(
        "贷后 检查",
        '"贷后检查"',
        "客户 -投诉",
        "晨会 或 例会",
        "岗位:客户经理 贷后",
        "主题:沟通 客户",
        "标题:大堂经理",
        "标签:重要",
    ),
    *("kehu经理", "1站式", "10万元", "与“一站式”相同", "与“十万元”“100000元”相同", "或（也可写 OR）：有一个就行"),
    "语言 Language（下次启动起）",
    "在搜索框里输入一项职责，例如“贷后检查”，\n这里会按岗位列出文章里怎么说。",
    "在搜索框里输入职责、流程或产品。\n可以用拼音（khjl）、数字（1站式）或几个词。",
    (
        "随时按 {search}。写关键词、拼音，或一句大白话，比如“卡丢了怎么办”。"
        "按 ↓ 选一条，按 Enter 打开到那一段，按 Esc 回到结果。"
    ),
}


@cache
def modules() -> tuple[tuple[str, ast.Module], ...]:
    paths = [path for folder in ("kb", "ui") for path in sorted((ROOT / folder).rglob("*.py"))]
    return tuple((path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))) for path in paths)


@cache
def words() -> dict[Words, str]:
    """Those that the code says now."""
    return words_in_code()


@cache
def unmarked() -> dict[str, tuple[ast.Constant, ...]]:
    """The Chinese literals of each module outside of ``tr``, docstrings, patterns and the log."""
    return {file: tuple(_unmarked(tree)) for file, tree in modules()}


def _unmarked(tree: ast.Module) -> Iterator[ast.Constant]:
    told: set[ast.AST] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant() as docstring):
                told.add(docstring)
            case ast.Call(func=ast.Name(id=name)) if name in MARKS:
                told |= set(ast.walk(node))
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re" | "log")) | ast.Name(id="lazy_pattern")):
                told |= set(ast.walk(node))
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(words)) if CHINESE_SIGNS.search(words) and node not in told:
                yield node


def fields(words: str) -> list[str]:
    """The names of what is filled in."""
    return sorted({name for _, name, _, _ in string.Formatter().parse(words) if name is not None})


def test_every_word_of_the_window_stands_in_tr() -> None:
    found = {
        f"{file}:{node.lineno} {node.value!s}"
        for file, nodes in unmarked().items()
        if not file.startswith(tuple(ELSEWHERE))
        for node in nodes
        if not any(str(node.value).startswith(known) for known in BESIDES.get(file, ()))
    }
    assert found == set()


def test_what_is_said_to_be_no_word_of_the_window_is_there() -> None:
    there = {file: {str(node.value) for node in nodes} for file, nodes in unmarked().items()}
    for beginning in ELSEWHERE:
        assert any(words for file, words in there.items() if file.startswith(beginning)), beginning
    for file, known in BESIDES.items():
        assert [one for one in known if not any(words.startswith(one) for words in there[file])] == [], file


def test_tr_gets_a_literal_that_can_be_found() -> None:
    found = {
        file: ast.unparse(node)
        for file, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in MARKS
        and not all(isinstance(one, ast.Constant) for one in node.args)
    }
    assert found == SHOWN_LATER


def test_every_word_is_translated_with_what_is_filled_in_and_none_that_nobody_says() -> None:
    known = translations()
    assert SOURCE.read_text("utf-8") == written(words(), known), "run resources/translations/update.py"
    assert [one.source for one in words() if not known[one]] == []
    assert [one.source for one in words() if fields(one.source) != fields(known[one])] == []
    assert {one.source for one in words() if CHINESE_SIGNS.search(known[one])} == TYPED


def test_the_compiled_file_says_what_its_source_says() -> None:
    known = translations()
    assert {one: english(one.source, one.meaning) for one in known} == known
    assert english("nobody says this", "") == "nobody says this"
    assert (english("主题", ""), english("主题", "theme")) == ("Topic", "Theme")
    assert tr("主题") == tr("主题", "theme") == "主题", "what no window has chosen stays Chinese"


def test_a_bundle_brings_what_is_compiled_and_nothing_else() -> None:
    spec = (ROOT / "resources" / "packaging" / "xingzhi.spec").read_text("utf-8")
    (pattern,) = re.findall(r'r"\|(translations/.*)"', spec)
    files = [f"resources/translations/{file.name}" for file in SOURCE.parent.iterdir() if file.is_file()]
    assert [file for file in files if not re.search(pattern, file)] == ["resources/translations/xingzhi_en.qm"]


def test_new_words_are_unfinished_until_somebody_translates_them() -> None:
    told = written({Words("划线"): "ui/commands.py", Words("主题", "<&>"): "ui/theme.py"}, {Words("划线"): "Mark"})
    assert "<translation>Mark</translation>" in told
    assert '<comment>&lt;&amp;&gt;</comment>\n        <translation type="unfinished"></translation>' in told


def test_the_language_is_chosen_for_all_who_use_the_data_folder(paths: AppPaths, pack: Path) -> None:
    assert chosen_language(paths.language) == CHINESE
    with Workspace.open(paths, content=[pack]) as workspace:
        assert workspace.settings().language == CHINESE
        store_language(paths.language, ENGLISH)
        assert workspace.settings().language == ENGLISH
    assert chosen_language(paths.of_person(paths.profiles / "1").language) == ENGLISH


@pytest.mark.parametrize("stored", [b"", b"fr", b"\xff\xfe", b"en\x00"])
def test_a_language_that_is_not_known_is_chinese(tmp_path: Path, stored: bytes) -> None:
    (tmp_path / "language").write_bytes(stored)
    assert chosen_language(tmp_path / "language") == CHINESE


def test_the_english_window_says_nothing_in_chinese_but_what_articles_say(tmp_path: Path) -> None:
    """The whole program is started as a person starts it; its articles are in English, too."""
    store_language(tmp_path / "language", ENGLISH)
    command = [sys.executable, str(Path(__file__).with_name("english_window.py")), str(tmp_path)]
    home = os.environ | {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}  # file dialogs list what lies there
    done = subprocess.run(command, cwd=ROOT, env=home, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    typed = [english(words, "").partition("{")[0] for words in TYPED]
    found = [words for words in said if CHINESE_SIGNS.search(words) and words not in LANGUAGES.values()]
    assert [words for words in found if not any(one in words for one in typed)] == []
    assert len(said) > 800, "words were looked at"
