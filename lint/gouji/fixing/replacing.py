"""Replace a file's content in one step: write it beside the file, flush it to disk, then rename it."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from stat import S_IMODE, S_ISREG
from typing import BinaryIO

from gouji.errors import FixError
from gouji.fixing.beside import can_lock, discard, is_same, lock, make_beside
from gouji.message import Message
from gouji.reasons import why_refused
from gouji.run.read import system_path

__all__ = ["replace_file"]

_CHANGED = Message("文件在修复期间被改动，未写入", "it was changed meanwhile; not written")
_IN_USE = Message("另一个 gouji 正在写入该文件，未写入", "another gouji is writing it; not written")
_NO_FILE = Message("不是普通文件，未写入", "it is no regular file; not written")
_UNWRITABLE = Message("无法写入：{why}", "it cannot be written: {why}")
_LINKED = Message(
    "该文件有多个名称（硬链接），替换会使其分开，未写入",
    "it has several names (hard links), which replacing it would part; not written",
)


def replace_file(path: str, before: bytes, after: bytes) -> None:
    """Replace the content *before* of the file at *path* by *after*; at any moment it holds one or the other.

    Permissions stay, and the owner where that is allowed. Of a symbolic link the target is
    replaced. Raises `FixError` where the file cannot be written, does not hold *before*, or has hard links.
    """
    target = Path(system_path(path)).resolve()
    try:
        why = _replace(target, before, after)
    except OSError as error:
        raise FixError(path, _unwritable(error), ()) from error
    if why is not None:
        raise FixError(path, why, ())


def _unwritable(error: OSError) -> Message:
    return _UNWRITABLE.format(why=why_refused(error))


def _replace(target: Path, before: bytes, after: bytes) -> Message | None:
    """Replace a file, or return why it stays as it is."""
    if not S_ISREG(target.stat().st_mode):
        return _NO_FILE
    with target.open("r+b") as there:
        status = os.fstat(there.fileno())
        if status.st_nlink > 1:
            return _LINKED
        if lock(there.fileno()) is False:
            return _IN_USE
        if there.read() != before:
            return _CHANGED
        return _put(target, there, status, before, after)


def _put(target: Path, there: BinaryIO, status: os.stat_result, before: bytes, after: bytes) -> Message | None:
    """Write *after* beside the open file, and put it in its place if that still holds *before*.

    Windows refuses to replace a file that anybody has open, so there it is closed before.
    """
    handle, beside = make_beside(target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            new = _written(stream, beside, after, status)
            if not _holds(target, there, status, before):
                return _CHANGED
            if not can_lock():
                stream.close()
                there.close()
            beside.replace(target)
    finally:
        discard(beside)
    return None if there.closed else _followed(target, there, new, before)


def _written(stream: BinaryIO, path: Path, data: bytes, status: os.stat_result) -> os.stat_result:
    """Write *data* to disk, into the open file at *path*, with the permissions in *status*; return its own."""
    stream.write(data)
    stream.flush()
    _take_after(path, status)
    os.fsync(stream.fileno())
    return os.fstat(stream.fileno())


def _holds(target: Path, there: BinaryIO, status: os.stat_result, before: bytes) -> bool:
    """Return whether a path still leads to the open file, and that holds *before*."""
    there.seek(0)
    return there.read() == before and is_same(target.stat(), status)


def _followed(target: Path, there: BinaryIO, new: os.stat_result, before: bytes) -> Message | None:
    """Append to the file *new*, now in its place, what was appended to the old one at the moment it was replaced.

    Who opened the old file before that may still write to it; so it is looked at again after the folder is on disk.
    Where it was changed otherwise, the old content is put back as it is now.
    """
    end = len(before)
    for is_on_disk in (False, True):
        if is_on_disk:
            _sync_folder(target.parent)
        there.seek(0)
        now = there.read()
        if not now.startswith(before):
            _put_back(target, there, now)
            return _CHANGED
        if len(now) > end:
            with target.open("ab") as stream:
                if is_same(os.fstat(stream.fileno()), new):
                    stream.write(now[end:])
            end = len(now)
    return None


def _put_back(target: Path, there: BinaryIO, now: bytes) -> None:
    handle, beside = make_beside(target.parent)
    with os.fdopen(handle, "wb") as stream:
        _written(stream, beside, now, os.fstat(there.fileno()))
        beside.replace(target)


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
