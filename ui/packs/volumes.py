"""Which removable volumes are plugged in. A call may wait for a drive: not for the GUI thread."""

import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from PySide6.QtCore import QStorageInfo

PACK_SUFFIX = ".xzpack"
MOUNT_POINTS = ("/media", "/run/media", "/Volumes")  # below these, systems mount what is plugged in
_DRIVE_REMOVABLE = 2  # GetDriveTypeW of the Windows SDK


def removable_volumes() -> tuple[Path, ...]:
    """The root folders of the removable volumes that are mounted and ready."""
    roots = [volume.rootPath() for volume in QStorageInfo.mountedVolumes() if volume.isValid() and volume.isReady()]
    return tuple(Path(root) for root in roots if is_removable(root))


def is_removable(root: str) -> bool:
    """Whether a mounted volume with this root is one that can be pulled out."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - Windows only

        return bool(ctypes.windll.kernel32.GetDriveTypeW(windows_root(root)) == _DRIVE_REMOVABLE)
    return lies_below(root, MOUNT_POINTS)


def windows_root(root: str) -> str:
    r"""A volume's root as Windows asks for it: ``E:/`` and ``C:/mnt/stick`` as ``E:\`` and ``C:\mnt\stick\``.

    Without the last backslash it takes ``E:`` for the present folder of that drive, and knows no other volume.
    """
    return root.replace("/", "\\").rstrip("\\") + "\\"


def lies_below(root: str, mount_points: Iterable[str]) -> bool:
    """Whether a path lies below one of the mount points; the mount points themselves do not."""
    path = PurePosixPath(root)
    return any(PurePosixPath(point) in path.parents for point in mount_points)


def folders_with_packs(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Those of the folders that hold a file named like a pack."""
    return tuple(folder for folder in folders if _holds_pack(folder))


def _holds_pack(folder: Path) -> bool:
    try:
        return any(path.suffix.lower() == PACK_SUFFIX for path in folder.iterdir())
    except OSError:
        return False
