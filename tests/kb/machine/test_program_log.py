"""The log has what whoever looks after the PCs needs, for this user alone, and no word of a note."""

import logging
import stat
from pathlib import Path

from kb.machine.program_log import FILE, NAME, program_log

log = logging.getLogger(NAME)


def test_what_is_logged_meanwhile_is_in_the_file(tmp_path: Path) -> None:
    with program_log(tmp_path / "log"):
        logging.getLogger(f"{NAME}.notes").info("started")
    log.error("later")
    written = (tmp_path / "log" / FILE).read_text("utf-8")
    assert written.endswith("INFO xingzhi.notes started\n")


def test_less_than_the_level_is_left_out(tmp_path: Path) -> None:
    with program_log(tmp_path, "error"):
        log.warning("small")
        log.error("large")
    assert "small" not in (tmp_path / FILE).read_text("utf-8")
    assert "large" in (tmp_path / FILE).read_text("utf-8")


def _fail(note: str) -> None:
    nothing: dict[str, str] = {}
    try:
        nothing[note]
    except KeyError as error:
        raise ValueError(f"cannot keep {note}") from error


def test_an_unexpected_error_leaves_its_places_and_none_of_its_words(tmp_path: Path) -> None:
    note = "客户张三的电话"
    with program_log(tmp_path):
        try:
            _fail(note)
        except ValueError:
            log.exception("unexpected")
    written = (tmp_path / FILE).read_text("utf-8")
    assert "张三" not in written
    assert "cannot keep {note}" in written  # the line of code
    for word in ("ValueError", "KeyError", "_fail", "test_program_log.py"):
        assert word in written


def test_only_this_user_reads_it(tmp_path: Path) -> None:
    with program_log(tmp_path / "log"):
        log.error("x")
    assert stat.S_IMODE((tmp_path / "log").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "log" / FILE).stat().st_mode) == 0o600


def test_it_does_not_grow_without_end(tmp_path: Path) -> None:
    with program_log(tmp_path):
        for _ in range(90):
            log.error("x" * 60_000)
    sizes = [path.stat().st_size for path in tmp_path.iterdir()]
    assert len(sizes) == 4
    assert max(sizes) <= 1_000_000


def test_a_place_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file", "utf-8")
    with program_log(tmp_path / "log"):
        log.error("x")
    assert (tmp_path / "log").read_text("utf-8") == "a file"
