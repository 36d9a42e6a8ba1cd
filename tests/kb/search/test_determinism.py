"""The same query has the same answer in every run of the program: no order and no sum depends on hashing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
# Of every kind that there is: words, several, questions, numbers, sounds, initials, slips, other words, completions.
QUERIES = (
    "贷后检查|客户经理 沟通|投诉|怎么处理客户投诉才好|双录必须录什么|我妈走了她卡里的钱怎么取|10万元|三成"
    "|逾期90天|khjl|daihou|dtjl 一日流程|shen fen zheng|贷后捡查|客互经理|厅堂经理"
    "|风险经理每天做什么|客户家里|要不要|检查 或 倾听|一|理|AA+"
    "|岗位:大堂经理 检查|担保法第十二条"
)
ASK = f"""
import sys
from pathlib import Path
from kb.content.library import Library
from kb.search.search import Search
search = Search(Path(sys.argv[1]), Library([Path(sys.argv[2])]))
search.refresh()
for query in {QUERIES!r}.split("|"):
    page = search.find(query, limit=60)
    print(query, page.total, page.correction, page.roles, page.topics)
    for hit in page.hits:
        print(hit.passage, hit.reason, hit.matched_as, hit.snippet, hit.marks)
    print([(line.role, line.total, [hit.passage for hit in line.hits]) for line in search.by_role(query)])
    print(search.suggest(query))
"""


def answers(index: Path, content: Path, seed: int) -> str:
    """What a fresh process answers; each builds its own index."""
    done = subprocess.run(
        [sys.executable, "-c", ASK, str(index / str(seed)), str(content)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
        env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(("runs", "share"), [(2, 5), pytest.param(5, 1, marks=pytest.mark.sweep)])
def test_runs_with_different_hashes_answer_alike(tmp_path: Path, runs: int, share: int) -> None:
    content = tmp_path / "content"  # every fifth article: an index of all of them takes 12 s, and each run makes one
    shutil.copytree(ROOT / "content", content)
    for number, article in enumerate(sorted((content / "articles").iterdir())):
        if number % share:
            article.unlink()
    first = answers(tmp_path, content, 0)
    assert len(first.splitlines()) > 300
    for seed in range(1, runs):
        assert answers(tmp_path, content, seed) == first
