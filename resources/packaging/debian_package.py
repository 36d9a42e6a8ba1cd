"""The bundle as a .deb: in /opt/xingzhi, with two commands, a menu entry, an icon and the type of .xzpack files.

Needs dpkg-deb. A person's notes lie in their home: removing the package, also with ``purge``, leaves them.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

# What the bundle leaves to the system, which has it wherever there is a desktop (xingzhi.spec says why).
DEPENDS = (
    "libc6 (>= 2.31), libstdc++6, libgl1, libegl1, libfontconfig1, libfreetype6, libx11-6, libx11-xcb1, libxcb1, "
    "libglib2.0-0 | libglib2.0-0t64, libdbus-1-3, libgssapi-krb5-2, libbrotli1, libzstd1, liblzma5, libbz2-1.0, "
    "libuuid1, zlib1g, xkb-data"
)
_COMMANDS = ("xingzhi", "xingzhi-console")
_DESKTOP = """\
[Desktop Entry]
Type=Application
Name=行知
Name[en]=Xingzhi
GenericName=岗位知识库
Comment=查岗位指引，划线、写批注，不需要网络
Exec=xingzhi %f
Icon=xingzhi
Terminal=false
Categories=Office;Education;
Keywords=知识库;制度;岗位;搜索;xingzhi;
MimeType=application/x-xzpack;
StartupWMClass=xingzhi
"""
_TYPE = """\
<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/x-xzpack">
    <comment>行知内容包</comment>
    <icon name="xingzhi"/>
    <glob pattern="*.xzpack"/>
  </mime-type>
</mime-info>
"""


def make(bundle: Path, version: str, architecture: str = "amd64") -> Path | None:
    """The package beside the bundle; None where there is no dpkg-deb."""
    tool = shutil.which("dpkg-deb")
    if tool is None:
        return None
    package = bundle.parent / f"xingzhi_{version}_{architecture}.deb"
    with tempfile.TemporaryDirectory(dir=bundle.parent) as folder:
        root = Path(folder) / "root"
        shutil.copytree(bundle, root / "opt" / "xingzhi", symlinks=True)
        _lay_out(root, version, architecture)
        # Alike whoever builds: root owns it, and everybody may read it.
        subprocess.run(["chmod", "-R", "u+rwX,go+rX,go-w", str(root)], check=True)  # noqa: S603, S607
        options = ["--root-owner-group", "-Zxz", "-z9"]
        subprocess.run([tool, *options, "--build", str(root), str(package)], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    return package


def _lay_out(root: Path, version: str, architecture: str) -> None:
    size = sum(path.lstat().st_size for path in root.rglob("*")) // 1024
    control = (
        f"Package: xingzhi\nVersion: {version}\nArchitecture: {architecture}\nMaintainer: Xingzhi <xingzhi@localhost>\n"
        f"Installed-Size: {size}\nDepends: {DEPENDS}\nSection: education\nPriority: optional\n"
        "Description: 行知：银行网点的离线知识库\n 岗位指引、中文全文检索、划线与批注，全部保存在本机，不需要网络。\n"
    )
    _write(root / "DEBIAN" / "control", control)
    _write(root / "usr/share/applications/xingzhi.desktop", _DESKTOP)
    _write(root / "usr/share/mime/packages/xingzhi.xml", _TYPE)
    icon = root / "usr/share/icons/hicolor/scalable/apps/xingzhi.svg"
    icon.parent.mkdir(parents=True)
    shutil.copy(root / "opt/xingzhi/resources/icons/app.svg", icon)
    copyright_file = root / "usr/share/doc/xingzhi/copyright"
    copyright_file.parent.mkdir(parents=True)
    shutil.copy(root / "opt/xingzhi/CONTENTS.txt", copyright_file)
    for command in _COMMANDS:
        link = root / "usr/bin" / command
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(f"/opt/xingzhi/{command}")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
