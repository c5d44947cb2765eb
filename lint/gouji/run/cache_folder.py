"""The folder of the cache and the user's secret: where they are, and opening them without following a link."""

from __future__ import annotations

from collections.abc import Mapping
from errno import EACCES
import os
from pathlib import Path
import stat
import sys

from gouji.message import Message
from gouji.value import Value, frozen

__all__ = [
    "VARIABLE",
    "CacheFolder",
    "NotOwnError",
    "given_folder",
    "is_own_file",
    "make_folder",
    "user_folder",
    "user_secret",
]

VARIABLE = "GOUJI_CACHE_DIR"
"""The environment variable that names the folder of the cache."""

_SECRET, _SECRET_BYTES = "secret", 32
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache of gouji and can be deleted.\n"
_MARKS = ((".gitignore", "*\n"), ("CACHEDIR.TAG", _TAG))
_JUNCTION = 0xA0000003
"""The tag of a folder that Windows keeps elsewhere; its status is that of a folder, not of a link."""


class NotOwnError(NotADirectoryError):
    """A part of a folder's path is no folder of the user's own."""

    why = Message(
        "路径中有一级不是文件夹、是链接，或属于其他用户",
        "a part of the path is no folder, is a link, or belongs to another user",
    )


@frozen
class CacheFolder(Value):
    """The folder of a cache: one that is trusted as it is, and the parts below it, none of which may be a link."""

    base: Path
    parts: tuple[str, ...]

    def __str__(self) -> str:
        return str(self.base.joinpath(*self.parts))


def given_folder(named: str, working: Path) -> CacheFolder:
    """Return the folder that the user named: what lies below the working directory may be somebody else's."""
    folder = working
    for part in Path(named).parts:
        folder = folder.parent if part == ".." else folder / part
    base = working if folder.is_relative_to(working) else folder.parent
    return CacheFolder(base, folder.relative_to(base).parts)


def user_folder(environment: Mapping[str, str], platform: str = sys.platform) -> CacheFolder | None:
    """Return the folder of the user's caches as the system has it; None for a user without a home."""
    parts: tuple[str, ...] = ("gouji",)
    if platform == "win32":
        named, usual, parts = environment.get("LOCALAPPDATA"), "~/AppData/Local", ("gouji", "Cache")
    elif platform == "darwin":
        named, usual = None, "~/Library/Caches"
    else:
        named, usual = environment.get("XDG_CACHE_HOME"), "~/.cache"
    if named and Path(named).is_absolute():
        return CacheFolder(Path(named), parts)
    try:
        base = Path(usual).expanduser()
    except RuntimeError:
        return None
    return CacheFolder(base, parts) if base.is_absolute() else None


def make_folder(folder: CacheFolder) -> Path:
    """Make a folder where it is missing, and return its path; raise `OSError` for one that leads elsewhere."""
    folder.base.mkdir(mode=0o700, parents=True, exist_ok=True)
    path, is_new = folder.base, False
    for part in folder.parts:
        path /= part
        is_new = _made(path)
        status = path.lstat()
        if not stat.S_ISDIR(status.st_mode) or getattr(status, "st_reparse_tag", 0) == _JUNCTION or not _own(status):
            raise NotOwnError(path)
    for name, text in _MARKS if is_new else ():
        _write_new(path / name, text.encode())
    return path


def _made(path: Path) -> bool:
    try:
        path.mkdir(0o700)
    except FileExistsError:
        return False
    return True


def _own(status: os.stat_result) -> bool:
    """Return whether a file is the user's own; on a system without owners of files, every file is."""
    return not hasattr(os, "geteuid") or status.st_uid == os.geteuid()


def is_own_file(path: Path) -> bool:
    """Return whether *path* is a regular file of the user's with this one name; false where there is none."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return False
    return stat.S_ISREG(status.st_mode) and status.st_nlink == 1 and _own(status)


def user_secret(folder: CacheFolder) -> bytes:
    """Return the user's secret, made once and readable by nobody else; raise `OSError` where none can be kept."""
    path = make_folder(folder) / _SECRET
    secret = _kept_secret(path)
    if secret is None:
        path.unlink(missing_ok=True)
        _write_new(path, os.urandom(_SECRET_BYTES))
        secret = _kept_secret(path)
    if secret is None:
        raise PermissionError(EACCES, os.strerror(EACCES), path)
    return secret


def _kept_secret(path: Path) -> bytes | None:
    if not is_own_file(path):
        return None
    with os.fdopen(os.open(path, os.O_RDONLY | _flags()), "rb") as stream:
        # Without owners of files (Windows) there are no such permissions either: the user's folder is closed to others.
        is_open = hasattr(os, "geteuid") and os.fstat(stream.fileno()).st_mode & 0o077
        secret = stream.read(_SECRET_BYTES + 1)
    return None if is_open or len(secret) != _SECRET_BYTES else secret


def _write_new(path: Path, data: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _flags(), 0o600), "wb") as stream:
        stream.write(data)


def _flags() -> int:
    """Return what opens a file as it is: bytes, and no link. Windows lacks the latter, other systems the former."""
    return int(getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
