"""Build the bundle that runs without Python: ``python resources/packaging/bundle.py [FOLDER]`` (default ``dist``).

Needs an environment with the program and PyInstaller (``pip install -e '.[bundle]'``), and a Chinese font (Debian:
fonts-wqy-microhei; Windows: XINGZHI_FONT names one). Makes there ``xingzhi/`` with ``CONTENTS.txt``, a list of every
package inside and its licence, the same packed (.zip, .tar.xz, .deb), and ``SHA256SUMS``. A bundle runs on systems with
the same or a newer C library: ``build_linux.sh`` builds it where that is old.
"""

import hashlib
import importlib.metadata
import json
import lzma
import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from kb import __version__  # noqa: E402 - found by the line above, as are the others
from kb.machine.system_requirements import MODULES  # noqa: E402
from resources.packaging import debian_package, trim_icu  # noqa: E402

# Apache License 2.0; covers all of GBK in 5 MB.
FONT = Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")
STRIPPED = (
    "libpython3*.so*",
    "libsqlite3.so*",
    "python3.*/lib-dynload/*.so",
    "Crypto/*/*.so",
    "sqlcipher3/*.so",
    "numpy/*/*.so",
    "rjieba/*.so",
    "pypdfium2_raw/*.so",
    "libicu*.so*",
)
SYSTEMS = {"win32": "windows-x64", "darwin": "macos"}  # in file names: win32 would be read as 32 bits
TRIAL = "trial"  # the folder of what try_bundle.sh needs besides
FONT_LICENCE = "WenQuanYi Micro Hei 0.2.0, without the names of its glyphs: Apache-2.0 or GPL-3+ with font exception"
# Packages whose metadata name no licence, as the texts that come with them have it.
READ_IN_THEIR_TEXTS = {
    "sqlcipher3": "Zlib; in it SQLCipher (BSD-3-Clause), LibTomCrypt (public domain) or in wheels OpenSSL (Apache-2.0)"
}
# Libraries that lie in the bundle's folder itself, by the beginnings of their names.
LIBRARY_LICENCES = {
    "libQt6": "LGPL-3.0-only",
    "libpyside6": "LGPL-3.0-only",
    "libshiboken6": "LGPL-3.0-only",
    "libicu": "Unicode-3.0",
    "libpython3": "PSF-2.0",
    "libsqlite3": "public domain",
    "libffi": "MIT",
    "libxcb": "MIT (X11)",
    "libxkbcommon": "MIT (X11)",
}


def packages() -> list[importlib.metadata.Distribution]:
    """The distributions that the program needs, and what those need in turn, by name."""
    found: dict[str, importlib.metadata.Distribution] = {}
    wanted = [*MODULES]
    unwanted = {"pip", "setuptools"}  # named by a package for its own installation
    while wanted:
        name = re.sub(r"[-_.]+", "-", wanted.pop()).lower()
        if name in found or name in unwanted:
            continue
        try:
            found[name] = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # for another system or Python
        requirements = found[name].requires or []
        wanted += [re.split(r"[^A-Za-z0-9._-]", line)[0] for line in requirements if "extra ==" not in line]
    return [found[name] for name in sorted(found)]


def build(folder: Path) -> Path:
    """Run PyInstaller; the folder of the bundle."""
    font = Path(os.environ.get("XINGZHI_FONT", FONT))
    if not font.is_file():
        raise SystemExit(f"没有找到中文字体 {font}；请安装 fonts-wqy-microhei，或在 XINGZHI_FONT 里写出字体文件。")
    names = " ".join(distribution.name for distribution in packages())
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(folder), "--workpath", str(folder / "build")]
    subprocess.run(  # noqa: S603 - our own words
        [*command, str(ROOT / "resources" / "packaging" / "xingzhi.spec")],
        env={**os.environ, "XINGZHI_FONT": str(font), "XINGZHI_PACKAGES": names},
        check=True,
    )
    shutil.rmtree(folder / "build")
    replace_links(folder / "xingzhi")
    trim_icu.trim(folder / "xingzhi")
    strip(folder / "xingzhi")
    shorten_json(folder / "xingzhi")
    shorten_metadata(folder / "xingzhi")
    shorten_fonts(folder / "xingzhi")
    add_console_program(folder / "xingzhi")
    put_aside(folder / "xingzhi", folder / TRIAL)
    return folder / "xingzhi"


def put_aside(bundle: Path, trial: Path) -> None:
    """Move what only tries the bundle out of it, into a folder beside it."""
    trial.mkdir(exist_ok=True)
    for program in bundle.glob("xingzhi-walk*"):
        program.replace(trial / program.name)


def replace_links(bundle: Path) -> None:
    """Put what links lead to in their places: many sticks know no links, and a zip would hold such a file twice."""
    for link in [path for path in bundle.iterdir() if path.is_symlink()]:
        file = link.resolve()
        link.unlink()
        file.rename(link)


def strip(bundle: Path) -> None:
    """Take out the symbols that only a debugger reads: 24 MB. Linux only.

    Not of every wheel: libraries that were made to find others beside them (patchelf) no longer load when stripped.
    """
    tool = shutil.which("strip")
    if tool is not None and sys.platform == "linux":
        libraries = [path for pattern in STRIPPED for path in bundle.glob(pattern)]
        subprocess.run([tool, "--strip-unneeded", *map(str, libraries)], check=True)  # noqa: S603


def shorten_json(bundle: Path) -> None:
    """Write the tables of readings without line breaks, of which each character has four: 0.7 MB."""
    for file in bundle.glob("pypinyin/*.json"):
        table = json.loads(file.read_text("utf-8"))
        file.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")), "utf-8")


def shorten_metadata(bundle: Path) -> None:
    """Keep the fields of each package, without the pages that describe it to a registry's visitors: 0.2 MB."""
    for file in bundle.glob("*.dist-info/METADATA"):
        fields, _empty_line, _page = file.read_text("utf-8").partition("\n\n")
        file.write_text(fields + "\n", "utf-8")


def shorten_fonts(bundle: Path) -> None:
    """Leave out the names of the glyphs, which only editors of fonts show: 1.1 MB."""
    from fontTools.ttLib import TTCollection, TTFont  # noqa: PLC0415 - only where a bundle is built

    for file in bundle.glob("resources/fonts/*.tt[cf]"):
        opened = TTCollection(file) if file.suffix == ".ttc" else TTFont(file)
        for font in opened.fonts if isinstance(opened, TTCollection) else [opened]:
            font["post"].formatType = 3  # the one without names
        opened.save(shorter := file.with_suffix(".shorter"))
        opened.close()
        shorter.replace(file)


def add_console_program(bundle: Path) -> None:
    """The name of the console program where both are one: a script works also on a stick that knows no links."""
    if sys.platform != "win32":
        script = bundle / "xingzhi-console"
        script.write_text('#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/xingzhi" "$@"\n', "utf-8")
        script.chmod(0o755)


def write_contents(bundle: Path) -> None:
    """The list of what is inside, with licences and the size of each part. Ends where a licence is unknown."""
    lines = [f"行知 {__version__}", f"Python {sys.version.split()[0]}: PSF-2.0", FONT_LICENCE, ""]
    lines += [f"{package.name} {package.version}: {licence_of(package)}" for package in packages()]
    lines += ["", *library_licences(bundle)]
    if unknown := [line for line in lines if line.endswith(": ?")]:
        raise SystemExit(f"不知道许可：{unknown}")
    parts = {path.name: _size(path) for path in bundle.iterdir()}
    lines += ["", f"{sum(parts.values()) / 1e6:.1f} MB", *_largest(parts)]
    (bundle / "CONTENTS.txt").write_text("\n".join(lines) + "\n", "utf-8")


def library_licences(bundle: Path) -> list[str]:
    """The shared libraries in the bundle's folder itself with their licences; ``?`` for one that nobody looked up."""
    names = sorted({path.name.partition(".")[0] for path in bundle.iterdir() if ".so" in path.name})
    return [
        f"{name}: {next((words for begin, words in LIBRARY_LICENCES.items() if name.startswith(begin)), '?')}"
        for name in names
    ]


def licence_of(distribution: importlib.metadata.Distribution) -> str:
    """What a distribution says of its licence, in the newest of three ways to say it; ``?`` where nobody does."""
    fields, unsaid = distribution.metadata, READ_IN_THEIR_TEXTS.get(distribution.name, "?")
    named = fields.get_all("License-Expression") or [
        line.split(" :: ")[-1] for line in fields.get_all("Classifier") or [] if line.startswith("License ::")
    ]
    return ", ".join(named or [line.split("\n")[0] for line in fields.get_all("License") or [unsaid]])


def _largest(parts: dict[str, int]) -> list[str]:
    return [f"{size / 1e6:8.1f} MB  {name}" for name, size in sorted(parts.items(), key=lambda part: -part[1])[:30]]


def _size(path: Path) -> int:
    return path.lstat().st_size if not path.is_dir() else sum(file.lstat().st_size for file in path.rglob("*"))


def pack(bundle: Path) -> list[Path]:
    """The bundle as one file: a zip, and where it is not Windows a smaller .tar.xz."""
    name = f"xingzhi-{__version__}-{SYSTEMS.get(sys.platform, sys.platform)}"
    packed = [Path(shutil.make_archive(str(bundle.parent / name), "zip", bundle.parent, bundle.name))]
    if sys.platform != "win32":
        smaller = bundle.parent / f"{name}.tar.xz"
        # The first filter makes calls in machine code alike wherever they stand: 2 MB less. Every xz knows it.
        filters = [{"id": lzma.FILTER_X86}, {"id": lzma.FILTER_LZMA2, "preset": 9}]
        with lzma.open(smaller, "w", filters=filters) as stream, tarfile.open(mode="w", fileobj=stream) as archive:
            archive.add(bundle, bundle.name)
        packed.append(smaller)
    return packed


def sum_up(folder: Path) -> None:
    """Write SHA256SUMS of all files that are handed out, in the form of sha256sum."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != "SHA256SUMS")
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (folder / "SHA256SUMS").write_text("".join(lines), "utf-8")


def main() -> None:
    """Build, list, pack, make a .deb where that can be done, and sum."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "dist").absolute()
    bundle = build(folder)
    write_contents(bundle)
    made = pack(bundle)
    if (package := debian_package.make(bundle, __version__)) is not None:
        made.append(package)
    sum_up(folder)
    print(f"{bundle}: {_size(bundle) / 1e6:.1f} MB")
    for path in made:
        print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
