"""Read the names of files from a list, ``--files-from``: a file, or standard input."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
import os
from stat import S_ISFIFO
import sys

from gouji.errors import UnreadableSourceError, UsageError
from gouji.message import Message
from gouji.run.read import read_file, read_stream
from gouji.there import is_there

__all__ = ["hold_input", "listed_names"]

_CANNOT = Message("文件清单 {name}：{why}", "the list of files {name}: {why}")
_NOT_HELD = Message(
    "文件清单无法存入临时文件夹：{why}；请腾出空间，或用环境变量 TMPDIR 另指定一个文件夹",
    "the list of files does not go into the folder for temporary files: {why}; make room there, or name another folder by TMPDIR",
)
_NO_LIST = Message(
    "不是清单；清单是纯文本文件，每行一个路径", "it is no list, which is plain text with a path on each line"
)
_NO_TEXT = (b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0")
"""How archives, workbooks and documents begin, none of which is a list."""

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
"""How a list begins that PowerShell has written on Windows."""

_CLOSED = Message("标准输入已关闭", "standard input is closed")


def listed_names(name: str) -> list[str]:
    """Return the names in a list, of which ``-`` is standard input: each on a line, or, where there is a NUL, up to that.

    A list may be in UTF-16 or, as the console of Chinese Windows writes it, in GB18030. Raises `UsageError` where it cannot be read.
    """
    try:
        data = _input() if name == "-" else read_file(name)
    except UnreadableSourceError as error:
        raise UsageError(_CANNOT.format(name=name, why=error.message)) from error
    if data.startswith(_NO_TEXT):
        raise UsageError(_CANNOT.format(name=name, why=_NO_LIST))
    if data.startswith(_UTF16):
        data = data.decode("utf-16", "replace").encode(sys.getfilesystemencoding(), "replace")
    names = (
        data.split(b"\0") if b"\0" in data else data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").split(b"\n")
    )
    return [_path(each) for each in names if each]


def _path(name: bytes) -> str:
    path = _decoded(name)
    return path if path != "-" else f".{os.sep}-"


def _decoded(name: bytes) -> str:
    """Return a name as the system has it; where there is none of these bytes and they are no text of the system's, from GB18030."""
    with suppress(UnicodeDecodeError):
        return name.decode(sys.getfilesystemencoding())
    if os.name == "posix" and is_there(os.fsdecode(name)):
        return os.fsdecode(name)
    with suppress(UnicodeDecodeError):
        return name.decode("gb18030")
    return name.decode("utf-8", "surrogateescape")


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
    """Put a file in the place of standard input where that is a pipe with a list of files; end the process where it cannot be written.

    So a process that takes over from one that was stopped at a file can read the list again. Of a list that is too large no more is
    held than shows that it is.
    """
    if not {"--files-from=-", "-"} & {*arguments} or sys.stdin is None or not S_ISFIFO(os.fstat(0).st_mode):
        return
    from tempfile import TemporaryFile

    from gouji.text.source import MAX_SOURCE_BYTES

    try:
        with TemporaryFile() as held:
            held.write(sys.stdin.buffer.read(MAX_SOURCE_BYTES + 1))
            held.flush()
            os.dup2(held.fileno(), 0)
    except OSError as error:
        from gouji.cli.errors import tell_error
        from gouji.language import asked_language
        from gouji.reasons import why_refused

        tell_error(UsageError(_NOT_HELD.format(why=why_refused(error))), asked_language(arguments))
        sys.exit(2)
