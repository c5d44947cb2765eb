"""Files written beside the one that they are to replace: made and locked, and removed where a run was killed."""

from __future__ import annotations

from collections.abc import Iterable
import contextlib
import os
from pathlib import Path
import re
from stat import S_ISREG
import time

__all__ = [
    "KEPT_SECONDS",
    "can_lock",
    "discard",
    "is_same",
    "lock",
    "make_beside",
    "remove_leftovers",
    "write_whole",
]

KEPT_SECONDS = 3600
"""Where files cannot be locked (Windows), one that is younger may belong to a run that goes on."""

_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
"""How a file is made where there is none, without `tempfile`, which takes 3 ms to be imported."""

_NAME = re.compile(r"\.gouji-[a-z0-9_]+\.tmp")


def make_beside(folder: Path) -> tuple[int, Path]:
    """Make a file in a folder, locked until it is closed, and return its descriptor and path; raise `OSError`."""
    while True:
        beside = folder / f".gouji-{os.urandom(8).hex()}.tmp"
        handle = os.open(beside, _NEW, 0o600)
        if lock(handle) is None:
            return handle, beside
        with contextlib.suppress(OSError):
            if is_same(os.fstat(handle), beside.stat()):
                return handle, beside
        os.close(handle)  # another run took it for a leftover before it was locked


def discard(beside: Path) -> None:
    """Remove a file beside another where it is still there; Windows removes none that is read-only, as the other may be."""
    try:
        beside.unlink(missing_ok=True)
    except PermissionError:
        with contextlib.suppress(OSError):
            beside.chmod(0o600)
            beside.unlink(missing_ok=True)


def write_whole(target: Path, pieces: Iterable[bytes]) -> None:
    """Write a file beside its place, then move it there, with the permissions of the file that it replaces; raise `OSError`.

    A link at that place is replaced itself, and what it leads to stays.
    """
    handle, beside = make_beside(target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(pieces)
            stream.flush()
            beside.chmod(_mode(target))
            if not can_lock():
                stream.close()
            beside.replace(target)
    finally:
        discard(beside)


def _mode(path: Path) -> int:
    """Return the permissions of the file at *path*, else those of a new file."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def is_same(one: os.stat_result, other: os.stat_result) -> bool:
    """Return whether two statuses are of one file, under whatever name."""
    return (one.st_dev, one.st_ino) == (other.st_dev, other.st_ino)


def can_lock() -> bool:
    """Return whether the system locks files; such a system renames open files, too."""
    try:
        import fcntl  # noqa: F401 (whether it is there)
    except ImportError:
        return False
    return True


def lock(handle: int) -> bool | None:
    """Lock an open file for this run; return whether it is locked now, None where files cannot be locked."""
    if not can_lock():
        return None
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def remove_leftovers(folder: Path) -> None:
    """Remove what killed runs left in a folder; what cannot be removed stays."""
    with contextlib.suppress(OSError):
        for path in [each for each in folder.iterdir() if _NAME.fullmatch(each.name)]:
            with contextlib.suppress(OSError):
                _remove(path)


def _remove(path: Path) -> None:
    status = path.lstat()
    if not S_ISREG(status.st_mode) or (hasattr(os, "geteuid") and status.st_uid != os.geteuid()):
        return
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    try:
        locked = lock(handle)
        if locked:
            path.unlink()
    finally:
        os.close(handle)
    if locked is None and time.time() - status.st_mtime > KEPT_SECONDS:
        path.unlink()
