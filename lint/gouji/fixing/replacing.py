"""Replace a file's content in one step: write it beside the file, flush it to disk, then rename it."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from stat import S_IMODE
from tempfile import mkstemp

from gouji.errors import FixError
from gouji.message import Message

__all__ = ["replace_file"]


def replace_file(path: str, before: bytes, after: bytes) -> None:
    """Replace the content *before* of the file at *path* by *after*; at any moment it holds one or the other.

    Permissions stay, and the owner where that is allowed. Of a symbolic link the target is
    replaced. Raises `FixError` where the file cannot be written or does not hold *before*.
    """
    target = Path(path).resolve()
    try:
        _replace(target, path, before, after)
    except OSError as error:
        what = error.strerror or type(error).__name__
        raise FixError(path, Message(f"无法写入：{what}", f"it cannot be written: {what}"), ()) from error


def _replace(target: Path, path: str, before: bytes, after: bytes) -> None:
    with target.open("r+b") as there:
        status = os.fstat(there.fileno())
        if there.read() != before:
            raise FixError(path, Message("文件在修复期间被改动，未写入", "it was changed meanwhile; not written"), ())
    handle, name = mkstemp(prefix=".gouji-", suffix=".tmp", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(after)
            stream.flush()
            _take_after(beside, status)
            os.fsync(stream.fileno())
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _take_after(path: Path, status: os.stat_result) -> None:
    """Give the file at *path* the permissions in *status*, and its owner where that is allowed."""
    if hasattr(os, "chown"):
        with contextlib.suppress(PermissionError):
            os.chown(path, status.st_uid, status.st_gid)
    path.chmod(S_IMODE(status.st_mode))


def _sync_folder(folder: Path) -> None:
    """Write the renamed entry of the folder to disk, on systems that can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
