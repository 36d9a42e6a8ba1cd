"""The commands under ``pack``: make, sign and check content packs, install them, go back, remove them."""

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from kb.content.library import Library
from kb.content.packs.build import BuiltPack, build, sign
from kb.content.packs.errors import PackKeyInvalid
from kb.content.packs.install import install
from kb.content.packs.pack_site import PackSite, site_of
from kb.content.packs.preview import PackPreview, preview
from kb.content.packs.publisher_keys import KEY_SUFFIX, PublisherKey, read_key
from kb.content.packs.rollback import check_installed, remove, rollback
from kb.content.packs.scaffold import new_pack
from kb.content.packs.selection import FoundPack, select_packs, shared_packs
from kb.content.packs.signing import PRIVATE_SUFFIX, SigningKey, generate_key
from kb.content.packs.storage.installed import installed_ids, read_installed
from kb.content.packs.verify import Package, open_package
from kb.content.packs.wording import CHANGE_LABELS, ORIGIN_LABELS, TRUST_LABELS
from kb.errors import KbError
from kb.labels import PLACEMENT_LABELS
from kb.machine.machine_settings import NOTHING_LAID_DOWN, MachineSettings
from kb.model import Placement
from kb.notes.store import Notes
from kb.pack_installer import notes_forecast
from kb.paths import AppPaths

_SHOWN = 20  # articles of one kind
_SHOWN_CHARACTERS = 60  # of a title


def run(
    chosen: argparse.Namespace,
    paths: AppPaths,
    content: Path,
    sentence: Callable[[Exception], str],
    out: TextIO = sys.stdout,
    *,
    machine: MachineSettings = NOTHING_LAID_DOWN,
) -> int:
    """Run the action in ``chosen``; 0 when all is well, 1 when ``sentence`` had to say why not.

    ``content`` is the built-in pack; the bank's IT may lay keys in ``trusted_keys`` beside it, or name a folder for
    them in ``machine``.
    """
    action: Callable[[argparse.Namespace, PackSite, TextIO], None] = {
        "new": _new,
        "build": _build,
        "keygen": _keygen,
        "sign": _sign,
        "verify": _verify,
        "install": _install,
        "list": _list,
        "remove": _remove,
        "rollback": _rollback,
    }[chosen.action]
    try:
        action(chosen, _site(paths, content, machine), out)
    except (KbError, OSError) as error:
        print(sentence(error), file=sys.stderr)
        return 1
    return 0


def _site(paths: AppPaths, content: Path, machine: MachineSettings) -> PackSite:
    """Where packs are installed. Raises MachineSettingsInvalid."""
    return site_of(paths.packs, (content, *shared_packs(machine.packs)), machine.trusted_keys)


# --- making ----------------------------------------------------------------------------------------------------------


def _new(chosen: argparse.Namespace, _site: PackSite, out: TextIO) -> None:
    new_pack(chosen.folder, chosen.id, chosen.name, datetime.now(UTC).astimezone().date())
    print(f"已新建：{chosen.folder}。写好文章后用 pack build 制作内容包。", file=out)


def _build(chosen: argparse.Namespace, _site: PackSite, out: TextIO) -> None:
    key = _signing_key(chosen) if chosen.key else None
    built = build(chosen.folder, chosen.output or Path.cwd(), base=chosen.base, key=key)
    _tell_built(built, out)
    if key is None:
        print("还没有签名，用 pack sign 签名后才能安装。", file=out)


def _keygen(chosen: argparse.Namespace, _site: PackSite, out: TextIO) -> None:
    place: Path = chosen.file
    key = generate_key(place.parent, place.name, chosen.publisher, _passphrase(chosen))
    print(f"私钥：{place.name}{PRIVATE_SUFFIX}（请妥善保管，不要交给任何人）", file=out)
    print(f"公钥：{place.name}{KEY_SUFFIX}（可交给各网点的管理员）", file=out)
    print(f"指纹：{key.fingerprint}", file=out)


def _sign(chosen: argparse.Namespace, _site: PackSite, out: TextIO) -> None:
    key = _signing_key(chosen)
    _tell_built(sign(chosen.file, chosen.output or chosen.file, key), out)


def _signing_key(chosen: argparse.Namespace) -> SigningKey:
    """The private key, under the name given, or the one in the ``.pub`` file beside it."""
    beside: Path = chosen.key.with_suffix(KEY_SUFFIX)
    name: str | None = chosen.publisher
    if name is None:
        if not beside.is_file():
            raise PackKeyInvalid(beside.name)
        name = read_key(beside).name
    return SigningKey(chosen.key, name, _passphrase(chosen))


def _passphrase(chosen: argparse.Namespace) -> str:
    if chosen.passphrase_file is None:
        return ""
    lines = chosen.passphrase_file.read_text("utf-8-sig").splitlines()
    return lines[0] if lines else ""


def _tell_built(built: BuiltPack, out: TextIO) -> None:
    manifest = built.manifest
    size = built.path.stat().st_size
    print(f"{built.path}：{manifest.name} {manifest.version}，{built.carried} 个文件，{size} 字节", file=out)
    if manifest.base:
        print(f"增量包，需要已有版本 {manifest.base}；完整内容 {len(manifest.files)} 个文件", file=out)
    if manifest.publisher:
        _tell_publisher(manifest.publisher, out)


def _tell_publisher(publisher: PublisherKey, out: TextIO) -> None:
    print(f"签名：{publisher.name or '（未写名称）'}，指纹 {publisher.fingerprint}", file=out)


# --- using -----------------------------------------------------------------------------------------------------------


def _verify(chosen: argparse.Namespace, site: PackSite, out: TextIO) -> None:
    if chosen.installed:
        check_installed(chosen.installed, site)
        print(f"{chosen.installed}：与签名时一致", file=out)
    if chosen.file:
        with open_package(chosen.file, site.program) as package:
            package.check_files()
            _tell_package(package, out)
    if not chosen.installed and not chosen.file:
        for pack_id in installed_ids(site.packs):
            record = read_installed(site.packs, pack_id)
            if record and record.current:
                check_installed(pack_id, site)
                print(f"{pack_id}：与签名时一致", file=out)


def _tell_package(package: Package, out: TextIO) -> None:
    manifest = package.manifest
    print(
        f"{manifest.name}（{manifest.id}）{manifest.version}，{len(manifest.files)} 个文件，签名和内容都正确", file=out
    )
    if manifest.base:
        print(f"增量包，需要已有版本 {manifest.base}", file=out)
    _tell_publisher(package.publisher, out)


def _install(chosen: argparse.Namespace, site: PackSite, out: TextIO) -> None:
    if chosen.preview:
        with open_package(chosen.file, site.program) as package:
            found = preview(package, site)
            _tell_preview(found, out)
            _tell_outlook(package, site, found, out)
        return
    done = install(chosen.file, site, accepted=chosen.fingerprint)
    before = f"，原版本 {done.version_before}" if done.version_before else ""
    print(f"已安装：{done.name} {done.version}{before}。", file=out)


def _tell_preview(found: PackPreview, out: TextIO) -> None:
    before = f"{found.version_before} → " if found.version_before else "新内容包 "
    print(f"{found.name}（{found.pack_id}）{before}{found.version}，{found.articles} 篇文章", file=out)
    _tell_publisher(found.publisher, out)
    print(f"信任：{TRUST_LABELS[found.trust]}", file=out)
    for kind, words in CHANGE_LABELS.items():
        changes = found.of_kind(kind)
        if changes:
            print(f"{words} {len(changes)} 篇", file=out)
        for change in changes[:_SHOWN]:
            print(f"  {_shown(change.title)}（{_shown(change.article_id)}）", file=out)
        if len(changes) > _SHOWN:
            print(f"  ……另有 {len(changes) - _SHOWN} 篇", file=out)
    if found.other_files:
        print(f"其他有变化的文件：{'、'.join(found.other_files)}", file=out)


def _shown(text: str) -> str:
    """Words out of a pack that is not trusted yet, without what a terminal would act upon."""
    return "".join(char if char.isprintable() else "�" for char in text[:_SHOWN_CHARACTERS])


def _tell_outlook(package: Package, site: PackSite, found: PackPreview, out: TextIO) -> None:
    """What would become of one's own notes; nothing is said, or made, where there are none yet."""
    paths = AppPaths.under(site.packs.parent)
    if not paths.notes.is_file():
        return
    library = Library(select_packs(site.content, site.packs).folders)
    with Notes(paths.notes, article_of=library.article) as notes:
        forecast = notes_forecast(package, site, found, notes)
    changed_label, orphaned_label = PLACEMENT_LABELS[Placement.CHANGED], PLACEMENT_LABELS[Placement.ORPHANED]
    words = f"{forecast.kept} 条不受影响，{forecast.changed} 条{changed_label}，{forecast.lost} 条{orphaned_label}"
    print(f"这些文章里的批注和书签 {forecast.total} 条：{words}", file=out)


def _list(_chosen: argparse.Namespace, site: PackSite, out: TextIO) -> None:
    selection = select_packs(site.content, site.packs)
    for found in selection.served:
        print(f"{_words(found)}：使用中", file=out)
    for found in selection.superseded:
        print(f"{_words(found)}：有更新的版本，未使用", file=out)
    for pack_id in installed_ids(site.packs):
        record = read_installed(site.packs, pack_id)
        if record and record.previous:
            print(f"{pack_id} {record.previous_version}：保留着，可用 pack rollback 换回", file=out)
    for problem in selection.problems:
        raise problem


def _words(found: FoundPack) -> str:
    pack = found.pack
    return f"{pack.id} {pack.version or '（无版本）'} {pack.name}（{ORIGIN_LABELS[found.origin]}）"


def _remove(chosen: argparse.Namespace, site: PackSite, out: TextIO) -> None:
    done = remove(chosen.id, site, forget_publisher=chosen.forget_publisher)
    now = f"现在使用 {done.version}。" if done.version else ""
    print(f"已移除：{chosen.id} {done.left}。{now}", file=out)


def _rollback(chosen: argparse.Namespace, site: PackSite, out: TextIO) -> None:
    done = rollback(chosen.id, site)
    print(f"{chosen.id}：原来使用 {done.left}，现在使用 {done.version}。", file=out)
