"""People with notes behind a PIN: nothing can be read without it, nothing is lost with it.

Covers: kb/profiles/attempts.py, kb/profiles/conversion.py, kb/profiles/key_files.py.
"""

import random
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kb.encryption.recovery_key import new_recovery_key
from kb.errors import (
    KeyFileDamaged,
    NotesDamaged,
    ProfilesError,
    RecoveryKeyMistyped,
    TooEarly,
    WrongPin,
    WrongRecoveryKey,
)
from kb.model import PassageReport, Receipt, Span
from kb.notes.restore.recovery import recover_salvaged
from kb.paths import AppPaths
from kb.profiles.attempts import Attempts, delay_after
from kb.profiles.profiles import Profile, Profiles
from kb.records.drafts import Draft
from kb.settings import Settings
from kb.workspace import Workspace
from tests.kb.notes.shelf import LOAN

ROOT = Path(__file__).parents[3]
PIN, PAPER = "486215", new_recovery_key()
COST = 2**4
SEED = random.Random(15)  # noqa: S311 - the same words in every run
WORDS = tuple("".join(chr(SEED.randrange(0x4E00, 0x9FA5)) for _ in range(4)) for _ in range(1000))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    pack = tmp_path / "content"
    (pack / "articles").mkdir(parents=True)
    (pack / "articles" / "loan.md").write_text(LOAN, "utf-8")
    return pack


@pytest.fixture
def people(paths: AppPaths) -> Profiles:
    return Profiles(paths, COST)


def write_much(workspace: Workspace) -> None:
    """Every file that a person fills, with words that stand nowhere else."""
    for at in range(0, 900, 100):
        workspace.drafts.keep("x", Draft(WORDS[at]))
        workspace.notes.highlight("loan", Span(0, 4), note=" ".join(WORDS[at : at + 100]), tags=[WORDS[at]])
        workspace.notes.back_up("manual")
    workspace.notes.remember_place("loan", 7)
    workspace.drafts.keep("y", Draft(" ".join(WORDS[900:910])))
    workspace.searches.save(" ".join(WORDS[910:930]))
    workspace.searches.remember(" ".join(WORDS[930:940]))
    report = PassageReport("1", datetime.now(UTC), "loan", "t", (), "q", " ".join(WORDS[940:960]), "p", "1")
    workspace.feedback.report(report)
    workspace.receipts.add(Receipt(" ".join(WORDS[960:980]), datetime.now(UTC), "loan", "t", "p", "1", "d"))
    workspace.save_settings(Settings(person=WORDS[981], post=" ".join(WORDS[982:999])))
    workspace.progress.advance("loan", 0.5)
    workspace.updates.begin()


def seen(workspace: Workspace) -> tuple[object, ...]:
    """What a person can see of all that."""
    notes = workspace.notes
    return (
        notes.annotations(),
        [(one.annotations, one.digest, one.sound) for one in notes.backups()],
        workspace.drafts.all(),
        workspace.searches.saved(),
        workspace.feedback.all(),
        workspace.receipts.all(),
        workspace.settings(),
        workspace.progress.all(),
        notes.check(),
    )


def in_the_clear(folder: Path) -> set[str]:
    """The words that stand in any file of a folder, in UTF-8, UTF-16 or as JSON writes them."""
    found: set[str] = set()
    for file in folder.rglob("*"):
        text = file.read_bytes() if file.is_file() else b""
        for word in WORDS:
            if any(form in text for form in (word.encode(), word.encode("utf-16-le"), repr(ascii(word)).encode())):
                found.add(word)
    return found


def test_all_is_encrypted_and_comes_back_the_same(
    paths: AppPaths, content: Path, people: Profiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setenv("SQLITE_TMPDIR", str(temporary))
    with Workspace.open(paths, [content]) as workspace:
        write_much(workspace)
        before = seen(workspace)
    assert len(in_the_clear(paths.root)) > 950
    profile = people.begin("王芳", PIN, PAPER, take_notes=True)
    assert in_the_clear(tmp_path) == set()
    assert not people.has_open_notes()
    mine = people.unlock(profile, PIN)
    with Workspace.open(mine.paths, [content], key=mine.key) as workspace:
        assert seen(workspace) == before
        workspace.notes.highlight("loan", Span(0, 4), note=WORDS[5])
        workspace.notes.back_up()
        restored = workspace.notes.restore_backup(workspace.notes.backups()[-1].path)
        assert restored.kept is not None
        workspace.notes.restore_backup(restored.kept.path)
        workspace.notes.undo()
        assert in_the_clear(tmp_path) == set()  # while all is open, too
        after = seen(workspace)
    people.end(people.unlock(profile, PIN))
    assert not paths.profiles.exists()
    with Workspace.open(paths, [content]) as workspace:
        assert seen(workspace) == after


def test_several_people_and_one_without_a_pin_see_their_own_notes(
    paths: AppPaths, content: Path, people: Profiles
) -> None:
    one = people.begin("王芳", PIN, PAPER, take_notes=False)
    other = people.begin("李雷", "另一个 PIN", new_recovery_key(), take_notes=False)
    with pytest.raises(ProfilesError, match="已有人叫"):
        people.begin("李雷", PIN, PAPER, take_notes=False)
    with pytest.raises(ProfilesError, match="至少 6 位"):
        people.begin("韩梅", "12345", PAPER, take_notes=False)
    assert {one.name for one in people.all()} == {"王芳", "李雷"}
    for profile, pin in ((one, PIN), (other, "另一个 PIN")):
        mine = people.unlock(profile, pin)
        with Workspace.open(mine.paths, [content], key=mine.key) as workspace:
            workspace.notes.highlight("loan", Span(0, 4), note=profile.name)
            assert [item.note for item in workspace.notes.annotations()] == [profile.name]
    people.end(people.unlock(one, PIN))
    assert people.has_open_notes()
    with pytest.raises(ProfilesError, match=r"已有不加密的"):
        people.end(people.unlock(other, "另一个 PIN"))
    with Workspace.open(paths, [content]) as workspace:
        assert [item.note for item in workspace.notes.annotations()] == ["王芳"]
    mine = people.unlock(other, "另一个 PIN")
    with Workspace.open(mine.paths, [content], key=mine.key) as workspace:
        assert [item.note for item in workspace.notes.annotations()] == ["李雷"]


# --- killed while moving ---------------------------------------------------------------------------------------------

MOVER = """
import os, sys
from pathlib import Path
from kb.paths import AppPaths
from kb.profiles.profiles import Profiles

root, moment, pin, paper = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
people = Profiles(AppPaths.under(root), 16)
count = 0

def die(event, arguments):
    global count
    if event in {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "sqlite3.connect", "shutil.rmtree"}:
        count += str(root) in str(arguments[0])
        if count == moment:
            os._exit(9)

if people.all():
    mine = people.unlock(people.all()[0], pin)
    sys.addaudithook(die)
    people.end(mine)
else:
    sys.addaudithook(die)
    people.begin("王芳", pin, paper, take_notes=True)
"""


def killed_moving(paths: AppPaths, moment: int) -> bool:
    command = [sys.executable, "-c", MOVER, str(paths.root), str(moment), PIN, PAPER]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 9}, done.stderr
    return done.returncode == 9


def whole(paths: AppPaths, content: Path, people: Profiles) -> tuple[object, ...]:
    """What is there when the next program has begun, in the clear or encrypted."""
    assert people.finish() == ()
    assert not [path for path in paths.root.rglob(".*") if path.is_dir()]
    present = people.all()
    if not present:
        with Workspace.open(paths, [content]) as workspace:
            return seen(workspace)
    assert not people.has_open_notes()
    mine = people.unlock(present[0], PIN)
    with Workspace.open(mine.paths, [content], key=mine.key) as workspace:
        return seen(workspace)


def test_who_is_killed_while_moving_has_all_notes_in_one_place(
    paths: AppPaths, content: Path, people: Profiles
) -> None:
    with Workspace.open(paths, [content]) as workspace:
        workspace.notes.highlight("loan", Span(0, 4), note="甲")
        workspace.notes.back_up()
        workspace.drafts.keep("x", Draft("乙"))
        before = seen(workspace)
    for encrypted, moments in ((False, (20, 60, 1000)), (True, (40, 1000))):  # on, then off
        for moment in moments:
            if bool(people.all()) is encrypted:  # else an earlier one came far enough
                killed_moving(paths, moment)
                assert whole(paths, content, people) == before, moment
        assert bool(people.all()) is not encrypted


@pytest.mark.sweep
@pytest.mark.timeout(1800)
def test_who_is_killed_at_any_moment_of_moving_has_all_notes(paths: AppPaths, content: Path, people: Profiles) -> None:
    with Workspace.open(paths, [content]) as workspace:
        workspace.notes.highlight("loan", Span(0, 4), note="甲")
        workspace.notes.back_up()
        before = seen(workspace)
    kills = 0
    for _ in range(2):  # on, then off
        moment = 1
        encrypted = bool(people.all())
        while killed_moving(paths, moment):
            kills += 1
            assert whole(paths, content, people) == before, moment
            if bool(people.all()) != encrypted:  # it was far enough: back, for the next moment
                assert not killed_moving(paths, 10_000)
            moment += 1
    assert kills > 60


# --- killed while writing --------------------------------------------------------------------------------------------

WRITER = """
import sys
from pathlib import Path
from kb.model import Span
from kb.paths import AppPaths
from kb.profiles.profiles import Profiles
from kb.workspace import Workspace

people = Profiles(AppPaths.under(Path(sys.argv[1])), 16)
mine = people.unlock(people.all()[0], sys.argv[3])
with Workspace.open(mine.paths, [Path(sys.argv[2])], key=mine.key) as workspace:
    while True:
        (item,) = workspace.notes.highlight("loan", Span(0, 4), note="不能丢" * 300).added
        workspace.searches.save(item.id)
        print(item.id, flush=True)
"""


def lost_by_a_kill(paths: AppPaths, content: Path, people: Profiles, moment: int) -> set[str]:
    """What was said to be stored by a program that was then killed, and is not there."""
    command = [sys.executable, "-c", WRITER, str(paths.root), str(content), PIN]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        printed = [process.stdout.readline().strip() for _ in range(moment)]
        process.kill()
        printed += process.stdout.read().split("\n")[:-1]
    mine = people.unlock(people.all()[0], PIN)
    with Workspace.open(mine.paths, [content], key=mine.key) as workspace:
        assert workspace.notes.check() == ()
        stored = {item.id for item in workspace.notes.annotations()} & {*workspace.searches.saved()}
    assert len(printed) >= moment
    return {*printed} - stored


@pytest.mark.parametrize("kills", [2, pytest.param(200, marks=[pytest.mark.sweep, pytest.mark.timeout(3600)])])
def test_kills_while_writing_lose_nothing_that_was_stored(
    paths: AppPaths, content: Path, people: Profiles, kills: int
) -> None:
    people.begin("王芳", PIN, PAPER, take_notes=False)
    for kill in range(kills):
        assert lost_by_a_kill(paths, content, people, 1 + kill % 23) == set(), kill


# --- wrong, forgotten, damaged ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [20, pytest.param(1000, marks=pytest.mark.sweep)])
def test_wrong_pins_open_nothing_delete_nothing_and_take_longer_and_longer(
    paths: AppPaths, people: Profiles, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    now = [1_800_000_000.0]
    monkeypatch.setattr("kb.profiles.profiles.Attempts", lambda path: Attempts(path, lambda: now[0]))
    profile = people.begin("王芳", PIN, PAPER, take_notes=False)
    before = {path: path.read_bytes() for path in profile.folder.rglob("*") if path.is_file()}
    begun, refused = now[0], 0
    for attempt in range(count):
        again = Profiles(paths, COST)  # a restart helps nobody
        with pytest.raises(WrongPin) as wrong:
            again.unlock(profile, f"{attempt:06}")
        if wrong.value.wait:
            refused += 1
            now[0] += wrong.value.wait - 0.5
            with pytest.raises(TooEarly):
                again.unlock(profile, PIN)  # even the right one
            now[0] -= 10_000  # the clock is put back: it waits from the beginning
            with pytest.raises(TooEarly) as early:
                again.unlock(profile, PIN)
            assert early.value.wait == wrong.value.wait
            now[0] += 10_001
    assert refused == count - 4
    assert now[0] - begun > (count - 15) * 899
    assert {path: path.read_bytes() for path in before} == before
    now[0] += 900
    assert people.unlock(profile, PIN).key == Profiles(paths, COST).unlock(profile, PIN).key
    assert delay_after(10**9) == 900


def test_a_forgotten_pin_is_replaced_by_the_recovery_key_and_without_it_nothing_opens(people: Profiles) -> None:
    profile = people.begin("王芳", PIN, PAPER, take_notes=False)
    key = people.unlock(profile, PIN).key
    with pytest.raises(WrongRecoveryKey):
        people.recover(profile, new_recovery_key(), "新的 PIN 码")
    with pytest.raises(RecoveryKeyMistyped):
        people.recover(profile, PAPER[:-1], "新的 PIN 码")
    assert people.unlock(profile, PIN).key == key
    assert people.recover(profile, PAPER, "新的 PIN 码").key == key
    with pytest.raises(WrongPin):
        people.unlock(profile, PIN)
    people.change_pin(profile, "新的 PIN 码", PIN)
    assert people.unlock(profile, PIN).key == people.recover(profile, PAPER, PIN).key == key


def test_one_damaged_key_file_is_mended_from_the_other_and_two_are_told(people: Profiles) -> None:
    profile = people.begin("王芳", PIN, PAPER, take_notes=False)
    for name in ("key.json", "key-copy.json"):
        whole_file = (profile.folder / name).read_bytes()
        (profile.folder / name).write_bytes(whole_file[: len(whole_file) // 2])
        assert people.all() == (profile,)
        people.unlock(profile, PIN)
        assert (profile.folder / name).read_bytes() == whole_file
    for name in ("key.json", "key-copy.json"):
        (profile.folder / name).write_bytes(b"")
    assert people.all() == (Profile(profile.id, "", profile.folder),)
    with pytest.raises(KeyFileDamaged):
        people.unlock(profile, PIN)
    assert profile.folder.is_dir()


@pytest.mark.parametrize("at", [0, 4096 + 50])
def test_damaged_encrypted_notes_are_told_and_salvaged(
    paths: AppPaths, content: Path, people: Profiles, at: int
) -> None:
    profile = people.begin("王芳", PIN, PAPER, take_notes=False)
    mine = people.unlock(profile, PIN)
    with Workspace.open(mine.paths, [content], key=mine.key) as workspace:
        for number in range(60):
            workspace.notes.highlight("loan", Span(0, 4), note=f"{number} " + "不能丢" * 500)
    broken = bytearray(mine.paths.notes.read_bytes())
    broken[at + 16 : at + 40] = bytes(24)
    mine.paths.notes.write_bytes(broken)
    with pytest.raises(NotesDamaged):
        Workspace.open(mine.paths, [content], key=mine.key)
    recovered = recover_salvaged(mine.paths.notes, mine.key)
    assert recovered.salvaged is not None
    assert recovered.salvaged.items >= 50
    assert recovered.aside is not None
    assert "不能丢".encode() not in recovered.aside.read_bytes()
    with Workspace.open(mine.paths, [content], key=mine.key) as workspace:
        assert len(workspace.notes.annotations()) == recovered.salvaged.items


def test_damaged_and_half_written_files_move_along_unread(paths: AppPaths, content: Path, people: Profiles) -> None:
    with Workspace.open(paths, [content]) as workspace:
        workspace.notes.back_up()
    odd = {
        "notes-damaged-20260101-000000.db": "不能丢".encode() * 999,
        "searches.damaged-1": b"\xff",
        ".0123456789abcdef.tmp": "草稿".encode(),
        "drafts.json": b"{",
    }
    for name, stored in odd.items():
        (paths.root / name).write_bytes(stored)
    profile = people.begin("王芳", PIN, PAPER, take_notes=True)
    assert not any((paths.root / name).exists() for name in odd)
    people.end(people.unlock(profile, PIN))
    assert {name: (paths.root / name).read_bytes() for name in odd} == odd


def test_notes_that_another_program_has_open_stay_where_they_are(
    paths: AppPaths, content: Path, people: Profiles
) -> None:
    with Workspace.open(paths, [content]) as workspace:
        workspace.notes.highlight("loan", Span(0, 4))
        with pytest.raises(ProfilesError, match="另一个程序"):
            people.begin("王芳", PIN, PAPER, take_notes=True)
        assert people.all() == ()
        assert len(workspace.notes.annotations()) == 1
