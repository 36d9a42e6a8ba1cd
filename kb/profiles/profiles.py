"""``Profiles``: the people who use one data folder, each with notes of their own behind a PIN."""

import json
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kb.encryption.connections import is_available
from kb.encryption.data_key import DataKey
from kb.encryption.key_file import new_key_file
from kb.errors import EncryptionUnavailable, KeyFileDamaged, ProfilesError, WrongPin
from kb.exported_files import ExportedFiles
from kb.file_lock import locked
from kb.files import atomic_write, make_private_folder, sync_folder
from kb.paths import AppPaths
from kb.profiles.attempts import Attempts
from kb.profiles.conversion import ORIGINALS, decrypt, encrypt, move_into, personal_files, remove_originals
from kb.profiles.key_files import mend_key_files, read_key_file, write_key_file
from kb.translation import tr

PIN_COST = 2**17  # scrypt's N: 0.76 s and 128 MB on two slow cores; a second for every PIN that somebody tries
SHORTEST_PIN = 6  # characters
_ATTEMPTS = "attempts.json"
_NEW, _PLAIN, _MOVING, _REMOVED = ".new-", ".plain-", ".moving-", ".removed-"


@dataclass(frozen=True, slots=True)
class Profile:
    """One person. ``name`` is empty where their key file cannot be read."""

    id: str
    name: str
    folder: Path


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A person's places and the key to them."""

    profile: Profile
    paths: AppPaths
    key: DataKey


class Profiles:
    """The people under a data folder. ``cost`` is how slow a new PIN is to try.

    A method that takes a PIN takes about a second: not for the thread that paints.
    """

    def __init__(self, paths: AppPaths, cost: int = PIN_COST) -> None:
        self._paths = AppPaths.under(paths.root)
        self._folder = paths.profiles
        self._cost = cost

    def all(self) -> tuple[Profile, ...]:
        """Everybody, by name. Raises OSError."""
        if not self._folder.is_dir():
            return ()
        found = [_profile(path) for path in self._folder.iterdir() if path.is_dir() and path.name[0] != "."]
        return tuple(sorted(found, key=lambda one: (one.name, one.id)))

    def has_open_notes(self) -> bool:
        """Whether there are notes of somebody without a PIN beside those of the others."""
        return self._paths.notes.is_file()

    def finish(self) -> tuple[str, ...]:
        """Finish what a killed program has begun; names of files that were encrypted, changed since, and so stay.

        Called before anything is opened, by a program that is alone. Raises OSError.
        """
        ExportedFiles(self._paths.unfinished_exports).sweep()
        if not self._folder.is_dir() or not any(_is_half(path) for path in self._folder.iterdir()):
            return ()  # without a lock: a folder that cannot be written is read
        left: list[str] = []
        with self._alone():
            for path in sorted(self._folder.iterdir()):
                if path.name.startswith(_MOVING):
                    self._move_out(path.name.removeprefix(_MOVING))
                elif path.name.startswith((_NEW, _PLAIN, _REMOVED)):
                    shutil.rmtree(path, ignore_errors=True)
                elif path.is_dir():
                    left += remove_originals(self._paths.root, path)
        self._remove_if_empty()
        return tuple(left)

    def begin(self, name: str, pin: str, recovery: str, *, take_notes: bool) -> Profile:
        """A new person, who has nothing yet, or ``take_notes``: what lies in the data folder without a PIN.

        ``recovery`` is what ``kb.encryption.recovery_key.new_recovery_key`` gave, and the person has written down.
        Everything has been read back from the new files, opened by the PIN and by the recovery key, before any old one
        is removed. Raises EncryptionUnavailable, ProfilesError, OSError; then all is as it was.
        """
        if not is_available():
            raise EncryptionUnavailable
        _check_pin(pin)
        if not name.strip() or any(one.name == name for one in self.all()):
            raise ProfilesError(tr("没有写名字，或已有人叫这个名字"))
        profile_id = secrets.token_hex(8)
        new, person = self._folder / f"{_NEW}{profile_id}", self._folder / profile_id
        make_private_folder(self._folder)
        sync_folder(self._paths.root)
        with self._alone(), _told():
            try:
                key = _with_keys(new, name, pin, recovery, self._cost)
                originals = encrypt(self._paths.root, new, key) if take_notes else {}
                atomic_write(new / ORIGINALS, json.dumps(originals))
                new.replace(person)  # from here on the encrypted files are the ones that count
            except BaseException:
                shutil.rmtree(new, ignore_errors=True)
                raise
            sync_folder(self._folder)
            remove_originals(self._paths.root, person)
        return Profile(profile_id, name, person)

    def unlock(self, profile: Profile, pin: str) -> Unlocked:
        """What belongs to a person. Raises WrongPin, TooEarly, KeyFileDamaged, EncryptionUnavailable."""
        if not is_available():
            raise EncryptionUnavailable
        file, attempts = read_key_file(profile.folder), Attempts(profile.folder / _ATTEMPTS)
        attempts.begin()
        try:
            key = file.unlock(pin)
        except WrongPin as error:
            raise WrongPin(attempts.wait()) from error
        attempts.succeeded()
        with suppress(OSError):
            mend_key_files(profile.folder, file)
        return self._unlocked(profile, key)

    def recover(self, profile: Profile, recovery: str, new_pin: str) -> Unlocked:
        """What belongs to a person who has forgotten the PIN; ``new_pin`` is the one from now on.

        Raises RecoveryKeyMistyped, WrongRecoveryKey, KeyFileDamaged, ProfilesError, OSError.
        """
        _check_pin(new_pin)
        file = read_key_file(profile.folder)
        key = file.recover(recovery)
        write_key_file(profile.folder, file.with_pin(key, new_pin))
        Attempts(profile.folder / _ATTEMPTS).succeeded()
        return self._unlocked(profile, key)

    def change_pin(self, profile: Profile, old: str, new: str) -> Unlocked:
        """Another PIN for the same notes. Raises WrongPin, TooEarly, KeyFileDamaged, ProfilesError, OSError."""
        _check_pin(new)
        unlocked = self.unlock(profile, old)
        write_key_file(profile.folder, read_key_file(profile.folder).with_pin(unlocked.key, new))
        return unlocked

    def end(self, unlocked: Unlocked) -> None:
        """Put a person's notes back into the data folder, without encryption, and forget the PIN.

        Raises ProfilesError where somebody's notes without a PIN are there already, and OSError; then all is as it was.
        """
        plain = self._folder / f"{_PLAIN}{unlocked.profile.id}"
        with self._alone(), _told():
            if present := personal_files(self._paths.root):
                raise ProfilesError(tr("这里已有不加密的 {present}").format(present=present[0]))
            try:
                decrypt(unlocked.profile.folder, plain, unlocked.key)
                plain.replace(self._folder / f"{_MOVING}{unlocked.profile.id}")  # from here on the plain ones count
            except BaseException:
                shutil.rmtree(plain, ignore_errors=True)
                raise
            sync_folder(self._folder)
            self._move_out(unlocked.profile.id)
        self._remove_if_empty()

    def _move_out(self, profile_id: str) -> None:
        """The rest of ``end``: ``.moving-`` stands until all is in its place, the encrypted files a little longer."""
        moving, person = self._folder / f"{_MOVING}{profile_id}", self._folder / profile_id
        removed = self._folder / f"{_REMOVED}{profile_id}"
        if person.is_dir():
            person.replace(removed)
            sync_folder(self._folder)
        move_into(moving, self._paths.root)
        shutil.rmtree(removed, ignore_errors=True)

    def _unlocked(self, profile: Profile, key: DataKey) -> Unlocked:
        return Unlocked(profile, self._paths.of_person(profile.folder), key)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """No other program changes who there is meanwhile."""
        with locked(self._folder):
            yield

    def _remove_if_empty(self) -> None:
        """Without anybody it is as if there had never been a PIN."""
        if self._folder.is_dir() and not any(self._folder.iterdir()):
            self._folder.rmdir()


def _is_half(folder: Path) -> bool:
    """Whether something in the folder, or the folder itself, waits to be finished."""
    return folder.name.startswith((_NEW, _PLAIN, _MOVING, _REMOVED)) or (folder / ORIGINALS).is_file()


def _with_keys(folder: Path, name: str, pin: str, recovery: str, cost: int) -> DataKey:
    """A new folder with a new key in it, tried by the PIN and by the recovery key as they were written."""
    make_private_folder(folder)
    write_key_file(folder, new_key_file(name, DataKey.new(), pin, recovery, cost))
    written = read_key_file(folder)
    key = written.unlock(pin)
    if written.recover(recovery) != key:
        raise ProfilesError(tr("恢复密钥核对不符"))
    return key


@contextmanager
def _told() -> Iterator[None]:
    """SQLite's failures as ours."""
    try:
        yield
    except sqlite3.Error as error:
        raise ProfilesError(tr("数据库读写失败（{error}）").format(error=error)) from error


def _check_pin(pin: str) -> None:
    if len(pin) < SHORTEST_PIN:
        raise ProfilesError(tr("PIN 至少 {shortest_pin} 位").format(shortest_pin=SHORTEST_PIN))


def _profile(folder: Path) -> Profile:
    try:
        return Profile(folder.name, read_key_file(folder).name, folder)
    except KeyFileDamaged:
        return Profile(folder.name, "", folder)
