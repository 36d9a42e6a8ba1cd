"""What many tests use: a small pack, a data folder, an open workspace."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from kb.content.library import Library
from kb.file_lock import locked
from kb.paths import AppPaths
from kb.search.search import Search
from kb.workspace import Workspace
from tests.examples import PLAIN, SWEEP

SCREENS = Path(__file__).parent / "screens.json"  # without it the platform has 800×800 pixels, too few for the window
if os.environ.setdefault("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={SCREENS}"
settings.load_profile(PLAIN)
ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content"

LOAN = """---
id: loan
title: 贷款客户经理
roles: [客户经理]
topics: [职责, 流程]
---
# 贷款客户经理

## 岗位职责

- 做好贷前调查，核实借款人的经营情况。
- 放款后按期做贷后检查，发现风险及时报告。

## 沟通要点

先听客户说完，再给建议。见 [大堂](lobby.md)。
"""

LOBBY = """---
id: lobby
title: 大堂经理
roles: [大堂经理]
topics: [职责]
---
# 大堂经理

## 岗位职责

1. 引导客户取号，提供一站式服务。
2. 处理投诉的第一步是倾听。

| 时段 | 工作 |
| --- | --- |
| 开门前 | 检查机具 |
| 营业中 | 巡检厅堂 |
"""


def pytest_configure(config: pytest.Config) -> None:
    """A sweep takes more examples of every property."""
    if config.getoption("markexpr") == SWEEP:
        settings.load_profile(SWEEP)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Every property belongs to the sweep as well."""
    if config.getoption("markexpr") == SWEEP:
        for item in items:
            if hasattr(getattr(item, "obj", None), "hypothesis"):
                item.add_marker(SWEEP)
                item.add_marker(pytest.mark.timeout(3600))


@pytest.hookimpl(tryfirst=True)
def pytest_collection() -> None:
    """What is imported and collected stays: looking through it for garbage again and again takes 5 s in each worker."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Nor is it looked through during the tests; what these leave is looked for rarely: that was an eighth of all."""
    gc.freeze()
    gc.set_threshold(20_000)  # objects made since the last look; Python's own 700 suits programs that run for long
    gc.enable()


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of two articles."""
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "pack.toml").write_text('id = "sample"\nname = "样例"\nversion = "1"\n', "utf-8")
    (folder / "loan.md").write_text(LOAN, "utf-8")
    (folder / "lobby.md").write_text(LOBBY, "utf-8")
    return folder


@pytest.fixture
def paths(tmp_path: Path) -> AppPaths:
    """A data folder that does not exist yet."""
    return AppPaths.under(tmp_path / "data")


@pytest.fixture
def workspace(paths: AppPaths, pack: Path) -> Iterator[Workspace]:
    """An open workspace over the small pack, without an index."""
    with Workspace.open(paths, content=[pack]) as opened:
        yield opened


@pytest.fixture(scope="session")
def builtin_library() -> Library:
    """The built-in articles, read once; nobody changes them."""
    return Library([CONTENT])


@pytest.fixture(scope="session")
def builtin_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the built-in articles, to be read or copied: making one takes 12 s, so one worker does it for all.

    The heads of the articles lie beside it, as in a data folder: a program that has them starts in half of its time.
    """
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "builtin" / "index"
    folder.parent.mkdir(exist_ok=True)
    with locked(folder, patience=300):
        search = Search(folder, Library([CONTENT], cache=folder / "heads.json"))
        search.refresh()
        search.close()
    return folder


@pytest.fixture
def indexed(builtin_index: Path, tmp_path: Path) -> Path:
    """A data folder in which the built-in articles are indexed and nothing else is."""
    data = tmp_path / "indexed"
    shutil.copytree(builtin_index, data / "index")
    return data
