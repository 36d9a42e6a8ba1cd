"""What the bank's IT lays down: the order of who counts, and one fact for everything that cannot be followed."""

import os
from pathlib import Path

import pytest

from kb.machine.machine_settings import VARIABLES, MachineSettings, read_machine_settings, settings_file
from tests.program import run, run_each


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the file of the machine would be."""
    return tmp_path / "xingzhi.toml"


def test_without_a_file_and_without_variables_nothing_is_laid_down(file: Path) -> None:
    assert read_machine_settings(file, {}) == MachineSettings()


def test_the_file_names_everything(file: Path, tmp_path: Path) -> None:
    file.write_text(
        f"data = '{tmp_path}/数据'\npacks = ['{tmp_path}/一', '{tmp_path}/二']\ntrusted_keys = '{tmp_path}/keys'\n"
        f"log_folder = '{tmp_path}/log'\nlog_level = 'warning'\n",
        "utf-8",
    )
    folders = (tmp_path / "一", tmp_path / "二")
    assert read_machine_settings(file, {}) == MachineSettings(
        tmp_path / "数据", folders, tmp_path / "keys", tmp_path / "log", "warning", file
    )


def test_a_variable_stands_above_the_file_and_leaves_the_rest_of_it(file: Path, tmp_path: Path) -> None:
    file.write_text(f"data = '{tmp_path}/file'\nlog_level = 'error'", "utf-8")
    two = f"{tmp_path}/a{os.pathsep}{tmp_path}/b"
    found = read_machine_settings(file, {"XINGZHI_DATA": f"{tmp_path}/said", "XINGZHI_PACKS": two})
    assert found.data == tmp_path / "said"
    assert found.packs == (tmp_path / "a", tmp_path / "b")
    assert found.log_level == "error"


def test_nobody_who_starts_the_program_replaces_the_keys_of_the_file(file: Path, tmp_path: Path) -> None:
    said = {"XINGZHI_TRUSTED_KEYS": f"{tmp_path}/mine"}
    assert read_machine_settings(file, said).trusted_keys == tmp_path / "mine"
    file.write_text(f"trusted_keys = '{tmp_path}/bank'", "utf-8")
    assert read_machine_settings(file, said).trusted_keys == tmp_path / "bank"


def test_a_folder_may_be_one_of_each_person(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    monkeypatch.setenv("WHO", "wang")
    file.write_text(f"data = '~/行知'\nlog_folder = '{tmp_path}/$WHO'", "utf-8")
    found = read_machine_settings(file, {})
    assert found.data == tmp_path / "home" / "行知"
    assert found.log_folder == tmp_path / "wang"


@pytest.mark.parametrize(
    ("content", "fact"),
    [
        ("data = ", "写法有误"),
        ('\ndata = "D:\\数据"', "第 2 行"),
        ("dta = '/srv'", "不认识 dta"),
        ("data = 3", "data 应是文件夹"),
        ("data = ''", "data 应是文件夹"),
        ("data = 'srv/data'", "完整的路径"),
        ("packs = 3", "packs 应是"),
        ("packs = [3]", "packs 应是"),
        ("log_level = 'loud'", "log_level 应是"),
        ("log_level = []", "log_level 应是"),
        ("\x00", "没有文字"),
        ("[" * 5000, "写法有误"),
    ],
)
def test_what_cannot_be_followed_is_told_and_nothing_of_it_counts(file: Path, content: str, fact: str) -> None:
    file.write_text(content, "utf-8")
    found = read_machine_settings(file, {"XINGZHI_DATA": "/srv/elsewhere"})
    assert found.problem is not None
    assert found.problem.source == str(file)
    if content != "\x00":
        assert fact in found.problem.reason
    assert found == MachineSettings(file=file, problem=found.problem)


def test_a_variable_that_cannot_be_followed_is_named(file: Path) -> None:
    problem = read_machine_settings(file, {"XINGZHI_LOG_LEVEL": "loud"}).problem
    assert problem is not None
    assert problem.source == "XINGZHI_LOG_LEVEL"


def test_a_folder_in_the_place_of_the_file_is_told(file: Path) -> None:
    file.mkdir()
    problem = read_machine_settings(file, {}).problem
    assert problem is not None
    assert "不是普通文件" in problem.reason


def test_a_file_of_the_editor_of_windows_is_read(file: Path) -> None:
    file.write_text("data = '/srv/行知'", "gb18030")
    assert read_machine_settings(file, {}).data == Path("/srv/行知")
    file.write_text("data = '/srv/行知'", "utf-8-sig")
    assert read_machine_settings(file, {}).data == Path("/srv/行知")


def test_each_system_has_its_place_for_the_file() -> None:
    assert settings_file({}, "linux") == Path("/etc/xingzhi.toml")
    assert settings_file({"PROGRAMDATA": "E:/Shared"}, "win32") == Path("E:/Shared/xingzhi/xingzhi.toml")
    assert settings_file({}, "darwin").name == "xingzhi.toml"


def test_the_command_line_follows_the_variables_and_an_argument_stands_above_them(tmp_path: Path, pack: Path) -> None:
    commands = (("pack", "list"), ("doctor",), ("--data", f"{tmp_path}/argument", "doctor"))
    said = {"HOME": str(tmp_path), "XINGZHI_DATA": f"{tmp_path}/said"}
    listed, told, argued = run_each(*commands, content=pack, environment=said)
    assert listed.returncode == 0, listed.stderr
    assert f"数据 {tmp_path}/said" in told.stdout
    assert f"数据 {tmp_path}/argument" in argued.stdout


def test_packs_for_everybody_are_found_by_a_search(tmp_path: Path, indexed: Path) -> None:
    rules = tmp_path / "shared" / "rules"
    (rules / "articles").mkdir(parents=True)
    (rules / "pack.toml").write_text('id = "rules"\nname = "全行规则"\nversion = "1.0.0"\n', "utf-8")
    (rules / "articles" / "a.md").write_text("# 金库钥匙交接\n\n金库钥匙交接要双人在场。\n", "utf-8")
    said = {"HOME": str(tmp_path), "XINGZHI_PACKS": str(rules.parent), "XINGZHI_DATA": str(indexed)}
    found = run("search", "金库钥匙交接", environment=said)
    assert "双人在场" in found.stdout, found.stderr


def test_a_command_refuses_in_one_sentence_and_doctor_goes_on(tmp_path: Path) -> None:
    said = {"HOME": str(tmp_path), VARIABLES["log_level"]: "loud", VARIABLES["data"]: f"{tmp_path}/data"}
    *refusals, told = run_each(("search", "贷后"), ("reindex",), ("doctor",), environment=said)
    for refused in refusals:
        assert refused.returncode == 1
        assert refused.stderr.startswith("管理员的设置读不出：XINGZHI_LOG_LEVEL")
        assert len(refused.stderr.splitlines()) == 1
    assert told.returncode == 1
    assert "× 管理员的设置：XINGZHI_LOG_LEVEL" in told.stdout


def test_no_pack_is_installed_where_the_keys_that_count_are_not_there(tmp_path: Path) -> None:
    done = run("pack", "list", environment={"HOME": str(tmp_path), "XINGZHI_TRUSTED_KEYS": f"{tmp_path}/none"})
    assert done.returncode == 1
    assert "放可信公钥的文件夹不存在" in done.stderr
