"""Write output to standard output, or to a file beside its place that is then moved there."""

from __future__ import annotations

from collections.abc import Iterable
import os
import sys

from gouji.errors import UsageError
from gouji.message import Message

__all__ = ["prepare_streams", "write"]


def prepare_streams() -> None:
    """Let standard output and error take any character: one that the encoding lacks is written as an escape.

    A stream that is no terminal gets UTF-8 and plain line ends whatever the locale, because programs read it.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="backslashreplace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def write(pieces: Iterable[str], path: str | None) -> None:
    """Write *pieces* to the file at *path*, or to standard output (None); a reader that goes away is no error."""
    if path is None:
        _write_out(pieces)
    else:
        _write_file(pieces, path)


def _write_out(pieces: Iterable[str]) -> None:
    try:
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_output()
    except OSError as error:
        _forget_output()
        raise _unwritable("-", error) from error


def _forget_output() -> None:
    """Discard what is still to be flushed, because Python flushes once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_file(pieces: Iterable[str], path: str) -> None:
    from tempfile import mkstemp

    folder = os.path.dirname(path) or "."
    try:
        handle, beside = mkstemp(prefix=".gouji-", suffix=".tmp", dir=folder)
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with open(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.writelines(pieces)
        os.chmod(beside, _mode(path))
        os.replace(beside, path)
    except OSError as error:
        os.unlink(beside)
        raise _unwritable(path, error) from error
    except BaseException:
        os.unlink(beside)
        raise


def _mode(path: str) -> int:
    """Return the permissions of the file at *path*, else those of a new file."""
    try:
        return os.stat(path).st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _unwritable(path: str, error: OSError) -> UsageError:
    what = error.strerror or type(error).__name__
    return UsageError(Message(f"无法写入 {path}：{what}", f"cannot write {path}: {what}"))
