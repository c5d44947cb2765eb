"""Why the system refuses to read or write, in two languages; its own words are those of one."""

from __future__ import annotations

import errno
from stat import S_ISBLK, S_ISCHR, S_ISDIR, S_ISFIFO
import sys

from gouji.message import Message

__all__ = ["NotRegularError", "why_refused", "why_refused_by_sqlite"]

_IN_USE = Message(
    "没有权限，或文件正被 Word、WPS、Excel 等程序打开；请关闭后再试",
    "no permission, or a program such as Word, WPS or Excel has it open; close it there and try again",
)
_FORBIDDEN = Message("没有权限", "there is no permission for it")
_REASONS = {
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.ENOENT: Message("文件或文件夹不存在", "there is no such file or folder"),
    errno.EEXIST: Message("已有同名的文件或文件夹", "a file or folder of that name is there already"),
    errno.ENOTDIR: Message("路径中有一级不是文件夹", "a part of the path is not a folder"),
    errno.EISDIR: Message("这是文件夹，不是文件", "it is a folder, not a file"),
    errno.ELOOP: Message("符号链接循环", "a loop of symbolic links"),
    errno.ENAMETOOLONG: Message("名称过长", "the name is too long"),
    errno.ENOSPC: Message("磁盘空间不足", "there is no space left on the disk"),
    errno.EDQUOT: Message("磁盘配额已用尽", "the disk quota is used up"),
    errno.EFBIG: Message("文件过大", "the file is too large"),
    errno.EROFS: Message("该磁盘为只读", "the disk is read-only"),
    errno.EMFILE: Message("打开的文件过多", "too many files are open"),
    errno.ENFILE: Message("打开的文件过多", "too many files are open"),
    errno.EIO: Message("磁盘读写出错", "the disk failed"),
    errno.EPIPE: Message("接收输出的程序已经结束", "the program that takes the output has ended"),
}
_LOCKED = Message("另一个程序正在使用", "another program is using it")
_SQLITE = {
    3: _FORBIDDEN,
    5: _LOCKED,
    6: _LOCKED,
    8: _REASONS[errno.EROFS],
    10: _REASONS[errno.EIO],
    13: _REASONS[errno.ENOSPC],
}
"""What SQLite's codes for errors that are none of its own mean."""

_KINDS = (
    (S_ISDIR, Message("文件夹", "a folder")),
    (S_ISFIFO, Message("管道", "a pipe")),
    (S_ISCHR, Message("设备", "a device")),
    (S_ISBLK, Message("设备", "a device")),
)
_OTHER = Message("特殊文件", "a special file")


class NotRegularError(OSError):
    """A path names something that is there but is no file; ``why`` says what."""

    def __init__(self, mode: int) -> None:
        kind = next((kind for is_kind, kind in _KINDS if is_kind(mode)), _OTHER)
        self.why = Message(f"这是{kind.zh}，不是文件", f"it is {kind.en}, not a file")
        super().__init__(self.why.en)


def why_refused(error: OSError | ValueError) -> Message:
    """Return why the system refused to read or write, in its own words where the reason is not a usual one.

    It is a `ValueError` where a path holds what none can, such as a NUL.
    """
    if isinstance(error, NotRegularError):
        return error.why
    if not isinstance(error, OSError):
        return Message(str(error), str(error))
    if isinstance(error, PermissionError) and sys.platform == "win32":
        return _IN_USE
    what = error.strerror or str(error) or type(error).__name__
    return _REASONS.get(error.errno or 0, Message(what, what))


def why_refused_by_sqlite(error: Exception) -> Message:
    """Return why SQLite could not read or write, in its own words where the reason is not a usual one."""
    return _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, Message(str(error), str(error)))
