"""An import that is killed leaves every file whole or not at all; what is stored is killed by step in test_importer."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]


@pytest.mark.sweep
@pytest.mark.timeout(3600)
def test_an_import_that_is_killed_anywhere_leaves_whole_files_and_all_that_knows_them_agrees(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.kb.content.importers.killed", str(tmp_path), "200"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=3500, check=False)
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("killed 200 of")
