"""Read the names of files from a list, ``--files-from``: a file, or standard input."""

from __future__ import annotations

from collections.abc import Sequence
import os
from stat import S_ISFIFO
import sys

from gouji.errors import UnreadableSourceError, UsageError
from gouji.message import Message
from gouji.run.read import read_file, read_stream

__all__ = ["hold_input", "listed_names"]

_CANNOT = Message("不能读取文件清单 {name}：{why}", "the list of files {name} cannot be read: {why}")
_CLOSED = Message("标准输入已关闭", "standard input is closed")


def listed_names(name: str) -> list[str]:
    """Return the names in a list, of which ``-`` is standard input: each on a line, or, where there is a NUL, up to that.

    Raises `UsageError` where the list cannot be read.
    """
    try:
        data = _input() if name == "-" else read_file(name)
    except UnreadableSourceError as error:
        raise UsageError(_CANNOT.format(name=name, why=error.message)) from error
    names = (
        data.split(b"\0") if b"\0" in data else data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").split(b"\n")
    )
    return [_path(each) for each in names if each]


def _path(name: bytes) -> str:
    path = os.fsdecode(name)
    return path if path != "-" else f".{os.sep}-"


def _input() -> bytes:
    """Return all of standard input, from its beginning where it has been held."""
    if sys.stdin is None:
        raise UnreadableSourceError("-", _CLOSED, kind="closed")
    try:
        os.lseek(sys.stdin.fileno(), 0, os.SEEK_SET)
    except OSError:  # a pipe, or no file at all
        return read_stream(sys.stdin.buffer, "-")
    with os.fdopen(sys.stdin.fileno(), "rb", closefd=False) as stream:
        return read_stream(stream, "-")


def hold_input(arguments: Sequence[str]) -> None:
    """Put a file in the place of standard input where that is a pipe with a list of files.

    So a process that takes over from one that was stopped at a file can read the list again.
    """
    if not {"--files-from=-", "-"} & {*arguments} or sys.stdin is None or not S_ISFIFO(os.fstat(0).st_mode):
        return
    from shutil import copyfileobj
    from tempfile import TemporaryFile

    with TemporaryFile() as held:
        copyfileobj(sys.stdin.buffer, held)
        held.flush()
        os.dup2(held.fileno(), 0)
