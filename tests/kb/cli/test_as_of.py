"""``search --as-of``: the passages as they were worth on a day, in text and in JSON."""

import io
import json
from pathlib import Path

import pytest

from kb.cli.arguments import argument_parser
from kb.cli.commands import run
from kb.paths import AppPaths
from tests.rule_versions import write_rules


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("rules")
    write_rules(made / "pack")
    return made


def printed(folder: Path, *arguments: str) -> str:
    out = io.StringIO()
    chosen = argument_parser().parse_args(["search", *arguments])
    assert run(chosen, AppPaths.under(folder / "data"), folder / "pack", str, out) == 0
    return out.getvalue()


def test_text_says_for_which_day_and_what_is_in_force(folder: Path) -> None:
    text = printed(folder, "季度", "--as-of", "2024-06-30")
    assert "“季度”（截至 2024-06-30）" in text
    assert "【现行，2023-01-01 起施行，至 2026-05-31，以后为《信贷管理办法》】信贷管理办法 › 第五条" in text
    assert "【未生效，2023-01-01 起施行】" in printed(folder, "季度", "--as-of", "2020-01-01")


def test_json_says_since_when_and_what_stands_in_its_place(folder: Path) -> None:
    (hit,) = json.loads(printed(folder, "季度", "--json", "--as-of", "2026-06-01"))["hits"]
    assert hit["effect"] == {
        "state": "repealed",
        "label": "已废止",
        "since": "2026-06-01",
        "until": "2026-05-31",
        "successor": {"article_id": "rule-2026", "title": "信贷管理办法"},
    }
    (guide, *_) = json.loads(printed(folder, "流水", "--json"))["hits"]
    assert guide["effect"] is None


def test_what_is_no_day_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        argument_parser().parse_args(["search", "词", "--as-of", "昨天"])
    assert "不是日期：昨天" in capsys.readouterr().err
