"""Read a file that may be anything: only a regular file is opened, so that nothing is waited for."""

from __future__ import annotations

import os
from stat import S_ISBLK, S_ISCHR, S_ISDIR, S_ISFIFO, S_ISREG

from gouji.message import Message

__all__ = ["NotRegularError", "read_regular"]

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


def read_regular(path: str | os.PathLike[str], limit: int) -> bytes:
    """Return the first *limit* bytes of a file; raise `NotRegularError` for a folder, pipe or device, or `OSError`."""
    mode = os.stat(path).st_mode
    if not S_ISREG(mode):
        raise NotRegularError(mode)
    with open(path, "rb") as stream:
        return stream.read(limit)
