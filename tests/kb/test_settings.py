"""Settings: a damaged file costs no more than what is damaged, and saving is whole or not at all."""

import dataclasses
import errno
import io
import json
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import SettingsError
from kb.resources import theme_names
from kb.settings import SETTINGS, ZOOM_RANGE, Settings, SettingsPage

CHOSEN = Settings(
    person="小王",
    theme="dark",
    language="en",
    zoom=130,
    indented=True,
    font="Noto Sans CJK SC",
    line_height=200,
    column=46,
    font_size=13,
    post="大堂经理",
    geometry="AdnQ",
    splitter="AAAA",
    outline=False,
    library=False,
    notes=False,
    idle_minutes=9,
    review=True,
    quiz=True,
    volumes=False,
    failed_searches=True,
    expanded=("roles", "客户经理"),
    notes_list=("scope:all", "tag:重点"),
    import_folder="C:/制度",
    tabs=("loan", "lobby"),
)
# What JSON can carry in UTF-8.
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=10)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the settings live; not there yet."""
    return tmp_path / "settings.json"


def stored(file: Path, **fields: object) -> Settings:
    """What comes back from a file that holds the chosen settings, some of them replaced."""
    file.write_text(json.dumps({**dataclasses.asdict(CHOSEN), **fields}), "utf-8")
    return Settings.load(file)


def test_without_a_file_there_are_the_defaults(file: Path) -> None:
    assert Settings.load(file) == Settings()
    assert not file.exists()


def test_every_setting_that_was_chosen_comes_back(file: Path) -> None:
    assert all(getattr(CHOSEN, f.name) != getattr(Settings(), f.name) for f in dataclasses.fields(Settings))
    CHOSEN.save(file)
    assert Settings.load(file) == CHOSEN


@given(
    st.builds(
        Settings,
        theme=st.sampled_from(sorted(theme_names())),
        zoom=st.sampled_from(ZOOM_RANGE),
        geometry=words,
        splitter=words,
        outline=st.booleans(),
        library=st.booleans(),
        notes=st.booleans(),
        expanded=st.lists(words, max_size=4).map(tuple),
        notes_list=st.lists(words, max_size=4).map(tuple),
    )
)
def test_any_settings_survive_a_round_trip(chosen: Settings) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "settings.json"
        chosen.save(file)
        assert Settings.load(file) == chosen


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"null", b"[]", b"7", b'"dark"', b"\xff\xfe", b'{"theme": "dark"', '{"theme": "贷"}'.encode("gb18030")],
)
def test_a_damaged_settings_file_gives_the_defaults(file: Path, damage: bytes) -> None:
    file.write_bytes(damage)
    assert Settings.load(file) == Settings()


def test_a_settings_file_cut_short_anywhere_gives_the_defaults(file: Path) -> None:
    CHOSEN.save(file)
    whole = file.read_bytes()
    for size in range(len(whole)):
        file.write_bytes(whole[:size])
        assert Settings.load(file) == Settings()


def test_a_folder_in_place_of_the_file_gives_the_defaults(file: Path) -> None:
    file.mkdir()
    assert Settings.load(file) == Settings()


@given(st.binary(max_size=60))
def test_no_bytes_raise(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "settings.json"
        file.write_bytes(content)
        assert isinstance(Settings.load(file), Settings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "neon"),
        ("theme", None),
        ("theme", ["dark"]),
        ("zoom", 69),
        ("zoom", 201),
        ("zoom", 100.5),
        ("zoom", "120"),
        ("zoom", True),
        ("zoom", 10**30),
        ("geometry", 7),
        ("splitter", {}),
        ("outline", 0),
        ("library", "no"),
        ("notes", None),
        ("expanded", "roles"),
        ("expanded", {"roles": 1}),
        ("notes_list", "scope:all"),
    ],
)
def test_one_bad_value_loses_only_itself(file: Path, name: str, value: object) -> None:
    default: dict[str, Any] = {name: getattr(Settings(), name)}
    assert stored(file, **{name: value}) == dataclasses.replace(CHOSEN, **default)


def test_a_setting_of_another_version_is_passed_over(file: Path) -> None:
    assert stored(file, colour="红") == CHOSEN


def test_a_setting_that_is_missing_has_its_default(file: Path) -> None:
    file.write_text('{"zoom": 150}', "utf-8")
    assert Settings.load(file) == Settings(zoom=150)


@pytest.mark.parametrize("zoom", [70, 100, 200])
def test_the_ends_of_the_range_are_allowed(file: Path, zoom: int) -> None:
    assert stored(file, zoom=zoom).zoom == zoom


@pytest.mark.parametrize("values", [{"theme": "neon"}, {"zoom": 69}, {"zoom": 201}])
def test_settings_cannot_be_made_with_a_value_out_of_range(values: dict[str, Any]) -> None:
    with pytest.raises(SettingsError):
        Settings(**values)


def test_a_damaged_text_does_not_keep_the_settings_from_being_saved(file: Path) -> None:
    loaded = stored(file, geometry="\ud800")
    loaded.save(file)
    assert Settings.load(file).theme == "dark"


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class HalfWritten(io.BufferedWriter):
    """A file on a disk that is full half way through what is written."""

    def write(self, content: Any, /) -> int:  # noqa: ANN401 - whatever bytes there are
        """Write the first half and fail."""
        whole = bytes(content)
        super().write(whole[: len(whole) // 2])
        self.flush()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def open_on_a_disk_that_fills(handle: int, mode: str) -> HalfWritten:
    return HalfWritten(io.FileIO(handle, mode.replace("b", "")))


@pytest.mark.parametrize("target", ["os.fdopen", "os.fsync", "pathlib.Path.replace"])
def test_saving_that_fails_leaves_the_old_settings(file: Path, monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    CHOSEN.save(file)
    before = file.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(target, open_on_a_disk_that_fills if target.endswith("open") else full_disk)
        with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
            Settings().save(file)
    assert file.read_bytes() == before
    Settings(zoom=90).save(file)
    assert Settings.load(file) == Settings(zoom=90)
    assert list(file.parent.iterdir()) == [file]


def test_saving_into_a_folder_that_is_not_there_says_so(file: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        Settings().save(file.parent / "nowhere" / "settings.json")


def test_saving_leaves_nothing_beside_the_file(file: Path) -> None:
    CHOSEN.save(file)
    Settings().save(file)
    assert list(file.parent.iterdir()) == [file]


def test_every_setting_that_a_person_changes_has_words_and_an_allowed_default() -> None:
    assert [setting.name for setting in SETTINGS] == [field.name for field in dataclasses.fields(Settings)]
    shown = [setting for setting in SETTINGS if setting.page is not SettingsPage.HIDDEN]
    assert all(setting.label for setting in shown)
    assert len({setting.label for setting in shown}) == len(shown)
    assert all(setting.allowed is None or setting.default in setting.allowed for setting in SETTINGS)


def test_what_another_window_has_chosen_meanwhile_stays(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    CHOSEN.save(file)
    one = other = Settings.load(file)
    dataclasses.replace(one, theme="light").save(file, since=one)
    dataclasses.replace(other, zoom=90).save(file, since=other)
    assert Settings.load(file) == dataclasses.replace(CHOSEN, theme="light", zoom=90)


def test_a_window_stores_all_of_its_settings_over_a_file_that_was_damaged_meanwhile(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    CHOSEN.save(file)
    opened = Settings.load(file)
    file.write_bytes(b"{damaged")
    dataclasses.replace(opened, zoom=90).save(file, since=opened)
    assert Settings.load(file) == dataclasses.replace(CHOSEN, zoom=90)
