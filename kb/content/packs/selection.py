"""Which folders the library serves: of several versions of one pack the highest, whole, and no file of the others."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kb.content.manifest import MANIFEST, read_pack
from kb.content.pack_files import article_files, is_link
from kb.content.packs.errors import PackStateDamaged
from kb.content.packs.storage.installed import (
    INSTALLED,
    current_folder,
    installed_ids,
    pack_folder,
    read_installed,
    state_stamp,
)
from kb.content.versions import version_key
from kb.errors import ContentError, KbError
from kb.files import reason_of
from kb.model import OWN_PACK_ID, Pack
from kb.translation import tr


class PackOrigin(StrEnum):
    """How a pack came here."""

    BUILT_IN = "built_in"  # with the program, or given by a script
    INSTALLED = "installed"  # from a signed file
    FOLDER = "folder"  # copied by hand into ``packs``
    OWN = "own"  # 我的文档: imported, written or copied by the person


@dataclass(frozen=True, slots=True)
class FoundPack:
    """A pack in its folder."""

    pack: Pack
    origin: PackOrigin


@dataclass(frozen=True, slots=True)
class PackSelection:
    """``folders`` to be served, in order, also those that turn out to be no packs: the library tells what is wrong.

    ``served`` are the packs in them, ``superseded`` those of which a higher version is served. ``problems`` are
    installed packs that cannot be served, and folders copied by hand that are not.
    """

    folders: tuple[Path, ...]
    served: tuple[FoundPack, ...] = ()
    superseded: tuple[FoundPack, ...] = ()
    problems: tuple[KbError, ...] = ()


def select_packs(content: Sequence[Path], packs: Path) -> PackSelection:
    """Choose among the built-in packs ``content``, and the installed and the copied ones under ``packs``.

    A pack stands at the place of its first version, so that a newer built-in pack stays before the others; of equal
    versions the first one is taken. Packs without an id of their own never stand for each other. Where ``packs`` cannot
    be listed, that is a problem.
    """
    problems: list[KbError] = []
    places: dict[str, list[FoundPack | Path]] = {}
    for number, (folder, origin) in enumerate(_found(content, packs, problems)):
        try:
            found = FoundPack(read_pack(folder), origin)
        except ContentError:
            places[f"#{number}"] = [folder]
            continue
        anonymous = found.pack.id.startswith("folder:")
        places.setdefault(f"#{number}" if anonymous else found.pack.id, []).append(found)
    return _chosen(places.values(), tuple(problems))


def packs_stamp(packs: Path) -> str:
    """A text that is another one whenever other packs are under ``packs``, or an article copied there by hand differs.

    For a window to compare. 5,000 copied files take 20 ms; folders that cannot be listed count as empty.
    """
    parts = []
    with suppress(OSError):
        parts.append(state_stamp(packs))
        for folder in _copied(packs):
            if is_link(folder):
                continue
            pack = Pack(id="", name="", version="", folder=folder)
            files = [folder / MANIFEST, *article_files(pack).files]
            states = [state for file in files if (state := _file_state(file))]
            parts.append(f"{folder.name}: {len(states)} {hash(tuple(states))}")
    return "\n".join(parts)


def _file_state(file: Path) -> tuple[str, int, int] | None:
    try:
        state = file.stat()
    except OSError:
        return None
    return str(file), state.st_size, state.st_mtime_ns


def shared_packs(folders: Iterable[Path]) -> tuple[Path, ...]:
    """The packs in folders that hold packs for everybody on a machine; none of a folder that cannot be listed now."""
    served: list[Path] = []
    for folder in folders:
        with suppress(OSError):  # a network drive that is away; doctor tells
            served += select_packs((), folder).folders
    return tuple(served)


def _found(content: Sequence[Path], packs: Path, problems: list[KbError]) -> Iterator[tuple[Path, PackOrigin]]:
    yield from ((folder, PackOrigin.BUILT_IN) for folder in content)
    try:
        ids = installed_ids(packs)
    except OSError as error:
        problems.append(ContentError(packs / INSTALLED, reason_of(error)))
        ids = ()
    for pack_id in ids:
        try:
            folder = _installed(packs, pack_id, problems)
        except OSError as error:
            problems.append(ContentError(pack_folder(packs, pack_id), reason_of(error)))
            continue
        if folder is not None:
            yield folder, PackOrigin.INSTALLED
    try:
        copied = _copied(packs) if packs.is_dir() else []
    except OSError as error:  # what came with the program is served all the same
        problems.append(ContentError(packs, reason_of(error)))
        return
    for folder in copied:
        if is_link(folder):  # to ``/``, perhaps
            problems.append(ContentError(folder, tr("是链接，不读取")))
        else:
            yield folder, PackOrigin.OWN if folder.name == OWN_PACK_ID else PackOrigin.FOLDER


def _copied(packs: Path) -> list[Path]:
    """The folders that somebody has put there by hand. Raises OSError."""
    return sorted(path for path in packs.iterdir() if path.is_dir() and not path.name.startswith("."))


def _installed(packs: Path, pack_id: str, problems: list[KbError]) -> Path | None:
    """The folder of the installed version; the one before it where that is gone, which is a problem, too."""
    try:
        record = read_installed(packs, pack_id)
    except PackStateDamaged as error:
        problems.append(error)
        return None
    if record is None or not record.current:
        return None
    folder = current_folder(packs, record)
    if folder is None or folder.name != record.current:
        problems.append(PackStateDamaged(pack_id))
    return folder


def _chosen(places: Iterable[list[FoundPack | Path]], problems: tuple[KbError, ...]) -> PackSelection:
    folders: list[Path] = []
    served: list[FoundPack] = []
    superseded: list[FoundPack] = []
    for versions in places:
        packs = [found for found in versions if isinstance(found, FoundPack)]
        if not packs:
            folders += [folder for folder in versions if isinstance(folder, Path)]
            continue
        best = max(packs, key=lambda found: version_key(found.pack.version))  # the first of equal ones
        folders.append(best.pack.folder)
        served.append(best)
        superseded += [found for found in packs if found is not best]
    # A folder that somebody copied and that does nothing is a surprise; a built-in pack that was updated is none.
    unused = [_unused(found, served) for found in superseded if found.origin in {PackOrigin.FOLDER, PackOrigin.OWN}]
    return PackSelection(tuple(folders), tuple(served), tuple(superseded), (*problems, *unused))


def _unused(found: FoundPack, served: list[FoundPack]) -> ContentError:
    pack = found.pack
    used = next(other.pack for other in served if other.pack.id == pack.id)
    words = tr("{version}（{folder}）").format(version=used.version or tr("没有版本号"), folder=used.folder)
    return ContentError(
        pack.folder,
        tr("同一内容包 {id} 有两份，用了 {words}，这一份 {version} 没有用").format(
            id=pack.id, words=words, version=pack.version
        ),
    )
