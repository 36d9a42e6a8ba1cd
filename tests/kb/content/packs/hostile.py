"""Packs that want to do harm, each in one way, with the error that it must be refused by."""

import os
import pickle
import stat
import struct
import zlib
from collections.abc import Callable
from typing import Any

from kb.content.packs import errors
from kb.content.packs.signing import SigningKey
from tests.kb.content.packs.handmade import (
    FILE,
    RawEntry,
    archive,
    contents,
    entries_of,
    listed_pack,
    manifest_of,
    own_entries,
    raw_pack,
    written,
)

Make = Callable[[SigningKey], bytes]
PNG = b"\x89PNG\r\n\x1a\n"


def entry(made: RawEntry) -> Make:
    return lambda key: listed_pack(key, made, version="2.0")


def named(name: str | bytes, content: bytes = b"# a\n", *, mode: int = FILE, flags: int = 0x800) -> Make:
    raw = name.encode("utf-8", "surrogatepass") if isinstance(name, str) else name
    return entry(RawEntry(raw, content, mode=mode, flags=flags))


def bent(bend: Callable[[dict[str, Any]], object]) -> Make:
    return lambda key: raw_pack(key, version="2.0", bend=bend)


def manifest(content: bytes) -> Make:
    return lambda key: archive([*own_entries(key, content), *entries_of(contents("2.0"))])


def put(field: str, value: object) -> Make:
    return bent(lambda fields: fields.update({field: value}))


def in_first_file(field: str, value: object) -> Make:
    return bent(lambda fields: fields["files"][0].update({field: value}))


def deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def bomb(claimed: int) -> Make:
    """42 kB that unfold to 40 MB and claim to be more, or less."""
    packed = deflated(bytes(40 * 1024 * 1024))
    return entry(RawEntry(b"articles/bomb.md", packed, method=8, size=claimed))


def many_entries(_key: SigningKey) -> bytes:
    """21,000 true entries."""
    return archive([RawEntry(b"a%d.md" % number, b"") for number in range(21_000)])


def a_million_entries(_key: SigningKey) -> bytes:
    """A directory of a million entries, in the notation for more than 65,535 of them."""
    record = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", *[0] * 9, 5, *[0] * 6) + b"a.md\0"
    directory = record * 1_000_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(directory), 30, 0)
    return b"PK\x03\x04" + bytes(26) + directory + end


def hidden_bytes(key: SigningKey) -> bytes:
    own = own_entries(key, written(manifest_of(key, contents("2.0"), "2.0")))
    first, *rest = entries_of(contents("2.0"))
    return archive([*own, RawEntry(first.name, first.content, behind=b"MZ hidden"), *rest])


def overlapping(key: SigningKey) -> bytes:
    """The last directory entry points to the bytes of the one before."""
    sound = raw_pack(key, version="2.0")
    last = sound.rindex(b"PK\x01\x02")
    before = sound.rindex(b"PK\x01\x02", 0, last)
    return sound[: last + 42] + sound[before + 42 : before + 46] + sound[last + 46 :]


def forged(key: SigningKey) -> bytes:
    """Another manifest under the signature of this one."""
    files = contents("2.0")
    sound, forged = (written(manifest_of(key, files, version)) for version in ("2.0", "2.1"))
    own = own_entries(key, sound)
    return archive([RawEntry(own[0].name, forged), own[1], *entries_of(files)])


def unsigned(key: SigningKey) -> bytes:
    files = contents("2.0")
    own = own_entries(key, written(manifest_of(key, files, "2.0")))
    return archive([own[0], *entries_of(files)])


def changed_content(key: SigningKey) -> bytes:
    return raw_pack(key, version="2.0").replace("做好贷后检查".encode(), "不做贷后检查".encode())


def contradicting(line: str) -> Make:
    """The manifest is of 2.0; pack.toml says something else."""
    sound = contents("2.0")["pack.toml"].decode()
    changed = sound.replace('version = "2.0"', line) if line.startswith("version") else sound + line
    files = contents("2.0") | {"pack.toml": changed.encode()}
    return lambda key: raw_pack(key, version="2.0", files=files)


def without_pack_toml(base: str) -> Make:
    def make(key: SigningKey) -> bytes:
        files = contents("2.0")
        del files["pack.toml"]
        return raw_pack(key, version="2.0", files=files, bend=lambda fields: fields.update(base=base))

    return make


def raw_pack_with_spaces(key: SigningKey) -> bytes:
    loose = written(manifest_of(key, contents("2.0"), "2.0")).replace(b'"format":1', b'"format": 1')
    return archive([*own_entries(key, loose), *entries_of(contents("2.0"))])


def raw_pack_with_a_field_twice(key: SigningKey) -> bytes:
    twice = written(manifest_of(key, contents("2.0"), "2.0")).replace(b'"format":1', b'"format":1,"format":1')
    return archive([*own_entries(key, twice), *entries_of(contents("2.0"))])


class RunsCode:
    """An object whose pickle would run a command when it is loaded."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("echo harm",)


HOSTILE: list[tuple[str, Make, type[errors.PackError]]] = [
    # paths
    ("climbs", named("../x.md"), errors.PackPathUnsafe),
    ("climbs in the middle", named("articles/../../x.md"), errors.PackPathUnsafe),
    ("absolute", named("/etc/x.md"), errors.PackPathUnsafe),
    ("a drive", named("C:/x.md"), errors.PackPathUnsafe),
    ("a share", named("\\\\host\\share\\x.md"), errors.PackPathUnsafe),
    ("climbs with backslashes", named("articles\\..\\..\\x.md"), errors.PackPathUnsafe),
    ("another stream", named("articles/a.md:x.md"), errors.PackPathUnsafe),
    ("an empty part", named("articles//x.md"), errors.PackPathUnsafe),
    ("the folder itself", named("./x.md"), errors.PackPathUnsafe),
    ("a folder", named("articles/", b"", mode=stat.S_IFDIR | 0o755), errors.PackPathUnsafe),
    ("hidden", named("articles/.x.md"), errors.PackPathUnsafe),
    ("ends with a dot", named("articles/x.md."), errors.PackPathUnsafe),
    ("ends with a space", named("articles /x.md"), errors.PackPathUnsafe),
    ("a control character", named("articles/x\x1b[2J.md"), errors.PackPathUnsafe),
    ("a null", named("articles/x.md\0.exe"), errors.PackPathUnsafe),
    ("turned around", named("articles/x\u202edm.exe.md"), errors.PackPathUnsafe),
    ("decomposed", named("articles/e\u0301.md"), errors.PackPathUnsafe),
    ("an empty name", named(""), errors.PackPathUnsafe),
    ("a device of Windows", named("articles/NUL.md"), errors.PackPathReserved),
    ("a device as a folder", named("con/x.md"), errors.PackPathReserved),
    ("a port", named("articles/com¹.txt"), errors.PackPathReserved),
    ("the manifest in capitals", named("XZPACK.JSON"), errors.PackPathReserved),
    ("a long part", named("贷" * 67 + ".md"), errors.PackPathTooLong),
    ("a long path", named("/".join(["a" * 40] * 4) + ".md"), errors.PackPathTooLong),
    ("an endless name", named("a" * 60_000 + ".md"), errors.PackPathTooLong),
    ("deep folders", named("a/" * 8 + "x.md"), errors.PackPathTooDeep),
    ("GB18030", named("贷款.md".encode("gb18030")), errors.PackPathNotText),
    ("not marked as UTF-8", named("贷款.md", flags=0), errors.PackPathNotText),
    ("a lone surrogate", named("\ud800.md"), errors.PackPathNotText),
    ("another case", named("ARTICLES/loan.md"), errors.PackPathCollision),
    ("another case of a name", named("articles/Loan.md"), errors.PackPathCollision),
    ("a file that is a folder", named("articles/loan.md/x.md"), errors.PackPathCollision),
    ("twice", named("articles/loan.md"), errors.PackPathDuplicate),
    ("two manifests", named("xzpack.json"), errors.PackPathDuplicate),
    # kinds of entries
    ("a link", named("articles/s.md", b"/etc/passwd", mode=stat.S_IFLNK | 0o777), errors.PackLink),
    ("a character device", named("articles/s.md", mode=stat.S_IFCHR | 0o666), errors.PackDevice),
    ("a block device", named("articles/s.md", mode=stat.S_IFBLK | 0o666), errors.PackDevice),
    ("a pipe", named("articles/s.md", mode=stat.S_IFIFO | 0o666), errors.PackDevice),
    ("a socket", named("articles/s.md", mode=stat.S_IFSOCK | 0o666), errors.PackDevice),
    ("a program", named("articles/x.exe", b"MZ"), errors.PackFileForbidden),
    ("a script", named("articles/x.py", b"import os"), errors.PackFileForbidden),
    ("a page", named("articles/x.html", b"<script>"), errors.PackFileForbidden),
    ("a pickle", named("index.pkl", pickle.dumps(RunsCode())), errors.PackFileForbidden),
    ("an index", named("index/MAIN_1.toc", b"x"), errors.PackFileForbidden),
    ("a pack in a pack", named("x.xzpack", b"PK"), errors.PackFileForbidden),
    ("no suffix", named("articles/run", b"x"), errors.PackFileForbidden),
    ("a program called an article", named("articles/x.md", b"MZ\x90\0\x03\0\0\0"), errors.PackFileDisguised),
    ("an ELF program called a text", named("x.txt", b"\x7fELF\x02\x01\x01\0"), errors.PackFileDisguised),
    ("a pickle called an article", named("articles/x.md", pickle.dumps(RunsCode())), errors.PackFileDisguised),
    ("an old pickle called an article", named("a.md", pickle.dumps(RunsCode(), 1)), errors.PackFileDisguised),
    ("a script called an article", named("articles/x.md", b"#!/bin/sh\n"), errors.PackFileDisguised),
    ("a page called a picture", named("x.png", b"<svg onload=x>"), errors.PackFileDisguised),
    ("a picture called another", named("x.jpg", PNG), errors.PackFileDisguised),
    ("no UTF-8", named("articles/x.md", "贷款".encode("gb18030")), errors.PackFileDisguised),
    # bombs
    ("4 GB out of 42 kB", bomb(0xFFFFFFF0), errors.PackTooLarge),
    ("a bomb that says nothing", bomb(100), errors.PackCompressed),
    ("a large article", named("articles/x.md", b" " * (8 * 1024 * 1024 + 1)), errors.PackTooLarge),
    ("21,000 entries", many_entries, errors.PackTooManyFiles),
    ("a million entries", a_million_entries, errors.PackTooManyFiles),
    ("a large manifest", manifest(b" " * (4 * 1024 * 1024 + 1)), errors.PackTooLarge),
    # layout
    ("not a pack", lambda _: b"%PDF-1.7 ...", errors.PackNotReadable),
    ("nothing", lambda _: b"", errors.PackNotReadable),
    ("an empty archive", lambda _: archive([]), errors.PackNotReadable),
    ("something before it", lambda key: b"MZ" + raw_pack(key, version="2.0"), errors.PackNotReadable),
    ("something behind it", lambda key: raw_pack(key, version="2.0") + b"MZ", errors.PackTruncated),
    ("cut off", lambda key: raw_pack(key, version="2.0")[:-30], errors.PackTruncated),
    ("a beginning only", lambda key: raw_pack(key, version="2.0")[:4], errors.PackTruncated),
    ("a comment", lambda _: archive(entries_of(contents()), comment=bytes(22)), errors.PackTruncated),
    ("encrypted", named("articles/x.md", flags=0x801), errors.PackContainerInvalid),
    ("an extra field", entry(RawEntry(b"articles/x.md", b"x", extra=b"\x01\0\0\0")), errors.PackContainerInvalid),
    ("two names", entry(RawEntry(b"articles/x.md", b"x", local_name=b"articles/y.md")), errors.PackContainerInvalid),
    ("hidden bytes", hidden_bytes, errors.PackContainerInvalid),
    ("overlapping entries", overlapping, errors.PackContainerInvalid),
    ("a wrong count", lambda _: archive(entries_of(contents()), count=2), errors.PackContainerInvalid),
    # manifest
    ("no manifest", lambda _: archive(entries_of(contents())), errors.PackManifestMissing),
    ("a manifest that is no JSON", manifest(b"{"), errors.PackManifestInvalid),
    ("a manifest that is a list", manifest(b"[]"), errors.PackManifestInvalid),
    ("a manifest in another encoding", manifest("{}".encode("utf-16")), errors.PackManifestInvalid),
    ("deep JSON", manifest(b"[" * 4_000_000), errors.PackManifestInvalid),
    ("an endless number", manifest(b'{"format":' + b"9" * 100_000 + b"}"), errors.PackManifestInvalid),
    ("spaces in the manifest", raw_pack_with_spaces, errors.PackManifestInvalid),
    ("a field twice", raw_pack_with_a_field_twice, errors.PackManifestInvalid),
    ("an unknown field", put("also", 1), errors.PackManifestInvalid),
    ("a field missing", bent(lambda fields: fields.pop("base")), errors.PackManifestInvalid),
    ("an id that climbs", put("id", "../x"), errors.PackManifestInvalid),
    ("an id that is a device", put("id", "con"), errors.PackManifestInvalid),
    ("a name of nothing", put("name", " "), errors.PackManifestInvalid),
    ("a name that cannot be seen", put("name", "演示\u202e"), errors.PackManifestInvalid),
    ("no version", put("version", "new"), errors.PackManifestInvalid),
    ("a version of another script", put("version", "٢.٠"), errors.PackManifestInvalid),
    ("an endless summary", put("summary", "a" * 1001), errors.PackManifestInvalid),
    ("a surrogate", put("summary", "\ud800"), errors.PackManifestInvalid),
    ("a short key", put("publisher", {"key": "AAAA", "name": ""}), errors.PackManifestInvalid),
    ("files that are none", put("files", [1]), errors.PackManifestInvalid),
    ("files out of order", bent(lambda fields: fields["files"].reverse()), errors.PackManifestInvalid),
    ("a size below nothing", in_first_file("size", -1), errors.PackManifestInvalid),
    ("a size that is true", in_first_file("size", True), errors.PackManifestInvalid),
    ("a hash in capitals", in_first_file("sha256", "A" * 64), errors.PackManifestInvalid),
    ("a newer format", put("format", 2), errors.PackFormatTooNew),
    ("no format", put("format", "1"), errors.PackManifestInvalid),
    ("a manifest that climbs", in_first_file("path", "../x.md"), errors.PackPathUnsafe),
    # lies
    ("a file more", lambda key: raw_pack(key, extra=[RawEntry(b"articles/x.md", b"# x")]), errors.PackFileUnlisted),
    ("a file less", bent(lambda fields: fields["files"].insert(0, dict(fields["files"][0], path="a.md"))),
     errors.PackFileMissing),
    ("another size", in_first_file("size", 1), errors.PackSizeWrong),
    ("another hash", in_first_file("sha256", "0" * 64), errors.PackHashWrong),
    ("changed content", changed_content, errors.PackHashWrong),
    ("another version in pack.toml", contradicting('version = "9.0"'), errors.PackManifestContradicted),
    ("another id in pack.toml", contradicting("id = 1"), errors.PackManifestContradicted),
    ("another summary in pack.toml", contradicting('summary = "x"'), errors.PackManifestContradicted),
    ("broken pack.toml", contradicting("x = " + "[" * 5000), errors.PackManifestContradicted),
    ("no pack.toml", without_pack_toml(""), errors.PackFileMissing),
    ("a key of 30,000 parts in pack.toml", contradicting("a." * 30_000 + "a = 1"), errors.PackManifestContradicted),
    ("a large pack.toml", contradicting("#" * 64 * 1024), errors.PackTooLarge),
    ("changes without pack.toml", without_pack_toml("1.0"), errors.PackFileMissing),
    # who, and when
    ("no signature", unsigned, errors.PackUnsigned),
    ("no publisher", put("publisher", None), errors.PackUnsigned),
    ("a forged manifest", forged, errors.PackSignatureWrong),
    ("a newer program", put("requires_program", "99"), errors.PackProgramTooOld),
    ("changes to what is not here", put("base", "0.5"), errors.PackBaseMissing),
    ("changes to what was changed", bent(
        lambda fields: (fields.update(base="1.0"), fields["files"].insert(0, dict(fields["files"][0], path="a.md")))
    ), errors.PackBaseChanged),
    ("older", lambda key: raw_pack(key, version="0.9"), errors.PackDowngrade),
    ("another content, the same version", lambda key: raw_pack(
        key, files=contents() | {"articles/new.md": b"# n\n"}
    ), errors.PackVersionReused),
    ("the same once more", raw_pack, errors.PackAlreadyInstalled),
]  # fmt: skip
